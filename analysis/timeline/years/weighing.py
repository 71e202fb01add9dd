"""How much a cue speaks for each candidate year.

A cue says an interval of days. A candidate inside it costs nothing; one
outside costs what the data give for that rule and side, and more with the
distance: the negative logarithm of how likely such words are at that time,
against inside. Costs of independent cues add up (naive Bayes); probabilities
are the softmax of the negative sum.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

import numpy as np

from analysis import vocabulary
from analysis.timeline import edtf
from analysis.wording import require

#: Candidates: first and last year that a date without year may get.
FIRST, LAST = 1949, 2049
YEARS = np.arange(FIRST, LAST + 1)
_BEGIN = np.array([date(int(year), 1, 1).toordinal() for year in YEARS])
_MODELS = (2024, 2025, 2026, 2027)  #: one for each place in the cycle of leap years

#: No single cue costs a candidate more than this: each may be wrong.
MOST = 8.0
#: Cues of one text are not independent: their sum counts by this share.
SHARPNESS = 0.9
#: The share of dates for which all cues mislead, spread over the candidates.
_ASTRAY = 0.01
_DAYS = 365.25


@dataclass(frozen=True, slots=True)
class Weight:
    """What a candidate before or after a cue's interval costs, and each further year."""

    before: float
    after: float
    fade: float


@cache
def weights() -> dict[str, Weight]:
    """The weight of each rule, from ``vocabulary/timeline/year_weights.csv``."""
    rows = vocabulary.load("timeline/year_weights", ("rule", "before", "after", "fade"), ("note",))
    found = {}
    for row in rows:
        try:
            found[require(row, "rule", "year")] = Weight(
                float(row["before"]), float(row["after"]), float(row["fade"])
            )
        except ValueError:
            raise row.fault("columns 'before', 'after' and 'fade' take numbers") from None
    return found


@lru_cache(maxsize=4096)
def candidates(value: str) -> tuple[np.ndarray, np.ndarray]:
    """First and last day (ordinals) of `value` in each candidate year; NaN where no such day is.

    Parameters
    ----------
    value : str
        With its year open; an empty one, or one without month, is the whole year.

    Examples
    --------
    >>> first, last = candidates("XXXX-02-29")
    >>> [int(year) for year, day in zip(YEARS, first) if 2010 < year < 2026 and day == day]
    [2012, 2016, 2020, 2024]
    """
    first, last = np.full(len(YEARS), np.nan), np.full(len(YEARS), np.nan)
    for model in _MODELS:  # the years of a cycle of leap years are alike, but for the day that they begin on
        filled = edtf.fill(value, year=model) if value and "XXXX-XX" not in value else f"{model}"
        bounds = edtf.bounds(filled)
        if bounds[0]:
            alike = (YEARS - model) % 4 == 0
            start = date(model, 1, 1).toordinal()
            first[alike], last[alike] = (
                date.fromisoformat(day).toordinal() - start + _BEGIN[alike] for day in bounds
            )
    return first, last


@lru_cache(maxsize=4096)
def interval(says: str) -> tuple[float, float]:
    """First and last day (ordinals) of an EDTF interval, infinite where open."""
    low, _, high = says.partition("/")
    high = high or low
    first = -np.inf if low == ".." else date.fromisoformat(edtf.bounds(low)[0]).toordinal()
    last = np.inf if high == ".." else date.fromisoformat(edtf.bounds(high)[1]).toordinal()
    return first, last


@lru_cache(maxsize=8192)
def cost(rule: str, says: str, value: str) -> np.ndarray:
    """What each candidate year of a dated value costs by one cue. Shape: (candidates,)."""
    weight = weights()[rule]
    first, last = candidates(value)
    low, high = interval(says)
    early = np.maximum(low - last, 0) / _DAYS
    late = np.maximum(first - high, 0) / _DAYS
    costs = np.where(early > 0, weight.before + weight.fade * early, 0.0)
    costs = np.where(late > 0, weight.after + weight.fade * late, costs)
    return np.minimum(costs, MOST)


#: Publication follows the news after two days in the mean; some pages carry the day on which they were
#: crawled, months later. What is announced lies a month ahead in the mean. (share, mean delay in days)
_DELAYS = ((0.93, 2.0), (0.07, 150.0))
_AHEAD_DAYS = 30.0
#: News of the day after publication (clocks differ), of a later day, and an announcement of the past.
_NEXT_DAY, _FUTURE, _PAST_PLAN = 2.0, 14.0, 6.0


def publication_cost(value: str, published: str, *, planned: bool) -> np.ndarray:
    """What each candidate year costs by the publication date.

    The negative logarithm of how likely such a delay is. Of two candidates
    that both lie months back, the later one is likelier, but by far less than
    one of the same week.
    """
    first, last = candidates(value)
    day = date.fromisoformat(published).toordinal()
    delay = np.maximum(day - last, 0)
    costs = -np.log(sum(share / mean * np.exp(-delay / mean) for share, mean in _DELAYS))
    ahead = first - day
    if planned:
        return np.where(ahead > 0, np.log(_AHEAD_DAYS) + ahead / _AHEAD_DAYS, costs + _PAST_PLAN)
    return np.where(ahead > 1, _FUTURE + ahead / _DAYS, costs + np.where(ahead > 0, _NEXT_DAY, 0))


def weekday_cost(value: str, weekday: int) -> np.ndarray:
    """What each candidate year costs by the weekday beside the date."""
    first, last = candidates(value)
    if not weekday or not np.array_equal(first, last, equal_nan=True):
        return np.zeros(len(YEARS))
    return np.where((first - 1) % 7 + 1 == weekday, 0.0, weights()["weekday"].before)


def probabilities(costs: np.ndarray, value: str) -> np.ndarray:
    """Probability of each candidate year, from the sum of costs. Sums to one."""
    possible = ~np.isnan(candidates(value)[0])
    if not possible.any():
        return np.full(len(YEARS), 1 / len(YEARS))
    likelihood = np.where(possible, np.exp(-SHARPNESS * (costs - costs[possible].min())), 0.0)
    share = likelihood / likelihood.sum()
    return (1 - _ASTRAY) * share + _ASTRAY * possible / possible.sum()


def total(pairs: Sequence[tuple[str, str]], value: str) -> np.ndarray:
    """Sum of the costs of (rule, says) pairs."""
    costs = np.zeros(len(YEARS))
    for rule, says in pairs:
        costs = costs + cost(rule, says, value)
    return costs
