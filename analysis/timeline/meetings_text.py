"""Sentences, and what of them may not be read as running text: quotes, brackets, dates.

All masks keep the length of the text, so that every offset stays true.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from analysis.corpus import bylines
from analysis.timeline import dates, edtf
from analysis.timeline.dates import TimeExpression, lunar

#: Stands for each character of a date, of what is quoted, and of what is in brackets.
DATE, QUOTED, BRACKET = "\ue000", "\ue001", "\ue002"

#: A sentence without an end is cut after so many characters, so that no step takes quadratic time.
LONGEST = 1000
_SENTENCE = re.compile(rf"[^。！？!?\n]{{0,{LONGEST}}}[。！？!?\n]?[”’」』）)]{{0,9}}")
_QUOTED = re.compile(r"《[^《》]*》|“[^“”]*”|「[^「」]*」")
_BRACKET = re.compile(r"（[^（）]*）|\([^()]*\)|【[^【】]*】")
#: Below the title of a speech: （2015年9月16日）.
_BRACKET_DAY = re.compile(r"[（(][^（）()]{4,14}日[）)]")
_CLAUSE_END = re.compile(r"[，。；：！？,;:!?\n]")
_UP_TO_A_MARK = re.compile(r".*[，。；：！？,;:!?]", re.DOTALL)
#: Behind a festival that is a day, and not the name of a gathering or the days about it: 国庆节当天.
_ON_THE_DAY = re.compile("当[天日晚]|这一?天|[上下]午|晚")


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
        before = _UP_TO_A_MARK.match(self.flat, 0, at)
        end = _CLAUSE_END.search(self.flat, at)
        return before.end() if before else 0, end.start() if end else len(self.flat)


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
        and expression.rule != lunar.RULE
        and not any(c.isdigit() for c in expression.value)
    )


def read(text: str, start: int, end: int) -> Sentence:
    """The sentence ``text[start:end]`` with its masks.

    >>> s = read("1月29日下午，市委召开“三农”工作会议。", 0, 21)
    >>> s.flat.replace(DATE, "D").replace(QUOTED, "Q")
    'DDDDDDD，市委召开QQQQ工作会议。'
    >>> s = read("新华社北京1月6日电（记者 王小明）全会6日举行。", 0, 28)
    >>> s.flat.lstrip(DATE), [day.text for day in s.days]
    ('全会\ue000\ue000举行。', ['1月6日', '6日'])
    """
    words = text[start:end]
    return Sentence(words, start, *_masked(words, start == 0))


@lru_cache(maxsize=256)  # a sentence is read for its gatherings, and for the people of each
def _masked(words: str, opens: bool) -> tuple[str, tuple[TimeExpression, ...], tuple[TimeExpression, ...]]:
    """What `Sentence` has of these words, which may open a paragraph: its masks, days and months."""
    found = dates.find(words)
    days = tuple(e for e in found if is_day(e) and not _is_about(words, e))
    if any(e.value[-2:].isdigit() for e in days):  # 2月17日，正月初八
        days = tuple(e for e in days if e.rule != lunar.RULE)
    months = tuple(
        e
        for e in found
        if not is_day(e)
        and e.type == "DATE"
        and edtf.precision(e.value) in ("month", "interval")
        and "XX-XX" not in e.value
    )
    flat = words
    if opens and (opening := len(bylines.dateline(words))):
        flat = DATE * opening + words[opening:]
    flat = _QUOTED.sub(lambda found: QUOTED * len(found.group()), flat)
    flat = _BRACKET.sub(lambda found: BRACKET * len(found.group()), flat)
    return _mask(flat, days), days, months


def _is_about(words: str, expression: TimeExpression) -> bool:
    """Whether a festival names a gathering or the days about it, and no day.

    >>> [_is_about(words, dates.find(words)[0]) for words in ("教师节座谈会", "国庆节前夕", "国庆节当天", "2024年元旦，")]
    [True, True, False, False]
    """
    if expression.rule != "festival" or _ON_THE_DAY.match(words, expression.end):
        return False
    return not (edtf.is_whole(expression.value) and words.startswith(("，", "。"), expression.end))


def dateline_day(text: str) -> TimeExpression | None:
    """The day of the dateline that opens a paragraph, or of the brackets: 新华社北京1月6日电, （2015年9月16日）.

    >>> dateline_day("新华社北京1月6日电 全会举行。").value, dateline_day("全会1月6日举行。")
    ('XXXX-01-06', None)
    """
    bracket = _BRACKET_DAY.match(text)
    opening = bracket.group() if bracket else bylines.dateline(text[:80])
    return next((day for day in dates.find(opening) if is_day(day)), None) if opening else None


def _mask(flat: str, days: Sequence[TimeExpression]) -> str:
    parts, done = [], 0
    for day in days:
        parts += [flat[done : day.start], DATE * (day.end - day.start)]
        done = day.end
    return "".join((*parts, flat[done:]))
