"""Topics of the seeds after small changes: terms less in the lexicon, an article less, another seed."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from unittest.mock import patch

import numpy as np
import pandas as pd

from analysis import topics
from analysis.evaluation import topics as against
from analysis.run.executors import executor
from analysis.settings import Settings
from analysis.topics import material, pairing
from analysis.words import official_terms
from benchmarks import corpora
from benchmarks.topics import GOLD, first_words, made_from

#: Changes of each kind, and terms that are left out together.
TIMES, TERMS = 3, 12
#: Minimum overlap of the paragraphs of two topics for them to be the same, and largest part of the paragraphs in an
#: article that is left out.
SAME, LARGEST = 0.5, 0.15


@dataclass(frozen=True)
class Fit:
    """The main topic of each paragraph, by its id; labels and first words by topic."""

    main: dict[str, int]
    labels: list[str]
    words: list[list[str]]


def measure() -> dict[str, float]:
    """Every figure, each a mean over some changes of its kind."""
    with made_from(corpora.SEEDS) as made, executor() as pool:
        gold = csv.DictReader(GOLD.read_text(encoding="utf-8-sig").splitlines())
        themes = against.marked(list(gold), made["paragraphs"])
        whole = _fit(made, pool=pool)
        figures: dict[str, list[float]] = {}
        for kind, changed in _changes(made):
            other = _fit(pool=pool, **changed)
            for name, value in (_compared(whole, other) | _themes(other, themes)).items():
                figures.setdefault(f"{kind}: {name}", []).append(value)
    return {name: float(np.mean(values)) for name, values in figures.items()}


def _changes(made: Mapping[str, pd.DataFrame]) -> Iterator[tuple[str, dict]]:
    chance = random.Random(1)
    text = "\n".join(made["paragraphs"]["reading"])
    used = sorted(term for term in _terms(made) if text.count(term) >= material.LEAST_PARAGRAPHS)
    for _ in range(TIMES):
        yield f"{TERMS} terms less", {"made": made, "without": frozenset(chance.sample(used, TERMS))}
    size = made["paragraphs"].groupby("article_id").size()
    small = sorted(size.index[size <= LARGEST * size.sum()])
    for article in chance.sample(small, TIMES):
        rows = made["paragraphs"]["article_id"] != article
        yield "an article less", {"made": {**made, "paragraphs": made["paragraphs"][rows]}}
    for seed in range(1, TIMES + 1):
        yield "another seed", {"made": made, "seed": seed}


def _terms(made: Mapping[str, pd.DataFrame]) -> set[str]:
    found = topics.frequent(made["formulations"])
    return {*found, *material.members(found), *official_terms()}


def _fit(
    made: Mapping[str, pd.DataFrame],
    *,
    pool,
    without: frozenset[str] = frozenset(),
    seed: int | None = None,
) -> Fit:
    """Topics with other terms, paragraphs or seed."""
    settings = Settings() if seed is None else replace(Settings(), seed=seed)
    frames = [made[name] for name in ("paragraphs", "articles", "meetings")]
    people = made["people"]["person"].tolist()
    with patch.object(material, "official_terms", return_value=()):  # they are among the terms
        built = topics.build(
            *frames, terms=sorted(_terms(made) - without), people=people, settings=settings, pool=pool
        )
    main = built["topic_paragraphs"].sort_values("share", ascending=False).drop_duplicates("paragraph_id")
    topic = dict(zip(main["paragraph_id"], main["topic"]))
    return Fit(topic, built["topics"]["label"].tolist(), first_words(built["topic_words"]))


def _compared(one: Fit, other: Fit) -> dict[str, float]:
    both = sorted(one.main.keys() & other.main.keys())
    left, right = (np.array([fit.main[name] for name in both]) for fit in (one, other))
    overlap = np.array(
        [
            [
                ((left == a) & (right == b)).sum() / max(((left == a) | (right == b)).sum(), 1)
                for b in range(1, len(other.labels) + 1)
            ]
            for a in range(1, len(one.labels) + 1)
        ]
    )
    pairs = list(zip(*pairing.best(overlap)))
    number = max(overlap.shape)
    first = [(one.labels[a].split("·")[0], other.labels[b].split("·")[0]) for a, b in pairs]
    return {
        "topics with the same paragraphs": sum(overlap[a, b] >= SAME for a, b in pairs) / number,
        "agreement of paragraphs (AMI)": against.adjusted_mutual_information(left.tolist(), right.tolist()),
        "overlap of first words": against.stability([one.words, other.words]),
        "labels with the same first term": sum(a == b for a, b in first) / number,
    }


def _themes(fit: Fit, themes: Mapping[str, str]) -> dict[str, float]:
    both = sorted(fit.main.keys() & themes.keys())
    recovered = against.themes_recovered([fit.main[name] for name in both], [themes[name] for name in both])
    return {"themes recovered": sum(f1 >= against.RECOVERED for f1 in recovered.values())}


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name}: {value:.3f}", flush=True)
