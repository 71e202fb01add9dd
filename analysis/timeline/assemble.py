"""From the scans of all documents to the timeline: years inferred, reports merged, gaps listed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from analysis import edtf
from analysis.records import Article, ArticleDate, Attendance, Document, Gap, Meeting, PersonRecord
from analysis.settings import WINDOW
from analysis.tables import HOURS
from analysis.timeline import copies as copied
from analysis.timeline import corrections as corrected
from analysis.timeline import (
    dating,
    gaps,
    host_bodies,
    known_places,
    meeting_rows,
    merging,
    namesakes,
    own_dates,
    statuses,
)
from analysis.timeline import own_names as own_name_rows
from analysis.timeline import own_years as own_year_rows
from analysis.timeline.article_dates import date_articles
from analysis.timeline.attendance import attendance, register
from analysis.timeline.gathering import Gathering
from analysis.timeline.scan import Scan, scan


@dataclass(frozen=True)
class Timeline:
    """The meetings of a corpus by date, and what is missing between them."""

    meetings: tuple[Meeting, ...]
    gaps: tuple[Gap, ...] = ()  #: months first, then series
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
        First and last month that the gaps look at; None: those of the dated texts (`edtf.shown_months`).

    Raises
    ------
    InputFault
        Where one of the user's own files is at fault, naming file and line.
    """
    asked = corrected.read(corrections)
    own = own_year_rows.read(own_years)
    named = own_name_rows.read(own_names)
    known = {article.article_id: article for article in articles}
    repeats = copied.of_one_report(scans, repeats, known)
    gatherings = [
        statuses.announced(g) for scan in scans for g in scan.gatherings if g.paragraph_id not in repeats
    ]
    gatherings = _placed(gatherings, known)
    gatherings, renamed = own_name_rows.applied(gatherings, named)
    own_cues = own_year_rows.cues(own, known.values(), texts)
    dated = namesakes.told_apart(
        statuses.with_statuses(dating.settle(gatherings, known, scans, own, own_cues), known)
    )
    copies = copied.gatherings_of(scans, repeats)
    groups = list(merging.groups(dated))
    found = [meeting_rows.meeting(group, copies) for group in groups]
    found, renamed = host_bodies.with_hosts(found, groups, named, renamed)
    reports = {
        meeting.meeting_id: [one.gathering for one in group]
        for meeting, group in zip(found, groups, strict=True)
    }
    found = [
        replace(meeting, corrected=tuple(dict.fromkeys(said)))
        if (said := host_bodies.changes_of(group, renamed))
        else meeting
        for meeting, group in zip(found, groups, strict=True)
    ]
    bodies = (body for g in gatherings for body in g.body)
    warnings = own_name_rows.without_effect(named, renamed, ((g.name, g.series) for g in gatherings), bodies)
    warnings += own_year_rows.without_effect(own, own_cues, (g.series for g in gatherings))
    if asked or own:
        # Before corrections are applied: a slip in one would widen the span that it is compared with.
        before = date_articles(known.values(), found).values()
        warnings += own_dates.far_from_texts(asked, own, [one.date for one in before])
    if asked:
        found, complaints = corrected.apply(found, asked, texts)
        warnings += complaints
    found = [host_bodies.in_full(meeting, reports.get(meeting.meeting_id, ())) for meeting in found]
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
    shown = window or edtf.shown_months(written, held) or edtf.shown_months(held)
    missing = tuple(gaps.find(found, written, shown))
    attended = attendance(found, reports)
    return Timeline(
        tuple(found),
        missing,
        tuple(warnings),
        article_dates,
        tuple(attended),
        tuple(register(attended, found)),
    )


def _placed(gatherings: Sequence[Gathering], articles: Mapping[str, Article]) -> list[Gathering]:
    """The gatherings, with the place that their newspaper or file is named after where their article gives none."""

    def names(one: Gathering) -> list[str]:
        return [name for name in (articles[one.article_id].origin, *one.source.split("/")) if name]

    named_after = known_places.of_newspapers(
        {name for one in gatherings for name in names(one)},
        {place for one in gatherings for place in one.places},
    )
    return [
        replace(one, places=known_places.with_further(one.places, further))
        if (further := [place for name in names(one) for place in named_after[name]])
        else one
        for one in gatherings
    ]


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
