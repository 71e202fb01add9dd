"""Gatherings that somebody congratulated by letter, where the text then calls them by their noun alone: 大会当日在云港开幕."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.timeline.meetings import head_nouns
from analysis.timeline.meetings.mention import Context, Mention
from analysis.timeline.meetings.rules import Rule
from analysis.timeline.sentences import DATE, Sentence
from analysis.timeline.spans import SentenceSpan

TRIGGERS = ("开幕", "启幕", "举行", "召开", "举办")
#: The headline of such an article: 王小明向北方论坛致贺信, 王小明致信祝贺北方论坛召开.
_LETTER = re.compile(
    r"(?:[向给](?P<to>[^，。；]{4,40}?)(?:致|发来?|发去)(?:以|了)?(?:贺信|贺电|贺词|信)|致[信电](?:热烈)?祝贺(?P<on>[^，。；]{4,40}?)"
    r"(?:隆重|胜利)?(?:开幕|召开|举行|举办)?)(?=[\s，]|$)"
)
#: A sentence about it, whose last clause says when and where it was.
_CALLED = re.compile(
    "(?:本届|本次|此次|该|这次|这届)?(?P<noun>大会|论坛|峰会|年会|会议|对话会|研讨会|座谈会|博览会|展览会|交易会|艺术节|电影节|大赛|音乐会)"
    f"(?![上后前期开闭]|[强指认决讲要通审]|期间)[^。；{DATE}]{{0,160}}?(?P<day>{DATE}+(?:[上下]午|晚)?)"
    f"(?P<where>在[^，。；{DATE}]{{1,20}}?)?(?:隆重|正式)?(?P<verb>开幕|启幕|举行|召开|举办)(?=[，。；]|$)"
)


def find_congratulated(sentence: Sentence, context: Context) -> Iterator[Mention]:
    """The gathering that the headline names as the one that somebody wrote to.

    >>> from analysis.timeline import sentences
    >>> def show(text, headline="王小明向云港学大会·青江论坛致贺信"):
    ...     found = find_congratulated(sentences.read(text, 0, len(text)), Context(headline=headline))
    ...     return [one.name for one in found]
    >>> show("大会由市政府主办，3月5日在云港开幕。"), show("论坛由市政府主办，3月5日在云港开幕。", "王小明致信祝贺北方论坛开幕")
    (['云港学大会·青江论坛'], ['北方论坛'])
    >>> show("音乐会3月5日在云港举行。"), show("大会3月5日在云港举行。", "云港学大会开幕")
    ([], [])
    """
    letter = _LETTER.search(context.headline)
    called = _CALLED.match(sentence.flat) if letter else None
    if letter is None or called is None:
        return
    name = letter["to"] or letter["on"]
    if called["noun"] not in name or not head_nouns.head_of(name):
        return
    opens = called["verb"] in ("开幕", "启幕")
    yield Mention(
        kind=head_nouns.kind_of(name),
        name=name,
        rule=Rule.OPENED if opens else Rule.HELD,
        span=SentenceSpan(0, called.end()),
        before=SentenceSpan(sentence.clause_at(called.start("day")).start, called.start("verb")),
        opens=opens,
    )
