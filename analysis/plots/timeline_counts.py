"""The timeline of too many meetings to name: how many in each month, in all and by body."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from analysis.plots import heat
from analysis.plots.axis import Months, draw_empty, draw_months
from analysis.plots.page import Page
from analysis.plots.style import BLUE, INK, MUTED
from analysis.plots.when import month_in
from analysis.wording import say

if TYPE_CHECKING:
    from analysis.plots.rows import Mark

_LABELS, _LABELS_NARROW = 150.0, 112.0  #: width of the lanes' names, at most
_BARS = 92.0  #: height of the bars on top


def draw(
    page: Page, marks: list[Mark], lanes: list[str], sourced: set[str], window: tuple[str, str], language: str
) -> None:
    """Bars of all meetings by month on top; below, a cell for each month and body."""
    most_room = _LABELS_NARROW if page.narrow else _LABELS
    labels = min(most_room, max(page.width(words) for words in [*lanes, say("all_meetings", language)]))
    heads = say("in_all", language), say("no_month", language)
    second = page.width(heads[1]) + (8 if page.narrow else 18)
    totals_at = page.right - second, page.right
    numbers = max(page.width(heads[0]), page.width(f"{len(marks):,}")) + (10 if page.narrow else 16)
    scale = Months(window, page.left + labels + 10, totals_at[0] - numbers)
    axes = page.canvas
    months = {m.meeting_id: month_in(m.days, window, exact=m.sure_day) for m in marks}
    counts = {lane: Counter(months[m.meeting_id] for m in marks if m.lane == lane) for lane in lanes}
    top = page.top - 28
    lanes_top = top - _BARS - 18
    pitch = page.pitch(lanes_top - page.bottom - 40, len(lanes), 40, grows=4.0)
    bottom = lanes_top - pitch * len(lanes)
    draw_empty(page, axes, scale, sourced, bottom, top, language, label_at=(top + lanes_top) / 2)
    draw_months(page, axes, scale, bottom, language, top=top, counted=True)
    totals = Counter(month for m in marks if (month := months[m.meeting_id]))
    _bars(page, axes, scale, totals, lanes_top + 14, _BARS - 8)
    words = page.wrap(say("all_meetings", language), labels)
    page.text(page.left, lanes_top + 14 + _BARS / 2, "\n".join(words))
    most = max((n for lane in counts.values() for month, n in lane.items() if month), default=1)
    inside = set(scale.names)
    names = page.tell_apart(lanes, labels, lines=2 if pitch >= 39 else 1)
    for at, lane in enumerate(lanes):
        y = lanes_top - pitch * (at + 0.5)
        axes.plot([page.left, page.right], [y + pitch / 2] * 2, color="#cccccc", lw=0.8, zorder=1)
        page.text(page.left, y, names[lane])
        cells = []
        for month, count in sorted(counts[lane].items()):
            if month in inside:
                x0, x1 = scale.month(month)
                left, width = heat.across(x0, x1)
                box = (left, y - pitch / 2 + 2.5, width, pitch - 5)
                cells.append(heat.Cell(box, count / most, str(count)))
        heat.draw(page, axes, cells)
        _total(page, y, counts[lane], totals_at)
    y = lanes_top + 14 + _BARS / 2
    _total(page, y, Counter(months[m.meeting_id] for m in marks), totals_at)
    for x, words_of_column in zip(totals_at, heads, strict=True):
        page.text(x, page.top - 8, words_of_column, color=MUTED, ha="right")


def _bars(page: Page, axes, scale: Months, totals: Counter, y: float, height: float) -> None:
    most = max(totals.values(), default=1)
    words = {month: f"{count:,}" for month, count in totals.items() if month in set(scale.names)}
    step = (scale.right - scale.left) / len(scale.names)
    fits = all(page.width(text) <= step - 1 for text in words.values())
    peak = max(words, key=lambda m: (totals[m], m), default="")
    for month in words:
        x0, x1 = scale.month(month)
        reach = (height - 18) * totals[month] / most
        axes.bar([(x0 + x1) / 2], [reach], width=(x1 - x0) * 0.8, bottom=y, color=BLUE, zorder=3)
        if fits or month == peak:
            page.text((x0 + x1) / 2, y + reach + 9, words[month], ha="center")


def _total(page: Page, y: float, counts: Counter, at: tuple[float, float]) -> None:
    unknown = counts.get("", 0)
    page.text(at[0], y, f"{counts.total():,}", ha="right", color=INK)
    page.text(at[1], y, f"{unknown:,}" if unknown else "–", ha="right", color=MUTED)
