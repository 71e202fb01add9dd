"""Words of two parts of a corpus: how often in the one, how often in the other, the surest differences named."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FixedLocator, FuncFormatter, NullFormatter

from analysis.plots.drawn import Drawn
from analysis.plots.facts import Tables, table
from analysis.plots.page import Page
from analysis.plots.sizes import TEXT
from analysis.plots.style import BLUE, INK, MUTED, RULE, VERMILION
from analysis.settings import WINDOW
from analysis.wording import say

TABLES = ("compared_words",)
#: Words named on each side, at most; and where no word differs for sure.
_NAMED, _NAMED_UNSURE = 20, 8
#: Up to so many dots each is as large as one of a word that differs: a few hundred small grey ones are hardly seen.
_FEW = 500
#: More dots than these are a picture within a PDF or SVG file.
_RASTERISED = 2000


def draw(given: Tables, *, language: str = "en", window: tuple[str, str] | None = WINDOW) -> Drawn:
    """A point for each word, at its rates per 10,000 words in both parts, on logarithmic axes.

    The table ``compared_words`` is that of a comparison, with the names of the
    parts in the columns ``one`` and ``other``; ``sure`` says which words differ
    at the false discovery ``rate``, in ``named_from`` articles or more. Where none does, those with the
    largest log-likelihood are named in grey. Words above the diagonal are
    more frequent in the one, below it in the other.
    """
    data = table(given, "compared_words")
    one, other = (str(data[name].iloc[0]) if len(data) else "" for name in ("one", "other"))
    differing = int(data["sure"].sum()) if len(data) else 0
    title = say("compared_words_title", language, one=one, other=other)
    if len(data) and not differing and not bool(data.get("too_few", pd.Series([False])).iloc[0]):
        title = say("compared_words_title_none", language, one=one, other=other)
    few = len(data) > 0 and bool(data.get("too_few", pd.Series([False])).iloc[0])
    line = _note(data, few, language)
    page = Page(title, line)
    if data.empty:
        page.message(say("compared_words_none", language))
    else:
        _points(page, _tested(data), one, other, language)
    return Drawn(
        name="compared_words",
        language=language,
        figure=page.figure,
        data=_tested(data),
        title=title,
        caption=say("compared_words_caption", language),
        alt=say("compared_words_alt", language, one=one, other=other),
        note=line,
        top=page.top,
        unused=page.unused,
        tables=TABLES,
    )


def _tested(data: pd.DataFrame) -> pd.DataFrame:
    """The words that were tested; where the articles are too few for any test, all."""
    if "p_adjusted" not in data or data["p_adjusted"].isna().all():
        return data
    return data[data["p_adjusted"].notna()].reset_index(drop=True)


def _note(data: pd.DataFrame, few: bool, language: str) -> str:
    if few or data.empty:
        return say("compared_words_few" if few else "compared_words_all", language, words=len(data))
    first, words = data.iloc[0], len(_tested(data))
    test = {"rate": first["rate"], "articles": int(first["named_from"])}
    if not data["sure"].any():
        return say("compared_words_note_none", language, words=words, **test)
    return say("compared_words_note", language, words=words, differing=int(data["sure"].sum()), **test)


def _points(page: Page, data: pd.DataFrame, one: str, other: str, language: str) -> None:
    left = page.left + 48
    width = page.right - left
    side = page.top - page.bottom - 66
    if page.flexible:
        side = min(side, max(width, 400.0))
    axes = page.axes(left, page.top - 26 - side, width, side, below=48)
    rates = data[["per_10000", "per_10000_other"]]
    lowest = rates[rates > 0].min().min()
    least = lowest / 2  # where a word that the part lacks stands: a logarithmic axis has no zero
    x, y = (rates[name].clip(lower=least).to_numpy() for name in ("per_10000_other", "per_10000"))
    axes.set_xscale("log")
    axes.set_yscale("log")
    ends = least * 0.8, max(x.max(), y.max()) * 1.6
    axes.plot(ends, ends, color=RULE, linewidth=1, zorder=0)
    colours = np.where(~data["sure"], MUTED, np.where(data["direction"] == "more", BLUE, VERMILION))
    sure = data["sure"].to_numpy(bool)
    axes.scatter(
        x,
        y,
        s=np.where(sure | (len(data) <= _FEW), 18, 5),
        c=colours,
        linewidths=0,
        alpha=np.where(sure, 0.9, 0.45).tolist(),
        rasterized=len(data) > _RASTERISED,  # thousands of dots would make a vector file slow to open
    )
    axes.set_xlim(*ends)
    axes.set_ylim(*ends)
    axes.set_xlabel(say("compared_words_axis", language, part=other))
    axes.set_title(say("compared_words_axis", language, part=one), loc="left", fontsize=TEXT)
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_locator(FixedLocator([least, *_decades(lowest, ends[1])]))
        axis.set_major_formatter(FuncFormatter(lambda value, _: _rate(value, lowest)))
        axis.set_minor_formatter(NullFormatter())
    for line in (axes.axvline, axes.axhline):  # parts zero from the scale
        line(lowest * 0.7, color=RULE, linewidth=1, linestyle=(0, (1, 2)), zorder=0)
    placed = data.assign(x=x, y=y)
    if sure.any():
        _name_words(axes, placed[sure], INK, _NAMED)
    else:
        apart = placed[data["direction"] != "same"].sort_values(
            "log_likelihood", ascending=False, kind="stable"
        )
        _name_words(axes, apart.groupby("direction").head(_NAMED_UNSURE), MUTED, _NAMED_UNSURE)


def _decades(least: float, most: float) -> list[float]:
    """The powers of ten from `least` to `most`; `least` itself where there is none.

    >>> _decades(0.4, 120.0), _decades(2.0, 9.0)
    ([1.0, 10.0, 100.0], [2.0])
    """
    powers = range(math.ceil(math.log10(least)), math.floor(math.log10(most)) + 1)
    return [10.0**power for power in powers] or [least]


def _rate(value: float, lowest: float) -> str:
    """Format a tick of the axis; ticks below the lowest rate mark zero.

    >>> _rate(0.2, 0.4), _rate(0.4, 0.4), _rate(1000.0, 0.4)
    ('0', '0.4', '1,000')
    """
    return "0" if value < lowest else f"{value:,g}"


def _name_words(axes: Axes, words: pd.DataFrame, colour: str, most: int) -> None:
    """Name up to so many of these words on each side, in order of strength.

    Each name is set to the right or left of its dot, above or below it, wherever it covers no name, no dot of these
    words and not the edge; one without room is left out.
    """
    if words.empty:
        return
    width, height = (side * 72 / axes.figure.dpi for side in axes.bbox.size)
    at = axes.transAxes.inverted().transform(axes.transData.transform(words[["x", "y"]].to_numpy(float)))
    dots = at * (width, height)
    order = np.argsort(-words["log_likelihood"].to_numpy(float), kind="stable")
    named = {"more": 0, "less": 0}
    taken: list[tuple[float, float, float, float]] = []
    for n in order:
        row = words.iloc[n]
        if named[row["direction"]] >= most:
            continue
        long, (x, y) = TEXT * len(row["term"]), dots[n]
        places = [(x + dx if side > 0 else x - dx - long, y + dy) for dx, dy, side in _PLACES]
        for left, base in places:
            box = left, base - 2, left + long, base + TEXT
            clear = box[0] >= 0 and box[2] <= width and box[1] >= 0 and box[3] <= height
            clear = clear and not any(_overlap(box, other) for other in taken)
            inside = (dots > (box[0] - 1, box[1] - 1)) & (dots < (box[2] + 1, box[3] + 1))
            if clear and not inside.all(axis=1).any():
                taken.append(box)
                named[row["direction"]] += 1
                place = left - x, base - y
                axes.annotate(
                    row["term"],
                    (row["x"], row["y"]),
                    place,
                    textcoords="offset points",
                    fontsize=TEXT,
                    color=colour,
                )
                break


#: Where a name is tried: how far from its dot across and up, to the right (1) or left (-1).
_PLACES = (
    (4, 3, 1), (4, -TEXT / 2, 1), (4, -TEXT - 3, 1), (4, 3, -1), (4, -TEXT / 2, -1), (4, -TEXT - 3, -1),
    (10, 9, 1), (10, -TEXT - 9, 1), (10, 9, -1), (10, -TEXT - 9, -1),
    (16, 20, 1), (16, -TEXT - 20, 1), (16, 20, -1), (16, -TEXT - 20, -1),
)  # fmt: skip


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
