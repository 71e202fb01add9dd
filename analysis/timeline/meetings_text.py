"""Sentences, and what of them may not be read as running text: quotes, brackets, dates.

All masks keep the length of the text, so that every offset stays true.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.timeline import dates, edtf
from analysis.timeline.dates import TimeExpression

#: Stands for each character of a date, of what is quoted, and of what is in brackets.
DATE, QUOTED, BRACKET = "\ue000", "\ue001", "\ue002"

#: A sentence without an end is cut after so many characters, so that no step takes quadratic time.
LONGEST = 1000
_SENTENCE = re.compile(rf"[^。！？!?\n]{{0,{LONGEST}}}[。！？!?\n]?[”’」』）)]{{0,9}}")
_QUOTED = re.compile(r"《[^《》]*》|“[^“”]*”|「[^「」]*」")
_BRACKET = re.compile(r"（[^（）]*）|\([^()]*\)|【[^【】]*】")
_CLAUSE_END = re.compile(r"[，。；：！？,;:!?\n]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its masks.

    Attributes
    ----------
    text : str
        As it stands in the reading of its paragraph.
    start : int
        Where it begins in that reading.
    flat : str
        The same with days and quoted or bracketed matter masked.
    days : tuple of TimeExpression
        Its expressions that name a day, a span of days, or hang on one (今天, 当晚, 日前).
    months : tuple of TimeExpression
        Those that name a month or a part of it.
    """

    text: str
    start: int
    flat: str
    days: tuple[TimeExpression, ...]
    months: tuple[TimeExpression, ...] = ()

    def clause(self, at: int) -> tuple[int, int]:
        """The clause around `at`: from the last punctuation before to the first one behind."""
        begin = max((self.flat.rfind(mark, 0, at) for mark in "，。；：！？,;:!?"), default=-1) + 1
        end = _CLAUSE_END.search(self.flat, at)
        return begin, end.start() if end else len(self.flat)


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence; a closing quote stays with its sentence.

    >>> text = "全会召开。“好！”他说。"
    >>> [text[a:b] for a, b in spans(text)]
    ['全会召开。', '“好！”', '他说。']
    """
    for found in _SENTENCE.finditer(text):
        if found.end() > found.start():
            yield found.start(), found.end()


def is_day(expression: TimeExpression) -> bool:
    """Whether an expression names a day or hangs on one; not a month, a year or a duration."""
    if expression.type not in ("DATE", "TIME"):
        return False
    if expression.unit == "day" or expression.time_of_day:
        return True
    if expression.anchor in ("published", "previous"):
        return expression.unit in ("", "day", "week")
    return len(expression.value.partition("/")[0]) == 10


def is_vague(expression: TimeExpression) -> bool:
    """Whether an expression says "lately" and no day: 日前, 近日, 连日来."""
    return (
        not expression.time_of_day
        and expression.offset is None
        and not any(c.isdigit() for c in expression.value)
    )


def read(text: str, start: int, end: int) -> Sentence:
    """The sentence ``text[start:end]`` with its masks.

    >>> s = read("1月29日下午，市委召开“三农”工作会议。", 0, 21)
    >>> s.flat.replace(DATE, "D").replace(QUOTED, "Q")
    'DDDDDDD，市委召开QQQQ工作会议。'
    """
    words = text[start:end]
    found = dates.find(words)
    days = tuple(e for e in found if is_day(e))
    months = tuple(
        e
        for e in found
        if not is_day(e)
        and e.type == "DATE"
        and edtf.precision(e.value) in ("month", "interval")
        and "XX-XX" not in e.value
    )
    flat = _QUOTED.sub(lambda found: QUOTED * len(found.group()), words)
    flat = _BRACKET.sub(lambda found: BRACKET * len(found.group()), flat)
    return Sentence(words, start, _mask(flat, days), days, months)


def _mask(flat: str, days: Sequence[TimeExpression]) -> str:
    parts, done = [], 0
    for day in days:
        parts += [flat[done : day.start], DATE * (day.end - day.start)]
        done = day.end
    return "".join((*parts, flat[done:]))
