"""From one document to the gatherings that it reports, as its text alone tells.

Pure and per source, so that sources can be scanned in parallel; what needs
other sources (the year, one meeting in several reports) is done in `assemble`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from analysis.records import Article, Document, Paragraph
from analysis.timeline import dates, meetings, meetings_text, people, people_roles, series, years
from analysis.timeline.dates import TimeExpression
from analysis.timeline.meetings import Found
from analysis.timeline.people_roles import Roles

#: In how many body paragraphs an article says its news.
LEAD_PARAGRAPHS = 2
#: Kinds of article that look back: nothing in them is news but what they name as their own occasion.
_LOOKING_BACK = ("essay", "review", "advertorial")
#: (2024年5月28日市六届人大常委会第九次会议上), ——在……会议上的讲话: the occasion of a document.
_OCCASION = re.compile(
    r"^[（(—\s]*(?P<date>[^在，。]{0,16}?日)?[，\s]*在?(?P<name>[^，。在]{4,60}?)上(?:的(?:讲话|报告|致辞|发言|说明))?[）)\s]*$"
)
#: A headline or lead that says that a meeting drew reactions reports it as held.
_REACTION = re.compile(
    r"(?P<name>[^，。；——\s在]{2,40}?)(?:在[^，。；]{2,40}?)?(?:引发|引起)[^，。；]{0,12}反响"
)


@dataclass(frozen=True, slots=True)
class Gathering:
    """A gathering as one article tells it, its year still open.

    Attributes
    ----------
    key : str
        Names it within a run: source, start and name.
    when : TimeExpression or None
        The words that date it; None where the text gives none.
    previous : str
        The value of the day named before those words, for 当日 and 次日.
    lead : bool
        Whether the article says it where it says its news.
    """

    article_id: str
    source: str
    paragraph_id: str
    kind: str
    status: str
    name: str
    start: int
    end: int
    evidence: str
    rule: str
    when: TimeExpression | None
    previous: str
    at: int  #: source offset of the words that date it, else `start`
    lead: bool
    series: str = ""
    session: str = ""
    body: tuple[str, ...] = ()
    roles: Roles = Roles()
    form: str = ""
    venue: str = ""
    agenda: str = ""

    @property
    def key(self) -> str:
        return f"{self.source}:{self.start}:{self.name}"


@dataclass(frozen=True, slots=True)
class Scan:
    """All that one document tells of gatherings and of its year."""

    source: str
    gatherings: tuple[Gathering, ...]
    cues: tuple[years.Cue, ...] = ()
    names: tuple[str, ...] = ()  #: persons named with a role


def scan(document: Document) -> Scan:
    """The gatherings of a document, article by article, in the order of the text."""
    by_article: dict[str, list[Paragraph]] = {}
    for paragraph in document.paragraphs:
        by_article.setdefault(paragraph.article_id, []).append(paragraph)
    found: list[Gathering] = []
    for article in document.articles:
        found += _article(article, by_article.get(article.article_id, []))
    names = sorted({name for g in found for name in (*g.roles.chair, *g.roles.speakers, *g.roles.attendees)})
    return Scan(document.source.name, tuple(found), years.cues(document), tuple(names))


@dataclass(slots=True)
class _Place:
    """Where in an article a gathering was found."""

    paragraph: int
    sentence: int
    lead: bool
    found: Found
    previous: str


def _article(article: Article, paragraphs: Sequence[Paragraph]) -> list[Gathering]:
    body = [p for p in paragraphs if p.role == "body"]
    titles = [p for p in paragraphs if p.role in ("headline", "kicker", "deck")]
    places: list[_Place] = []
    trigger = meetings.trigger()
    previous = ""
    for index, paragraph in enumerate(body):
        text = paragraph.reading.text
        if not trigger.search(text):
            continue
        for start, end in meetings_text.spans(text):
            if not trigger.search(text, start, end):
                continue
            lead = index == 0 or (index < LEAD_PARAGRAPHS and start == 0 and not places)
            sentence = meetings_text.read(text, start, end)
            for found in meetings.find(sentence, lead=lead, headline=article.headline):
                places.append(_Place(index, start, lead, found, _before(body, index, sentence, found)))
    places = _merged(places)
    return [_gathering(article, body, titles, places, at) for at in range(len(places))] + _occasions(
        article, body, titles, places
    )


def _before(body: Sequence[Paragraph], index: int, sentence: meetings_text.Sentence, found: Found) -> str:
    """The day named before a gathering's own words, where these hang on it (当日, 同日)."""
    if found.when is None or not (found.when.anchor == "previous" or found.when.value.startswith("XXXX-XX-")):
        return ""
    earlier = [day for day in sentence.days if day.end <= found.when.start and day.value[-2:].isdigit()]
    if earlier:
        return earlier[-1].value
    for paragraph in [body[index]] + list(reversed(body[:index])):
        text = (
            paragraph.reading.text[: sentence.start] if paragraph is body[index] else paragraph.reading.text
        )
        days = [day for day in dates.find(text) if meetings_text.is_day(day) and day.value[-2:].isdigit()]
        if days:
            return days[-1].value
    return ""


def _merged(places: list[_Place]) -> list[_Place]:
    """One place for each gathering of an article: the fullest name, the first words."""
    kept: list[_Place] = []
    for place in places:
        same = next((one for one in kept if same_gathering(one.found, place.found)), None)
        if same is None:
            kept.append(place)
            continue
        one, other = same.found, place.found
        name = max(one.name, other.name, key=len) if one.kind == other.kind else one.name
        if one.when is None and other.when is not None:
            one, other = replace(other, convener=other.convener or one.convener), one
            same.paragraph, same.sentence, same.previous = place.paragraph, place.sentence, place.previous
        same.found = replace(
            one, name=name, when=one.when, form=one.form or other.form, venue=one.venue or other.venue
        )
    return kept


def same_gathering(one: Found, other: Found) -> bool:
    """Whether two reports of one article are of one gathering: a name that holds the other, or host and guest.

    >>> a = Found("meeting", "held", "市委经济工作会议", 0, 9, None, "held")
    >>> b = Found("meeting", "held", "经济工作会议", 30, 39, None, "attended")
    >>> same_gathering(a, b)
    True
    """
    if one.status != other.status:
        return False
    if {one.kind, other.kind} <= {"reception"} or {one.kind, other.kind} <= {"visit"}:
        names_one = {p.name for p in one.guests}
        return one.name == other.name or (
            bool(names_one & {p.name for p in other.guests})
            and {p.name for p in one.hosts} == {p.name for p in other.hosts}
        )
    if one.kind == "reception" or other.kind == "reception" or one.kind == "visit" or other.kind == "visit":
        return False
    return one.name in other.name or other.name in one.name


def _gathering(
    article: Article,
    body: Sequence[Paragraph],
    titles: Sequence[Paragraph],
    places: Sequence[_Place],
    at: int,
) -> Gathering:
    place = places[at]
    found, paragraph = place.found, body[place.paragraph]
    text = paragraph.reading.text
    start, end = paragraph.reading.span(found.start, found.end)
    roles = _roles(article, body, titles, places, at)
    whole = "".join(p.reading.text for p in body)
    name = _finished(found, whole)
    named = series.series(name.partition("同")[2] if found.rule == "talked with" else name, kind=found.kind)
    offset = start
    if found.when is not None:
        offset = paragraph.reading.at(place.sentence + found.when.start)
    form = found.form or meetings.form(whole) or _form_in(name)
    status = (
        "referenced"
        if article.kind in _LOOKING_BACK and found.status == "held" and not place.lead
        else found.status
    )
    when, previous = found.when, place.previous
    if found.same_day and at and (before := places[at - 1]).found.when:
        when, previous = before.found.when, before.previous
        if found.rule != "set inside another":
            when = replace(when, time_of_day="")
    return Gathering(
        article_id=article.article_id,
        source=article.source,
        paragraph_id=paragraph.paragraph_id,
        kind=found.kind,
        status=status,
        name=name,
        start=start,
        end=end,
        evidence=text[found.start : found.end],
        rule=found.rule,
        when=when,
        previous=previous,
        at=offset,
        lead=place.lead,
        series=named,
        session=series.session(name) if found.kind in ("meeting", "event") else "",
        body=series.body(named, found.convener) if found.kind == "meeting" else (),
        roles=roles,
        form=form,
        venue=found.venue,
        agenda=found.agenda,
    )


def _form_in(name: str) -> str:
    return next((form for form in ("电视电话会议", "视频会议") if name.endswith(form)), "")


def _finished(found: Found, whole: str) -> str:
    """The name as the article completes it: 闭幕会 where it speaks of one, 座谈会 where 座谈 was one."""
    name = found.name
    if found.kind == "meeting" and found.rule == "opened or closed":
        for ceremony in ("闭幕会", "开幕会"):
            if ceremony in whole and not name.endswith(("会式", "开幕式", "闭幕式", ceremony)):
                return name + ceremony
    if found.rule == "talked with" and "座谈会" in whole:
        return re.sub(r"座谈(?:交流)?$", "座谈会", name)
    return name


def _roles(
    article: Article,
    body: Sequence[Paragraph],
    titles: Sequence[Paragraph],
    places: Sequence[_Place],
    at: int,
) -> Roles:
    """The people of a gathering, from its own sentence to the next gathering's."""
    place = places[at]
    found = place.found
    if found.rule == "set inside another":
        return Roles()
    following = next(
        (
            p
            for p in places[at + 1 :]
            if p.found.rule != "set inside another"
            and (p.paragraph, p.sentence) != (place.paragraph, place.sentence)
        ),
        None,
    )
    last = following.paragraph if following else len(body) - 1
    blocks = []
    for index in range(place.paragraph, last + 1):
        text = body[index].reading.text
        begin = place.sentence if index == place.paragraph else 0
        end = following.sentence if following and index == following.paragraph else len(text)
        blocks.append(text[begin:end])
    roles = people_roles.read(
        blocks,
        guests=[
            guest
            for p in places
            if (p.paragraph, p.sentence) == (place.paragraph, place.sentence)
            for guest in p.found.guests
        ],
    )
    if found.kind in ("reception", "visit") or found.rule in (
        "heard a report",
        "talked with",
        "received",
        "lecture after a meeting",
    ):
        hosts = tuple(p.name for p in found.hosts) if found.kind != "visit" else ()
        guests = {p.name for p in found.guests}
        attendees = tuple(n for n in (*roles.chair, *roles.attendees) if n not in hosts and n not in guests)
        given = tuple((p.name, p.title) for p in (*found.hosts, *found.guests) if p.title)
        chair = roles.chair if found.kind == "meeting" else ()
        return Roles(
            chair,
            hosts,
            tuple(n for n in attendees if n not in chair),
            tuple(dict((*roles.titles, *given)).items()),
        )
    if found.rule == "attended":
        roles = _with_hosts(roles, found)
    if not roles.attendees and at == 0:
        roles = _with_deck(roles, titles)
    return roles


def _with_hosts(roles: Roles, found: Found) -> Roles:
    """Who 出席 in the report itself attended, unless they chaired or spoke."""
    taken = {*roles.chair, *roles.speakers, *roles.attendees}
    more = tuple(p.name for p in found.hosts if p.name not in taken)
    titles = {**{p.name: p.title for p in found.hosts if p.title}, **dict(roles.titles)}
    return replace(roles, attendees=(*more, *roles.attendees), titles=tuple(titles.items()))


_RUN = re.compile(r"(?P<names>[\u4e00-\u9fff]{2,20}?)(?:到会指导|出席|参加)")


def _with_deck(roles: Roles, titles: Sequence[Paragraph]) -> Roles:
    """The attendees that only the line below the headline names, run together: "胡衡华程丽华出席"."""
    known = {*roles.chair, *roles.speakers}
    found: list[str] = []
    for paragraph in titles:
        for words in re.split(r"[\s　]+", paragraph.reading.text):
            hit = _RUN.fullmatch(words)
            if hit:
                found += people.run_together(hit["names"], known=known)
    attendees = tuple(dict.fromkeys(name for name in found if name not in known))
    return replace(roles, attendees=attendees)


def _occasions(
    article: Article, body: Sequence[Paragraph], titles: Sequence[Paragraph], places: Sequence[_Place]
) -> list[Gathering]:
    """What an article names as its occasion: the meeting at which it was read, or that drew reactions."""
    found = []
    taken = [place.found.name for place in places]
    for paragraph in (*titles, *body[:3]):
        text = paragraph.reading.text
        for rule, pattern in (("occasion of a document", _OCCASION), ("drew reactions", _REACTION)):
            hit = pattern.search(text) if len(text) < 400 else None
            name = hit["name"].lstrip("—-") if hit else ""
            day = None
            if hit and rule == "occasion of a document":
                days = [d for d in dates.find(text) if meetings_text.is_day(d) and d.end <= hit.end("name")]
                day = days[0] if days else None
                name = text[day.end : hit.end("name")].lstrip("在，于 ") if day else name
            if (
                not name
                or not meetings.names.head_of(name)
                or any(name in one or one in name for one in taken)
            ):
                continue
            if rule == "occasion of a document" and day is None:
                continue
            taken.append(name)
            start, end = paragraph.reading.span(
                text.find(name) if day is None else day.start, hit.end("name")
            )
            named = series.series(name)
            found.append(
                Gathering(
                    article_id=article.article_id,
                    source=article.source,
                    paragraph_id=paragraph.paragraph_id,
                    kind="meeting",
                    status="held",
                    name=name,
                    start=start,
                    end=end,
                    evidence=text[text.find(name) if day is None else day.start : hit.end("name")],
                    rule=rule,
                    when=day,
                    previous="",
                    at=paragraph.reading.at(day.start) if day else start,
                    lead=True,
                    series=named,
                    session=series.session(name),
                    body=series.body(named),
                )
            )
    return found
