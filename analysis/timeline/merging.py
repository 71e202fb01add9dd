"""Merges the reports of one meeting: which ones are of the same meeting, and what they disagree on.

Reports are of the same meeting by their name, their series and number, or
host and guest, on the same day. A report without a day (a year alone, or
nothing) joins the only meeting that its name fits. Opening, sittings and
closing of a counted meeting are one that lasts from the first to the last.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date

from analysis import edtf
from analysis.timeline.gathering import DatedGathering, Gathering
from analysis.timeline.meetings import Rule, head_nouns
from analysis.wording import message

#: More different names on one day than this are merged by equal name only.
_CROWD = 300
#: At most so many places may have a meeting of one name on one day.
_PLACES = 40
#: Days that may pass between two reports of one counted meeting: the Asian Games last sixteen.
_LASTS = 16
_PLACEHOLDER = re.compile(r"全?[省市县区州盟旗]")
_OPTIONAL = re.compile(r"[“”‘’「」『』\s（）()]|^全[市省区县国]|^(?:中共|中国共产党)|一行$|(?:扩大)")


def normalised_name(name: str) -> str:
    """A name without what some writers add and others omit.

    >>> normalised_name("“2023从都国际论坛”开幕式"), normalised_name("全市安全生产电视电话会议")
    ('2023从都国际论坛开幕式', '安全生产电视电话会议')
    """
    return _OPTIONAL.sub("", name)


def groups(reports: Sequence[DatedGathering]) -> list[list[DatedGathering]]:
    """The reports grouped by meeting, in the order of the first report of each.

    Time is near linear: reports are compared within one day, one series
    number or one name only.
    """
    parent = list(range(len(reports)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    def join(i: int, j: int) -> None:
        a, b = sorted((root(i), root(j)))
        parent[b] = a

    _join_equal(reports, join)
    _join_same_day(reports, join)
    _join_sittings(reports, join)
    _join_undated(reports, join, root)
    grouped: dict[int, list[DatedGathering]] = defaultdict(list)
    for i, report in enumerate(reports):
        grouped[root(i)].append(report)
    return [grouped[key] for key in sorted(grouped)]


def _join_equal(reports: Sequence[DatedGathering], join: Callable[[int, int], None]) -> None:
    """Equal name, or equal series and number, on one day, unless they are of two places."""
    met: dict[Hashable, list[int]] = defaultdict(list)
    for i, report in enumerate(reports):
        g = report.gathering
        when = _when(report, report.date)
        keys: list[Hashable] = [(g.status, _merge_class(g), normalised_name(g.name), when)]
        if g.series and g.session:
            keys.append((g.status, _merge_class(g), g.series, g.session, when))
        for key in keys if report.date else []:
            same = next(
                (j for j in met[key][:_PLACES] if not different_places(reports[j].gathering, g)), None
            )
            if same is None:
                met[key].append(i)
            else:
                join(same, i)


def _when(report: DatedGathering, date: str) -> tuple[str, str]:
    """A date as reports share it: one without a year means the same day within one source only."""
    return (date, "") if edtf.is_whole(date) else (date, report.gathering.source)


def different_places(one: Gathering, other: Gathering) -> bool:
    """Whether two gatherings of one name were in different places: 省委常委会会议 of two provinces.

    The name has 省, 市 or 县 without saying which, the sources differ, and nobody
    has a role in both.
    """
    if one.source == other.source or not _PLACEHOLDER.match(one.name):
        return False
    here, there = ({*g.roles.chair, *g.roles.speakers, *g.roles.attendees} for g in (one, other))
    return bool(here) and bool(there) and not here & there


def _join_same_day(reports: Sequence[DatedGathering], join: Callable[[int, int], None]) -> None:
    """On one day: a name that holds the other, one host with one guest, one series with and without its number."""
    days: dict[tuple, list[int]] = defaultdict(list)
    for i, report in enumerate(reports):
        if edtf.precision(report.date) in ("day", "interval"):
            for day in sorted(set(report.date.split("/"))):
                when = _when(report, day)
                days[report.gathering.status, _merge_class(report.gathering), when].append(i)
    for members in days.values():
        distinct = {normalised_name(reports[i].gathering.name): i for i in reversed(members)}
        if len(distinct) > _CROWD:
            continue
        gathered = [(distinct[name], reports[distinct[name]].gathering) for name in sorted(distinct)]
        numbers: dict[str, set[str]] = defaultdict(set)
        for _, g in gathered:
            numbers[g.series].add(g.session)
        for at, (i, one) in enumerate(gathered):
            for j, other in gathered[at + 1 :]:
                counted = one.series and one.series == other.series and len(numbers[one.series] - {""}) == 1
                if (same_meeting(one, other) or counted) and not different_places(one, other):
                    join(i, j)


def _join_sittings(reports: Sequence[DatedGathering], join: Callable[[int, int], None]) -> None:
    """Opening, sittings and closing: one series and number within days of each other, one of them an opening or a closing."""
    counted: dict[Hashable, list[int]] = defaultdict(list)
    for i, report in enumerate(reports):
        g = report.gathering
        if g.series and g.session and g.status == "held" and _is_dated(report):
            counted[_merge_class(g), g.series, g.session].append(i)
    for members in counted.values():
        members.sort(key=lambda i: edtf.bounds(reports[i].date))
        clusters: list[list[int]] = []
        for i in members:
            if clusters and _days_between(reports[clusters[-1][-1]], reports[i]) <= _LASTS:
                clusters[-1].append(i)
            else:
                clusters.append([i])
        for first, *others in clusters:
            if any(is_opening_or_closing(reports[j]) for j in (first, *others)):
                for j in others:
                    if not different_places(reports[first].gathering, reports[j].gathering):
                        join(first, j)


def is_opening_or_closing(report: DatedGathering) -> bool:
    """Whether a report says that a meeting was opened or closed."""
    return report.gathering.rule is Rule.OPENED


def _days_between(one: DatedGathering, other: DatedGathering) -> int:
    last, first = edtf.bounds(one.date)[1], edtf.bounds(other.date)[0]
    return (date.fromisoformat(first) - date.fromisoformat(last)).days


def span(reports: Sequence[DatedGathering], best: str) -> str:
    """The date of a meeting: from the first to the last day where it was opened or closed, else the `best` report's.

    Parameters
    ----------
    best : str
        EDTF.
    """
    if not any(map(is_opening_or_closing, reports)) or not edtf.is_whole(best):
        return best
    bounds = [edtf.bounds(one.date) for one in reports if _is_dated(one)]
    if not bounds:
        return best
    first, last = min(first for first, _ in bounds), max(last for _, last in bounds)
    return first if first == last else f"{first}/{last}"


def same_meeting(one: Gathering, other: Gathering) -> bool:
    """Whether two gatherings of one day and class are of the same meeting, by their names.

    Meetings and events: one plain name holds the other, and both name more
    than a kind. Receptions: the host is the same, and a guest.
    """
    a, b = normalised_name(one.name), normalised_name(other.name)
    if one.kind == "reception":
        host_a, _, guest_a = a.partition("会见")
        host_b, _, guest_b = b.partition("会见")
        if host_a != host_b or not guest_a or not guest_b:
            return a in b or b in a
        return guest_a in guest_b or guest_b in guest_a or guest_a[-3:] == guest_b[-3:]
    if one.session and other.session and one.session != other.session:
        return False
    short = min(a, b, key=len)
    return len(short) >= 5 and (a in b or b in a)


def _join_undated(
    reports: Sequence[DatedGathering], join: Callable[[int, int], None], root: Callable[[int], int]
) -> None:
    """A report without a day joins the one meeting of its name, or of its series and number, where just one fits.

    Held meetings look in their own source first; what is only referred to
    joins others of its name. An anaphoric name (会议) joins nothing.
    """
    dated: dict[Hashable, list[int]] = defaultdict(list)
    open_: list[int] = []
    for i, report in enumerate(reports):
        if _is_dated(report):
            for key in _keys(report):
                dated[key].append(i)
        else:
            open_.append(i)
    first: dict[Hashable, int] = {}
    for i in open_:
        report = reports[i]
        if head_nouns.is_anaphoric(report.gathering.name):
            continue
        fits: set[int] = set()
        for key in _keys(report):
            fits |= {root(j) for j in dated.get(key, ()) if _compatible(report, reports[j])}
        if len(fits) == 1:
            join(fits.pop(), i)
            continue
        where = report.gathering.source if report.gathering.status == "held" else ""
        for key in _keys(report)[:1]:
            join(first.setdefault((key, where, report.date), i), i)


def _is_dated(report: DatedGathering) -> bool:
    """Whether a report gives the day with its year."""
    return edtf.is_whole(report.date) and edtf.precision(report.date) in ("day", "interval")


def _keys(report: DatedGathering) -> list[Hashable]:
    g = report.gathering
    keys: list[Hashable] = [(g.status, _merge_class(g), normalised_name(g.name))]
    if g.series and re.search("[届-]", g.session):
        keys.append((g.status, _merge_class(g), g.series, g.session))
    return keys


def _compatible(undated: DatedGathering, dated: DatedGathering) -> bool:
    """Whether a day is within the year that the undated report gives, or both are in one source.

    A month and a day without a year must be those of the dated report.
    """
    first, last = edtf.bounds(undated.date)
    if undated.date and not first and not _agree(undated.date, dated.date):
        return False
    if not first:
        same = undated.gathering.source == dated.gathering.source
        return same or undated.gathering.status != "held" or bool(re.search("届", undated.gathering.session))
    return first <= edtf.bounds(dated.date)[0] <= last


def _agree(open_date: str, date: str) -> bool:
    """Whether a date without a year may be a day of another one.

    >>> _agree("XXXX-05-22", "2024-05-22"), _agree("XXXX-XX-22", "2024-05-20/2024-05-22"), _agree("XXXX-05-22", "2024-06-22")
    (True, True, False)
    """
    points = [point.replace("X", r"\d") for point in open_date.split("/")]
    return any(re.match(open_point, point) for open_point in points for point in date.split("/"))


def _merge_class(g: Gathering) -> str:
    """Meetings and events are merged with each other; receptions and visits only with their own kind."""
    return g.kind if g.kind in ("reception", "visit") else "gathering"


def conflicts(reports: Iterable[DatedGathering]) -> tuple[str, ...]:
    """Messages on what the reports of one meeting disagree on: date, time of day, chair, main speaker."""
    found = []
    reports = list(reports)
    # the sittings of a meeting that lasts have each their day, hour, chair and speakers
    days = {one.date for one in reports if _is_dated(one)}
    if len(days) > 1 and any(map(is_opening_or_closing, reports)):
        return ()
    for code, value in (
        ("conflict_date", lambda r: r.date if _is_dated(r) else ""),
        ("conflict_time_of_day", lambda r: r.gathering.when.time_of_day if r.gathering.when else ""),
        ("conflict_chair", lambda r: "、".join(sorted(r.gathering.roles.chair))),
        ("conflict_speaker", lambda r: "、".join(sorted(r.gathering.roles.speakers))),
    ):
        told: dict[str, str] = {}
        for report in reports:
            if value(report):
                told.setdefault(value(report), report.gathering.article_id)
        if len(told) > 1:
            found.append(message(code, told=" / ".join(f"{what} ({where})" for what, where in told.items())))
    return tuple(found)
