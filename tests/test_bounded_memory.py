"""What a step holds for each article, in bytes that are counted, and not by the clock or the system."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from analysis import corpus, formulations
from analysis.records import Source
from analysis.tables import from_records
from analysis.topics import consensus, material, model, shares, summary, tree
from analysis.words import Sequences, join_phrases, pairs

pytestmark = pytest.mark.thorough

#: Texts of the smaller and of the larger corpus.
FEW, MANY = 1000, 5000


def _peak(work: Callable[[], object]) -> int:
    """Bytes at the highest, over those before."""
    work()  # dictionaries that it loads stay
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        work()
        return tracemalloc.get_traced_memory()[1] - before
    finally:
        tracemalloc.stop()


def _growth(work: Callable[[int], object]) -> float:
    """Bytes for each text more."""
    return (_peak(lambda: work(MANY)) - _peak(lambda: work(FEW))) / (MANY - FEW)


def _tokens(texts: int) -> Sequences:
    """Texts of a hundred words."""
    draw = np.random.default_rng(3)
    names = np.array([chr(0x4E00 + one) + chr(0x5E00 + one) for one in range(30)], dtype=object)
    return Sequences(
        names, draw.integers(0, 30, 100 * texts).astype(np.int32), np.arange(0, 100 * texts + 1, 100)
    )


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch):
    monkeypatch.setattr(pairs, "BLOCK", 20_000)
    monkeypatch.setattr(material, "BLOCK", 200)
    monkeypatch.setattr(shares, "SUMMED", 200)
    monkeypatch.setattr(from_records, "ROWS_AT_ONCE", 200)


def test_phrases_are_joined_with_few_bytes_a_word():
    tokens = {texts: _tokens(texts) for texts in (FEW, MANY)}
    assert _growth(lambda texts: join_phrases(tokens[texts])) / 100 < 20


def test_counts_of_words_are_not_held():
    tokens = {texts: _tokens(texts) for texts in (FEW, MANY)}
    assert _growth(lambda texts: material._counted(tokens[texts], (), ())) / 100 < 3


def test_words_are_weighted_with_few_bytes_a_word_beside_the_counts():
    tokens = {texts: _tokens(texts) for texts in (FEW, MANY)}
    few = tokens[FEW].names[:3]
    assert _growth(lambda texts: material._weighted(tokens[texts], few)) / 100 < 5


def test_shares_of_paragraphs_are_not_held():
    counts = {
        texts: sparse.csr_matrix(np.random.default_rng(3).integers(0, 2, (texts, 50)).astype(float))
        for texts in (FEW, MANY)
    }
    words = np.random.default_rng(4).dirichlet(np.full(50, 0.1), 31)
    assert _growth(lambda texts: shares.fold_in(counts[texts], words)) < 40  # 8 bytes for each of 31 are 248


def test_a_use_of_a_formulation_is_held_in_few_bytes():
    text = "。".join(f"落实“三张清单”第{number}项" for number in range(10)) + "。"

    def follow(texts: int) -> None:
        document = corpus.cut(Source("a.txt", text))
        collector = formulations.FormulationCollector()
        collector.add(formulations.scan(document))
        counted = formulations.count(document, collector.plan())
        every = (one for _ in range(texts // 10) for one in counted)
        result = collector.result(every, document.articles, {})
        for _ in result.of_uses():
            pass

    assert _growth(follow) < 150


def test_topics_are_described_with_few_bytes_a_paragraph_and_node(monkeypatch):
    monkeypatch.setattr(model, "BLOCK", 200)
    leaves, terms = 30, 60
    draw = np.random.default_rng(3)
    words = draw.dirichlet(np.full(terms, 0.1), leaves)
    nodes = tree.grow(words)
    names = np.array([chr(0x4E00 + one) + chr(0x5E00 + one) for one in range(terms)], dtype=object)

    def fitted(paragraphs: int) -> model.Model:
        columns = draw.integers(0, terms, 8 * paragraphs)
        counts = sparse.csr_matrix((np.ones(8 * paragraphs), columns, np.arange(0, 8 * paragraphs + 1, 8)))
        ids = [str(one) for one in range(paragraphs)]
        rows = pd.DataFrame({"paragraph_id": ids, "article_id": ids, "tokens": 8}, dtype="str")
        found = consensus.Consensus(words[0], words, np.ones(leaves), words[None], words[None])
        topic_counts = draw.dirichlet(np.full(leaves + 1, 0.1), paragraphs) * 8
        return model.Model(
            material.Material(rows, names, counts, names, counts, counts),
            found,
            nodes,
            topic_counts,
            np.zeros(paragraphs),
            np.full((leaves + 1, terms), 10.0),
            pd.DataFrame(),
        )

    made = {texts: fitted(texts) for texts in (FEW, MANY)}
    parts = {texts: model.Cut(one, np.arange(len(nodes))) for texts, one in made.items()}

    def describe(texts: int) -> None:
        every = model.Cut(made[texts], parts[texts].places)
        _ = every.size, every.exemplars(summary._label_terms(every))

    assert _growth(describe) < 12 * len(nodes)
