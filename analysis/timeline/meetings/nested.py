"""Meetings within or right after another one: 会议套开……, 闭幕会后，……作题为“……”的讲座."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.timeline import people
from analysis.timeline.meetings import name_phrases
from analysis.timeline.meetings.mention import Context, Mention
from analysis.timeline.meetings.rules import Rule
from analysis.timeline.sentences import QUOTED, Sentence
from analysis.timeline.spans import SentenceSpan

_WITHIN = "套开"
TRIGGERS = (_WITHIN, "题为")

_NESTED = re.compile(rf"{_WITHIN}(?P<name>[^，。；]{{4,60}})")
_LECTURE = re.compile(
    rf"""
    (?P<after>会)后，
    (?P<who>[^，。；]{{2,60}}?)(?:应邀)?作了?
    题为(?P<title>[{QUOTED}]+)的(?P<what>[^，。；的]{{0,6}}(?:讲座|报告))
    """,
    re.VERBOSE,
)


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
