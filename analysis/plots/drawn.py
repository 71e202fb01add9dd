"""What a figure function gives: the figure, the data behind it, and its words."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure


@dataclass(frozen=True)
class Series:
    """One line or one set of bars; None where there is nothing to draw."""

    name: str
    values: tuple[float | None, ...]
    kind: str = "value"  #: "value", or "bound" for the ends of an interval


@dataclass(frozen=True)
class Panel:
    """A chart that a slide can hold as a native, editable one.

    Attributes
    ----------
    kind : str
        ``column``, ``bar`` (first category on top) or ``line``.
    box : tuple of float
        Left, top, width and height on the slide, in points.
    """

    kind: str
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    box: tuple[float, float, float, float]
    number_format: str = "0"
    labels: bool = False  #: whether the marks carry their values
    top: float | None = None  #: end of the value axis, so that panels can be compared


@dataclass(frozen=True)
class Drawn:
    """One figure in one language.

    Attributes
    ----------
    name, language : str
    figure : matplotlib.figure.Figure
    data : DataFrame
        What the marks show, one row a mark; the same in each language.
    title : str
        The finding, in a sentence.
    caption, alt : str
        How to read it; and what it shows, for who can't see it.
    note : str
        Source, window and n.
    top : float
        Below the title: where the figure's own part begins, in points from
        the lower edge.
    tables : tuple of str
        The tables that it was drawn from.
    panels : tuple of Panel
        The same as native charts, where it is of bars or lines.
    """

    name: str
    language: str
    figure: Figure
    data: pd.DataFrame
    title: str
    caption: str
    alt: str
    note: str
    top: float
    tables: tuple[str, ...]
    panels: tuple[Panel, ...] = ()

    def png(self, *, dpi: int = 200) -> bytes:
        """The figure as PNG."""
        from analysis.plots.style import house

        held = io.BytesIO()
        with house():
            self.figure.savefig(held, format="png", dpi=dpi, metadata={"Software": None})
        return held.getvalue()

    def _repr_png_(self) -> bytes:
        return self.png(dpi=96)

    def _repr_mimebundle_(self, include=None, exclude=None) -> tuple[dict, dict]:
        return {"image/png": self.png(dpi=96), "text/plain": self.alt}, {
            "image/png": {"width": 960, "alt": self.alt}
        }
