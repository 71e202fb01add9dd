"""Ceremonies without a head noun: a wreath laid, letters of credence presented, a funeral."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.timeline import people
from analysis.timeline.meetings.hosts import hosts_of, joined
from analysis.timeline.meetings.mention import Context, Mention
from analysis.timeline.meetings.name_phrases import strip_adverbials
from analysis.timeline.meetings.rules import Rule
from analysis.timeline.people.titled import groups
from analysis.timeline.sentences import DATE, Sentence
from analysis.timeline.spans import SentenceSpan

TRIGGERS = ("敬献", "火化", "国书")

_GIVEN = re.compile(
    rf"向(?P<whom>[^，。；向{DATE}]{{2,20}}?)(?P<verb>(?P<gives>敬献|(?:正式)?(?:递交|呈递))了?(?P<what>花[篮圈环]|(?:到任)?国书(?!副本)))"
)
_WHO = re.compile("[\u4e00-\u9fff·]{2,10}")
_FUNERAL = re.compile(
    rf"(?P<who>[^，。；、{DATE}]{{2,40}}?(?P<how>同志|先生|女士))的?遗体[，]?[^。；，]{{0,30}}?(?P<verb>火化)"
)


def find_ceremonies(sentence: Sentence, context: Context) -> Iterator[Mention]:
    """The wreaths laid, the letters of credence presented and the funerals of a sentence that names a day.

    >>> from analysis.timeline import sentences
    >>> def show(text):
    ...     return [one.name for one in find_ceremonies(sentences.read(text, 0, len(text)), Context())]
    >>> show("5日上午，李大伟总统向人民英雄纪念碑敬献花圈。"), show("5日，王小明同志的遗体在北京八宝山革命公墓火化。")
    (['李大伟向人民英雄纪念碑敬献花圈'], ['王小明同志遗体火化'])
    >>> show("5日，驻江国大使李大伟向江国总统递交国书。"), show("5日，王小明向江国外交部递交国书副本。")
    (['李大伟向江国总统递交国书'], [])
    >>> show("当日上午，雷纳向人民英雄纪念碑敬献花圈。"), show("5日，并向人民英雄纪念碑敬献花圈。")
    (['雷纳向人民英雄纪念碑敬献花圈'], ['向人民英雄纪念碑敬献花圈'])
    """
    if not sentence.days:
        return
    for hit in _GIVEN.finditer(sentence.flat):
        clause = sentence.clause_at(hit.start()).start
        hosts = hosts_of(sentence, SentenceSpan(clause, hit.start()))
        who = joined(hosts[:2]) or _subject(sentence, SentenceSpan(clause, hit.start()))
        name = f"{who}向{hit['whom']}{hit['gives']}{hit['what']}"
        span, before = SentenceSpan(*hit.span()), SentenceSpan(clause, hit.start("verb"))
        yield Mention("event", name, Rule.WREATH, span, before, hosts=hosts)
    for hit in _FUNERAL.finditer(sentence.flat):
        dead = people.titled(hit["who"])
        name = f"{dead.name + hit['how'] if dead else hit['who']}遗体火化"
        span = SentenceSpan(*hit.span())
        before = SentenceSpan(sentence.clause_at(hit.start()).start, hit.start("verb"))
        yield Mention("event", name, Rule.FUNERAL, span, before)


def _subject(sentence: Sentence, before: SentenceSpan) -> str:
    """The words between the day and 向, where they may be a foreign name and are no group: 当日上午，雷纳向……敬献花圈."""
    words = strip_adverbials(sentence.flat[before.start : before.end]).strip(DATE + "，、 并")
    return words if _WHO.fullmatch(words) and not groups().search(words) else ""
