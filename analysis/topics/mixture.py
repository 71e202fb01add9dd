"""Detect topics that mix two subjects: two groups of paragraphs with few common terms."""

from __future__ import annotations

import numpy as np
from scipy import sparse

#: Minimum number of paragraphs of a topic, and minimum proportion of the smaller group.
FEWEST, SMALLER = 12, 0.2
#: Number of terms used, and minimum number of paragraphs with each.
TERMS, LEAST = 40, 3
#: Maximum cosine between the groups' terms for two subjects.
APART = 0.25
#: Minimum proportion of a term's uses in the topic.
OWN = 0.3
#: Maximum number of paragraphs used; large topics are sampled evenly.
SAMPLE = 400


def parts(
    presence: sparse.csr_matrix, rows: np.ndarray, own: np.ndarray
) -> tuple[np.ndarray, np.ndarray] | None:
    """Split a topic's paragraphs into two groups, the larger first; None for a single subject.

    The split is a normalised cut (Shi & Malik 2000): the second eigenvector of
    the normalised similarity of paragraphs, over the most frequent terms of
    the topic. The groups are two subjects if their term frequencies have a low
    cosine.

    Parameters
    ----------
    presence : csr_matrix of shape (paragraphs, terms)
        1 if a paragraph contains a term.
    rows : ndarray of int
        The topic's paragraphs.
    own : ndarray of shape (terms,)
        Proportion of each term's uses in the topic.

    Examples
    --------
    >>> presence = sparse.csr_matrix(np.kron(np.eye(2), np.ones((8, 3))))
    >>> [group.tolist() for group in parts(presence, np.arange(16), np.ones(6))]
    [[0, 1, 2, 3, 4, 5, 6, 7], [8, 9, 10, 11, 12, 13, 14, 15]]
    >>> parts(sparse.csr_matrix(np.ones((16, 6))), np.arange(16), np.ones(6))
    """
    rows = rows[:: max(1, len(rows) // SAMPLE)]
    selected = presence[rows]
    often = np.asarray(selected.sum(axis=0)).ravel() * (own >= OWN)
    listed = np.argsort(-often, kind="stable")[:TERMS]
    listed = listed[often[listed] >= LEAST]
    dense = selected[:, listed].toarray()
    filled = dense.sum(axis=1) > 0
    rows, dense = rows[filled], dense[filled]
    if len(rows) < FEWEST or len(listed) < 2:
        return None
    second = _second_vector(dense)
    best: tuple[float, np.ndarray] | None = None
    for bound in np.quantile(second, [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8]):
        right = second > bound
        if min(right.mean(), 1 - right.mean()) < SMALLER - 1e-9:
            continue
        similarity = cosine(dense[right].mean(axis=0), dense[~right].mean(axis=0))
        if best is None or similarity < best[0]:
            best = similarity, right
    if best is None or best[0] > APART:
        return None
    groups = sorted((rows[~best[1]], rows[best[1]]), key=lambda group: (-len(group), group[0]))
    return groups[0], groups[1]


def _second_vector(dense: np.ndarray) -> np.ndarray:
    """The second singular vector of the normalised matrix of paragraphs by terms."""
    degree = dense.sum(axis=1, keepdims=True)
    frequency = dense.sum(axis=0, keepdims=True)
    scaled = dense / np.sqrt(degree * frequency)
    _values, vectors = np.linalg.eigh(scaled.T @ scaled)
    return ((scaled @ vectors[:, -2]) / np.sqrt(degree[:, 0])).round(9)


def cosine(one: np.ndarray, other: np.ndarray) -> float:
    """Cosine similarity of two vectors.

    >>> cosine(np.array([1.0, 0.0]), np.array([1.0, 0.0])), cosine(np.array([1.0, 0.0]), np.array([0.0, 1.0]))
    (1.0, 0.0)
    """
    return float(one @ other / max(np.linalg.norm(one) * np.linalg.norm(other), 1e-12))
