"""The row of a meeting, made of all reports of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from analysis import edtf
from analysis.records import Meeting
from analysis.timeline import copies as copied
from analysis.timeline import editions, merging
from analysis.timeline.gathering import DatedGathering, Gathering
from analysis.timeline.meetings.series import without_ceremony
from analysis.timeline.people.roles import Roles

_Value = TypeVar("_Value")


def meeting(group: Sequence[DatedGathering], copies: Mapping[tuple, list[Gathering]]) -> Meeting:
    """One row of one or several reports: the most complete one leads, the others add what it lacks."""
    ranked = sorted(group, key=_completeness, reverse=True)
    best = ranked[0]
    lead, told = best.gathering, [one.gathering for one in ranked]
    mentioned = [g for one in group for g in (one.gathering, *copies.get(copied.key(one.gathering), ()))]
    whole = merging.date_of(ranked, best)
    named = [(g.name, g.series) for g in told if g.kind == lead.kind]
    if "/" in whole and len(group) > 1:  # it lasted: its name is not that of its opening or of a part
        named = [
            (editions.whole_name(without_ceremony(name)), without_ceremony(series)) for name, series in named
        ]
    name = max((name for name, _ in named), key=lambda name: (len(name), name))
    series = _first((series for one, series in named if one == name), "")
    series = series or _first((g.series for g in told), "")
    date_start, date_end = edtf.bounds(whole)
    roles = _merged_roles([g.roles for g in told])
    return Meeting(
        meeting_id=meeting_id(lead.source, lead.start, name),
        kind=lead.kind,
        status=lead.status,
        name=name,
        source=lead.source,
        start=lead.start,
        end=lead.end,
        evidence=lead.evidence,
        rule=lead.rule.value,
        date=whole,
        date_start=date_start,
        date_end=date_end,
        date_precision=edtf.precision(whole),
        time_of_day=_time_of_day(ranked, whole),
        year_basis=best.basis,
        year_confidence=best.confidence,
        year_reasons=best.reasons,
        year_others=best.others,
        series=series,
        session=_first((g.session for g in told), ""),
        body=_first((g.body for g in told), ()),
        chair=roles.chair,
        speakers=roles.speakers,
        attendees=roles.attendees,
        titles=roles.titles,
        form=_first((g.form for g in told), ""),
        venue=_first((g.venue for g in told), ""),
        agenda=_first((g.agenda for g in told), ""),
        article_ids=tuple(dict.fromkeys(g.article_id for g in mentioned)),
        mentions=tuple((g.source, g.start, g.end) for g in mentioned),
        conflicts=merging.conflicts(ranked, whole),
    )


def _time_of_day(ranked: Sequence[DatedGathering], whole: str) -> str:
    """The time of day by the reports of the row's date; none where it is several days of which reports tell one."""
    told = [one for one in ranked if one.date in ("", whole)]
    if "/" in whole and len(told) < len(ranked):
        return ""
    return _first((one.gathering.when.time_of_day for one in told if one.gathering.when), "")


def _merged_roles(told: Sequence[Roles]) -> Roles:
    """The roles that the first report gives, each from the next one where it gives none."""
    return Roles(
        _first((one.chair for one in told), ()),
        _first((one.speakers for one in told), ()),
        _first((one.attendees for one in told), ()),
        _first((one.contributors for one in told), ()),
        tuple({name: title for one in reversed(told) for name, title in one.titles}.items()),
    )


def _first(values: Iterable[_Value], default: _Value) -> _Value:
    """The first value that is not empty."""
    return next((value for value in values if value), default)


def _completeness(one: DatedGathering) -> int:
    """How much a report says: a day counts most, then whether it is its article's news, then who led."""
    g = one.gathering
    dated = edtf.is_whole(one.date) and edtf.precision(one.date) in ("day", "interval")
    return dated * 4 + g.lead * 2 + bool(g.roles.chair or g.roles.speakers)


def meeting_id(source: str, start: int, name: str) -> str:
    """An id that is stable over reruns: made of the place of the evidence and the name.

    >>> meeting_id("page.txt", 12, "市委全会")
    'm2077cfbb84'
    """
    return "m" + hashlib.sha1(f"{source}\n{start}\n{name}".encode(), usedforsecurity=False).hexdigest()[:10]
