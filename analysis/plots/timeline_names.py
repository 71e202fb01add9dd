"""The timeline with every meeting by name.

Within a lane, meetings are set row by row; a row takes another meeting where
its mark and its name have room. The name stands to the right of the mark, to
its left where the page ends, or within a bar that leaves room on neither side.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from analysis import wording
from analysis.plots import marks as shapes
from analysis.plots.axis import BOXED, Months, draw_empty, draw_months
from analysis.plots.page import LINE, SIZE, Page
from analysis.plots.style import ACCENT, INK, MUTED
from analysis.plots.when import Span, day_name, month_name
from analysis.wording import say

if TYPE_CHECKING:
    from analysis.plots.rows import Mark

_LABELS = 132.0  #: width of the lanes' names where the meetings need the room
_MOST_LABELS = 0.24  #: of the page's width, what they may take otherwise
_PITCH = (18.5, 34.0)  #: of rows, least and most
_GAP = 7.0  #: between lanes
_STRIP = 24.0  #: above the lanes, where the empty months say that they are empty
_SPACE = 7.0  #: between a date and a name
_FLOOR = 40.0  #: for the months below the lanes
_LIST = 0.62  #: of a narrow page, the part of the list of dates and names


@dataclass(frozen=True)
class _Set:
    """A meeting with its place: extent of the mark, of its name, and the row."""

    mark: Mark
    date: str
    name: str
    x0: float
    x1: float
    text_at: float
    left: float
    right: float
    row: int = 0


def draw(
    page: Page, marks: list[Mark], lanes: list[str], sourced: set[str], window: tuple[str, str], language: str
) -> bool:
    """Draw it, unless the rows do not fit the page: then nothing, and False."""
    if page.narrow:
        return _draw_listed(page, marks, lanes, sourced, window, language)
    key = _key(marks, language)
    top = page.top - page.key_height(words for _, words in key) - _STRIP
    counts = Counter(mark.lane for mark in marks)
    widest = max(page.width(f"{lane} ({counts[lane]})") for lane in lanes) + 1
    for labels in (min(widest, _MOST_LABELS * page.full_width), _LABELS):
        scale = Months(window, page.left + labels + 10, page.right)
        packed = {
            lane: _pack([_place(page, m, scale, language) for m in marks if m.lane == lane]) for lane in lanes
        }
        rows = sum(max(s.row for s in lane) + 1 for lane in packed.values())
        pitch = page.pitch(top - page.bottom - _FLOOR - _GAP * len(lanes), rows, _PITCH[1], grows=4.0)
        if pitch >= _PITCH[0]:
            break
    else:
        return False
    bottom = top - pitch * rows - _GAP * len(lanes)
    axes = page.canvas
    draw_empty(page, axes, scale, sourced, bottom, top + _STRIP, language, label_at=top + _STRIP / 2)
    draw_months(page, axes, scale, bottom, language, top=top + _STRIP)
    y = top
    for lane, sets in packed.items():
        axes.plot([page.left, page.right], [y, y], color="#bfbfbf", lw=0.8, zorder=1)
        height = pitch * (max(s.row for s in sets) + 1) + _GAP
        _lane_name(page, lane, len(sets), labels, y, height)
        for item in sets:
            _draw_one(page, axes, item, y - _GAP / 2 - pitch * (item.row + 0.5))
        y -= height
    page.key(key)
    return True


def _draw_listed(
    page: Page, marks: list[Mark], lanes: list[str], sourced: set[str], window: tuple[str, str], language: str
) -> bool:
    """On a narrow page: marks on an axis to the left, dates and names as a list beside it; False without room."""
    key = _key(marks, language)
    top = page.top - page.key_height(words for _, words in key)
    left = page.right - (page.right - page.left) * _LIST
    scale = Months(window, page.left, left - 12)
    dates = {mark.meeting_id: _short_date(mark, language) for mark in marks}
    indent = min(max(page.width(date) for date in dates.values()) + _SPACE, 120.0)
    names = {m.meeting_id: page.wrap(m.name, page.right - left - indent, lines=2) for m in marks}
    heights = dict.fromkeys(lanes, SIZE * LINE + 6)
    room = top - page.bottom - _FLOOR - sum(heights.values())
    lines = 2
    if sum(len(name) * SIZE * LINE + 4 for name in names.values()) > room:
        lines = 1
    if lines == 1 and len(marks) * _PITCH[0] > room:
        return False
    if lines == 1:
        names = {m.meeting_id: [page.fit(m.name, page.right - left - indent)] for m in marks}
    bottom = top - sum(heights.values()) - sum(_row_height(name) for name in names.values())
    axes = page.canvas
    draw_empty(page, axes, scale, sourced, bottom, top, language)
    draw_months(page, axes, scale, bottom, language, top=top)
    y = top
    for lane in lanes:
        own = [mark for mark in marks if mark.lane == lane]
        axes.plot([page.left, page.right], [y, y], color="#bfbfbf", lw=0.8, zorder=1)
        words = page.fit(lane, page.right - left - page.width(f" ({len(own)})"))
        page.text(left, y - heights[lane] / 2, f"{words} ({len(own)})", color=INK)
        y -= heights[lane]
        for mark in own:
            height = _row_height(names[mark.meeting_id])
            y -= height
            first = y + height - SIZE * LINE / 2 - 1
            x0, x1 = scale.box(mark.days)
            if mark.days.days == 1:
                x0 = x1 = (x0 + x1) / 2
            _draw_mark(axes, mark, x0, x1, first)
            page.text(left, first, page.fit(dates[mark.meeting_id], indent - _SPACE + 0.5), color=ACCENT)
            for at, line in enumerate(names[mark.meeting_id]):
                page.text(
                    left + indent, first - at * SIZE * LINE, line, color=MUTED if _is_hollow(mark) else INK
                )
    page.key(key)
    return True


def _short_date(mark: Mark, language: str) -> str:
    """The date in a list, where the mark beside it shows that the day is not known."""
    if mark.precision == "year" and mark.days.days > 1:
        return wording.date_words(str(mark.days.first.year), language)
    return date_words(mark, language)


def _row_height(lines: list[str]) -> float:
    return max(len(lines) * SIZE * LINE + 4, _PITCH[0])


def _place(page: Page, mark: Mark, scale: Months, language: str) -> _Set:
    x0, x1 = scale.box(mark.days)
    if mark.days.days == 1:
        x0 = x1 = (x0 + x1) / 2
    reach = 8.0 if mark.sure_day and x1 - x0 < 12 else 2.0
    x0, x1 = x0 - reach, x1 + reach
    date = date_words(mark, language)
    right, left, within = page.right - x1 - 4, x0 - 4 - scale.left, x1 - x0 - 12
    name = page.fit(mark.name, max(right, left, within) - page.width(date) - _SPACE)
    width = page.width(date) + _SPACE + page.width(name)
    if width <= right:
        return _Set(mark, date, name, x0, x1, x1 + 4, x0, x1 + 4 + width)
    if width <= left:
        return _Set(mark, date, name, x0, x1, x0 - 4 - width, x0 - 4 - width, x1)
    return _Set(mark, date, name, x0, x1, x0 + 6, x0, x1)


def _pack(sets: list[_Set]) -> list[_Set]:
    """Give each the first row in which it touches no other."""
    rows: list[list[_Set]] = []
    made = []
    for item in sets:
        free = (
            n
            for n, row in enumerate(rows)
            if all(item.left > o.right + 12 or item.right < o.left - 12 for o in row)
        )
        at = next(free, len(rows))
        if at == len(rows):
            rows.append([])
        rows[at].append(item)
        made.append(replace(item, row=at))
    return made


def date_words(mark: Mark, language: str) -> str:
    """The date as finely as it is known."""
    if mark.days.days == 1:
        return day_name(mark.days.first, language)
    if mark.precision == "interval":
        return _interval(mark.days, language)
    if mark.days.month:
        return month_name(mark.days.month, language)
    if mark.precision == "year":
        return say("in_year", language, year=str(mark.days.first.year))
    return _interval(mark.days, language)


def _interval(days: Span, language: str) -> str:
    if days.first.year != days.last.year:
        return "–".join(wording.date_words(str(day), language) for day in (days.first, days.last))
    first, last = day_name(days.first, language), day_name(days.last, language)
    if days.month:
        first = first.split()[0] if language == "en" else first
        last = last.split("月")[1] if language == "zh" else last
    return f"{first}–{last}"


def _lane_name(page: Page, lane: str, count: int, room: float, y: float, height: float) -> None:
    lines = page.wrap(lane, room - page.width(f" ({count})"), lines=max(int(height // 19), 1))
    lines[-1] = f"{lines[-1]} ({count})"
    page.text(page.left, y - height / 2, "\n".join(lines), color=INK)


def _draw_one(page: Page, axes, item: _Set, y: float) -> None:
    mark = item.mark
    _draw_mark(axes, mark, item.x0, item.x1, y)
    name_at = item.text_at + page.width(item.date) + _SPACE
    if item.x0 < item.text_at < item.x1:  # within the bar: one opening for date and name
        end = name_at + page.width(item.name)
        axes.barh([y], [end - item.text_at + 4], left=item.text_at - 2, height=16, color="white", zorder=4.5)
    page.text(item.text_at, y, item.date, color=ACCENT, bbox=BOXED | {"pad": 1})
    page.text(name_at, y, item.name, color=MUTED if _is_hollow(mark) else INK, bbox=BOXED | {"pad": 1})


def _draw_mark(axes, mark: Mark, x0: float, x1: float, y: float) -> None:
    if not mark.sure_day:
        shapes.stretch(axes, x0, x1, y, colour=shapes.KINDS[mark.kind][1])
    elif x1 - x0 > 16.5:
        colour = shapes.KINDS[mark.kind][1]
        shapes.stretch(axes, x0, x1, y, colour=colour, sure=True, hollow=_is_hollow(mark))
    else:
        shapes.kind(axes, (x0 + x1) / 2, y, name=mark.kind, hollow=_is_hollow(mark))


def _is_hollow(mark: Mark) -> bool:
    return mark.status == "planned" or not mark.sure_year


def _key(marks: list[Mark], language: str) -> list[tuple]:
    kinds = [k for k in shapes.KINDS if any(m.kind == k for m in marks)]
    entries = shapes.key_of_kinds(kinds, [say(f"kind_{k}", language) for k in kinds])
    if any(not m.sure_day for m in marks):
        entries += shapes.key_of_stretch(say("key_span", language))
    if any(m.status == "planned" or not m.sure_year for m in marks):
        entries += shapes.key_of_hollow(say("key_hollow", language))
    return entries
