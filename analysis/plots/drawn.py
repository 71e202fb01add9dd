"""What a figure function gives: the figure, the data behind it, and its words."""

from __future__ import annotations

import base64
import html
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.plots.scoped import scoped
from analysis.refusals import writing

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

#: Begins the ids of lines that are one text: an editable SVG joins them.
LINES = "lines-"


@dataclass(frozen=True)
class Series:
    """One line or one set of bars; None where there is nothing to draw."""

    name: str
    values: tuple[float | None, ...]
    kind: str = "value"  #: "value", "bound" for the ends of an interval, "unsure" for what is read with care


@dataclass(frozen=True)
class Panel:
    """A chart that a slide can hold as a native, editable one.

    Attributes
    ----------
    kind : str
        ``column``, ``bar`` (first category on top) or ``line``.
    categories : tuple of str
        Names; months as ``YYYY-MM`` where `dated`.
    box : tuple of float
        Left, top, width and height on the slide, in points.
    whole : tuple of str
        Terms of the names that hold a dot themselves.
    """

    kind: str
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    box: tuple[float, float, float, float]
    number_format: str = "0"
    labels: bool = False  #: whether the marks carry their values
    scale: tuple[float, float] | None = None  #: ends of the value axis, so that panels can be compared
    dated: bool = False
    whole: tuple[str, ...] = ()


@dataclass(frozen=True, repr=False)
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
    unused : float
        Height between the content and the note that nothing is drawn on, in points.
    lacking : float
        Height in points that the rows lack, on a page too low for them.
    scale : float
        How much larger than the page of the layout its files are.
    font : Path or None
        The font file of a person's own that it was laid out in.
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
    unused: float = 0.0
    lacking: float = 0.0
    scale: float = 1.0
    font: Path | None = None

    @contextmanager
    def in_style(self) -> Iterator[None]:
        """The style, and the font, that the figure was drawn in."""
        from analysis.plots.style import house, own_font

        with scoped(own_font, self.font), house():
            yield

    def png(self, *, dpi: int = 200) -> bytes:
        """The figure as PNG."""
        from matplotlib.backends.backend_agg import FigureCanvasAgg

        from analysis.plots.palette import few_colours

        own = self.figure.dpi
        with self.in_style():
            canvas = FigureCanvasAgg(self.figure)
            self.figure.dpi = dpi * self.scale
            try:
                canvas.draw()
            finally:
                self.figure.dpi = own
        held = io.BytesIO()
        picture = few_colours(canvas.buffer_rgba())
        picture.save(held, format="PNG", dpi=(dpi, dpi), compress_level=6)
        return held.getvalue()

    def save(self, path: str | Path, *, dpi: int | None = None) -> Path:
        """Write the figure to a file, in the format of its ending: ``.png``, ``.svg``, ``.text.svg``, ``.pdf``.

        Parameters
        ----------
        dpi : int, optional
            Resolution of a PNG in dots per inch; 200 by default.

        Raises
        ------
        InputFault
            If the ending names no format, or the file cannot be written.
        """
        from analysis.plots import files

        path = Path(path)
        made = files.content(self, path.name, dpi=dpi)
        with writing(path):
            path.write_bytes(made)
        return path

    def __repr__(self) -> str:
        return self.alt

    def _repr_html_(self) -> str:
        """The picture with its alternative text, and the caption below it."""
        data = base64.b64encode(self.png(dpi=120)).decode("ascii")
        picture = (
            f'<img alt="{html.escape(self.alt)}" src="data:image/png;base64,{data}" style="max-width:100%">'
        )
        return (
            f'<figure style="margin:0">{picture}<figcaption>{html.escape(self.caption)}</figcaption></figure>'
        )
