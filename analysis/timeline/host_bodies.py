"""The bodies of a meeting: that of who led it where no report names one, and the place that each belongs to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from analysis.records import Meeting
from analysis.timeline import known_places
from analysis.timeline import own_names as own_name_rows
from analysis.timeline.gathering import DatedGathering, Gathering
from analysis.timeline.meetings import bodies
from analysis.timeline.meetings.series import standing_forum

#: An office that a person has in this share of the reports that name one is the person's office where a report names none.
_USUAL = 0.8


def with_hosts(
    meetings: Iterable[Meeting],
    groups: Iterable[Sequence[DatedGathering]],
    named: own_name_rows.OwnNames,
    renamed: Mapping[str, tuple[str, ...]],
) -> tuple[list[Meeting], dict[str, tuple[str, ...]]]:
    """The meetings, those without a body with the one of who led it, under the user's names; and what these changed."""
    changed, found = dict(renamed), []
    groups = list(groups)
    offices = _offices(groups)
    for meeting, group in zip(meetings, groups, strict=True):
        host = "" if meeting.body else _host(meeting, offices)
        if not (meeting.body or host or changes_of(group, renamed)):
            host = standing_forum(meeting.series, meeting.name)
        if host:
            body, messages = own_name_rows.body(host, named, _places(one.gathering for one in group))
            meeting = replace(meeting, body=(body,))
            key = group[0].gathering.key
            if messages:
                changed[key] = (*changed.get(key, ()), *messages)
        found.append(meeting)
    return found, changed


def _host(meeting: Meeting, offices: Mapping[str, str]) -> str:
    """The body whose working meeting it is, by the offices of who led it; "" where they say none."""
    if meeting.kind != "meeting":
        return ""
    titles = dict(meeting.titles)

    def office(person: str) -> str:
        said = titles.get(person, "")
        return said if bodies.of_office(said) else offices.get(person, "")

    led = ([office(person) for person in who] for who in (meeting.chair, meeting.speakers))
    return bodies.of_hosts(meeting.name, *led)


def _offices(groups: Iterable[Sequence[DatedGathering]]) -> dict[str, str]:
    """The usual office of each person whom the corpus names mostly with offices of one body."""
    named: dict[str, Counter[str]] = defaultdict(Counter)
    titles: dict[tuple[str, str], str] = {}
    for report in chain.from_iterable(groups):
        for person, title in report.gathering.roles.titles:
            if body := bodies.of_office(title):
                named[person][body] += 1
                titles.setdefault((person, body), title)
    usual = {person: counts.most_common(1)[0] for person, counts in named.items()}
    return {
        person: titles[person, body]
        for person, (body, times) in usual.items()
        if times >= _USUAL * named[person].total()
    }


def in_full(meeting: Meeting, reports: Iterable[Gathering]) -> Meeting:
    """The meeting, its bodies and series with the place that its reports give: 四川省政府 for 省政府."""
    places = _places(reports)
    return replace(
        meeting,
        body_full=tuple(known_places.in_full(body, places) for body in meeting.body),
        series_full=known_places.in_full(meeting.series, places),
    )


def _places(reports: Iterable[Gathering]) -> tuple[str, ...]:
    """The places of the first report whose article gives any."""
    return next((one.places for one in reports if one.places), ())


def changes_of(group: Sequence[DatedGathering], renamed: Mapping[str, tuple[str, ...]]) -> list[str]:
    """What the user's own rows changed of the reports of one meeting, as messages."""
    return [one for dated in group for one in renamed.get(dated.gathering.key, ())]
