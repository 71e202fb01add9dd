"""Meetings that a decision was taken at: 阿盟7日在开罗举行的外长级会议上决定……."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.timeline.dates import TimeExpression
from analysis.timeline.meetings import head_nouns, name_phrases, naming
from analysis.timeline.meetings.mention import Context, Mention
from analysis.timeline.meetings.reporting_status import reporting_status
from analysis.timeline.meetings.rules import Rule
from analysis.timeline.sentences import DATE, Sentence, is_day
from analysis.timeline.spans import SentenceSpan

TRIGGERS = ("召开的", "举行的", "举办的")
#: 举行的……会议上决定.
_DECIDED_AT = re.compile(
    r"""
    (?:召开|举行|举办)的(?P<name>[^，。；的]{2,60}?)上
    (?=[^，。；]{0,12}(?:决定|宣布|通过|表示|表决|指出|强调|说|同意|发表))
    """,
    re.VERBOSE,
)
#: 在今天举行的……全体会议上，选举产生了…….
_ELECTED_AT = re.compile(
    rf"""
    在{DATE}+[^，。；]{{0,16}}?(?:召开|举行)的(?P<name>[^，。；的]{{5,60}}?)上，
    (?=[^，。；]{{0,24}}(?:选举|选出|当选|表决|审议通过|通过了|推选))
    """,
    re.VERBOSE,
)


def find_decisions(sentence: Sentence, context: Context) -> Iterator[Mention]:
    """Meetings that elected or adopted, or whose body is the subject of a sentence in the lead.

    Ignores what a person said at a meeting: such a sentence is an anecdote.
    """
    for hit in _ELECTED_AT.finditer(sentence.flat) if "上，" in sentence.flat else ():
        if _is_meeting(hit["name"]) and not head_nouns.is_anaphoric(hit["name"]):
            name = SentenceSpan(*hit.span("name"))
            span = SentenceSpan(hit.start(), name.end)
            yield _mention(span, sentence.words(name), sentence.date_of(name.start))
    for hit in _DECIDED_AT.finditer(sentence.flat) if context.lead else ():
        clause = sentence.clause_at(hit.start()).start
        day = sentence.date_of(hit.start())
        body = name_phrases.strip_adverbials(sentence.flat[clause : hit.start()]).strip(DATE)
        name = SentenceSpan(*hit.span("name"))
        if not (day and is_day(day)) or not naming.can_convene(body) or not reporting_status(body):
            continue
        if _is_meeting(sentence.words(name)):
            yield _mention(SentenceSpan(min(clause, day.start), name.end), body + sentence.words(name), day)


def _is_meeting(name: str) -> bool:
    return bool(head_nouns.head_of(name)) and head_nouns.kind_of(name) == "meeting"


def _mention(span: SentenceSpan, name: str, when: TimeExpression | None) -> Mention:
    return Mention("meeting", name, Rule.DECIDED_AT, span, status="held", when=when)
