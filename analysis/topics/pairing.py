"""Optimal one-to-one matching."""

from __future__ import annotations

import numpy as np


def best(similarity: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Rows and columns of the assignment with the largest total similarity (Kuhn 1955).

    >>> rows, columns = best(np.array([[0.9, 0.8], [0.7, 0.1]]))
    >>> rows.tolist(), columns.tolist()
    ([0, 1], [1, 0])
    """
    from scipy.optimize import linear_sum_assignment  # slow to import and not needed by workers

    return linear_sum_assignment(similarity, maximize=True)
