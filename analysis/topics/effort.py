"""Number of topics, runs and tokens: enough for a small corpus, bounded for a large one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Effort:
    """Number of runs, and iterations (Gibbs) or passes (gensim) per run."""

    runs: int
    iterations: int


#: Budget of a consensus in tokens times iterations; about eight seconds on one processor.
BUDGET = 7.4e7
MOST_RUNS, ITERATIONS = 120, 80
#: Approximate number of tokens per run; on a larger corpus each run has its own sample of paragraphs.
SAMPLE, OF_SAMPLE = 100_000, Effort(10, 40)
#: Budget of the factorisations that runs start from, in tokens times topics, and their largest and smallest number.
START_BUDGET, MOST_STARTS, LEAST_STARTS = 1.5e7, 64, 8
GENSIM, GENSIM_LARGE = Effort(8, 10), Effort(4, 2)
#: Maximum number of leaves of the topic tree, and for runs on samples, in which fewer topics recur. With 44, topics of a
#: thousand paragraphs mix two subjects each.
MOST_LEAVES, MOST_SAMPLED = 54, 44


def leaves(paragraphs: int, tokens: int) -> int:
    """Number of fine topics to fit; the published topics are merged from them.

    Examples
    --------
    >>> leaves(25, 900), leaves(202, 7_000), leaves(2_000, 70_000), leaves(22_000, 700_000)
    (8, 24, 54, 44)
    """
    most = MOST_LEAVES if tokens <= SAMPLE else MOST_SAMPLED
    return min(max(2, round(1.7 * paragraphs**0.5)), most)


def starts(tokens: int, topics: int) -> int:
    """Number of factorisations that the topics of the start are the means of; 1 on a corpus that needs no mean.

    Examples
    --------
    >>> starts(8_000, 24), starts(20_000, 48), starts(70_000, 54)
    (64, 15, 1)
    """
    number = min(int(START_BUDGET / (tokens * topics + 1)), MOST_STARTS)
    return number if number >= LEAST_STARTS else 1


def for_consensus(tokens: int, engine: str) -> Effort:
    """Effort for the published topics.

    Examples
    --------
    >>> for_consensus(8_000, "gibbs"), for_consensus(700_000, "gibbs")
    (Effort(runs=114, iterations=80), Effort(runs=10, iterations=40))
    >>> for_consensus(8_000, "gensim"), for_consensus(700_000, "gensim")
    (Effort(runs=8, iterations=10), Effort(runs=4, iterations=2))
    """
    if engine == "gensim":
        return GENSIM if tokens < 50_000 else GENSIM_LARGE
    if tokens > SAMPLE:
        return OF_SAMPLE
    runs = int(BUDGET / (tokens * ITERATIONS + 1))
    return Effort(min(max(runs - runs % 2, 2), MOST_RUNS), ITERATIONS)


def step(tokens: int) -> int:
    """Sampling step: each run uses every n-th paragraph, with a different start.

    Examples
    --------
    >>> step(8_000), step(700_000)
    (1, 7)
    """
    return max(1, -(-tokens // SAMPLE))
