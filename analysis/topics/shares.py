"""How much of each paragraph, article, month and meeting is each topic's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

import numpy as np
from scipy import sparse, special

#: Weight, in words, of the corpus' own mix of topics on a paragraph's.
PRIOR = 2.0
ITERATIONS = 25
#: Paragraphs worked on at a time, to keep memory flat.
BLOCK = 4000
RESAMPLES = 1000
#: Of the intervals.
LEVEL = 0.90
#: Draws of up to so many texts are kept for the next group of as many.
FEW = 40


def fold_in(counts: sparse.csr_matrix, words: np.ndarray) -> np.ndarray:
    """Words of each paragraph that are each topic's, with the topics held fixed.

    Expectation maximisation (Hofmann 1999) with a light prior: the corpus'
    own mix of topics, so that a short paragraph is not split evenly.

    Parameters
    ----------
    counts : csr_matrix of shape (paragraphs, words)
    words : ndarray of shape (topics, words)

    Returns
    -------
    ndarray of shape (paragraphs, topics)
        Rows sum to the paragraph's words.

    Examples
    --------
    >>> counts = sparse.csr_matrix([[3.0, 0.0], [0.0, 2.0], [1.0, 1.0]])
    >>> fold_in(counts, np.array([[0.99, 0.01], [0.01, 0.99]])).round(1).tolist()
    [[3.0, 0.0], [0.0, 2.0], [1.0, 1.0]]
    """
    topics = len(words)
    weight = np.maximum(words, 1e-9).astype("float32")
    length = np.asarray(counts.sum(axis=1))
    mix = np.full(topics, 1 / topics)
    part = np.tile(mix.astype("float32"), (counts.shape[0], 1))
    held = np.empty(part.shape)
    for _ in range(ITERATIONS):
        for start in range(0, counts.shape[0], BLOCK):
            block = slice(start, start + BLOCK)
            held[block] = part[block] * (_ratio(counts[block], part[block], weight) @ weight.T)
        mix = held.sum(axis=0) / held.sum()
        part = ((held + PRIOR * mix) / (length + PRIOR)).astype("float32")
    return held * (length / held.sum(axis=1, keepdims=True))


def _ratio(counts: sparse.csr_matrix, part: np.ndarray, weight: np.ndarray) -> sparse.csr_matrix:
    """Each count over what the topics make of it."""
    rows = np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr))
    made = np.einsum("ij,ij->i", part[rows], weight.T[counts.indices])
    return sparse.csr_matrix((counts.data / made, counts.indices, counts.indptr), shape=counts.shape)


def words_in(counts: sparse.csr_matrix, held: np.ndarray, words: np.ndarray) -> np.ndarray:
    """How often each word is used in each topic, over the paragraphs given."""
    weight = np.maximum(words, 1e-9)
    part = held / np.maximum(held.sum(axis=1, keepdims=True), 1e-12)
    used = np.zeros(weight.shape)
    for start in range(0, counts.shape[0], BLOCK):
        block = slice(start, start + BLOCK)
        used += (_ratio(counts[block], part[block], weight).T @ part[block]).T
    return weight * used


def interval(held: np.ndarray, *, seed: list[int]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Share of each topic in a group of texts, and its 90 % interval.

    The texts are resampled 1,000 times with replacement; the interval is the
    expanded percentile interval (Hesterberg 2015), which is wider for few
    texts as Student's t is. One text alone has no interval: NaN.

    Parameters
    ----------
    held : ndarray of shape (texts, topics)
        Words of each text that are each topic's.

    Examples
    --------
    >>> share, low, high = interval(np.array([[8.0, 2.0]] * 4 + [[2.0, 8.0]] * 4), seed=[1])
    >>> share.tolist(), bool(low[0] < 0.3), bool(high[0] > 0.7)
    ([0.5, 0.5], True, True)
    """
    share = held.sum(axis=0) / held.sum()
    texts = len(held)
    if texts < 2:
        return share, np.full(len(share), np.nan), np.full(len(share), np.nan)
    drawn = np.vstack([times @ held for times in _times(tuple(seed), texts)])
    drawn /= drawn.sum(axis=1, keepdims=True)
    low, high = np.quantile(np.ascontiguousarray(drawn.T), [_tail(texts), 1 - _tail(texts)], axis=1)
    return share, np.minimum(low, share), np.maximum(high, share)


def _times(seed: tuple[int, ...], texts: int) -> Iterable[np.ndarray]:
    """How often each of so many texts is drawn: rows of `RESAMPLES`, in blocks of bounded size.

    Groups of the same number of texts are drawn alike, which is quicker and
    does no harm: each interval is of one group.
    """
    if texts <= FEW:
        return (_drawn(seed, texts),)
    return _blocks(seed, texts)


@lru_cache(maxsize=2 * FEW)
def _drawn(seed: tuple[int, ...], texts: int) -> np.ndarray:
    return np.vstack(list(_blocks(seed, texts)))


def _blocks(seed: tuple[int, ...], texts: int) -> Iterator[np.ndarray]:
    random = np.random.default_rng(seed)
    step = max(1, 2_000_000 // texts)
    for start in range(0, RESAMPLES, step):
        size = min(step, RESAMPLES - start)
        places = random.integers(texts, size=(size, texts)) + texts * np.arange(size)[:, None]
        yield np.bincount(places.ravel(), minlength=size * texts).reshape(size, texts).astype(float)


@cache
def _tail(texts: int) -> float:
    """What is cut off at either end: of few texts less, as Student's t has it."""
    student = special.stdtrit(
        texts - 1, (1 - LEVEL) / 2
    )  # scipy.stats has it too, and takes a second to import
    return float(special.ndtr(np.sqrt(texts / (texts - 1)) * student))
