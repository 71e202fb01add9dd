"""How many runs of how many iterations, on how much: enough for a small corpus, bounded for a large one."""

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
#: Tokens, about, that are sampled in each run: paragraphs of a larger corpus are taken evenly. On a year
#: of broadcasts (640,000 tokens) eight runs on a seventh are more coherent than two on the whole (NPMI .26,
#: not .25), two seeds agree on more of the first words (.60, not .48), and it takes three quarters of the time.
SAMPLE, OF_SAMPLE = 100_000, Effort(8, 60)
GENSIM, GENSIM_LARGE = Effort(8, 10), Effort(2, 2)


def for_consensus(tokens: int, engine: str) -> Effort:
    """What the published topics are made with.

    Examples
    --------
    >>> for_consensus(8_000, "gibbs"), for_consensus(700_000, "gibbs")
    (Effort(runs=120, iterations=80), Effort(runs=8, iterations=60))
    >>> for_consensus(8_000, "gensim"), for_consensus(700_000, "gensim")
    (Effort(runs=8, iterations=10), Effort(runs=2, iterations=2))
    """
    if engine == "gensim":
        return GENSIM if tokens < 50_000 else GENSIM_LARGE
    if tokens > SAMPLE:
        return OF_SAMPLE
    runs = int(BUDGET / (tokens * ITERATIONS + 1))
    return Effort(min(max(runs - runs % 2, 2), MOST_RUNS), ITERATIONS)


def step(tokens: int, engine: str) -> int:
    """One paragraph in so many is looked at in a run; gensim's engine streams through all.

    Examples
    --------
    >>> step(8_000, "gibbs"), step(700_000, "gibbs"), step(700_000, "gensim")
    (1, 7, 1)
    """
    return 1 if engine == "gensim" else max(1, -(-tokens // SAMPLE))


@dataclass(frozen=True, slots=True)
class Trial:
    """The runs on which a number of topics is judged."""

    runs: int = 20
    iterations: int = 80
    splits: int = 6  #: times that the runs are halved at random
    folds: int = 5  #: fifths of the paragraphs that are held out in turn


def for_choice(tokens: int, engine: str) -> Trial:
    """What each number of topics is judged on.

    Examples
    --------
    >>> for_choice(8_000, "gibbs").runs, for_choice(60_000, "gibbs").runs
    (20, 8)
    """
    if engine == "gensim":
        return Trial(6, 5, splits=3, folds=2)
    return Trial() if tokens < 20_000 else Trial(8, 40, splits=3, folds=2)
