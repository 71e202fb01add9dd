"""The timeline as an iCalendar file (RFC 5545) that a calendar opens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pandas as pd
from icalendar import Calendar, Event

from analysis.cells import split
from analysis.tables import row_tuples
from analysis.wording import reason, say, value

_PRODUCT = "-//official-texts-analysis//timeline//EN"
_DOMAIN = "official-texts-analysis"


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """An iCalendar file, and how many meetings it holds and leaves out."""

    content: bytes
    events: int
    left_out: int  #: held or planned meetings without a date or with a withheld year


def render(meetings: pd.DataFrame, *, language: str = "en") -> CalendarFile:
    """The held and planned meetings of the meetings table as all-day events.

    A meeting whose day is not certain spans all days that it may have been
    on; the notes say why, with the words that the year rests on, the evidence
    and its source. Meetings without a date are left out and counted; those
    that are only referred to are no part of a calendar. The same table gives
    the same bytes: nothing is taken from the clock.
    """
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    told = meetings[meetings["status"] != "referenced"]
    dated = told[told["date_start"] != ""].sort_values(["date_start", "meeting_id"], kind="stable")
    head, end, rest = calendar.to_ical().partition(b"END:VCALENDAR")
    # as bytes one by one: as objects all together they take much room
    events = [_event(row, language).to_ical() for row in row_tuples(dated)]
    return CalendarFile(b"".join([head, *events, end, rest]), len(dated), len(told) - len(dated))


def _event(row, language: str) -> Event:
    first, last = date.fromisoformat(row.date_start), date.fromisoformat(row.date_end)
    event = Event()
    event.add("uid", f"{row.meeting_id}@{_DOMAIN}")
    event.add("dtstamp", datetime(first.year, first.month, first.day, tzinfo=UTC))
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))
    event.add("summary", row.name)
    event.add("description", _notes(row, language))
    event.add("categories", [value("kind", row.kind, language)])
    event.add("status", "CONFIRMED" if row.status == "held" else "TENTATIVE")
    event.add("transp", "TRANSPARENT")
    if row.venue:
        event.add("location", row.venue)
    return event


def _notes(row, language: str) -> str:
    """What the calendar's notes say: how sure the date is and why, the people, the evidence."""
    when = row.date + (f" {row.time_of_day}" if row.time_of_day else "")
    precision = value("date_precision", row.date_precision, language)
    lines = [say("calendar_date", language, date=when, precision=precision)]
    if row.date_precision not in ("day", "interval"):
        lines.append(say("calendar_span", language))
    if row.year_basis != "explicit":
        basis = value("year_basis", row.year_basis, language)
        lines.append(say("calendar_year", language, basis=basis, probability=f"{row.year_confidence:.2f}"))
        lines += [f"  {reason(item, language)}" for item in split(row.year_reasons)]
    people = (
        ("calendar_chair", row.chair),
        ("calendar_speaker", row.speakers),
        ("calendar_attending", row.attendees),
    )
    lines += [say(key, language, names=names) for key, names in people if names]
    lines.append(say("calendar_evidence", language, words=row.evidence))
    lines.append(say("calendar_source", language, source=row.source, start=str(row.start), end=str(row.end)))
    return "\n".join(lines)
