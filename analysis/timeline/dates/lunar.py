"""Days of the lunar calendar: 农历腊月二十三, 正月初八."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from analysis import edtf, vocabulary
from analysis.numerals import read

#: The rule of the expressions read here.
_MONTHS = {"正月": 1, "冬月": 11, "腊月": 12}
_NAMED = re.compile(
    r"(?:农历|阴历|夏历)?(?P<leap>闰)?(?P<month>[二三四五六七八九]月|十[一二]?月|[正冬腊]月)"
    r"(?P<day>初[一二三四五六七八九十]|十[一二三四五六七八九]|廿[一二三四五六七八九]?|二十[一二三四五六七八九]?|三十)(?![个多余日天号年])"
)


@dataclass(frozen=True, slots=True)
class Year:
    """A year of the lunar calendar: its first day, the lengths of its months, and which month is doubled."""

    new_year: str
    lengths: tuple[int, ...]
    leap: int


@cache
def years() -> dict[int, Year]:
    """The years of the table, by the Gregorian year in which they begin."""
    rows = vocabulary.load("timeline/lunar_years", ("year", "new_year", "months"), ("leap",))
    return {
        row.whole("year"): Year(
            row["new_year"],
            tuple(30 if m == "大" else 29 for m in row["months"]),
            row.whole("leap") if row["leap"] else 0,
        )
        for row in rows
    }


def match(text: str, at: int) -> re.Match[str] | None:
    """A day of the lunar calendar at this place: with 农历, 初, 正月, 冬月 or 腊月; else it is a common date.

    >>> [match(words, 0) is not None for words in ("农历八月十五", "正月初八", "五月二十四日", "八月十五")]
    [True, True, False, False]
    """
    found = _NAMED.match(text, at)
    if found and (
        found[0][:2] in ("农历", "阴历", "夏历") or found["month"] in _MONTHS or "初" in found["day"]
    ):
        return found
    return None


def in_year(words: str, year: int) -> str:
    """The day that lunar words mean in a Gregorian year; "" where there is none, or the table does not reach.

    >>> in_year("农历腊月二十三", 2012), in_year("正月初八", 2024), in_year("农历八月十五", 2020)
    ('2012-01-16', '2024-02-17', '2020-10-01')
    >>> in_year("正月初八", 1950)
    ''
    """
    found = match(words, 0)
    if found is None:
        return ""
    month = _MONTHS.get(found["month"]) or read(found["month"][:-1])
    day = read(found["day"].removeprefix("初"))
    for begun in (year, year - 1):
        given = _day(years().get(begun), month, day, doubled=bool(found["leap"]))
        if given.startswith(f"{year}-"):
            return given
    return ""


def _day(year: Year | None, month: int, day: int, *, doubled: bool) -> str:
    if year is None or (doubled and month != year.leap):
        return ""
    before = month - 1 + (doubled or bool(year.leap and month > year.leap))
    if day > year.lengths[before]:
        return ""
    return edtf.shift(year.new_year, sum(year.lengths[:before]) + day - 1)
