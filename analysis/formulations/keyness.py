"""Keyness: whether a term is more frequent in one part of a corpus than in another, with significance.

A term that an article uses once it is likely to use again, so its uses are not
independent, and a log-likelihood of the plain counts finds differences between
two random halves of a corpus. The log-likelihood is therefore divided by the
design effect of the term: how much more its uses vary from article to article
than independent uses would.

References
----------
Rao, J. N. K. and Scott, A. J. (1992). A simple method for the analysis of
clustered binary data. Biometrics 48(2) (the design effect). Lijffijt, J. et
al. (2016). Significance testing of word frequencies in corpora. Digital
Scholarship in the Humanities 31(2) (texts, not words, are the independent
units).
Dunning, T. (1993). Accurate methods for the statistics of surprise and
coincidence. Computational Linguistics 19(1). Rayson, P. and Garside, R.
(2000). Comparing corpora using frequency profiling. Workshop on Comparing
Corpora, ACL. Hardie, A. (2014). Log ratio: an informal introduction.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

#: Columns of the uses that `design_effects` takes.
USES = ("term", "article_id", "uses")
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


def design_effects(parts: Sequence[tuple[pd.DataFrame, pd.Series]]) -> pd.Series:
    """How much more the uses of each term vary between articles than independent uses would: 1 or more.

    Parameters
    ----------
    parts : sequence of pairs of DataFrame and Series
        Groups of articles. Of each, term, article_id, uses: one row for each
        term of each article; and the number of words of every article, those
        without the terms among them, by article_id.

    Returns
    -------
    Series
        By term: the variance of its uses over the articles around its overall
        rate, divided by the variance of independent uses (Rao and Scott 1992).

    Examples
    --------
    Twelve uses in one of four articles, or three in each:

    >>> sizes = pd.Series(100, index=["a", "b", "c", "d"])
    >>> rows = [("甲", "a", 12), *(("乙", article, 3) for article in "abcd")]
    >>> design_effects([(pd.DataFrame(rows, columns=USES), sizes)]).to_dict()
    {'乙': 1.0, '甲': 12.0}
    """
    words = np.concatenate([sizes.to_numpy(float) for _, sizes in parts])
    terms = pd.Index(pd.unique(np.concatenate([uses["term"].unique() for uses, _ in parts]))).sort_values()
    by_term = pd.DataFrame(0.0, terms, ["uses", "squares", "cross"])
    for uses, sizes in parts:  # whole numbers, so that the order in which they are added changes no digit
        at = terms.get_indexer(uses["term"])
        n = uses["uses"].to_numpy(float)
        by_term["uses"] += np.bincount(at, n, len(terms))
        by_term["squares"] += np.bincount(at, n * n, len(terms))
        n *= uses["article_id"].map(sizes).fillna(0).to_numpy(float)
        by_term["cross"] += np.bincount(at, n, len(terms))
    return effects_of_sums(by_term["uses"], by_term["squares"], by_term["cross"], words)


def effects_of_sums(uses: pd.Series, squares: pd.Series, cross: pd.Series, words: np.ndarray) -> pd.Series:
    """The design effects, where only sums by term are held.

    Parameters
    ----------
    uses, squares, cross : Series
        By term, over the articles: the sum of its uses, of their squares, and
        of their products with the number of words of the article.
    words : ndarray
        The number of words of every article.
    """
    rate = uses / max(words.sum(), 1.0)
    around = squares - 2 * rate * cross + rate**2 * (words**2).sum()
    correction = len(words) / max(len(words) - 1, 1)
    return (correction * around / uses).clip(lower=1.0).rename("design_effect")


def compare(
    counts: pd.Series, before: pd.Series, size: int, size_before: int, *, effects: pd.Series | None = None
) -> pd.DataFrame:
    """Keyness of each term in one part of a corpus against another, most significant first.

    Parameters
    ----------
    counts, before : Series
        Uses by term in each part; works for formulations and words alike.
    size, size_before : int
        Number of words in each part.
    effects : Series, optional
        `design_effects` by term; without them uses count as independent, and
        significance is overstated.

    Returns
    -------
    DataFrame
        term, uses, uses_before, per_10000 and per_10000_before (words),
        log_likelihood (divided by the design effect), log_ratio (binary logarithm of the ratio of rates, half
        a use added to a zero), significance, direction (rise, fall, same).

    >>> compare(pd.Series({"甲甲": 20}), pd.Series({"甲甲": 5}), 1000, 1000).iloc[0].to_dict()["direction"]
    'rise'
    """
    terms = counts.index.union(before.index)
    one = counts.reindex(terms, fill_value=0).to_numpy(float)
    other = before.reindex(terms, fill_value=0).to_numpy(float)
    likelihood = log_likelihood(one, other, size, size_before)
    if effects is not None:
        likelihood = likelihood / effects.reindex(terms, fill_value=1.0).to_numpy(float)
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
