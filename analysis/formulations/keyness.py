"""Keyness: whether a term is more frequent in one part of a corpus than in another, with significance.

References
----------
Dunning, T. (1993). Accurate methods for the statistics of surprise and
coincidence. Computational Linguistics 19(1). Rayson, P. and Garside, R.
(2000). Comparing corpora using frequency profiling. Workshop on Comparing
Corpora, ACL. Hardie, A. (2014). Log ratio: an informal introduction.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

#: Critical values of the chi-squared distribution with one degree of freedom.
LEVELS = ((15.13, "p < 0.0001"), (10.83, "p < 0.001"), (6.63, "p < 0.01"), (3.84, "p < 0.05"))


def log_likelihood(
    one: Sequence[float] | np.ndarray, other: Sequence[float] | np.ndarray, size: float, other_size: float
) -> np.ndarray:
    """Dunning's log-likelihood (G²) of counts in two corpora of given sizes in words.

    >>> log_likelihood(np.array([20, 5]), np.array([5, 5]), 1000, 1000).round(2).tolist()
    [9.64, 0.0]
    """
    one, other = np.asarray(one, float), np.asarray(other, float)
    total = one + other
    expected, other_expected = total * size / (size + other_size), total * other_size / (size + other_size)
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = np.where(one > 0, one * np.log(one / expected), 0) + np.where(
            other > 0, other * np.log(other / other_expected), 0
        )
    return 2 * np.maximum(terms, 0)


def significance(value: float) -> str:
    """Significance level of a log-likelihood; "" if p ≥ 0.05.

    >>> significance(9.64), significance(1.0)
    ('p < 0.01', '')
    """
    return next((level for low, level in LEVELS if value >= low), "")


def compare(counts: pd.Series, before: pd.Series, size: int, size_before: int) -> pd.DataFrame:
    """Keyness of each term in one part of a corpus against another, most significant first.

    Parameters
    ----------
    counts, before : Series
        Uses by term in each part; works for formulations and words alike.
    size, size_before : int
        Number of words in each part.

    Returns
    -------
    DataFrame
        term, uses, uses_before, per_10000 and per_10000_before (words),
        log_likelihood, log_ratio (binary logarithm of the ratio of rates, half
        a use added to a zero), significance, direction (rise, fall, same).

    >>> compare(pd.Series({"甲甲": 20}), pd.Series({"甲甲": 5}), 1000, 1000).iloc[0].to_dict()["direction"]
    'rise'
    """
    terms = counts.index.union(before.index)
    one = counts.reindex(terms, fill_value=0).to_numpy(float)
    other = before.reindex(terms, fill_value=0).to_numpy(float)
    likelihood = log_likelihood(one, other, size, size_before)
    rate, rate_before = one / size, other / size_before
    ratio = np.log2((np.maximum(one, 0.5) / size) / (np.maximum(other, 0.5) / size_before))
    table = pd.DataFrame(
        {
            "term": terms,
            "uses": one.astype("int64"),
            "uses_before": other.astype("int64"),
            "per_10000": (rate * 10_000).round(4),
            "per_10000_before": (rate_before * 10_000).round(4),
            "log_likelihood": likelihood.round(3),
            "log_ratio": ratio.round(3),
            "significance": [significance(value) for value in likelihood],
            "direction": np.select([rate > rate_before, rate < rate_before], ["rise", "fall"], "same"),
        }
    )
    return table.sort_values(["log_likelihood", "term"], ascending=[False, True], ignore_index=True)
