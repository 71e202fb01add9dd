"""People by month, where meetings are too many for rows of their own."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from analysis import edtf
from analysis.plots import heat, marks, sizes
from analysis.plots.axis import Months, draw_empty, draw_months
from analysis.plots.facts import Tables, sourced_months
from analysis.plots.page import Page
from analysis.plots.style import INK, MUTED
from analysis.plots.when import month_in, span
from analysis.wording import say

if TYPE_CHECKING:
    from analysis.plots.rows import Part

_PEOPLE = 15
_LABELS, _LABELS_NARROW = 150.0, 96.0  #: width of the names, at most
LEAST_ROW = 18.0  #: height of the lowest row: its cell holds a number
_ROW = 36.0  #: height of a row, where a high page has more of them
_COLUMN = 44.0  #: width of each column of numbers, at least; less on a narrow page


def count() -> int:
    """How many people the page has room for."""
    page = sizes.chosen()
    return _PEOPLE if page.flexible else max(_PEOPLE, int((page.height - 260) / _ROW))


def draw(
    page: Page, parts: list[Part], people: list[str], given: Tables, window: tuple[str, str], language: str
) -> None:
    """A row for each person, a cell for each month, and how often in which role."""
    room = _LABELS_NARROW if page.narrow else _LABELS
    labels = min(room, max(page.width(page.fit(person, room)) for person in people))
    roles = [role for role in marks.ROLES if any(part.role == role for part in parts)]
    in_role = Counter((part.person, part.role) for part in parts)
    widest = max((page.width(f"{n:,}") for n in in_role.values()), default=0.0)
    column = max(20.0 if page.narrow else _COLUMN, widest + 8)
    scale = Months(window, page.left + labels + 10, page.right - column * len(roles) - 14)
    names = [say(f"role_{role}", language) for role in roles]
    top = page.key(marks.key_of_roles(roles, names))
    end = page.left + sum(44 + page.width(name) for name in names)
    if end > page.right - column * len(roles):  # the marks of the columns need a line of their own
        top -= 20
    pitch = page.pitch(top - page.bottom - 40, len(people), 30, LEAST_ROW, grows=2.5)
    bottom = top - pitch * len(people)
    axes = page.canvas
    draw_empty(page, axes, scale, sourced_months(given), bottom, top, language, label_at=(top + bottom) / 2)
    draw_months(page, axes, scale, bottom, language, top=top, counted=True)
    counts = {person: Counter(_meetings(parts, person, window).values()) for person in people}
    most = max((n for by in counts.values() for month, n in by.items() if month), default=1)
    inside = set(scale.names)
    shown_names = page.tell_apart(people, labels)
    for at, person in enumerate(people):
        y = top - pitch * (at + 0.5)
        axes.plot([page.left, page.right], [y - pitch / 2] * 2, color="#dddddd", lw=0.8, zorder=1)
        page.text(page.left, y, shown_names[person])
        cells = []
        for month, count in sorted(counts[person].items()):
            if month in inside:
                x0, x1 = scale.month(month)
                left, width = heat.across(x0, x1)
                box = (left, y - pitch / 2 + 1.5, width, pitch - 3)
                cells.append(heat.Cell(box, count / most, str(count)))
        heat.draw(page, axes, cells)
        for k, role in enumerate(reversed(roles)):
            n = in_role[person, role]
            page.text(
                page.right - column * k, y, f"{n:,}" if n else "–", ha="right", color=INK if n else MUTED
            )
    for k, role in enumerate(reversed(roles)):
        marks.role(axes, page.right - column * k - 6, top + 12, name=role)


def _meetings(parts: list[Part], person: str, window: tuple[str, str]) -> dict[str, str]:
    """The meetings of a person, each with its month, or ""."""
    dates = {part.meeting_id: part.date for part in parts if part.person == person}
    return {
        meeting: month_in(days, window, exact=edtf.precision(date) == "interval")
        if (days := span(date))
        else ""
        for meeting, date in dates.items()
    }
