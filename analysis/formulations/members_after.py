"""Members after the name: after 即, a colon or a dash, in brackets, or in the clauses that follow."""

from __future__ import annotations

import re

from analysis.formulations import members_repeating, members_together, numbers
from analysis.formulations.explanation import EXPLAINS, HEAD, bracketed
from analysis.formulations.listing import Listing, counted_word, rest_of_sentence
from analysis.formulations.marks import CLOSING, MARKS, OPENING
from analysis.formulations.splitting import members_of
from analysis.regexes import certain

#: Words that start an explanation within a noun phrase: “四个一线”工作法|指的是….
_SAYS = re.compile("即|就是|是指|指的?是|包括|分别(?:是|为)|原则是|做法是|内容(?:是|为)")
#: Start of the explanation of the next name: 两翼”即甲和乙，“三带”即丙、丁、戊; …；五个重点：甲、乙….
_NEXT_NAME = re.compile(
    rf"""
    [，,；;] \s* (?:
        [{OPENING}][^{MARKS}]{{1,12}}[{CLOSING}] (?: 即|是|指|为|包括|： )
      | \w{{0,4}}? (?<!第) {numbers.NUMERAL} [个大项张条种类] [^\W\d]{{1,8}}? (?: ： | ，?(?:就是|即) )
    )
    """,
    re.VERBOSE,
)


def list_after(text: str, end: int, total: int, name: str = "") -> Listing | None:
    """A list after the name: in brackets, after 即, a colon or a dash, or known by words of the name.

    >>> list_after("“三个区”是指东区、西区和南区，各有分工。", 5, 3).members
    ('东区', '西区', '南区')
    """
    found = (
        members_together.by_part(text, end, total, name.strip(MARKS))
        or members_together.dealt_out(text, end, total, name)
        or members_repeating.both_in_each(text, end, name.strip(MARKS))
    )
    if found:
        return found
    for at in _after_head(text, end):
        listing = _in_brackets(text, at, total) or _explained(text, at, total, name)
        if listing:
            return listing
    return (
        members_together.explained_in_a_row(text, end, total, name)
        or members_repeating.continued(text, end, total, name)
        or members_repeating.carrying(text, end, total, name)
        or members_repeating.subjects(text, end, total, name)
        or members_repeating.in_next_sentences(text, end, total, name)
        or members_repeating.at_distance(text, end, total, name)
    )


def _after_head(text: str, end: int) -> list[int]:
    """Where an explanation can start: directly after the name, or after further words of its noun phrase."""
    last = certain(HEAD.match(text, end)).end()
    spoken = next((at for at in range(end + 1, last) if _SAYS.match(text, at)), last)
    return list(dict.fromkeys((end, spoken, last)))


def _in_brackets(text: str, at: int, total: int) -> Listing | None:
    inside = bracketed(text, at)
    return members_of(inside, total) if inside else None


def _explained(text: str, at: int, total: int, name: str) -> Listing | None:
    explains = EXPLAINS.match(text, at)
    if explains is None:
        return None
    tail = rest_of_sentence(text, explains.end())
    following = _NEXT_NAME.search(tail)
    tail = tail[: following.start()] if following else tail
    by_word = members_repeating.with_counted_word(tail, total, name)
    found = by_word or members_repeating.with_carried_words(tail, total, name)
    if found or (counted_word(name) and members_together.second_of_a_row(text, at, name)):
        return found
    return members_of(tail, total)
