"""People by meeting: a row for each meeting, a column for each person, a mark for each role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.plots import marks
from analysis.plots.page import BOTTOM, LEFT, LINE, RIGHT, SIZE, Page
from analysis.plots.style import ACCENT, BAND, INK, MUTED, clean
from analysis.wording import say

if TYPE_CHECKING:
    from analysis.plots.rows import Part

_LABELS = 400.0  #: width of dates and names of meetings
_MORE = 56.0  #: width of the column of people beyond those shown
_LETTERS = 6  #: of a name written downwards


def draw(page: Page, parts: list[Part], people: list[str], language: str) -> None:
    """The matrix: at most eighteen rows and fifteen columns."""
    meetings = {part.meeting_id: part for part in parts}
    beyond = {key: len({p.person for p in parts if p.meeting_id == key} - set(people)) for key in meetings}
    right = RIGHT - (_MORE if any(beyond.values()) else 0)
    left = LEFT + _LABELS + 8
    width = min((right - left) / len(people), 44)
    names = [_downwards(person) for person in people]
    head = max(len(name) for name in names) * SIZE * LINE
    top = page.top - 30 - head - 6
    pitch = min((top - BOTTOM - 20) / len(meetings), 34)
    axes = page.canvas
    for at, name in enumerate(names):
        x = left + width * (at + 0.5)
        page.text(x, top + 4 + len(name) * SIZE * LINE / 2, "\n".join(name), ha="center", color=ACCENT)
    for at, part in enumerate(meetings.values()):
        y = top - pitch * (at + 0.5)
        if at % 2 == 0:
            axes.barh([y], [right - LEFT], left=LEFT, height=pitch, color=BAND, zorder=0)
        _row_name(page, part, y, language)
        if beyond[part.meeting_id]:
            page.text(RIGHT, y, f"+{beyond[part.meeting_id]}", ha="right", color=MUTED)
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
        page.text(RIGHT, top + 12, say("more_people", language), ha="right", color=MUTED)
    present = [role for role in marks.ROLES if any(p.role == role for p in parts)]
    page.key(marks.key_of_roles(present, [say(f"role_{role}", language) for role in present]))


def _row_name(page: Page, part: Part, y: float, language: str) -> None:
    date = part.date or say("no_date", language)
    page.text(LEFT, y, page.fit(date, 150), color=ACCENT)
    indent = max(page.width(page.fit(date, 150)) + 8, page.width("2023-10-17") + 8)
    page.text(LEFT + indent, y, page.fit(part.meeting, _LABELS - indent), color=INK)


def _downwards(name: str) -> list[str]:
    """A name to be written letter under letter, as Chinese can be.

    >>> _downwards("王翔"), _downwards("卡西姆-若马尔特·托卡耶夫")
    (['王', '翔'], ['卡', '西', '姆', '-', '若', '…'])
    """
    letters = [letter for letter in clean(name) if letter != " "] or ["–"]
    return letters if len(letters) <= _LETTERS else [*letters[: _LETTERS - 1], "…"]
