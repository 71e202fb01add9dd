"""Every standing of a term in a text, quoted or not.

The convention, held throughout: a term is counted wherever its words are
printed, in headlines and in paragraphs that are printed twice too, so that
a reader who searches the text for it finds the same number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from analysis.formulations.marks import CLOSING, MARKS, OPENING

_DIGIT = re.compile(r"[\d.%+]")
_NUMERALS = "一二两双三四五六七八九十百千万亿几第零〇"


class Finder:
    """Finds many terms at once: one look-up at each position of the text.

    Parameters
    ----------
    anywhere : iterable of str
        Terms that count wherever they stand.
    quoted : iterable of str
        Terms that count between quotation marks only: short ones, plain
        words, digit codes. (“两地” is a formulation; 川渝两地 is not.)

    Examples
    --------
    >>> finder = Finder(anywhere=["两个确立", "八大体系"], quoted=["两地"])
    >>> text = "“两个确立”和两个确立，十八大体系，川渝两地，“两地”目标"
    >>> [(term, text[start:end]) for term, start, end in finder.find(text)]
    [('两个确立', '两个确立'), ('两个确立', '两个确立'), ('两地', '两地')]
    """

    def __init__(self, anywhere: Iterable[str], quoted: Iterable[str]):
        self._by_head: dict[str, list[tuple[str, bool]]] = {}
        for terms, marked in ((anywhere, False), (quoted, True)):
            for term in terms:
                self._by_head.setdefault(term[:2], []).append((term, marked))

    def find(self, text: str) -> Iterator[tuple[str, int, int]]:
        """(term, start, end) of every standing, in order of the text."""
        get = self._by_head.get
        for at, head in enumerate(map("".join, pairwise(text))):
            for term, marked in get(head, ()):
                end = at + len(term)
                if (
                    text.startswith(term, at)
                    and _whole(text, at, end, term)
                    and (not marked or _marked(text, at, end))
                ):
                    yield term, at, end


def _whole(text: str, start: int, end: int, term: str) -> bool:
    """Whether a standing is not cut out of a longer number: not 八大体系 in 十八大体系."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if term[0] in _NUMERALS and before and before in _NUMERALS:
        return False
    if term[0].isdigit() and before and _DIGIT.match(before):
        return False
    return not (term[-1].isascii() and after and _DIGIT.match(after))


def _marked(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] in OPENING and start > 0 and end < len(text) and text[end] in CLOSING


_BREAK = re.compile(rf"[。！？；!?;\n][{CLOSING}）)]*")


def sentence(text: str, start: int, end: int, *, longest: int = 160) -> tuple[int, int]:
    """The span of the sentence around ``text[start:end]``, at most `longest` characters each way.

    >>> text = "全会召开。会议强调“两个确立”！散会。"
    >>> s, e = sentence(text, 10, 14)
    >>> text[s:e]
    '会议强调“两个确立”！'
    """
    floor = max(0, start - longest)
    first = floor
    for stop in _BREAK.finditer(text, floor, start):
        first = stop.end()
    last = _BREAK.search(text, end, min(len(text), end + longest))
    return min(first, start), last.end() if last else min(len(text), end + longest)


__all__ = ["MARKS", "Finder", "sentence"]
