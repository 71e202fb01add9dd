"""Meetings that no verb of the vocabulary reports: 会议套开……, 闭幕会后，……作题为“……”的讲座, 中心组集中学习……."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.timeline import people
from analysis.timeline.meetings import name_phrases
from analysis.timeline.meetings.mention import Context, Mention
from analysis.timeline.meetings.rules import Rule
from analysis.timeline.sentences import DATE, QUOTED, Sentence
from analysis.timeline.spans import SentenceSpan

_WITHIN = "套开"
TRIGGERS = (_WITHIN, "题为", "集中学习", "专题学习", "集体学习")

_NESTED = re.compile(rf"{_WITHIN}(?P<name>[^，。；]{{4,60}})")
_LECTURE = re.compile(
    rf"""
    (?P<after>会)后，
    (?P<who>[^，。；]{{2,60}}?)(?:应邀)?作了?
    题为(?P<title>[{QUOTED}]+)的(?P<what>[^，。；的]{{0,6}}(?:讲座|报告))
    """,
    re.VERBOSE,
)


#: A body that studies, with its verb: 市委理论学习中心组集中学习.
_STUDIES = re.compile(
    rf"(?:^|[，。{DATE}])(?P<body>[^，。；{DATE}]{{0,16}}(?:中心组|党组|党委|党支部)){DATE}*(?P<what>(?:集中|专题|集体)学习)"
    r"(?!会|班|研讨|心得|教育|后|时|的|和|与|，|。|；|暨|讲座|$)"
)


def find_studies(sentence: Sentence, context: Context) -> Iterator[Mention]:
    """The session of a body that studied, in the lead and on a day.

    >>> from analysis.timeline import sentences
    >>> text = "3月5日，市委理论学习中心组集中学习发达地区经验。"
    >>> [one.name for one in find_studies(sentences.read(text, 0, len(text)), Context(lead=True))]
    ['市委理论学习中心组集中学习']
    """
    if not context.lead or not sentence.days:
        return
    for hit in _STUDIES.finditer(sentence.flat) if "学习" in sentence.flat else ():
        span = SentenceSpan(hit.start("body"), hit.end("what"))
        before = SentenceSpan(sentence.clause_at(span.start).start, hit.start("what"))
        yield Mention("meeting", hit["body"] + hit["what"], Rule.HELD, span, before, convener=hit["body"])


def find_nested(sentence: Sentence, context: Context) -> Iterator[Mention]:
    """Meetings held within another one: 会议套开……座谈会."""
    for hit in _NESTED.finditer(sentence.text):
        name = name_phrases.trim_name(sentence, SentenceSpan(*hit.span("name")))
        if name:
            yield Mention(
                kind="meeting",
                name=sentence.words(name),
                rule=Rule.NESTED,
                span=SentenceSpan(0, name.end),
                status="held",
                form=_WITHIN,
                same_day=True,
            )


def find_lectures(sentence: Sentence, context: Context) -> Iterator[Mention]:
    """A lecture given after a meeting: 闭幕会后，……作题为“……”的学习讲座."""
    for hit in _LECTURE.finditer(sentence.flat):
        yield Mention(
            kind="meeting",
            name=sentence.words(SentenceSpan(*hit.span("title"))) + hit["what"],
            rule=Rule.LECTURE,
            span=SentenceSpan(*hit.span()),
            status="held",
            hosts=people.listed(sentence.words(SentenceSpan(*hit.span("who")))),
            same_day=True,
        )
