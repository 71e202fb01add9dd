"""Measures of topics against themes: known answers, and that chance counts for nothing."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from analysis.evaluation import topics
from analysis.topics import quality


def test_themes_are_recovered_by_the_topic_with_the_best_f1():
    found = topics.themes_recovered([1, 1, 1, 2, 3], ["a", "a", "b", "b", "b"])
    assert found == {"a": 0.8, "b": 0.5}


@pytest.mark.parametrize(
    ("one", "other", "value"),
    [
        ([0, 0, 1, 1], [1, 1, 0, 0], 1.0),
        ([0, 0, 0, 0], [0, 0, 0, 0], 1.0),
        ([0, 0, 1, 1, 2, 2], [0, 0, 0, 1, 1, 1], 0.2987924581708903),  # as scikit-learn has it
        ([0, 1, 2, 3], [0, 0, 0, 0], 0.0),
    ],
)
def test_adjusted_mutual_information(one, other, value: float):
    assert topics.adjusted_mutual_information(one, other) == pytest.approx(value, abs=1e-9)


def test_groupings_drawn_at_random_share_no_information():
    random = np.random.default_rng(1)
    values = [
        topics.adjusted_mutual_information(random.integers(5, size=200), random.integers(8, size=200))
        for _ in range(50)
    ]
    assert abs(np.mean(values)) < 0.01


def test_a_topic_without_a_partner_is_not_stable():
    assert topics.stability([[["a"], ["b"]], [["a"]]]) == 0.5


def test_the_intruder_is_found_where_words_meet_only_their_own():
    counts = sparse.csr_matrix(np.kron(np.eye(3), np.ones((4, 6))))
    first = [list(range(at, at + 6)) for at in (0, 6, 12)]
    assert quality.intrusion(first, counts).tolist() == [1.0, 1.0, 1.0]
    scattered = sparse.csr_matrix(np.random.default_rng(1).integers(2, size=(60, 18)))
    assert quality.intrusion(first, scattered).mean() < 0.5


def test_marked_paragraphs_are_found_by_their_place():
    paragraphs = pd.DataFrame({"paragraph_id": ["x", "y"], "source": ["a.txt", "a.txt"], "start": [0, 9]})
    gold = [{"source": "a.txt", "start": "9", "theme": "安全"}]
    assert topics.marked(gold, paragraphs) == {"y": "安全"}
