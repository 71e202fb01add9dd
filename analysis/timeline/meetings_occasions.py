"""Meetings that an article reports without a verb: where it was read, what drew reactions, whose proceedings it gives."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from analysis.corpus import bylines
from analysis.records import Article, Paragraph
from analysis.timeline import dates, meetings_text, names, series
from analysis.timeline.meetings_gathering import Gathering

#: In how many body paragraphs an occasion is looked for, and how long they may be.
_FIRST, _LONGEST = 3, 400
#: (2024年5月28日市六届人大常委会第九次会议上), ——在……会议上的讲话.
_READ_AT = re.compile(
    r"^[（(—\s]*(?P<date>[^在，。]{0,16}?日)?[）)，\s]*在?(?P<name>[^，。在]{4,60}?)上(?:的(?:讲话|报告|致辞|发言|说明))?[）)\s]*$"
)
#: 市委全会在全市干部群众中引发热烈反响; not ……上的讲话引发反响.
_REACTION = re.compile(
    r"(?P<name>[^，。；：:—\s在]{2,40}?)(?:精神|召开后?|闭幕后?)?(?:在[^，。；]{2,40}?)?(?:引发|引起)[^，。；]{0,12}反响"
)
#: 会议指出, 会议还研究了: the meeting that a report was speaking of. Of one whose opening is not
#: there, so many paragraphs begin with it, the first near the top.
_PROCEEDINGS = re.compile(
    r"会议(?:还|同时|最后)?(?:认为|指出|强调|要求|审议|听取|研究|决定|通过|传达|提出|号召|明确|部署)"
)
_PARAGRAPHS = 3


def find(
    article: Article, titles: Sequence[Paragraph], body: Sequence[Paragraph], known: Collection[str]
) -> list[Gathering]:
    """The occasions of an article that are not among the names that it reports already (`known`).

    Only a whole line near the top that gives day and meeting counts as the
    occasion of a document. A reaction needs no day. Proceedings alone
    (会议认为……会议指出……) make a meeting where the article names none; it is
    called by the word that stands there.
    """
    found: list[Gathering] = []
    for paragraph in (*titles, *body[:_FIRST]):
        text = paragraph.reading.text
        if len(text) > _LONGEST:
            continue
        for place in (_read_at(text), _reaction(text)):
            if place is None:
                continue
            rule, day, start, end = place
            name = text[start:end]
            taken = (*known, *(one.name for one in found))
            if (
                names.head_of(name)
                and not names.is_pointing(name)
                and not any(name in other or other in name for other in taken)
            ):
                found.append(_gathering(article, paragraph, rule, day, start, end))
    if not known and not found and article.kind in ("report", "brief"):
        found += _proceedings(article, body)
    return found


def _proceedings(article: Article, body: Sequence[Paragraph]) -> list[Gathering]:
    begun = []
    for place, paragraph in enumerate(body):
        text = paragraph.reading.text
        at = len(bylines.dateline(text)) if place < _FIRST else 0
        if _PROCEEDINGS.match(text, at):
            begun.append((place, at))
    if len(begun) < _PARAGRAPHS or begun[0][0] >= _FIRST:
        return []
    place, at = begun[0]
    return [_gathering(article, body[place], "proceedings alone", None, at, at + len("会议"))]


def _read_at(text: str):
    hit = _READ_AT.search(text)
    days = [day for day in dates.find(text) if meetings_text.is_day(day)] if hit else []
    days = [day for day in days if day.end <= hit.end("name")] if hit else []
    if not days:
        return None
    start = days[0].end + len(text[days[0].end :]) - len(text[days[0].end :].lstrip("在，于 "))
    return "occasion of a document", days[0], start, hit.end("name")


def _reaction(text: str):
    hit = _REACTION.search(text) if "反响" in text else None
    return ("drew reactions", None, *hit.span("name")) if hit else None


def _gathering(article: Article, paragraph: Paragraph, rule: str, day, start: int, end: int) -> Gathering:
    name = paragraph.reading.text[start:end]
    first = day.start if day else start
    named = series.series(name)
    source_start, source_end = paragraph.reading.span(first, end)
    return Gathering(
        article_id=article.article_id,
        source=article.source,
        paragraph_id=paragraph.paragraph_id,
        kind="meeting",
        status="held",
        name=name,
        start=source_start,
        end=source_end,
        evidence=paragraph.reading.text[first:end],
        rule=rule,
        when=day,
        previous="",
        at=source_start,
        lead=True,
        series=named,
        session=series.session(name),
        body=series.body(named),
    )
