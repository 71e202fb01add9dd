"""Evaluate topics against annotated themes, and against other models of the same texts.

Themes are the gold data for topics: `seeds_themes.csv` gives the theme of
paragraphs according to a reader. Automatic measures are in
`analysis.topics.quality`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from itertools import combinations

import numpy as np
from scipy import sparse
from scipy.special import gammaln

#: Minimum F1 for a theme to count as recovered.
RECOVERED = 0.5


def themes_recovered(topics: Sequence[int], themes: Sequence[str]) -> dict[str, float]:
    """For each theme the best F1 of a single topic, over the annotated paragraphs.

    Parameters
    ----------
    topics : sequence of int
        The largest topic of each paragraph.
    themes : sequence of str
        Its theme, in the same order.

    Examples
    --------
    >>> themes_recovered([1, 1, 2, 2], ["a", "a", "a", "b"])
    {'a': 0.8, 'b': 0.6666666666666666}
    """
    both = Counter(zip(themes, topics))
    of_theme, of_topic = Counter(themes), Counter(topics)
    return {
        theme: max(2 * both[theme, topic] / (size + of_topic[topic]) for topic in of_topic)
        for theme, size in sorted(of_theme.items())
    }


def adjusted_mutual_information(one: Sequence[Hashable], other: Sequence[Hashable]) -> float:
    """Adjusted mutual information of two clusterings (Vinh, Epps & Bailey 2010).

    1 if they are identical, 0 on average if they are independent; normalised
    by the arithmetic mean of the entropies, as in scikit-learn.

    Examples
    --------
    >>> adjusted_mutual_information([0, 0, 1, 1], ["x", "x", "y", "y"])
    1.0
    >>> adjusted_mutual_information([0, 0, 0, 0], [0, 1, 2, 3])
    0.0
    """
    rows, columns = (np.unique(np.asarray(each), return_inverse=True)[1] for each in (one, other))
    table = sparse.csr_matrix((np.ones(len(rows)), (rows, columns))).toarray()
    total, left, right = table.sum(), table.sum(axis=1), table.sum(axis=0)
    filled = table > 0
    expected_cell = np.outer(left, right)[filled]
    information = float((table[filled] / total * np.log(total * table[filled] / expected_cell)).sum())
    mean_entropy = (_entropy(left) + _entropy(right)) / 2
    by_chance = sum(_expected(int(a), int(b), int(total)) for a in left for b in right)
    if mean_entropy - by_chance < 1e-12:
        return 1.0 if len(left) == len(right) == 1 else 0.0
    return round((information - by_chance) / (mean_entropy - by_chance), 12) + 0.0


def _entropy(sizes: np.ndarray) -> float:
    part = sizes / sizes.sum()
    return float(-(part * np.log(part)).sum())


def _expected(a: int, b: int, total: int) -> float:
    """Expected contribution to the mutual information of a cell with these margins, over all tables."""
    n = np.arange(max(1, a + b - total), min(a, b) + 1)
    log_chance = (
        gammaln(a + 1) + gammaln(b + 1) + gammaln(total - a + 1) + gammaln(total - b + 1)
        - gammaln(total + 1) - gammaln(n + 1) - gammaln(a - n + 1) - gammaln(b - n + 1)
        - gammaln(total - a - b + n + 1)
    )  # fmt: skip
    return float((n / total * np.log(total * n / (a * b)) * np.exp(log_chance)).sum())


def stability(results: Sequence[Sequence[Sequence[str]]]) -> float:
    """Mean overlap (Jaccard) of the top words of best-matched topics, over all pairs of results.

    If the numbers of topics differ, unmatched topics count as 0.

    >>> stability([[["a", "b"], ["c", "d"]], [["c", "d"], ["a", "b"]]])
    1.0
    """
    return float(np.mean([_agreement(one, other) for one, other in combinations(results, 2)]))


def _agreement(one: Sequence[Sequence[str]], other: Sequence[Sequence[str]]) -> float:
    from scipy.optimize import linear_sum_assignment  # slow to import

    overlap = np.array([[len({*a} & {*b}) / len({*a} | {*b}) for b in other] for a in one])
    rows, columns = linear_sum_assignment(overlap, maximize=True)
    return float(overlap[rows, columns].sum() / max(overlap.shape))


def marked(gold: Sequence[Mapping[str, str]], paragraphs) -> dict[str, str]:
    """Theme by paragraph id, from the rows of a gold file and the paragraphs table."""
    themes = {(row["source"], int(row["start"])): row["theme"] for row in gold}
    found = zip(paragraphs["paragraph_id"], paragraphs["source"], paragraphs["start"])
    return {name: themes[source, start] for name, source, start in found if (source, start) in themes}
