"""Background model: words spread evenly over all texts (重庆, 工作, 推进)."""

from __future__ import annotations

import numpy as np
from scipy import sparse

from analysis.run import on_disk

#: Mixture weight of the paragraph model against the corpus model in `specific`.
OWN = 0.3
#: Mixture weight of the topic model against the corpus model in `parsimonious`.
LAMBDA = 0.5
ROUNDS = 30
#: Paragraphs whose counts are reduced together.
BLOCK = 5000
#: Words with a smaller weight are removed from a topic.
_LEAST = 1e-5


def overall(counts: sparse.csr_matrix) -> np.ndarray:
    """Word distribution of the corpus, the initial background.

    >>> overall(sparse.csr_matrix([[3.0, 0.0], [0.0, 1.0]])).tolist()
    [0.75, 0.25]
    """
    total = np.asarray(counts.sum(axis=0)).ravel()
    return total / max(total.sum(), 1)


def specific(counts: sparse.csr_matrix) -> sparse.csr_matrix:
    """Counts specific to each paragraph, without the part explained by the corpus.

    A paragraph is a mixture of its own model and the corpus model (parsimonious
    language model, Hiemstra, Robertson & Zaragoza 2004); each count is reduced
    to the part explained by its own model.

    Examples
    --------
    >>> counts = sparse.csr_matrix([[2.0, 2.0, 0.0], [2.0, 0.0, 2.0], [2.0, 0.0, 0.0]])
    >>> specific(counts).toarray().round(1).tolist()
    [[0.1, 1.3, 0.0], [0.1, 0.0, 1.3], [0.8, 0.0, 0.0]]
    """
    common = overall(counts)
    reduced = (_specific(block, common) for _, block in on_disk.by_rows(counts.tocsr(), BLOCK))
    return on_disk.matrix(reduced, sparse.csr_matrix((0, counts.shape[1])))


def _specific(counts: sparse.csr_matrix, distribution: np.ndarray) -> sparse.csr_matrix:
    made = counts.astype(float)
    common = distribution[made.indices]
    rows = np.repeat(np.arange(made.shape[0]), np.diff(made.indptr))
    uses, own = made.data.copy(), made.data
    for _ in range(ROUNDS):
        model = own / np.maximum(np.bincount(rows, own, made.shape[0]), 1e-12)[rows]
        own = uses * OWN * model / (OWN * model + (1 - OWN) * common)
    made.data = own
    return made


def parsimonious(words: np.ndarray, common: np.ndarray) -> np.ndarray:
    """Topics without the part explained by the corpus distribution.

    Parameters
    ----------
    words : ndarray of shape (topics, words)
        Distributions.
    common : ndarray of shape (words,)

    Examples
    --------
    >>> parsimonious(np.array([[0.5, 0.5, 0.0]]), np.array([0.6, 0.1, 0.3])).round(2).tolist()
    [[0.25, 0.75, 0.0]]
    """
    others = (1 - LAMBDA) * common
    own = np.array([_without(row, others) for row in words])  # by row: one fits in the processor's cache
    return own / own.sum(axis=1, keepdims=True)


def _without(words: np.ndarray, others: np.ndarray) -> np.ndarray:
    own, part, whole = words.copy(), words * LAMBDA, np.empty_like(words)
    for _ in range(ROUNDS):
        np.multiply(own, LAMBDA, out=whole)
        whole += others
        whole += 1e-15
        own *= part
        own /= whole
        own /= own.sum()
        own *= own >= _LEAST
    return own
