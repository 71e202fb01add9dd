"""A mention: one meeting as one sentence reports it. All detectors return mentions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple, TypeAlias

from analysis import vocabulary
from analysis.timeline.dates import TimeExpression
from analysis.timeline.meetings import head_nouns
from analysis.timeline.meetings.reporting_status import carried_over, reporting_status
from analysis.timeline.meetings.rules import Rule
from analysis.timeline.people import Person
from analysis.timeline.sentences import DATE, Sentence
from analysis.timeline.spans import ReadingSpan, SentenceSpan, in_reading

#: The adverbial of place: 在北京, up to what follows it.
_VENUE = re.compile(
    rf"""
    在(?!野党|线|职|岗|建项目|册|校生)(?P<place>[^，。；在{DATE}]{{1,30}}?)
    (?= $ | {DATE}
      | 举行 | 召开 | 举办
      | 隆重 | 正式 | 成功 | 圆满 | 顺利 | 胜利              # manner: 在北京胜利闭幕
      | 主持 | 组织 | 共同 | 分别 | 集体 | 亲切        # who, and how: 在京分别会见
      | 同 | 与 | 为 | 会见 | 会晤                      # whom: 在京同……会谈
    )
    """,
    re.VERBOSE,
)


class Context(NamedTuple):
    """What a detector may know of the article around a sentence."""

    lead: bool = False  #: the sentence is where the article gives its news
    headline: str = ""
    paragraph: int = 0  #: index among the body paragraphs
    item: bool = False  #: the sentence opens a paragraph that is news of its own
    first: bool = False  #: nothing of the article is reported before the sentence


class Position(NamedTuple):
    """A sentence, in the order of the article."""

    paragraph: int  #: index among the body paragraphs
    start: int  #: offset of the sentence in the reading of that paragraph


_OPENING = Position(0, 0)


@dataclass(frozen=True, slots=True)
class Mention:
    """One meeting as one sentence reports it; all offsets are within the sentence.

    A detector gives kind, name, rule and span, and either `before` or, where
    those words do not say them, status and date; `completed` adds the rest.
    """

    kind: str  #: meeting, reception, event, visit
    name: str
    rule: Rule
    span: SentenceSpan  #: the words that report it
    before: SentenceSpan | None = None  #: from the start of the clause to the verb
    status: str = ""  #: held, planned, referenced; "" where the sentence reports no news
    when: TimeExpression | None = None  #: its date
    same_day: bool = False  #: it is on the day of the meeting reported before it
    in_passing: bool = False  #: a bare verb reports it, which within a visit is no meeting: 与职工座谈
    #: a talk of guests beside what else they did, or with them, which within a visit is no meeting
    of_guests: bool = False
    opens: bool = False  #: its verb says that it began: 开幕
    convener: str = ""  #: the words before the verb: a body, or people
    hosts: tuple[Person, ...] = ()
    guests: tuple[Person, ...] = ()
    venue: str = ""
    form: str = ""
    agenda: str = ""
    position: Position = _OPENING
    lead: bool = False  #: whether the article gives its news there
    previous: TimeExpression | None = None  #: the date that `when` is relative to

    @property
    def in_reading(self) -> ReadingSpan:
        """The words that report it, in the reading of the paragraph."""
        return in_reading(self.position.start, self.span)


#: Finds the mentions of one kind in a sentence; they are not completed yet.
Detector: TypeAlias = Callable[[Sentence, Context], Iterable[Mention]]


#: Introduces what somebody announced.
_SAYS = re.compile("表示|宣布|透露|(?:介绍|告诉[^，。；]{1,12}|获悉|了解到|说|称)[，：]")


def said_on(sentence: Sentence, day: TimeExpression | None, verb: int) -> bool:
    """Whether the day before a verb is when somebody said so: 9日对媒体表示，论坛将在云港举行."""
    return day is not None and _SAYS.search(sentence.flat, day.end, max(day.end, verb)) is not None


def completed(mention: Mention, sentence: Sentence, context: Context) -> Mention:
    """The mention of a detector with its position, and with status, date and venue by the words before its verb."""
    position = Position(context.paragraph, sentence.start)
    before = mention.before
    if before is None:
        status = carried_over(mention.status, sentence, mention.when, mention.span.end)
        return replace(mention, status=status, position=position, lead=context.lead)
    when, span = sentence.date_of(before.end), sentence.report(mention.span)
    status = reporting_status(sentence.flat[before.start : before.end])
    if status == "planned" and said_on(sentence, when, before.end):
        when = None
    return replace(
        mention,
        span=span,
        status=carried_over(status, sentence, when, span.end),
        when=when,
        same_day=when is None and sentence.continues,
        venue=venue(sentence, before),
        position=position,
        lead=context.lead,
    )


@cache
def _after_venue() -> tuple[re.Pattern[str], ...]:
    """What may follow a place in its adverbial and is no part of it, or makes it no place."""
    rows = vocabulary.load("timeline/meetings_after_venues", ("pattern", "example"), ("leaves",))
    return tuple(row.pattern("pattern") for row in rows)


def venue(sentence: Sentence, span: SentenceSpan) -> str:
    """The place of the adverbial 在…, "" where there is none."""
    found = _VENUE.search(sentence.flat[span.start : span.end])
    return (
        place_of(sentence.text[span.start + found.start("place") : span.start + found.end("place")])
        if found
        else ""
    )


def place_of(words: str) -> str:
    """The place at the head of the words behind 在; "" where they name a time or a meeting instead.

    >>> place_of("云港市隆重"), place_of("云港市出席北方论坛期间"), place_of("会前"), place_of("化解冲突的安全会议")
    ('云港市', '云港市', '', '')
    """
    for pattern in _after_venue():
        end = pattern.search(words)
        words = words[: end.start()] if end else words
    return "" if head_nouns.head_of(words) else words
