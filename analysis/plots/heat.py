"""Cells whose darkness tells a number, with the number in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import matplotlib
from matplotlib.axes import Axes
from matplotlib.collections import PatchCollection
from matplotlib.colors import Colormap
from matplotlib.patches import Rectangle

from analysis.plots.page import Page
from analysis.plots.style import ink_on


def shade(share: float) -> tuple[float, ...]:
    """From light to dark blue: darker is more, in grey print as well."""
    return _blues()(0.1 + 0.85 * min(max(share, 0.0), 1.0) ** 0.7)


@cache
def _blues() -> Colormap:
    return matplotlib.colormaps["Blues"]  # a new copy each time that it is asked for


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell at (left, bottom, width, height), as dark as its share; its words are set where they have room."""

    box: tuple[float, float, float, float]
    share: float
    words: str


def draw(page: Page, axes: Axes, cells: Sequence[Cell]) -> None:
    """Cells, as one mark of many parts: a mark each would take several times as long."""
    shapes = [Rectangle(cell.box[:2], *cell.box[2:]) for cell in cells]
    colours = [shade(cell.share) for cell in cells]
    axes.add_collection(
        PatchCollection(shapes, facecolors=colours, edgecolors="none", zorder=3), autolim=False
    )
    for cell, colour in zip(cells, colours, strict=True):
        left, bottom, width, height = cell.box
        if cell.words and page.width(cell.words) <= width + 0.7:
            page.text(left + width / 2, bottom + height / 2, cell.words, ha="center", color=ink_on(colour))
