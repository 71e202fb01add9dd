"""Topics: how steady on the seeds, how coherent over outside news, how quick on a larger corpus."""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import numpy as np
import pandas as pd

from analysis import pipeline, topics
from analysis.settings import Settings
from analysis.topics import coherence, consensus, material, ranking
from analysis.topics.material import Material
from benchmarks import corpora

SEEDS = 10
FIRST = 10
LARGE = 30  #: topics asked of the larger corpus
PASSES = 20


def measure() -> dict[str, float]:
    """Every figure; those over outside news only where there is some (OFFICIAL_TEXTS_DATA)."""
    return seeds() | larger()


def seeds() -> dict[str, float]:
    """The five texts, ten times over, each time with a seed and an order of its own.

    Stability is the mean over all pairs of seeds of the overlap (Jaccard) of
    best matched topics' ten first words. NPMI is over outside news, beside
    that of gensim's LdaModel (20 passes) with as many topics of the same
    words.
    """
    settings = Settings(corpus=corpora.SEEDS)
    with tempfile.TemporaryDirectory() as folder:
        made = dict(pipeline.build(settings, Path(folder), last="formulations").tables)
    terms = made["formulations"]["term"].tolist()
    found, number, seconds = [], None, []
    for seed in range(1, SEEDS + 1):
        frames = [
            made[name].sample(frac=1, random_state=seed) for name in ("paragraphs", "articles", "meetings")
        ]
        started = _processor_seconds()
        choice = replace(settings, seed=seed, topics=number)
        tables = topics.build(*frames, terms=terms, settings=choice)
        seconds.append(_processor_seconds() - started)
        number = len(tables["topics"])
        found.append(first_words(tables["topic_words"]))
    words = material.gather(made["paragraphs"], terms=terms)
    plain = [gensim(words, number, seed=seed) for seed in range(1, SEEDS + 1)]
    figures = {
        "seeds: topics": number,
        "seeds: stability over ten seeds": stability(found),
        "seeds: stability of gensim": stability(plain),
        "seeds: processor seconds, number of topics chosen": seconds[0],
        "seeds: processor seconds, number given": float(np.median(seconds[1:])),
    }
    lines = outside()
    if lines:
        ours, theirs = (float(np.mean([npmi(one, lines) for one in many])) for many in (found, plain))
        figures |= {"seeds: NPMI over outside news": ours, "seeds: NPMI of gensim": theirs}
    return figures


def larger() -> dict[str, float]:
    """A year of broadcasts in 30 topics, beside gensim's LdaModel with 20 passes over the same counts."""
    path = corpora.larger()
    if path is None:
        return {}
    paragraphs = pd.DataFrame(
        {"paragraph_id": f"{record['id']}.{number}", "article_id": record["id"], "reading": line}
        for record in corpora.records(path)
        for number, line in enumerate(record["text"].split("\n"))
    ).assign(role="body", repeat_of="")
    made = material.gather(paragraphs)
    spread = ranking.spread(made.counts, made.articles())
    started = _processor_seconds()
    agreed = consensus.fit(made.counts, topics=LARGE, seed=1)
    ours = _processor_seconds() - started
    started = _processor_seconds()
    whole = material.Material(made.paragraphs, made.vocabulary, (made.articles() @ made.counts).tocsr())
    theirs = gensim(whole, LARGE, seed=1)
    seconds = _processor_seconds() - started
    found = made.vocabulary[ranking.order(agreed.words, spread)[:, :FIRST]].tolist()
    lines = outside()
    inside = [
        [[np.searchsorted(made.vocabulary, word) for word in row] for row in rows] for rows in (found, theirs)
    ]
    return {
        "broadcast: processor seconds": ours,
        "broadcast: processor seconds of gensim": seconds,
        "broadcast: NPMI, words in lines": npmi(found, lines),
        "broadcast: NPMI of gensim, words in lines": npmi(theirs, lines),
        "broadcast: NPMI over articles": float(coherence.npmi(inside[0], whole.counts).mean()),
        "broadcast: NPMI of gensim over articles": float(coherence.npmi(inside[1], whole.counts).mean()),
    }


def gensim(made: Material, number: int, *, seed: int) -> list[list[str]]:
    """Ten first words of gensim's LdaModel as a user would call it, in a shuffled order."""
    from gensim.matutils import Sparse2Corpus
    from gensim.models import LdaModel

    order = np.random.default_rng(seed).permutation(made.counts.shape[0])
    model = LdaModel(
        list(Sparse2Corpus(made.counts[order], documents_columns=False)),
        number,
        id2word=dict(enumerate(made.vocabulary)),
        passes=PASSES,
        alpha="auto",
        eta="auto",
        random_state=seed,
    )
    return [[word for word, _ in model.show_topic(topic, FIRST)] for topic in range(number)]


def first_words(topic_words: pd.DataFrame) -> list[list[str]]:
    """The ten first words of each topic."""
    first = topic_words[topic_words["rank"] <= FIRST]
    return [words.tolist() for _, words in first.groupby("topic")["word"]]


def stability(found: Sequence[list[list[str]]]) -> float:
    """Mean overlap of best matched topics' words, over all pairs of results."""
    return float(np.mean([consensus.jaccard(one, other).mean() for one, other in combinations(found, 2)]))


def outside() -> list[str]:
    """The paragraphs of a year of broadcasts, or none."""
    path = corpora.larger()
    return [line for record in corpora.records(path) for line in record["text"].split("\n")] if path else []


def npmi(found: list[list[str]], lines: list[str]) -> float:
    """Mean NPMI of the topics' words, where a line has a word if it contains it.

    Words that never meet count −1, as do those that outside news lacks.
    """
    words = sorted({word for topic in found for word in topic})
    has = np.array([[word in line for line in lines] for word in words])
    row = {word: at for at, word in enumerate(words)}
    return float(
        np.mean([np.mean([_pair(has[row[a]], has[row[b]]) for a, b in combinations(t, 2)]) for t in found])
    )


def _pair(one: np.ndarray, other: np.ndarray) -> float:
    together = (one & other).mean()
    return float(np.log(together / (one.mean() * other.mean())) / -np.log(together)) if together else -1.0


def _processor_seconds() -> float:
    """Of this process and those that it started and that have ended."""
    spent = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in spent)


if __name__ == "__main__":
    part = {"seeds": seeds, "larger": larger}.get(sys.argv[1] if sys.argv[1:] else "", measure)
    began = time.perf_counter()
    for name, value in part().items():
        print(f"{name}: {value:.3f}")
    print(f"seconds in all: {time.perf_counter() - began:.0f}")
