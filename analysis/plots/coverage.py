"""What the corpus covers: articles and characters by month, and what can't be dated to one."""

from __future__ import annotations

import pandas as pd

from analysis import edtf
from analysis.plots.axis import Months, draw_empty, draw_months
from analysis.plots.drawn import Drawn, Panel, Series
from analysis.plots.facts import Tables, note, nothing_dated, sourced_months, table
from analysis.plots.numbers import short
from analysis.plots.page import HEIGHT, Page
from analysis.plots.style import BLUE, MUTED, PALE
from analysis.settings import WINDOW
from analysis.tables import row_tuples
from analysis.wording import say

TABLES = ("articles", "meetings")

_SIDE, _SIDE_NARROW = 190.0, 140.0  #: width of the part for articles without a month
_AXIS = 70.0  #: width of the axis of values in an editable chart
#: Height of a panel where that of the page is open, as a part of the width.
_PROPORTION = 0.4


def draw(given: Tables, *, language: str = "en", window: tuple[str, str] = WINDOW) -> Drawn:
    """Bars of articles and of characters for each month of the window.

    An article counts in the month of its date. What is dated to the year
    alone, or not at all, stands apart, hatched; what lies outside the window
    is counted in the note.
    """
    data = _data(given, window)
    sourced = sourced_months(given) & set(edtf.months(*window))
    title = _title(data, sourced, len(edtf.months(*window)), language)
    line = note(given, language, window, _n(data, language))
    page = Page(title, line)
    panels: tuple[Panel, ...] = ()
    if data["articles"].sum():
        panels = _draw(page, data, sourced, window, language)
    else:
        page.message(say("coverage_none", language))
    return Drawn(
        name="coverage",
        language=language,
        figure=page.figure,
        data=data,
        title=title,
        caption=say("coverage_caption", language),
        alt=f"{say('coverage_alt', language)} {title}",
        note=line,
        top=page.top,
        unused=page.unused,
        tables=TABLES,
        panels=panels,
    )


def _data(given: Tables, window: tuple[str, str]) -> pd.DataFrame:
    """Articles and characters by month of the window, then of the year alone, undated, outside."""
    inside = edtf.months(*window)
    sums = dict.fromkeys([*inside, "year", "none", "outside"], (0, 0))
    for row in row_tuples(table(given, "articles")[["start", "end", "date"]]):
        when = edtf.month(row.date) or ("year" if row.date else "none")
        if when[0].isdigit() and when not in inside:
            when = "outside"
        articles, characters = sums[when]
        sums[when] = (articles + 1, characters + row.end - row.start)
    return pd.DataFrame(
        [(when, articles, characters) for when, (articles, characters) in sums.items()],
        columns=("when", "articles", "characters"),
    )


def _title(data: pd.DataFrame, sourced: set[str], count: int, language: str) -> str:
    in_months = data[~data["when"].isin(["year", "none", "outside"])]
    dated, articles = int(in_months["articles"].sum()), int(data["articles"].sum())
    none = "coverage_title_undated" if nothing_dated() else "coverage_title_none"
    some = "coverage_title_all" if len(sourced) == count else "coverage_title"
    key = some if sourced else none
    part = (
        "coverage_dated"
        if dated < articles
        else "coverage_dated_all"
        if articles > 1
        else "coverage_dated_one"
    )
    dated_part = say(part, language, n=dated, articles=articles)
    return say(key, language, filled=len(sourced), months=count, dated=dated_part, articles=articles)


def _n(data: pd.DataFrame, language: str) -> str:
    by = data.set_index("when")["articles"]
    parts = [say("articles", language, n=int(by.sum()))]
    parts += [say("outside_articles", language, n=int(by["outside"]))] if by["outside"] else []
    return say("comma", language).join(parts)


def _draw(
    page: Page, data: pd.DataFrame, sourced: set[str], window: tuple[str, str], language: str
) -> tuple[Panel, ...]:
    apart = data[data["when"].isin(["year", "none"]) & (data["articles"] > 0)]
    side = _SIDE_NARROW if page.narrow else _SIDE
    right = page.right - (side if len(apart) else 0)
    scale = Months(window, page.left + 8, right)
    axes = page.canvas
    gap = 34
    height = (page.top - page.bottom - 42 - gap - 26) / 2
    if page.flexible:
        height = min(height, _PROPORTION * page.full_width)
    floor = page.top - 26 - gap - 2 * height
    dated = bool(data.loc[~data["when"].isin(["year", "none"]), "articles"].any())
    panels = []
    for at, measure in enumerate(("articles", "characters")):
        bottom = floor + (1 - at) * (height + gap)
        draw_empty(
            page,
            axes,
            scale,
            sourced,
            bottom,
            bottom + height,
            language,
            label_at=None if at else bottom + height / 2,
        )
        axes.plot([scale.left, scale.right], [bottom, bottom], color="#8c8c8c", lw=0.8, zorder=3)
        page.text(page.left, bottom + height + 12, say(f"coverage_{measure}", language), color=MUTED)
        most = max(int(data.loc[data["when"] != "outside", measure].max()), 1)
        _bars(page, axes, scale, data, measure, bottom, (height - 20) / most, language)
        _side(page, axes, apart, measure, bottom, (height - 20) / most, right, language)
        tall = (page.top - page.bottom) / 2
        upper = HEIGHT - page.top + at * tall
        months_end = right if dated else page.left  # where no text has a month there is nothing to chart
        if months_end > page.left:
            box = (page.left, upper, right - page.left, tall)
            panels.append(_panel(data, scale.names, measure, box, most, language, alone=False))
        if len(apart):
            box = (months_end + 8, upper, page.right - months_end - 8, tall)
            panels.append(_panel(data, apart["when"].tolist(), measure, box, most, language, alone=not dated))
    draw_months(page, axes, scale, floor, language, counted=True)
    for at, when in enumerate(apart["when"]):
        page.text(
            _middle(right, side, at, len(apart)),
            floor - 14,
            say(f"coverage_no_month_{when}", language),
            color=MUTED,
            ha="center",
        )
    return tuple(panels)


def _bars(
    page: Page,
    axes,
    scale: Months,
    data: pd.DataFrame,
    measure: str,
    bottom: float,
    unit: float,
    language: str,
) -> None:
    """A bar for each month; its value above it unless a higher bar beside it needs the room."""
    shown = data[data["when"].isin(scale.names) & (data[measure] > 0)]
    taken: list[tuple[float, float]] = []  # by higher bars, which come first, and their values
    for row in row_tuples(shown.sort_values([measure, "when"], ascending=[False, True])):
        x0, x1 = scale.month(row.when)
        middle, reach = (x0 + x1) / 2, getattr(row, measure) * unit
        axes.bar([middle], [reach], width=(x1 - x0) * 0.84, bottom=bottom, color=BLUE, zorder=3)
        words = short(getattr(row, measure), language)
        left, right = middle - page.width(words) / 2 - 2, middle + page.width(words) / 2 + 2
        if all(right <= other[0] or left >= other[1] for other in taken):
            taken.append((left, right))
            page.text(middle, bottom + reach + 10, words, ha="center")
        taken.append((x0 + 0.08 * (x1 - x0), x1 - 0.08 * (x1 - x0)))


def _side(
    page: Page,
    axes,
    apart: pd.DataFrame,
    measure: str,
    bottom: float,
    unit: float,
    left: float,
    language: str,
) -> None:
    half = min(40.0, (page.right - left - 16) / len(apart) / 2 - 4) if len(apart) else 0.0
    for at, row in enumerate(row_tuples(apart)):
        x, reach = _middle(left, page.right - left, at, len(apart)), getattr(row, measure) * unit
        axes.bar(
            [x],
            [reach],
            width=min(38.0, half * 1.2),
            bottom=bottom,
            facecolor=PALE,
            edgecolor=BLUE,
            hatch="\\\\\\\\",
            linewidth=0.8,
            zorder=3,
        )
        axes.plot([x - half, x + half], [bottom, bottom], color="#8c8c8c", lw=0.8, zorder=3)
        page.text(x, bottom + reach + 10, short(getattr(row, measure), language), ha="center")


def _middle(left: float, width: float, at: int, count: int) -> float:
    return left + 16 + (width - 16) * (at + 0.5) / count


def _panel(
    data: pd.DataFrame,
    whens: list[str],
    measure: str,
    box: tuple[float, float, float, float],
    most: int,
    language: str,
    *,
    alone: bool,
) -> Panel:
    dated = whens[0][0].isdigit()
    names = whens if dated else [say(f"coverage_no_month_{when}", language) for when in whens]
    title = say(f"coverage_{measure}" if dated or alone else "coverage_apart", language)
    by = data.set_index("when")[measure]
    values = tuple(int(by[when]) or None for when in whens)
    widest = max(len(f"{value:,}") for value in values if value) if any(values) else 0
    return Panel(
        "column",
        title,
        tuple(names),
        (Series(title, values),),
        box,
        number_format="#,##0",
        labels=not dated or widest * 8.5 < (box[2] - _AXIS) / len(whens),
        scale=(0, most * 1.12),
        dated=dated,
    )
