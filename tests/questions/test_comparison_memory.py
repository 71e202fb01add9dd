"""A comparison holds sums for each word, and not a row for each word of each article."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pandas as pd
import pytest

from analysis import questions, tables
from analysis.questions import comparing
from analysis.run import store

#: Words that the texts are made of, words in an article, and articles of the smaller corpus.
VOCABULARY, LENGTH, FEW = 8000, 300, 250


@pytest.fixture(autouse=True)
def small_stretches(monkeypatch):
    monkeypatch.setattr(store, "STRETCH", 50)
    monkeypatch.setattr(comparing, "_COUNTS_AT_ONCE", 10_000)


def _written(folder, articles: int) -> store.Tables:
    """Tables on disk of articles of one paragraph; every third uses a formulation."""
    draw = np.random.default_rng(7)
    words = np.array([chr(0x4E00 + one % 90) + chr(0x5E00 + one // 90) for one in range(VOCABULARY)])
    ids = [f"a{one}#1" for one in range(articles)]
    texts = [" ".join(draw.choice(words, LENGTH)) for _ in ids]
    every = {
        "articles": pd.DataFrame({"article_id": ids, "source": ids, "headline": "", "date": "2024-01-02"}),
        "paragraphs": pd.DataFrame({"article_id": ids, "text": texts, "reading": texts, "role": "body"}),
        "formulation_uses": pd.DataFrame({"term": "三件事", "article_id": ids[::3], "date": "2024-01-02"}),
        "formulations": tables.frame("formulations", []),
        "meetings": tables.frame("meetings", []),
    }
    for name, table in every.items():
        with store.Stream(folder, name, as_csv=False) as stream:
            for start in range(0, max(len(table), 1), 50):
                stream.add(table.iloc[start : start + 50])
    return store.Tables(folder)


def _compared(whole) -> questions.Comparison:
    ids = whole["articles"]["article_id"].tolist()
    parts = [questions.select(whole, article_id=ids[at::2]) for at in (0, 1)]
    return questions.compare(*parts, cut=str.split)


def _peak(folder) -> int:
    """Bytes at the highest, over those before."""
    whole = store.Tables(folder)
    tracemalloc.start()
    try:
        _compared(whole)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_four_times_the_articles_take_little_more_memory(tmp_path):
    folders = {articles: tmp_path / str(articles) for articles in (FEW, 4 * FEW)}
    for articles, folder in folders.items():
        _written(folder, articles)
    _compared(store.Tables(folders[FEW]))  # what is loaded once stays
    few, many = map(_peak, folders.values())
    assert many < 1.3 * few


def test_a_comparison_of_tables_on_disk_is_that_of_tables_in_memory(tmp_path):
    stored = _written(tmp_path, FEW)
    held = {name: store.from_parquet(tmp_path / f"{name}.parquet") for name in stored}
    one, other = _compared(stored), _compared(held)
    assert one.words["uses"].sum() + one.words["uses_other"].sum() == FEW * LENGTH
    for name, table in one.tables.items():
        pd.testing.assert_frame_equal(table, other.tables[name])


def test_words_of_groups_may_be_counted_once_and_added(tmp_path):
    whole = _written(tmp_path, 40)
    ids = whole["articles"]["article_id"].tolist()
    groups = [ids[:10], ids[10:25], ids[25:]]
    parts = [questions.select(whole, article_id=group) for group in groups]
    rest = questions.select(whole, article_id=ids[10:])
    first, second, third = (questions.counted_words(part, str.split) for part in parts)
    added = questions.compare(parts[0], rest, cut=str.split, words=(first, second + third))
    pd.testing.assert_frame_equal(added.words, questions.compare(parts[0], rest, cut=str.split).words)


def test_a_search_stretch_by_stretch_finds_what_one_pass_finds(tmp_path):
    stored = _written(tmp_path, 120)
    held = stored["paragraphs"].assign(source=stored["paragraphs"]["article_id"].str.removesuffix("#1"))
    held = held.assign(start=0, end=held["text"].str.len())
    asked = []

    def stretches(columns):
        asked.append(columns)
        return (held.iloc[start : start + 50][[*columns]] for start in range(0, len(held), 50))

    sources = dict(zip(held["source"], held["text"]))
    articles = stored["articles"].assign(source=held["source"])
    index = questions.TextIndex(stretches, articles, lambda names: {name: sources[name] for name in names})
    whole = questions.TextIndex(held, articles, sources)
    word, longer = held["text"].iloc[0].split()[:2], held["text"].iloc[1].split()[0]
    for search in (lambda one: one.search(word, but=longer), lambda one: one.search(word).together):
        pd.testing.assert_frame_equal(search(index).kwic, search(whole).kwic)
        pd.testing.assert_frame_equal(search(index).places, search(whole).places)
    assert len(whole.search(word)) > 2
    assert len(asked) == 5, "the texts are not held between two searches"


@pytest.mark.parametrize("size", [1, 2, 9])
@pytest.mark.parametrize(
    ("pattern", "hits"),
    [("经济[^。]*", 2), ("^推动", 1), ("经济$", 1), ("[^发经推]{2,}", 2), (r"展\s*", 2), (r"\s+改", 0)],
)
def test_a_paragraph_is_searched_on_its_own_wherever_a_stretch_ends(pattern, hits, size):
    readings = ["发展经济", "推动发展", "改革经济增长"]
    held = pd.DataFrame(
        {"article_id": "a#1", "role": "body", "source": "a", "reading": readings, "text": readings}
    )
    ends = np.cumsum([len(reading) + 1 for reading in readings])
    held = held.assign(start=ends - [len(reading) + 1 for reading in readings], end=ends - 1)
    articles = pd.DataFrame([{"article_id": "a#1", "source": "a", "headline": "", "date": ""}])

    def stretches(columns):
        return (held.iloc[start : start + size][[*columns]] for start in range(0, len(held), size))

    index = questions.TextIndex(stretches, articles, lambda names: {"a": "\n".join(readings)})
    assert len(index.search(pattern)) == hits


def test_no_paragraphs_have_no_hits():
    articles = pd.DataFrame(columns=["article_id", "source", "headline", "date"])
    assert len(questions.TextIndex(lambda columns: iter(()), articles, lambda names: {}).search("会议")) == 0
