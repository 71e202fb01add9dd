"""Topics over time: each topic's share of a month's text, with its 90 % interval."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from analysis import edtf
from analysis.plots import grid
from analysis.plots.axis import Months, draw_empty, name_of, stride
from analysis.plots.drawn import Drawn, Panel, Series
from analysis.plots.facts import Tables, note, table
from analysis.plots.page import HEIGHT, Page
from analysis.plots.style import BLUE, MUTED, RULE, SKY
from analysis.plots.when import month_name
from analysis.settings import WINDOW
from analysis.tables import row_tuples
from analysis.wording import say

TABLES = ("topic_months", "topics")

_TOPICS = 8
#: Minimum number of articles in a month that the title names.
_LEAST_ARTICLES = 5
_SCALE = 42.0  #: width for the numbers of the value axis


def draw(given: Tables, *, language: str = "en", window: tuple[str, str] = WINDOW) -> Drawn:
    """Small multiples of the eight largest topics over the window, the one of the title among them.

    A line joins a month to the next one only where both have texts; months
    without any are hatched and left empty.
    """
    topics, by_month = table(given, "topics"), table(given, "topic_months")
    if without_articles := grid.without_articles(topics):
        topics = topics.head(0)
    by_month = by_month[by_month["month"].isin(edtf.months(*window)) & (by_month["articles"] > 0)].dropna(
        subset="share"
    )
    changed = _changed(by_month)
    shown = _shown(topics, changed)
    data = by_month[by_month["topic"].isin(shown["topic"])].merge(
        topics[["topic", "label"]], on="topic", how="left"
    )
    data = data.sort_values(["topic", "month"]).reset_index(drop=True)
    title = _title(by_month, topics, changed, language)
    title = say("topics_title_no_articles", language) if without_articles else title
    line = note(given, language, window, _n(by_month, shown, topics, language))
    page = Page(title, line)
    panels: tuple[Panel, ...] = ()
    if data.empty:
        none = "topics_none" if topics.empty else "over_time_none"
        page.message(say("coverage_none" if without_articles else none, language))
    else:
        below = page.key(_key(data, window, language))
        boxes = grid.cells(
            page, len(shown), below, bottom=page.bottom + 4, most_columns=4, usual=150 if page.narrow else 200
        )
        most = min(float(data[["share", "share_high"]].max().max()) * 1.05, 1.0)
        rows = [*row_tuples(shown)]
        lines = max(grid.heading_lines(page, boxes[0], row) for row in rows)
        panels = tuple(
            _panel(page, cell, row, data[data["topic"] == row.topic], most, window, language, lines)
            for cell, row in zip(boxes, rows, strict=True)
        )
    return Drawn(
        name="topics_over_time",
        language=language,
        figure=page.figure,
        data=data,
        title=title,
        caption=say("over_time_caption", language),
        alt=f"{say('over_time_alt', language)} {title}",
        note=line,
        top=page.top,
        unused=page.unused,
        tables=TABLES,
        panels=panels,
    )


def _changed(by_month: pd.DataFrame) -> tuple | None:
    """The topic whose highest month is furthest above its lowest, intervals apart, with both months; or None."""
    found: list[tuple[float, Any, pd.Series, pd.Series]] = []
    enough = by_month[by_month["articles"] >= _LEAST_ARTICLES].dropna()
    for topic, rows in enough.sort_values(["topic", "month"]).groupby("topic"):
        low, high = (rows.iloc[int(at)] for at in (rows["share"].argmin(), rows["share"].argmax()))
        found.append((float(high["share_low"] - low["share_high"]), topic, low, high))
    clearest = max(found, key=lambda item: (item[0], -item[1]), default=None)
    return clearest[1:] if clearest and clearest[0] > 0 else None


def _shown(topics: pd.DataFrame, changed: tuple | None) -> pd.DataFrame:
    """The largest topics, among them the one that the title speaks of."""
    shown = grid.largest(topics, _TOPICS)
    if changed is None or changed[0] in set(shown["topic"]):
        return shown
    return pd.concat([shown.head(_TOPICS - 1), topics[topics["topic"] == changed[0]]])


def _title(by_month: pd.DataFrame, topics: pd.DataFrame, changed: tuple | None, language: str) -> str:
    if topics.empty:
        return say("topics_title_none", language)
    if by_month.empty:
        return say("over_time_title_none", language)
    if by_month["month"].nunique() < 2:
        return say("over_time_title_single", language, month=month_name(by_month["month"].iloc[0], language))
    if changed is None:
        return say("over_time_title_even", language)
    topic, *ends = changed
    one, other = sorted(ends, key=lambda row: row["month"])
    return say(
        "over_time_title",
        language,
        label=topics.set_index("topic")["label"].get(topic, str(topic)),
        one=float(one["share"]),
        other=float(other["share"]),
        one_month=month_name(one["month"], language),
        other_month=month_name(other["month"], language),
    )


def _n(by_month: pd.DataFrame, shown: pd.DataFrame, topics: pd.DataFrame, language: str) -> str:
    articles = int(by_month.drop_duplicates("month")["articles"].sum())
    counted = say("over_time_n", language, articles=articles, months=int(by_month["month"].nunique()))
    return counted + say("comma", language) + grid.some_of(len(shown), len(topics), language)


def _panel(
    page: Page,
    cell: grid.Cell,
    row,
    data: pd.DataFrame,
    most: float,
    window: tuple[str, str],
    language: str,
    lines: int,
) -> Panel:
    name = grid.heading(page, cell, row, lines=lines)
    scale = Months(window, cell.left + _SCALE, cell.right)
    bottom, top = cell.bottom + 22, cell.top - 26 - grid.LINE_HEIGHT * (lines - 1)
    unit = (top - bottom) / most
    axes = page.canvas
    draw_empty(page, axes, scale, set(data["month"]), bottom, top, language)
    for tick in _ticks(most):
        y = bottom + tick * unit
        axes.plot([scale.left, scale.right], [y, y], color="#cfcfcf", lw=0.8, zorder=1)
        page.text(scale.left - 5, y, f"{tick:.0%}", ha="right", color=MUTED)
    _names(page, scale, bottom - 12, language)
    _marks(axes, data, scale, lambda share: bottom + share * unit)
    return replace(_native(name, data, cell, most, scale.names, language), whole=grid.dotted(row))


def _marks(axes, data: pd.DataFrame, scale: Months, height) -> None:
    """A dot for each month, hollow where no interval is known; lines from month to next month."""
    names = scale.names
    at = np.array([names.index(month) for month in data["month"]])
    x = np.array([sum(scale.month(month)) / 2 for month in data["month"]])
    y, low, high = (height(data[column].to_numpy(float)) for column in ("share", "share_low", "share_high"))
    sure = ~np.isnan(low)
    step = (scale.right - scale.left) / len(names)
    size = (
        6.0 if step >= 3.5 else max(2.2, 1.7 * step)
    )  # where months are narrow, dots would hide one another
    axes.vlines(x[sure], low[sure], high[sure], color=SKY, lw=1.6, zorder=3)
    apart = np.flatnonzero(np.diff(at) > 1) + 1
    axes.plot(np.insert(x, apart, np.nan), np.insert(y, apart, np.nan), color=BLUE, lw=1.6, zorder=4)
    for those, colour in ((sure, BLUE), (~sure, "white")):
        axes.plot(
            x[those],
            y[those],
            marker="o",
            markersize=size,
            markerfacecolor=colour,
            markeredgecolor=BLUE,
            markeredgewidth=1.4,
            linestyle="none",
            zorder=5,
        )


def _native(
    title: str, data: pd.DataFrame, cell: grid.Cell, most: float, names: list[str], language: str
) -> Panel:
    by = data.set_index("month")

    def values(column: str) -> tuple[float | None, ...]:
        known = by[column].dropna().round(4)
        return tuple(float(known[name]) if name in known else None for name in names)

    return Panel(
        "line",
        title,
        tuple(names),
        (
            Series(say("share", language), values("share")),
            Series(say("interval_low", language), values("share_low"), kind="bound"),
            Series(say("interval_high", language), values("share_high"), kind="bound"),
        ),
        (cell.left, HEIGHT - cell.top, cell.width, cell.height),
        number_format="0%",
        scale=(0, most),
        dated=True,
    )


def _ticks(most: float) -> list[float]:
    """Nought and one or two round shares up to `most`.

    >>> _ticks(0.37), _ticks(0.09)
    ([0.0, 0.2], [0.0, 0.05])
    """
    step = next((s for s in (0.5, 0.2, 0.1, 0.05, 0.02, 0.01) if s <= most), most)
    return [step * n for n in range(int(most / step) + 1)]


def _names(page: Page, scale: Months, y: float, language: str) -> None:
    """One line: the years, or in a single year its months, with the year in the place of January."""
    every, years = stride(page, scale, language), sorted({name[:4] for name in scale.names})
    if len(years) == 1 and every:
        for name in scale.names[::every]:
            month = int(name[5:])
            said = name[:4] if month == 1 else name_of(month, language)
            page.text(sum(scale.month(name)) / 2, y, said, ha="center", color=MUTED)
        return
    for year in years:
        held = [name for name in scale.names if name[:4] == year]
        left, right = scale.month(held[0])[0], scale.month(held[-1])[1]
        if right - left >= page.width(year) + 4:
            page.text((left + right) / 2, y, year, ha="center", color=MUTED)


def _key(data: pd.DataFrame, window: tuple[str, str], language: str) -> list[tuple]:
    entries = [(_interval_mark, say("key_interval", language))]
    if data["share_low"].isna().any():
        entries.append((_hollow_mark, say("key_no_interval", language)))
    if not set(edtf.months(*window)) <= set(data["month"]):
        entries.append((_empty_mark, say("no_source_long", language)))
    return entries


def _interval_mark(axes, x: float, y: float) -> None:
    axes.plot([x, x], [y - 9, y + 9], color=SKY, lw=1.6)
    axes.plot([x], [y], marker="o", markersize=6, color=BLUE)


def _hollow_mark(axes, x: float, y: float) -> None:
    axes.plot(
        [x], [y], marker="o", markersize=6, markerfacecolor="white", markeredgecolor=BLUE, markeredgewidth=1.4
    )


def _empty_mark(axes, x: float, y: float) -> None:
    axes.bar(
        [x], [14], width=18, bottom=y - 7, facecolor="white", edgecolor=RULE, hatch="////", linewidth=0.8
    )
