"""Cells whose darkness tells a number, with the number in them."""

from __future__ import annotations

from functools import cache

import matplotlib
from matplotlib.axes import Axes
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


def cell(page: Page, axes: Axes, box: tuple[float, float, float, float], share: float, words: str) -> None:
    """One cell at (left, bottom, width, height), with its words where they have room."""
    left, bottom, width, height = box
    colour = shade(share)
    # as a bare shape: a bar would make the axes measure all of their contents again, hundreds of times
    axes.add_artist(Rectangle((left, bottom), width, height, facecolor=colour, zorder=3))
    if words and page.width(words) <= width + 0.7:
        page.text(left + width / 2, bottom + height / 2, words, ha="center", color=ink_on(colour))
