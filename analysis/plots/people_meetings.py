"""People by meeting: a row for each meeting, a column for each person, a mark for each role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis import edtf
from analysis.plots import marks, sizes
from analysis.plots.page import LINE, SIZE, Page
from analysis.plots.style import ACCENT, BAND, INK, MUTED, clean
from analysis.wording import say

if TYPE_CHECKING:
    from analysis.plots.rows import Part

_LABELS = 0.417  #: width of dates and names of meetings, as a part of the page's width
_COLUMN = (26.0, 44.0)  #: width of a person's column, least and most
_PEOPLE = 15
_MORE = 56.0  #: width of the column of people beyond those shown
_DATE = 170.0  #: of a date, at most
_LETTERS = 6  #: of a name written downwards


def columns() -> int:
    """How many people the page has columns for."""
    return min(_PEOPLE, int((sizes.chosen().width * (1 - _LABELS) - _MORE - 40) / _COLUMN[0]))


def draw(page: Page, parts: list[Part], people: list[str], language: str) -> None:
    """The matrix: a row for each meeting, a column for each of the people."""
    meetings = {part.meeting_id: part for part in parts}
    beyond = {key: len({p.person for p in parts if p.meeting_id == key} - set(people)) for key in meetings}
    labels = _LABELS * page.full_width
    right = page.right - (_MORE if any(beyond.values()) else 0)
    left = page.left + labels + 8
    width = min((right - left) / len(people), _COLUMN[1])
    names = [_downwards(person) for person in people]
    head = max(len(name) for name in names) * SIZE * LINE
    present = [role for role in marks.ROLES if any(p.role == role for p in parts)]
    below = page.key(marks.key_of_roles(present, [say(f"role_{role}", language) for role in present]))
    top = below - 2 - head - 6
    pitch = page.pitch(top - page.bottom - 20, len(meetings), 42 if page.narrow else 34, grows=2.5)
    axes = page.canvas
    for at, name in enumerate(names):
        x = left + width * (at + 0.5)
        page.text(x, top + 4 + len(name) * SIZE * LINE / 2, "\n".join(name), ha="center", color=ACCENT)
    for at, part in enumerate(meetings.values()):
        y = top - pitch * (at + 0.5)
        if at % 2 == 0:
            axes.barh([y], [right - page.left], left=page.left, height=pitch, color=BAND, zorder=0)
        _row_name(page, part, y, labels, pitch, language)
        if beyond[part.meeting_id]:
            page.text(page.right, y, f"+{beyond[part.meeting_id]}", ha="right", color=MUTED)
        for column, person in enumerate(people):
            roles = [p.role for p in parts if (p.meeting_id, p.person) == (part.meeting_id, person)]
            for k, role in enumerate(roles):
                x = left + width * (column + 0.5) + (k - (len(roles) - 1) / 2) * min(width / 2.4, 15)
                marks.role(axes, x, y, name=role)
    bottom = top - pitch * len(meetings) - 12
    page.text(left - 8, bottom, say("meetings_of_each", language), ha="right", color=MUTED)
    for at, person in enumerate(people):
        count = len({p.meeting_id for p in parts if p.person == person})
        page.text(left + width * (at + 0.5), bottom, count, ha="center", color=MUTED)
    if any(beyond.values()):
        page.text(page.right, top + 12, say("more_people", language), ha="right", color=MUTED)


def _row_name(page: Page, part: Part, y: float, labels: float, pitch: float, language: str) -> None:
    """Date and name: side by side, or the name below the date where the column is narrow."""
    date = page.fit(edtf.brief(part.date) or say("no_date", language), _DATE)
    two = pitch >= 2 * SIZE * LINE
    if two and page.narrow:
        page.text(page.left, y + SIZE * LINE / 2, date, color=ACCENT)
        page.text(page.left, y - SIZE * LINE / 2, page.fit(part.meeting, labels), color=INK)
        return
    indent = max(page.width(date) + 8, page.width("2023-10-17") + 8)
    page.text(page.left, y, date, color=ACCENT)
    lines = page.wrap(part.meeting, labels - indent, lines=2 if two else 1)
    page.text(page.left + indent, y, "\n".join(lines), color=INK)


def _downwards(name: str) -> list[str]:
    """A name to be written letter under letter, as Chinese can be.

    >>> _downwards("王翔"), _downwards("卡西姆-若马尔特·托卡耶夫")
    (['王', '翔'], ['卡', '西', '姆', '-', '若', '…'])
    """
    letters = [letter for letter in clean(name) if letter != " "] or ["–"]
    return letters if len(letters) <= _LETTERS else [*letters[: _LETTERS - 1], "…"]
