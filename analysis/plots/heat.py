"""Cells whose darkness tells a number, with the number in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import matplotlib
import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.colors import Colormap

from analysis.plots.page import Page
from analysis.plots.style import ink_on


def shade(share: float | np.ndarray) -> np.ndarray:
    """From light to dark blue, one colour or a row each: darker is more, in grey print as well."""
    return np.asarray(_blues()(0.1 + 0.85 * np.clip(share, 0, 1) ** 0.7))


def ramp() -> np.ndarray:
    """Every colour that a cell may have, a row each."""
    return _blues()(np.arange(_blues().N))


@cache
def _blues() -> Colormap:
    return matplotlib.colormaps["Blues"]  # a new copy each time that it is asked for


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell at (left, bottom, width, height), as dark as its share; words are set where those of its row have room."""

    box: tuple[float, float, float, float]
    share: float
    words: str


def across(x0: float, x1: float) -> tuple[float, float]:
    """Left edge and width of a cell between two places, with a gap to its neighbours that narrow cells need not.

    >>> across(10, 30), across(10, 12)
    ((10.5, 19.0), (10.0, 2.0))
    """
    gap = 1.0 if x1 - x0 >= 6 else 0.0
    return x0 + gap / 2, x1 - x0 - gap


def draw(page: Page, axes: Axes, cells: Sequence[Cell]) -> None:
    """Cells, as one mark of many parts: a mark each would take several times as long."""
    lefts, bottoms, widths, heights = np.array([cell.box for cell in cells]).reshape(-1, 4).T
    across = np.stack((lefts, lefts + widths, lefts + widths, lefts), axis=1)
    upward = np.stack((bottoms, bottoms, bottoms + heights, bottoms + heights), axis=1)
    colours = shade(np.array([cell.share for cell in cells]))
    corners = np.stack((across, upward), axis=2)
    axes.add_collection(
        PolyCollection([*corners], facecolors=colours, edgecolors="none", zorder=3), autolim=False
    )
    crowded = {cell.box[1] for cell in cells if page.width(cell.words) > cell.box[2]}
    for cell, colour in zip(cells, colours, strict=True):
        left, bottom, width, height = cell.box
        if (
            cell.words and bottom not in crowded
        ):  # a row with some of its numbers would be read as all of them
            page.text(left + width / 2, bottom + height / 2, cell.words, ha="center", color=ink_on(colour))
