"""How telling a term is of a topic."""

from __future__ import annotations

import numpy as np

#: LDAvis's lambda (Sievert & Shirley 2014): weight against distinctness.
LAMBDA = 0.6


def relevance(words: np.ndarray, overall: np.ndarray) -> np.ndarray:
    """LDAvis's relevance: λ·ln weight + (1 − λ)·ln (weight / weight in the whole corpus)."""
    weight = np.log(np.maximum(words, 1e-12))
    return LAMBDA * weight + (1 - LAMBDA) * (weight - np.log(np.maximum(overall, 1e-12)))
