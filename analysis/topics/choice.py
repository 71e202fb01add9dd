"""Choose the number of topics by measuring cuts of one tree on the runs it was made from, without further fits."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from scipy import sparse

from analysis.topics import coherence, consensus, ranking, shares, tree
from analysis.topics.consensus import Consensus
from analysis.topics.tree import Node

#: Approximate number of words for the measures; larger corpora are sampled evenly by paragraph.
SAMPLE = 60_000
#: Smallest cut that is tried, as a proportion of the leaves.
NUMBERS, FROM = 8, 0.3
#: Minimum paragraphs of a topic, and minimum overlap of its top words for it to be stable.
LEAST, STEADY = 3, 0.5
#: Maximum proportion of unstable topics.
UNSTEADY = 0.1
#: A number with few unstable topics can be chosen if it is at least this proportion of the best one.
NEAR = 0.5


def candidates(leaves: int) -> list[int]:
    """Numbers of topics to try for a tree with this number of leaves.

    Examples
    --------
    >>> candidates(7), candidates(20), candidates(36)
    ([2, 3, 4, 5, 6, 7], [6, 7, 8, 10, 12, 14, 17, 20], [11, 13, 15, 18, 22, 26, 30, 36])
    """
    low = max(2, round(FROM * leaves))
    return sorted({round(number) for number in np.geomspace(low, max(low, leaves), NUMBERS)})


def measure(
    counts: sparse.csr_matrix, found: Consensus, nodes: list[Node], numbers: Sequence[int]
) -> pd.DataFrame:
    """The measures of each number of topics.

    ``stability``
        Overlap (Jaccard) of the ten top words between two halves of the
        runs, each with its own tree and cut.
    ``coherence``
        NPMI of the ten top words over the paragraphs.
    ``exclusivity``
        Proportion of a top word's weight that belongs to its topic, scaled
        so that words shared evenly by all topics have 0.
    ``heldout``
        Likelihood (geometric mean per word) of every second word of held-out
        paragraphs, with topics estimated from the other words.
    ``information``
        Mutual information of words and topics, in bits per word.

    Returns
    -------
    DataFrame
        One row per number: ``topics``, the measures, ``smallest`` (paragraphs
        of the smallest topic), ``unsteady`` (proportion of unstable topics),
        ``score`` and ``chosen``.
    """
    whole, counts = counts, counts[:: max(1, int(counts.sum()) // SAMPLE)]
    topic_counts = shares.fold_in(counts, np.vstack([found.background, found.words]))[:, 1:]
    size = topic_counts.sum(axis=0)
    halves = [(half, tree.grow(half)) for half in found.halves]
    rows = []
    for number in numbers:
        groups = tree.groups(nodes, number)
        words = merged(found.words, size, groups)
        first = first_words(words)
        parts = [merged(half, size, tree.groups(own, number)) for half, own in halves]
        steady = agreement(words, *parts)
        rows.append(
            {
                "topics": number,
                "coherence": coherence.npmi(first, counts).mean(),
                "stability": steady.mean(),
                "exclusivity": exclusivity(words, first),
                "heldout": _heldout(found, size, groups, whole),
                "information": information(words, size @ groups),
                "smallest": int(np.bincount((topic_counts @ groups).argmax(axis=1), minlength=number).min()),
                "unsteady": float((steady < STEADY).mean()),
            }
        )
    return choose(pd.DataFrame(rows))


def choose(measured: pd.DataFrame) -> pd.DataFrame:
    """Add the `score` and the `chosen` number to `measured`.

    The score is the stable information: information times stability. The
    number with the highest score times the proportion of stable topics sets
    what is near enough: among the numbers of at least half of it, with few
    unstable topics, the one with the highest score is chosen, or itself if
    there is none. A few coarse topics say less than many of which some are
    marked as unstable.

    Examples
    --------
    >>> measured = pd.DataFrame({"topics": [4, 8, 12], "stability": [0.9, 0.8, 0.7], "smallest": [9, 5, 2],
    ...                          "information": [1.0, 1.5, 2.0], "unsteady": [0.0, 0.0, 0.3]})
    >>> choose(measured)[["topics", "score", "chosen"]].values.tolist()
    [[4, 0.9, False], [8, 1.2, True], [12, 1.4, False]]
    """
    score = (measured["information"] * measured["stability"]).round(4)
    enough = measured["smallest"] >= LEAST
    stable = score * (1 - measured["unsteady"])
    best = int((stable.where(enough, 0) if enough.any() else stable).to_numpy().argmax())
    near = measured["topics"] >= NEAR * measured["topics"].iloc[best]
    sound = enough & near & (measured["unsteady"] <= UNSTEADY)
    if sound.any():
        best = int(score.where(sound, 0).to_numpy().argmax())
    return measured.assign(score=score, chosen=np.arange(len(measured)) == best)


def merged(words: np.ndarray, size: np.ndarray, groups: np.ndarray) -> np.ndarray:
    """Word distributions of a cut: means of its leaves, weighted by size."""
    weight = groups * np.maximum(size, 1e-9)[:, None]
    return (weight / weight.sum(axis=0)).T @ words


def first_words(words: np.ndarray) -> np.ndarray:
    """The ten top words of each topic, as column indices."""
    return ranking.first(words, ranking.FIRST)


def agreement(words: np.ndarray, one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Overlap (Jaccard) of each topic's ten top words between two other results, both matched to it."""
    matched = [first_words(each[consensus.match(words, each)[0]]).tolist() for each in (one, other)]
    return np.array([len({*a} & {*b}) / len({*a} | {*b}) for a, b in zip(*matched)])


def exclusivity(words: np.ndarray, first: np.ndarray) -> float:
    """Mean proportion of a top word's weight in its own topic, corrected for chance.

    Examples
    --------
    >>> exclusivity(np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([[0], [1]]))
    1.0
    >>> exclusivity(np.array([[0.5, 0.5], [0.5, 0.5]]), np.array([[0], [1]]))
    0.0
    """
    own = np.take_along_axis(words / words.sum(axis=0).clip(1e-12), first, axis=1).mean()
    return float((own - 1 / len(words)) / (1 - 1 / len(words)))


def information(words: np.ndarray, size: np.ndarray) -> float:
    """Mutual information of topics and words, in bits.

    >>> information(np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([3.0, 3.0]))
    1.0
    """
    part = size / size.sum()
    ratio = words / np.maximum(part @ words, 1e-12)
    return float((part[:, None] * words * np.log2(np.maximum(ratio, 1e-12))).sum())


def _heldout(found: Consensus, size: np.ndarray, groups: np.ndarray, counts: sparse.csr_matrix) -> float:
    values = []
    for fold, words in enumerate(found.folds):
        topics = np.vstack([words[:1], merged(words[1:], size, groups)])
        values.append(_likelihood(topics, _unseen(counts, fold)))
    return float(np.exp(np.mean(values)))


def _unseen(counts: sparse.csr_matrix, fold: int) -> sparse.csr_matrix:
    """The held-out paragraphs of this fold, or a sample of them."""
    rows = np.flatnonzero(consensus.in_fold(counts.shape[0], fold))
    return counts[rows[:: max(1, int(counts.sum()) // SAMPLE)]]


def _likelihood(words: np.ndarray, counts: sparse.csr_matrix) -> float:
    """Log likelihood per word of every second word of each paragraph, with topics estimated from the others."""
    seen, unseen = counts.copy(), counts.copy()
    odd = np.arange(len(counts.data)) % 2 == 1
    seen.data = np.where(odd, 0.0, counts.data)
    unseen.data = np.where(odd, counts.data, 0.0)
    seen.eliminate_zeros()
    unseen.eliminate_zeros()
    filled = np.diff(seen.indptr) > 0
    seen, unseen = seen[filled], unseen[filled]
    topic_counts = shares.fold_in(seen, words)
    part = topic_counts / topic_counts.sum(axis=1, keepdims=True)
    rows = np.repeat(np.arange(unseen.shape[0]), np.diff(unseen.indptr))
    likely = np.einsum("ij,ij->i", part[rows], words.T[unseen.indices])
    return float(np.log(np.maximum(likely, 1e-12)) @ unseen.data / max(unseen.data.sum(), 1))
