"""From tables to figures: each takes tables and gives a `Drawn`; none reads a corpus, counts words or fits.

matplotlib is imported by the first figure that is drawn, not before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.plots import sizes
from analysis.plots.drawn import Drawn, Panel, Series
from analysis.refusals import unknown
from analysis.settings import WINDOW

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["FIGURES", "Drawn", "Panel", "Series", "draw"]


def draw(
    name: str,
    tables: Mapping[str, pd.DataFrame],
    *,
    language: str = "en",
    window: tuple[str, str] | None = WINDOW,
    size: str = "16:9",
    font: float | None = None,
    palette: str | Path = "",
    about: str = "",
    subject: str = "",
    title: str = "",
) -> Drawn:
    """One figure in the house style.

    Parameters
    ----------
    name : str
        One of `FIGURES`.
    tables : mapping of str to DataFrame
        As the build makes them; one that is missing counts as empty.
    language : str
        Of titles and axes, ``"en"`` or ``"zh"``; the corpus' own words stay.
    window : tuple of str or None
        First and last month, ``YYYY-MM``; None: those of the dated texts (`edtf.shown_months`).
    size : str
        One of `sizes.NAMED`, or as ``180x120mm``.
    font : float, optional
        The smallest text in points; the figure is laid out anew for it (`sizes.size`).
    palette : str or Path
        ``"grey"``, a TOML file of colours, and a font, of one's own (`colours.of`), or "" for the house's.
    about : str
        What was selected of the texts; printed before the note line.
    subject : str
        Whom or what the selection is of, such as a person; printed before a title that does not name it.
    title : str
        Instead of the finding that the figure states by itself.

    Raises
    ------
    InputFault
        If there is no figure of this name, or its rows have no room on a page of this size.
    """
    if name not in FIGURES and name not in ON_DEMAND:
        raise unknown("figure", name, (*FIGURES, "network"))
    from analysis.plots import facts
    from analysis.plots.page import headed
    from analysis.plots.scoped import scoped
    from analysis.plots.style import house, own_font, plain
    from analysis.tables import known_window
    from analysis.wording import say

    known = known_window(window, facts.table(tables, "articles"), facts.table(tables, "meetings"))
    window = known or WINDOW
    chosen = sizes.size(size, font=font, lowest=LOWEST.get(name))
    module = import_module(f"analysis.plots.{name}")

    def heading(own: str) -> str:
        if title or not subject or subject in own:  # a finding about the person names him
            return title or own
        return say("subject_title", language, subject=subject, title=own)

    font_file = None
    if palette:
        from analysis.plots import colours

        font_file = colours.font_of(palette)
    with (
        scoped(own_font, font_file),
        house(),
        facts.of_selection(about),
        facts.of_dates(known is not None),
        headed(heading),
    ):
        with sizes.laid_out(chosen):
            drawn = module.draw(tables, language=language, window=window)
        if drawn.lacking > 0:
            raise sizes.too_low(size, chosen, drawn.lacking)
        if chosen.flexible and drawn.unused > _UNUSED:
            with sizes.laid_out(replace(chosen, height=chosen.height - drawn.unused)):
                drawn = module.draw(tables, language=language, window=window)
    if palette:
        colours.recolour(drawn.figure, colours.of(palette))
    made = heading(drawn.title)
    alt = drawn.alt.replace(drawn.title, made)
    return replace(drawn, title=plain(made), alt=plain(alt), scale=chosen.scale, font=font_file)


#: Points that a page of open height may leave empty.
_UNUSED = 8.0

#: The lowest page, in points, of figures that need less height than `sizes.LOWEST`. How many rows of
#: formulations have room follows from the layout (`Drawn.lacking`).
LOWEST = {
    "formulations": 200.0,
    "coverage": 420.0,
    "people": 420.0,
    "topic_words": 420.0,
    "topics_by_article": 420.0,
    "topics_over_time": 420.0,
}

#: What can be drawn, in the order in which a reader wants it, each with the step whose tables it waits for.
FIGURES = {
    "coverage": "timeline",
    "timeline": "timeline",
    "people": "timeline",
    "topic_words": "topics",
    "topics_by_article": "topics",
    "topics_over_time": "topics",
    "topic_choice": "topics",
    "formulations": "formulations",
}

#: Drawn from tables that no build makes: those of a comparison, and of the network of persons.
ON_DEMAND = ("compared_words", "network")
