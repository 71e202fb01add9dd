"""Numbers as dates and ordinals write them, -1 where there is none."""

from __future__ import annotations

from analysis.numerals import CHINESE_DIGIT as CHINESE_DIGIT
from analysis.numerals import DIGIT as DIGIT
from analysis.numerals import parse


def read(text: str) -> int:
    """The number that `text` writes (`numerals.parse`); -1 where it writes none.

    >>> [read(t) for t in ("29", "２９", "二〇二四", "十", "二十一", "三十", "廿八", "二三", "次")]
    [29, 29, 2024, 10, 21, 30, 28, -1, -1]
    """
    number = parse(text)
    return -1 if number is None else number
