"""Neighbouring words of a corpus, counted block by block, so that only its words are held as a whole."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

#: Words that are looked at together.
BLOCK = 500_000


def uses(codes: np.ndarray, size: int) -> np.ndarray:
    """How often each of `size` words is used."""
    counted = np.zeros(size, dtype=np.int64)
    for first in range(0, len(codes), BLOCK):
        counted += np.bincount(codes[first : first + BLOCK], minlength=size)
    return counted


def count(codes: np.ndarray, starts: np.ndarray, size: int) -> tuple[np.ndarray, np.ndarray]:
    """Distinct pairs of neighbours within paragraphs, and how often each occurs.

    Parameters
    ----------
    codes, starts : ndarray
        As in `Sequences`.
    size : int
        Number of words; a pair is the code of the first, times this, plus that of the second.

    Examples
    --------
    >>> pairs, together = count(np.array([0, 1, 0, 1, 2]), np.array([0, 3, 5]), 3)
    >>> pairs.tolist(), together.tolist()
    ([1, 3, 5], [1, 1, 1])
    """
    known = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    parts = [known]
    for _, pairs in _blocks(codes, starts, size):
        which, distinct = pd.factorize(pairs)  # hashed: sorting all positions takes three times as long
        order = np.argsort(distinct)
        parts.append((distinct[order], np.bincount(which, minlength=len(distinct))[order]))
        if sum(len(distinct) for distinct, _ in parts[1:]) > len(parts[0][0]):
            parts = [_merged(parts)]
    return _merged(parts)


def _merged(parts: list[tuple[np.ndarray, np.ndarray]]) -> tuple[np.ndarray, np.ndarray]:
    if len(parts) == 1:
        return parts[0]
    pairs, together = (np.concatenate(arrays) for arrays in zip(*parts))
    order = np.argsort(pairs, kind="stable")  # merges what is sorted already
    pairs, together = pairs[order], together[order]
    first = np.flatnonzero(np.diff(pairs, prepend=-1))
    return pairs[first], np.add.reduceat(together, first) if len(first) else together


def find(
    codes: np.ndarray, starts: np.ndarray, size: int, wanted: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Positions of the first words of the `wanted` pairs, which are sorted; and which pair stands at each.

    >>> places, which = find(np.array([0, 1, 0, 1, 2]), np.array([0, 3, 5]), 3, np.array([3, 5]))
    >>> places.tolist(), which.tolist()
    ([1, 3], [0, 1])
    """
    found = [(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))]
    for places, pairs in _blocks(codes, starts, size) if len(wanted) else ():
        which = np.minimum(np.searchsorted(wanted, pairs), len(wanted) - 1)
        held = wanted[which] == pairs
        found.append((places[held], which[held]))
    places, which = (np.concatenate(arrays) for arrays in zip(*found))
    return places, which


def _blocks(codes: np.ndarray, starts: np.ndarray, size: int) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Positions of words with a next one in their paragraph, and the pairs there."""
    for first in range(0, len(codes) - 1, BLOCK):
        last = min(first + BLOCK, len(codes) - 1)
        next_starts = starts[np.searchsorted(starts, first, "right") : np.searchsorted(starts, last, "right")]
        within = np.ones(last - first, dtype=bool)
        within[next_starts - 1 - first] = False
        places = np.flatnonzero(within) + first
        yield places, codes[places].astype(np.int64) * size + codes[places + 1]
