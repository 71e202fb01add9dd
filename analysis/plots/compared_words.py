"""Words of two parts of a corpus: how often in the one, how often in the other, the surest differences named."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, NullFormatter

from analysis.plots.drawn import Drawn
from analysis.plots.facts import Tables, table
from analysis.plots.page import Page
from analysis.plots.sizes import TEXT
from analysis.plots.style import BLUE, INK, MUTED, RULE, VERMILION
from analysis.settings import WINDOW
from analysis.tables import row_tuples
from analysis.wording import say

TABLES = ("compared_words",)
#: Words drawn, and words named on each side.
_DRAWN, _NAMED = 600, 14


def draw(given: Tables, *, language: str = "en", window: tuple[str, str] | None = WINDOW) -> Drawn:
    """A point for each word, at its rates per 10,000 words in both parts, on logarithmic axes.

    The table ``compared_words`` is that of a comparison, with the names of the
    parts in the columns ``one`` and ``other``; ``sure`` says which words differ
    at the false discovery ``rate``, in ``named_from`` articles or more. Words above the diagonal are
    more frequent in the one, below it in the other.
    """
    data = table(given, "compared_words")
    one, other = (str(data[name].iloc[0]) if len(data) else "" for name in ("one", "other"))
    title = say("compared_words_title", language, one=one, other=other)
    few = len(data) > 0 and bool(data.get("too_few", pd.Series([False])).iloc[0])
    line = _note(data, few, language)
    page = Page(title, line)
    if data.empty:
        page.message(say("compared_words_none", language))
    else:
        shown = data.head(_DRAWN)
        _points(page, shown, one, other, language)
    return Drawn(
        name="compared_words",
        language=language,
        figure=page.figure,
        data=data,
        title=title,
        caption=say("compared_words_caption", language),
        alt=say("compared_words_alt", language, one=one, other=other),
        note=line,
        top=page.top,
        unused=page.unused,
        tables=TABLES,
    )


def _note(data: pd.DataFrame, few: bool, language: str) -> str:
    if few or data.empty:
        return say("compared_words_few" if few else "compared_words_all", language, words=len(data))
    first = data.iloc[0]
    return say(
        "compared_words_note",
        language,
        words=len(data),
        rate=first["rate"],
        articles=int(first["named_from"]),
    )


def _points(page: Page, data: pd.DataFrame, one: str, other: str, language: str) -> None:
    left = page.left + 48
    width = page.right - left
    side = page.top - page.bottom - 66
    if page.flexible:
        side = min(side, max(width, 400.0))
    axes = page.axes(left, page.top - 26 - side, min(side * 1.9, width), side, below=48)
    rates = data[["per_10000", "per_10000_other"]]
    least = rates[rates > 0].min().min() / 2
    x, y = (rates[name].clip(lower=least).to_numpy() for name in ("per_10000_other", "per_10000"))
    axes.set_xscale("log")
    axes.set_yscale("log")
    ends = least * 0.8, max(x.max(), y.max()) * 1.6
    axes.plot(ends, ends, color=RULE, linewidth=1, zorder=0)
    colours = np.where(~data["sure"], MUTED, np.where(data["direction"] == "more", BLUE, VERMILION))
    axes.scatter(x, y, s=14, c=colours, linewidths=0, alpha=0.7)
    axes.set_xlim(*ends)
    axes.set_ylim(*ends)
    axes.set_xlabel(say("compared_words_axis", language, part=other))
    axes.set_title(say("compared_words_axis", language, part=one), loc="left", fontsize=TEXT)
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,g}"))
        axis.set_minor_formatter(NullFormatter())
    sure = data.assign(x=x, y=y)[data["sure"]]
    _name_words(axes, sure)


def _name_words(axes: Axes, sure: pd.DataFrame) -> None:
    """Name the surest words of each side, where the names do not run into one another or out of the axes."""
    width, height = (side * 72 / axes.figure.dpi for side in axes.bbox.size)
    taken: list[tuple[float, float, float]] = []
    for way in ("more", "less"):
        for row in row_tuples(sure[sure["direction"] == way].head(_NAMED * 2)):
            left, bottom = axes.transAxes.inverted().transform(axes.transData.transform((row.x, row.y)))
            left, bottom = left * width + 4, bottom * height + 3
            right = left + TEXT * len(row.term)
            if right > width or any(
                left < end and start < right and abs(bottom - base) < TEXT + 2 for start, end, base in taken
            ):
                continue
            taken.append((left, right, bottom))
            axes.annotate(
                row.term, (row.x, row.y), (4, 3), textcoords="offset points", fontsize=TEXT, color=INK
            )
