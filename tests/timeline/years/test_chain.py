"""The chain of a series and the sums over months, against enumeration."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from analysis.timeline.years import session_order, weighing


@pytest.mark.parametrize("seed", range(8))
def test_the_messages_of_a_chain_give_the_marginals_of_all_its_paths(seed):
    random = np.random.default_rng(seed)
    sizes = random.integers(1, 5, size=random.integers(2, 6)).tolist()
    local = [random.uniform(0, 5, size) for size in sizes]
    links = [random.uniform(0, 5, (a, b)) for a, b in pairwise(sizes)]
    marginals = [np.zeros(size) for size in sizes]
    for path in product(*map(range, sizes)):
        cost = sum(local[i][state] for i, state in enumerate(path))
        cost += sum(links[i][path[i], path[i + 1]] for i in range(len(links)))
        for i, state in enumerate(path):
            marginals[i][state] += np.exp(-cost)
    for own, others, marginal in zip(local, session_order.messages(local, links), marginals, strict=True):
        chances = np.exp(-(own + others))
        np.testing.assert_allclose(chances / chances.sum(), marginal / marginal.sum(), rtol=1e-9)


@pytest.mark.parametrize("value", ["XXXX-02-29", "XXXX-05-06", "XXXX-XX-31", "XXXX-XX-06"])
@pytest.mark.parametrize("seed", range(3))
def test_the_months_of_a_year_are_summed_as_probabilities(value, seed):
    first, _ = weighing.candidates(value)
    random = np.random.default_rng(seed)
    costs, latest = random.uniform(0, 9, first.shape), float(np.nanquantile(first, 0.7))
    found = weighing.of_years(costs, value, latest)
    possible = ~np.isnan(first) & (np.nan_to_num(first, nan=np.inf) <= latest)
    least = costs[possible].min()
    for at, year in enumerate(weighing.YEARS):
        months = [
            np.exp(least - cost) for cost, fits in zip(costs[:, at], possible[:, at], strict=True) if fits
        ]
        if not months:
            assert found[at] == np.inf
            continue
        rare = float(weighing._RARE[at])  # texts of years before the web are rarer
        assert found[at] == pytest.approx(rare - np.log(sum(months) / len(first))), year


def test_probabilities_sum_to_one_and_do_not_depend_on_a_constant():
    costs = np.array([3.0, np.inf, 1.0, 7.0])
    found = weighing.probabilities(costs)
    assert found.sum() == pytest.approx(1)
    assert found[1] == 0
    assert found[2] > found[0] > found[3] > 0
    np.testing.assert_allclose(weighing.probabilities(costs + 5), found)


@pytest.mark.parametrize(
    ("costs", "best", "support"),
    [
        ((0, 6), 0, 6),
        ((6, 0, 3), 1, 4.5),
        ((2, 9), 0, 7),
        ((4,), 0, 0),
        ((9, 9, 9, 1, 4, 9, 9, 50), 3, 43 / 6),
    ],
)
def test_support_is_the_mean_over_the_years_around(costs, best, support):
    assert weighing.support(np.array(costs, dtype=float), best) == pytest.approx(support)
