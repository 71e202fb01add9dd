"""The largest values of a row in the order of a stable sort, also where most of a row ties."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.topics import ranking


@pytest.mark.parametrize("kinds", [2, 5, 1000])
@pytest.mark.parametrize("lowest", [0.0, -np.inf])
def test_ties_are_in_the_order_of_a_stable_sort(kinds, lowest):
    values = np.random.default_rng(kinds).integers(kinds, size=(20, 200)).astype(float)
    values[values == 0] = lowest
    expected = np.argsort(-values, axis=1, kind="stable")
    for most in (1, 7, 150, 200, 500):
        assert ranking.first(values, most).tolist() == expected[:, :most].tolist()
