"""Launches, and openings without a head noun: ……活动启动, 市教育局启动……行动, ……项目开工, ……节开幕."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from analysis import vocabulary
from analysis.regexes import longest_first
from analysis.timeline import people
from analysis.timeline.meetings import bodies, head_nouns, name_phrases, naming
from analysis.timeline.meetings.counting import EDITION
from analysis.timeline.meetings.mention import Context, Mention
from analysis.timeline.meetings.places import is_place
from analysis.timeline.meetings.rules import Rule
from analysis.timeline.patterns import alternatives
from analysis.timeline.sentences import DATE, QUOTED, Sentence, is_vague, opens_with_its_day
from analysis.timeline.spans import SentenceSpan

#: What is launched has so many characters.
_SHORTEST, _LONGEST = 4, 60
#: The verb ends its clause: not 启动仪式, 启动后, 签约项目.
_ENDS = r"(?=[，。；！,;!]|并[^列]|$)"
#: Between a body and what it starts: 联合部署启动.
_TOGETHER = re.compile("(?:联合|共同|组织|部署|安排|牵头|决定|正式)+$")
#: What is held again and again; the place in it may read like a foreign name: 第六届清江·海州文化周.
_NUMBERED = re.compile(EDITION)
#: 全国妇联启动……行动: what a body begins, up to the end of the clause.
_STARTS = re.compile(rf"启动(?:实施|开展)?了?(?P<what>[^，。；{DATE}]{{4,60}}?){_ENDS}")


#: An adverb of manner before a verb of opening: 清江桃花节|盛装|启幕; not the end of a longer name (主题展|览会).
_MANNER = re.compile("(?![览会示销品])[\u4e00-\u9fff]{2}(?<![会展赛节周式典])$")


class _Launch(NamedTuple):
    """How the phrase ends that a verb can launch, and whether the verb is left out of the name: ……节开幕.

    Some verbs also tell history (成立): they count only where the article gives its news, or opens with the day.
    """

    subject: re.Pattern[str]
    without_verb: bool
    opening: bool


@cache
def _not_launched() -> re.Pattern[str]:
    """An official's part in it, or what somebody else says: 为基地揭牌, 宣布活动启动."""
    return re.compile(alternatives("meetings_not_launched"))


@cache
def _launches() -> dict[str, _Launch]:
    """By verb; a row without a subject has that of the verb that it is like."""
    rows = vocabulary.load(
        "timeline/meetings_launches", ("verb", "example"), ("subject", "like", "name", "where")
    )
    found: dict[str, _Launch] = {}
    for row in rows:
        if bool(row["subject"]) == bool(row["like"]) or (row["like"] and row["like"] not in found):
            raise row.fault("neither a subject nor a verb of an earlier row that it is like, or both")
        subject = (
            found[row["like"]].subject
            if row["like"]
            else re.compile(f"{row.pattern('subject').pattern}(?:{QUOTED}+)?[”’）]*$")
        )
        if row["where"] not in ("", "opening"):
            raise row.fault(f"where {row['where']!r}, which is neither empty nor opening")
        found[row["verb"]] = _Launch(subject, row["name"] == "subject", row["where"] == "opening")
    return found


@cache
def _verb() -> re.Pattern[str]:
    words = longest_first(_launches())
    return re.compile(f"(?:{'|'.join(words)}){_ENDS}")


def without_verb(name: str) -> str:
    """What is launched, by the name of a launch.

    >>> without_verb("全市读书行动启动"), without_verb("第六届江海剪纸节")
    ('全市读书行动', '第六届江海剪纸节')
    """
    return _verb().sub("", name) or name


def opens(name: str) -> bool:
    """Whether a name without a head noun is one of what opens: a festival, an exhibition, a season.

    >>> opens("第六届江海剪纸节"), opens("市文化馆")
    (True, False)
    """
    return _launches()["开幕"].subject.search(name) is not None


def triggers() -> tuple[str, ...]:
    """Words one of which a sentence that reports a launch holds."""
    return tuple(_launches())


def find_launches(sentence: Sentence, context: Context) -> Iterator[Mention]:
    """The launches of a sentence that names a day: what opens or starts, or what a body starts.

    >>> from analysis.timeline import sentences
    >>> def show(text):
    ...     return [one.name for one in find_launches(sentences.read(text, 0, len(text)), Context())]
    >>> show("3月2日，全市学雷锋活动在人民广场启动。"), show("3月2日，市青少年基地正式揭牌。"), show("3月2日，应急响应启动。")
    (['全市学雷锋活动启动'], ['市青少年基地揭牌'], [])
    >>> show("3月2日，市教育局启动全市读书行动。"), show("第六届江海剪纸节3月2日开幕。"), show("3月2日，市防指启动应急响应。")
    (['全市读书行动启动'], ['第六届江海剪纸节'], [])
    """
    if (not context.lead and all(is_vague(day) for day in sentence.days)) or not sentence.days:
        return
    for hit in _verb().finditer(sentence.flat):
        if context.lead or opens_with_its_day(sentence) or not _launches()[hit.group()].opening:
            yield from _launched(sentence, hit)
    for hit in _STARTS.finditer(sentence.flat):
        yield from _started(sentence, hit)


def _launched(sentence: Sentence, hit: re.Match[str]) -> Iterator[Mention]:
    """The words before the verb in its clause, or the previous clause if these are only adverbials."""
    launch = _launches()[hit.group()]
    clause: SentenceSpan | None = sentence.clause_at(hit.start())
    assert clause is not None
    before = SentenceSpan(clause.start, hit.start())
    if not name_phrases.strip_adverbials(sentence.flat[before.start : before.end]).strip(DATE):
        clause = sentence.clause_before(clause)
    if clause is None:
        return
    stop = min(clause.end, hit.start())
    end = clause.start + len(name_phrases.strip_adverbials(sentence.flat[clause.start : stop]))
    span = name_phrases.without_lead(sentence, SentenceSpan(clause.start, end))
    if launch.without_verb and head_nouns.head_of(sentence.words(span)):
        return  # a gathering with a head noun, which `verbs` reads
    if launch.without_verb and not _fits(sentence, span, launch.subject):
        manner = _MANNER.search(sentence.text, span.start, span.end)
        span = SentenceSpan(span.start, manner.start() if manner else span.end)
    persons = people.listed(sentence.words(span)) and not _NUMBERED.search(sentence.words(span))
    if _fits(sentence, span, launch.subject) and not persons:
        name = naming.ceremony_before(sentence, clause.start)
        name = name or sentence.words(span) + ("" if launch.without_verb else hit.group())
        yield Mention(
            "event",
            name,
            Rule.OPENED if launch.without_verb else Rule.LAUNCHED,
            SentenceSpan(span.start, hit.end()),
            SentenceSpan(clause.start, hit.start()),
        )


def _started(sentence: Sentence, hit: re.Match[str]) -> Iterator[Mention]:
    """What a body starts: the object of 启动, where its subject is a body."""
    clause = sentence.clause_at(hit.start()).start
    who = name_phrases.strip_adverbials(sentence.flat[clause : hit.start()]).strip(DATE + "，、 ")
    who = _TOGETHER.sub("", who)
    span = SentenceSpan(*hit.span("what"))
    if (bodies.listed(who) or is_place(who)) and _fits(sentence, span, _launches()["启动"].subject):
        yield Mention(
            "event",
            sentence.words(span) + "启动",
            Rule.LAUNCHED,
            SentenceSpan(clause, hit.end()),
            SentenceSpan(clause, hit.start()),
            convener=who,
        )


def _fits(sentence: Sentence, span: SentenceSpan, subject: re.Pattern[str]) -> bool:
    """Whether a span is what can be launched."""
    flat = sentence.flat[span.start : span.end]
    fits = _SHORTEST <= len(flat) <= _LONGEST and DATE not in flat
    named = subject.search(sentence.words(span)) or subject.search(flat)
    return bool(fits and named) and not _not_launched().search(flat)
