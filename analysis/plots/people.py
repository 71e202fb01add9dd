"""Who took part in which meeting, and as what."""

from __future__ import annotations

from collections import Counter
from functools import partial

import pandas as pd

from analysis import tables
from analysis.plots import people_counts, people_meetings, sizes
from analysis.plots.drawn import Drawn
from analysis.plots.facts import Tables, counted, held, note
from analysis.plots.marks import ROLES
from analysis.plots.page import Page
from analysis.plots.rows import Part, fitting
from analysis.settings import WINDOW
from analysis.wording import say

TABLES = ("meetings", "articles", "attendance")

_MEETINGS, _MEETINGS_NARROW = 18, 11
_FEWEST = 5  #: A page too low for so many people is refused.
#: Columns of the table of meetings, for tables without attendance.
_COLUMN = {"chair": "chair", "speaker": "speakers", "attendee": "attendees"}


def draw(given: Tables, *, language: str = "en", window: tuple[str, str] = WINDOW) -> Drawn:
    """The people named most, by meeting; by month where the meetings are too many for rows.

    Only meetings held; a person with two roles in a meeting has both marks.
    A page too low for all rows of people has those named most.
    """
    done = held(given)
    parts = _parts(done, given.get("attendance"))
    meetings = {part.meeting_id for part in parts}
    if len(meetings) <= (_MEETINGS_NARROW if sizes.is_narrow() else _MEETINGS):
        drawn = _drawn(
            given, done, parts, people_meetings.columns(), many=False, language=language, window=window
        )
        if drawn.lacking <= 0:
            return drawn
    most = min(people_counts.count(), len({part.person for part in parts}))
    by_month = partial(_drawn, given, done, parts, many=True, language=language, window=window)
    return fitting(by_month, most, _FEWEST, people_counts.LEAST_ROW)


def _drawn(
    given: Tables,
    done: pd.DataFrame,
    parts: list[Part],
    count: int,
    *,
    many: bool,
    language: str,
    window: tuple[str, str],
) -> Drawn:
    """The `count` people named most, by month where there are `many` meetings."""
    often = Counter(person for _, person in {(part.meeting_id, part.person) for part in parts})
    people = [name for name, _ in sorted(often.items(), key=lambda item: (-item[1], item[0]))]
    meetings = list(dict.fromkeys(part.meeting_id for part in parts))
    shown = people[:count]
    title = _title(parts, often, shown, len(done), counted(len(done), done["kind"], language), language)
    line = note(given, language, window, _n(done, meetings, len(shown), len(people), language))
    page = Page(title, line)
    if not parts:
        page.message(say("people_none" if len(done) else "people_no_meeting", language))
    elif many:
        people_counts.draw(page, parts, shown, given, window, language)
    else:
        people_meetings.draw(page, parts, shown, language)
    return Drawn(
        name="people",
        language=language,
        figure=page.figure,
        data=pd.DataFrame(
            [(p.person, p.role, p.meeting_id, p.date, p.meeting) for p in parts],
            columns=("person", "role", "meeting_id", "date", "meeting"),
        ),
        title=title,
        caption=say("people_caption_counts" if many else "people_caption", language),
        alt=f"{say('people_alt', language)} {title}",
        note=line,
        top=page.top,
        unused=page.unused,
        lacking=page.lacking,
        tables=TABLES,
    )


def _parts(done: pd.DataFrame, attendance: pd.DataFrame | None) -> list[Part]:
    """Who is named where: the persons of the table of attendance, which leaves out a body in the chair."""
    hours = done["time_of_day"].map(tables.HOURS)
    ordered = done.assign(undated=done["date_start"] == "", hour=hours).sort_values(
        ["undated", "date_start", "hour", "meeting_id"]
    )
    named: dict[tuple[str, str], list[str]] = {}
    for one in () if attendance is None else tables.row_tuples(attendance):
        named.setdefault((one.meeting_id, one.role), []).append(one.person)
    return [
        Part(row.meeting_id, row.name, row.date, person, role)
        for row in tables.row_tuples(ordered[["meeting_id", "name", "date", *_COLUMN.values()]])
        for role in ROLES
        for person in dict.fromkeys(
            tables.split(getattr(row, _COLUMN[role]))
            if attendance is None and role in _COLUMN
            else named.get((row.meeting_id, role), [])
        )
    ]


def _title(
    parts: list[Part], often: Counter, shown: list[str], count: int, meetings: str, language: str
) -> str:
    """The finding; `meetings` says how many were held, in words."""
    if not shown:
        return say("people_title_none" if count else "timeline_title_empty", language)
    first = shown[0]
    roles = Counter(part.role for part in parts if part.person == first)
    told = say("comma", language).join(
        say(f"in_role_{role}", language, n=roles[role]) for role in ROLES if roles[role]
    )
    key = "people_title_all" if often[first] == count > 1 else "people_title"
    return say(key, language, person=first, n=often[first], meetings=meetings, roles=told)


def _n(done: pd.DataFrame, naming: list[str], shown: int, people: int, language: str) -> str:
    """How many of the meetings held name people, and how many people."""
    kinds = done.loc[done["meeting_id"].isin(naming), "kind"]
    others = len(done) - len(kinds)
    parts = [say("people_n", language, meetings=counted(len(kinds), kinds, language))]
    parts += [say("people_n_nobody", language, n=others)] if others else []
    parts += [say("people_n_some" if shown < people else "people_n_all", language, shown=shown, n=people)]
    return say("comma", language).join(parts)
