"""Automatic quality measures of topics."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy import sparse

from analysis.run import on_disk
from analysis.topics import coherence, notes

#: Automatic intrusion: top words per item, and items per topic.
SHOWN, ITEMS = 5, 20


def diversity(first: Sequence[Sequence[object]]) -> float:
    """Proportion of unique words among the topics' top words (Dieng, Ruiz & Blei 2020).

    >>> diversity([["a", "b"], ["a", "c"]])
    0.75
    """
    return len({word for words in first for word in words}) / sum(map(len, first))


def document_frequency(first: Sequence[Sequence[int]], counts: sparse.csr_matrix) -> float:
    """Mean proportion of paragraphs that contain a top word; `first` are columns of `counts`.

    >>> document_frequency([[0, 1]], sparse.csr_matrix([[1, 1], [2, 0]]))
    0.75
    """
    frequency = notes.present(counts) / counts.shape[0]
    return float(np.mean([frequency[list(columns)].mean() for columns in first]))


def intrusion(first: Sequence[Sequence[int]], counts: sparse.csr_matrix, *, seed: int = 1) -> np.ndarray:
    """Automatic word intrusion: how often the intruding word is detected.

    Each item consists of five top words of a topic and one top word of another
    topic that does not belong to this one. The detected word is the one with
    the lowest mean NPMI with the others, over the paragraphs of `counts` (after
    Lau, Newman & Baldwin 2014).

    Parameters
    ----------
    first : sequence of sequences of int
        Columns of `counts`, the top words of each topic.

    Returns
    -------
    ndarray of shape (topics,)
        Proportion of items solved; NaN if no other topic has a suitable word.
    """
    random = np.random.default_rng(seed)
    columns = sorted({column for topic in first for column in topic})
    place = {column: at for at, column in enumerate(columns)}
    together = np.zeros((len(columns), len(columns)))
    for _, some in on_disk.by_rows(counts, coherence.BLOCK):
        has = (some[:, columns] > 0).astype(float)
        together += (has.T @ has).toarray()
    joint = together / counts.shape[0] + coherence.EPSILON
    npmi = coherence.pairwise(joint, np.diag(joint))
    found = np.full(len(first), np.nan)
    for at, topic in enumerate(first):
        others = [
            word for to, other in enumerate(first) if to != at for word in other[:SHOWN] if word not in topic
        ]
        right = []
        for _ in range(ITEMS if others and len(topic) >= SHOWN else 0):
            shown = random.choice(topic, SHOWN, replace=False).tolist()
            item = [place[word] for word in [*shown, int(random.choice(others))]]
            near = npmi[np.ix_(item, item)]
            right.append(np.argmin(near.sum(axis=1) - np.diag(near)) == SHOWN)
        if right:
            found[at] = np.mean(right)
    return found
