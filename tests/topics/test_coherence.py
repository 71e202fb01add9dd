"""Sparse coherence equals gensim's."""

from __future__ import annotations

import numpy as np
import pytest
from gensim.corpora import Dictionary
from gensim.models import CoherenceModel
from scipy import sparse

from analysis.topics import coherence, ranking


@pytest.fixture(scope="module")
def texts() -> list[list[str]]:
    random = np.random.default_rng(1)
    weight = random.dirichlet(np.full(60, 0.3), size=5)
    return [
        [f"w{word:02}" for word in random.choice(60, size=25, p=weight[number % 5])] for number in range(200)
    ]


@pytest.fixture(scope="module")
def model(texts):
    dictionary = Dictionary(texts)
    corpus = [dictionary.doc2bow(text) for text in texts]
    rows = np.repeat(np.arange(len(corpus)), [len(row) for row in corpus])
    columns, data = zip(*(pair for row in corpus for pair in row))
    counts = sparse.csr_matrix((data, (rows, columns)), shape=(len(corpus), len(dictionary)))
    random = np.random.default_rng(2)
    topics = [random.choice(len(dictionary), size=10, replace=False).tolist() for _ in range(8)]
    return dictionary, corpus, counts, topics


def test_npmi_is_gensims_over_whole_documents(texts, model):
    dictionary, _, counts, topics = model
    words = [[dictionary[column] for column in topic] for topic in topics]
    theirs = CoherenceModel(
        topics=words, texts=texts, dictionary=dictionary, coherence="c_npmi", window_size=10_000, processes=1
    )
    assert coherence.npmi(topics, counts) == pytest.approx(theirs.get_coherence_per_topic(), abs=1e-9)


def test_u_mass_is_gensims(model):
    dictionary, corpus, counts, topics = model
    theirs = CoherenceModel(topics=topics, corpus=corpus, dictionary=dictionary, coherence="u_mass")
    assert coherence.u_mass(topics, counts) == pytest.approx(theirs.get_coherence_per_topic(), abs=1e-9)


def test_words_that_never_meet_are_incoherent():
    counts = sparse.csr_matrix(np.eye(4))
    assert coherence.npmi([[0, 1, 2, 3]], counts)[0] < -0.8


def test_weighted_coherence_hardly_depends_on_a_word_at_the_end():
    """Ten words meet in all documents of a topic; an eleventh is in others, and about as frequent as the tenth."""
    counts = sparse.csr_matrix(np.kron(np.eye(2), np.ones((5, 10)))[:, :11])
    words = np.array(
        [[0.3, 0.2, 0.15, 0.1, 0.08, 0.06, 0.05, 0.03, 0.02, last, 0.01 - last] for last in (0.004, 0.006)]
    )
    listed = ranking.first(words, 10)
    one, other = coherence.npmi(listed, counts)
    assert other - one > 0.2
    one, other = coherence.weighted(words, counts)
    assert 0 < other - one < 0.02


def test_words_in_no_document_of_a_sample_do_not_count():
    counts = sparse.csr_matrix([[1, 1, 0, 0], [2, 1, 0, 0], [0, 0, 1, 0], [0, 0, 1, 0]])
    for measure in (coherence.npmi, coherence.u_mass):
        assert measure([[0, 1, 3]], counts).tolist() == measure([[0, 1]], counts).tolist()
        assert measure([[0, 3]], counts).tolist() == [0.0]
