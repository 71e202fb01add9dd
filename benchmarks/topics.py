"""Topics: against themes, how steady, how telling, how quick; on the seeds, and on a year of broadcasts."""

from __future__ import annotations

import csv
import logging
import re
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd

from analysis import pipeline, topics
from analysis.evaluation import topics as against
from analysis.run.executors import executor
from analysis.settings import Settings
from analysis.topics import coherence, material, quality
from analysis.topics.material import Material
from benchmarks import corpora

SEEDS, SEEDS_OF_LARGE = 10, 3
FIRST = 10
PASSES = 20
#: Themes that a reader marked in the paragraphs of the seeds.
GOLD = Path(__file__).resolve().parents[1] / "tests" / "gold" / "seeds_themes.csv"
#: Themes of the broadcasts' headlines, by rules; a headline that none or two of them fit has no theme.
_HEADLINES = Path(__file__).with_name("headline_themes.csv")


def measure() -> dict[str, float]:
    """Every figure; those of the broadcasts only where they are present (OFFICIAL_TEXTS_DATA)."""
    return seeds() | larger()


def seeds() -> dict[str, float]:
    """The five texts, ten times over, each time with a seed and an order of its own; gensim's LdaModel beside."""
    with made_from(corpora.SEEDS) as made:
        gold = csv.DictReader(GOLD.read_text(encoding="utf-8-sig").splitlines())
        themes = against.marked(list(gold), made["paragraphs"])
        return _compared("seeds", made, themes, SEEDS)


def larger() -> dict[str, float]:
    """A year of broadcasts; themes are those that rules find in the headlines."""
    path = corpora.larger()
    if path is None:
        return {}
    rules = csv.DictReader(_HEADLINES.read_text(encoding="utf-8").splitlines())
    patterns = [(row["theme"], re.compile(row["pattern"])) for row in rules]
    found = {}
    for record in corpora.records(path):
        fits = [theme for theme, pattern in patterns if pattern.search(record["title"])]
        if len(fits) == 1:
            found[record["id"]] = fits[0]
    with made_from(path) as made:
        source = made["paragraphs"][["paragraph_id", "source"]]
        themes = {name: found[key] for name, key in source.itertuples(index=False) if key in found}
        return _compared("broadcast", made, themes, SEEDS_OF_LARGE)


@contextmanager
def made_from(corpus: Path) -> Iterator[dict[str, pd.DataFrame]]:
    """What topics are made from."""
    with tempfile.TemporaryDirectory() as folder:
        made = pipeline.build(Settings(corpus=corpus), Path(folder), last="formulations").tables
        yield {name: made[name] for name in ("paragraphs", "articles", "meetings", "formulations", "people")}


def _compared(
    name: str, made: dict[str, pd.DataFrame], themes: dict[str, str], seeds: int
) -> dict[str, float]:
    words = {"terms": topics.frequent(made["formulations"]), "people": made["people"]["person"].tolist()}
    whole = material.gather(made["paragraphs"], **words)
    results, found = [], []
    with executor() as pool:
        for seed in range(1, seeds + 1):
            frames = [
                made[n].sample(frac=1, random_state=seed) for n in ("paragraphs", "articles", "meetings")
            ]
            began = time.perf_counter()
            settings = replace(Settings(), seed=Settings().seed if seed == 1 else seed)
            built = topics.build(*frames, **words, settings=settings, pool=pool)
            seconds = time.perf_counter() - began
            found.append(first_words(built["topic_words"]))
            results.append(_of_build(built, whole, themes) | {"seconds": seconds})
    plain = [gensim(whole, len(found[0]), seed=seed) for seed in range(1, seeds + 1)]
    others = [_of_gensim(words, held, whole, themes) for words, held in plain]
    figures = {f"{name}: {key}": float(np.mean([one[key] for one in results])) for key in results[0]}
    figures[f"{name}: seconds, number of topics chosen"] = results[0]["seconds"]
    del figures[f"{name}: seconds"]
    figures[f"{name}: stability over {seeds} seeds and orders"] = against.stability(found)
    figures |= {f"{name}: {key} of gensim": float(np.mean([one[key] for one in others])) for key in others[0]}
    figures[f"{name}: stability of gensim"] = against.stability([words for words, _ in plain])
    return figures


def _of_build(built: dict[str, pd.DataFrame], whole: Material, themes: dict[str, str]) -> dict[str, float]:
    main = built["topic_paragraphs"].sort_values("share", ascending=False).drop_duplicates("paragraph_id")
    topic = dict(zip(main["paragraph_id"], main["topic"]))
    unsteady = built["topics"]["note"].str.contains("unsteady").mean()
    first = first_words(built["topic_words"])
    held = {"topics": len(built["topics"]), "marked unsteady": float(unsteady)}
    held |= _of_words(first, whole.terms, whole.term_counts) | _of_themes(topic, themes)
    return held | _of_articles(built["topic_paragraphs"], whole, themes)


def _of_articles(shares: pd.DataFrame, whole: Material, themes: dict[str, str]) -> dict[str, float]:
    """Agreement by article where all paragraphs of an article have one theme, that of its headline."""
    article = dict(zip(whole.paragraphs["paragraph_id"], whole.paragraphs["article_id"]))
    of_article: dict[str, set[str]] = {}
    for paragraph, theme in themes.items():
        if paragraph in article:
            of_article.setdefault(article[paragraph], set()).add(theme)
    if any(len(found) > 1 for found in of_article.values()):
        return {}
    summed = shares.assign(article=shares["paragraph_id"].map(article)).groupby(["article", "topic"])["share"]
    main = summed.sum().sort_values(kind="stable").reset_index().drop_duplicates("article", keep="last")
    topic = dict(zip(main["article"], main["topic"]))
    both = sorted(topic.keys() & of_article.keys())
    agreement = against.adjusted_mutual_information(
        [topic[name] for name in both], [min(of_article[name]) for name in both]
    )
    return {"adjusted mutual information with themes, by article": agreement}


def _of_gensim(
    words: list[list[str]], held: np.ndarray, whole: Material, themes: dict[str, str]
) -> dict[str, float]:
    topic = dict(zip(whole.paragraphs["paragraph_id"], held.argmax(axis=1)))
    return _of_words(words, whole.vocabulary, whole.counts) | _of_themes(topic, themes)


def _of_words(first: Sequence[Sequence[str]], names: np.ndarray, counts) -> dict[str, float]:
    place = {name: at for at, name in enumerate(names)}
    columns = [[place[word] for word in topic] for topic in first]
    return {
        "diversity of ten first words": quality.diversity(first),
        "document frequency of first words": quality.document_frequency(columns, counts),
        "NPMI of first words": float(coherence.npmi(columns, counts).mean()),
        "intruding word found automatically": float(np.nanmean(quality.intrusion(columns, counts))),
    }


def _of_themes(topic: dict[str, int], themes: dict[str, str]) -> dict[str, float]:
    both = sorted(set(topic) & set(themes))
    one, other = [topic[name] for name in both], [themes[name] for name in both]
    recovered = against.themes_recovered(one, other)
    return {
        f"themes of {len(recovered)} recovered": sum(f1 >= against.RECOVERED for f1 in recovered.values()),
        "adjusted mutual information with themes": against.adjusted_mutual_information(one, other),
    }


def gensim(made: Material, number: int, *, seed: int) -> tuple[list[list[str]], np.ndarray]:
    """First words of gensim's LdaModel as a user would call it, in a shuffled order; and each paragraph's topics."""
    from gensim.matutils import Sparse2Corpus, corpus2dense
    from gensim.models import LdaModel

    order = np.random.default_rng(seed).permutation(made.counts.shape[0])
    model = LdaModel(
        list(Sparse2Corpus(made.counts[order], documents_columns=False)),
        number,
        id2word=dict(enumerate(made.vocabulary)),
        passes=PASSES if made.tokens < 50_000 else 2,
        alpha="auto",
        eta="auto",
        random_state=seed,
    )
    words = [[word for word, _ in model.show_topic(topic, FIRST)] for topic in range(number)]
    corpus = Sparse2Corpus(made.counts, documents_columns=False)
    return words, corpus2dense(model[corpus], number, num_docs=made.counts.shape[0]).T


def first_words(topic_words: pd.DataFrame) -> list[list[str]]:
    """The ten first words of each topic."""
    first = topic_words[topic_words["rank"] <= FIRST]
    return [words.tolist() for _, words in first.groupby("topic")["word"]]


if __name__ == "__main__":
    logging.getLogger("gensim").setLevel(logging.ERROR)
    part = {"seeds": seeds, "larger": larger}.get(sys.argv[1] if sys.argv[1:] else "", measure)
    began = time.perf_counter()
    for name, value in part().items():
        print(f"{name}: {value:.3f}", flush=True)
    print(f"seconds in all: {time.perf_counter() - began:.0f}")
