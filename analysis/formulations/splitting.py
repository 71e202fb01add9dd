"""The words that explain a name, split into its members."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from analysis.formulations import dictionary, numbers
from analysis.formulations.listing import (
    LONGEST,
    ORDINAL,
    SENTENCE_WORDS,
    Listing,
    bare,
    listing_of,
    of_usual_length,
    split_last,
    without_attribute,
    without_numerals,
    without_tail,
)
from analysis.formulations.marks import CLOSING, MARKS, OPENING
from analysis.formulations.openers import acts, verbs

#: What is said of all members of a list: 已经全面完工.
_PREDICATE = re.compile(
    "(?<=..)(?:(?:已经?|正在|均已?|都已?|将)(?=[全陆先相正开建基投完启成取实])|(?:加速|加快|稳步|快速|持续|不断|陆续|相继|同步|双双)(?=..))"
)
_SEPARATORS = ("；;", "，,", "、", "+", "—-", "，,、")
#: What a member is about, before it: 经营上，从粗放转为精细.
_LABEL = re.compile(r"^\w{1,6}(?:上|方面|层面|领域)，(?=从|由|把|将)")
#: The number of members again, after the last one.
_COUNT = re.compile(rf"({numbers.NUMERAL})[个项大类]")
#: A number in front of each member: 1.产业倍增行动；2.项目提速行动.
_DIGITS = re.compile(r"[（(]?\d{1,2}[.．、)）]\s*(?=\D)")


def members_of(words: str, total: int) -> Listing | None:
    """Parse the text after a name as a list of `total` members, or of fewer followed by 等."""
    words = re.sub(r"^(?:即|是|要|包括|分别为|[：:])+", "", words.strip())
    found = _marked_row(words, total) or _first_clauses(words, total) or _two_in_first_clause(words, total)
    if found:
        return found
    for tail in _tails(words):
        partial = tail.endswith("等")
        tail = tail.removesuffix("等")
        for separators in _SEPARATORS:
            split = re.split(f"[{separators}]", tail)
            if separators == "，,、" and not _even(split, total):
                continue
            for pieces in (split, split_last(split, total)):
                listing = _listed(pieces, total, partial, clauses=separators == "；;")
                if listing and not _goes_on(pieces[-1]):
                    return listing
    return None


def _even(pieces: list[str], total: int) -> bool:
    """Whether the members of a name of two numbers stand in groups of the same length: 严标准、严程序，细谋划、细落实.

    >>> _even(["严标准", "严程序", "细谋划", "细落实"], 4), _even(["严标准", "严程序", "细谋划", "切实抓好落实"], 4)
    (True, False)
    """
    return len(pieces) == total > 3 and max(map(len, pieces)) - min(map(len, pieces)) < 2


def _marked_row(words: str, total: int) -> Listing | None:
    """Members each in quotation marks, with or without 、 between them: “甲”“乙”和“丙”."""
    each = rf"[{OPENING}]([^{MARKS}]{{2,{LONGEST}}})[{CLOSING}]"
    row = re.match(rf"(?:{each}(?:[、，]|以及|[和与及])?)+", words)
    found = re.findall(each, row.group()) if row else []
    return listing_of(found, "after", total) if len(found) == total > 1 else None


def _two_in_first_clause(words: str, total: int) -> Listing | None:
    """Two members alike in the first of several clauses: 工匠工程和护航工程|，推动工作落到实处."""
    first, comma, rest = words.partition("，")
    pieces = split_last(first.split("、"), 2)
    if total != 2 or not comma or len(pieces) != 2 or re.search("[、；]", re.split("[。；]", rest)[0]):
        return None
    pieces = list(map(bare, pieces))
    alike = abs(len(pieces[0]) - len(pieces[1])) <= 3 and min(map(len, pieces)) > 1
    return listing_of(pieces, "after", 2) if alike and not SENTENCE_WORDS.search(pieces[1]) else None


def _first_clauses(words: str, total: int) -> Listing | None:
    """The first clauses of parts separated by ；, if each part has further clauses: 甲，即…；乙，即…."""
    pieces = list(map(bare, re.split("[；;]", words)))
    if len(pieces) == total > 2 and all(map(_LABEL.match, pieces)):
        found = [re.split("[，,：:]", _LABEL.sub("", piece))[0] for piece in pieces]
        return of_usual_length(found, total)
    heads = [re.split("[，,：:]", piece)[0].strip(MARKS) for piece in pieces]
    fits = len(pieces) == total > 2 and all(len(head) < len(piece) for head, piece in zip(heads, pieces))
    fits = fits and min(map(len, heads)) > 1 and max(map(len, heads)) <= min(map(len, heads)) + 6
    return listing_of(heads, "after", total) if fits and not any(map(ORDINAL.match, heads)) else None


def _goes_on(last: str) -> bool:
    """Whether the last item of a 、 list contains a comma, so that the sentence continues after the list."""
    return re.search("[，,；;：]", last) is not None


def _tails(words: str) -> Iterator[str]:
    """The words after 即 up to the end of the sentence, of its part, and of the clause."""
    yield words
    for stops in ("；;", "，,；;：:"):
        head = re.split(f"[{stops}]", words, maxsplit=1)[0]
        if head != words:
            yield head


def _listed(pieces: list[str], total: int, partial: bool, *, clauses: bool) -> Listing | None:
    members = list(map(bare, pieces))
    if all(map(_DIGITS.match, members)):
        members = [_DIGITS.sub("", member, count=1) for member in members]
    members = without_numerals(members)
    members[-1] = re.sub("^(?:以及|及|和)", "", members[-1])
    if not clauses and len(members) == total > 2:
        members = without_tail(without_rest(members))
        members[0] = _without_verb(members)
    enough = len(members) == total or (partial and 2 <= len(members) < total)
    if any(member.count("“") != member.count("”") or "；" in member for member in members):
        return None
    if not enough or not all(members) or (SENTENCE_WORDS.search(members[-1]) and not clauses):
        return None
    if max(map(len, members)) > LONGEST or _uneven(members) or any(map(ORDINAL.match, members)):
        return None
    return listing_of(members, "after", total)


def _without_verb(members: list[str]) -> str:
    """The first member without a verb that governs all, if the others have its length or, without verbs, its ending: 实现|清单化、项目化."""
    first, *others = members
    verb = verbs().match(first)
    if verb is None:
        return first
    ends_alike = {other[-2:] for other in others} == {first[-2:]} and not any(map(acts, others))
    fits = ends_alike or {len(other) for other in others} == {len(first) - verb.end()}
    return first[verb.end() :] if fits and len(first) > verb.end() + 1 else first


def _without_predicate(members: list[str]) -> str:
    """The last member without what is said of all: 甲中心、乙中心、丙博物馆|已经全面完工."""
    last = members[-1]
    predicate = _PREDICATE.search(last)
    if predicate is None or any(predicate.group() in member for member in members[:-1]):
        return last
    longest = max(map(len, members[:-1]))
    return last[: predicate.start()] if predicate.start() <= longest + 4 else last


def without_rest(members: list[str]) -> list[str]:
    """The members, the last one without a predicate or noun of all of them."""
    *others, last = members
    again = next(
        (one for one in _COUNT.finditer(last) if numbers.value(one[1]) == len(members) and one.start() > 1),
        None,
    )
    if again:
        return [*others, last[: again.start()]]  # 净资产收益率、研发强度、营业现金比率|三个指标进一步提升
    size = len(others[0])
    much_longer = len(others) > 2 and {len(other) for other in others} == {size} and len(last) > 2 * size + 1
    if much_longer and size > 1 and size in accumulate(map(len, dictionary.cut(last))):
        return [*others, last[:size]]  # 不赞成、不允许、不支持、不接受|任何形式的分裂
    return [*others, without_attribute(_without_predicate(members), others)]


def _uneven(members: list[str]) -> bool:
    """Whether the last member is much longer than the others, so that it continues as a sentence."""
    others = max(map(len, members[:-1]))
    return len(members[-1]) > max(3 * others, others + 12)
