"""Which words stand first in a topic."""

from __future__ import annotations

import numpy as np
from scipy import sparse

#: LDAvis's lambda (Sievert & Shirley 2014): weight against distinctness.
LAMBDA = 0.6
#: A word that this many articles share counts in full; one of fewer for less, by this power.
SHARED = 5
POWER = 1.5


def spread(counts: sparse.csr_matrix, articles: sparse.csr_matrix) -> np.ndarray:
    """For each word, over how many articles it is spread, as they were equal.

    The exponential of the entropy of its paragraphs over the articles
    (Hill's number of order 1): 1 for a word of one article alone.

    Parameters
    ----------
    counts : csr_matrix of shape (paragraphs, words)
    articles : csr_matrix of shape (articles, paragraphs)

    Examples
    --------
    >>> counts = sparse.csr_matrix([[1, 1], [3, 0], [1, 0], [1, 0]])
    >>> articles = sparse.csr_matrix([[1, 1, 0, 0], [0, 0, 1, 1]])
    >>> spread(counts, articles).round(2).tolist()
    [2.0, 1.0]
    """
    standing = (articles @ (counts > 0).astype(float)).tocsc()
    part = standing.multiply(1 / np.maximum(standing.sum(axis=0), 1)).tocsc()
    part.data = -part.data * np.log(part.data)
    return np.exp(np.asarray(part.sum(axis=0)).ravel())


def order(words: np.ndarray, spread: np.ndarray) -> np.ndarray:
    """Words of each topic from first to last, as column numbers.

    By weight, where a word that few articles share counts for less. Words
    of one article alone (names, one district's project) say what that
    article is about, not what the topic is: on the seeds, giving them full
    weight lowers the coherence over outside news from .21 to .17 with six
    topics, from .17 to .13 with ten. Where five articles or more share
    every word, this is the order by weight.

    Examples
    --------
    >>> order(np.array([[0.4, 0.35, 0.25]]), np.array([1.0, 5.0, 90.0])).tolist()
    [[1, 2, 0]]
    """
    return np.argsort(-words * np.minimum(spread, SHARED) ** POWER, axis=1, kind="stable")


def relevance(words: np.ndarray, overall: np.ndarray) -> np.ndarray:
    """LDAvis's relevance: λ·ln weight + (1 − λ)·ln (weight / weight in the whole corpus)."""
    weight = np.log(np.maximum(words, 1e-12))
    return LAMBDA * weight + (1 - LAMBDA) * (weight - np.log(overall))
