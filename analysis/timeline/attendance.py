"""Who was at which meeting, and what each person was at all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

import pandas as pd

from analysis import edtf
from analysis.records import Attendance, Meeting, Office, PersonRecord
from analysis.timeline import people
from analysis.timeline.gathering import Gathering
from analysis.timeline.people.roles import Appearance

#: The roles that have a column of their own in the table of meetings, and that column's field.
_COLUMNS = {"chair": "chair", "speaker": "speakers", "attendee": "attendees"}
#: The parts of a dotted name that may stand for the whole.
_DOT = "·"
_SHORTEST_PART = 2
#: So many characters tell the countries of two offices apart.
_COUNTRY = 2
#: More persons at one meeting are a congress, where being there together says little.
LARGEST = 60


def attendance(meetings: Iterable[Meeting], reports: Mapping[str, Sequence[Gathering]]) -> list[Attendance]:
    """A row for each person in each role at each meeting, with the words that give it.

    A transliterated name and a part of it that the corpus gives nobody else
    are one person: 卡瑟姆·托卡耶夫, 托卡耶夫.

    Parameters
    ----------
    meetings : iterable of Meeting
        As they stand in their table, corrections included.
    reports : mapping of str to sequence of Gathering
        By meeting_id: what was found in the texts. A name that only a
        correction gives has the evidence of its meeting for its words.
    """
    rows: list[Attendance] = []
    for meeting in meetings:
        told = [one for g in reports.get(meeting.meeting_id, ()) for one in _appearances(g)]
        titles = dict(meeting.titles)
        for role, names in _in_roles(meeting, told):
            persons = [name for name in names if not people.is_body(name)]
            for rank, name in enumerate(persons, start=1):
                place = _best(told, name, role)
                office = (place[1].office if place else "") or titles.get(name, "")
                written = (place[1].written if place else "") or name
                source, start, end = (
                    (place[0], place[1].start, place[1].end)
                    if place
                    else (meeting.source, meeting.start, meeting.end)
                )
                rows.append(
                    Attendance(
                        meeting.meeting_id, name, role, office, rank, source, start, end, as_written=written
                    )
                )
    wholes = _variants(rows)
    held = _held_offices(rows)
    return [
        replace(row, person=wholes[row.person])
        if row.person in wholes and _may_hold(row.office, held[wholes[row.person]])
        else row
        for row in rows
    ]


def _appearances(gathering: Gathering) -> list[tuple[str, Appearance]]:
    return [(gathering.source, one) for one in gathering.roles.appearances]


def _in_roles(
    meeting: Meeting, told: Sequence[tuple[str, Appearance]]
) -> Iterable[tuple[str, Sequence[str]]]:
    """Each role with the names in it, in their order."""
    named: set[str] = set()
    for role, column in _COLUMNS.items():
        names = getattr(meeting, column)
        named.update(names)
        yield role, names
    for role in ("contributor", "guest", "visitor"):
        others = dict.fromkeys(one.person for _, one in told if one.role == role and one.person not in named)
        yield role, tuple(others)


def _best(told: Sequence[tuple[str, Appearance]], name: str, role: str) -> tuple[str, Appearance] | None:
    """The place that gives a person this role; else one that gives them another."""
    places = [(source, one) for source, one in told if one.person == name]
    places.sort(key=lambda place: (place[1].role != role, not place[1].office))
    return places[0] if places else None


def shared_meetings(
    meetings: pd.DataFrame, attendance: pd.DataFrame, *, largest: int = LARGEST
) -> dict[tuple[str, str], list[str]]:
    """Each two persons who are named at the same meetings held, in whatever role, and the ids of these in table order.

    Meetings that name more than `largest` persons are left out.

    >>> meetings = pd.DataFrame([("m1", "held"), ("m2", "planned")], columns=["meeting_id", "status"])
    >>> roles = [("m1", "王小明", "chair"), ("m1", "王小明", "speaker"), ("m1", "李大伟", "contributor"), ("m2", "张一", "chair")]
    >>> shared_meetings(meetings, pd.DataFrame(roles, columns=["meeting_id", "person", "role"]))
    {('李大伟', '王小明'): ['m1']}
    """
    held = meetings.loc[meetings["status"] == "held", "meeting_id"]
    rows = attendance[attendance["meeting_id"].isin(held)]
    named_at = rows.groupby("meeting_id")["person"].agg(set)
    shared: dict[tuple[str, str], list[str]] = {}
    for meeting_id in held[held.isin(named_at.index)]:
        present = sorted(named_at[meeting_id])
        if len(present) <= largest:
            for pair in combinations(present, 2):
                shared.setdefault(pair, []).append(str(meeting_id))
    return shared


def register(rows: Sequence[Attendance], meetings: Iterable[Meeting]) -> list[PersonRecord]:
    """One row a person, those at most meetings first; only meetings held are counted."""
    known = {meeting.meeting_id: meeting for meeting in meetings}
    by_person: dict[str, list[Attendance]] = {}
    for row in rows:
        by_person.setdefault(row.person, []).append(row)
    records = [_record(person, own, known) for person, own in by_person.items()]
    return sorted(records, key=lambda one: (-one.meetings, one.person))


def _variants(rows: Iterable[Attendance]) -> dict[str, str]:
    """Parts of dotted names that stand for one whole name only, and which: none of theirs is an office of another country."""
    lands: dict[str, set[str]] = {}
    for row in rows:
        named = row.office and not people.offices().match(row.office)
        lands.setdefault(row.person, set()).update({row.office[:_COUNTRY]} if named else ())
    wholes: dict[str, set[str]] = {}
    for whole in (name for name in lands if _DOT in name):
        for part in whole.split(_DOT):
            if len(part) > _SHORTEST_PART and part in lands and lands[part] <= lands[whole]:
                wholes.setdefault(part, set()).add(whole)
    return {part: next(iter(found)) for part, found in wholes.items() if len(found) == 1}


def _held_offices(rows: Iterable[Attendance]) -> dict[str, set[str]]:
    """The last office words that each person is given, without country: 总统, 外长."""
    held: dict[str, set[str]] = {}
    for row in rows:
        held.setdefault(row.person, set()).update(_last_office(row.office))
    return held


def _last_office(title: str) -> list[str]:
    return [found.group() for found in people.offices().finditer(title)][-1:]


def _may_hold(title: str, offices: Collection[str]) -> bool:
    """Whether who has this title may be somebody with these offices: either has none, or one is shared.

    Relatives share a name, a country and a time, but no office.
    """
    own = _last_office(title)
    return not own or not offices or own[0] in offices


def _record(person: str, rows: Sequence[Attendance], known: Mapping[str, Meeting]) -> PersonRecord:
    held = [row for row in rows if known[row.meeting_id].status == "held"]
    dates = [known[row.meeting_id].date for row in held]
    roles = Counter(role for _, role in {(row.meeting_id, row.role) for row in held})
    offices: dict[str, list[str]] = {}
    for row in rows:
        if row.office:
            offices.setdefault(row.office, []).append(known[row.meeting_id].date)
    dated = [Office(title, edtf.earliest(given), edtf.latest(given)) for title, given in offices.items()]
    return PersonRecord(
        person,
        tuple(sorted({row.as_written for row in rows} - {person})),
        tuple(sorted(dated, key=lambda one: (one.first or "9999", one.title))),
        edtf.earliest(dates),
        edtf.latest(dates),
        len({row.meeting_id for row in held}),
        **{role: roles[role] for role in ("chair", "speaker", "attendee", "contributor", "guest", "visitor")},
    )
