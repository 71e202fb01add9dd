"""Press conferences of which a page gives the words: the conference in the headline, and what is said there of other meetings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

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
    (?P<body>[\u4e00-\u9fff]{2,14}?)(?:新闻)?发言人[ ]*(?P<who>[\u4e00-\u9fff·]{2,8}?)
    \s*主持(?:召开|举行)?(?P<name>(?:例行)?(?:新闻|政策)?(?:记者会|记者招待会|发布会|吹风会))
    (?P<behind>[^\n，。；]{0,24})(?=\n|$)
    """,
    re.VERBOSE,
)
#: Below it, a line that gives the day.
_DAY_BELOW = re.compile(r"\s*(?P<day>[（(]?\d{4}[-年./]\d{1,2}[-月./]\d{1,2}日?[^\n\u4e00-\u9fff]{0,20})(?=\n|$)")
#: Who speaks, at the start of a paragraph: [王小明]：, 海州电视台记者：
_TURN = re.compile(r"[\[【［]?(?P<who>[^\[\]【】，。；：:？！\n]{1,24})[\]】］]?[:：]")
_ASKS = re.compile("记者|^问$|主持人|发言人")
#: Characters from the start of the page among which the headline is.
_HEAD = 800


def read(
    document: Document, article: Article, paragraphs: Sequence[Paragraph], found: list[Gathering]
) -> list[Gathering]:
    """The gatherings of the words of a press conference: the conference itself, and those that the answers date.

    The headline reports the conference where no sentence does. What is named in questions and answers without a day is
    no news, and the spokesperson did not chair it.
    """
    held = [one for one in found if one.status == "held" and one.name.endswith(BRIEFINGS)]
    if not held and "发言人" not in document.source.text:
        return found
    turns = [(hit["who"], paragraph) for paragraph in paragraphs if (hit := _TURN.match(paragraph.reading.text))]
    if not any(_ASKS.search(who) for who, _ in turns):
        return found
    made = None if held else _of_headline(document, article, paragraphs)
    if not held and made is None:
        return found
    begins = turns[0][1].reading.at(0)
    speakers = {who for who, _ in turns} | {name for one in (*held, *([made] if made else [])) for name in one.roles.chair}
    kept = [
        one if one in held or one.start < begins else replace(one, roles=_without(one.roles, speakers))
        for one in found
        if one in held or one.start < begins or one.when is not None or one.status != "held"
    ]
    return [made, *kept] if made else kept


def _of_headline(document: Document, article: Article, paragraphs: Sequence[Paragraph]) -> Gathering | None:
    """The press conference that the headline reports, with its day there or below, or else of the day of publication."""
    begin = 0 if article is document.articles[0] else article.start
    words = door.normalised(document.source.text[begin : begin + _HEAD]).mapped
    hit = _TITLE.search(words.text)
    when = _day(words.text, hit) if hit else None
    if hit is None or when is None:
        return None
    first, last = words.span(hit.start(), hit.end("name"))
    body = hit["body"].removeprefix("中国")
    who = hit["who"]
    made = Gathering.of(
        article,
        paragraphs[0],
        ReadingSpan(0, 0),
        convener=body,
        kind="event",
        status="held",
        name=body + hit["name"],
        rule=Rule.HELD,
        when=replace(when, start=0, end=0),
        previous="",
        at=begin + first,
        lead=True,
    )
    roles = Roles(chair=(who,), appearances=(Appearance(who, "chair", "", 0, begin + first, begin + last),))
    evidence = re.sub(r"\s+", "", document.source.text[begin + first : begin + last])
    return replace(made, span=SourceSpan(begin + first, begin + last), evidence=evidence, roles=roles)


def _day(text: str, title: re.Match[str]) -> TimeExpression | None:
    """The day in the headline, in the line below it, or that of publication."""
    below = _DAY_BELOW.match(text, title.end())
    for words in (title["day"] or "", title["behind"], below["day"] if below else ""):
        days = [day for day in dates.find(words) if is_day(day) and not is_vague(day)]
        if days:
            return days[0]
    return dates.find("今天")[0]


def _without(roles: Roles, speakers: set[str]) -> Roles:
    """The people of a meeting of which somebody only spoke at the conference."""
    return replace(
        roles,
        chair=tuple(name for name in roles.chair if name not in speakers),
        appearances=tuple(
            one for one in roles.appearances if one.role != "chair" or one.person not in speakers
        ),
    )
