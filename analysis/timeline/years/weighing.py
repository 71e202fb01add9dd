"""How much a cue speaks for each candidate year.

A cue says an interval of days. A candidate inside it costs nothing; one
outside costs what the data give for that rule and side, and more with the
distance: the negative logarithm of how likely such words are at that time,
against inside. Where the month of a date is open, its candidates are months:
cues are combined month by month, then summed to years, so that words of spring
and words of autumn cannot both hold of one day. Cues of one family repeat each
other, so that the strongest counts whole and the others at a share.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

import numpy as np

from analysis import edtf, vocabulary
from analysis.wording import require

#: First and last year that a date without year may get; `latest_known` bounds it further.
FIRST, LAST = 1949, 2049
YEARS = np.arange(FIRST, LAST + 1)
_BEGIN = np.array([date(int(year), 1, 1).toordinal() for year in YEARS])
_MODELS = (2024, 2025, 2026, 2027)  #: one for each place in the cycle of leap years

#: No single cue costs a candidate more than this: each may be wrong.
MOST = 8.0
#: Cues of one family beside the strongest count by this share.
REPEATED = 0.3
#: All cues of a text are not independent either: their sum counts by this share.
SHARPNESS = 1.0
#: What each year costs after the latest lower bound: the longer ago it lies, the likelier a newer word would have been used.
FRESHNESS = 0.3
#: And no more than after so many years: texts with few such words may be of any later time.
_FRESH_YEARS = 8
#: Texts at hand are mostly of the years of the web: what a year costs the further it lies before them, up to a limit.
_WEB, _PER_EARLIER_YEAR, _EARLIEST = 2012, 0.2, 3.0
_RARE = np.clip((_WEB - YEARS) * _PER_EARLIER_YEAR, 0.0, _EARLIEST)
#: The share of dates for which all cues mislead, spread over the candidates.
_ASTRAY = 0.01
#: A cue that costs at least this much before its interval is a lower bound.
_BOUND = 2.0
_DAYS = 365.25


@dataclass(frozen=True, slots=True)
class Weight:
    """What a candidate before or after a cue's interval costs, and each further year."""

    before: float
    after: float
    fade: float
    family: str


@cache
def weights() -> dict[str, Weight]:
    """The weight of each rule, from ``vocabulary/timeline/year_weights.csv``."""
    rows = vocabulary.load("timeline/year_weights", ("rule", "before", "after", "fade"), ("family", "note"))
    found = {}
    for row in rows:
        try:
            found[require(row, "rule", "year")] = Weight(
                float(row["before"]), float(row["after"]), float(row["fade"]), row["family"] or row["rule"]
            )
        except ValueError:
            raise row.fault("columns 'before', 'after' and 'fade' take numbers") from None
    return found


def rule_of(row: vocabulary.Row) -> str:
    """The rule of a vocabulary row, which must have a name in each language and a weight."""
    rule = require(row, "rule", "year")
    if rule not in weights():
        raise row.fault(f"column 'rule': no row for {rule!r} in vocabulary/timeline/year_weights.csv")
    return rule


@lru_cache(maxsize=4096)
def candidates(value: str) -> tuple[np.ndarray, np.ndarray]:
    """First and last day (ordinals) of `value` in each candidate year; NaN where no such day is.

    Parameters
    ----------
    value : str
        With its year open; an empty one, or one without month, is any month of the year.

    Returns
    -------
    two arrays
        Shape (1, years), or (12, years) where the month is open.

    Examples
    --------
    >>> first, last = candidates("XXXX-02-29")
    >>> [int(year) for year, day in zip(YEARS, first[0]) if 2010 < year < 2026 and day == day]
    [2012, 2016, 2020, 2024]
    >>> candidates("XXXX-XX-25")[0].shape
    (12, 101)
    """
    months = range(1, 13) if _month_is_open(value) else (None,)
    first = np.full((len(months), len(YEARS)), np.nan)
    last = first.copy()
    for model in _MODELS:  # the years of a cycle of leap years are alike, but for the day that they begin on
        alike = (YEARS - model) % 4 == 0
        start = date(model, 1, 1).toordinal()
        for slot, month in enumerate(months):
            bounds = edtf.bounds(_filled(value, model, month))
            if bounds[0]:
                first[slot, alike], last[slot, alike] = (
                    date.fromisoformat(day).toordinal() - start + _BEGIN[alike] for day in bounds
                )
    return first, last


def _month_is_open(value: str) -> bool:
    return not value or "XXXX-XX" in value or value == "XXXX"


def _filled(value: str, year: int, month: int | None) -> str:
    if month is None:
        return edtf.fill(value, year=year)
    if re.fullmatch(r"XXXX-XX-\d\d(?:/XXXX-XX-\d\d)?", value):
        return edtf.fill(value, year=year, month=month)
    return f"{year}-{month:02}"


@lru_cache(maxsize=4096)
def span(value: str) -> tuple[np.ndarray, np.ndarray]:
    """First and last possible day of `value` in each candidate year, over all its months. Shape: (years,)."""
    first, last = candidates(value)
    if len(first) == 1:
        return first[0], last[0]
    none = np.isnan(first).all(axis=0)
    low = np.where(none, np.nan, np.nanmin(np.where(none, 0, first), axis=0))
    high = np.where(none, np.nan, np.nanmax(np.where(none, 0, last), axis=0))
    return low, high


@lru_cache(maxsize=8192)
def intervals(says: str) -> tuple[tuple[float, float], ...]:
    """First and last day (ordinals) of an EDTF interval, or of each of a set, infinite where open.

    >>> len(intervals("[2015-10/2015-11,2018-07/2018-09]")), intervals("../..")
    (2, ((-inf, inf),))
    """
    return tuple(_interval(one) for one in says.strip("[]").split(","))


def _interval(says: str) -> tuple[float, float]:
    low, _, high = says.partition("/")
    high = high or low
    first = -np.inf if low == ".." else date.fromisoformat(edtf.bounds(low)[0]).toordinal()
    last = np.inf if high == ".." else date.fromisoformat(edtf.bounds(high)[1]).toordinal()
    return first, last


@lru_cache(maxsize=8192)
def cost(rule: str, says: str, value: str) -> np.ndarray:
    """What each candidate of a dated value costs by one cue. Shape: that of `candidates`."""
    weight = weights()[rule]
    first, last = candidates(value)
    if says.startswith("XXXX"):
        return _season_cost(weight, says, value)
    cheapest = np.full(first.shape, np.inf)
    for low, high in intervals(says):
        early = np.maximum(low - last, 0) / _DAYS
        late = np.maximum(first - high, 0) / _DAYS
        costs = np.where(early > 0, weight.before + weight.fade * early, 0.0)
        costs = np.where(late > 0, weight.after + weight.fade * late, costs)
        cheapest = np.minimum(cheapest, costs)
    return np.minimum(cheapest, MOST)


#: A year is compared with so many before and after it.
_COMPARED = 3


def support(costs: np.ndarray, best: int) -> float:
    """By how much the years around one cost more than it does, in the mean.

    Parameters
    ----------
    costs : array
        Shape (years,).
    best : int
        The year's place among the candidates.
    """
    near = costs[max(0, best - _COMPARED) : best + _COMPARED + 1]
    return float((near.sum() - near.size * costs[best]) / max(1, near.size - 1))


@lru_cache(maxsize=16384)
def cue_support(rule: str, says: str, value: str, best: int) -> float:
    """`support` of a cue for a candidate year, by its likeliest months."""
    return support(cost(rule, says, value).min(axis=0), best)


def _season_cost(weight: Weight, says: str, value: str) -> np.ndarray:
    """What a cue costs that says months of no certain year: it decides between months alone."""
    first, _ = candidates(value)
    if len(first) == 1:
        return np.zeros(first.shape)
    low, high = (int(month[5:7]) for month in says.split("/"))
    outside = np.array([not low <= month <= high for month in range(1, 13)])
    return np.where(outside[:, None], weight.before, 0.0) + np.zeros(first.shape)


def total(shares: Iterable[tuple[float, str, str]], value: str) -> np.ndarray:
    """The costs of (share, rule, says) together: in each family the highest whole, the others at a share.

    Shape: that of `candidates`.
    """
    families: dict[str, list[np.ndarray]] = defaultdict(list)
    for share, rule, says in shares:
        families[weights()[rule].family].append(share * cost(rule, says, value))
    costs = np.zeros(candidates(value)[0].shape)
    for members in families.values():
        if len(members) == 1:
            costs = costs + members[0]
        else:
            highest = np.maximum.reduce(members)
            costs = costs + highest + REPEATED * (np.add.reduce(members) - highest)
    return costs


def freshness(pairs: Iterable[tuple[str, str]], value: str) -> np.ndarray:
    """What each candidate costs by the years since the latest lower bound of the (rule, says) pairs.

    Shape: that of `candidates`; zero where nothing bounds the year from below.
    """
    latest = max((_lower_bound(rule, says) for rule, says in pairs), default=-np.inf)
    return _since(latest, value)


@lru_cache(maxsize=8192)
def _lower_bound(rule: str, says: str) -> float:
    """The day that a cue bounds the year by from below; minus infinity where it does not."""
    if weights()[rule].before < _BOUND or says.startswith("XXXX"):
        return -np.inf
    return min(low for low, _ in intervals(says))


@lru_cache(maxsize=4096)
def _since(latest: float, value: str) -> np.ndarray:
    first, _ = candidates(value)
    if not np.isfinite(latest):
        return np.zeros(first.shape)
    return FRESHNESS * np.clip((first - latest) / _DAYS, 0, _FRESH_YEARS)


#: Publication follows the news after two days in the mean, a digest after a month. Some pages carry the day on which
#: they were copied or moved, years later: of 12 annotated pages with a delay over 45 days, 9 had one over a year. So a
#: day that is months before the publication date may be of any year before it. (share, mean delay in days)
_DELAYS = ((0.92, 2.0), (0.06, 30.0), (0.02, 1000.0))
_AHEAD_DAYS = 30.0
_DAYS_OF_NEWS = 7
#: News of the day after publication (clocks differ), of a later day, and an announcement of the past.
_NEXT_DAY, _FUTURE, _PAST_PLAN = 2.0, 14.0, 9.0


def publication_cost(value: str, published: str, *, planned: bool) -> np.ndarray:
    """What each candidate costs by the publication date.

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
        return np.where(ahead >= 0, np.log(_AHEAD_DAYS) + ahead / _AHEAD_DAYS, costs + _PAST_PLAN)
    return np.where(ahead > 1, _FUTURE + ahead / _DAYS, costs + np.where(ahead > 0, _NEXT_DAY, 0))


def in_week_before(value: str, published: str) -> bool:
    """Whether a date is, in some year, on the day of publication or in the seven days before.

    >>> in_week_before("XXXX-07-05", "2023-07-06"), in_week_before("XXXX-07-07", "2023-07-06")
    (True, False)
    """
    _, last = candidates(value)
    days_before = date.fromisoformat(published).toordinal() - last
    return bool(((days_before >= 0) & (days_before <= _DAYS_OF_NEWS)).any())


def weekday_cost(value: str, weekday: int) -> np.ndarray:
    """What each candidate costs by the weekday beside the date."""
    first, last = candidates(value)
    if not weekday or not np.array_equal(first, last, equal_nan=True):
        return np.zeros(first.shape)
    return np.where((first - 1) % 7 + 1 == weekday, 0.0, weights()["weekday"].before)


def of_years(costs: np.ndarray, value: str, latest: float) -> np.ndarray:
    """The costs of each year, its months summed as probabilities; infinite where it has no such day.

    Parameters
    ----------
    costs : array
        Shape of `candidates`.
    latest : float
        Ordinal of the last day that a candidate may begin on.

    Returns
    -------
    array
        Shape (years,); all equal where no year has such a day.
    """
    first, _ = candidates(value)
    possible = ~np.isnan(first) & (np.nan_to_num(first) <= latest)
    if not possible.any():
        return np.zeros(len(YEARS))
    likelihood = np.where(possible, np.exp(-SHARPNESS * (costs - costs[possible].min())), 0.0)
    with np.errstate(divide="ignore"):
        return _RARE - np.log(likelihood.sum(axis=0) / len(first))


def probabilities(costs: np.ndarray) -> np.ndarray:
    """Probability of each year, from its costs. Sums to one."""
    possible = np.isfinite(costs)
    likelihood = np.where(possible, np.exp(-(np.where(possible, costs, 0.0) - costs[possible].min())), 0.0)
    return (1 - _ASTRAY) * likelihood / likelihood.sum() + _ASTRAY * possible / possible.sum()
