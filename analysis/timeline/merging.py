"""Merges the reports of one meeting: which ones are of the same meeting, and what they disagree on.

Reports are of the same meeting by their name, their series and number, or
host and guest, on the same day. A report without a day (a year alone, or
nothing) joins the only meeting that its name fits. The opening, the sittings
and the closing of a session of several days are one meeting with the span of
their days; what is announced and what was held stay apart.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from itertools import combinations, pairwise

from analysis import edtf
from analysis.timeline import clusters, editions
from analysis.timeline.clusters import Clusters
from analysis.timeline.gathering import DatedGathering, Gathering
from analysis.timeline.matching import (
    distinct,
    is_building,
    is_counted,
    is_placeholder,
    moves,
    normalised_name,
    opens_or_closes,
    same_by_name,
    share_people,
    stem,
)
from analysis.timeline.meetings import head_nouns
from analysis.timeline.meetings.rules import Trait
from analysis.wording import message

__all__ = ["conflicts", "date_of", "groups", "normalised_name", "same_by_name"]

#: More different names on one day than this are merged by equal name only.
_CROWD = 300
#: The sittings of one session follow one another within so many days.
_NEXT_SITTING = 16
#: The sittings of one edition that the world or the nation holds: an assembly may sit for months.
_NEXT_OF_ASSEMBLY = 100
#: An article that says 近日 was published within so many days of what it reports.
_LOOKED_BACK = 14
#: A sitting is compared with so many before it of the same number or name.
_BEFORE = 8
#: A short name is compared with so many reports of its number before it and behind it.
_NEAR = 40
_NUMBERED = re.compile(r"第[一二三四五六七八九十百〇零\d]+次|届[一二三四五六七八九十百〇零\d]+[次中]")
_SHORTEST = 5
#: What each sitting of a meeting has of its own.
_OF_A_SITTING = {"conflict_time_of_day", "conflict_chair", "conflict_speaker"}


def groups(reports: Sequence[DatedGathering]) -> list[list[DatedGathering]]:
    """The reports grouped by meeting, in the order of the first report of each.

    In whatever order reports come, the groups are the same, and none holds two
    that are certainly of two meetings (`matching.are_apart`). Time is near
    linear: reports are compared within one day, one series number or one name only.
    """
    ordered = clusters.canonical(reports)
    made = clusters.Clusters(ordered)
    for join in (_join_equal, _join_same_day, _join_sittings, _join_short_names, _join_undated):
        join(ordered, made)
    place = {id(report): index for index, report in enumerate(ordered)}
    grouped: dict[int, list[DatedGathering]] = defaultdict(list)
    for report in reports:
        grouped[made.root(place[id(report)])].append(report)
    return list(grouped.values())


def _join_equal(reports: Sequence[DatedGathering], made: Clusters) -> None:
    """Equal name, or equal series and number, on one day."""
    met: dict[Hashable, list[int]] = defaultdict(list)
    for i, report in enumerate(reports):
        g = report.gathering
        when = _when(report, report.date)
        keys: list[Hashable] = [(g.status, _merge_class(g), normalised_name(g.name), when)]
        if g.series and g.session:
            keys.append((g.status, _merge_class(g), g.series, g.session, when))
        for key in keys if report.date else []:
            made.join_first(i, met[key])


def _when(report: DatedGathering, date: str) -> tuple[str, str]:
    """A date as reports share it: one without a year, or without a day, means the same within one source only."""
    day = edtf.is_whole(date) and edtf.precision(date) in ("day", "interval")
    return (date, "") if day else (date, report.gathering.source)


def _join_same_day(reports: Sequence[DatedGathering], made: Clusters) -> None:
    """On one day: a name that holds the other, one host with one guest, one series with and without its number."""
    days: dict[tuple, dict[tuple[str, int], int]] = defaultdict(dict)
    for i, report in enumerate(reports):
        if edtf.precision(report.date) in ("day", "interval"):
            name = normalised_name(report.gathering.name)
            for day in sorted(set(report.date.split("/"))):
                when = _when(report, day)
                key = report.gathering.status, _merge_class(report.gathering), when
                days[key].setdefault((name, made.root(i)), i)
    for by_name in days.values():
        if len(by_name) > _CROWD:
            continue
        gathered = [(by_name[name], reports[by_name[name]].gathering) for name in sorted(by_name)]
        numbers: dict[str, set[str]] = defaultdict(set)
        for _, g in gathered:
            numbers[g.series].add(g.session)
        for (i, one), (j, other) in combinations(gathered, 2):
            one_series = one.series == other.series and bool(one.series) and numbers[one.series] != {""}
            several = one_series and distinct([*numbers[one.series]])
            if several and not (is_counted(one.session) and one.session == other.session):
                continue
            if same_by_name(one, other) or one_series:
                made.join(i, j)


def _join_sittings(reports: Sequence[DatedGathering], made: Clusters) -> None:
    """The opening, the sittings and the closing of one meeting on several days, by its number or its name."""
    met: dict[Hashable, list[int]] = defaultdict(list)
    for i, report in enumerate(reports):
        g = report.gathering
        if not _is_dated(report) or _merge_class(g) != "gathering":
            continue
        if (
            g.series and g.session
        ):  # also one of the year that counts it: 2024年北方论坛, and 2024北方论坛 that closes
            met[g.status, g.series, g.session].append(i)
        if edition := editions.of(g.name):
            met[g.status, edition].append(i)
        name = stem(g.name)
        if len(name) >= _SHORTEST and name not in head_nouns.generic_names():
            met[g.status, name].append(i)
    for members in met.values():
        members.sort(key=lambda i: edtf.bounds(reports[i].date))
        for at, i in enumerate(members):
            for j in members[max(0, at - _BEFORE) : at]:
                if _one_session(reports[j], reports[i]):
                    made.join(j, i)


def _one_session(earlier: DatedGathering, later: DatedGathering) -> bool:
    """Whether two reports of one number or name are of one meeting: a day within the span of the other, or its next sitting."""
    one, other = earlier.gathering, later.gathering
    (first, last), (begin, end) = edtf.bounds(earlier.date), edtf.bounds(later.date)
    if begin <= last and (first, last) != (begin, end):
        return True
    edition = editions.of(one.name)
    of_one_edition = edition is not None and edition == editions.of(other.name)
    far = of_one_edition and edition is not None and edition.is_far_reaching
    if edtf.apart(last, begin) > (_NEXT_OF_ASSEMBLY if far else _NEXT_SITTING):
        return False
    if is_placeholder(one.name) and one.source != other.source and not share_people(one, other):
        return False
    numbered = one.session == other.session and _NUMBERED.search(one.name) and _NUMBERED.search(other.name)
    return of_one_edition or bool(numbered) or opens_or_closes(one) or opens_or_closes(other)


def _join_short_names(reports: Sequence[DatedGathering], made: Clusters) -> None:
    """One edition by its name in full and in short (第六届国际进口博览会, 第六届进博会), where just one name fits the short one."""
    met: dict[Hashable, list[tuple[tuple[str, str], str, int]]] = defaultdict(list)
    for i, report in enumerate(reports):
        edition = editions.of(report.gathering.name)
        if edition and _is_dated(report) and _merge_class(report.gathering) == "gathering":
            key = report.gathering.status, edition.number, edition.what[-1]
            met[key].append((edtf.bounds(report.date), edition.what, i))
    for members in met.values():
        members.sort()
        for at, (days, what, i) in enumerate(members):
            near = [
                (long, j)
                for other, long, j in members[max(0, at - _NEAR) : at + _NEAR]
                if _days_between(days, other) <= _NEXT_SITTING and editions.is_short_for(what, long)
            ]
            if len({long for long, _ in near}) == 1:
                for _, j in near:
                    made.join(j, i)


def _days_between(one: tuple[str, str], other: tuple[str, str]) -> int:
    """The days from the end of the earlier span to the beginning of the later one; 0 where they share a day."""
    earlier, later = sorted((one, other))
    return edtf.apart(earlier[1], later[0]) if earlier[1] < later[0] else 0


def _join_undated(reports: Sequence[DatedGathering], made: Clusters) -> None:
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
    met: dict[Hashable, list[int]] = defaultdict(list)
    for i in open_:
        report = reports[i]
        if head_nouns.is_anaphoric(report.gathering.name):
            continue
        near = [j for key in _keys(report) for j in dated.get(key, ()) if _compatible(report, reports[j])]
        fits = [j for j in made.roots(near) if made.may_join(j, i)]
        if len(fits) == 1:
            made.join(fits[0], i)
            continue
        where = report.gathering.source if report.gathering.status == "held" else ""
        made.join_first(i, met[_keys(report)[0], where, report.date])


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

    A month and a day without a year must be those of the dated report; one without any date (近日) must have been
    published shortly after it. What was held when a report was published is not what was held later.
    """
    one, other = undated.gathering, dated.gathering
    specific = one.kind != "event" or one.series or one.session or share_people(one, other)
    if one.source != other.source and not specific:  # 民众集会 is of any crowd
        return False
    first, last = edtf.bounds(undated.date)
    if (
        undated.gathering.status == "held"
        and undated.written
        and edtf.bounds(dated.date)[0] > undated.written
    ):
        return False
    if not edtf.is_whole(undated.date) and not _agree(undated.date, dated.date):
        return False
    if not first:
        same = undated.gathering.source == dated.gathering.source
        if undated.date and is_counted(undated.gathering.session):
            return True  # day and number agree
        if not undated.date and _was_shortly_before(dated, undated.written):
            return True
        return same or undated.gathering.status != "held" or bool(re.search("届", undated.gathering.session))
    return first <= edtf.bounds(dated.date)[0] <= last


def _was_shortly_before(dated: DatedGathering, written: str) -> bool:
    end = edtf.bounds(dated.date)[1]
    return bool(written) and end <= written and edtf.apart(end, written) <= _LOOKED_BACK


def _agree(open_date: str, date: str) -> bool:
    """Whether a date without a year may be a day of another one.

    >>> _agree("XXXX-05-22", "2024-05-22"), _agree("XXXX-XX-22", "2024-05-20/2024-05-22"), _agree("", "2024-05-22")
    (True, True, True)
    >>> _agree("XXXX-05-22", "2024-06-22")
    False
    """
    points = [point.replace("X", r"\d") for point in open_date.split("/")]
    return any(re.match(open_point, point) for open_point in points for point in date.split("/"))


def _merge_class(g: Gathering) -> str:
    """Meetings and events are merged with each other; receptions and visits only with their own kind."""
    return g.kind if g.kind in ("reception", "visit") else "gathering"


def date_of(reports: Sequence[DatedGathering], best: DatedGathering) -> str:
    """The date of a merged row: the span of its sittings or of a tour, else the date of the report that says most.

    Reports of one sitting that contradict each other make no span. A part of a month, and the days of a journey
    to the meeting, count only where no report is more exact. `reports` stand in their order of rank.
    """
    held = [one for one in reports if _is_dated(one) and one.gathering.status == best.gathering.status]
    if _is_dated(best) and (exact := [one for one in held if not _is_roughly_dated(one)]):
        held = exact
        best = best if best in exact else exact[0]
    spans = {edtf.bounds(one.date) for one in held}
    sessions = any(
        opens_or_closes(one.gathering)
        or "届" in one.gathering.session
        or "/" in one.date
        or editions.of(one.gathering.name)
        for one in held
    )
    if len(spans) < 2 or not sessions or not _is_dated(best) or best.gathering.kind == "reception":
        return best.date
    first, last = min(begin for begin, _ in spans), max(end for _, end in spans)
    return first if first == last else f"{first}/{last}"


def _is_roughly_dated(report: DatedGathering) -> bool:
    """Whether a report's days are a part of a month (11月初), or those of who attended: 14日至17日赴云港出席论坛并访问海州."""
    g = report.gathering
    of_a_stay = "/" in report.date and g.rule.has(Trait.DAYS_OF_A_STAY)
    return of_a_stay or (g.when is not None and g.when.is_part_of_month)


def conflicts(reports: Iterable[DatedGathering], date: str = "") -> tuple[str, ...]:
    """Messages on what the reports of one meeting disagree on: date, time of day, place, number, bodies and people.

    A day within `date`, the span of the row, is no contradiction, and neither are rough days around it or a
    venue that shares words with the other; reports of different days may differ in time of day, chair and speaker,
    and those of a tour in its stops.
    """
    reports = list(reports)
    first, last = edtf.bounds(date)
    sittings = len({one.date for one in reports if _is_dated(one)}) > 1 and first < last
    found = []
    for code, value in (
        ("conflict_date", lambda r: r.date if _is_dated(r) and not _fits(r, first, last) else ""),
        ("conflict_time_of_day", lambda r: r.gathering.when.time_of_day if r.gathering.when else ""),
        ("conflict_session", lambda r: r.gathering.session if is_counted(r.gathering.session) else ""),
        ("conflict_venue", lambda r: r.gathering.venue),
        ("conflict_body", lambda r: "、".join(r.gathering.body)),
        ("conflict_chair", lambda r: "、".join(sorted(r.gathering.roles.chair))),
        ("conflict_speaker", lambda r: "、".join(sorted(r.gathering.roles.speakers))),
    ):
        lead = reports[0].gathering
        stops = code == "conflict_venue" and (lead.kind == "visit" or moves(lead.name))
        if sittings and (stops or code in _OF_A_SITTING):
            continue
        told: dict[str, str] = {}
        for report in reports:
            if value(report):
                told.setdefault(value(report), report.gathering.article_id)
        if code == "conflict_date" and told and date:
            told = {date: reports[0].gathering.article_id} | told if date not in told else told
        if code == "conflict_venue" and _compatible_places(list(told)):
            continue
        if len(told) > 1:
            found.append(message(code, told=" / ".join(f"{what} ({where})" for what, where in told.items())))
    return tuple(found)


def _fits(report: DatedGathering, first: str, last: str) -> bool:
    begin, end = edtf.bounds(report.date)
    return _within(report.date, first, last) or (_is_roughly_dated(report) and begin <= first and last <= end)


def _within(date: str, first: str, last: str) -> bool:
    begin, end = edtf.bounds(date)
    return bool(first) and first < last and first <= begin and end <= last


def _compatible_places(venues: Sequence[str]) -> bool:
    """Whether venues may be the same place at different precision: 江苏省苏州市, 苏州; or a building and its city.

    >>> _compatible_places(["江苏省苏州市", "苏州"]), _compatible_places(["苏州会议中心", "北京人民大会堂"])
    (True, False)
    >>> _compatible_places(["云港", "青江大礼堂"]), _compatible_places(["云港", "青江"])
    (True, False)
    """
    told = [(is_building(venue), set(pairwise(venue))) for venue in venues if len(venue) > 1]
    return all(a != b or one & other for (a, one), (b, other) in combinations(told, 2))
