"""The month and the year of each item of a chronicle or a digest, inferred for all of them together.

An item says its day, perhaps its month; headings say months and years, which
hold until the next heading; items run forward, or backward, and turn from
December to January with the year. The cheapest way through the calendar gives
month and year; what a way almost as cheap gives otherwise stays open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np

from analysis import edtf

#: What it costs that a month or a year is another than its heading says, that a day lies outside of the days that are
#: named for the page, and that it goes against the order.
_MONTH, _YEAR, _OUTSIDE, _BACK = 3.0, 4.0, 6.0, 2.0
#: What each month costs by which an item lies off the month that a heading names with its year.
_OFF = 0.01
#: What each month between two items costs, up to so many, where either has a bare day below no heading of a month, and
#: where both have a month; and each month between an item and the publication.
_APART, _FAR, _APART_IN_MONTHS, _AGO = 1.0, 6.0, 0.05, 0.3
#: A month or a year is taken where any other costs at least so much more.
_SURE = 0.6
_DAYS_OF_MONTH = 30.4
#: Where nothing says a year, the months are inferred in these.
_ANY = 2000

_State = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Item:
    """The day of an item and what headings say of it.

    Attributes
    ----------
    day : int
        Its first day.
    month, year : int
        Those that it names itself; 0 where it does not.
    said_month, said_year : int
        Those of the headings above; 0 where there are none.
    of_month : int
        The month that a heading gives together with `said_year`, which may not hold for others; 0 where there is none.
    window : str
        The days, or the months, that the page is of, whole EDTF; "" where unknown.
    published : str
        The day of publication, or "".
    part : int
        Number of the part of the page, in which the days begin again.
    """

    day: int
    month: int = 0
    year: int = 0
    said_month: int = 0
    said_year: int = 0
    of_month: int = 0
    window: str = ""
    published: str = ""
    part: int = 0


def infer(items: Sequence[Item]) -> list[_State]:
    """Year and month of each item, 0 for one that stays open.

    >>> infer([Item(28), Item(30), Item(2, said_month=7), Item(4, said_month=7)])
    [(0, 6), (0, 6), (0, 7), (0, 7)]
    >>> infer([Item(28, 12, said_year=2019, of_month=12), Item(3, 1, said_year=2019, of_month=12)])
    [(2019, 12), (2020, 1)]
    >>> infer([Item(3, 1, said_year=2020), Item(28, 12, said_year=2019)])
    [(2020, 1), (2019, 12)]
    >>> infer([Item(28), Item(30)])
    [(0, 0), (0, 0)]
    """
    if not items:
        return []
    known = any(one.year or one.said_year or one.window for one in items)
    around = {int(one.published[:4]) for one in items if one.published} or {_ANY, _ANY + 1}
    states = [_states(one, around) for one in items]
    if not all(states):
        return [(one.year, one.month) for one in items]
    unary = [np.array([_cost(one, state) for state in some]) for one, some in zip(items, states, strict=True)]
    days = [
        np.array([date(*state, one.day).toordinal() for state in some])
        for one, some in zip(items, states, strict=True)
    ]
    ways = [_through(items, days, unary, later) for later in (True, False)]
    best = min(ways, key=lambda way: way[0].min())
    return [
        (
            _decided([year for year, _ in some], costs) if known else 0,
            _decided([month for _, month in some], costs),
        )
        for some, costs in zip(states, best, strict=True)
    ]


def _states(one: Item, around: set[int]) -> list[_State]:
    """The years and months that an item may be of."""
    if one.year:
        years = {one.year}
    elif one.said_year:
        years = {one.said_year - 1, one.said_year, one.said_year + 1}
    elif one.window:
        years = {int(end[:4]) for end in one.window.split("/")}
    else:
        years = {
            year - back for year in ({int(one.published[:4])} if one.published else around) for back in (0, 1)
        }
    months = [one.month] if one.month else range(1, 13)
    return [(y, m) for y in sorted(years) for m in months if edtf.is_day(y, m, one.day)]


def _cost(one: Item, state: _State) -> float:
    """What it costs by its headings that an item is of a year and a month."""
    year, month = state
    day = f"{year:04}-{month:02}-{one.day:02}"
    cost = _MONTH * (one.said_month not in (0, month))
    if one.said_year not in (0, year):
        cost += _YEAR * (one.of_month in (0, month))
    if one.of_month:
        cost += _OFF * min(_FAR, abs(12 * (year - one.said_year) + month - one.of_month))
    if one.window:
        begin, end = edtf.bounds(one.window)
        cost += _OUTSIDE * (not begin <= day <= end)
    if one.published and not (one.month or one.said_month):  # a chronicle may come out years later
        ago = edtf.apart(day, one.published)
        near = f"{one.said_year or one.published[:4]}" == one.published[:4]
        cost += _OUTSIDE if ago < -1 else near * _AGO * ago / _DAYS_OF_MONTH
    return cost


def _through(
    items: Sequence[Item], days: Sequence[np.ndarray], unary: Sequence[np.ndarray], later: bool
) -> list[np.ndarray]:
    """For each item what the cheapest way through each of its states costs, where items run forward, or backward."""
    steps = [
        _step(pair, days_of_pair, later)
        for pair, days_of_pair in zip(pairwise(items), pairwise(days), strict=True)
    ]
    forward = [unary[0]]
    for step, costs in zip(steps, unary[1:], strict=True):
        forward.append(costs + (forward[-1][:, None] + step).min(axis=0))
    backward = [np.zeros(len(unary[-1]))]
    for step, costs in zip(steps[::-1], unary[:0:-1], strict=True):
        backward.append((backward[-1] + costs + step).min(axis=1))
    return [one + other for one, other in zip(forward, backward[::-1], strict=True)]


def _step(pair: tuple[Item, Item], days: tuple[np.ndarray, np.ndarray], later: bool) -> np.ndarray:
    """What it costs that one item is followed by another, for each of their states."""
    ahead = (days[1] - days[0][:, None]) * (1 if later else -1)
    bare = any(not (item.month or item.said_month) for item in pair)
    apart = (_APART if bare else _APART_IN_MONTHS) * np.minimum(_FAR, abs(ahead) / _DAYS_OF_MONTH)
    return apart if pair[0].part != pair[1].part else _BACK * (ahead < 0) + apart


def _decided(parts: Sequence[int], costs: np.ndarray) -> int:
    """The year, or the month, of the cheapest way; 0 where one with another is almost as cheap."""
    best = parts[int(costs.argmin())]
    others = costs[np.array(parts) != best]
    return best if not len(others) or others.min() - costs.min() >= _SURE else 0
