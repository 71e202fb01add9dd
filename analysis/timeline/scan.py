"""From one document to the gatherings that it reports, as its text alone tells.

Pure and per source, so that sources can be scanned in parallel; what needs
other sources (the year, one meeting in several reports) is done in `assemble`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from analysis.records import Article, Document, Paragraph
from analysis.timeline import (
    dates,
    meetings,
    meetings_occasions,
    meetings_receptions,
    meetings_text,
    people_roles,
    series,
    years,
)
from analysis.timeline.dates import TimeExpression
from analysis.timeline.meetings import Found
from analysis.timeline.meetings_gathering import Gathering
from analysis.timeline.people_roles import Roles

#: In how many body paragraphs an article says its news.
LEAD_PARAGRAPHS = 2
#: Kinds of article that look back: what they tell is not news but where they begin.
_LOOKING_BACK = ("essay", "review", "advertorial")
#: How far back the day that 当日 hangs on is looked for: paragraphs, and characters of each.
_BACK, _FAR = 8, 2000
#: In how many paragraphs a dateline, or the day of a speech, is looked for.
_OPENING = 3
#: So many gatherings back, one may be the same as another of its article by a part of its name.
_RECENT = 60
#: What a sentence must hold to name a day, or to hang on one.
_DAYISH = re.compile(r"[日天晚午夜晨早]|后，|套开|会[前后]")
_INSIDE = "set inside another"


@dataclass(frozen=True, slots=True)
class Scan:
    """All that one document tells of gatherings and of its year."""

    source: str
    gatherings: tuple[Gathering, ...]
    cues: tuple[years.Cue, ...] = ()


@dataclass(slots=True)
class _Place:
    """A gathering, and where in its article it was found."""

    paragraph: int
    sentence: int
    lead: bool
    found: Found
    previous: TimeExpression | None  #: the day named before it, where it hangs on that


@dataclass(frozen=True, slots=True)
class _Context:
    """What all gatherings of an article share."""

    article: Article
    body: Sequence[Paragraph]
    titles: Sequence[Paragraph]
    whole: str  #: the readings of its body, joined
    form: str


def scan(document: Document) -> Scan:
    """The gatherings of a document, article by article, in the order of the text.

    Where there are none, nothing needs a year, and its cues are not read.
    """
    by_article: dict[str, list[Paragraph]] = {}
    for paragraph in document.paragraphs:
        by_article.setdefault(paragraph.article_id, []).append(paragraph)
    found: list[Gathering] = []
    for article in document.articles:
        found += _article(article, by_article.get(article.article_id, []))
    return Scan(document.source.name, tuple(found), years.cues(document) if found else ())


def _article(article: Article, paragraphs: Sequence[Paragraph]) -> list[Gathering]:
    body = [p for p in paragraphs if p.role == "body"]
    titles = [p for p in paragraphs if p.role in ("headline", "kicker", "deck")]
    places = _merged(_places(article, body, titles))
    whole = "".join(p.reading.text for p in body) if places else ""
    context = _Context(article, body, titles, whole, meetings.form(whole))
    found = [_gathering(context, places, at) for at in range(len(places))]
    return found + meetings_occasions.find(article, titles, body, [one.name for one in found])


def _places(article: Article, body: Sequence[Paragraph], titles: Sequence[Paragraph]) -> list[_Place]:
    """Every gathering that a sentence of the article reports.

    Only sentences that hold a verb of the vocabulary are looked at, and
    beside the lead only those that can hold a day.
    """
    places: list[_Place] = []
    for index, paragraph in enumerate(body):
        text = paragraph.reading.text
        for start, end in _sentences(text):
            lead = index == 0 or (index < LEAD_PARAGRAPHS and start == 0 and not places)
            if not lead and not _DAYISH.search(text, start, end):
                continue
            sentence = meetings_text.read(text, start, end)
            for found in meetings.find(sentence, lead=lead, headline=article.headline):
                previous = _dateline(found, (body[index], *titles, *body[:_OPENING]))
                if previous:
                    found = replace(found, when=replace(found.when, anchor="previous"))
                else:
                    previous = _previous(body, index, sentence, found)
                places.append(_Place(index, start, lead, found, previous))
    return places


def _dateline(found: Found, places: Sequence[Paragraph]) -> TimeExpression | None:
    """The day of the dateline that 今天 and 昨天 hang on, where there is one: 本报1月27日讯 ……今天上午."""
    when = found.when
    if when is None or when.anchor != "published" or when.unit != "day" or when.offset is None:
        return None
    if when.value[-2:].isdigit():  # 今天（1月2日）
        return None
    found_days = (meetings_text.dateline_day(place.reading.text) for place in places)
    return next((day for day in found_days if day), None)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """The sentences that hold a verb of the vocabulary."""
    hit = meetings.trigger().search(text)
    for start, end in meetings_text.spans(text) if hit else ():
        if hit.start() < end:
            yield start, end
            hit = meetings.trigger().search(text, end)
            if hit is None:
                return


def _previous(
    body: Sequence[Paragraph], index: int, sentence: meetings_text.Sentence, found: Found
) -> TimeExpression | None:
    """The day named before a gathering's own words, where these hang on it (当日, 16日), or there are none."""
    own = found.when
    if own is None and not found.same_day:
        return None
    if own is not None and not (own.anchor == "previous" or own.value.startswith("XXXX-XX-")):
        return None
    limit = own.start if own else 0
    earlier = [day for day in sentence.days if day.end <= limit and _is_named(day)]
    if earlier:
        return earlier[-1]
    for back in range(index, max(-1, index - _BACK), -1):
        text = body[back].reading.text
        text = text[max(0, sentence.start - _FAR) : sentence.start] if back == index else text[-_FAR:]
        days = [day for day in dates.find(text) if meetings_text.is_day(day) and _is_named(day)]
        if days:
            return days[-1]
    return None


def _is_named(day: dates.TimeExpression) -> bool:
    return day.value[-2:].isdigit()


def _merged(places: list[_Place]) -> list[_Place]:
    """One place for each gathering of an article: the fullest name, the first words that give a day."""
    kept: list[_Place] = []
    for place in places:
        same = next((one for one in kept[-_RECENT:] if same_gathering(one.found, place.found)), None)
        if same is None:
            kept.append(place)
            continue
        one, other = same.found, place.found
        if _undated(one) and not _undated(other):
            name = one.name if one.kind == "visit" else other.name
            one, other = replace(other, name=name, convener=other.convener or one.convener), one
            same.paragraph, same.sentence, same.previous = place.paragraph, place.sentence, place.previous
        longer = one.kind == other.kind != "visit"
        name = max(one.name, other.name, key=len) if longer else one.name
        same.found = replace(one, name=name, form=one.form or other.form, venue=one.venue or other.venue)
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
    kinds = {one.kind, other.kind}
    if kinds == {"visit"} and _is_stop(one, other):
        return True
    if kinds in ({"reception"}, {"visit"}):
        hosts = {p.name for p in one.hosts} == {p.name for p in other.hosts}
        guests = {p.name for p in one.guests} & {p.name for p in other.guests}
        return one.name == other.name or (hosts and bool(guests))
    if kinds & {"reception", "visit"}:
        return False
    return one.name in other.name or other.name in one.name


def _is_stop(tour: Found, stop: Found) -> bool:
    """Whether a visit is a stop of the tour told before: of one host, and it hangs on the tour's days (20日上午), or they on its."""
    hangs = stop.when is not None and (
        stop.when.anchor == "previous" or stop.when.value.startswith("XXXX-XX-")
    )
    return {p.name for p in tour.hosts} == {p.name for p in stop.hosts} and (hangs or _undated(tour))


def _undated(found: Found) -> bool:
    """Whether a gathering's own words give no day: 近日."""
    return found.when is None or meetings_text.is_vague(found.when)


def _gathering(context: _Context, places: Sequence[_Place], at: int) -> Gathering:
    place = places[at]
    found, paragraph, article = place.found, context.body[place.paragraph], context.article
    start, end = paragraph.reading.span(found.start, found.end)
    name = _finished(found, context.whole)
    named = series.series(name.partition("同")[2] if found.rule == "talked with" else name, kind=found.kind)
    when, previous = _day(places, at)
    background = article.kind in _LOOKING_BACK and found.status == "held" and not place.lead
    return Gathering(
        article_id=article.article_id,
        source=article.source,
        paragraph_id=paragraph.paragraph_id,
        kind=found.kind,
        status="referenced" if background else found.status,
        name=name,
        start=start,
        end=end,
        evidence=paragraph.reading.text[found.start : found.end],
        rule=found.rule,
        when=when,
        previous=previous.value if previous else "",
        at=paragraph.reading.at(place.sentence + found.when.start) if found.when else start,
        lead=place.lead,
        series=named,
        session=series.session(name) if found.kind in ("meeting", "event") else "",
        body=series.body(named, found.convener) if found.kind == "meeting" else (),
        roles=_roles(context, places, at),
        form=found.form or context.form or _form_in(name),
        venue=found.venue,
        agenda=found.agenda,
    )


def _day(places: Sequence[_Place], at: int) -> tuple[TimeExpression | None, TimeExpression | None]:
    """The words that date a gathering, and the day that they hang on.

    What follows a gathering without a day of its own (会见后, 随后) has that
    one's, or the day named last; its time of day is another.
    """
    place = places[at]
    if not place.found.same_day:
        return place.found.when, place.previous
    before = places[at - 1] if at else None
    if before is None or before.found.when is None:
        return (replace(place.previous, time_of_day="") if place.previous else None), None
    if place.found.rule == _INSIDE:
        return before.found.when, before.previous
    return replace(before.found.when, time_of_day=""), before.previous


def _form_in(name: str) -> str:
    return next((form for form in ("电视电话会议", "视频会议") if name.endswith(form)), "")


def _finished(found: Found, whole: str) -> str:
    """The name as the article completes it: 闭幕会 where it speaks of one, 座谈会 where 座谈 was one."""
    if found.kind == "meeting" and found.rule == "opened or closed":
        for ceremony in ("闭幕会", "开幕会"):
            if ceremony in whole and not found.name.endswith(("开幕式", "闭幕式", ceremony)):
                return found.name + ceremony
    if found.rule == "talked with" and "座谈会" in whole:
        return re.sub(r"座谈(?:交流)?$", "座谈会", found.name)
    return found.name


def _roles(context: _Context, places: Sequence[_Place], at: int) -> Roles:
    """The people of a gathering, from its own sentence to the next gathering's."""
    place = places[at]
    found = place.found
    if found.rule == _INSIDE:
        return Roles()
    beside = [p for p in places[max(0, at - 3) : at + 4] if _here(p) == _here(place)]
    roles = people_roles.read(
        _block(context.body, places, at), guests=[guest for p in beside for guest in p.found.guests]
    )
    if found.kind in ("reception", "visit") or found.rule in people_roles.BY_HOST:
        return people_roles.of_host(roles, found.hosts, found.guests, kind=found.kind)
    if found.rule == "attended":
        roles = people_roles.with_attending(roles, found.hosts)
    if not roles.attendees and at == 0:
        roles = people_roles.with_run_together(roles, [p.reading.text for p in context.titles])
    return roles


def _within(found: Found, other: Found) -> bool:
    """Whether a gathering is told in the midst of another's report: inside it, a banquet, a reception before or after."""
    received = found.same_day and other.kind == "meeting" and found.rule.startswith("received")
    return received or found.rule in (_INSIDE, meetings_receptions.BANQUET)


def _here(place: _Place) -> tuple[int, int]:
    return place.paragraph, place.sentence


def _block(body: Sequence[Paragraph], places: Sequence[_Place], at: int) -> list[str]:
    """The text from a gathering's sentence to that of the next one that is told on its own."""
    place, following = places[at], None
    for index in range(at + 1, len(places)):
        if not _within(places[index].found, place.found) and _here(places[index]) > _here(place):
            following = places[index]
            break
    last = following.paragraph if following else len(body) - 1
    block = []
    for index in range(place.paragraph, last + 1):
        text = body[index].reading.text
        begin = place.sentence if index == place.paragraph else 0
        block.append(text[begin : following.sentence if following and index == following.paragraph else None])
    return block
