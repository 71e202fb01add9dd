"""One set of topics from many runs: what the runs agree on.

A single run of a sampler keeps about a third of a topic's ten first words
from one seed to the next on a corpus of a few articles. The mean over many
runs that start from the same anchors keeps more than four fifths.
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
from analysis.topics.start import start

#: A topic of one run is the same as a consensus topic from this cosine on.
SAME = 0.5
#: Of a sample, paragraphs for each topic at least.
LEAST = 20
REFINEMENTS = 2
#: Runs that leave out a fifth of the paragraphs each, on which topics are tried.
FOLDS, OF = 2, 5


@dataclass(frozen=True)
class Consensus:
    """Topics that many runs agree on, and what is needed to judge them.

    Attributes
    ----------
    background : ndarray of shape (words,)
        The distribution of words spread evenly over all paragraphs.
    words : ndarray of shape (topics, words)
        Mean distributions, without what the corpus as a whole explains.
    recurrence : ndarray of shape (topics,)
        Part of the runs in which the topic was found again (cosine ≥ 0.5).
    halves : ndarray of shape (2, topics, words)
        The same from either half of the runs, for stability.
    folds : ndarray of shape (folds, 1 + topics, words)
        Runs that have not seen the paragraphs of their fold (`in_fold`).
    """

    background: np.ndarray
    words: np.ndarray
    recurrence: np.ndarray
    halves: np.ndarray
    folds: np.ndarray

    def only(self, topics: np.ndarray) -> Consensus:
        """The same with the topics given, in the order given."""
        with_background = np.concatenate(([0], 1 + np.asarray(topics)))
        return Consensus(
            self.background,
            self.words[topics],
            self.recurrence[topics],
            self.halves[:, topics],
            self.folds[:, with_background],
        )


def seeds(seed: int, runs: int) -> list[int]:
    """Seeds of the runs, far apart for any two base seeds.

    Examples
    --------
    >>> seeds(1, 2) == seeds(1, 3)[:2], set(seeds(1, 50)) & set(seeds(2, 50))
    (True, set())
    """
    return [int(child.generate_state(1)[0]) for child in np.random.SeedSequence(seed).spawn(runs)]


def in_fold(paragraphs: int, fold: int) -> np.ndarray:
    """Whether each paragraph is left out of the run of this fold."""
    return np.arange(paragraphs) % OF == fold


def anchors(counts: sparse.csr_matrix, topics: int) -> np.ndarray:
    """The background and so many topics for the runs to start from; even ones where the corpus is too small for it."""
    common = overall(counts)
    found = start(specific(counts), topics)
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
    """The consensus of many runs of an engine, done in `pool` or in this process.

    Of a large corpus each run reads a sample of its own.

    Parameters
    ----------
    counts : csr_matrix of shape (paragraphs, words)
    topics : int
        How many, the background not counted.
    effort : Effort, optional
        Runs and iterations; by default as many as the corpus' size allows.
    """
    tokens = int(counts.sum())
    effort = effort or efforts.for_consensus(tokens, engine)
    step = min(efforts.step(tokens), max(1, counts.shape[0] // (LEAST * topics)))
    leant = anchors(counts, topics)
    common = overall(counts)
    options = {"anchors": leant, "iterations": effort.iterations}
    left = [np.flatnonzero(~in_fold(counts.shape[0], fold))[fold::step] for fold in range(FOLDS)]
    jobs = [
        (engine, counts[at % step :: step], common, options | {"seed": each})
        for at, each in enumerate(seeds(seed, effort.runs))
    ] + [(engine, counts[rows], common, options | {"seed": seeds(seed, 1)[0]}) for rows in left]
    watched = progress.watched(spread(pool or Here(), _run, jobs), "fits", total=len(jobs), unit="fit")
    found = list(watched)
    return agree(found[: effort.runs], found[effort.runs :], leant)


def _run(job: tuple) -> np.ndarray:
    """One run: the background, and the topics without what the corpus as a whole explains."""
    engine, counts, common, options = job
    found = ENGINES[engine](counts, **options)
    return np.vstack([found[:1], parsimonious(found[1:], common)])


def agree(found: Sequence[np.ndarray], folds: Sequence[np.ndarray], leant: np.ndarray) -> Consensus:
    """What the runs have in common, their topics matched to those that they started from."""
    topics = [each[1:] for each in found]
    first = leant[1:]
    if np.ptp(first, axis=0).max() < 1e-12:  # no anchors to tell topics apart: the first run does
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

    Every run's topics are matched to the reference one to one by cosine
    (Kuhn 1955), averaged, and matched to the average again. A run's topic
    that is not the same as the one it is matched to is left out of the
    mean, so that no mixture of two comes of it.
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
    """Which topic of `found` is each topic of `reference`, one to one, and their cosine.

    Examples
    --------
    >>> order, similar = match(np.eye(3), np.eye(3)[[2, 0, 1]])
    >>> order.tolist(), similar.tolist()
    ([1, 2, 0], [1.0, 1.0, 1.0])
    """
    return _pair(_unit(reference) @ _unit(found).T)


def _pair(cosine: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The best column of each row, one to one, and its value."""
    rows, columns = pairing.best(cosine)
    return columns, cosine[rows, columns]


def _unit(rows: np.ndarray) -> np.ndarray:
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)


def jaccard(one: Sequence[Sequence[str]], other: Sequence[Sequence[str]]) -> np.ndarray:
    """Overlap of the best matched topics' words, one for each topic of `one`.

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
