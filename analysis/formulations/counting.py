"""Find all occurrences of terms in a text, quoted or not.

A term is counted wherever its words occur, including headlines and repeated
paragraphs, so that a plain text search gives the same number. Terms that are also plain
words count in quotation marks only (column ``counted``). There are two
exceptions more: a number slogan inside a composite one is a part of it (三保障 in
两不愁三保障), and numerals are not split (八大体系 in 十八大体系).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from analysis.formulations.marks import CLOSING, OPENING

_DIGIT = re.compile(r"[\d.%+]")
_NUMERALS = "一二两双三四五六七八九十百千万亿几第零〇"


class Match(NamedTuple):
    """One occurrence of a term."""

    term: str
    start: int
    end: int
    within: str = ""  #: the longest other term that contains this occurrence


def _no_number(term: str) -> str:
    return ""


class Patterns:
    """Words to find in texts: those counted everywhere, and those counted only in quotation marks."""

    def __init__(self, anywhere: Iterable[str], quoted: Iterable[str] = ()):
        self._words = [*anywhere]
        self._anywhere = len(self._words)
        self._words += quoted
        # whether an occurrence can be part of a longer number
        self._cuttable = [
            word[0] in _NUMERALS or word[0].isdigit() or word[-1].isascii() for word in self._words
        ]
        self._automaton = AhoCorasick(self._words, store_patterns=False) if self._words else None

    def find(self, text: str) -> list[tuple[int, int, str]]:
        """Start, end and word of all occurrences, also overlapping ones."""
        if self._automaton is None:
            return []
        words, cuttable, anywhere = self._words, self._cuttable, self._anywhere
        return [
            (start, end, words[index])
            for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True)
            if (not cuttable[index] or _whole(text, start, end, words[index]))
            and (index < anywhere or in_marks(text, start, end))
        ]


class Finder:
    """Multi-pattern search in one pass over the text (Aho-Corasick).

    Parameters
    ----------
    anywhere : iterable of str
        Terms counted everywhere.
    quoted : iterable of str
        Terms counted only in quotation marks: short terms, plain words, digit
        codes. (“两地” is a formulation; 川渝两地 is not.)
    number : callable, optional
        Number in the name of a term ("2+3"), or "".
    also : Patterns, optional
        Further terms, prepared for several finders.
    without : collection of str
        Terms of `also` that this finder leaves out; all that it has itself.

    References
    ----------
    Aho, A. V. and Corasick, M. J. (1975). Efficient string matching: an aid
    to bibliographic search. Communications of the ACM 18(6).

    Examples
    --------
    >>> finder = Finder(anywhere=["两个确立", "八大体系"], quoted=["两地"])
    >>> text = "“两个确立”和两个确立，十八大体系，川渝两地，“两地”目标"
    >>> [(match.term, text[match.start : match.end]) for match in finder.find(text)]
    [('两个确立', '两个确立'), ('两个确立', '两个确立'), ('两地', '两地')]
    >>> number = {"两不愁三保障": "2+3", "三保障": "3"}
    >>> finder = Finder(["三保障", "两不愁三保障"], number=number.get, also=Patterns(["中国梦", "伟大的中国梦"]))
    >>> [(match.term, match.within) for match in finder.find("两不愁三保障，三保障，伟大的中国梦")]
    [('两不愁三保障', ''), ('三保障', ''), ('伟大的中国梦', ''), ('中国梦', '伟大的中国梦')]
    """

    def __init__(
        self,
        anywhere: Iterable[str] = (),
        quoted: Iterable[str] = (),
        number: Callable[[str], str | None] = _no_number,
        *,
        also: Patterns | None = None,
        without: Collection[str] = (),
    ):
        self._own = Patterns(anywhere, quoted)
        self._number = number
        self._also = also
        self._without = without

    def find(self, text: str) -> Iterator[Match]:
        """All occurrences in text order, longer ones first."""
        found = self._own.find(text)
        if self._also is not None:
            further = self._also.find(text)
            found += [one for one in further if one[2] not in self._without] if self._without else further
        if len(found) > 1:
            found.sort(key=_start_then_longest)
        around = ("", 0, 0)  # the term seen so far that ends last
        for start, end, term in found:
            within = around[0] if end <= around[2] else ""
            if within and self._is_part(term, within):
                continue
            yield Match(term, start, end, within)
            if end > around[2]:
                around = (term, start, end)

    def _is_part(self, term: str, within: str) -> bool:
        """Whether a number slogan is a part of a composite one."""
        return "+" in (self._number(within) or "") and bool(self._number(term))


def _start_then_longest(match: tuple[int, int, str]) -> tuple[int, int]:
    return match[0], -match[1]


def _whole(text: str, start: int, end: int, term: str) -> bool:
    """Whether an occurrence is not part of a longer number, as 八大体系 in 十八大体系."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if term[0] in _NUMERALS and before and before in _NUMERALS:
        return False
    if term[0].isdigit() and before and _DIGIT.match(before):
        return False
    return not (term[-1].isascii() and after and _DIGIT.match(after))


def in_marks(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` is directly enclosed in quotation marks.

    >>> in_marks("“两地”", 1, 3), in_marks("川渝两地", 2, 4)
    (True, False)
    """
    return start > 0 and end < len(text) and text[start - 1] in OPENING and text[end] in CLOSING


_STOP = re.compile("[。！？；!?;\\n]")
_UP_TO_STOP = re.compile("(?s:.*)[。！？；!?;\\n]")
_BEHIND_STOP = frozenset(CLOSING + "）)")
#: Maximum number of characters of the sentence kept on each side of a use.
CONTEXT = 160


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of the sentence around ``text[start:end]``, at most `CONTEXT` characters each way.

    >>> text = "全会召开。会议强调“两个确立”！散会。"
    >>> s, e = sentence(text, 10, 14)
    >>> text[s:e]
    '会议强调“两个确立”！'
    """
    low, high = max(0, start - CONTEXT), min(len(text), end + CONTEXT)
    before = _UP_TO_STOP.match(text, low, start)
    first = before.end() if before else low
    while first < start and first > low and text[first] in _BEHIND_STOP:
        first += 1
    stop = _STOP.search(text, end, high)
    last = stop.end() if stop else high
    while stop and last < len(text) and text[last] in _BEHIND_STOP:
        last += 1
    return first, last
