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
from analysis.tables import row_tuples


@dataclass(frozen=True)
class Rendered:
    """A figure's files and words; picklable, unlike the figure itself.

    Attributes
    ----------
    files : dict of str to bytes
        Ending (``png``, ``svg``, ``text.svg``, ``pdf``, ``csv``) to content.
    top : float
        Where the figure begins below its title, in points from the lower edge.
    evidence : tuple of str
        Sentences behind its marks, each with its place, for a presenter who is asked.
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
    evidence: tuple[str, ...] = ()


def render(
    name: str,
    tables: Mapping[str, pd.DataFrame],
    *,
    language: str = "en",
    window: tuple[str, str] | None = WINDOW,
    palette: str = "",
) -> Rendered:
    """Draw one figure and save it in every format; the same bytes for the same tables."""
    drawn = plots.draw(name, tables, language=language, window=window, palette=palette)
    paths, texts = picture.svgs(drawn)
    files = {
        "png": drawn.png(),
        "svg": paths,
        "text.svg": editable(texts),
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
        evidence(drawn.data, tables),
    )


_CITED = ["meeting_id", "date", "evidence", "source", "start", "end"]
#: Sentences that a slide's notes hold.
SENTENCES = 8


def evidence(data: pd.DataFrame, tables: Mapping[str, pd.DataFrame]) -> tuple[str, ...]:
    """The sentences of the first meetings or formulations that a figure's data name, each with its place."""
    found: list[str] = []
    if "meeting_id" in data and "meetings" in tables:
        wanted = dict.fromkeys(data["meeting_id"])
        rows = tables["meetings"]
        by_id = {row.meeting_id: row for row in row_tuples(rows[rows["meeting_id"].isin(wanted)][_CITED])}
        found = [
            f"{row.date} {row.evidence[:200]} ({row.source}, {row.start}–{row.end})"
            for row in (by_id[key] for key in wanted if key in by_id)
            if row.evidence
        ]
    elif "term" in data and "formulation_uses" in tables:
        uses = tables["formulation_uses"]
        first = uses[uses["term"].isin(set(data["term"]))].drop_duplicates("term")
        by_term = {row.term: row for row in row_tuples(first)}
        found = [
            f"{row.term}: {row.sentence[:200]} ({row.source}, {row.start}–{row.end})"
            for row in (by_term[term] for term in dict.fromkeys(data["term"]) if term in by_term)
        ]
    return tuple(found[:SENTENCES])
