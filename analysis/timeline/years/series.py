"""Along a numbered series: session numbers rise with time.

The nineteenth meeting sat on 2023-09-18, so the twenty-first, on a 17
October, sat after it, and not years after it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
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
    that is counted by its years.
    """
    members: dict[tuple[str, str], list] = defaultdict(list)
    for one in weighed:
        key = _key(one.dated)
        if key:
            members[key[0]].append((key[1], one))
    known: dict[tuple[str, str], dict[int, _Anchor]] = defaultdict(dict)
    for one in dated:
        key = _key(one)
        first, last = edtf.bounds(one.value)
        if key and first:
            known[key[0]].setdefault(key[1], ((_ordinal(first), _ordinal(last)), one))
    for group in sorted(members):
        _along(members[group], known[group], threshold)


#: First and last possible day (ordinals) of a meeting whose year is settled, and where that is said.
_Anchor = tuple[tuple[float, float], Dated]


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def _key(one: Dated) -> tuple[tuple[str, str], int] | None:
    at = place(one.session) if one.series else None
    return ((one.series, at[0]), at[1]) if at else None


def _along(members: list, known: dict[int, _Anchor], threshold: float) -> None:
    for _ in range(_ROUNDS):
        settled = dict(known)
        for number, one in members:
            if number not in settled and one.dated.value:
                chances = one.probabilities
                best = int(np.argmax(chances))
                if chances[best] >= threshold:
                    first, last = weighing.candidates(one.value)
                    settled[number] = (float(first[best]), float(last[best])), one.dated
        numbers = sorted(settled)
        changed = False
        for number, one in members:
            nearest = _nearest(number, numbers)
            if nearest is None:
                continue
            days, anchor = settled[nearest]
            reason = Reason(
                "series", _said(days), anchor.words, anchor.source, anchor.at, anchor.at + len(anchor.words)
            )
            if one.along is None or one.along[1] != reason:
                one.along = _cost(number - nearest, days, one.value), reason
                changed = True
        if not changed:
            return


def _nearest(number: int, numbers: list[int]) -> int | None:
    """The nearest other number of an ascending list; of two as near, the smaller.

    >>> _nearest(21, [4, 19, 21, 23]), _nearest(5, [5])
    (19, None)
    """
    below, above = bisect_left(numbers, number) - 1, bisect_right(numbers, number)
    near = ([numbers[below]] if below >= 0 else []) + numbers[above : above + 1]
    return min(near, key=lambda other: (abs(other - number), other), default=None)


def _said(days: tuple[float, float]) -> str:
    """The days of an anchor as EDTF."""
    first, last = (date.fromordinal(int(day)).isoformat() for day in days)
    return first if first == last else f"{first}/{last}"


def _cost(steps: int, days: tuple[float, float], value: str) -> np.ndarray:
    """What each candidate year costs, so many numbers after (before, if negative) a settled meeting.

    Against the order, much; along it, by the time that each number takes.
    Where a month is open, the least time that is possible counts.
    """
    weight = weighing.weights()["series"]
    first, last = weighing.candidates(value)
    low, high = (first - days[1], last - days[0]) if steps > 0 else (days[0] - last, days[1] - first)
    late = np.maximum(low, 0) / 365.25
    against = np.maximum(-high, 0) / 365.25
    costs = np.where(high < 0, weight.before + weight.fade * against, weight.fade * late / abs(steps))
    return np.minimum(np.nan_to_num(costs, nan=weighing.MOST), weighing.MOST)
