"""From the scans of all documents to the timeline: years inferred, reports merged, gaps listed."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from types import MappingProxyType
from typing import TypeVar

import pandas as pd

from analysis import edtf
from analysis.records import Article, ArticleDate, Attendance, Document, Meeting, PersonRecord
from analysis.settings import WINDOW
from analysis.tables import HOURS
from analysis.timeline import corrections as corrected
from analysis.timeline import dates, gaps, known_places, merging, namesakes, own_dates, years
from analysis.timeline import own_names as own_name_rows
from analysis.timeline import own_years as own_year_rows
from analysis.timeline.article_dates import date_articles
from analysis.timeline.attendance import attendance, register
from analysis.timeline.dates import TimeExpression
from analysis.timeline.gathering import DatedGathering, Gathering
from analysis.timeline.matching import are_apart
from analysis.timeline.meetings import bodies
from analysis.timeline.meetings.decided_on import decision_end
from analysis.timeline.meetings.series import standing_forum, without_ceremony
from analysis.timeline.people.roles import Roles
from analysis.timeline.scan import Scan, scan

#: News that is older than this, in days, is background unless the article gives it first.
RECENT = 12
#: What an article gives first is background where it is older than this, in days.
LONG_AGO = 200
#: 今年1月31日 is background where its article is that many days later: news does not say its own year.
LOOKED_BACK = 45
#: An office that a person has in this share of the reports that name one is the person's office where a report names none.
_USUAL = 0.8
#: The year of a day or of a month, not that of a season or a quarter (2023-36).
_YEAR = re.compile(r"\d{4}-(?=(?:0[1-9]|1[0-2])(?:-\d\d)?(?:/|$))")
#: Any leap year: in it each day that a text may name exists.
_LEAP_YEAR = 2000


@dataclass(frozen=True)
class Timeline:
    """The meetings of a corpus by date, and what is missing between them."""

    meetings: tuple[Meeting, ...]
    gaps: pd.DataFrame = field(default_factory=pd.DataFrame)
    warnings: tuple[str, ...] = ()
    article_dates: Mapping[str, ArticleDate] = field(default_factory=dict)  #: by article id
    attendance: tuple[Attendance, ...] = ()  #: in the order of the meetings
    people: tuple[PersonRecord, ...] = ()  #: those at most meetings first


def assemble(
    scans: Sequence[Scan],
    articles: Iterable[Article],
    *,
    repeats: Mapping[str, str] = MappingProxyType({}),
    texts: Mapping[str, str] = MappingProxyType({}),
    corrections: str = "",
    own_years: str = "",
    own_names: Mapping[str, str] = MappingProxyType({}),
    window: tuple[str, str] | None = WINDOW,
) -> Timeline:
    """The timeline of all scans.

    Parameters
    ----------
    scans, articles
        Of the same sources.
    repeats : mapping
        The paragraphs that repeat another one (`corpus.settle`), and which: what they report is
        reported there, and they are named as a further source of it.
    texts : mapping
        The text of each source, where there are corrections that add to it, or own years.
    corrections : str
        The text of a ``corrections.csv``, or "".
    own_years : str
        The text of a ``years.csv``, or "".
    own_names : mapping of str to str
        The texts of ``series.csv``, ``bodies.csv`` and ``people.csv``, those that there are.
    window : tuple of str or None
        First and last month that the gaps look at; None: the whole years of the dated texts.

    Raises
    ------
    InputFault
        Where one of the user's own files is at fault, naming file and line.
    """
    asked = corrected.read(corrections)
    own = own_year_rows.read(own_years)
    named = own_name_rows.read(own_names)
    known = {article.article_id: article for article in articles}
    repeats = _of_one_report(scans, repeats, known)
    gatherings = [_announced(g) for scan in scans for g in scan.gatherings if g.paragraph_id not in repeats]
    gatherings, renamed = own_name_rows.applied(gatherings, named)
    own_cues = own_year_rows.cues(own, known.values(), texts)
    dated = namesakes.told_apart(_with_statuses(_settle(gatherings, known, scans, own, own_cues), known))
    copies = _copies(scans, repeats)
    groups = list(merging.groups(dated))
    found = [_meeting(group, copies) for group in groups]
    found, renamed = _with_hosts(found, groups, named, renamed)
    reports = {
        meeting.meeting_id: [one.gathering for one in group]
        for meeting, group in zip(found, groups, strict=True)
    }
    found = [
        replace(meeting, corrected=tuple(dict.fromkeys(said))) if (said := _own(group, renamed)) else meeting
        for meeting, group in zip(found, groups, strict=True)
    ]
    warnings = own_name_rows.without_effect(named, renamed, ((g.name, g.series) for g in gatherings))
    warnings += own_year_rows.without_effect(own, own_cues, (g.series for g in gatherings))
    if asked or own:
        # Before corrections are applied: a slip in one would widen the span that it is compared with.
        before = date_articles(known.values(), found).values()
        warnings += own_dates.far_from_texts(asked, own, [one.date for one in before])
    if asked:
        found, complaints = corrected.apply(found, asked, texts)
        warnings += complaints
    found = [_in_full(meeting, reports.get(meeting.meeting_id, ())) for meeting in found]
    found.sort(
        key=lambda m: (
            m.date_start or "9999",
            m.date or "~",
            HOURS[m.time_of_day],
            m.name,
            m.meeting_id,
        )
    )
    article_dates = date_articles(known.values(), found)
    written = [dated.date for dated in article_dates.values()]
    held = [meeting.date for meeting in found if meeting.status == "held"]
    shown = window or edtf.whole_years(written) or edtf.whole_years(held)
    missing = gaps.find(found, written, shown)
    attended = attendance(found, reports)
    return Timeline(
        tuple(found),
        missing,
        tuple(warnings),
        article_dates,
        tuple(attended),
        tuple(register(attended, found)),
    )


def _in_full(meeting: Meeting, reports: Iterable[Gathering]) -> Meeting:
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


def _own(group: Sequence[DatedGathering], renamed: Mapping[str, tuple[str, ...]]) -> list[str]:
    """What the user's own rows changed of the reports of one meeting, as messages."""
    return [one for dated in group for one in renamed.get(dated.gathering.key, ())]


def check_own(
    *, corrections: str = "", own_years: str = "", own_names: Mapping[str, str] = MappingProxyType({})
) -> None:
    """Read the user's own files, as `assemble` takes them, for their faults alone."""
    corrected.read(corrections)
    own_year_rows.read(own_years)
    own_name_rows.read(own_names)


def build(documents: Sequence[Document], **options) -> Timeline:
    """The timeline of documents that are all at hand, with the options of `assemble`."""
    return assemble(
        [scan(document) for document in documents],
        [article for document in documents for article in document.articles],
        repeats={
            p.paragraph_id: p.repeat_of for document in documents for p in document.paragraphs if p.repeat_of
        },
        texts={document.source.name: document.source.text for document in documents},
        **options,
    )


def _settle(
    gatherings: Sequence[Gathering],
    articles: dict[str, Article],
    scans: Sequence[Scan],
    own: Sequence[own_year_rows.OwnYear],
    own_cues: Sequence[years.Cue],
) -> list[DatedGathering]:
    """Each gathering with its date, its year weighed over all scans."""
    months = _only_months(gatherings)
    asked = [_asked(g, articles[g.article_id].published, months.get(g.article_id, "")) for g in gatherings]
    cues = [cue for scan in scans for cue in scan.cues]
    cues += own_cues
    verdicts = years.settle([*asked, *own_year_rows.sittings(own)], cues)
    return [_dated(g, one, verdict) for g, one, verdict in zip(gatherings, asked, verdicts)]


def _announced(g: Gathering) -> Gathering:
    """A gathering that another one decides to convene (决定……9月26日召开), as planned and by its name alone."""
    end = decision_end(g.name)
    if not end or g.status != "held" or g.kind != "meeting":
        return g
    return replace(g, status="planned", name=g.name[end:])


def _only_months(gatherings: Iterable[Gathering]) -> dict[str, str]:
    """The month of each article that names only one beside the days of its news, as ``XXXX-03``.

    Days without a month are of it, before it is named too: 25日，……。24日，……。3月22日，…….
    """
    named: dict[str, set[str]] = {}
    for g in gatherings:
        if g.status == "held" and g.when is not None and g.when.anchor != "year":
            days = {*g.when.value.split("/"), g.previous}
            named.setdefault(g.article_id, set()).update(day[5:7] for day in days if day[5:7].isdigit())
    return {
        article: f"XXXX-{month}" for article, months in named.items() if len(months) == 1 for month in months
    }


def _asked(g: Gathering, published: str, month: str) -> years.Dated:
    """What is asked of `years.settle`: the day with its year open, and what bears on it.

    `month` is the only one that its article names, or "".
    """
    value = ""
    if g.when is not None:
        value = g.when.value
        if g.when.anchor == "previous":
            if g.when.unit == "year" and edtf.is_whole(g.previous):  # 2021年5月6日……同年8月3日
                value = dates.resolve(g.when, previous=g.previous)
            else:
                value = _opened(_in_month(g.previous, published, "")) if g.previous else ""
        elif g.status == "planned" and (ahead := _ahead(value, published)):
            value = ahead
        elif g.when.anchor != "year" and not edtf.is_whole(value):
            given = dates.resolve(g.when, published=published or None, previous=g.previous or None)
            named = g.previous if g.previous[5:7].isdigit() else month
            value = _opened(given) if given else _in_month(value, published, named)
    return years.Dated(
        key=g.key,
        article_id=g.article_id,
        source=g.source,
        value=value,
        offset=(g.when.offset or 0) if g.when is not None and g.when.anchor == "year" else 0,
        year_of_writing=g.when is not None and g.when.anchor == "year",
        published=_latest(published),
        at=g.at,
        series=g.series,
        session=g.session,
        planned=g.status == "planned",
        weekday=g.when.weekday if g.when else 0,
        words=g.when.text if g.when else "",
    )


def _latest(published: str) -> str:
    """The last day on which it can have been published; "" where not even the month is known.

    >>> _latest("2024-02-05"), _latest("2024-02"), _latest("2024")
    ('2024-02-05', '2024-02-29', '')
    """
    return edtf.bounds(published)[1] if edtf.precision(published) in ("day", "month") else ""


def _ahead(value: str, published: str) -> str:
    """A day without month that is announced: the first such day from publication on, its year open; else "".

    >>> _ahead("XXXX-XX-05", "2023-11-03"), _ahead("XXXX-XX-02", "2023-11-03"), _ahead("XXXX-05-02", "2023-11-03")
    ('XXXX-11-05', 'XXXX-12-02', '')
    """
    if not re.fullmatch(r"XXXX-XX-\d\d", value) or edtf.precision(published) != "day":
        return ""
    year, month, day = int(published[:4]), int(published[5:7]), int(value[8:])
    for later in range(3):  # a month may lack a 31st
        place = month - 1 + later
        point = f"{year + place // 12:04}-{place % 12 + 1:02}-{day:02}"
        if point >= published and edtf.is_day(*map(int, point.split("-"))):
            return _opened(point)
    return ""


def _in_month(value: str, published: str, previous: str) -> str:
    """A day without month (``XXXX-XX-16``) in the month of the day named before, or of publication."""
    if not value.startswith("XXXX-XX-") or "-XX-XX" in value:
        return "" if "-XX-XX" in value or value == "XXXX-XX" else value
    if published:
        return dates.resolve(TimeExpression(0, 0, "", value), published=published, previous=previous or None)
    month = previous[5:7]
    if not month.isdigit():
        return value
    return "/".join(f"{previous[:4]}-{month}-{point[8:10]}" for point in value.split("/"))


def _opened(value: str) -> str:
    """A whole value with its year open, so that the year is weighed and not taken.

    >>> _opened("2023-10-07/2023-10-08"), _opened("2023-10"), _opened("2023")
    ('XXXX-10-07/XXXX-10-08', 'XXXX-10', '')
    """
    return _YEAR.sub("XXXX-", value) if "-" in value else ""


def _dated(g: Gathering, asked: years.Dated, verdict: years.Verdict) -> DatedGathering:
    """The date that the verdict's year makes; none where only the publication speaks for the year.

    Where the year is withheld, month and day are kept: ``XXXX-01-29``.
    """
    value = verdict.date
    if verdict.year is None:
        value = _without_year(g.when, asked.value)
    if (
        g.when is not None
        and g.when.anchor == "previous"
        and edtf.is_whole(value)
        and verdict.basis != "explicit"
    ):
        value = dates.resolve(g.when, previous=value)
    if g.when is not None and g.when.is_lunar and verdict.year is not None:
        value = dates.resolve(g.when, year=verdict.year)
    if g.when is None and verdict.basis == "published":
        return DatedGathering(g, "", written=asked.published)
    if g.when is not None and edtf.precision(value) == "year" and g.when.anchor in ("published", "previous"):
        value = "" if verdict.basis == "published" else value
    basis = verdict.basis if edtf.bounds(value)[0] else "none"
    return DatedGathering(
        g, value, basis, verdict.confidence, verdict.reasons, verdict.others, asked.published
    )


def _without_year(when: TimeExpression | None, value: str) -> str:
    """Month and day of a date without a year, or the day alone; "" where the words give neither.

    >>> from analysis.timeline.dates import find
    >>> _without_year(find("1月29日")[0], "XXXX-01-29"), _without_year(find("次日")[0], "XXXX-12-31")
    ('XXXX-01-29', 'XXXX-01-01')
    """
    if when is None or when.is_lunar or not value.startswith("XXXX-") or "-XX-XX" in value or len(value) < 7:
        return ""
    if when.anchor != "previous":
        return value
    if "-XX" in value:  # 16日……次日: the month may end between them
        return ""
    return _opened(dates.resolve(when, previous=edtf.fill(value, year=_LEAP_YEAR)))


def _with_statuses(dated: Sequence[DatedGathering], articles: dict[str, Article]) -> list[DatedGathering]:
    """Each gathering with its status in the light of its date.

    What is dated after publication is planned. What an article reports apart
    from its news, more than `RECENT` days earlier, is referenced; so is what it
    reports first, more than `LONG_AGO` days before publication; or, with 今年 or
    去年 beside the day, more than `LOOKED_BACK` days before publication or the
    article's latest news.
    """
    first: dict[str, str] = {}
    latest: dict[str, str] = {}
    articles = _without_impossible_dates(dated, articles)
    for one in dated:
        g = one.gathering
        if g.lead and g.status == "held" and one.date:
            begin = edtf.bounds(one.date)[0]
            first.setdefault(g.article_id, begin)
            latest[g.article_id] = max(latest.get(g.article_id, ""), begin)
    return [_with_status(one, articles, first, latest) for one in dated]


#: The publication date is no line of the text, but part of the address, or of the name of the file.
_GUESSED = ("url", "file name")
#: A line of the text that reads like its date is none where the text itself dates all of its news, so many days later at least.
_NOT_ITS_DATE = 60


def _without_impossible_dates(
    dated: Sequence[DatedGathering], articles: dict[str, Article]
) -> dict[str, Article]:
    """The articles, without a date before which two or more of the days lie that they report as held.

    The date is that of an address; or that of a line, and then the days lie far behind it, and nothing was held before it.
    """
    later: dict[str, set[str]] = defaultdict(set)
    believed = set()
    for one in dated:
        article = articles[one.gathering.article_id]
        begin = edtf.bounds(one.date)[0]
        if one.gathering.status != "held" or not begin or edtf.precision(article.published) != "day":
            continue
        guessed = article.published_basis in _GUESSED
        if _days(article.published, begin) > (1 if guessed else _NOT_ITS_DATE):
            later[article.article_id].add(begin)
        elif not guessed:
            believed.add(article.article_id)
    wrong = {
        name: replace(articles[name], published="")
        for name, days in later.items()
        if len(days) > 1 and name not in believed
    }
    return {**articles, **wrong}


def _with_status(
    one: DatedGathering, articles: dict[str, Article], firsts: dict[str, str], latest: dict[str, str]
) -> DatedGathering:
    g = one.gathering
    begin, end = edtf.bounds(one.date)
    if g.status != "held" or not begin or g.chronicled:
        return one
    published, first = articles[g.article_id].published, firsts.get(g.article_id, "")
    today = published if edtf.precision(published) == "day" else ""
    if today and _days(today, begin) > 1:
        return replace(one, gathering=replace(g, status="planned"))
    news = first or today
    written = today or latest.get(g.article_id, "")
    looked_back = g.when is not None and g.when.anchor == "year" and written
    if g.lead and (
        (today and one.basis == "explicit" and _days(end, today) > LONG_AGO)
        or (looked_back and _days(end, written) > LOOKED_BACK)
    ):
        return replace(one, gathering=replace(g, status="referenced"))
    if not g.lead and news and _days(end, news) > RECENT:
        return replace(one, gathering=replace(g, status="referenced"))
    return one


def _days(earlier: str, later: str) -> int:
    return (date.fromisoformat(later) - date.fromisoformat(earlier)).days


def _of_one_report(
    scans: Sequence[Scan], repeats: Mapping[str, str], articles: Mapping[str, Article]
) -> Mapping[str, str]:
    """The repeats, except those that report something else in nearly the same words.

    Their words refer to another day (今天, 25日上午 in articles of two dates), or what they
    report is not reported there, or certainly at another place: formulaic reports differ in a name alone.
    """
    kept = dict(repeats)
    firsts = set(repeats.values())
    there: dict[tuple, list[Gathering]] = {}
    for g in (g for one in scans for g in one.gatherings if g.paragraph_id in firsts):
        there.setdefault(_copy_key(_announced(g)), []).append(g)
    for g in (g for one in scans for g in one.gatherings if g.paragraph_id in repeats):
        first = repeats[g.paragraph_id]
        same = there.get((first, *_copy_key(_announced(g))[1:]), [])
        if first.rpartition(".")[0] not in articles:
            continue
        if all(are_apart(one, g) for one in same) or _on_another_day(g, first, articles):
            kept.pop(g.paragraph_id, None)
    return kept


def _on_another_day(g: Gathering, first: str, articles: Mapping[str, Article]) -> bool:
    """Whether the words for the day of a gathering mean another one in the article of the paragraph that it repeats."""
    if g.when is None or edtf.is_whole(g.when.value) or re.match(r"XXXX-\d\d-\d\d", g.when.value):
        return False
    here, there = (articles[one.rpartition(".")[0]].published for one in (g.paragraph_id, first))
    return "" not in (here, there) and _day_of(g, here) != _day_of(g, there)


def _day_of(g: Gathering, published: str) -> str:
    """The day that the words of a gathering mean in an article of this date."""
    return dates.resolve(g.when, published=published) if g.when is not None else ""


def _copies(scans: Sequence[Scan], repeats: Mapping[str, str]) -> dict[tuple, list[Gathering]]:
    """The gatherings in repeated paragraphs, by the paragraph that they repeat, kind and name."""
    found: dict[tuple, list[Gathering]] = {}
    for g in (_announced(g) for one in scans for g in one.gatherings if g.paragraph_id in repeats):
        found.setdefault((repeats[g.paragraph_id], g.kind, g.name), []).append(g)
    return found


def _copy_key(g: Gathering) -> tuple[str, str, str]:
    return g.paragraph_id, g.kind, g.name


def _meeting(group: Sequence[DatedGathering], copies: Mapping[tuple, list[Gathering]]) -> Meeting:
    """One row of one or several reports: the most complete one leads, the others add what it lacks."""
    ranked = sorted(group, key=_completeness, reverse=True)
    best = ranked[0]
    lead, told = best.gathering, [one.gathering for one in ranked]
    name = max((g.name for g in told if g.kind == lead.kind), key=lambda name: (len(name), name))
    mentioned = [g for one in group for g in (one.gathering, *copies.get(_copy_key(one.gathering), ()))]
    whole = merging.date_of(ranked, best)
    series = _first((g.series for g in told), "")
    if "/" in whole and len(group) > 1:  # it lasted: its name is not that of its opening
        name, series = without_ceremony(name), without_ceremony(series)
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


def _with_hosts(
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
        if not (meeting.body or host or _own(group, renamed)):
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


def _merged_roles(told: Sequence[Roles]) -> Roles:
    """The roles that the first report gives, each from the next one where it gives none."""
    return Roles(
        _first((one.chair for one in told), ()),
        _first((one.speakers for one in told), ()),
        _first((one.attendees for one in told), ()),
        _first((one.contributors for one in told), ()),
        tuple({name: title for one in reversed(told) for name, title in one.titles}.items()),
    )


_Value = TypeVar("_Value")


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
