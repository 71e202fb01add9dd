"""Along a numbered series: session numbers rise with time.

The nineteenth meeting sat on 2023-09-18, so the twenty-first, on a 17
October, sat after it, and not years after it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

import numpy as np

from analysis.records import Reason
from analysis.timeline import edtf
from analysis.timeline.dates.numerals import read
from analysis.timeline.years import weighing
from analysis.timeline.years.evidence import Dated

_ROUNDS = 4


def place(session: str) -> tuple[str, int] | None:
    """The term and the number that a session is counted by; None where it has none, or is counted by its year.

    >>> place("21"), place("六届五次"), place("2024-1"), place("第三十三次"), place("2023")
    (('', 21), ('6', 5), ('2024', 1), ('', 33), None)
    """
    numbers = [read(part) for part in re.findall(r"\d+|[一二三四五六七八九十]+", session)]
    if not numbers or -1 in numbers or numbers[-1] >= 1000:
        return None
    return "-".join(str(number) for number in numbers[:-1]), numbers[-1]


def bound(weighed: Sequence, dated: Sequence[Dated], threshold: float) -> None:
    """Let the settled meetings of each numbered series bound the others, nearest numbers first.

    Two terms of one series are not held against each other, nor a series
    whose numbers begin anew each year.
    """
    groups: dict[tuple[str, str], list] = defaultdict(list)
    for one in weighed:
        key = _key(one.dated)
        if key:
            groups[key[0]].append((key[1], one))
    known: dict[tuple[str, str], list[tuple[int, str, Dated]]] = defaultdict(list)
    for one in dated:
        key = _key(one)
        if key and edtf.is_whole(one.value):
            known[key[0]].append((key[1], edtf.bounds(one.value)[0], one))
    for group, members in sorted(groups.items(), key=lambda pair: pair[0]):
        _along(members, known[group], threshold)


def _key(one: Dated) -> tuple[tuple[str, str], int] | None:
    at = place(one.session) if one.series else None
    return ((one.series, at[0]), at[1]) if at else None


def _along(members: list, anchors: list[tuple[int, str, Dated]], threshold: float) -> None:
    for _ in range(_ROUNDS):
        settled = list(anchors)
        for number, one in members:
            chances = one.probabilities
            best = int(np.argmax(chances))
            if chances[best] >= threshold and one.dated.value:
                day = edtf.bounds(edtf.fill(one.value, year=weighing.FIRST + best))[0]
                settled.append((number, day, one.dated))
        changed = False
        for number, one in members:
            nearest = _nearest(
                number, [item for item in settled if item[2] is not one.dated and item[0] != number]
            )
            if nearest and (one.along is None or one.along[1] != _reason(nearest)):
                one.along = _cost(number, nearest, one.value), _reason(nearest)
                changed = True
        if not changed:
            return


def _nearest(number: int, settled: list[tuple[int, str, Dated]]) -> tuple[int, str, Dated] | None:
    return min(settled, key=lambda item: (abs(item[0] - number), item[0], item[1]), default=None)


def _cost(number: int, nearest: tuple[int, str, Dated], value: str) -> np.ndarray:
    """What each candidate year costs: against the order, much; along it, by the time that each number takes."""
    other, day, _ = nearest
    weight = weighing.weights()["series"]
    first, _ = weighing.candidates(value)
    step = (first - date.fromisoformat(day).toordinal()) / 365.25 * (1 if number > other else -1)
    costs = np.where(step < 0, weight.before - weight.fade * step, weight.fade * step / abs(number - other))
    return np.minimum(np.nan_to_num(costs, nan=8.0), 8.0)


def _reason(nearest: tuple[int, str, Dated]) -> Reason:
    _, day, one = nearest
    return Reason("series", day, one.words, one.source, one.at, one.at + len(one.words))
