"""The tails and the correction for many tests are those of SciPy, without its slow import."""

import subprocess
import sys

import numpy as np
import pandas as pd
from scipy import stats

from analysis import chance


def test_the_tails_are_those_of_scipy():
    draw = np.random.default_rng(1)
    z = np.concatenate([draw.normal(0, 3, 4000), [0.0, 5.0, -5.0]])
    skew = np.concatenate([draw.normal(0, 1.5, 2000), draw.normal(0, 1e-4, 2000), [0.0, 0.0, 1e-5]])
    wanted = np.minimum(stats.pearson3.sf(z, skew), stats.pearson3.cdf(z, skew))
    assert np.array_equal(chance._smaller_tail(z, skew), wanted)
    value = np.concatenate([draw.exponential(5, 1000), [0.0, -1e-15, np.nan, 400.0]])
    assert np.array_equal(chance.chi_squared_tail(value), stats.chi2.sf(value, 1), equal_nan=True)


def test_the_correction_is_that_of_scipy():
    draw = np.random.default_rng(2)
    for size in (1, 2, 7, 500):
        p = draw.random(size) ** 3
        p[: size // 3] = p[-(size // 3) or size :][: size // 3]  # equal ones too
        made = chance.adjusted(pd.Series(p), pd.Series(True, range(size)))
        assert np.array_equal(made, stats.false_discovery_control(p))


def test_what_every_process_imports_is_without_the_slow_part_of_scipy():
    said = subprocess.run(
        [sys.executable, "-c", "import sys, analysis.reports.make; print('scipy.stats' in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.strip() == "False"


def test_the_p_values_of_shares_are_those_of_scipy():
    draw = np.random.default_rng(3)
    for _ in range(20):
        sizes = tuple(draw.integers(1, 400, 2).tolist())
        one, other = (draw.integers(0, size + 1, 50) for size in sizes)
        known = stats.hypergeom(sum(sizes), one + other, sizes[0])
        tails = np.minimum(known.cdf(one), known.sf(one - 1)) - known.pmf(one) / 2
        made = chance.p_values_of_shares(one, other, sizes)
        assert np.allclose(made, np.clip(2 * tails, 0, 1), rtol=1e-9, atol=1e-12)
