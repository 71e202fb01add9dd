"""The timeline of meetings: each by name while there is room, by month and body when there are too many."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from analysis import tables
from analysis.plots import timeline_counts, timeline_names
from analysis.plots.drawn import Drawn
from analysis.plots.facts import Tables, counted, held, note, sourced_months, table
from analysis.plots.marks import KINDS
from analysis.plots.page import Page
from analysis.plots.rows import Mark
from analysis.plots.when import Span, month_in, month_name, whole_span, window_span
from analysis.settings import WINDOW
from analysis.tables import HOURS, row_tuples
from analysis.wording import say

TABLES = ("meetings", "articles")

#: Bodies with a lane of their own, at most.
_LANES = 6
#: Above this many, names are not tried.
_NAMED = 60
#: Up to this many are listed in the alternative text, each to so many letters.
_SPOKEN, _NAME = 20, 60


def draw(given: Tables, *, language: str = "en", window: tuple[str, str] = WINDOW) -> Drawn:
    """The meetings held (and planned, hollow) in the window, in lanes by body.

    Dates known to the month or year alone are drawn as the span that they
    are; meetings that texts merely refer to are left out, and counted.
    """
    marks = _marks(given, window)
    undated = _undated(given)
    # the title counts the undated only where all meetings are drawn: some of them may be outside a narrower window
    title = (
        _title(marks, [] if _outside(given, marks) else undated, window, language)
        if len(held(given))
        else say("timeline_title_empty", language)
    )
    line = note(given, language, window, _n(given, marks, language))
    page = Page(title, line)
    drawn: dict[str, Any] = {"sourced": sourced_months(given), "window": window, "language": language}
    counted = False
    if not marks:
        page.message(say("timeline_none", language))
    elif len(marks) > _NAMED or not timeline_names.draw(page, *_in_lanes(marks, language), **drawn):
        counted = True
        done = [mark for mark in marks if mark.status == "held"]
        timeline_counts.draw(page, *_in_lanes([*done, *undated], language, by_kind=True), **drawn)
    how = "timeline_caption_counts" if counted else "timeline_caption"
    return Drawn(
        name="timeline",
        language=language,
        figure=page.figure,
        data=_data(marks),
        title=title,
        caption=say(how, language),
        alt=_alt(title, marks, language),
        note=line,
        top=page.top,
        unused=page.unused,
        tables=TABLES,
    )


_SHOWN = [
    "meeting_id", "name", "kind", "status", "body_full", "date_start", "date_end", "date_precision", "time_of_day",
    "year_confidence",
]  # fmt: skip


def _marks(given: Tables, window: tuple[str, str]) -> list[Mark]:
    """The meetings of the window, held or planned, in the order of their days and hours."""
    meetings = table(given, "meetings")
    dated = meetings[meetings["status"].isin(["held", "planned"]) & (meetings["date_start"] != "")]
    whole, marks = window_span(window), []
    for row in row_tuples(dated[_SHOWN]):
        days = Span(whole_span(row.date_start).first, whole_span(row.date_end or row.date_start).last)
        if days.first <= whole.last and days.last >= whole.first:
            marks.append(_mark(row, days))
    return sorted(marks, key=lambda m: (m.days, HOURS[m.time_of_day], m.meeting_id))


def _outside(given: Tables, marks: list[Mark]) -> int:
    """How many meetings held are dated outside the window."""
    dated = held(given)["date_start"] != ""
    return int(dated.sum()) - sum(mark.status == "held" for mark in marks)


def _undated(given: Tables) -> list[Mark]:
    """The meetings held in an unknown year, whatever is known of the day: they are counted, not drawn."""
    done = held(given)
    any_day = Span(date.min, date.max)
    rows = row_tuples(done[done["date_start"] == ""][_SHOWN])
    return [replace(_mark(row, any_day), precision="") for row in rows]


def _mark(row: Any, days: Span) -> Mark:
    return Mark(
        row.meeting_id,
        row.name,
        row.kind,
        row.status,
        row.body_full,
        (tables.split(row.body_full) or [""])[0],
        days,
        row.date_precision,
        row.time_of_day,
        float(row.year_confidence),
    )


def _in_lanes(marks: list[Mark], language: str, *, by_kind: bool = False) -> tuple[list[Mark], list[str]]:
    """The marks with the names of their lanes, and the lanes in order.

    The bodies with most meetings have lanes of their own, others share one.
    Meetings of no body come last, in one lane or (`by_kind`) one for each kind.
    """
    top = [body for body, _ in Counter(mark.lane for mark in marks if mark.lane).most_common()]
    top = top if len(top) <= _LANES + 1 else top[:_LANES]
    others = say("other_bodies", language)
    alone = [say("no_body", language)]
    if by_kind:
        alone = [say("no_body_kind", language, kind=say(f"kind_{kind}", language)) for kind in KINDS]

    def lane(mark: Mark) -> str:
        if not mark.lane:
            return alone[list(KINDS).index(mark.kind) if by_kind else 0]
        return mark.lane if mark.lane in top else others

    placed = [replace(mark, lane=lane(mark)) for mark in marks]
    present = {mark.lane for mark in placed}
    return placed, [name for name in dict.fromkeys([*top, others, *alone]) if name in present]


def _title(marks: list[Mark], undated: list[Mark], window: tuple[str, str], language: str) -> str:
    """The finding, on what was held in the window and what was held on an unknown day."""
    done = [mark for mark in marks if mark.status == "held"]
    if not done:
        return say("timeline_title_none", language)
    kinds = [mark.kind for mark in [*done, *undated]]
    months = (month_in(mark.days, window, exact=mark.sure_day) for mark in done)  # as the bars count them
    by_month = Counter(month for month in months if month)
    meetings = counted(len(kinds), kinds, language)
    if not by_month:
        undated_title = "timeline_title_undated_one" if len(kinds) == 1 else "timeline_title_undated"
        return say(undated_title, language, meetings=meetings)
    first, last = (month_name(m, language) for m in (min(by_month), max(by_month)))
    values = {"meetings": meetings, "dated": by_month.total(), "first": first, "last": last}
    if first == last:
        shows_others = window[0] != window[1] and len(kinds) > 1
        whole = "timeline_title_month" if shows_others else "timeline_title_all"
        return say(
            whole if by_month.total() == len(kinds) else "timeline_title_one", language, month=first, **values
        )
    key = "timeline_title" if by_month.total() == len(kinds) else "timeline_title_some"
    return say(key, language, peak=_peak(by_month, language), **values)


def _peak(by_month: Counter, language: str) -> str:
    """The month with the most meetings, or the few that share that place.

    >>> _peak(Counter({"2023-10": 4, "2023-12": 2, "2024-01": 4}), "en")
    'the busiest months are Oct 2023 and Jan 2024 (4 each)'
    >>> _peak(Counter({"2023-10": 4, "2023-12": 2}), "en"), _peak(Counter({"2023-10": 4, "2023-12": 2, "2024-01": 2}), "en")
    ('most of them (4) in Oct 2023', 'the busiest month is Oct 2023 (4)')
    """
    most = max(by_month.values())
    top = sorted(month for month, n in by_month.items() if n == most)
    if len(top) > 2:
        return say("timeline_peak_none", language, most=most)
    alone = "timeline_peak_majority" if 2 * most > by_month.total() else "timeline_peak"
    key = alone if len(top) == 1 else "timeline_peak_two"
    return say(
        key, language, most=most, month=month_name(top[0], language), other=month_name(top[-1], language)
    )


def _n(given: Tables, marks: list[Mark], language: str) -> str:
    done = held(given)
    drawn = sum(mark.status == "held" for mark in marks)
    planned = int((table(given, "meetings")["status"] == "planned").sum())
    hollow = len(marks) - drawn
    undated = int((done["date_start"] == "").sum())
    outside = _outside(given, marks)
    kinds = [mark.kind for mark in marks if mark.status == "held"]
    parts = [say("timeline_n", language, meetings=counted(drawn, kinds, language))]
    if planned:  # all of them, as the report counts them; the figure draws those of the window
        parts += [
            say("planned_some" if 0 < hollow < planned else "planned", language, n=planned, drawn=hollow)
        ]
    parts += [say("undated", language, n=undated)] if undated else []
    parts += [say("outside", language, n=outside)] if outside else []
    return say("comma", language).join(parts)


def _data(marks: list[Mark]) -> pd.DataFrame:
    rows = [
        {
            "meeting_id": m.meeting_id,
            "name": m.name,
            "kind": m.kind,
            "status": m.status,
            "body": m.body,
            "first_day": str(m.days.first),
            "last_day": str(m.days.last),
            "precision": m.precision,
            "year_confidence": m.confidence,
        }
        for m in marks
    ]
    return pd.DataFrame(rows, columns=_COLUMNS)


def _alt(title: str, marks: list[Mark], language: str) -> str:
    """What the picture shows; with every meeting, where they are few."""
    words = f"{say('timeline_alt', language)} {title}"
    if 0 < len(marks) <= _SPOKEN:
        listed = "; ".join(f"{_dates(mark)} {mark.name[:_NAME]}" for mark in marks)
        words += f": {listed}"
    return words


def _dates(mark: Mark) -> str:
    first, last = mark.days.first, mark.days.last
    return str(first) if first == last else f"{first}/{last}"


_COLUMNS = (
    "meeting_id",
    "name",
    "kind",
    "status",
    "body",
    "first_day",
    "last_day",
    "precision",
    "year_confidence",
)
