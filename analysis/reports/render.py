"""One figure in one language as files: pure, so that figures can be made side by side."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from analysis import plots
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
        "svg": _svg(drawn, "path"),
        "text.svg": editable(_svg(drawn, "none")),
        "pdf": _pdf(drawn),
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


def _svg(drawn: plots.Drawn, letters: str) -> bytes:
    """As SVG, with letters as paths ("path") or as text that can be edited ("none")."""
    import matplotlib

    from analysis.plots.style import house

    held = io.BytesIO()
    with house():
        matplotlib.rcParams["svg.fonttype"] = letters
        metadata = {"Date": None, "Title": drawn.title, "Description": drawn.alt}
        drawn.figure.savefig(held, format="svg", metadata=metadata)
    return held.getvalue()


def _pdf(drawn: plots.Drawn) -> bytes:
    from matplotlib.text import Text

    from analysis.plots import embedding
    from analysis.plots.style import fonts, house

    first, *others = fonts()
    letters = "".join(sorted({c for text in drawn.figure.findobj(Text) for c in text.get_text()}))
    held = io.BytesIO()
    with tempfile.TemporaryDirectory() as folder:
        small = Path(folder) / "letters.ttf"
        small.write_bytes(embedding.truetype(first, letters))
        with house(small, *others):
            metadata = {"CreationDate": None, "Title": drawn.title, "Subject": drawn.alt}
            drawn.figure.savefig(held, format="pdf", metadata=metadata)
    return held.getvalue()
