"""A mention: one meeting as one sentence reports it. All detectors return mentions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from analysis.timeline.dates import TimeExpression
from analysis.timeline.meetings.reporting_status import continues_previous, event_date, reporting_status
from analysis.timeline.meetings.rules import Rule
from analysis.timeline.people import Person
from analysis.timeline.sentences import DATE, Sentence
from analysis.timeline.spans import ReadingSpan, SentenceSpan

#: The adverbial of place: 在北京, up to what follows it.
_VENUE = re.compile(
    rf"""
    在(?P<place>[^，。；在{DATE}]{{1,30}}?)
    (?= $ | {DATE}
      | 正式 | 成功 | 圆满 | 顺利 | 胜利              # manner: 在北京胜利闭幕
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


class Position(NamedTuple):
    """The sentence of a mention, in the order of the article."""

    paragraph: int  #: index among the body paragraphs
    sentence: int  #: offset of the sentence in the reading of that paragraph


_OPENING = Position(0, 0)


@dataclass(frozen=True, slots=True)
class Mention:
    """One meeting as one sentence reports it."""

    kind: str  #: meeting, reception, event, visit
    status: str  #: held, planned, referenced; "" where the sentence reports no news
    name: str
    rule: Rule
    span: ReadingSpan  #: the words that report it
    when: TimeExpression | None = None  #: its date; offsets within the sentence
    position: Position = _OPENING
    lead: bool = False  #: whether the article gives its news there
    convener: str = ""  #: the words before the verb: a body, or people
    hosts: tuple[Person, ...] = ()
    guests: tuple[Person, ...] = ()
    venue: str = ""
    form: str = ""
    agenda: str = ""
    same_day: bool = False  #: it is on the day of the meeting reported before it
    previous: TimeExpression | None = None  #: the date that `when` is relative to

    @classmethod
    def of(cls, sentence: Sentence, context: Context, span: SentenceSpan, **fields) -> Mention:
        """A mention in a sentence; `fields` are those of the class but the span and where it lies."""
        return cls(
            span=sentence.in_reading(span),
            position=Position(context.paragraph, sentence.start),
            lead=context.lead,
            **fields,
        )

    @classmethod
    def at_verb(
        cls, sentence: Sentence, context: Context, span: SentenceSpan, verb: int, **fields
    ) -> Mention:
        """A mention whose words match at `span`; status, date and venue are read around its `verb`.

        Its span begins with the clause, or with the date before that.
        """
        clause = sentence.clause_at(span.start).start
        dates = [day.start for day in sentence.days if day.end <= span.start]
        when = event_date(sentence, verb)
        return cls.of(
            sentence,
            context,
            SentenceSpan(min(dates[-1] if dates else clause, clause), span.end),
            status=reporting_status(sentence.flat[clause:verb]),
            when=when,
            venue=venue(sentence, SentenceSpan(clause, verb)),
            same_day=when is None and continues_previous(sentence),
            **fields,
        )


#: Finds the mentions of one kind in a sentence.
Detector: TypeAlias = Callable[[Sentence, Context], Iterable[Mention]]


def venue(sentence: Sentence, span: SentenceSpan) -> str:
    """The place of the adverbial 在…, "" where there is none."""
    found = _VENUE.search(sentence.flat[span.start : span.end])
    return sentence.text[span.start + found.start("place") : span.start + found.end("place")] if found else ""
