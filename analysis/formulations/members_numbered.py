"""Members with ordinals after the name, in clauses, sentences or paragraphs: 一是…，二是…; （一）…; 第一，…."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from analysis.formulations.listing import (
    LONGEST,
    REACH,
    SENTENCE_END,
    Listing,
    bare,
    listing_of,
    of_usual_length,
)
from analysis.formulations.marks import MARKS
from analysis.numerals import write
from analysis.regexes import certain

#: Maximum distance between two numbered members; each can have a paragraph.
NUMBERED_REACH = 900
#: Maximum number of numbered members.
MOST = 20
_CLAUSE = re.compile(r"[^。！？!?；;\n，,：:]*")
#: Text between a name and its first numbered member.
_INTRODUCES = re.compile(
    r"""
    (?: \w{0,12} (?: [。：:，,；;] | \n ) )? \s*
    (?: (?! 第一 | 其一 | 首先 | 一\w?[是要则] | 一方面 ) [^\W\d①-⑳]{1,12} [：:，,。] | (?: 即 | 就是 | 包括 ) )? \s*
    """,
    re.VERBOSE,
)
#: Ordinals of the first member, with the word and the mark that the others repeat: 一是, 第一，, 第一张清单是, （一）, 1.
_FIRST = re.compile(
    r"""
      (?P<number> [一1①] ) (?: 是|要|则|、|(?<=1)[.．](?=\D)|(?<=①) )
    | [（(] (?P<bracketed> [一1] ) [）)]
    | 其 (?P<which> 一 ) (?: 是|，|、|： )
    | 第 (?P<ordinal> 一 ) (?P<unit> \w{0,4}? ) (?: 是|要|，|、|： )
    """,
    re.VERBOSE,
)
_FIRST_OF_SENTENCE = re.compile(rf"(?<=[。\n])(?:{_FIRST.pattern})", re.VERBOSE)
#: The numeral of the nth member, by that of the first.
_NUMERALS: dict[str, Callable[[int], str]] = {
    "一": write,
    "1": str,
    "①": lambda number: chr(ord("①") + number - 1),
}
#: Start of a paragraph that is one member.
_BULLET = re.compile(r"\s*(?:——|—|[•●■◆▪·-])\s*")
#: Text between a name and the first member, if the ordinals repeat the noun of the name.
_FURTHER = re.compile(r"[^\n]{0,60}?(?<=[。，：；])(?=第一)")
_SPOKEN = ("首先", "其次", "再次", "最后")
#: Ordinals of two alternatives.
_ALTERNATIVES = (
    *((f"一{unit}是", f"另一{unit}是|一{unit}是") for unit in "种个张项份条件类支套本堂次"),
    ("一方面", "另一方面"),
)


def numbered_list(
    text: str, end: int, total: int, *, following: Sequence[str] = (), least: int = 3, name: str = ""
) -> Listing | None:
    """Members numbered from one to `total` in clauses, sentences or paragraphs after the name.

    The first clause of each is used. Ignores a series with more members than
    the name announces, and one with fewer than `least`, since two points are
    often just a description of measures.

    >>> text = "实施“三大工程”。一是强基工程，二是更新工程，加快旧改。三是修复工程。"
    >>> numbered_list(text, text.index("”") + 1, 3).members
    ('强基工程', '更新工程', '修复工程')
    >>> numbered_list(text, text.index("”") + 1, 4)
    """
    if not 2 <= total <= MOST:
        return None
    at = certain(_INTRODUCES.match(text, end)).end()
    if at >= len(text) - 1 and following:  # the name is at the end of its paragraph
        bulleted = _bullets(following, total)
        if bulleted:
            return bulleted
        text = text + "\n" + "\n".join(following)
        at = certain(_INTRODUCES.match(text, end)).end()
    if text.startswith(_SPOKEN[0], at) and least <= total <= len(_SPOKEN):
        last = f"{_SPOKEN[total - 1]}|最后|第{write(total)}"
        return _row(text, at, [*_SPOKEN[: total - 1], last], total)
    for first, second in _ALTERNATIVES if total == 2 else ():
        if text.startswith(first, at):
            return _row(text, at, [first, second], total)
    first_of = _FIRST.match(text, at) or _first_with_noun(text, end, name)
    if first_of is None and following and "\n" not in text and not SENTENCE_END.search(text):
        text = text + "\n" + "\n".join(following)
        first_of = _FIRST_OF_SENTENCE.search(text, end, end + REACH)  # the name is in a headline
    shown = first_of is not None and text[end : first_of.start()].rstrip().endswith(("：", ":", "即"))
    if first_of is None or (total < least and not shown and first_of["unit"] != "步"):
        return None
    if following and "\n" not in text:
        text = text + "\n" + "\n".join(following)
    return _row(text, first_of.start(), _ordinals(first_of, total + 1), total)


def _first_with_noun(text: str, end: int, name: str) -> re.Match[str] | None:
    """The first ordinal after further clauses, if it repeats the noun of the name: 四张清单…，…。第一张清单是."""
    further = _FURTHER.match(text, end) if "第一" in text[end : end + 64] else None
    first = _FIRST.match(text, further.end()) if further else None
    fits = first and first["unit"] and len(first["unit"]) > 1 and name.strip(MARKS).endswith(first["unit"])
    return first if fits else None


def _ordinals(first: re.Match[str], count: int) -> list[str]:
    """The first ordinal and those that follow it: 一是, 二是, 三是."""
    group = next(group for group in ("number", "bracketed", "which", "ordinal") if first[group])
    head, tail = (
        first.group()[: first.start(group) - first.start()],
        first.group()[first.end(group) - first.start() :],
    )
    return [f"{head}{_NUMERALS[first[group]](number)}{tail}" for number in range(1, count + 1)]


def _bullets(paragraphs: Sequence[str], total: int) -> Listing | None:
    """Members that are paragraphs with a dash or bullet, as many as announced."""
    starts = [_BULLET.match(paragraph) for paragraph in paragraphs[: total + 1]]
    if not all(starts[:total]) or len(starts) < total or (len(starts) > total and starts[total]):
        return None
    found = [_clause(paragraph, certain(start).end()) for paragraph, start in zip(paragraphs[:total], starts)]
    return of_usual_length(found, total) if all(found) else None


def _row(text: str, at: int, ordinals: Sequence[str], total: int) -> Listing | None:
    """Members after these ordinals, the first of which is at `at`; none if the series continues."""
    far = at + NUMBERED_REACH * (
        total + 2
    )  # behind all members, so that long texts are not read to their end
    series = re.compile(f"(?<!另){re.escape(ordinals[0])}").search(text, at + 2, far)
    repeated = ordinals[0] in ordinals[1].split("|")
    again = series.start() if series and not repeated else -1  # another series starts there
    at += len(ordinals[0])
    found = [_clause(text, at)]
    for ordinal in ordinals[1:]:
        stop = at + NUMBERED_REACH if again < 0 else min(again, at + NUMBERED_REACH)
        match = re.compile(rf"(?<=[。；，：、,;:\n！？])\s*(?:{_any_of(ordinal)})").search(text, at, stop)
        if match is None:
            break
        at = match.end()
        found.append(_clause(text, at))
    if len(found) == total and all(one.startswith("要") for one in found):
        found = [one[1:] for one in found]  # 一是要…，二是要…
    if len(found) == total and all(found) and max(map(len, found)) <= LONGEST:
        return listing_of(found, "after", total)
    return None


def _any_of(words: str) -> str:
    return "|".join(map(re.escape, words.split("|")))


def _clause(text: str, at: int) -> str:
    """The first clause of a numbered member, without a comma after its ordinal."""
    at += text.startswith(("，", "、"), at)
    return bare(certain(_CLAUSE.match(text, at)).group())
