"""Members of several names, or of several parts of a name, that one sentence explains together."""

from __future__ import annotations

import re

from analysis.formulations import numbers
from analysis.formulations.explanation import EXPLAINS
from analysis.formulations.listing import (
    LONGEST,
    REACH,
    Listing,
    counted_word,
    listing_of,
    rest_of_sentence,
    split_last,
)
from analysis.formulations.marks import CLOSING, MARKS, OPENING
from analysis.formulations.members_repeating import with_counted_word
from analysis.regexes import certain

#: Another name explained together with this one: “三个坚持”和“三个共同”，即…
_NAME_AFTER = re.compile(
    rf"(?:(?:[、和与及，]|以及)\w{{0,4}})?[{OPENING}](?P<name>[^{MARKS}]{{2,12}})[{CLOSING}]"
)
#: The rest of the noun phrase of names explained together: 的具体要求.
_REST = re.compile(r"(?:的?\w{2,6}(?=，))?")
_NAME_BEFORE = re.compile(
    rf"[{OPENING}](?P<name>[^{MARKS}]{{2,12}})[{CLOSING}](?:(?:[、和与及，]|以及)\w{{0,4}})?$"
)
_ROW_BEFORE = re.compile(rf"[{CLOSING}](?:[、和与及，]|以及)?$")
_LONGEST_ROW = 4
_PART_OF_NAME = re.compile("[一二两三四五六七八九十][^一二两三四五六七八九十]+")


def dealt_out(text: str, end: int, total: int, name: str) -> Listing | None:
    """Members of one of several names explained together, whose groups stand in the same order.

    “两张网”“三本账”，即甲网、乙网，丙账、丁账、戊账.
    """
    start = end - len(name)
    before: list[str] = []
    while (match := _NAME_BEFORE.search(text, max(0, start - 20), start)) and len(before) < _LONGEST_ROW:
        before.insert(0, match["name"])
        start = match.start()
    after: list[str] = []
    at = end
    while (match := _NAME_AFTER.match(text, at)) and len(after) < _LONGEST_ROW:
        after.append(match["name"])
        at = match.end()
    explains = EXPLAINS.match(text, certain(_REST.match(text, at)).end()) if before or after else None
    if explains is None:
        return None
    tail = rest_of_sentence(text, explains.end())
    totals = [*(numbers.total(numbers.read(one)) for one in before), total]
    totals += [numbers.total(numbers.read(one)) for one in after]
    for between, within in (("[，；]", "、"), ("；", "[、，]")):
        dealt = [re.split(within, group) for group in re.split(between, tail)[: len(totals)]]
        if [len(group) for group in dealt] == totals:
            return listing_of([one.strip(f" {MARKS}") for one in dealt[len(before)]], "after", total)
    return None


def explained_in_a_row(text: str, end: int, total: int, name: str) -> Listing | None:
    """Several names explained together: the members of each start with its counted word."""
    word = counted_word(name)
    if not word:
        return None
    at = end
    for _ in range(_LONGEST_ROW):
        match = _NAME_AFTER.match(text, at)
        if match is None:
            break
        at = match.end()
    if at == end and not second_of_a_row(text, end, name):
        return None
    explains = EXPLAINS.match(text, at)
    if explains is None:
        return None
    return with_counted_word(rest_of_sentence(text, explains.end()), total, name)


def second_of_a_row(text: str, end: int, name: str) -> bool:
    """Whether another name in marks directly precedes this one, so both may be explained together."""
    return _ROW_BEFORE.search(text[max(0, end - len(name) - 30) : end - len(name)]) is not None


def by_part(text: str, end: int, total: int, name: str) -> Listing | None:
    """The members of each part of the name: 一带为滨河景观带，两廊为山水画廊、人文长廊."""
    name = name.replace("、", "")
    groups = _PART_OF_NAME.findall(name)
    if len(groups) == 1 and len(name) > 3:
        groups = [name[:2]]  # 三网融合: 三网即甲网、乙网、丙网
    elif len(groups) < 2 or "".join(groups) != name:
        return None
    found: list[str] = []
    at, limit = end, end + REACH
    for group in groups:
        start = re.compile(
            rf"[{MARKS}]?{re.escape(group)}[{MARKS}]?(?:分别)?(?:[，：]?(?:为|即|是指|是|指)|[，：])"
        ).search(text, at, limit)
        if start is None:
            return None
        stop = re.compile("[，；。,;\n]").search(text, start.end(), limit)
        at = stop.start() if stop else limit
        count = numbers.value(group[0]) or 0
        found += split_last(text[start.end() : at].strip(MARKS).split("、"), count)
    fits = len(found) == total and min(map(len, found)) > 1 and max(map(len, found)) <= LONGEST
    return listing_of([one.strip(MARKS) for one in found], "after", total) if fits else None
