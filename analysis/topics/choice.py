"""How many topics: four measures over several numbers, on held-out folds."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor

import numpy as np
import pandas as pd

from analysis.topics import coherence, consensus, effort, ranking, shares
from analysis.topics.effort import Trial
from analysis.topics.material import LEAST_PARAGRAPHS, Material

#: Words at most that the choice is made on: paragraphs of a larger corpus are sampled.
SAMPLE = 60_000
FOLDS = 5
SEED = 1
NUMBERS, NUMBERS_OF_MANY = 6, 4
#: From so many paragraphs on, fewer numbers are tried.
MANY = 5000
MOST = 50
FIRST = 10
#: Scores this near to the best are as good.
ALIKE = 0.95


def candidates(paragraphs: int) -> list[int]:
    """Numbers of topics worth trying for so many paragraphs.

    Examples
    --------
    >>> candidates(25), candidates(215), candidates(27_000)
    ([3, 4], [6, 7, 8, 9, 10, 12], [30, 36, 42, 50])
    """
    low = max(2, round(paragraphs ** (1 / 3)))
    high = min(max(low, round(0.8 * paragraphs**0.5)), MOST)
    tried = NUMBERS if paragraphs < MANY else NUMBERS_OF_MANY
    return sorted({round(number) for number in np.geomspace(low, high, tried)})


def measure(
    material: Material, numbers: Sequence[int], *, engine: str, pool: Executor, trial: Trial | None = None
) -> pd.DataFrame:
    """The measures of each number of topics.

    ``stability``
        Overlap (Jaccard) of the ten first words between two consensus sets,
        each of half of the runs, mean over several halvings.
    ``coherence``
        NPMI of the ten first words over the paragraphs.
    ``exclusivity``
        The part of a first word's weight that is its topic's alone, set so
        that words shared evenly by all topics come to 0.
    ``heldout``
        Likelihood, as geometric mean by word, of every second word of
        paragraphs that a run had not seen, their topics read off the others.

    The seeds are fixed: the number of topics shall not hang on the seed of
    a run.

    Returns
    -------
    DataFrame
        One row a number: ``topics``, the measures, ``score``, ``chosen``.
    """
    made = sample(material)
    counts = made.counts
    trial = trial or effort.for_choice(made.tokens, engine)
    fold = np.arange(counts.shape[0]) % FOLDS
    jobs = []
    for number in numbers:
        options = {"topics": number, "iterations": trial.iterations}
        jobs += [(engine, counts, options | {"seed": seed}) for seed in consensus.seeds(SEED, trial.runs)]
        jobs += [(engine, counts[fold != left], options | {"seed": SEED}) for left in range(trial.folds)]
    found = consensus.runs(jobs, pool=pool)
    spread = ranking.spread(counts, made.articles())
    rows = []
    for number in numbers:
        runs, found = found[: trial.runs], found[trial.runs :]
        without, found = found[: trial.folds], found[trial.folds :]
        start = consensus.reference(counts, runs)
        words = consensus.average(runs, start)
        first = ranking.order(words, spread)[:, :FIRST]
        heldout = np.mean([_heldout(words, counts[fold == left]) for left, words in enumerate(without)])
        rows.append(
            {
                "topics": number,
                "coherence": coherence.npmi(first, counts).mean(),
                "stability": _stability(runs, start, spread, trial.splits),
                "exclusivity": exclusivity(words, first),
                "heldout": float(np.exp(heldout)),
            }
        )
    return choose(pd.DataFrame(rows))


def choose(measured: pd.DataFrame) -> pd.DataFrame:
    """`measured` with a `score` and the `chosen` number.

    Each measure is set against the best of the numbers tried; the score is
    the product. Of scores within 5 % of the best, which the sampling noise
    does not tell apart, the smallest number is chosen.

    Examples
    --------
    >>> measured = pd.DataFrame({"topics": [4, 8], "coherence": [0.2, 0.25], "stability": [0.8, 0.4],
    ...                          "exclusivity": [0.4, 0.4], "heldout": [0.002, 0.002]})
    >>> choose(measured)[["topics", "score", "chosen"]].values.tolist()
    [[4, 0.8, True], [8, 0.5, False]]
    """
    columns = ["coherence", "stability", "exclusivity", "heldout"]
    floored = measured[columns].clip(lower=1e-6)
    score = (floored / floored.max()).prod(axis=1).round(4)
    return measured.assign(score=score, chosen=score.index == score[score >= ALIKE * score.max()].index[0])


def _stability(runs: Sequence[np.ndarray], start: np.ndarray, spread: np.ndarray, splits: int) -> float:
    random = np.random.default_rng(SEED)
    overlaps = []
    for _ in range(splits):
        drawn = random.permutation(len(runs))
        halves = [consensus.average([runs[at] for at in drawn[half::2]], start) for half in (0, 1)]
        first = [ranking.order(half, spread)[:, :FIRST].tolist() for half in halves]
        overlaps.append(consensus.jaccard(*first).mean())
    return float(np.mean(overlaps))


def exclusivity(words: np.ndarray, first: np.ndarray) -> float:
    """Mean part of a first word's weight that is its own topic's, chance taken out.

    Examples
    --------
    >>> exclusivity(np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([[0], [1]]))
    1.0
    >>> exclusivity(np.array([[0.5, 0.5], [0.5, 0.5]]), np.array([[0], [1]]))
    0.0
    """
    own = np.take_along_axis(words / words.sum(axis=0).clip(1e-12), first, axis=1).mean()
    return float((own - 1 / len(words)) / (1 - 1 / len(words)))


def _heldout(words: np.ndarray, counts) -> float:
    """Log likelihood by word of every second word of each paragraph, topics read off the others."""
    seen, unseen = counts.copy(), counts.copy()
    odd = np.arange(len(counts.data)) % 2 == 1
    seen.data = np.where(odd, 0.0, counts.data)
    unseen.data = np.where(odd, counts.data, 0.0)
    seen.eliminate_zeros()
    unseen.eliminate_zeros()
    filled = np.diff(seen.indptr) > 0
    seen, unseen = seen[filled], unseen[filled]
    held = shares.fold_in(seen, words)
    part = held / held.sum(axis=1, keepdims=True)
    rows = np.repeat(np.arange(unseen.shape[0]), np.diff(unseen.indptr))
    likely = np.einsum("ij,ij->i", part[rows], words.T[unseen.indices])
    return float(np.log(np.maximum(likely, 1e-12)) @ unseen.data / max(unseen.data.sum(), 1))


def sample(material: Material) -> Material:
    """All paragraphs, or of a large corpus a sample spread evenly over it, with the words that it holds."""
    step = -(-material.tokens // SAMPLE)
    if step <= 1:
        return material
    rows = np.arange(0, material.counts.shape[0], step)
    counts = material.counts[rows]
    kept = np.flatnonzero(np.asarray((counts > 0).sum(axis=0)).ravel() >= LEAST_PARAGRAPHS)
    counts = counts[:, kept]
    filled = np.flatnonzero(np.diff(counts.indptr))
    paragraphs = material.paragraphs.iloc[rows[filled]].reset_index(drop=True)
    return Material(paragraphs, material.vocabulary[kept], counts[filled].tocsr())
