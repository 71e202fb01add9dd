"""Measures of quality: which words an intruder is seen among, and when the measure says nothing."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from analysis.topics import quality


def blocks(topics: int, words: int, *, documents: int = 20) -> sparse.csr_matrix:
    """Documents of which each holds all words of one topic and no other."""
    return sparse.csr_matrix(np.kron(np.eye(topics), np.ones((documents, words))))


def top(topics: int, words: int) -> list[list[int]]:
    return [list(range(at * words, (at + 1) * words)) for at in range(topics)]


def test_an_intruder_among_words_that_always_meet_is_always_found():
    assert quality.intrusion(top(3, 6), blocks(3, 6)).tolist() == [1.0, 1.0, 1.0]


def test_an_intruder_among_words_that_never_meet_is_found_by_chance_alone():
    """It meets the words of its own topic alone, as each word of this one meets only itself."""
    counts = sparse.csr_matrix(np.kron(np.ones((3, 1)), np.eye(40)))
    assert quality.intrusion(top(4, 10), counts).max() < 0.5


@pytest.mark.parametrize(
    "first", [top(1, 6), [[0, 1, 2, 3], [6, 7, 8, 9]], [list(range(6)), list(range(6))]], ids=["one", "short", "same"]
)  # fmt: skip
def test_without_five_words_and_another_topics_word_there_is_no_measure(first):
    assert np.isnan(quality.intrusion(first, blocks(3, 6))).all()


def test_five_words_are_enough():
    assert quality.intrusion(top(2, 5), blocks(2, 5)).tolist() == [1.0, 1.0]


def test_only_the_first_words_of_another_topic_intrude():
    """Behind its five first words the second topic has those that always meet the first topic's."""
    counts = blocks(2, 6)
    first = [[0, 1, 2, 3, 4], [6, 7, 8, 9, 10, 5]]
    assert quality.intrusion(first, counts)[0] == 1.0


def test_the_same_seed_gives_the_same_measure():
    random = np.random.default_rng(1)
    counts = sparse.csr_matrix(random.random((60, 30)) < 0.3)
    one, again, other = (quality.intrusion(top(3, 10), counts, seed=seed).tolist() for seed in (1, 1, 2))
    assert one == again != other


def test_diversity_and_frequency_of_topics():
    assert quality.diversity(top(3, 4)) == 1.0
    assert quality.document_frequency(top(2, 5), blocks(2, 5)) == 0.5
