"""Dates and months as the figures need them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from analysis import edtf, wording


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
def span(value: str) -> Span | None:
    """The days that an EDTF date may mean; None where it is empty, open or no day of the calendar.

    >>> span("2023-12"), span("2024-07-15/2024-07-18").days, span("2024-34").first, span("")
    (Span(first=datetime.date(2023, 12, 1), last=datetime.date(2023, 12, 31)), 4, datetime.date(2024, 4, 1), None)
    """
    first, last = edtf.bounds(value)
    try:
        return Span(date.fromisoformat(first), date.fromisoformat(last))
    except ValueError:  # empty, or 2023-02-30
        return None


def whole_span(value: str) -> Span:
    """The days of an EDTF date that is known to be whole.

    Raises
    ------
    ValueError
        If it is not.
    """
    days = span(value)
    if days is None:
        raise ValueError(f"{value!r} is no whole EDTF date")
    return days


def month_in(days: Span, window: tuple[str, str], *, exact: bool) -> str:
    """The month of a window to which a figure counts a meeting, or "" where that is not known.

    Days that are `exact` and reach over the end of a month count to the first month of them in the window; a span in
    which the days lie somewhere counts to none.

    >>> days = whole_span("2022-12-31/2023-01-02")
    >>> month_in(days, ("2023-01", "2023-12"), exact=True), month_in(days, ("2022-01", "2023-12"), exact=True)
    ('2023-01', '2022-12')
    >>> month_in(days, ("2022-01", "2023-12"), exact=False), month_in(whole_span("2023-02"), ("2023-01", "2023-12"), exact=False)
    ('', '2023-02')
    """
    if days.month or not exact:
        return days.month
    months = edtf.months(f"{days.first:%Y-%m}", f"{days.last:%Y-%m}")
    return next((month for month in months if window[0] <= month <= window[1]), months[0])


def window_span(window: tuple[str, str]) -> Span:
    """The days of a window of months."""
    return Span(whole_span(window[0]).first, whole_span(window[1]).last)


def month_name(month: str, language: str) -> str:
    """A month in words.

    >>> month_name("2023-10", "en"), month_name("2023-10", "zh")
    ('Oct 2023', '2023年10月')
    """
    return wording.date_words(month, language, whole=False)


def day_name(day: date, language: str) -> str:
    """A day in words, without its year.

    >>> day_name(date(2023, 10, 17), "en"), day_name(date(2023, 10, 17), "zh")
    ('17 Oct', '10月17日')
    """
    month = wording.months(language)[day.month - 1]
    return wording.say("day_of_month", language, day=str(day.day), month=month)


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
