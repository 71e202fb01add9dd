"""Map of topics in the plane: topics with similar words are close."""

from __future__ import annotations

import numpy as np


def plane(words: np.ndarray) -> np.ndarray:
    """Coordinates of each topic, by classical scaling of Jensen-Shannon distances (as LDAvis does).

    Returns
    -------
    ndarray of shape (topics, 2)
        Centred; the sign of each axis makes the farthest topic positive.

    Examples
    --------
    >>> plane(np.array([[1.0, 0.0], [0.0, 1.0]])).round(3).tolist()
    [[0.416, 0.0], [-0.416, 0.0]]
    """
    from scipy.spatial.distance import pdist, squareform  # slow to import and not needed by workers

    squared = squareform(pdist(words, "jensenshannon")) ** 2
    centring = np.eye(len(words)) - 1 / len(words)
    values, vectors = np.linalg.eigh(-centring @ squared @ centring / 2)
    best = np.argsort(-values, kind="stable")[:2]
    found = vectors[:, best] * np.sqrt(np.clip(values[best], 0, None))
    found = np.where(np.abs(found) < 1e-9, 0.0, found)
    found = np.pad(found, ((0, 0), (0, 2 - found.shape[1])))
    farthest = found[np.abs(found).argmax(axis=0), [0, 1]]
    return found * np.where(farthest < 0, -1, 1)
