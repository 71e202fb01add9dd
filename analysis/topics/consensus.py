"""Consensus topics from many runs of a sampler.

On a corpus of a few articles, single runs with different seeds share about a
third of a topic's ten top words. Means over many runs with the same anchors
share more than four fifths.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from analysis.run import progress
from analysis.run.executors import Here, spread
from analysis.topics import effort as efforts
from analysis.topics import pairing
from analysis.topics.background import overall, parsimonious, specific
from analysis.topics.effort import Effort
from analysis.topics.engines import ENGINES
from analysis.topics.start import agreed

#: Minimum cosine for a topic of a run to match a consensus topic.
SAME = 0.5
#: Minimum paragraphs per topic in a sample.
LEAST = 20
REFINEMENTS = 2
#: Cross-validation folds that are fitted, and folds in total.
FOLDS, OF = 2, 5


@dataclass(frozen=True)
class Consensus:
    """Consensus topics, and what is needed to evaluate them.

    Attributes
    ----------
    background : ndarray of shape (words,)
        Distribution of the words spread evenly over all paragraphs.
    words : ndarray of shape (topics, words)
        Mean distributions, without the part explained by the whole corpus.
    recurrence : ndarray of shape (topics,)
        Proportion of runs in which the topic was found (cosine ≥ 0.5).
    halves : ndarray of shape (2, topics, words)
        The same from each half of the runs, for stability.
    folds : ndarray of shape (folds, 1 + topics, words)
        Runs without the paragraphs of their fold (`in_fold`).
    """

    background: np.ndarray
    words: np.ndarray
    recurrence: np.ndarray
    halves: np.ndarray
    folds: np.ndarray

    def only(self, topics: np.ndarray) -> Consensus:
        """Select topics, in the given order."""
        with_background = np.concatenate(([0], 1 + np.asarray(topics)))
        return Consensus(
            self.background,
            self.words[topics],
            self.recurrence[topics],
            self.halves[:, topics],
            self.folds[:, with_background],
        )


def seeds(seed: int, runs: int) -> list[int]:
    """Seeds of the runs, disjoint for any two base seeds.

    Examples
    --------
    >>> seeds(1, 2) == seeds(1, 3)[:2], set(seeds(1, 50)) & set(seeds(2, 50))
    (True, set())
    """
    return [int(child.generate_state(1)[0]) for child in np.random.SeedSequence(seed).spawn(runs)]


def in_fold(paragraphs: int, fold: int) -> np.ndarray:
    """Whether each paragraph is held out in this fold."""
    return np.arange(paragraphs) % OF == fold


def anchors(counts: sparse.csr_matrix, topics: int, *, starts: int | None = None) -> np.ndarray:
    """The background and initial topics of the runs; uniform topics if the corpus is too small.

    Parameters
    ----------
    starts : int, optional
        Number of factorisations; by default chosen by the size of the corpus.
    """
    common = overall(counts)
    found = agreed(specific(counts), topics, starts or efforts.starts(int(counts.sum()), topics))
    return np.vstack([common, np.tile(common, (topics, 1)) if found is None else found])


def fit(
    counts: sparse.csr_matrix,
    *,
    topics: int,
    seed: int,
    engine: str = "gibbs",
    pool: Executor | None = None,
    effort: Effort | None = None,
) -> Consensus:
    """Fit consensus topics from many runs of an engine, in `pool` or in this process.

    On a large corpus each run uses its own sample.

    Parameters
    ----------
    counts : csr_matrix of shape (paragraphs, words)
    topics : int
        Number of topics, without the background.
    effort : Effort, optional
        Runs and iterations; by default chosen by the size of the corpus.
    """
    tokens = int(counts.sum())
    effort = effort or efforts.for_consensus(tokens, engine)
    step = min(efforts.step(tokens), max(1, counts.shape[0] // (LEAST * topics)))
    initial = anchors(counts, topics)
    common = overall(counts)
    options = {"anchors": initial, "iterations": effort.iterations}
    left = [np.flatnonzero(~in_fold(counts.shape[0], fold))[fold::step] for fold in range(FOLDS)]
    jobs = [
        (engine, counts[at % step :: step], common, options | {"seed": each})
        for at, each in enumerate(seeds(seed, effort.runs))
    ] + [(engine, counts[rows], common, options | {"seed": seeds(seed, 1)[0]}) for rows in left]
    watched = progress.watched(spread(pool or Here(), _run, jobs), "fits", total=len(jobs), unit="fit")
    found = list(watched)
    return agree(found[: effort.runs], found[effort.runs :], initial)


def _run(job: tuple) -> np.ndarray:
    """One run: the background, and the topics without the part explained by the whole corpus."""
    engine, counts, common, options = job
    found = ENGINES[engine](counts, **options)
    return np.vstack([found[:1], parsimonious(found[1:], common)])


def agree(found: Sequence[np.ndarray], folds: Sequence[np.ndarray], initial: np.ndarray) -> Consensus:
    """The consensus of runs whose topics are matched to the initial ones."""
    topics = [each[1:] for each in found]
    first = initial[1:]
    if np.ptp(first, axis=0).max() < 1e-12:  # uniform anchors cannot be matched: use the first run
        first = topics[0]
    words = average(topics, first)
    similar = np.array([match(words, each)[1] for each in topics])
    half = -(-len(topics) // 2)
    halves = [average(part or topics, words) for part in (topics[:half], topics[half:])]
    aligned = [np.vstack([each[:1], each[1:][match(words, each[1:])[0]]]) for each in folds]
    return Consensus(
        np.mean([each[0] for each in found], axis=0),
        words,
        (similar >= SAME).mean(axis=0),
        np.array(halves),
        np.array(aligned),
    )


def average(found: Sequence[np.ndarray], reference: np.ndarray) -> np.ndarray:
    """Mean of the topics of several runs.

    The topics of each run are matched to the reference one to one by cosine
    (Kuhn 1955), averaged, and matched to the average again. Topics below the
    minimum cosine are left out of the mean, so that it does not mix two topics.
    """
    topics = len(reference)
    rows = np.vstack([_unit(each) for each in found])
    for _ in range(REFINEMENTS):
        total, weight = 1e-9 * reference, np.full(topics, 1e-9)
        cosine = _unit(reference) @ rows.T
        for at, each in enumerate(found):
            order, similar = _pair(cosine[:, at * topics : (at + 1) * topics])
            same = similar >= SAME
            total[same] += each[order[same]]
            weight[same] += 1
        reference = total / weight[:, None]
    return reference


def match(reference: np.ndarray, found: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Match the topics of `found` to those of `reference` one to one; return indices and cosines.

    Examples
    --------
    >>> order, similar = match(np.eye(3), np.eye(3)[[2, 0, 1]])
    >>> order.tolist(), similar.tolist()
    ([1, 2, 0], [1.0, 1.0, 1.0])
    """
    return _pair(_unit(reference) @ _unit(found).T)


def _pair(cosine: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Optimal one-to-one assignment of columns to rows, with values."""
    rows, columns = pairing.best(cosine)
    return columns, cosine[rows, columns]


def _unit(rows: np.ndarray) -> np.ndarray:
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)


def jaccard(one: Sequence[Sequence[str]], other: Sequence[Sequence[str]]) -> np.ndarray:
    """Overlap of the words of best-matched topics, for each topic of `one`.

    Examples
    --------
    >>> jaccard([["a", "b"], ["c", "d"]], [["c", "e"], ["a", "b"]]).tolist()
    [1.0, 0.3333333333333333]
    """
    overlap = np.array([[len({*a} & {*b}) / len({*a} | {*b}) for b in other] for a in one])
    rows, columns = pairing.best(overlap)
    best = np.zeros(len(one))
    best[rows] = overlap[rows, columns]
    return best
