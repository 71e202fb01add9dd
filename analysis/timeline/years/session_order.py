"""Along a numbered series: session numbers rise with time, at the pace of their body.

The nineteenth meeting sat on 2023-09-18, so the twenty-first, on a 17
October, sat after it, and not years after it; and two plenums do not sit
within a week. The sittings of a series form a chain whose years are inferred
together (forward and backward messages, exact on a chain); no single link can
outweigh what a text itself says, for two places may count alike.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import pairwise

import numpy as np

from analysis import edtf, vocabulary
from analysis.numerals import read
from analysis.records import Reason
from analysis.timeline.years import weighing
from analysis.timeline.years.evidence import Dated

#: A link between two sittings costs at most so much.
MOST_BY_LINK = 4.5
#: What a link costs further for each year between sittings out of order or pace.
_PER_YEAR = 0.6
#: Sittings of one number are one meeting of at most so many days.
_LONGEST = 20
#: Days for each number, and the spread of their logarithm, where nothing is known of a series.
_PACE = (30.0, 1.3)
#: From so many steps from one dated member to the next on, their own pace counts.
_ENOUGH = 3
#: Years less likely than this take no part in a chain.
_UNLIKELY = 1e-4


@dataclass
class Node:
    """A sitting of a series: its day with the year open, what each year costs, and who gives that day."""

    number: int
    value: str
    members: list = field(default_factory=list)
    costs: np.ndarray | None = None  #: shape (years,)


@cache
def _paces() -> tuple[tuple[re.Pattern[str], float, float], ...]:
    rows = vocabulary.load("timeline/series_paces", ("pattern", "days", "spread", "example"))
    found = []
    for row in rows:
        try:
            found.append((row.pattern("pattern"), float(row["days"]), float(row["spread"])))
        except ValueError:
            raise row.fault("columns 'days' and 'spread' take numbers") from None
    return tuple(found)


def pace(series: str, dated: Sequence[tuple[int, int]] = ()) -> tuple[float, float]:
    """Days for each number of a series, and the spread of their logarithm.

    Parameters
    ----------
    series : str
    dated : sequence of (number, ordinal day)
        The members whose day is known; a few of them tell the pace.

    >>> pace("市委全会"), pace("市政府常务会议", [(1, 0), (2, 7), (3, 14), (5, 28)])
    ((170.0, 0.6), (7.0, 0.3))
    >>> pace("市委全会", [(1, 0), (2, 7), (3, 14), (4, 10)])
    (170.0, 0.6)
    """
    members = sorted(set(dated))
    gaps = [
        (later - day) / (following - number)
        for (number, day), (following, later) in pairwise(members)
        if following > number and later > day
    ]
    if len(gaps) >= _ENOUGH:
        return float(np.median(gaps)), max(0.3, float(np.std(np.log(gaps))))
    return next(
        ((days, spread) for pattern, days, spread in _paces() if pattern.search(series)),
        _PACE,
    )


def place(session: str) -> tuple[str, int] | None:
    """The term and the number that a session is counted by; None where it has none, or is counted by its year.

    >>> place("21"), place("六届五次"), place("2024-1"), place("十三届一百零三次"), place("2023")
    (('', 21), ('6', 5), ('2024', 1), ('13', 103), None)
    """
    numbers = [read(part) for part in re.findall(r"\d+|[零〇一二三四五六七八九十百]+", session)]
    if not numbers or -1 in numbers or numbers[-1] >= 1000:
        return None
    return "-".join(str(number) for number in numbers[:-1]), numbers[-1]


def bound(weighed: Sequence, dated: Sequence[Dated], threshold: float) -> None:
    """Infer the years of each numbered series together; what the chain adds is each member's `along`.

    Two terms of one series are not compared, nor a series that is counted by
    its years.
    """
    members: dict[tuple[str, str], dict[tuple[int, str], Node]] = defaultdict(dict)
    for one in weighed:
        key = _key(one.dated)
        if key:
            node = members[key[0]].setdefault((key[1], one.value), Node(key[1], one.value))
            node.members.append(one)
    for one in dated:
        key = _key(one)
        if key and key[0] in members and edtf.bounds(one.value)[0]:
            node = members[key[0]].setdefault((key[1], one.value), Node(key[1], one.value))
            node.members.append(one)
    for (series, _), nodes in sorted(members.items()):
        if len(nodes) > 1:
            _along(series, sorted(nodes.values(), key=lambda node: (node.number, node.value[-5:])), threshold)


def _key(one: Dated) -> tuple[tuple[str, str], int] | None:
    at = place(one.session) if one.series else None
    return ((one.series, at[0]), at[1]) if at else None


def _along(series: str, nodes: list[Node], threshold: float) -> None:
    known = [(n.number, _ordinal(edtf.bounds(n.value)[0])) for n in nodes if _is_known(n)]
    days, spread = pace(series, known)
    states = [_states(node) for node in nodes]
    links = [
        _links(nodes[i], states[i], nodes[i + 1], states[i + 1], days, spread) for i in range(len(nodes) - 1)
    ]
    local = [costs for _, _, _, costs in states]
    incoming = messages(local, links)
    chances = [_chances(own + others) for own, others in zip(local, incoming, strict=True)]
    sure = [i for i, chance in enumerate(chances) if chance.max() >= threshold]
    for i, node in enumerate(nodes):
        if _is_known(node):
            continue
        costs = np.full(len(weighing.YEARS), 2 * MOST_BY_LINK)
        costs[states[i][0]] = np.minimum(incoming[i], 2 * MOST_BY_LINK)
        anchor = _nearest(i, sure, nodes)
        if anchor is None:
            continue
        reason = _reason(nodes[anchor], states[anchor], chances[anchor])
        for one in node.members:
            one.along = costs, reason


def messages(local: Sequence[np.ndarray], links: Sequence[np.ndarray]) -> list[np.ndarray]:
    """What the other members of a chain add to the costs of each member's states (sum-product, forward and backward).

    Parameters
    ----------
    local : sequence of array
        The costs of each member's own states, as negative logarithms. Shape of each: (states,).
    links : sequence of array
        The costs of each pair of states of two neighbours. Shape of each: (states of one, states of the next).

    Returns
    -------
    list of array
        Shapes as of `local`; the least value of each direction is zero.
    """
    forward, backward = [np.zeros(len(costs)) for costs in local], [np.zeros(len(costs)) for costs in local]
    for i in range(1, len(local)):
        forward[i] = _message((local[i - 1] + forward[i - 1])[:, None] + links[i - 1])
    for i in range(len(local) - 2, -1, -1):
        backward[i] = _message((local[i + 1] + backward[i + 1])[:, None] + links[i].T)
    return [before + after for before, after in zip(forward, backward, strict=True)]


def _is_known(node: Node) -> bool:
    return edtf.is_whole(node.value)


def _states(node: Node) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """The years that a sitting may have: their places, first and last days, and costs."""
    if _is_known(node):
        first, last = (np.array([float(_ordinal(day))]) for day in edtf.bounds(node.value))
        return np.array([0]), first, last, np.zeros(1)
    costs = np.mean([one.costs for one in node.members], axis=0)  # copies of one note are no further evidence
    chances = weighing.probabilities(costs)
    places = np.flatnonzero(np.isfinite(costs) & (chances >= min(_UNLIKELY, chances.max())))
    first, last = weighing.span(node.value)
    places = places[~np.isnan(first[places])]
    return places, first[places], last[places], costs[places]


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def _links(one: Node, here: tuple, other: Node, there: tuple, days: float, spread: float) -> np.ndarray:
    """What each pair of years of two neighbours costs. Shape: (years of one, years of the other)."""
    low = there[1][None, :] - here[2][:, None]
    high = there[2][None, :] - here[1][:, None]
    steps = other.number - one.number
    if steps == 0:
        return np.where((low <= _LONGEST) & (high >= -_LONGEST), 0.0, MOST_BY_LINK)
    expected = days * steps
    gap = np.clip(expected, np.maximum(low, 0.5), np.maximum(high, 0.5))
    costs = (np.log(gap / expected) / spread) ** 2 / 2
    years = np.maximum(np.maximum(low, -high), 0) / 365.25
    return np.where(high < 0, MOST_BY_LINK, np.minimum(costs, MOST_BY_LINK)) + np.where(
        (high < 0) | (costs > MOST_BY_LINK), np.minimum(_PER_YEAR * years, MOST_BY_LINK), 0.0
    )


def _message(costs: np.ndarray) -> np.ndarray:
    """Negative logarithm of the sum over the first axis, its least value zero."""
    least = costs.min(axis=0)
    summed = least - np.log(np.exp(-(costs - least)).sum(axis=0))
    return summed - summed.min()


def _chances(costs: np.ndarray) -> np.ndarray:
    likelihood = np.exp(-(costs - costs.min()))
    return likelihood / likelihood.sum()


def _nearest(at: int, sure: Sequence[int], nodes: Sequence[Node]) -> int | None:
    """The nearest other sitting whose year is sure."""
    others = (i for i in _around(at, sure) if i != at)
    return min(others, key=lambda i: (abs(nodes[i].number - nodes[at].number), i), default=None)


def _around(at: int, sure: Sequence[int]) -> Sequence[int]:
    place = bisect_left(sure, at)
    return sure[max(0, place - 2) : place + 3]


def _reason(anchor: Node, states: tuple, chances: np.ndarray) -> Reason:
    best = int(np.argmax(chances))
    first, last = (date.fromordinal(int(states[place][best])).isoformat() for place in (1, 2))
    member = anchor.members[0]
    one = member if isinstance(member, Dated) else member.dated
    says = first if first == last else f"{first}/{last}"
    return Reason("series", says, one.words, one.source, one.at, one.at + len(one.words))
