"""From where warnings, efforts, splits and starts hold: each limit from both sides."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from analysis.topics import effort, mapping, mixture, notes, tree
from analysis.topics.effort import Effort
from analysis.topics.start import start

#: A topic with nothing to warn of.
SOUND = {"boilerplate": 7, "coherence": 0.05, "stability": 0.5, "recurrence": 0.5, "paragraphs": 5}


@pytest.mark.parametrize(
    ("value", "warned"),
    [
        ({}, []),
        ({"boilerplate": 8}, ["boilerplate"]),
        ({"coherence": 0.049}, ["mixture"]),
        ({"parts": True}, ["mixture"]),
        ({"coherence": 0.0, "parts": True}, ["mixture"]),
        ({"stability": 0.499}, ["unsteady_halves"]),
        ({"recurrence": 0.499}, ["unsteady_runs"]),
        ({"stability": 0.4, "recurrence": 0.4}, ["unsteady_halves"]),
        ({"paragraphs": 4}, ["few_paragraphs"]),
        ({"boilerplate": 9, "coherence": 0.0, "recurrence": 0.0, "paragraphs": 1},
         ["boilerplate", "mixture", "unsteady_runs", "few_paragraphs"]),
    ],
)  # fmt: skip
def test_what_a_topic_is_warned_of(value: dict, warned: list[str]):
    cell = notes.of_topic(**(SOUND | value))
    assert [one.partition(" ")[0] for one in cell.split("；") if one] == warned


@pytest.mark.parametrize("share", ["stability", "recurrence"])
def test_a_share_is_told_with_four_digits(share):
    assert notes.of_topic(**(SOUND | {share: 1 / 3})).endswith('{"share": 0.3333}')


def test_stock_words_are_in_half_of_the_articles_and_evenly_spread():
    """Four articles of four paragraphs: the first word is in all, the second in two, the third in one, the last in a burst."""
    counts = np.zeros((16, 4))
    counts[:, 0] = 1
    counts[[0, 1, 2, 3, 4, 5, 6, 7], 1] = 1
    counts[[0, 1, 2, 3], 2] = 1
    counts[[0, 4], 3] = 9
    articles = sparse.csr_matrix(np.kron(np.eye(4), np.ones(4)))
    assert notes.boilerplate(sparse.csr_matrix(counts), articles).tolist() == [True, True, False, False]


@pytest.mark.parametrize(
    ("tokens", "engine", "expected"),
    [
        (100_001, "gibbs", Effort(10, 40)),
        (100_000, "gibbs", Effort(8, 80)),
        (10_000, "gibbs", Effort(92, 80)),
        (1, "gibbs", Effort(120, 80)),
        (49_999, "gensim", Effort(8, 10)),
        (50_000, "gensim", Effort(4, 2)),
    ],
)
def test_how_many_runs_a_corpus_gets(tokens: int, engine: str, expected: Effort):
    assert effort.for_consensus(tokens, engine) == expected


@pytest.mark.parametrize(
    ("tokens", "every"), [(0, 1), (100_000, 1), (100_001, 2), (200_000, 2), (200_001, 3)]
)
def test_each_run_reads_about_as_many_words(tokens: int, every: int):
    assert effort.step(tokens) == every


@pytest.mark.parametrize(
    ("paragraphs", "tokens", "leaves"),
    [(0, 0, 2), (1, 30, 2), (4, 100, 3), (990, 100_000, 53), (1_010, 100_000, 54), (1_010, 100_001, 44), (10_000, 700_000, 44)],
)  # fmt: skip
def test_how_many_fine_topics_there_are(paragraphs: int, tokens: int, leaves: int):
    assert effort.leaves(paragraphs, tokens) == leaves


def two_subjects(one: int, other: int, *, shared: int = 0) -> sparse.csr_matrix:
    """Paragraphs of two subjects with four words each, of which some are in all paragraphs."""
    first = np.hstack([np.ones((one, 4)), np.zeros((one, 4)), np.ones((one, shared))])
    second = np.hstack([np.zeros((other, 4)), np.ones((other, 4)), np.ones((other, shared))])
    return sparse.csr_matrix(np.vstack([first, second]))


def parts(counts: sparse.csr_matrix, own: float = 1.0) -> tuple[int, int] | None:
    found = mixture.parts(counts, np.arange(counts.shape[0]), np.full(counts.shape[1], own))
    return None if found is None else (len(found[0]), len(found[1]))


def test_a_topic_of_two_subjects_has_twelve_paragraphs_of_which_a_fifth_are_of_the_smaller():
    assert parts(two_subjects(6, 6)) == (6, 6)
    assert parts(two_subjects(6, 5)) is None
    assert parts(two_subjects(12, 3)) == parts(two_subjects(3, 12)) == (12, 3)
    assert parts(two_subjects(17, 3)) is None


def test_the_larger_part_of_a_topic_comes_first_and_of_equal_ones_the_one_with_the_first_paragraph():
    for one, other, first in ((9, 4, 0), (4, 9, 4), (6, 6, 0)):
        found = mixture.parts(two_subjects(one, other), np.arange(one + other), np.ones(8))
        assert found is not None and found[0][0] == first


def test_words_that_both_parts_have_make_them_one_subject():
    assert parts(two_subjects(8, 8, shared=1)) == (8, 8)
    assert parts(two_subjects(8, 8, shared=4)) is None


def test_only_words_of_the_topic_and_words_of_three_paragraphs_can_part_it():
    assert parts(two_subjects(8, 8), own=0.3) == (8, 8)
    assert parts(two_subjects(8, 8), own=0.29) is None
    seldom = sparse.csr_matrix(np.kron(np.eye(6), np.ones((2, 2))))
    assert parts(seldom) is None


def test_every_cut_of_a_tree_has_each_leaf_once():
    words = np.random.default_rng(1).dirichlet(np.ones(20), 9)
    nodes = tree.grow(words)
    assert [len(tree.cut(nodes, number)) for number in range(1, 10)] == list(range(1, 10))
    for number in range(1, 10):
        assert tree.groups(nodes, number).sum(axis=1).tolist() == [1.0] * 9
    assert [node.parent for node in nodes].count(-1) == 1
    assert all(at < node.parent for at, node in enumerate(nodes[:-1]))


def test_one_topic_is_a_tree_and_a_map_of_its_own():
    one = np.array([[0.5, 0.5]])
    assert [(node.leaves, node.parent) for node in tree.grow(one)] == [((0,), -1)]
    assert mapping.plane(one).tolist() == [[0.0, 0.0]]


def test_topics_with_like_words_are_near_on_the_map_and_the_farthest_is_positive():
    words = np.array([[0.8, 0.2, 0.0, 0.0], [0.7, 0.3, 0.0, 0.0], [0.0, 0.0, 0.1, 0.9]])
    place = mapping.plane(words)
    apart = np.linalg.norm(place[:, None] - place, axis=2)
    assert apart[0, 1] < 0.3 * apart[0, 2]
    assert place.mean(axis=0).round(9).tolist() == [0.0, 0.0]
    assert all(axis[np.abs(axis).argmax()] >= 0 for axis in place.T)


def test_a_start_needs_more_paragraphs_and_more_words_than_topics():
    counts = sparse.csr_matrix(np.kron(np.eye(3), np.ones((2, 2))))
    assert start(counts, 5) is not None and start(counts, 6) is None
