"""Initial topics of the runs, deterministic."""

from __future__ import annotations

import numpy as np
from scipy import sparse

from analysis.topics.shares import ratio

ITERATIONS = 30
#: Approximate number of words used; with fewer, a fifth of the topics of a year of broadcasts recur in no run.
SAMPLE = 160_000
_LEAST = 1e-6


def start(counts: sparse.csr_matrix, topics: int) -> np.ndarray | None:
    """Topics from a deterministic non-negative matrix factorisation of the counts.

    Kullback-Leibler updates (Lee & Seung 2001), initialised with singular
    vectors (Boutsidis & Gallopoulos 2008), on an even sample of paragraphs if
    the corpus is large. The result is less coherent than that of a sampler, but
    as the anchor of many runs it makes them comparable.

    Returns
    -------
    ndarray of shape (topics, words), or None
        None if there are too few paragraphs or words for this number of topics.

    Examples
    --------
    >>> counts = sparse.csr_matrix([[3.0, 2.0, 0.0, 0.0], [2.0, 3.0, 0.0, 0.0], [0.0, 0.0, 4.0, 1.0]])
    >>> start(counts, 2).round(2).tolist()
    [[0.5, 0.5, 0.0, 0.0], [0.0, 0.0, 0.8, 0.2]]
    """
    counts = counts[:: max(1, int(counts.sum()) // SAMPLE)]
    if topics >= min(counts.shape):
        return None
    from scipy.sparse.linalg import svds  # slow to import and not needed by workers

    left, values, right = svds(counts.astype(float), k=topics, v0=np.ones(min(counts.shape)))
    largest = np.argsort(-values, kind="stable")
    pairs = [_positive(left[:, at], right[at], values[at]) for at in largest]
    parts = np.maximum(np.array([part for part, _ in pairs]).T, _LEAST)
    words = np.maximum(np.array([word for _, word in pairs]), _LEAST)
    counts = sparse.csr_matrix(counts, dtype=np.float32)
    parts, words = parts.astype("float32"), words.astype("float32")
    for _ in range(ITERATIONS):
        fitted = ratio(counts, parts, np.ascontiguousarray(words.T))
        words = words * (fitted.T @ parts).T / parts.sum(axis=0)[:, None]
        fitted = ratio(counts, parts, np.ascontiguousarray(words.T))
        parts = parts * (fitted @ words.T) / words.sum(axis=1)
        parts, words = np.maximum(parts, 1e-12), np.maximum(words, 1e-12)
    words = words.astype(float)
    return words / words.sum(axis=1, keepdims=True)


def _positive(left: np.ndarray, right: np.ndarray, value: float) -> tuple[np.ndarray, np.ndarray]:
    """The positive or the negative part of a pair of singular vectors, whichever is larger."""
    sides = [(np.maximum(sign * left, 0), np.maximum(sign * right, 0)) for sign in (1, -1)]
    part, word = max(sides, key=lambda side: np.linalg.norm(side[0]) * np.linalg.norm(side[1]))
    norms = np.linalg.norm(part), np.linalg.norm(word)
    scale = np.sqrt(value * norms[0] * norms[1])
    return scale * part / max(norms[0], 1e-12), scale * word / max(norms[1], 1e-12)
