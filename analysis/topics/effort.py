"""How many topics and runs, on how much: enough for a small corpus, bounded for a large one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Effort:
    """Runs of an engine and iterations (Gibbs) or passes (gensim) in each."""

    runs: int
    iterations: int


#: Tokens times iterations that a consensus may take; about eight seconds of one processor.
BUDGET = 8.5e7
MOST_RUNS, ITERATIONS = 120, 80
#: Tokens, about, that are sampled in each run, each run from paragraphs of its own where the corpus is larger.
SAMPLE, OF_SAMPLE = 100_000, Effort(10, 40)
GENSIM, GENSIM_LARGE = Effort(8, 10), Effort(4, 2)
#: Leaves of the tree of topics, at most.
MOST_LEAVES = 36


def leaves(paragraphs: int) -> int:
    """How many fine topics are fitted, which the published ones are merged from.

    Examples
    --------
    >>> leaves(25), leaves(202), leaves(22_000)
    (7, 20, 36)
    """
    return min(max(2, round(1.4 * paragraphs**0.5)), MOST_LEAVES)


def for_consensus(tokens: int, engine: str) -> Effort:
    """What the published topics are made with.

    Examples
    --------
    >>> for_consensus(8_000, "gibbs"), for_consensus(700_000, "gibbs")
    (Effort(runs=120, iterations=80), Effort(runs=10, iterations=40))
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
    """One paragraph in so many is looked at in a run, the next run beginning at the next.

    Examples
    --------
    >>> step(8_000), step(700_000)
    (1, 7)
    """
    return max(1, -(-tokens // SAMPLE))
