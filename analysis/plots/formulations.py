"""Formulations: from when to when each is seen, with a dot for each date of use."""

from __future__ import annotations

from functools import partial

import pandas as pd

from analysis.plots import heat, marks, sizes
from analysis.plots.axis import Months, draw_empty, draw_months, has_days
from analysis.plots.drawn import Drawn
from analysis.plots.facts import Tables, note, part, sourced_months, table
from analysis.plots.page import LEAST_ROW, Page
from analysis.plots.rows import fitting
from analysis.plots.style import BLUE, MUTED
from analysis.plots.when import Span, span, window_span
from analysis.settings import WINDOW
from analysis.tables import row_tuples
from analysis.wording import say

TABLES = ("formulations", "formulation_uses")

_TERMS = 16
#: A page too low for these is refused.
_FEWEST = 8
#: So few have bars by month on a page of fixed height; and the height of such a row, at most.
_BARS, _BAR_ROW = 3, 320.0
#: More dates than these are drawn by month.
_DATES = 30
_LABELS, _LABELS_NARROW = 205.0, 132.0  #: width of the terms, at most
_ROW = 26.0  #: height of a row, where a high page has more of them


def draw(given: Tables, *, language: str = "en", window: tuple[str, str] = WINDOW) -> Drawn:
    """The most used formulations over the window: sixteen, or as many as a high page has room for.

    A dot's area tells how often a formulation is used on that date; a
    hatched bar is a use dated to a year or quarter alone. Where the dates
    are too many for dots, a cell for each month holds the number; few rows on
    a page of fixed height are bars by month. Uses without a date are a number
    at the side. A page too low for all rows has the most used ones.
    """
    rows = min(_count(), len(_own(given)))
    return fitting(lambda rows: _drawn(given, rows, language, window), rows, _FEWEST)


def _own(given: Tables) -> pd.DataFrame:
    """The formulations with rows of their own: no variants, unless their main term is not among them."""
    formulations = table(given, "formulations")
    return formulations[~formulations["variant_of"].isin(set(formulations["term"]))]


def _drawn(given: Tables, rows: int, language: str, window: tuple[str, str]) -> Drawn:
    formulations, own = table(given, "formulations"), _own(given)
    shown = own.sort_values(["uses", "articles", "term"], ascending=[False, False, True]).head(rows)
    shown = shown.sort_values(
        ["first_seen", "uses", "term"], ascending=[True, False, True], key=_undated_last
    )
    kept = part(
        given, "formulation_uses", ("term", "date"), lambda uses: uses[uses["term"].isin(shown["term"])]
    )
    months_known = bool((kept["date"].map(_to_month) != "").any())
    bars = not sizes.chosen().flexible and len(shown) <= _BARS and months_known
    by_day = bars and has_days(window)
    many = kept["date"].nunique() > _DATES and not by_day
    data = _data(kept, shown, by_month=(many or bars) and not by_day)
    count = len(own) if len(shown) == len(own) else len(formulations)  # variants have no row of their own
    searched = bool((own["pattern"] == "").any())  # a word that is no formulation has no pattern
    title = _title(own, count, searched, language)
    line = note(given, language, window, _n(len(shown), count, searched, language))
    caption, alt = (
        ("formulations_caption_days", "uses_alt_days")
        if by_day
        else ("formulations_caption_bars", "uses_alt_months")
        if bars
        else ("formulations_caption_months", "uses_alt_months")
        if many
        else ("formulations_caption", "uses_alt")
    )
    page = Page(title, line)
    if shown.empty:
        page.message(say("formulations_none", language))
    else:
        _draw(
            page,
            shown,
            data,
            sourced_months(given),
            window,
            language,
            by_month=many,
            bars=bars,
            by_day=by_day,
        )
    return Drawn(
        name="formulations",
        language=language,
        figure=page.figure,
        data=data,
        title=title,
        caption=say(caption, language),
        alt=f"{say(alt, language, of=say('alt_term' if searched else 'alt_formulation', language))} {title}",
        note=line,
        top=page.top,
        unused=page.unused,
        lacking=page.lacking,
        tables=TABLES,
    )


def _count() -> int:
    """How many formulations the page has room for."""
    page = sizes.chosen()
    return _TERMS if page.flexible else max(_TERMS, int((page.height - 260) / _ROW))


def _undated_last(column: pd.Series) -> pd.Series:
    return column.replace("", "9999") if column.name == "first_seen" else column


def _data(kept: pd.DataFrame, shown: pd.DataFrame, *, by_month: bool) -> pd.DataFrame:
    """Uses of the shown terms by date, or by month ("" where that is not known)."""
    if by_month:
        kept = kept.assign(date=kept["date"].map(_to_month))
    counted = kept.groupby(["term", "date"]).size().rename("uses").reset_index()
    order = {term: at for at, term in enumerate(shown["term"])}
    return counted.sort_values(
        ["term", "date"], key=lambda c: c.map(order) if c.name == "term" else c
    ).reset_index(drop=True)


def _to_month(date: str) -> str:
    days = span(date)
    return days.month if days else ""


def _title(own: pd.DataFrame, count: int, searched: bool, language: str) -> str:
    if own.empty:
        return say("formulations_title_none", language)
    first = own.sort_values(["uses", "articles", "term"], ascending=[False, False, True]).iloc[0]
    values = {
        "n": count,
        "term": first["term"],
        "uses": int(first["uses"]),
        "articles": int(first["articles"]),
    }
    if len(own) == 1:
        return say("formulations_title_one", language, **values)
    return say("terms_title" if searched else "formulations_title", language, **values)


def _n(shown: int, count: int, searched: bool, language: str) -> str:
    of_terms, of_formulations = (
        ("terms_n_some", "formulations_n_some") if shown < count else ("terms_n", "formulations_n")
    )
    key = of_terms if searched else of_formulations
    return say(key, language, shown=shown, n=count)


def _draw(
    page: Page,
    shown: pd.DataFrame,
    data: pd.DataFrame,
    sourced: set[str],
    window: tuple[str, str],
    language: str,
    *,
    by_month: bool,
    bars: bool,
    by_day: bool,
) -> None:
    room = _LABELS_NARROW if page.narrow else _LABELS
    labels = min(room, max(page.width(page.fit(term, room)) for term in shown["term"]))
    most = int(data.loc[data["date"] != "", "uses"].max()) if (data["date"] != "").any() else 1
    spans = {date: span(date) for date in data["date"].unique()}
    if by_day:  # what is dated to a longer time has no height
        of_days = data["date"].map(lambda date: bool((days := spans[date]) and days.days == 1))
        most = int(data.loc[of_days, "uses"].max()) if of_days.any() else 1
    coarse = any(days and (days.days > 1 if by_day else not days.month) for days in spans.values())
    key: list[tuple] = (
        [(_bar_mark, say("key_bars_days" if by_day else "key_bars", language))]
        + (marks.key_of_stretch(say("key_span_use", language)) if by_day and coarse else [])
        if bars
        else [(_cell_mark, say("key_cells", language))]
        if by_month
        else _key(most, coarse, language)
    )
    by_month = by_month or (bars and not by_day)
    heads = say("uses", language), say("no_month" if by_month else "without_date", language)
    numbers = max(page.width(f"{row.uses:,}") for row in row_tuples(shown))
    columns = page.right - page.width(heads[1]) - 14, page.right
    right = columns[0] - max(numbers, page.width(heads[0])) - 12
    scale = Months(window, page.left + labels + 14, right)
    head, strip = page.key(key) - 6, 22
    pitch = page.pitch(head - strip - page.bottom - 40, len(shown), _BAR_ROW if bars else 32, grows=2.0)
    top = head - strip
    bottom = top - pitch * len(shown)
    axes = page.canvas
    draw_empty(page, axes, scale, sourced, bottom, head, language, label_at=head - strip / 2)
    draw_months(page, axes, scale, bottom, language, top=head, counted=by_month)
    for x, words in zip(columns, heads, strict=True):
        page.text(x, head - strip / 2, words, ha="right", color=MUTED)
    cell = (scale.right - scale.left) / len(scale.names) - 2
    dated_uses = data.loc[data["date"] != "", "uses"]
    numbered = page.width(str(dated_uses.max() if len(dated_uses) else 0)) <= cell  # all rows or none
    terms = page.tell_apart(shown["term"], labels)
    for at, row in enumerate(row_tuples(shown)):
        y = top - pitch * (at + 0.5)
        if at:
            axes.plot([page.left, page.right], [y + pitch / 2] * 2, color="#e6e6e6", lw=0.8, zorder=0.4)
        page.text(page.left, y, terms[row.term])
        own = data[data["term"] == row.term]
        dated = [(days, use.uses) for use in row_tuples(own) if (days := spans[use.date])]
        if bars:
            _bars(page, axes, dated, scale, y, pitch, most, by_day=by_day)
        elif by_month:
            _cells(page, axes, dated, scale, y, pitch, numbered=numbered)
        else:
            _one(axes, dated, scale, y, most)
        undated = int(own.loc[own["date"] == "", "uses"].sum())
        page.text(columns[0], y, f"{row.uses:,}", ha="right")
        page.text(columns[1], y, f"{undated:,}" if undated else "–", ha="right", color=MUTED)


def _cells(
    page: Page,
    axes,
    uses: list[tuple[Span, int]],
    scale: Months,
    y: float,
    pitch: float,
    *,
    numbered: bool,
) -> None:
    """A cell for each month with uses, as dark as its part of the formulation's fullest month."""
    most = max((count for _, count in uses), default=1)
    cells = []
    for days, count in uses:
        if scale.holds(days):
            x0, x1 = scale.box(days)
            left, width = heat.across(x0, x1)
            box = (left, y - pitch / 2 + 1.5, width, pitch - 3)
            cells.append(heat.Cell(box, count / most, str(count) if numbered else ""))
    heat.draw(page, axes, cells)


def _bars(
    page: Page,
    axes,
    uses: list[tuple[Span, int]],
    scale: Months,
    y: float,
    pitch: float,
    most: int,
    *,
    by_day: bool,
) -> None:
    """A bar for each month, or day, with uses, on the same scale in each row; numbers where they have room."""
    held = [(days, count) for days, count in uses if scale.holds(days)]
    inside = [(scale.box(days), count) for days, count in held if not by_day or days.days == 1]
    step = (scale.right - scale.left) / (window_span(scale.window).days if by_day else len(scale.names))
    fits = all(page.width(f"{count:,}") <= step - 1 for _, count in inside)
    peak = max(inside, key=lambda bar: bar[1], default=None)
    numbers = pitch > 2 * LEAST_ROW
    base, reach = y - pitch / 2 + 3, max(pitch - 6 - (18 if numbers else 0), 4.0)
    for box, count in inside:
        middle, height = sum(box) / 2, reach * count / most
        axes.bar([middle], [height], width=(box[1] - box[0]) * 0.8, bottom=base, color=BLUE, zorder=3)
        if numbers and (fits or (box, count) == peak):
            page.text(middle, base + height + 9, f"{count:,}", ha="center")
    for days, _ in held:
        if by_day and days.days > 1:
            marks.stretch(axes, *scale.box(days), base + 6, height=9)


def _bar_mark(axes, x: float, y: float) -> None:
    for at, height in enumerate((5, 14, 9)):
        axes.bar([x - 7 + 7 * at], [height], width=5, bottom=y - 7, color=BLUE)


def _cell_mark(axes, x: float, y: float) -> None:
    for at, share in enumerate((0.1, 0.5, 1.0)):
        axes.bar([x - 7 + 7 * at], [14], width=7, bottom=y - 7, color=heat.shade(share))


def _one(axes, uses: list[tuple[Span, int]], scale: Months, y: float, most: int) -> None:
    inside = [(days, count) for days, count in uses if scale.holds(days)]
    fine = [days for days, _ in inside if days.month]
    if fine:
        ends = [_middle(scale, days) for days in fine]
        axes.plot([min(ends), max(ends)], [y, y], color=BLUE, lw=2.2, zorder=4)
    for days, count in sorted(inside, key=lambda use: -use[0].days):
        if days.month:
            marks.dot(axes, _middle(scale, days), y, shape="o", colour=BLUE, size=_size(count, most))
        else:
            marks.stretch(axes, *scale.box(days), y, height=9)


def _middle(scale: Months, days: Span) -> float:
    return sum(scale.box(days)) / 2


def _size(count: int, most: int) -> float:
    """Diameter in points: the area grows with the count."""
    return 5.0 + 9.0 * (count / most) ** 0.5 if most > 1 else 9.0


def _key(most: int, hatched: bool, language: str) -> list[tuple]:
    dot = partial(marks.dot, shape="o", colour=BLUE)
    entries = [(partial(dot, size=_size(1, most)), say("key_once", language))]
    if most > 1:
        entries.append((partial(dot, size=_size(most, most)), say("key_times", language, n=most)))
    return entries + (marks.key_of_stretch(say("key_span_use", language)) if hatched else [])
