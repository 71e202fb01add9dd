"""Dates and months as the figures need them."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_PART = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[~?%]?")
#: EDTF's seasons, quarters, quadrimesters and halves: first month, number of months.
_PARTS_OF_YEAR = {
    **{20 + n: (3 * n, 3) for n in range(1, 4)},
    24: (12, 1),
    **{32 + n: (3 * n - 2, 3) for n in range(1, 5)},
    **{36 + n: (4 * n - 3, 4) for n in range(1, 4)},
    **{39 + n: (6 * n - 5, 6) for n in range(1, 3)},
}


#: Times of day in their order; a meeting without one stands in the middle.
HOURS = {"上午": 0, "": 1, "下午": 2, "晚上": 3}


@dataclass(frozen=True, order=True)
class Span:
    """From one day to another, both within."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def month(self) -> str:
        """The one month that holds it, or "".

        >>> Span(date(2024, 1, 29), date(2024, 1, 30)).month, Span(date(2023, 1, 1), date(2023, 12, 31)).month
        ('2024-01', '')
        """
        return (
            f"{self.first.year:04}-{self.first.month:02}"
            if (self.first.year, self.first.month) == (self.last.year, self.last.month)
            else ""
        )


@lru_cache(maxsize=4096)
def span(edtf: str) -> Span | None:
    """The days that an EDTF date may mean; None where it is empty, open or no day of the calendar.

    >>> span("2023-12"), span("2024-07-15/2024-07-18").days, span("2024-34").first, span("")
    (Span(first=datetime.date(2023, 12, 1), last=datetime.date(2023, 12, 31)), 4, datetime.date(2024, 4, 1), None)
    """
    ends = [_PART.fullmatch(part) for part in edtf.split("/")]
    try:
        return Span(_days(*ends[0].groups()).first, _days(*ends[-1].groups()).last) if all(ends) else None
    except ValueError:  # 2023-02-30
        return None


def _days(year: str, month: str | None, day: str | None) -> Span:
    y, m = int(year), int(month or 0)
    if day:
        return Span(date(y, m, int(day)), date(y, m, int(day)))
    first, count = _PARTS_OF_YEAR.get(m, (m, 1)) if m else (1, 12)
    last = min(first + count - 1, 12)
    return Span(date(y, first, 1), date(y, last, monthrange(y, last)[1]))


def months(window: tuple[str, str]) -> list[str]:
    """Every month of a window.

    >>> months(("2023-11", "2024-02"))
    ['2023-11', '2023-12', '2024-01', '2024-02']
    """
    first, last = (int(month[:4]) * 12 + int(month[5:7]) - 1 for month in window)
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(first, last + 1)]


def window_span(window: tuple[str, str]) -> Span:
    """The days of a window of months."""
    return Span(span(window[0]).first, span(window[1]).last)


def month_name(month: str, language: str) -> str:
    """A month in words.

    >>> month_name("2023-10", "en"), month_name("2023-10", "zh")
    ('Oct 2023', '2023年10月')
    """
    year, number = month.split("-")
    return f"{year}年{int(number)}月" if language == "zh" else f"{ENGLISH[int(number) - 1]} {year}"


def day_name(day: date, language: str) -> str:
    """A day in words, without its year.

    >>> day_name(date(2023, 10, 17), "en"), day_name(date(2023, 10, 17), "zh")
    ('17 Oct', '10月17日')
    """
    return f"{day.month}月{day.day}日" if language == "zh" else f"{day.day} {ENGLISH[day.month - 1]}"


ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def stretches(flags: list[bool]) -> list[tuple[int, int]]:
    """Runs of True, as (first, after the last).

    >>> stretches([True, True, False, True])
    [(0, 2), (3, 4)]
    """
    runs, start = [], None
    for at, flag in enumerate([*flags, False]):
        if flag and start is None:
            start = at
        elif not flag and start is not None:
            runs.append((start, at))
            start = None
    return runs
