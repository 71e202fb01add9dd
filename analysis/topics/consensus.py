"""One set of topics from many runs: what the runs agree on.

A single run of a sampler keeps about a third of a topic's ten first words
from one seed to the next on a corpus of a few articles. The mean over many
runs, their topics matched to one another, keeps more than four fifths.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from analysis.run.executors import Here, spread
from analysis.topics import effort as efforts
from analysis.topics import pairing
from analysis.topics.effort import Effort
from analysis.topics.engines import ENGINES
from analysis.topics.start import start

#: A topic of one run is the same as a consensus topic from this cosine on.
SAME = 0.5
#: Of a sample, paragraphs for each topic at least.
LEAST = 20
#: Runs from which on their mean is drawn from a start of its own.
MANY = 10
REFINEMENTS = 4


@dataclass(frozen=True)
class Consensus:
    """Topics that many runs agree on.

    Attributes
    ----------
    words : ndarray of shape (topics, words)
        Mean word distributions.
    recurrence : ndarray of shape (topics,)
        Part of the runs in which the topic was found again (cosine ≥ 0.5).
    halves : tuple of two ndarrays like `words`
        The same from either half of the runs, for stability.
    """

    words: np.ndarray
    recurrence: np.ndarray
    halves: tuple[np.ndarray, np.ndarray]

    def ordered(self, topics: np.ndarray) -> Consensus:
        """The same with its topics in the order given."""
        return Consensus(
            self.words[topics], self.recurrence[topics], tuple(half[topics] for half in self.halves)
        )


def seeds(seed: int, runs: int) -> list[int]:
    """Seeds of the runs, far apart for any two base seeds.

    Examples
    --------
    >>> seeds(1, 2) == seeds(1, 3)[:2], set(seeds(1, 50)) & set(seeds(2, 50))
    (True, set())
    """
    return [int(child.generate_state(1)[0]) for child in np.random.SeedSequence(seed).spawn(runs)]


def runs(jobs: Sequence[tuple], *, pool: Executor) -> list[np.ndarray]:
    """Every job ``(engine, counts, options)`` run, in order."""
    return list(spread(pool, _run, jobs))


def _run(job: tuple) -> np.ndarray:
    engine, counts, options = job
    return ENGINES[engine](counts, **options)


def fit(
    counts: sparse.csr_matrix, *, topics: int, seed: int, engine: str = "gibbs", pool: Executor | None = None
) -> Consensus:
    """The published topics of a corpus: of a large one found on paragraphs taken evenly from it."""
    tokens = int(counts.sum())
    step = min(efforts.step(tokens, engine), max(1, counts.shape[0] // (LEAST * topics)))
    return find(
        counts[::step],
        topics=topics,
        seed=seed,
        effort=efforts.for_consensus(tokens, engine),
        engine=engine,
        pool=pool,
    )


def find(
    counts: sparse.csr_matrix,
    *,
    topics: int,
    seed: int,
    effort: Effort,
    engine: str = "gibbs",
    pool: Executor | None = None,
) -> Consensus:
    """The consensus of `effort.runs` runs of an engine, done in `pool` or in this process."""
    options = {"topics": topics, "iterations": effort.iterations}
    jobs = [(engine, counts, {**options, "seed": each}) for each in seeds(seed, effort.runs)]
    found = runs(jobs, pool=pool or Here())
    return agree(found, reference(counts, found))


def reference(counts: sparse.csr_matrix, found: Sequence[np.ndarray]) -> np.ndarray:
    """What the topics of the runs are matched to first.

    Of many runs a reading that hangs on no seed (`start`); of few, whose
    mean could not draw it to theirs, the one that is nearest to the others.
    """
    steady = start(counts, len(found[0])) if len(found) >= MANY else None
    return found[_medoid(found)] if steady is None else steady


def agree(found: Sequence[np.ndarray], first: np.ndarray) -> Consensus:
    """What the runs have in common, their topics matched to those of `first`."""
    words = average(found, first)
    similar = np.array([match(words, each)[1] for each in found])
    halves = tuple(average(found[at::2] or found, first) for at in (0, 1))
    halves = tuple(half[match(words, half)[0]] for half in halves)
    return Consensus(words, (similar >= SAME).mean(axis=0), halves)


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


def _medoid(found: Sequence[np.ndarray]) -> int:
    """Which run is nearest to all others."""
    runs, topics = len(found), len(found[0])
    rows = np.vstack([_unit(each) for each in found])
    cosine = (rows @ rows.T).reshape(runs, topics, runs, topics).swapaxes(1, 2)
    nearness = [sum(block[pairing.best(block)].sum() for block in row) for row in cosine]
    return int(np.argmax(nearness))


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
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


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
