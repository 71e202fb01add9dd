"""One figure in one language as files: pure, so that figures can be made side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from analysis import plots
from analysis.plots import files as picture
from analysis.reports.editable_svg import editable
from analysis.run import store
from analysis.settings import WINDOW


@dataclass(frozen=True)
class Rendered:
    """A figure's files and words; picklable, unlike the figure itself.

    Attributes
    ----------
    files : dict of str to bytes
        Ending (``png``, ``svg``, ``text.svg``, ``pdf``, ``csv``) to content.
    top : float
        Where the figure begins below its title, in points from the lower edge.
    """

    name: str
    language: str
    title: str
    caption: str
    alt: str
    note: str
    tables: tuple[str, ...]
    top: float
    panels: tuple[plots.Panel, ...]
    files: dict[str, bytes]


def render(
    name: str,
    tables: Mapping[str, pd.DataFrame],
    *,
    language: str = "en",
    window: tuple[str, str] | None = WINDOW,
) -> Rendered:
    """Draw one figure and save it in every format; the same bytes for the same tables."""
    drawn = plots.draw(name, tables, language=language, window=window)
    files = {
        "png": drawn.png(),
        "svg": picture.svg(drawn),
        "text.svg": editable(picture.svg(drawn, "none")),
        "pdf": picture.pdf(drawn),
        "csv": store.to_csv(drawn.data),
    }
    return Rendered(
        drawn.name,
        drawn.language,
        drawn.title,
        drawn.caption,
        drawn.alt,
        drawn.note,
        drawn.tables,
        drawn.top,
        drawn.panels,
        files,
    )
