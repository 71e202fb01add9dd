"""Transcripts of press conferences: the conference in the headline, and other meetings named in questions and answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis import edtf
from analysis.corpus import door
from analysis.records import Article, Document, Paragraph
from analysis.timeline import dates
from analysis.timeline.dates import TimeExpression
from analysis.timeline.gathering import Gathering
from analysis.timeline.meetings.head_nouns import BRIEFINGS
from analysis.timeline.meetings.rules import Rule
from analysis.timeline.people.roles import Appearance, Roles
from analysis.timeline.sentences import is_day, is_vague
from analysis.timeline.spans import ReadingSpan, SourceSpan

#: 2024年6月12日外交部发言人王小明主持例行记者会, also broken before 主持, as lines of their own.
_TITLE = re.compile(
    r"""
    (?:^|\n)[ ]*(?:原?标题[:：])?[ ]*
    (?P<day>(?:\d{4}年)?\d{1,2}月\d{1,2}日)?[ ]*
    (?P<body>[\u4e00-\u9fff]{2,14}?)(?:新闻)?发言人\s*(?P<who>[\u4e00-\u9fff·]{2,8}?)
    \s*主持(?:召开|举行)?(?P<name>(?:例行)?(?:新闻|政策)?(?:记者会|记者招待会|发布会|吹风会))
    (?P<behind>[^\n，。；]{0,24})(?=\n|$)
    """,
    re.VERBOSE,
)
_MAY_BE_TITLED = re.compile("[发發]言人")
#: Who speaks, at the start of a paragraph: [王小明]：, 海州电视台记者：
_TURN = re.compile(r"[\[【［]?(?P<who>[^\[\]【】，。；：:？！\n]{1,24})[\]】］]?[:：]")
_ASKS = re.compile("记者|^问$|主持人|发言人")
#: Who does not open a conference.
_REPORTER = re.compile("记者|^问$")
#: Characters from the start of the page among which the headline is.
_HEAD = 800


def read(
    document: Document, article: Article, paragraphs: Sequence[Paragraph], found: list[Gathering]
) -> list[Gathering]:
    """The gatherings of the words of a press conference: the conference itself, and those that the answers date.

    The headline reports the conference where no sentence does. What is named in questions and answers without a day is
    no news, and the spokesperson did not chair it.
    """
    briefings = [one for one in found if one.status == "held" and one.name.endswith(BRIEFINGS)]
    if not briefings and not _MAY_BE_TITLED.search(document.source.text):
        return found
    turns = [
        (hit["who"], one)
        for one in paragraphs
        if one.role in ("body", "subheading") and (hit := _TURN.match(one.reading.text))
    ]
    if not any(_ASKS.search(who) for who, _ in turns):
        return found
    begins = turns[0][1].reading.at(0)
    welcomes = 1 if len(turns) > 1 and not _REPORTER.search(turns[0][0]) else 0
    held = [one for one in briefings if one.start < turns[welcomes][1].reading.at(0)]
    made = None if held else _of_headline(document, article, paragraphs)
    if not held and made is None:
        return found
    speakers = {who for who, _ in turns} | {name for one in (made, *held) if one for name in one.roles.chair}
    if made is not None and made.when is not None and not article.published:
        found = [_on_day_of(made.when.value, one) for one in found]
    kept = [
        one if one in held or one.start < begins else replace(one, roles=_without(one.roles, speakers))
        for one in found
        if one in held or one.start < begins or one.when is not None or one.status != "held"
    ]
    return [made, *kept] if made else kept


def _of_headline(document: Document, article: Article, paragraphs: Sequence[Paragraph]) -> Gathering | None:
    """The press conference that the headline reports, on the day named there or that of publication."""
    begin = 0 if article is document.articles[0] else article.start
    words = door.normalised(document.source.text[begin : begin + _HEAD]).mapped
    hit = _TITLE.search(words.text)
    if hit is None:
        return None
    first, last = words.span(hit.start(), hit.end("name"))
    who, body = hit["who"], hit["body"].removeprefix("中国")
    made = Gathering.of(
        article,
        paragraphs[0],
        ReadingSpan(0, 0),
        convener=body,
        kind="event",
        status="held",
        name=body + hit["name"],
        rule=Rule.HELD,
        when=replace(_day(hit), start=0, end=0),
        previous="",
        at=begin + first,
        lead=True,
    )
    roles = Roles(chair=(who,), appearances=(Appearance(who, "chair", "", 0, begin + first, begin + last),))
    evidence = re.sub(r"\s+", "", document.source.text[begin + first : begin + last])
    return replace(made, span=SourceSpan(begin + first, begin + last), evidence=evidence, roles=roles)


def _day(title: re.Match[str]) -> TimeExpression:
    """The day in the headline, or else that of publication."""
    found = dates.find(f"{title['day'] or ''}，{title['behind']}")
    return next((day for day in found if is_day(day) and not is_vague(day)), dates.find("今天")[0])


def _on_day_of(day: str, one: Gathering) -> Gathering:
    """A gathering with the day that 昨天 means, said on a whole day."""
    when = one.when
    relative = (
        when is not None and when.anchor == "published" and when.unit == "day" and when.offset is not None
    )
    if when is None or not relative or when.value != "XXXX-XX-XX" or not edtf.is_whole(day):
        return one
    return replace(one, when=replace(when, value=edtf.shift(day, when.offset or 0), anchor=""))


def _without(roles: Roles, speakers: set[str]) -> Roles:
    """The people of a meeting that is only mentioned at the conference."""
    return replace(
        roles,
        chair=tuple(name for name in roles.chair if name not in speakers),
        appearances=tuple(
            one for one in roles.appearances if one.role != "chair" or one.person not in speakers
        ),
    )
