"""From one document to the gatherings that it reports, by its text alone.

Pure and per source, so that sources can be scanned in parallel; what needs
other sources (the year, one meeting in several reports) is done in `assemble`.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from analysis import edtf
from analysis.corpus.bullets import SIGNS
from analysis.records import Article, Document, Paragraph
from analysis.timeline import (
    activities,
    dated_headings,
    dates,
    known_places,
    minutes,
    named_years,
    notices,
    scenes,
    sentences,
    transcripts,
    years,
)
from analysis.timeline.frames import Frame, at_sentence, framed, on_day_before, with_year
from analysis.timeline.gathering import Gathering
from analysis.timeline.meetings import (
    Context,
    Mention,
    Trait,
    durations,
    form,
    launches,
    stages,
    trigger,
)
from analysis.timeline.meetings.anchors import anchored, date_and_anchor, refers_back
from analysis.timeline.meetings.article_mentions import ArticleMentions
from analysis.timeline.meetings.coreference import merged
from analysis.timeline.meetings.counting import uncounted
from analysis.timeline.meetings.implicit import find_implicit
from analysis.timeline.meetings.organisers import organisers
from analysis.timeline.meetings.participants import participants
from analysis.timeline.meetings.received_guests import received
from analysis.timeline.meetings.sittings_within import kept
from analysis.timeline.meetings.tours import named_in_headline
from analysis.timeline.spans import ReadingSpan

#: In how many body paragraphs an article gives its news.
LEAD_PARAGRAPHS = 2
#: The headline of a feature whose parts go back in time.
_LOOKS_BACK = re.compile("回眸|回望|回顾|历程|特写|纪实|始末")
#: Kinds of article that look back: only their lead is news.
_LOOKING_BACK = ("essay", "review", "advertorial")
#: The title of a digest: 县委办一周动态.
_OF_THE_WEEK = re.compile(
    "(?:[一每本上]周|周)(?:[\u4e00-\u9fff]{0,4}(?:要闻|动态|活动|回顾|大事|新闻|简报)|报)(?:[（(].*)?$"
)
#: A letter: 驻莫国使馆：……谨对贵馆的周到安排表示感谢.
_SALUTATION = re.compile(r"(?:尊敬的)?[^，。；]{2,24}[:：]\s*")
_COMPLIMENTS = re.compile(
    "谨[对向致代就此][^。]{0,60}(?:感谢|谢意|谢忱|敬意|祝贺|问候|慰问)|此致|顺致|致以[^。]{0,12}敬[意礼]"
)
#: So many lines that are a label and its value may stand before an article's first sentence.
_BEFORE_NEWS = 8
_LABEL = re.compile(r"(?:[•·]\s*)?[^，。：:]{1,8}[：:][^。]{0,30}$|[•·]")
#: The first sentence of an item may only say what day it is, in so many characters: 23日，农历正月初一。
_SCENE = 16
#: A day before or after a headline: [2024-03-05] ……, ……（3月5日）.
_DAY = r"(?:\d{4}[-年./])?\d{1,2}[-月./]\d{1,2}日?"
_DAY_AT_EDGE = re.compile(rf"^[\W_]{{0,3}}{_DAY}(?!\d)|(?<!\d){_DAY}\W?$")
#: A headline that says when: 市委7月22日召开全会, 全市运动会 | 7月22 - 24日.
_DATED_TITLE = re.compile(rf"{_DAY_AT_EDGE.pattern}|\d月\d{{1,2}}(?: ?[-—–~～至] ?\d{{1,2}})?日")
#: What a sentence must hold to name a day, to be relative to one, or to report a sitting within a visit.
_DAYISH = re.compile(
    r"[日天晚午夜晨早]|\d[-./]\d|\d[时点]|[也还]同[步期时]|后，|期间，|套开|会[前后]|前(?:，|还|又|召开|举[行办])|座谈|[来到]访|(?:汇报|交流|反馈|见面|对接)会"
)
#: A list that gives the latest news first has so many items at least, each with a day.
_LEAST_LISTED = 3
#: A day opens its item behind a mark of so many characters at most.
_MARK = 2
_DAY_OF_YEAR = re.compile(r"(?:\d{4}|XXXX)-\d{2}-\d{2}")
_HALF_A_YEAR = 6


@dataclass(frozen=True, slots=True)
class Scan:
    """The gatherings of one document, and the cues for its year."""

    source: str
    gatherings: tuple[Gathering, ...]
    cues: tuple[years.Cue, ...] = ()


@dataclass(frozen=True)
class _Parts:
    """The parts of an article that its meetings are read from."""

    article: Article
    titles: Sequence[Paragraph]
    body: Sequence[Paragraph]
    frames: Mapping[str, Frame] = field(default_factory=dict)
    items: frozenset[str] = (
        frozenset()
    )  #: ids of the paragraphs of the body that are headlines with a day, or rows of a table

    subjects: Mapping[str, str] = field(
        default_factory=dict
    )  #: whose activities a paragraph lists, by its id
    captions: Sequence[Paragraph] = ()  #: of its photographs, where they may give a role
    sections: frozenset[str] = frozenset()  #: ids of the paragraphs of the body right below a heading
    compliments: bool = False  #: whether its source has the closing words of a letter

    def is_item(self, paragraph: int) -> bool:
        """Whether a body paragraph is news of its own: an item of a chronicle, or a headline with its day."""
        frame = self.frame(paragraph)
        return (frame is not None and frame.item) or self.body[paragraph].paragraph_id in self.items

    def frame(self, paragraph: int) -> Frame | None:
        """What the headings above a body paragraph say of its date."""
        return self.frames.get(self.body[paragraph].paragraph_id) if self.frames else None

    def item(self, paragraph: int) -> Sequence[Paragraph]:
        """The body up to the end of the chronicle's item that this paragraph is of."""
        for after in range(paragraph + 1, len(self.body) if self.frames else 0):
            frame = self.frame(after)
            if frame is not None and frame.item:
                return self.body[:after]
        return self.body

    @cached_property
    def first(self) -> int:
        """The first body paragraph after lines that say who edited it, or how often it was read."""
        texts = (paragraph.reading.text for paragraph in self.body[:_BEFORE_NEWS])
        return next((index for index, text in enumerate(texts) if not _LABEL.match(text)), 0)

    @cached_property
    def headline(self) -> str:
        """The headline in simplified characters, as the readings are."""
        own = [p.reading.text for p in self.titles if p.role == "headline"]
        return " ".join(own) if own else self.article.headline

    @cached_property
    def is_letter(self) -> bool:
        """Whether it opens with a salutation and thanks or congratulates: it recalls what it speaks of."""
        opening = (*self.titles, *self.body[:1])
        addressed = any(_SALUTATION.fullmatch(paragraph.reading.text) for paragraph in opening)
        return addressed and self.compliments

    @cached_property
    def text(self) -> str:
        """The readings of the body, joined."""
        return "".join(paragraph.reading.text for paragraph in self.body)

    @cached_property
    def form(self) -> str:
        """How the article says that its meeting was held."""
        return form.form_of(self.text)


def scan(document: Document) -> Scan:
    """The gatherings of a document, article by article, in the order of the text.

    Where there are none, nothing needs a year, and its cues are not read.
    """
    by_article: dict[str, list[Paragraph]] = {}
    for paragraph in document.paragraphs:
        by_article.setdefault(paragraph.article_id, []).append(paragraph)
    found: list[Gathering] = []
    above, captions = dated_headings.read(document), notices.captions(document)
    compliments = _COMPLIMENTS.search(document.source.text) is not None
    for article in document.articles:
        paragraphs = by_article.get(article.article_id, [])
        items = _listed_items(paragraphs)
        titles = [
            p for p in paragraphs if p.role in ("headline", "kicker", "deck") and p.paragraph_id not in items
        ]
        body = [p for p in paragraphs if p.role == "body" or p.paragraph_id in items or _is_item(p, above)]
        here = _gatherings(
            _Parts(
                article,
                titles,
                body,
                above,
                items,
                activities.subjects(paragraphs),
                captions.get(article.article_id, ()),
                _below_headings(paragraphs),
                compliments,
            )
        )
        here = minutes.read(document, article, titles, here)
        here = transcripts.read(document, article, paragraphs, here)
        if here:
            places = known_places.of_article(document.source, paragraphs)
            here = [replace(one, places=places) for one in here] if places else here
        found += here
    named = (*named_years.cues(document.source, found), *named_years.cues_of_file(document.source, found))
    own = (*named, *years.cues(document)) if found else ()
    return Scan(document.source.name, tuple(found), own)


def _below_headings(paragraphs: Sequence[Paragraph]) -> frozenset[str]:
    """The ids of the paragraphs that stand right below a heading within the article."""
    pairs = itertools.pairwise(paragraphs)
    return frozenset(after.paragraph_id for before, after in pairs if before.role == "subheading")


def _is_item(paragraph: Paragraph, frames: Mapping[str, Frame]) -> bool:
    """Whether a short line that looks like a heading is the beginning of a chronicle's item."""
    frame = frames.get(paragraph.paragraph_id)
    return paragraph.role == "subheading" and frame is not None and frame.item


def _listed_items(paragraphs: Sequence[Paragraph]) -> frozenset[str]:
    """The ids of the headings of an article that are a list of news, each with its day: 市委召开全会（2024年3月5日）."""
    headings_ = [p for p in paragraphs if p.role in ("headline", "subheading", "kicker", "deck")]
    items = [p for p in headings_ if _DAY_AT_EDGE.search(p.reading.text)]
    return frozenset(p.paragraph_id for p in items) if len(items) > 1 else frozenset()


def _gatherings(parts: _Parts) -> list[Gathering]:
    """The gatherings of an article: those that its sentences report, then those that it implies."""
    mentions = _told(parts)
    if not mentions and (dated := [p for p in parts.titles if _DATED_TITLE.search(p.reading.text)]):
        ids = frozenset(p.paragraph_id for p in dated)
        others = [p for p in parts.titles if p not in dated]
        parts = replace(parts, titles=others, body=[*dated, *parts.body], items=parts.items | ids)
        mentions = _told(parts)
    if not mentions and parts.body and refers_back(parts.body[parts.first].reading.text):
        parts = replace(parts, titles=[], body=[*parts.titles, *parts.body])  # the headline says of which
        mentions = _told(parts)
    mentions = _listed_as_news(mentions, parts.headline)
    together = ArticleMentions(mentions)
    found = [_gathering(parts, together, index) for index in range(len(mentions))]
    return found + find_implicit(parts.article, parts.titles, parts.body, [one.name for one in found])


def _told(parts: _Parts) -> list[Mention]:
    """One mention for each gathering that the sentences of an article report."""
    return kept(received(stages.joined(merged(_mentions(parts)), parts.headline)))


def _listed_as_news(mentions: Sequence[Mention], headline: str) -> list[Mention]:
    """The mentions of an article; those of a list of news are news, however far back it goes.

    Such a list has several sittings of one name, or gives the latest news first.
    Each begins a paragraph of its own, on a day of its own.
    """
    opening = {
        number: one.when.value.partition("/")[0]
        for number, one in enumerate(mentions)
        if one.when is not None and one.position.start + one.when.start <= _MARK
    }
    runs_back = _runs_back([day for day, _ in itertools.groupby(opening.values())])
    if runs_back and not _LOOKS_BACK.search(headline):
        return [replace(one, lead=one.lead or number in opening) for number, one in enumerate(mentions)]
    firsts: dict[str, Mention] = {}
    made: list[Mention] = []
    for one in mentions:
        first = firsts.setdefault(uncounted(one.name), one)
        listed = (
            first.lead
            and one.kind == "meeting"
            and one.position.start == 0
            and one.position.paragraph != first.position.paragraph
            and one.when is not None
        )
        made.append(replace(one, lead=True) if listed else one)
    return made


def _runs_back(days: Sequence[str]) -> bool:
    """Whether days, with or without their year, are those of a list that gives the latest first.

    >>> _runs_back(["2024-02-17", "XXXX-01-28", "2023-12-19"]), _runs_back(["XXXX-02-17", "XXXX-01-28", "XXXX-12-19"])
    (True, True)
    >>> _runs_back(["2024-02-17", "XXXX-01-28"]), _runs_back(["XXXX-02-17", "XXXX-01-28", "XXXX-02-19"])
    (False, False)
    """
    if len(days) < _LEAST_LISTED or not all(_DAY_OF_YEAR.fullmatch(day) for day in days):
        return False
    return all(_is_before(day, latter) for latter, day in itertools.pairwise(days))


def _is_before(day: str, latter: str) -> bool:
    """Whether a day is before another one; in a year that is not written, at most half a year before."""
    if edtf.is_whole(day) and edtf.is_whole(latter):
        return day < latter
    months = int(latter[5:7]) - int(day[5:7])
    return day[5:] < latter[5:] if months >= 0 else months <= -_HALF_A_YEAR


def _mentions(parts: _Parts) -> list[Mention]:
    """Every meeting that a sentence of the article reports.

    Only sentences that hold a word of a detector are read, and outside the
    lead only those that can hold a day.
    """
    mentions: list[Mention] = []
    first = parts.first
    published = "" if parts.article.kind in _LOOKING_BACK else parts.article.published
    for index, paragraph in enumerate(parts.body):
        text = paragraph.reading.text
        frame = parts.frame(index)
        may_lead = index < first + LEAD_PARAGRAPHS or frame is not None or parts.is_item(index)
        may_lead = may_lead or paragraph.paragraph_id in parts.sections
        for start, end in _sentences(text, trigger(lead=may_lead)):
            lead = index <= first or (index < first + LEAD_PARAGRAPHS and start == 0 and not mentions)
            opens = start == 0 or (frame is not None and (text[start] in SIGNS or start <= _SCENE))
            lead = lead or (opens and (start > 0 or parts.is_item(index)))
            below_day = frame is not None and frame.item and frame.day is not None
            if not (lead or below_day or _DAYISH.search(text, start, end)):
                continue
            sentence = framed(sentences.read(text, start, end), at_sentence(frame, text, start), opens=opens)
            lead = lead or (
                start == 0 and paragraph.paragraph_id in parts.sections and _is_of_these_days(sentence)
            )
            if index == first and not mentions and not sentence.days:
                sentence = scenes.dated(sentence, text, published=parts.article.published)
            context = Context(lead, parts.headline, index, opens and parts.is_item(index), not mentions)
            official = parts.subjects.get(paragraph.paragraph_id, "")
            for mention in activities.mentions(sentence, official, context):
                mentions.append(anchored(mention, sentence, parts.titles, parts.body, published))
    return mentions


def _is_of_these_days(sentence: sentences.Sentence) -> bool:
    """Whether the day of a sentence is given as in the news of a round-up, 今天 or 4日, and not with its year as in a look back."""
    return bool(sentence.days) and not edtf.is_whole(sentence.days[0].value)


def _sentences(text: str, words: re.Pattern[str]) -> Iterator[ReadingSpan]:
    """The sentences that hold a word of a detector."""
    hit = words.search(text)
    for span in sentences.spans(text) if hit else ():
        if hit is not None and hit.start() < span.end:
            yield span
            hit = words.search(text, span.end)
        if hit is None:
            return


def _gathering(parts: _Parts, together: ArticleMentions, index: int) -> Gathering:
    """The gathering that a mention reports, completed from its article."""
    mentions, article = together.all, parts.article
    mention = mentions[index]
    paragraph = parts.body[mention.position.paragraph]
    name = _completed_name(mention, parts.text, parts.headline if together.only_visit else "")
    when, previous = date_and_anchor(mentions, index)
    if when is not None:
        when = _whole_length(parts, together, mention, when)
    own = mention.when
    span = mention.in_reading
    at = paragraph.reading.at(mention.position.start + own.start if own else span.start)
    frame = parts.frame(mention.position.paragraph)
    if frame is not None and frame.year and when is not None and previous is not None:
        when = on_day_before(when, previous)
    if frame is not None and own is not None and when is not None:
        dated = with_year(when, frame)
        at = frame.at if dated is not when else at if own.end > own.start else frame.day_at
        when = dated
    elif frame is not None and when is not None and mention.same_day:
        when = with_year(when, frame)
    # a review of the week is news, and so is a list of activities
    listed = paragraph.paragraph_id in parts.subjects
    digest = (
        listed
        or (frame is not None and bool(frame.window))
        or _OF_THE_WEEK.search(article.headline) is not None
    )
    looks_back = article.kind in _LOOKING_BACK and not (mention.lead or digest)
    looks_back = mention.status == "held" and (looks_back or parts.is_letter)
    return Gathering.of(
        article,
        paragraph,
        span,
        convener=mention.convener,
        organisers=_organisers(parts, together, mention, name),
        kind=mention.kind,
        status="referenced" if looks_back else "planned" if _is_ahead(mentions, index) else mention.status,
        name=name,
        rule=mention.rule,
        when=when,
        previous=previous.value if previous else "",
        at=at,
        lead=mention.lead,
        chronicled=frame is not None and (frame.day is not None or frame.item),
        roles=participants(
            together,
            index,
            parts.titles,
            parts.item(mention.position.paragraph),
            parts.captions,
            parts.sections,
            parts.subjects.get(paragraph.paragraph_id, ""),
        ),
        form=mention.form or parts.form or form.form_in_name(name),
        venue=mention.venue,
        agenda=mention.agenda,
    )


def _is_ahead(mentions: Sequence[Mention], index: int) -> bool:
    """Whether a gathering is said to be tomorrow or later, seen from the writing, or continues from one that is planned.

    明天上午在云港开幕; 论坛将于11月20日开幕。期间，举办推介会.
    """
    mention = mentions[index]
    when = mention.when
    if when is None:
        return mention.same_day and index > 0 and mentions[index - 1].status == "planned"
    return when.anchor == "published" and when.unit == "day" and (when.offset or 0) > 0


def _whole_length(
    parts: _Parts, together: ArticleMentions, mention: Mention, when: dates.TimeExpression
) -> dates.TimeExpression:
    """The days of a gathering that opened, where the article says later how long it is, until when, or that it closed.

    Where the article names several, and below a heading, only the rest of its own paragraph says so, up to the next one.
    """
    opens = mention.rule.has(Trait.OPENS_OR_CLOSES) and mention.opens
    if opens and (text := _own_text(parts, together, mention)):
        if days := durations.said_later(text):
            return durations.from_first(when, days)
        if last := durations.goes_on_to(text):
            return durations.up_to(when, last) or when
    if together.opened == [mention] and (last := durations.closed_later(parts.text)):
        return durations.up_to(when, last) or when
    return when


def _own_text(parts: _Parts, together: ArticleMentions, mention: Mention) -> str:
    """The words of an article that can only be about one of its gatherings; below a heading, its own paragraph."""
    place = mention.position
    paragraph = parts.body[place.paragraph]
    if not together.several_names and paragraph.paragraph_id not in parts.sections:
        return parts.text
    text = paragraph.reading.text
    return text[place.start + mention.span.end : together.next_of_another_name(mention)]


def _organisers(parts: _Parts, together: ArticleMentions, mention: Mention, name: str) -> tuple[str, ...]:
    """The bodies that organise it, by its own paragraph, or by the rest of the article where that has no other news."""
    if mention.kind not in ("meeting", "event"):
        return ()
    place = mention.position
    end = together.next_of_another_name(mention)
    text = parts.body[place.paragraph].reading.text[place.start : end]
    if not together.several_names and _is_subject(name, parts.headline):
        text = "\n".join([text, *(p.reading.text for p in parts.body[place.paragraph + 1 :])])
    return organisers(text, launches.without_verb(name), mention.span.end)


def _is_subject(name: str, headline: str) -> bool:
    """Whether a headline, if there is one, is of the meeting.

    >>> _is_subject("第九届北方论坛", "北方论坛在云港开幕"), _is_subject("第九届北方论坛", "国内快讯"), _is_subject("北方论坛", "")
    (True, False, True)
    """
    return not headline or any(name[at : at + 4] in headline for at in range(max(1, len(name) - 3)))


def _completed_name(mention: Mention, article: str, headline: str) -> str:
    """The name with what the article adds: 闭幕会 where it mentions one, 座谈会 where 座谈 was one; of a tour that of the headline."""
    name, rule = mention.name, mention.rule
    if rule.has(Trait.NAMED_IN_HEADLINE):
        return named_in_headline(mention, headline) or name
    if mention.kind == "meeting" and rule.has(Trait.MAY_LACK_CEREMONY):
        for ceremony in ("闭幕会", "开幕会"):
            if ceremony in article and not name.endswith(("开幕式", "闭幕式", ceremony)):
                return name + ceremony
    if rule.has(Trait.NAMES_BOTH_SIDES) and "座谈会" in article:
        return re.sub(r"座谈(?:交流)?$", "座谈会", name)
    return name
