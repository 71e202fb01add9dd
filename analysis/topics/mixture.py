"""Two subjects in one topic: its paragraphs part into two groups with hardly a term in common."""

from __future__ import annotations

import numpy as np
from scipy import sparse

#: Paragraphs that a topic needs to be looked at, and the part of them that is in the smaller group at least.
FEWEST, SMALLER = 12, 0.2
#: Terms that say what a topic's paragraphs have in common, and of how many paragraphs each at least.
TERMS, LEAST = 40, 3
#: Cosine of the two groups' terms up to which they are two subjects.
APART = 0.25
#: A term says what the topic is about from this part of its uses on.
OWN = 0.3
#: Of a large topic so many paragraphs, taken evenly, are parted.
SAMPLE = 400


def parts(
    standing: sparse.csr_matrix, rows: np.ndarray, own: np.ndarray
) -> tuple[np.ndarray, np.ndarray] | None:
    """The two groups of paragraphs, the larger first; None where they are one subject.

    Parted by the second eigenvector of the normalised similarity of
    paragraphs (normalised cut, Shi & Malik 2000), over the terms of the
    topic that most of its paragraphs hold. Two groups are two subjects if the
    parts of their paragraphs that hold each term are hardly alike (cosine).

    Parameters
    ----------
    standing : csr_matrix of shape (paragraphs, terms)
        1 where a paragraph holds a term.
    rows : ndarray of int
        The topic's paragraphs.
    own : ndarray of shape (terms,)
        Which part of each term's uses is in the topic.

    Examples
    --------
    >>> standing = sparse.csr_matrix(np.kron(np.eye(2), np.ones((8, 3))))
    >>> [group.tolist() for group in parts(standing, np.arange(16), np.ones(6))]
    [[0, 1, 2, 3, 4, 5, 6, 7], [8, 9, 10, 11, 12, 13, 14, 15]]
    >>> parts(sparse.csr_matrix(np.ones((16, 6))), np.arange(16), np.ones(6))
    """
    rows = rows[:: max(1, len(rows) // SAMPLE)]
    held = standing[rows]
    often = np.asarray(held.sum(axis=0)).ravel() * (own >= OWN)
    listed = np.argsort(-often, kind="stable")[:TERMS]
    listed = listed[often[listed] >= LEAST]
    dense = held[:, listed].toarray()
    filled = dense.sum(axis=1) > 0
    rows, dense = rows[filled], dense[filled]
    if len(rows) < FEWEST or len(listed) < 2:
        return None
    second = _second(dense)
    best: tuple[float, np.ndarray] | None = None
    for bound in np.quantile(second, [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8]):
        right = second > bound
        if min(right.mean(), 1 - right.mean()) < SMALLER - 1e-9:
            continue
        alike = cosine(dense[right].mean(axis=0), dense[~right].mean(axis=0))
        if best is None or alike < best[0]:
            best = alike, right
    if best is None or best[0] > APART:
        return None
    groups = sorted((rows[~best[1]], rows[best[1]]), key=lambda group: (-len(group), group[0]))
    return groups[0], groups[1]


def _second(dense: np.ndarray) -> np.ndarray:
    """Where each paragraph stands between two ends: the second singular vector of paragraphs by terms, normalised."""
    degree = dense.sum(axis=1, keepdims=True)
    frequency = dense.sum(axis=0, keepdims=True)
    scaled = dense / np.sqrt(degree * frequency)
    _values, vectors = np.linalg.eigh(scaled.T @ scaled)
    return ((scaled @ vectors[:, -2]) / np.sqrt(degree[:, 0])).round(9)


def cosine(one: np.ndarray, other: np.ndarray) -> float:
    """Of two vectors.

    >>> cosine(np.array([1.0, 0.0]), np.array([1.0, 0.0])), cosine(np.array([1.0, 0.0]), np.array([0.0, 1.0]))
    (1.0, 0.0)
    """
    return float(one @ other / max(np.linalg.norm(one) * np.linalg.norm(other), 1e-12))
