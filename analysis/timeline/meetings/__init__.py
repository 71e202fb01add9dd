"""Finds the meetings that a sentence reports: who met, under what name, on which date, and whether it is news.

A meeting is read from words that report it: a verb that says that it was held
(召开, 举行, 开幕) or attended (出席 … 并讲话), or that an official received
somebody (会见, 会谈); never from a name alone. What only refers back or is
part of another phrase ("贯彻全会精神", "出席年会的代表") is ignored.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import chain, groupby
from operator import attrgetter
from typing import NamedTuple

from analysis.timeline.meetings import (
    acts,
    attributive,
    ceremonies,
    decisions,
    launches,
    letters,
    named,
    nested,
    received_guests,
    receptions,
    reporting_verbs,
    signings,
    sittings_within,
    talks,
    tour_verbs,
    visits,
)
from analysis.timeline.meetings.acts import find_acts
from analysis.timeline.meetings.attributive import find_attributive
from analysis.timeline.meetings.ceremonies import find_ceremonies
from analysis.timeline.meetings.decisions import find_decisions
from analysis.timeline.meetings.launches import find_launches
from analysis.timeline.meetings.letters import find_congratulated
from analysis.timeline.meetings.mention import Context, Detector, Mention, completed
from analysis.timeline.meetings.named import find_gathered, find_named
from analysis.timeline.meetings.nested import find_lectures, find_nested, find_studies
from analysis.timeline.meetings.received_guests import find_hosts
from analysis.timeline.meetings.receptions import find_received, find_receptions
from analysis.timeline.meetings.rules import Rule, Trait
from analysis.timeline.meetings.signings import find_signings
from analysis.timeline.meetings.sittings_within import find_sittings_within
from analysis.timeline.meetings.talks import find_banquets, find_briefings, find_joint_talks, find_talks
from analysis.timeline.meetings.tours import find_tours
from analysis.timeline.meetings.verbs import find_by_verb
from analysis.timeline.meetings.visits import find_visits
from analysis.timeline.patterns import any_of
from analysis.timeline.sentences import Sentence

__all__ = ["DETECTORS", "Context", "Mention", "Rule", "Trait", "find_mentions", "trigger"]


class Entry(NamedTuple):
    """A detector, and words one of which a sentence holds in which it finds anything; none: it reads every sentence."""

    detect: Detector
    words: Callable[[], Iterable[str]] | Iterable[str] = ()

    def reads(self) -> re.Pattern[str] | None:
        """What a sentence must hold for the detector to read it; None: it reads every one."""
        return any_of(_listed(self.words)) if self.words else None


#: A visit that is named again in its sentence: 市人大代表视察……，县委书记参加视察活动.
_TOUR_BY_NAME = re.compile(
    "(?:集中|专题|本次|此次)?(?:视察|调研|考察|检查|督导|督查|慰问|走访|参观|观摩)活动"
)
#: Each finds the meetings of one kind; a new kind is a further entry.
DETECTORS = (
    Entry(find_by_verb),
    Entry(find_nested, nested.TRIGGERS),
    Entry(find_lectures, nested.TRIGGERS),
    Entry(find_studies, nested.TRIGGERS),
    Entry(find_decisions, decisions.TRIGGERS),
    Entry(find_attributive, (*attributive.TRIGGERS, *attributive.HEARD_TRIGGERS)),
    Entry(find_receptions, receptions.TRIGGERS),
    Entry(find_received, receptions.TRIGGERS),
    Entry(find_hosts, received_guests.TRIGGERS),
    Entry(find_talks, talks.TRIGGERS),
    Entry(find_joint_talks, talks.JOINT_TRIGGERS),
    Entry(find_briefings, talks.TRIGGERS),
    Entry(find_banquets, talks.BANQUET_TRIGGERS),
    Entry(find_tours),
    Entry(find_visits, visits.TRIGGERS),
    Entry(find_ceremonies, ceremonies.TRIGGERS),
    Entry(find_launches, launches.triggers),
    Entry(find_congratulated, letters.TRIGGERS),
    Entry(find_signings, signings.TRIGGERS),
    Entry(find_sittings_within, sittings_within.TRIGGERS),
)
#: Tried in turn where `DETECTORS` found no meeting but those of guests; the first that finds any ends the search.
FALLBACKS: tuple[Detector, ...] = (find_named, find_gathered, find_acts)
#: What else a sentence may hold in which a detector that reads every sentence finds anything.
_FURTHER = (reporting_verbs.triggers, tour_verbs.triggers, acts.triggers)


@cache
def trigger(*, lead: bool = True) -> re.Pattern[str]:
    """What a sentence must hold for a detector to find anything in it, where the article gives its news or elsewhere."""
    own = (named.TRIGGERS,) if lead else ()
    words = (*(entry.words for entry in DETECTORS), *_FURTHER, named.GATHERED_TRIGGERS, *own)
    return any_of(chain(*map(_listed, words)))


def _listed(words: Callable[[], Iterable[str]] | Iterable[str]) -> Iterable[str]:
    return words() if callable(words) else words


@cache
def _by_words() -> tuple[tuple[re.Pattern[str] | None, tuple[Detector, ...]], ...]:
    """The detectors with what their sentences hold, neighbours with the same words together."""
    groups = (tuple(entries) for _, entries in groupby(DETECTORS, key=attrgetter("words")))
    return tuple((entries[0].reads(), tuple(entry.detect for entry in entries)) for entries in groups)


def _detected(sentence: Sentence, context: Context) -> Iterator[Mention]:
    for words, detectors in _by_words():
        if words is None or words.search(sentence.text):
            for detect in detectors:
                yield from detect(sentence, context)


def _from_fallbacks(sentence: Sentence, context: Context) -> list[Mention]:
    tried = (list(detect(sentence, context)) for detect in FALLBACKS)
    return next(filter(None, tried), [])


def find_mentions(sentence: Sentence, context: Context) -> list[Mention]:
    """The meetings that a sentence reports, in the order of their words.

    In the lead of an article a meeting counts as reported even without a date.

    Examples
    --------
    >>> from analysis.timeline import sentences
    >>> def show(text):
    ...     found = find_mentions(sentences.read(text, 0, len(text)), Context(lead=True))
    ...     return [(f.kind, f.status, f.name, f.when.value if f.when else "") for f in found]
    >>> show("1月29日下午，市委召开区县委书记和部门一把手例会。")
    [('meeting', 'held', '区县委书记和部门一把手例会', 'XXXX-01-29')]
    >>> show("全市安全生产工作会议将于3月5日召开。")
    [('meeting', 'planned', '全市安全生产工作会议', 'XXXX-03-05')]
    >>> show("要定期召开联席会议。")
    []
    """
    detected = list(_detected(sentence, context))
    if all(one.rule.has(Trait.OF_GUESTS) for one in detected):
        detected += _from_fallbacks(sentence, context)
    found = [completed(one, sentence, context) for one in detected]
    receptions = [one for one in found if one.kind == "reception"]
    tours = any(one.kind == "visit" for one in found)
    kept = (
        one
        for one in found
        if _is_news(one)
        and not _repeats_reception(one, receptions)
        and not (tours and _TOUR_BY_NAME.fullmatch(one.name))
        and not _repeats_event(one, found)
        and not _is_of_visit(one, found)
    )
    return sorted(kept, key=lambda one: (one.span, one.name))


def _is_news(one: Mention) -> bool:
    dated = one.when is not None or one.same_day
    return bool(one.status) and (dated or not one.rule.has(Trait.NEEDS_DATE))


def _repeats_event(one: Mention, found: list[Mention]) -> bool:
    """Whether a visit is what its sentence reports as an event: 专家组到白水村开展义诊活动.

    Where persons made it, only an event with a name of its own: 王小明到白水村开展“春风行动”志愿服务活动.
    """
    if one.kind != "visit":
        return False
    events = [other.name for other in found if other.kind == "event"]
    if one.hosts:
        return any(
            "”" in name and one.name.removesuffix("活动").endswith(name.removesuffix("活动"))
            for name in events
        )
    done = one.name.removesuffix("活动")[-2:]
    return any(name.removesuffix("活动").endswith(done) for name in events)


def _is_of_visit(one: Mention, found: list[Mention]) -> bool:
    """Whether an event without a name of its own is what persons went somewhere for: 王小明赴清江县开展采风活动."""
    return (
        one.kind == "event"
        and "”" not in one.name
        and any(other.kind == "visit" and other.hosts and other.name.endswith(one.name) for other in found)
    )


def _repeats_reception(one: Mention, receptions: list[Mention]) -> bool:
    """Whether a named meeting of two (中美元首会晤) is the talks that the same words report."""
    return one.name.endswith("会晤") and any(
        other.span.start <= one.span.end and one.span.start <= other.span.end and other is not one
        for other in receptions
    )
