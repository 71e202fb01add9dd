"""Meetings that an article implies without a verb: where a speech was given, what drew reactions, whose proceedings it gives."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import NamedTuple

from analysis.corpus import bylines
from analysis.records import Article, Paragraph
from analysis.timeline import dates
from analysis.timeline.dates import TimeExpression
from analysis.timeline.gathering import Gathering
from analysis.timeline.meetings import head_nouns
from analysis.timeline.meetings.rules import Rule
from analysis.timeline.sentences import is_day, is_vague
from analysis.timeline.spans import ReadingSpan

#: How many body paragraphs are searched for an occasion, and how long they may be.
_FIRST, _LONGEST = 3, 400
#: (2024年5月28日市六届人大常委会第九次会议上), ——在……会议上的讲话.
_READ_AT = re.compile(
    r"""
    ^[（(—\s]*
    (?P<date>[^在，。]{0,16}?日)?[）)，\s]*             # 2024年5月28日
    在?(?P<name>[^，。在]{4,60}?)上                     # 市六届人大常委会第九次会议上
    (?:的(?:讲话|报告|致辞|发言|说明))?                  # 的讲话
    [）)\s]*$
    """,
    re.VERBOSE,
)
#: 市委全会在全市干部群众中引发热烈反响; not ……上的讲话引发反响.
_REACTION = re.compile(
    r"""
    (?P<name>[^，。；：:—\s在]{2,40}?)                  # 市委全会
    (?:精神|召开后?|闭幕后?)?
    (?:在[^，。；]{2,40}?)?                             # 在全市干部群众中
    (?:引发|引起)[^，。；]{0,12}反响
    """,
    re.VERBOSE,
)
#: 会议指出, 会议还研究了: refers to the meeting that a report is about. Where the report's opening is
#: missing, so many paragraphs begin like this, the first near the top.
_PROCEEDINGS = re.compile(
    r"""
    会议(?:还|同时|最后)?
    (?: 认为 | 指出 | 强调 | 要求 | 审议 | 听取 | 研究 | 决定 | 通过 | 传达 | 提出 | 号召 | 明确 | 部署 )
    """,
    re.VERBOSE,
)
_PARAGRAPHS = 3
#: Somebody chaired a meeting that no sentence says was held: 党委书记王小明主持会议.
_CHAIRED = re.compile(
    "(?<![不未没要])主持(?:了)?(?:此次|本次|这次)?(?P<one>会议)(?=[，。；]|并)|(?P<two>会议)由[^，。；]{2,30}主持(?=[，。；]|并)"
)
#: A press conference of which a page gives the words, as its host opens it: 大家上午好！欢迎出席市政府新闻办今天举行的新闻发布会.
_WELCOME = re.compile(
    r"大家(?:[上下中]午|早上|晚上)?好[^。！!，]{0,4}[！!。，]\s*(?:欢迎|感谢)(?:各位|大家)?(?:前来)?(?:出席|参加|来到)(?P<day>[今本][天日次场])?"
    r"(?P<name>[^，。；！今]{2,40}?)(?:今[天日](?:[上下]午)?)?(?:(?:举[行办]|召开)的?)?(?P<head>新闻(?:发布|通气|吹风)会|(?:政策)?(?:例行)?吹风会|通气会|记者会)"
)
_TODAY = re.compile("[今本][天日]")


class _Place(NamedTuple):
    """Where a paragraph names a meeting, and the date before the name."""

    rule: Rule
    day: TimeExpression | None
    name: ReadingSpan


def find_implicit(
    article: Article, titles: Sequence[Paragraph], body: Sequence[Paragraph], known: Collection[str]
) -> list[Gathering]:
    """The implicit meetings of an article that are not among the names that it reports already (`known`).

    Only a whole line near the top that gives day and meeting counts as the
    occasion of a document. A reaction needs no day. Proceedings alone
    (会议认为……会议指出……), or a chair (主持会议) on the day that opens the article,
    make a meeting where the article names none; its name is that word.
    """
    found: list[Gathering] = []
    for paragraph in (*titles, *body[:_FIRST]):
        text = paragraph.reading.text
        if len(text) > _LONGEST:
            continue
        for place in (_read_at(text), _reaction(text)):
            name = text[place.name.start : place.name.end] if place else ""
            taken = (*known, *(one.name for one in found))
            if (
                place
                and head_nouns.head_of(name)
                and not head_nouns.is_anaphoric(name)
                and not any(name in other or other in name for other in taken)
            ):
                found.append(_gathering(article, paragraph, place))
    if not known and not found and article.kind in ("report", "brief"):
        found += _welcomed(article, body) or _proceedings(article, body) or _chaired(article, body)
    return found


def _welcomed(article: Article, body: Sequence[Paragraph]) -> list[Gathering]:
    """The press conference to which the host welcomes the press on the first lines of a page."""
    for paragraph in body[:_FIRST]:
        text = paragraph.reading.text
        hit = _WELCOME.search(text) if "欢迎" in text or "感谢" in text else None
        if hit is None:
            continue
        today = [day for day in dates.find(text) if _TODAY.match(text, day.start)]
        place = _Place(Rule.PROCEEDINGS, None, ReadingSpan(hit.start("name"), hit.end("head")))
        made = _gathering(article, paragraph, place)
        name = hit["name"] + hit["head"]
        return [replace(made, kind=head_nouns.kind_of(name), name=name, when=today[0] if today else None)]
    return []


def _chaired(article: Article, body: Sequence[Paragraph]) -> list[Gathering]:
    """The meeting that somebody chaired on the day that opens the article: 6月9日，学院传达了通知。院长主持会议。"""
    for paragraph in body[:_FIRST]:
        text = paragraph.reading.text
        hit = _CHAIRED.search(text) if "主持" in text else None
        if hit is None:
            continue
        first = re.match("[^。]*", text)
        opening = [day for day in dates.find(first.group() if first else "") if is_day(day)]
        day = opening[0] if opening else None
        if day is None or is_vague(day) or "/" in day.value or day.end > hit.start():
            return []
        name = hit.span("one" if hit["one"] else "two")
        return [_gathering(article, paragraph, _Place(Rule.CHAIRED, day, ReadingSpan(*name)))]
    return []


def _proceedings(article: Article, body: Sequence[Paragraph]) -> list[Gathering]:
    """The meeting that several paragraphs begin with: 会议指出, 会议强调."""
    begun = []
    for index, paragraph in enumerate(body):
        text = paragraph.reading.text
        if "会议" not in text:
            continue
        at = len(bylines.dateline(text)) if index < _FIRST else 0
        if _PROCEEDINGS.match(text, at):
            begun.append((index, at))
    if len(begun) < _PARAGRAPHS or begun[0][0] >= _FIRST:
        return []
    index, at = begun[0]
    place = _Place(Rule.PROCEEDINGS, None, ReadingSpan(at, at + len("会议")))
    return [_gathering(article, body[index], place)]


def _read_at(text: str) -> _Place | None:
    """The meeting that a speech was given at, by its date line."""
    hit = _READ_AT.match(text) if "上" in text else None
    days = [day for day in dates.find(text) if is_day(day) and day.end <= hit.end("name")] if hit else []
    if not hit or not days:
        return None
    end = days[0].end
    start = end + len(text[end:]) - len(text[end:].lstrip("在，于 "))
    return _Place(Rule.READ_AT, days[0], ReadingSpan(start, hit.end("name")))


def _reaction(text: str) -> _Place | None:
    """The meeting that drew reactions."""
    hit = _REACTION.search(text) if "反响" in text else None
    return _Place(Rule.REACTIONS, None, ReadingSpan(*hit.span("name"))) if hit else None


def _gathering(article: Article, paragraph: Paragraph, place: _Place) -> Gathering:
    rule, day, name = place
    span = ReadingSpan(day.start if day else name.start, name.end)
    return Gathering.of(
        article,
        paragraph,
        span,
        kind="meeting",
        status="held",
        name=paragraph.reading.text[name.start : name.end],
        rule=rule,
        when=day,
        previous="",
        at=paragraph.reading.at(span.start),
        lead=True,
    )
