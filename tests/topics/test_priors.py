"""Priors of the fit: how much the anchors weigh against the words of a corpus."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from scipy import sparse

from analysis.topics import engines


@pytest.mark.parametrize(("topics", "tokens"), product((1, 4, 9), (60, 600)))
def test_anchors_weigh_a_share_of_the_words(topics, tokens):
    counts = sparse.csr_matrix(np.full((2, 3), tokens // 6))
    anchors = np.random.default_rng(topics).dirichlet(np.ones(3), size=topics + 1)
    weights = (engines.eta(counts, anchors) - engines.ETA).sum(axis=1)
    assert weights[0] == pytest.approx(engines.ANCHOR_BACKGROUND * tokens)
    assert weights[1:] == pytest.approx(np.full(topics, engines.ANCHOR * tokens / topics))
