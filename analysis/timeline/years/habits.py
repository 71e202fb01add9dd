"""Weekdays that a body keeps: known ones, and those that the dated sittings of a corpus show."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

import numpy as np

from analysis import edtf, vocabulary
from analysis.timeline.years import weighing
from analysis.timeline.years.evidence import Dated

#: A habit never costs more than this against another day: bodies break it, and it alone must not decide.
_MOST = 1.8
#: A habit is learnt from so many dated sittings, of which at least this share fell on one weekday.
_FEWEST, _LEAST = 6, 0.35
#: A learnt habit may have been kept for so many days before and after the sittings that show it.
_BEYOND = 731
#: A day without a year lies at most so many days before its publication.
_BEFORE_PUBLICATION = 45


@dataclass(frozen=True, slots=True)
class Habit:
    """On which weekday (1 for Monday) a share of a body's sittings fell, from when to when (ordinals)."""

    series: re.Pattern[str]
    weekday: int
    share: float
    first: float
    last: float

    @property
    def against(self) -> float:
        """What another weekday costs (a negative logarithm)."""
        return min(_MOST, float(np.log(self.share / ((1 - self.share) / 6))))

    @property
    def outside(self) -> float:
        """What a day costs on which nothing is known of the habit, so that no time is preferred for that."""
        return min(self.against, max(0.0, float(np.log(7 * self.share))))


def learnt(dated: Iterable[Dated]) -> dict[str, Habit]:
    """By series the weekday on which most of its dated sittings fell; only of series that show a habit.

    The share has one sitting more on each weekday than were seen (a Dirichlet prior), so that few
    sittings show little.

    >>> days = ("2023-03-06", "2023-03-13", "2023-03-20", "2023-03-27", "2023-04-03", "2023-04-10", "2023-04-19")
    >>> shown = [Dated(day, "a", "a", day, series="市政府常务会议") for day in days]
    >>> habit = learnt(shown)["市政府常务会议"]
    >>> habit.weekday, round(habit.share, 2), learnt(shown[:5])
    (1, 0.5, {})
    """
    days: dict[str, set[date]] = defaultdict(set)
    for one in dated:
        if one.series and not one.planned and (day := _day(one)) is not None:
            days[one.series].add(day)
    found = {}
    for series, sat in days.items():
        if len(sat) < _FEWEST or _is_known(series):
            continue
        weekday, times = Counter(sorted(day.isoweekday() for day in sat)).most_common(1)[0]
        share = (times + 1) / (len(sat) + 7)
        if share >= _LEAST:
            first, last = min(sat).toordinal() - _BEYOND, max(sat).toordinal() + _BEYOND
            found[series] = Habit(re.compile(re.escape(series)), weekday, share, first, last)
    return found


def _is_known(series: str) -> bool:
    return any(habit.series.fullmatch(series) for habit in _habits())


def _day(one: Dated) -> date | None:
    """The day of a sitting that the text dates in full, or that its publication does; None for others."""
    if edtf.precision(one.value) == "day" and edtf.is_whole(one.value):
        return date.fromisoformat(one.value)
    if one.offset or edtf.precision(one.published) != "day" or not re.fullmatch(r"XXXX-\d\d-\d\d", one.value):
        return None
    published = date.fromisoformat(one.published)
    for year in (published.year, published.year - 1):
        value = edtf.fill(one.value, year=year)
        if edtf.is_whole(value) and 0 <= edtf.apart(value, one.published) <= _BEFORE_PUBLICATION:
            return date.fromisoformat(value)
    return None


def learnt_cost(habit: Habit, value: str) -> np.ndarray:
    """What each candidate costs by a habit that the corpus shows. Shape: that of `weighing.candidates`.

    Zero where the date is no single day.
    """
    first, last = weighing.candidates(value)
    if not np.array_equal(first, last, equal_nan=True):
        return np.zeros(first.shape)
    at = (first >= habit.first) & (first <= habit.last)
    kept = (first - 1) % 7 + 1 == habit.weekday
    return np.where(at, np.where(kept, 0.0, habit.against), habit.outside)


@cache
def _habits() -> tuple[Habit, ...]:
    rows = vocabulary.load(
        "timeline/meeting_weekdays",
        ("body", "pattern", "weekday", "share", "first", "last", "example"),
        ("note",),
    )
    return tuple(
        Habit(
            row.pattern("pattern"),
            row.whole("weekday"),
            float(row["share"]),
            *weighing.intervals(f"{row['first']}/{row['last']}")[0],
        )
        for row in rows
    )


@lru_cache(maxsize=4096)
def weekday_cost(series: str, value: str) -> np.ndarray:
    """What each candidate costs by the weekdays that the body of a series keeps. Shape: that of `candidates`.

    Zero where the date is no single day, or no habit of the time is known.
    """
    first, last = weighing.candidates(value)
    costs = np.zeros(first.shape)
    if not series or not np.array_equal(first, last, equal_nan=True):
        return costs
    for habit in _habits():
        if habit.series.fullmatch(series):
            at = (first >= habit.first) & (first <= habit.last)
            kept = (first - 1) % 7 + 1 == habit.weekday
            costs = np.where(at & ~kept, habit.against, costs)
    return costs
