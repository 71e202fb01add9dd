"""How much of each paragraph, article, month and meeting is each topic's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

import numpy as np
from scipy import sparse, special

#: Weight, in words, of the corpus' own mix of topics on a paragraph's.
PRIOR = 2.0
#: Rounds over all paragraphs, and steps with each in a round: the corpus' mix is taken anew after a round.
ROUNDS, STEPS = 5, 5
USES_ROUNDS = 10
#: Paragraphs worked on at a time: few enough for the processor's own memory.
BLOCK = 1000
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
    weight = np.ascontiguousarray(np.maximum(words, 1e-9).T, dtype="float32")
    length = np.asarray(counts.sum(axis=1), dtype="float32")
    mix = np.full(len(words), 1 / len(words))
    part = np.tile(mix.astype("float32"), (counts.shape[0], 1))
    held = np.empty(part.shape)
    for _ in range(ROUNDS):
        prior = (PRIOR * mix).astype("float32")
        for start in range(0, counts.shape[0], BLOCK):
            block = slice(start, start + BLOCK)
            some = sparse.csr_matrix(counts[block], dtype=np.float32)
            standing = weight[some.indices]
            for _ in range(STEPS):
                held[block] = part[block] * (_ratio(some, part[block], standing) @ weight)
                part[block] = (held[block] + prior) / (length[block] + PRIOR)
        mix = held.sum(axis=0) / held.sum()
    return held * (length / held.sum(axis=1, keepdims=True))


def _ratio(counts: sparse.csr_matrix, part: np.ndarray, standing: np.ndarray) -> sparse.csr_matrix:
    """Each count over what the topics make of it; `standing` has the weights of the word of each count."""
    made = np.einsum("ij,ij->i", np.repeat(part, np.diff(counts.indptr), axis=0), standing)
    return sparse.csr_matrix((counts.data / made, counts.indices, counts.indptr), shape=counts.shape)


def words_in(counts: sparse.csr_matrix, held: np.ndarray, words: np.ndarray) -> np.ndarray:
    """How often each word is used in each topic, over the paragraphs given."""
    weight = np.ascontiguousarray(np.maximum(words, 1e-9).T)
    part = held / np.maximum(held.sum(axis=1, keepdims=True), 1e-12)
    used = np.zeros(weight.shape)
    for start in range(0, counts.shape[0], BLOCK):
        block = slice(start, start + BLOCK)
        some = counts[block]
        used += _ratio(some, part[block], weight[some.indices]).T @ part[block]
    return (weight * used).T


class WordUse:
    """How often each term is used in each topic, over any of the paragraphs.

    Parameters
    ----------
    counts : csr_matrix of shape (paragraphs, terms)
    held : ndarray of shape (paragraphs, topics)
    words : ndarray of shape (topics, terms)
        Distributions.

    Examples
    --------
    >>> use = WordUse(sparse.csr_matrix([[3.0, 1.0], [0.0, 2.0]]), np.array([[4.0, 0.0], [1.0, 1.0]]),
    ...               np.array([[0.6, 0.4], [0.4, 0.6]]))
    >>> use.over(np.array([True, False]), [0]).round(1).tolist()
    [[3.0, 1.0]]
    """

    def __init__(self, counts: sparse.csr_matrix, held: np.ndarray, words: np.ndarray):
        self._weight = np.ascontiguousarray(np.maximum(words, 1e-9).T)
        self._part = held / np.maximum(held.sum(axis=1, keepdims=True), 1e-12)
        blocks = (slice(start, start + BLOCK) for start in range(0, counts.shape[0], BLOCK))
        self._ratio = sparse.vstack(
            [_ratio(some := counts[b], self._part[b], self._weight[some.indices]) for b in blocks],
            format="csr",
        )

    def over(self, paragraphs: np.ndarray, topics: Sequence[int]) -> np.ndarray:
        """Topics by terms, over the paragraphs for which `paragraphs` is true."""
        used = self._ratio[paragraphs].T @ self._part[np.ix_(paragraphs, np.asarray(topics))]
        return (self._weight[:, topics] * used).T


def uses(counts: sparse.csr_matrix, held: np.ndarray) -> np.ndarray:
    """How often each term is used in each topic, where the topics' shares of the paragraphs are known.

    The topics' distributions over the terms are found by expectation
    maximisation with those shares held fixed.

    Parameters
    ----------
    counts : csr_matrix of shape (paragraphs, terms)
    held : ndarray of shape (paragraphs, topics)

    Returns
    -------
    ndarray of shape (topics, terms)
        Columns sum to the uses of each term.

    Examples
    --------
    >>> counts = sparse.csr_matrix([[3.0, 0.0, 1.0], [0.0, 2.0, 1.0]])
    >>> uses(counts, np.array([[4.0, 0.0], [0.0, 3.0]])).round(1).tolist()
    [[3.0, 0.0, 1.0], [0.0, 2.0, 1.0]]
    """
    words = np.ones((held.shape[1], counts.shape[1]))
    for _ in range(USES_ROUNDS):
        words = words_in(counts, held, words / np.maximum(words.sum(axis=1, keepdims=True), 1e-12))
    return words


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
    low, high = _quantiles(np.ascontiguousarray(drawn.T, dtype="float32"), _tail(texts))
    return share, np.minimum(low, share), np.maximum(high, share)


def _quantiles(rows: np.ndarray, tail: float) -> np.ndarray:
    """What `tail` of each row lies below, and above: as `np.quantile` has it, in a quarter of the time.

    >>> _quantiles(np.arange(11.0)[None], 0.05).tolist()
    [[0.5], [9.5]]
    >>> _quantiles(np.arange(11.0)[None], 0.0).tolist()
    [[0.0], [10.0]]
    """
    at = np.array([tail, 1 - tail]) * (rows.shape[1] - 1)
    below = np.minimum(at.astype(int), rows.shape[1] - 2)  # the tail of two texts may be nothing
    ordered = np.sort(rows, axis=1)  # quicker than a partition at four places
    return (ordered[:, below] + (at - below) * (ordered[:, below + 1] - ordered[:, below])).T


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
