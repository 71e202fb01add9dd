"""The month and the year of each item of a chronicle or a digest, inferred for all of them together.

An item says its day, perhaps its month; headings say months and years, which
hold until the next heading; items run forward, or backward, and turn from
December to January with the year. The cheapest way through the calendar gives
month and year; what a way almost as cheap gives otherwise stays open.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

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
    """

    day: int
    month: int = 0
    year: int = 0
    said_month: int = 0
    said_year: int = 0
    of_month: int = 0
    window: str = ""
    published: str = ""


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
    unary = [{state: _cost(one, state) for state in some} for one, some in zip(items, states, strict=True)]
    ways = [_through(items, unary, later) for later in (True, False)]
    best = min(ways, key=lambda way: min(way[0].values()))
    return [(_decided(one, lambda s: s[0]) if known else 0, _decided(one, lambda s: s[1])) for one in best]


def _states(one: Item, around: set[int]) -> list[_State]:
    """The years and months that an item may be of."""
    if one.year:
        years = {one.year}
    elif one.said_year:
        years = {one.said_year - 1, one.said_year, one.said_year + 1}
    elif one.window:
        years = {int(end[:4]) for end in one.window.split("/")}
    else:
        years = {year - back for year in around for back in (0, 1)}
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
    items: Sequence[Item], unary: Sequence[dict[_State, float]], later: bool
) -> list[dict[_State, float]]:
    """For each item what the cheapest way through each of its states costs, where items run forward, or backward."""
    steps = [
        {(a, b): _step((a, one), (b, other), later) for a in before for b in after}
        for (one, other), (before, after) in zip(pairwise(items), pairwise(unary), strict=True)
    ]
    forward = [unary[0]]
    for step, costs in zip(steps, unary[1:], strict=True):
        last = forward[-1]
        forward.append({b: cost + min(last[a] + step[a, b] for a in last) for b, cost in costs.items()})
    backward = [dict.fromkeys(unary[-1], 0.0)]
    for step, costs, before in zip(steps[::-1], unary[:0:-1], unary[-2::-1], strict=True):
        last = backward[-1]
        backward.append({a: min(last[b] + costs[b] + step[a, b] for b in last) for a in before})
    return [
        {state: one[state] + other[state] for state in one}
        for one, other in zip(forward, backward[::-1], strict=True)
    ]


def _step(one: tuple[_State, Item], other: tuple[_State, Item], later: bool) -> float:
    """What it costs that one item is followed by another."""
    days = [date(*state, item.day).toordinal() for state, item in (one, other)]
    ahead = days[1] - days[0] if later else days[0] - days[1]
    bare = any(not (item.month or item.said_month) for _, item in (one, other))
    apart = (_APART if bare else _APART_IN_MONTHS) * min(_FAR, abs(ahead) / _DAYS_OF_MONTH)
    return _BACK * (ahead < 0) + apart


def _decided(costs: dict[_State, float], part: Callable[[_State], int]) -> int:
    """The year, or the month, of the cheapest way; 0 where one with another is almost as cheap."""
    best = min(costs, key=lambda state: costs[state])
    others = [cost for state, cost in costs.items() if part(state) != part(best)]
    return part(best) if not others or min(others) - costs[best] >= _SURE else 0
