"""Topic shares of paragraphs, articles, months and meetings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

import numpy as np
from scipy import sparse

from analysis import chance
from analysis.run import on_disk

#: Weight, in words, of the prior on a paragraph's topics: the topic mixture of the corpus.
PRIOR = 2.0
#: Rounds over all paragraphs, and steps per round; the corpus mixture is updated after each round.
ROUNDS, STEPS = 5, 5
USES_ROUNDS = 10
#: Paragraphs per block, small enough for the processor cache.
BLOCK = 1000
#: Paragraphs whose words are added up together.
SUMMED = 25_000
#: Numbers that are added up together.
_ADDED = 1_000_000
#: Counts per step of `ratio`, so few that their topics fit in the processor's cache.
AT_ONCE = 1024
#: Length in words above which a paragraph is not more typical.
LONG_ENOUGH = 60
#: Draws of the bootstrap.
RESAMPLES = 1000
#: Draws for groups of up to this many texts are cached for groups of the same size.
FEW = 40


def fold_in(counts: sparse.csr_matrix, words: np.ndarray) -> np.ndarray:
    """Number of words of each paragraph in each topic, with fixed topics.

    Expectation maximisation (Hofmann 1999) with a weak prior, the topic mixture
    of the corpus, so that short paragraphs are not split evenly.

    Parameters
    ----------
    counts : csr_matrix of shape (paragraphs, words)
    words : ndarray of shape (topics, words)

    Returns
    -------
    ndarray of shape (paragraphs, topics)
        Rows sum to the number of words of the paragraph.

    Examples
    --------
    >>> counts = sparse.csr_matrix([[3.0, 0.0], [0.0, 2.0], [1.0, 1.0]])
    >>> fold_in(counts, np.array([[0.99, 0.01], [0.01, 0.99]])).round(1).tolist()
    [[3.0, 0.0], [0.0, 2.0], [1.0, 1.0]]
    """
    weight = np.ascontiguousarray(np.maximum(words, 1e-9).T, dtype="float32")
    length = np.asarray(counts.sum(axis=1), dtype="float32")
    mix = np.full(len(words), 1 / len(words))
    shape = counts.shape[0], len(words)
    part, topic_counts = on_disk.empty(shape, np.float32), on_disk.empty(shape)
    for at in range(ROUNDS):
        prior = (PRIOR * mix).astype("float32")
        for block in on_disk.slices(counts.shape[0], BLOCK):
            if not at:
                part[block] = mix
            some = sparse.csr_matrix(counts[block], dtype=np.float32)
            for _ in range(STEPS):
                topic_counts[block] = part[block] * (ratio(some, part[block], weight) @ weight)
                part[block] = (topic_counts[block] + prior) / (length[block] + PRIOR)
        mix = totals(topic_counts) / _total(topic_counts.ravel())
    for block in on_disk.slices(counts.shape[0], BLOCK):
        topic_counts[block] *= length[block] / topic_counts[block].sum(axis=1, keepdims=True)
    return topic_counts


def totals(rows: np.ndarray) -> np.ndarray:
    """The sum of all rows, block by block; to the last digit as of all at once."""
    total = np.zeros((1, rows.shape[1]))
    for block in on_disk.slices(len(rows), SUMMED):
        total = np.vstack([total, rows[block]]).sum(axis=0, keepdims=True)
    return total[0]


def _total(numbers: np.ndarray) -> float:
    """The sum of many numbers, part by part; to the last digit as numpy adds them up, which halves them likewise.

    >>> numbers = np.random.default_rng(1).random(3_000_001)
    >>> bool(_total(numbers) == numbers.sum())
    True
    """
    if len(numbers) <= _ADDED:
        added = numbers.sum()
        on_disk.release()
        return added
    half = len(numbers) // 2
    half -= half % 8
    return _total(numbers[:half]) + _total(numbers[half:])


def of_groups(members: sparse.csr_matrix, rows: np.ndarray) -> np.ndarray:
    """The sum of the rows of each group, block by block; to the last digit as ``members @ rows``.

    Parameters
    ----------
    members : csr_matrix of shape (groups, texts)
    rows : ndarray of shape (texts, columns)

    >>> of_groups(sparse.csr_matrix([[1.0, 0.0, 1.0]]), np.array([[1.0], [2.0], [3.0]])).tolist()
    [[4.0]]
    """
    by_text = members.T.tocsr()
    return weighed(by_text, lambda block: rows[block], rows.shape[1])


def weighed(
    counts: sparse.csr_matrix,
    rows: Callable[[slice], np.ndarray],
    columns: int,
    chosen: np.ndarray | None = None,
) -> np.ndarray:
    """``counts.T @ rows``, block by block and to the last digit the same; `rows` gives those of a block.

    Of `counts` all rows count, or those `chosen`.

    >>> counts = sparse.csr_matrix([[1.0, 2.0], [0.0, 3.0]])
    >>> weighed(counts, lambda block: np.array([[1.0], [10.0]])[block], 1).tolist()
    [[1.0], [32.0]]
    """
    total = np.zeros((counts.shape[1], columns))
    carried = sparse.identity(counts.shape[1], format="csr", dtype=counts.dtype)
    for block in on_disk.slices(counts.shape[0] if chosen is None else len(chosen), SUMMED):
        some = counts[block] if chosen is None else counts[chosen[block]]
        first = not block.start
        both = some if first else sparse.vstack([carried, some], format="csr")
        total = both.T @ (rows(block) if first else np.vstack([total, rows(block)]))
    return total


def typicality(topic_counts: np.ndarray, length: np.ndarray | None = None) -> np.ndarray:
    """How typical each paragraph is of each topic: the topic's share, times the paragraph's length up to `LONG_ENOUGH` words.

    Parameters
    ----------
    topic_counts : ndarray of shape (paragraphs, topics)
        Number of words of each paragraph in each topic, of which the background is one.
    length : ndarray of shape (paragraphs, 1), optional
        Number of words of each paragraph, where not all topics are given.

    Examples
    --------
    >>> typicality(np.array([[3.0, 1.0], [90.0, 30.0]])).tolist()
    [[3.0, 1.0], [45.0, 15.0]]
    """
    length = np.maximum(topic_counts.sum(axis=1, keepdims=True) if length is None else length, 1)
    return topic_counts / length * np.minimum(length, LONG_ENOUGH)


def ratio(counts: sparse.csr_matrix, part: np.ndarray, weight: np.ndarray) -> sparse.csr_matrix:
    """Ratio of each count to its fitted value, of paragraphs by topics and words by topics."""
    rows = np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr))
    made = np.empty(len(rows), dtype=part.dtype)
    # "clip" does not clip here: it writes into `out` directly, where the usual mode makes a copy first
    ours, theirs = (
        np.empty((AT_ONCE, part.shape[1]), part.dtype),
        np.empty((AT_ONCE, part.shape[1]), weight.dtype),
    )
    for first in range(0, len(rows), AT_ONCE):
        some = slice(first, first + AT_ONCE)
        size = len(rows[some])
        of_rows = part.take(rows[some], axis=0, out=ours[:size], mode="clip")
        of_words = weight.take(counts.indices[some], axis=0, out=theirs[:size], mode="clip")
        np.einsum("ij,ij->i", of_rows, of_words, out=made[some])
    return sparse.csr_matrix((counts.data / made, counts.indices, counts.indptr), shape=counts.shape)


def words_in(counts: sparse.csr_matrix, topic_counts: np.ndarray, words: np.ndarray) -> np.ndarray:
    """Uses of each word in each topic, over the given paragraphs."""
    weight = np.ascontiguousarray(np.maximum(words, 1e-9).T)
    used = np.zeros(weight.shape)
    for block in on_disk.slices(counts.shape[0], BLOCK):
        part = topic_counts[block] / np.maximum(topic_counts[block].sum(axis=1, keepdims=True), 1e-12)
        used += ratio(counts[block], part, weight).T @ part
    return (weight * used).T


class WordUse:
    """Uses of each term in each topic, over a selection of paragraphs.

    Parameters
    ----------
    counts : csr_matrix of shape (paragraphs, terms)
    topic_counts : ndarray of shape (paragraphs, topics)
    words : ndarray of shape (topics, terms)
        Distributions.

    Examples
    --------
    >>> use = WordUse(sparse.csr_matrix([[3.0, 1.0], [0.0, 2.0]]), np.array([[4.0, 0.0], [1.0, 1.0]]),
    ...               np.array([[0.6, 0.4], [0.4, 0.6]]))
    >>> use.over(np.array([True, False]), [0]).round(1).tolist()
    [[3.0, 1.0]]
    """

    def __init__(self, counts: sparse.csr_matrix, topic_counts: np.ndarray, words: np.ndarray):
        self._weight = np.ascontiguousarray(np.maximum(words, 1e-9).T)
        parts = (
            topic_counts[block] / np.maximum(topic_counts[block].sum(axis=1, keepdims=True), 1e-12)
            for block in on_disk.slices(len(topic_counts), BLOCK)
        )
        self._part = on_disk.array(parts, np.zeros((0, topic_counts.shape[1])))
        ratios = (
            ratio(some, self._part[block], self._weight).data
            for block, some in on_disk.by_rows(counts, BLOCK)
        )
        made = on_disk.array(ratios, np.zeros(0))
        self._ratio = sparse.csr_matrix((made, counts.indices, counts.indptr), shape=counts.shape)

    def over(self, paragraphs: np.ndarray, topics: Sequence[int]) -> np.ndarray:
        """Topics by terms, over the paragraphs selected by the mask `paragraphs`."""
        chosen = np.flatnonzero(paragraphs)

        def rows(block: slice) -> np.ndarray:
            return self._part[np.ix_(chosen[block], np.asarray(topics))]

        used = weighed(self._ratio, rows, len(topics), chosen)
        return (self._weight[:, topics] * used).T


def uses(counts: sparse.csr_matrix, topic_counts: np.ndarray) -> np.ndarray:
    """Uses of each term in each topic, given the topic shares of the paragraphs.

    The term distributions of the topics are estimated by expectation
    maximisation with fixed shares.

    Parameters
    ----------
    counts : csr_matrix of shape (paragraphs, terms)
    topic_counts : ndarray of shape (paragraphs, topics)

    Returns
    -------
    ndarray of shape (topics, terms)
        Columns sum to the number of uses of the term.

    Examples
    --------
    >>> counts = sparse.csr_matrix([[3.0, 0.0, 1.0], [0.0, 2.0, 1.0]])
    >>> uses(counts, np.array([[4.0, 0.0], [0.0, 3.0]])).round(1).tolist()
    [[3.0, 0.0, 1.0], [0.0, 2.0, 1.0]]
    """
    words = np.ones((topic_counts.shape[1], counts.shape[1]))
    for _ in range(USES_ROUNDS):
        words = words_in(counts, topic_counts, words / np.maximum(words.sum(axis=1, keepdims=True), 1e-12))
    return words


def interval(topic_counts: np.ndarray, *, seed: list[int]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Share of each topic in a group of texts, and its 90 % interval.

    The texts are resampled 1,000 times with replacement. The interval is the
    expanded percentile interval (Hesterberg 2015), which is wider for few
    texts, like Student's t. A single text has no interval: NaN.

    Parameters
    ----------
    topic_counts : ndarray of shape (texts, topics)
        Number of words of each text in each topic.

    Examples
    --------
    >>> share, low, high = interval(np.array([[8.0, 2.0]] * 4 + [[2.0, 8.0]] * 4), seed=[1])
    >>> share.tolist(), bool(low[0] < 0.3), bool(high[0] > 0.7)
    ([0.5, 0.5], True, True)
    """
    share = topic_counts.sum(axis=0) / topic_counts.sum()
    texts = len(topic_counts)
    if texts < 2:
        return share, np.full(len(share), np.nan), np.full(len(share), np.nan)
    drawn = np.vstack([times @ topic_counts for times in _times(tuple(seed), texts)])
    drawn /= drawn.sum(axis=1, keepdims=True)
    low, high = _quantiles(np.ascontiguousarray(drawn.T, dtype="float32"), chance.tail(texts))
    return share, np.minimum(low, share), np.maximum(high, share)


def _quantiles(rows: np.ndarray, tail: float) -> np.ndarray:
    """The `tail` and 1 - `tail` quantiles of each row; same result as `np.quantile` in a quarter of the time.

    >>> _quantiles(np.arange(11.0)[None], 0.05).tolist()
    [[0.5], [9.5]]
    >>> _quantiles(np.arange(11.0)[None], 0.0).tolist()
    [[0.0], [10.0]]
    """
    at = np.array([tail, 1 - tail]) * (rows.shape[1] - 1)
    below = np.minimum(at.astype(int), rows.shape[1] - 2)  # for two texts the tail can be empty
    ordered = np.sort(rows, axis=1)  # faster than a partition at four positions
    return (ordered[:, below] + (at - below) * (ordered[:, below + 1] - ordered[:, below])).T


def _times(seed: tuple[int, ...], texts: int) -> Iterable[np.ndarray]:
    """Number of times each text is drawn: `RESAMPLES` rows, in blocks of bounded size.

    Groups of the same size share their draws, which is faster and harmless
    because each interval is for one group.
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
