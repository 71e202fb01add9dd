"""The years of a folder: documents kept together were mostly written in the same years.

The dated documents of a folder, and those whose own words leave no doubt,
tell how its years are spread; an undated one is likelier of a year that the
others have. Each document counts once, and never for itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np

from analysis.timeline.years.weighing import FIRST, YEARS

#: A document whose year is at least so probable counts.
SURE = 0.9
#: No year costs a document more than this by what the others say.
MOST = 8.5
#: So many documents are assumed to be of each year, whether any is known or not, and a neighbouring year gets this
#: share of each.
_ANY, _NEXT = 0.02, 0.004
#: So many documents are assumed to be of other years than those seen, fewer the further these lie off: by this factor a
#: year. Both by leave-one-out over folders drawn from dated notes, with strays of other years and without.
_STRANGERS, _FURTHER = 0.5, 0.6
_APART = np.abs(YEARS[:, None] - YEARS[None, :])
_NEARBY = np.where(_APART == 0, 0.0, _FURTHER ** np.maximum(_APART - 1, 0))
#: A folder of several years has others too: each year between its first and last is assumed to have this share of
#: what the years beside its main one have in the mean, and each year outside them this one.
_WITHIN, _OUTSIDE = 1.0, 0.3
#: A year that fewer than this share of the documents have may be a mistake, and does not widen the folder.
_STRAY = 0.03
#: Fewer documents than this tell nothing.
_FEWEST = 5


@dataclass(frozen=True)
class Spread:
    """How the documents of a folder are spread over the years, and what each document adds to that."""

    counts: np.ndarray  #: shape (years,)
    own: Mapping[str, np.ndarray]  #: by source

    def costs(self, source: str) -> np.ndarray:
        """What each year costs a document of the folder by the years of the others. Shape: (years,)."""
        return _costs(self.counts - self.own[source]) if source in self.own else self.of_others

    @cached_property
    def of_others(self) -> np.ndarray:
        """The costs for a document that does not count itself. Shape: (years,)."""
        return _costs(self.counts)


def _costs(counts: np.ndarray) -> np.ndarray:
    if counts.sum() < _FEWEST:
        return np.zeros(len(YEARS))
    shares = counts + _assumed(counts)
    return np.minimum(np.log(shares.max() / shares), MOST)


def _assumed(counts: np.ndarray) -> np.ndarray:
    """How many further documents each year is assumed to have, by how widely those that are known are spread.

    >>> one, several = np.zeros(len(YEARS)), np.zeros(len(YEARS))
    >>> one[70], several[[70, 72, 76]] = 20, 6
    >>> round(float(_assumed(one)[71]), 2), round(float(_assumed(several)[71]), 2)
    (0.12, 2.09)
    """
    near = _NEARBY @ counts
    strangers = _ANY + _STRANGERS * near / near.sum()
    seen = np.flatnonzero(counts >= max(0.5, _STRAY * counts.sum()))
    if len(seen) < 2:
        return strangers
    first, last = seen[0], seen[-1]
    beside = (counts[seen].sum() - counts.max()) / (last - first)
    inside = (np.arange(len(counts)) >= first) & (np.arange(len(counts)) <= last)
    return strangers + np.where(inside, _WITHIN, _OUTSIDE) * beside


def folder(source: str) -> str:
    """The folder of a source; records of a table are all in one.

    >>> folder("2023/page.txt"), folder("m-1")
    ('2023', '')
    """
    return source.rpartition("/")[0]


def spreads(known: Iterable[tuple[str, int]], weighed: Iterable[tuple[str, np.ndarray]]) -> dict[str, Spread]:
    """For each folder the spread of its documents over the years.

    Parameters
    ----------
    known : iterable of (source, year)
        Documents with a written date.
    weighed : iterable of (source, probabilities of the years)
    """
    own: dict[str, np.ndarray] = {}
    for source, chances in weighed:
        if chances.max() >= SURE and (source not in own or chances.max() > own[source].max()):
            own[source] = chances
    by_folder: dict[str, dict[str, np.ndarray]] = defaultdict(dict)
    for source, chances in own.items():
        by_folder[folder(source)][source] = _blurred(np.where(chances >= 0.05, chances, 0.0))
    # a written date may be of the past that a text recalls: its own words count before
    for source, year in known:
        if 0 <= year - FIRST < len(YEARS):
            by_folder[folder(source)].setdefault(source, _of_year(year))
    return {name: Spread(np.add.reduce(list(ones.values())), ones) for name, ones in by_folder.items()}


@cache
def _of_year(year: int) -> np.ndarray:
    """What a document of a known year adds: one array for all of that year, as there may be very many."""
    return _blurred(np.where(year == YEARS, 1.0, 0.0))


def _blurred(chances: np.ndarray) -> np.ndarray:
    """A document's years with a share for the years beside them."""
    return np.convolve(chances, [_NEXT, 1 - 2 * _NEXT, _NEXT], mode="same")
