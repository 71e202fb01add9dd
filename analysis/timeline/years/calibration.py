"""Calibration: what the model calls a probability becomes the share of such years that is right.

Platt scaling (Platt 1999): a straight line on the logit, fitted on dated texts
whose dates were taken away (``vocabulary/timeline/year_calibration.csv``;
``python -m benchmarks.years --write`` fits it anew).
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from functools import cache
from math import exp, log

import numpy as np

from analysis import vocabulary

#: Below this nothing is fitted, and above it the line holds; between the two the curve is kept continuous.
FITTED_FROM = 0.5
_SUREST = 0.9999
_off = False


@cache
def line() -> tuple[float, float]:
    """Slope and intercept on the logit."""
    (row,) = vocabulary.load("timeline/year_calibration", ("slope", "intercept", "note"))
    try:
        return float(row["slope"]), float(row["intercept"])
    except ValueError:
        raise row.fault("columns 'slope' and 'intercept' take numbers") from None


@contextlib.contextmanager
def raw() -> Iterator[None]:
    """Probabilities as the model gives them, to fit the calibration on."""
    global _off
    _off = True
    try:
        yield
    finally:
        _off = False


def spread_calibrated(chances: np.ndarray) -> np.ndarray:
    """Probabilities of the years with the likeliest calibrated and the others sharing the rest. Shape as given.

    >>> [round(float(chance), 2) for chance in spread_calibrated(np.array([0.25, 0.3, 0.45]))]
    [0.25, 0.3, 0.45]
    """
    best = int(np.argmax(chances))
    before = float(chances[best])
    after = calibrated(before)
    if after == before:
        return chances
    spread = chances * ((1 - after) / max(1 - before, 1e-12))
    spread[best] = after
    return spread


def calibrated(probability: float) -> float:
    """The share of right years among those of a probability; the same below `FITTED_FROM`.

    >>> calibrated(0.3)
    0.3
    >>> 0.9 < calibrated(0.98) <= 0.9999
    True
    """
    if _off or probability <= FITTED_FROM:
        return probability
    slope, intercept = line()
    p = min(probability, _SUREST)
    scaled = 1 / (1 + exp(-(slope * log(p / (1 - p)) + intercept)))
    return min(_SUREST, max(FITTED_FROM, scaled))
