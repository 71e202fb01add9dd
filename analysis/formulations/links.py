"""Variants and successors: which formulations are wordings of one another, and which took another's place.

Each link carries its evidence. Two names of the same number are not linked
for that (两个确立, 两个确保 share nothing but a count).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise

from analysis.formulations.marks import MARKS

_NUMERALS = re.compile(r"[一二两双三四五六七八九十百千万N多\d]+")
_PARTS = re.compile(r"[、，·；\s]")


@dataclass(frozen=True, slots=True)
class UsageHistory:
    """What linking needs to know of a formulation.

    Attributes
    ----------
    dates : tuple of str
        EDTF dates of its uses, sorted, without those unknown.
    frames : Counter
        (verb before it, noun behind it) of its occurrences in marks.
    """

    term: str
    pattern: str
    number: str
    uses: int
    dates: tuple[str, ...] = ()
    frames: Counter = field(default_factory=Counter)
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """`term` is a variant or the successor of `other`."""

    term: str
    other: str
    relation: str  #: variant, successor
    evidence: str


def find(lives: Sequence[UsageHistory]) -> list[Link]:
    """All links among formulations.

    Examples
    --------
    >>> for link in find([
    ...     UsageHistory("两中心两高地", "number", "2+2", 1, ("2023-10-17",)),
    ...     UsageHistory("两中心两地", "number", "2+2", 1, ("2024-05-24",)),
    ...     UsageHistory("两个确立", "number", "2", 8, ("2023-01-01", "2024-01-29")),
    ...     UsageHistory("两个确保", "number", "2", 1, ("2023-12-26",)),
    ... ]):
    ...     print(link.term, link.relation, link.other, "|", link.evidence)
    两中心两地 successor 两中心两高地 | counts 2+2, shares 两中心两地; 两中心两高地 last 2023-10-17, 两中心两地 first 2024-05-24
    """
    links: dict[tuple[str, str], Link] = {}
    for one, two in _near(lives):
        shared = likeness(one, two)
        if shared:
            link = _link(one, two, shared)
            links[link.term, link.other] = link
    for link in _replaced(lives):
        if (link.other, link.term) not in links:
            links.setdefault((link.term, link.other), link)
    return sorted(links.values(), key=lambda link: (link.term, link.other))


def wordings(term: str, uses: Iterable[tuple[str, str]]) -> list[Link]:
    """The ways in which a digit code is written with its noun, where there are several.

    Parameters
    ----------
    uses : iterable of (str, str)
        (as written, EDTF date or "") of each use.

    Examples
    --------
    >>> for link in wordings("885", [("“885”机制", "2024-01-29"), ("“885”工作体系", "2024-12"), ("“８８５”机制", "")]):
    ...     print(link.term, "|", link.evidence)
    885工作体系 | written so 1 of 3 times, first 2024-12
    885机制 | written so 2 of 3 times, first 2024-01-29
    """
    dates: dict[str, list[str]] = defaultdict(list)
    for written, date in uses:
        dates[re.sub(rf"[{MARKS}]", "", unicodedata.normalize("NFKC", written))].append(date)
    total = sum(map(len, dates.values()))
    forms = {form: sorted(filter(None, when)) for form, when in dates.items() if form != term}
    if len(forms) < 2:
        return []
    return [
        Link(
            form,
            term,
            "variant",
            f"written so {len(dates[form])} of {total} times" + (f", first {when[0]}" if when else ""),
        )
        for form, when in sorted(forms.items())
    ]


def likeness(one: UsageHistory, two: UsageHistory) -> str:
    """What makes one a wording of the other; "" if nothing does.

    - parallels that share two parts or more, and half of them;
    - composite numbers (2+2) counted alike, one or two characters apart;
    - phrases without a number that are one character apart, five or longer.

    Examples
    --------
    >>> a = UsageHistory("稳进增效、除险固安、改革突破、惠民强企", "parallel", "4", 6)
    >>> b = UsageHistory("稳进增效、改革突破、除险固安、强企富民", "parallel", "4", 1)
    >>> likeness(a, b)
    'shares 稳进增效、除险固安、改革突破'
    >>> likeness(UsageHistory("一子落满盘活", "quoted", "", 1), UsageHistory("一子落而满盘活", "quoted", "", 1))
    'one character apart'
    """
    if one.pattern == two.pattern == "parallel":
        parts, others = _PARTS.split(one.term), _PARTS.split(two.term)
        shared = [part for part in parts if part in others]
        enough = len(shared) >= 2 and 2 * len(shared) >= max(len(parts), len(others))
        return "shares " + "、".join(shared) if enough else ""
    if "+" in one.number and one.number == two.number:
        common = _common(one.term, two.term)
        if len(_NUMERALS.sub("", common)) >= 2 and len(common) >= max(len(one.term), len(two.term)) - 2:
            return f"counts {one.number}, shares {common}"
    if (
        not one.number
        and not two.number
        and min(len(one.term), len(two.term)) >= 5
        and _one_apart(one.term, two.term)
    ):
        return "one character apart"
    return ""


def _near(lives: Sequence[UsageHistory]) -> Iterable[tuple[UsageHistory, UsageHistory]]:
    """Pairs worth comparing: those that share a part, or both start or both end alike."""
    shelves: dict[str, list[int]] = defaultdict(list)
    for at, life in enumerate(lives):
        if life.pattern == "code":
            continue
        keys = (
            set(_PARTS.split(life.term))
            if life.pattern == "parallel"
            else {"^" + life.term[:2], life.term[-2:] + "$"}
        )
        for key in keys:
            shelves[key].append(at)
    pairs = {pair for shelf in shelves.values() if len(shelf) <= 60 for pair in combinations(shelf, 2)}
    return ((lives[one], lives[two]) for one, two in sorted(pairs))


def _common(one: str, two: str) -> str:
    """What two names share from both ends on: 两中心两高地 and 两中心两地 share 两中心两地."""
    head = 0
    while head < min(len(one), len(two)) and one[head] == two[head]:
        head += 1
    tail = 0
    while tail < min(len(one), len(two)) - head and one[-1 - tail] == two[-1 - tail]:
        tail += 1
    return one[:head] + one[len(one) - tail :]


def _one_apart(one: str, two: str) -> bool:
    """Whether one character was put in, left out or changed, and no digit with it."""
    longest = max(len(one), len(two))
    return (
        one != two
        and len(_common(one, two)) == longest - 1
        and abs(len(one) - len(two)) <= 1
        and not re.search(r"\d", one + two)
    )


def _link(one: UsageHistory, two: UsageHistory, shared: str) -> Link:
    """The later one as a variant of the earlier, or as its successor where they never overlap."""
    old, new = sorted((one, two), key=lambda life: (life.dates[:1] or ("9999",), -life.uses, life.term))
    if old.dates and new.dates and old.dates[-1] < new.dates[0]:
        return Link(new.term, old.term, "successor", f"{shared}; {_turn(old, new)}")
    return Link(new.term, old.term, "variant", shared)


def _turn(old: UsageHistory, new: UsageHistory) -> str:
    return f"{old.term} last {old.dates[-1]}, {new.term} first {new.dates[0]}"


def _replaced(lives: Sequence[UsageHistory]) -> Iterable[Link]:
    """Successors of other words: the same verb and noun around them, the old silent once the new speaks.

    Both stand three times or more, mostly in that frame, which no third
    formulation shares at the time.
    """
    frames: dict[tuple[str, str], list[UsageHistory]] = defaultdict(list)
    for life in lives:
        if life.uses >= 3 and life.dates and life.frames:
            frame, count = max(life.frames.items(), key=lambda item: (item[1], item[0]))
            if all(frame) and len(frame[1]) >= 2 and 2 * count >= sum(life.frames.values()) and count >= 2:
                frames[frame].append(life)
    for (verb, noun), holders in sorted(frames.items()):
        holders = sorted(holders, key=lambda life: (life.dates[0], life.term))
        for old, new in pairwise(holders):
            alone = sum(life.dates[0] <= new.dates[0] <= life.dates[-1] for life in holders) == 1
            if old.dates[-1] < new.dates[0] and alone:
                yield Link(new.term, old.term, "successor", f"both in {verb}“…”{noun}; {_turn(old, new)}")
