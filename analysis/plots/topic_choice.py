"""How the number of topics was chosen: each measure against it, and where they disagree."""

from __future__ import annotations

import math

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from analysis.plots import grid
from analysis.plots.drawn import Drawn, Panel, Series
from analysis.plots.facts import Tables, note, table
from analysis.plots.page import HEIGHT, Page
from analysis.plots.style import ACCENT, BLUE, MUTED, ORANGE, PALE
from analysis.settings import WINDOW
from analysis.tables import row_tuples
from analysis.wording import say

TABLES = ("topic_choice",)

#: Measures that have a name of their own in the wording, in the order of the panels.
_KNOWN = ("coherence", "stability", "information", "exclusivity", "heldout", "score")
#: Columns of numbers that are no measure of which more is better.
_OTHERS = ("topics", "seed", "runs", "smallest", "unsteady")
_SCALE = 66.0  #: width for the numbers of the value axis


def draw(given: Tables, *, language: str = "en", window: tuple[str, str] = WINDOW) -> Drawn:
    """A panel for each measure over the numbers of topics that were tried.

    The chosen number is a band through all panels; the number that a measure
    by itself would take is ringed. More is better in each. Where one number
    was asked for, its measures are a sentence.
    """
    choice = table(given, "topic_choice")
    names = _measures(choice)
    data = _data(choice, names)
    best = {name: _best(data[data["measure"] == name]) for name in names}
    chosen = int(choice.loc[choice["chosen"], "topics"].iloc[0]) if choice["chosen"].any() else 0
    tried = int(choice["topics"].nunique())
    title = _title(chosen, best, tried, language)
    line = note(given, language, window, say("tried", language, n=tried))
    page = Page(title, line)
    panels: tuple[Panel, ...] = ()
    if not names:
        page.message(say("topics_none", language))
    elif tried == 1:
        page.message(_alone(data, language))
    else:
        below = page.key([(_ring, say("key_best", language)), (_band, say("key_chosen", language))])
        boxes = grid.cells(
            page,
            len(names),
            below,
            bottom=page.bottom + 20,
            most_columns=2 if len(names) == 4 else 3,
            usual=190,
        )
        panels = tuple(
            _panel(page, cell, data[data["measure"] == name], name, best[name], chosen, language)
            for cell, name in zip(boxes, names, strict=True)
        )
    return Drawn(
        name="topic_choice",
        language=language,
        figure=page.figure,
        data=data,
        title=title,
        caption=say("topic_choice_caption", language),
        alt=f"{say('topic_choice_alt', language)} {title}",
        note=line,
        top=page.top,
        unused=page.unused,
        tables=TABLES,
        panels=panels,
    )


def _measures(choice: pd.DataFrame) -> list[str]:
    """The columns that hold a measure: numbers, neither a key nor the end of an interval."""
    numbers = choice.select_dtypes("number").columns
    ends = ("_low", "_high", "_sd")
    found = [c for c in numbers if c not in _OTHERS and not c.endswith(ends) and choice[c].notna().any()]
    return sorted(found, key=lambda c: (_KNOWN.index(c) if c in _KNOWN else len(_KNOWN), c))[:6]


def _data(choice: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    """One row for each measure and number of topics: its mean, and its interval where one is known."""
    parts = []
    for name in names:
        by = choice.groupby("topics")
        value = by[name].mean()
        low = by[f"{name}_low"].min() if f"{name}_low" in choice else by[name].min()
        high = by[f"{name}_high"].max() if f"{name}_high" in choice else by[name].max()
        part = pd.DataFrame(
            {"measure": name, "topics": value.index, "value": value, "low": low, "high": high}
        )
        parts.append(part.assign(chosen=by["chosen"].any()).dropna(subset="value"))
    columns = ["measure", "topics", "value", "low", "high", "chosen"]
    return pd.concat(parts, ignore_index=True)[columns] if parts else pd.DataFrame(columns=columns)


def _best(data: pd.DataFrame) -> int:
    """The number of topics that a measure by itself would take; the smaller of two equals."""
    return int(data["topics"].iloc[int(data["value"].argmax())])


def _title(chosen: int, best: dict[str, int], tried: int, language: str) -> str:
    if not best:
        return say("topics_title_none", language)
    if tried == 1:
        return say("topic_choice_title_one", language, chosen=chosen)
    overall = best.get("score", chosen)
    key = "topic_choice_title_agreed" if overall == chosen else "topic_choice_title"
    return say(key, language, chosen=chosen, best=overall, tried=tried)


def _alone(data: pd.DataFrame, language: str) -> str:
    """The measures of the one number that there is."""
    told = [
        say("measure_value", language, measure=_name(row.measure, language), value=f"{row.value:.2g}")
        for row in row_tuples(data)
        if row.measure != "score"
    ]
    return say("topic_choice_one", language, measures=say("comma", language).join(told))


def _name(measure: str, language: str) -> str:
    return say(f"measure_{measure}", language) if measure in _KNOWN else measure.replace("_", " ")


def _panel(
    page: Page, cell: grid.Cell, data: pd.DataFrame, name: str, best: int, chosen: int, language: str
) -> Panel:
    left, bottom, width = cell.left + _SCALE, cell.bottom + 22, cell.width - _SCALE - 8
    gloss = say(f"gloss_{name}", language) if name in _KNOWN else ""
    beside = page.width(_name(name, language), 15) + page.width(gloss) + 16 <= cell.width
    height = cell.height - 22 - (30 if beside else 48)
    axes = page.axes(left, bottom, width, height)
    axes.set_xticks([])
    axes.fill_between(data["topics"], data["low"], data["high"], color=PALE, linewidth=0)
    axes.plot(data["topics"], data["value"], color=BLUE, marker="o", markersize=6)
    at = data[data["topics"] == best]
    axes.plot(
        at["topics"],
        at["value"],
        marker="o",
        markersize=15,
        markerfacecolor="none",
        markeredgecolor=ORANGE,
        markeredgewidth=2.5,
    )
    spread = max(float(data["topics"].max() - data["topics"].min()), 1.0)
    axes.set_xlim(data["topics"].min() - 0.06 * spread, data["topics"].max() + 0.06 * spread)
    axes.margins(y=0.16)
    axes.axvspan(chosen - 0.02 * spread, chosen + 0.02 * spread, color="#e3e3e3", zorder=0)
    _value_ticks(page, axes, left, bottom, height)
    low, high = axes.get_xlim()
    _number_ticks(
        page,
        sorted(data["topics"]),
        {chosen, best},
        lambda n: left + width * (n - low) / (high - low),
        bottom - 12,
        chosen,
    )
    page.text(cell.left, cell.top - 8, page.fit(_name(name, language), cell.width, 15), size=15, color=ACCENT)
    if gloss and beside:
        page.text(cell.right, cell.top - 8, gloss, ha="right", color=MUTED)
    elif gloss:
        page.text(cell.left, cell.top - 27, page.fit(gloss, cell.width), color=MUTED)
    digits = _digits(data["value"])
    return Panel(
        "line",
        _name(name, language),
        tuple(str(n) for n in data["topics"]),
        (Series(_name(name, language), tuple(round(float(v), digits + 2) for v in data["value"])),),
        (cell.left, HEIGHT - cell.top, cell.width, cell.height + 16),
        number_format=f"0.{'0' * digits}",
        scale=axes.get_ylim(),
    )


def _digits(values: pd.Series) -> int:
    """Decimal places that tell the values apart.

    >>> _digits(pd.Series([0.18, 0.23])), _digits(pd.Series([0.00201, 0.00209]))
    (2, 5)
    """
    spread = float(values.max() - values.min())
    return min(max(2, math.ceil(-math.log10(spread))), 6) if spread > 0 else 2


def _value_ticks(page: Page, axes: Axes, left: float, bottom: float, height: float) -> None:
    low, high = axes.get_ylim()
    many = 3 if height >= 70 else 1 if height < 36 else 2
    ticks = [t for t in MaxNLocator(many).tick_values(low, high) if low <= t <= high]
    axes.set_yticks(ticks, [""] * len(ticks))
    axes.grid(axis="y")
    digits = max((len(f"{t:.6f}".rstrip("0").partition(".")[2]) for t in ticks), default=0)
    for tick in ticks:
        page.text(
            left - 6,
            bottom + height * (tick - low) / (high - low),
            f"{tick:.{digits}f}",
            ha="right",
            color=MUTED,
        )


def _number_ticks(page: Page, numbers: list[int], first: set[int], place, y: float, chosen: int) -> None:
    """Names of the numbers of topics, those in `first` before others, none touching another."""
    taken: list[tuple[float, float]] = []
    for n in sorted(numbers, key=lambda n: (n not in first, n)):
        half = page.width(str(n)) / 2 + 4
        x = place(n)
        if all(x + half <= a or x - half >= b for a, b in taken):
            taken.append((x - half, x + half))
            page.text(x, y, n, ha="center", color=ACCENT if n == chosen else MUTED)


def _ring(axes: Axes, x: float, y: float) -> None:
    axes.plot(
        [x],
        [y],
        marker="o",
        markersize=14,
        markerfacecolor="none",
        markeredgecolor=ORANGE,
        markeredgewidth=2.5,
    )


def _band(axes: Axes, x: float, y: float) -> None:
    axes.bar([x], [18], width=12, bottom=y - 9, color="#e3e3e3")
