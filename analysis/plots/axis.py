"""The axis of months, and what stands behind the marks: months without a source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from matplotlib.axes import Axes

from analysis import edtf
from analysis.plots import facts
from analysis.plots.page import Page
from analysis.plots.style import BAND, MUTED, RULE
from analysis.plots.when import Span, month_name, stretches, whole_span, window_span
from analysis.wording import months, say

_BELOW = 40.0  #: height of the names of months and years under the axis

#: An axis of up to so many months has ticks for days.
_WITH_DAYS = 2


def has_days(window: tuple[str, str]) -> bool:
    """Whether a window is so short that days have room on its axis.

    >>> has_days(("2024-12", "2025-01")), has_days(("2024-01", "2024-12"))
    (True, False)
    """
    return len(edtf.months(*window)) <= _WITH_DAYS


@dataclass(frozen=True)
class Months:
    """A window of months laid out from `left` to `right`, in points."""

    window: tuple[str, str]
    left: float
    right: float

    @property
    def names(self) -> list[str]:
        """Every month, in order."""
        return edtf.months(*self.window)

    def at(self, day: date) -> float:
        """Where a day begins; days outside the window fall on its edge."""
        whole = window_span(self.window)
        share = (day - whole.first).days / whole.days
        return self.left + (self.right - self.left) * min(max(share, 0.0), 1.0)

    def box(self, days: Span) -> tuple[float, float]:
        """From where to where a span reaches."""
        return self.at(days.first), self.at(days.last + timedelta(days=1))

    def month(self, name: str) -> tuple[float, float]:
        """From where to where a month reaches."""
        return self.box(whole_span(name))

    def holds(self, days: Span) -> bool:
        """Whether any day of a span is in the window."""
        whole = window_span(self.window)
        return days.first <= whole.last and days.last >= whole.first


def draw_months(
    page: Page,
    axes: Axes,
    scale: Months,
    y: float,
    language: str,
    *,
    top: float | None = None,
    counted: bool = False,
) -> None:
    """Ticks and names of months below `y`, years below them; lines up to `top` where years begin.

    Few months have ticks for their days, but not where marks are `counted` by month: a bar under which days stand
    would seem to cover some of them.
    """
    names = scale.names
    page.lowest = min(page.lowest, y - _BELOW)
    axes.plot([scale.left, scale.right], [y, y], color="#8c8c8c", lw=0.8, zorder=3)
    if facts.nothing_dated():
        return
    if has_days(scale.window) and not counted:
        _draw_days(page, axes, scale, y, language, top=top)
        return
    every = stride(page, scale, language)
    edges = [scale.month(name)[0] for name in names]
    axes.vlines(edges, y - 4, y, color="#8c8c8c", lw=0.8, zorder=3)
    for name in names:
        left, right = scale.month(name)
        number = int(name[5:])
        if every and (number - 1) % every == 0:
            page.text((left + right) / 2, y - 13, name_of(number, language), color=MUTED, ha="center")
    by_year: dict[str, list[str]] = {}
    for name in names:
        by_year.setdefault(name[:4], []).append(name)
    for at, (year, held) in enumerate(by_year.items()):
        left, right = scale.month(held[0])[0], scale.month(held[-1])[1]
        if right - left >= page.width(year):
            page.text((left + right) / 2, y - (31 if every else 13), year, ha="center", color=MUTED)
        if at and top is not None:
            axes.plot([left, left], [y, top], color="#bfbfbf", lw=0.8, zorder=0.5)


def _draw_days(page: Page, axes: Axes, scale: Months, y: float, language: str, *, top: float | None) -> None:
    """Ticks for the days of each month, their numbers as far as they have room, and the month with its year below."""
    day = (scale.right - scale.left) / window_span(scale.window).days
    step = next((step for step in (1, 2, 5, 10) if page.width("30") + 6 <= step * day), 0)
    for at, name in enumerate(scale.names):
        days = whole_span(name)
        left, right = scale.month(name)
        axes.vlines([left + day * n for n in range(days.days)], y - 4, y, color="#8c8c8c", lw=0.8, zorder=3)
        for number in range(1, days.days + 1):
            if step and (number == 1 or number % step == 0) and not (step == 2 and number == 1):
                page.text(left + day * (number - 0.5), y - 13, str(number), color=MUTED, ha="center")
        page.text((left + right) / 2, y - 31, month_name(name, language), color=MUTED, ha="center")
        if at and top is not None:
            axes.plot([left, left], [y, top], color="#bfbfbf", lw=0.8, zorder=0.5)


def stride(page: Page, scale: Months, language: str) -> int:
    """Every how many months a name fits; 0 for none."""
    width = (scale.right - scale.left) / len(scale.names)
    widest = max(page.width(name_of(n, language)) for n in range(1, 13)) + 6
    return next((every for every in (1, 2, 3, 6) if widest <= every * width), 0)


def name_of(number: int, language: str) -> str:
    return months(language)[number - 1]


def draw_empty(
    page: Page,
    axes: Axes,
    scale: Months,
    sourced: set[str],
    bottom: float,
    top: float,
    language: str,
    *,
    label_at: float | None = None,
) -> None:
    """Hatch the months without a source, and say so wherever the words have room."""
    empty = [name not in sourced for name in scale.names]
    for first, after in stretches(empty):
        left, right = scale.month(scale.names[first])[0], scale.month(scale.names[after - 1])[1]
        axes.fill_between(
            [left, right], bottom, top, facecolor=BAND, edgecolor=RULE, hatch="////", linewidth=0, zorder=0
        )
        if label_at is None:
            continue
        for key in ("no_dates",) if facts.nothing_dated() else ("no_source_long", "no_source"):
            words = say(key, language)
            if page.width(words) + 12 <= right - left:
                page.text((left + right) / 2, label_at, words, color=MUTED, ha="center", bbox=BOXED)
                break


#: Behind a text that stands on a hatch.
BOXED = {"facecolor": "white", "edgecolor": "none", "pad": 1.5}
