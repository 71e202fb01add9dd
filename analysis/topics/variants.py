"""Sensitivity of topics to runs, number of topics and engine."""

from __future__ import annotations

from concurrent.futures import Executor, Future

import numpy as np
import pandas as pd
from scipy import sparse

from analysis import tables
from analysis.settings import Settings
from analysis.topics import choice, coherence, consensus, tree
from analysis.topics.background import overall, parsimonious
from analysis.topics.engines import ENGINES
from analysis.topics.model import Cut
from analysis.wording import message

#: Approximate number of words and passes for the other engine, fewer than for the published topics.
SAMPLE, ITERATIONS = 30_000, {"gibbs": 60, "gensim": 4}


def submit(cut: Cut, settings: Settings, *, pool: Executor) -> Future:
    """Start the other engine in the background, since it takes a while."""
    job = (_other(settings), _sample(cut.model.material.counts), cut.model.found.background, len(cut.places))
    return pool.submit(_other_engine, (*job, settings.seed))


def vary(cut: Cut, settings: Settings, other_engine: np.ndarray) -> pd.DataFrame:
    """``topic_variants``: overlap of the topics with those of alternative models.

    All except the other engine use existing runs: each half of the runs, a
    single run without a fifth of the paragraphs, fewer and more topics of the
    same tree.

    Parameters
    ----------
    other_engine : ndarray of shape (topics, words)
        Result of `submit`.

    Returns
    -------
    DataFrame
        ``choice``, ``topics``, ``kept`` (mean Jaccard overlap of the ten top
        words between each published topic and its best match) and
        ``coherence`` (NPMI over the paragraphs).
    """
    model, number = cut.model, len(cut.places)
    found, counts = model.found, model.material.counts
    size = model.size
    results: dict[str, np.ndarray] = {}
    for name, leaves in (
        (message("variant_first_half"), found.halves[0]),
        (message("variant_second_half"), found.halves[1]),
        *((message("variant_fold", n=at), fold[1:]) for at, fold in enumerate(found.folds, start=1)),
    ):
        results[name] = choice.merged(leaves, size, tree.groups(tree.grow(leaves), number))
    for name, other in (
        (message("variant_fewer"), max(2, number * 3 // 4)),
        (message("variant_more"), number + max(1, number // 4)),
    ):
        other = min(other, len(found.words))
        if other != number:
            results[name] = choice.merged(found.words, size, tree.groups(model.nodes, other))
    results[message("variant_engine", engine=_other(settings))] = other_engine
    published = choice.first_words(cut.plain).tolist()
    rows = []
    for name, words in results.items():
        first = choice.first_words(words)
        overlap = consensus.jaccard(published, first.tolist()).sum() / min(number, len(words))
        rows.append(
            {
                "choice": name,
                "topics": len(words),
                "kept": overlap,
                "coherence": float(coherence.npmi(first, counts).mean()),
            }
        )
    return tables.frame("topic_variants", rows)


def _sample(counts: sparse.csr_matrix) -> sparse.csr_matrix:
    return counts[:: max(1, int(counts.sum()) // SAMPLE)]


def _other(settings: Settings) -> str:
    return next(name for name in sorted(ENGINES) if name != settings.engine)


def _other_engine(job: tuple) -> np.ndarray:
    """Topics of the other engine, with the same kind of anchors as the published ones."""
    engine, counts, background, topics, seed = job
    anchors = np.vstack([background, consensus.anchors(counts, topics, starts=1)[1:]])
    found = ENGINES[engine](counts, anchors=anchors, seed=seed, iterations=ITERATIONS[engine])
    return parsimonious(found[1:], overall(counts))
