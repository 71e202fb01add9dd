"""Weekdays that a body keeps: the State Council's executive meeting sat mostly on Wednesdays."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np

from analysis import vocabulary
from analysis.timeline.dates.words import number
from analysis.timeline.years import weighing

#: A habit never costs more than this against another day: bodies break it, and it alone must not decide.
_MOST = 1.8


@dataclass(frozen=True, slots=True)
class Habit:
    """On which weekday (1 for Monday) a share of a body's sittings fell, from when to when (ordinals)."""

    series: re.Pattern[str]
    weekday: int
    share: float
    first: float
    last: float


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
            number(row, "weekday"),
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
            against = min(_MOST, float(np.log(habit.share / ((1 - habit.share) / 6))))
            costs = np.where(at & ~kept, against, costs)
    return costs
