"""People by month, where meetings are too many for rows of their own."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from analysis.plots import heat, marks
from analysis.plots.axis import Months, draw_empty, draw_months
from analysis.plots.facts import Tables, sourced_months
from analysis.plots.page import BOTTOM, LEFT, RIGHT, Page
from analysis.plots.style import INK, MUTED
from analysis.plots.when import span
from analysis.wording import say

if TYPE_CHECKING:
    from analysis.plots.rows import Part

_LABELS = 150.0
_COLUMN = 44.0  #: width of each column of numbers
_FLOOR = BOTTOM + 40


def draw(
    page: Page, parts: list[Part], people: list[str], given: Tables, window: tuple[str, str], language: str
) -> None:
    """A row for each person, a cell for each month, and how often in which role."""
    labels = min(_LABELS, max(page.width(page.fit(person, _LABELS)) for person in people))
    roles = [role for role in marks.ROLES if any(part.role == role for part in parts)]
    scale = Months(window, LEFT + labels + 10, RIGHT - _COLUMN * len(roles) - 14)
    top = page.top - 28
    pitch = min((top - _FLOOR) / len(people), 30)
    bottom = top - pitch * len(people)
    axes = page.canvas
    draw_empty(page, axes, scale, sourced_months(given), bottom, top, language, label_at=(top + bottom) / 2)
    draw_months(page, axes, scale, bottom, language, top=top)
    counts = {person: Counter(_meetings(parts, person).values()) for person in people}
    most = max((n for by in counts.values() for month, n in by.items() if month), default=1)
    inside = set(scale.names)
    for at, person in enumerate(people):
        y = top - pitch * (at + 0.5)
        axes.plot([LEFT, RIGHT], [y - pitch / 2] * 2, color="#dddddd", lw=0.8, zorder=1)
        page.text(LEFT, y, page.fit(person, labels))
        cells = []
        for month, count in sorted(counts[person].items()):
            if month in inside:
                x0, x1 = scale.month(month)
                box = (x0 + 0.5, y - pitch / 2 + 1.5, x1 - x0 - 1, pitch - 3)
                cells.append(heat.Cell(box, count / most, str(count)))
        heat.draw(page, axes, cells)
        for k, role in enumerate(reversed(roles)):
            n = sum(part.person == person and part.role == role for part in parts)
            page.text(RIGHT - _COLUMN * k, y, f"{n:,}" if n else "–", ha="right", color=INK if n else MUTED)
    for k, role in enumerate(reversed(roles)):
        marks.role(axes, RIGHT - _COLUMN * k - 6, top + 12, name=role)
    page.key(marks.key_of_roles(roles, [say(f"role_{role}", language) for role in roles]))


def _meetings(parts: list[Part], person: str) -> dict[str, str]:
    """The meetings of a person, each with its month, or ""."""
    days = {part.meeting_id: span(part.date) for part in parts if part.person == person}
    return {meeting: when.month if when else "" for meeting, when in days.items()}
