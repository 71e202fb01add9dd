"""What the headings of a chronicle or a digest say of the dates of the items below them.

A chronicle gives year, month and day in headings (`chronicle_days`); a digest
says of which days it is (`digest_days`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain

from analysis import edtf
from analysis.corpus.bullets import SIGNS
from analysis.records import Article, Document, Paragraph
from analysis.timeline import (
    article_dates,
    chronicle_days,
    dates,
    day_of_writing,
    digest_days,
    listed_days,
    reviewed_years,
    running_heads,
)
from analysis.timeline.dates import TimeExpression
from analysis.timeline.digest_days import heads_digest, is_called_digest
from analysis.timeline.frames import Frame
from analysis.timeline.sentences import is_day

_MONTH_AND_DAY = re.compile(r"XXXX-\d\d-\d\d")
#: How an item of a digest may begin, and whether its opening names a day.
_BULLET_OR_NUMBER = re.compile(rf"[{SIGNS}]\s*\S|[（(]?(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})[）)、.．]")
_DAY_OR_RECENTLY = re.compile(
    r"\d\s*日|\d{4}[-./]\d{1,2}[-./]\d|[今昨]天|当[日天]|是日|(?P<recently>近日|日前|近期|[本上]周)"
)
_OPENING = 60  #: characters
#: Items of a digest without days are marked items, so many at least.
_ITEMS = 3


def read(document: Document) -> dict[str, Frame]:
    """The frame of each paragraph that has one, by its id.

    >>> from analysis import corpus
    >>> from analysis.records import Source
    >>> text = "2019年大事记\\n\\n3月\\n4日\\n△县委召开全会。\\n9日\\n△县政协召开全会。\\n15日\\n△博物馆开馆。"
    >>> document = corpus.cut(Source("a.txt", text))
    >>> for frame in read(document).values():
    ...     if frame.item:
    ...         print(frame.day.value, frame.year)
    XXXX-03-04 2019
    XXXX-03-09 2019
    XXXX-03-15 2019
    """
    paragraphs = [p for p in document.paragraphs if p.role != "byline"]
    published = {
        article.article_id: _unless_posted_later(article, paragraphs) for article in document.articles
    }
    edge = chronicle_days.below(running_heads.find(document.source.text, document.source.origin))
    edge = digest_days.above(document, edge) or edge
    framed = (
        chronicle_days.read(paragraphs, published, edge)
        or dict(digest_days.windows(paragraphs, edge))
        or dict(chronicle_days.below_days(paragraphs))
        or dict(chronicle_days.same_days(paragraphs))
        or dict(chronicle_days.titled(document))
    )
    framed = _with_undated_items(paragraphs, framed, document.source.text)
    framed = _before_publication(document, framed)
    reviewed = dict(_reviewed(paragraphs, published))
    return {**day_of_writing.frames(document), **reviewed, **framed}


def _unless_posted_later(article: Article, paragraphs: Sequence[Paragraph]) -> str:
    texts = (p.reading.text for p in paragraphs if p.article_id == article.article_id)
    return "" if article_dates.is_posted_years_later(texts, article.published) else article.published


def _before_publication(document: Document, framed: dict[str, Frame]) -> dict[str, Frame]:
    """The frames, with the year of dated items that end shortly before the publication of their article."""
    made = dict(framed)
    published = {one.article_id: one.published for one in document.articles}
    items_of: dict[str, list[Paragraph]] = {}
    for paragraph in document.paragraphs if framed else ():
        if paragraph.paragraph_id in framed:
            items_of.setdefault(paragraph.article_id, []).append(paragraph)
    for article_id, items in items_of.items():
        day_of_page = published.get(article_id, "")
        if edtf.precision(day_of_page) != "day":
            continue
        if any(framed[p.paragraph_id].year or framed[p.paragraph_id].window for p in items):
            continue
        named = [(p, day) for p in items if (day := _day_of_item(framed[p.paragraph_id], p)) is not None]
        days = [(int(day.value[5:7]), int(day.value[8:10])) for _, day in named]
        for (item, day), year in zip(named, listed_days.years(days, date.fromisoformat(day_of_page))):
            at = item.reading.at(day.start)
            made[item.paragraph_id] = replace(framed[item.paragraph_id], year=year, words=day.text, at=at)
    return made


def _day_of_item(frame: Frame, paragraph: Paragraph) -> TimeExpression | None:
    """The day of an item without its year: that above it, else the first one that it names."""
    opening = paragraph.reading.text[:_OPENING]
    day = frame.day or next((one for one in dates.find(opening) if is_day(one)), None)
    return day if frame.item and day is not None and _MONTH_AND_DAY.match(day.value) else None


def _with_undated_items(
    paragraphs: list[Paragraph], framed: dict[str, Frame], source: str
) -> dict[str, Frame]:
    """The frames, with those of the items of a digest that name no day: they are of its days, or of its month.

    Items have a bullet or a number; without, each paragraph below a title is
    one that does not go on with the one above it. Where no
    heading says which days the digest is of, most of its items must say when:
    ●3月5日，……; ●近日，……. A text that is nothing but numbered headlines is a
    digest too.
    """
    body = [p for p in paragraphs if p.role == "body"]
    dated = {p.paragraph_id: _DAY_OR_RECENTLY.search(p.reading.text[:_OPENING]) for p in body}
    marked = [p for p in body if _BULLET_OR_NUMBER.match(p.reading.text)]
    if any(frame.item for frame in framed.values()):
        return framed
    if len(marked) < _ITEMS:
        below = [p for p in body if p.paragraph_id in framed and framed[p.paragraph_id].window]
        marked = [p for p in below if not heads_digest(p.reading.text)]
        marked = [p for p in marked if not chronicle_days.goes_on(p.reading.text)]
        if not (marked and is_called_digest(source)):
            return framed
    dated = {p.paragraph_id: dated[p.paragraph_id] for p in marked}
    most = 2 * sum(day is not None for day in dated.values()) > len(marked) or _are_headlines(marked, body)
    made = dict(framed)
    for paragraph in marked:
        frame = framed.get(paragraph.paragraph_id, Frame())
        found = dated[paragraph.paragraph_id]
        when = frame.window or (f"{frame.year}-{frame.month:02}" if frame.only_month else "")
        if when and (found is None or found["recently"]):
            day = TimeExpression(0, 0, frame.words, when)
            made[paragraph.paragraph_id] = replace(frame, item=True, day=day, day_at=frame.at)
        elif not when and most:
            made[paragraph.paragraph_id] = replace(frame, item=True)
    return made


def _are_headlines(marked: list[Paragraph], body: list[Paragraph]) -> bool:
    """Whether a text is nothing but marked lines without a full stop, which are the headlines of its news."""
    return len(marked) == len(body) and not any("。" in p.reading.text for p in body)


def _reviewed(paragraphs: list[Paragraph], published: Mapping[str, str]) -> Iterator[tuple[str, Frame]]:
    """The frames of the entries of a year, and of the items that are listed below the heading of a review."""
    found = chain(reviewed_years.entries(paragraphs, published), reviewed_years.find(paragraphs))
    for paragraph, year, heading, start, end in found:
        words = heading.reading.text[start:end]
        yield paragraph.paragraph_id, Frame(year=year, words=words, at=heading.reading.at(start))
