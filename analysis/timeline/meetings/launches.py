"""Launches without a head noun: ……活动启动, ……基地揭牌, ……项目开工."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from analysis import vocabulary
from analysis.timeline import people
from analysis.timeline.meetings import name_phrases
from analysis.timeline.meetings.mention import Context, Mention
from analysis.timeline.meetings.rules import Rule
from analysis.timeline.sentences import DATE, Sentence, is_vague
from analysis.timeline.spans import SentenceSpan

#: What is launched has so many characters.
_SHORTEST, _LONGEST = 4, 60
#: The verb ends its clause: not 启动仪式, 启动后, 签约项目.
_ENDS = r"(?=[，。；！,;!]|并[^列]|$)"
#: An official's part in it, or what somebody else says: 为基地揭牌, 宣布活动启动.
_NOT_LAUNCHED = re.compile(
    r"宣布|\d+[余多]?[家个项]|[为将让使]|自[^，。]{0,8}$|以来|出席|参加|见证|介绍|表示|获悉|记者"
)


@cache
def _launches() -> dict[str, re.Pattern[str]]:
    """Verb to how the phrase ends that it can launch."""
    rows = vocabulary.load("timeline/meetings_launches", ("verb", "subject", "example"))
    return {row["verb"]: re.compile(f"{row.pattern('subject').pattern}[”’）]*$") for row in rows}


@cache
def _verb() -> re.Pattern[str]:
    words = sorted(_launches(), key=lambda word: (-len(word), word))
    return re.compile(f"(?:{'|'.join(words)}){_ENDS}")


def triggers() -> tuple[str, ...]:
    """Words one of which a sentence that reports a launch holds."""
    return tuple(_launches())


def find_launches(sentence: Sentence, context: Context) -> Iterator[Mention]:
    """The launches of a sentence that names a day.

    >>> from analysis.timeline import sentences
    >>> def show(text):
    ...     return [one.name for one in find_launches(sentences.read(text, 0, len(text)), Context())]
    >>> show("3月2日，全市学雷锋活动在人民广场启动。"), show("3月2日，市青少年基地正式揭牌。"), show("3月2日，应急响应启动。")
    (['全市学雷锋活动启动'], ['市青少年基地揭牌'], [])
    """
    if (not context.lead and all(is_vague(day) for day in sentence.days)) or not sentence.days:
        return
    for hit in _verb().finditer(sentence.flat):
        clause = sentence.clause_at(hit.start()).start
        before = SentenceSpan(clause, hit.start())
        end = clause + len(name_phrases.strip_adverbials(sentence.flat[before.start : before.end]))
        span = name_phrases.without_lead(sentence, SentenceSpan(clause, end))
        words, flat = sentence.words(span), sentence.flat[span.start : span.end]
        fits = _SHORTEST <= len(words) <= _LONGEST and DATE not in flat
        if not fits or not _launches()[hit.group()].search(words) or _NOT_LAUNCHED.search(flat):
            continue
        if not people.listed(words):
            name = words + hit.group()
            yield Mention("event", name, Rule.LAUNCHED, SentenceSpan(span.start, hit.end()), before)
