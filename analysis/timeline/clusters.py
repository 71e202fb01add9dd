"""Clusters of reports of one meeting: joined pair by pair, unless two of the members are certainly of two meetings.

The answer does not depend on the order in which reports come: they are taken
in an order of their own (`canonical`), and a join is checked against every
member of both clusters.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import chain

from analysis.timeline.gathering import DatedGathering, Gathering
from analysis.timeline.matching import different_places, is_placeholder, people, tell_apart, telling

#: A report is compared with at most so many clusters of its name and day: the meetings of so many places.
_MOST_CLUSTERS = 40
#: A cluster with so many members that differ in what tells meetings apart takes no further one that differs,
#: unless somebody is in all of them.
_MOST_KINDS = 300


def canonical(reports: Sequence[DatedGathering]) -> list[DatedGathering]:
    """The reports in a fixed order: first those that name people, which distinguish meetings of the same name."""
    return sorted(reports, key=_rank)


def _rank(report: DatedGathering) -> tuple:
    g = report.gathering
    what = (g.source, g.start, g.end, g.article_id, g.kind, g.status, g.name)
    return not people(g), *what, report.date, g.series, g.session, g.venue, g.after, repr(g.roles)


class Clusters:
    """Disjoint sets of reports, by their index.

    Parameters
    ----------
    reports : sequence of DatedGathering
        In the order of `canonical`.
    """

    def __init__(self, reports: Sequence[DatedGathering]):
        self._parent = list(range(len(reports)))
        self._members: list[_Members | None] = [_Members(one.gathering) for one in reports]

    def root(self, index: int) -> int:
        """The first member of the cluster that a report is in."""
        while self._parent[index] != index:
            self._parent[index] = self._parent[self._parent[index]]
            index = self._parent[index]
        return index

    def may_join(self, one: int, other: int) -> bool:
        """Whether no member of the one cluster is certainly of another meeting than a member of the other."""
        a, b = self.root(one), self.root(other)
        return a == b or self._of(a).agree(self._of(b))

    def join(self, one: int, other: int) -> bool:
        """Make two clusters one, if they may be; whether they are one now."""
        if not self.may_join(one, other):
            return False
        a, b = sorted((self.root(one), self.root(other)))
        if a != b:
            self._parent[b] = a
            self._of(a).add(self._of(b))
            self._members[b] = None
        return True

    def join_first(self, index: int, candidates: list[int]) -> None:
        """Join the first cluster of the candidates that may be joined; else become one of the candidates."""
        if not any(self.join(other, index) for other in candidates[:_MOST_CLUSTERS]):
            candidates.append(index)

    def roots(self, indices: Iterable[int]) -> list[int]:
        """The clusters of some reports, each by its first report among these, in their order."""
        found: dict[int, int] = {}
        for index in indices:
            found.setdefault(self.root(index), index)
        return list(found.values())

    def _of(self, root: int) -> _Members:
        members = self._members[root]
        assert members is not None  # only a cluster that was joined to another has none
        return members


class _Members:
    """The members of a cluster that differ in what tells meetings apart.

    Of members that do not differ two sources and two articles are enough: whatever is
    apart from one of them for being of another source or article is apart from these.
    """

    def __init__(self, g: Gathering):
        self.by_words: dict[Hashable, list[Gathering]] = {telling(g): [g]}
        held_by = frozenset(people(g))
        self.by_people: dict[Hashable, list[Gathering]] = (
            {(is_placeholder(g.name), held_by): [g]} if held_by else {}
        )
        self.unplaced = is_placeholder(g.name)  #: whether a name says 市 without saying which
        self.shared = held_by or None  #: who is in all that name people; None where none does

    def agree(self, other: _Members) -> bool:
        """Whether no two members are certainly of two meetings."""
        if _disagree(self.by_words, other.by_words, tell_apart):
            return False
        if not (self.unplaced or other.unplaced) or (
            self.shared and other.shared and self.shared & other.shared
        ):
            return True
        return not _disagree(self.by_people, other.by_people, different_places)

    def add(self, other: _Members) -> None:
        """Take over the members of another cluster."""
        _add(self.by_words, other.by_words)
        _add(self.by_people, other.by_people)
        self.unplaced = self.unplaced or other.unplaced
        if self.shared is None or other.shared is None:
            self.shared = other.shared if self.shared is None else self.shared
        else:
            self.shared &= other.shared


_Kinds = dict[Hashable, list[Gathering]]


def _disagree(own: _Kinds, others: _Kinds, apart: Callable[[Gathering, Gathering], bool]) -> bool:
    if len(own) + len(others) > _MOST_KINDS and not own.keys() >= others.keys():
        return True
    return any(
        apart(one, other)
        for one in chain.from_iterable(own.values())
        for other in chain.from_iterable(others.values())
    )


def _add(own: _Kinds, others: _Kinds) -> None:
    for kind, members in others.items():
        kept = own.setdefault(kind, [])
        for g in members:
            if any(
                len(seen) < 2 and new not in seen
                for seen, new in (
                    ({one.article_id for one in kept}, g.article_id),
                    ({one.source for one in kept}, g.source),
                )
            ):
                kept.append(g)
