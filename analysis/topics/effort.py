"""How many runs of how many iterations: enough for a small corpus, linear in a large one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Effort:
    """Runs of an engine and iterations (Gibbs) or passes (gensim) in each."""

    runs: int
    iterations: int


#: Tokens times iterations that a consensus may take; about four seconds of one processor.
BUDGET = 8.5e7
MOST_RUNS = 120
GENSIM, GENSIM_LARGE = Effort(8, 10), Effort(2, 2)


def for_consensus(tokens: int, engine: str) -> Effort:
    """What the published topics are made with.

    Examples
    --------
    >>> for_consensus(8_000, "gibbs"), for_consensus(700_000, "gibbs")
    (Effort(runs=120, iterations=80), Effort(runs=2, iterations=40))
    >>> for_consensus(8_000, "gensim"), for_consensus(700_000, "gensim")
    (Effort(runs=8, iterations=10), Effort(runs=2, iterations=2))
    """
    if engine == "gensim":
        return GENSIM if tokens < 50_000 else GENSIM_LARGE
    iterations = 80 if tokens < 100_000 else 40
    runs = int(BUDGET / (tokens * iterations + 1))
    return Effort(min(max(runs - runs % 2, 2), MOST_RUNS), iterations)


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
