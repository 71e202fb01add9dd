"""Visits: an inspection tour, or a state visit as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.timeline import people
from analysis.timeline.meetings import name_phrases
from analysis.timeline.meetings.hosts import hosts_of, joined
from analysis.timeline.meetings.mention import Context, Mention
from analysis.timeline.meetings.rules import Rule
from analysis.timeline.sentences import DATE, Sentence
from analysis.timeline.spans import SentenceSpan

TRIGGERS = ("调研", "考察", "视察", "访问", "检查", "督导")

#: 在新疆调研, 赴基层考察; not 调研组, 考察报告, 检查站.
_TOUR = re.compile(
    rf"""
    (?P<at>在|到|赴|深入|前往|走进|来到)
    (?P<place>[^，。；在到赴{DATE}]{{2,24}}?)，?
    (?:进行|开展|实地|深入)?
    (?P<verb>调研|考察|视察|检查|督导)(?![组团报了成]|结束|工作会|验收|站)
    """,
    re.VERBOSE,
)
#: 对法国进行国事访问, 访问基辅.
_STATE = re.compile(
    r"""
    (?: 对(?P<land>[^，。；]{2,16}?)(?:进行|开始)(?:[^，。；]{0,8}?)
      | (?P<verb>访问)(?P<to>[^，。；的]{2,16})
    )
    (?P<end> 访问 | $ | (?=[，。；]) )
    """,
    re.VERBOSE,
)
_ACCOMPANIED = re.compile(rf"(?:^|[{DATE}，])(?P<who>[^{DATE}，。；在]{{2,30}})在[^，。；]{{2,60}}陪同下")
#: A visit that another event refers to: 欢迎……访问, 结束……访问.
_OTHERS = re.compile(r"欢迎|结束|邀请|期待|祝贺|感谢")


def find_visits(sentence: Sentence, context: Context) -> Iterator[Mention]:
    """The visits of a sentence: a person, a date, a place.

    >>> from analysis.timeline import sentences
    >>> text = "全国政协主席王沪宁22日至24日在新疆调研。"
    >>> [one.name for one in find_visits(sentences.read(text, 0, len(text)), Context(lead=True))]
    ['王沪宁在新疆调研']
    """
    if not context.lead and not sentence.days:
        return
    for pattern, rule in ((_TOUR, Rule.TOURED), (_STATE, Rule.VISITED)):
        for hit in pattern.finditer(sentence.flat):
            clause = sentence.clause_at(hit.start()).start
            before = SentenceSpan(clause, hit.start())
            hosts = _traveller(sentence, before, hit)
            what = _what(hit)
            if not hosts or not what or _OTHERS.search(sentence.flat[clause : hit.start()]):
                continue
            span = SentenceSpan(*hit.span())
            yield Mention("visit", joined(hosts) + what, rule, span, before, hosts=hosts)


def _traveller(sentence: Sentence, before: SentenceSpan, hit: re.Match[str]) -> tuple[people.Person, ...]:
    """Who went: the subject of a tour, not their company (在……陪同下); of a state visit, the subject of its own clause."""
    if hit.re is _STATE:
        words = name_phrases.strip_adverbials(sentence.flat[before.start : before.end])
        return people.listed(words.strip(DATE + "，"))
    led = _ACCOMPANIED.search(sentence.flat, 0, hit.start())
    return people.listed(led["who"]) if led else hosts_of(sentence, before)


def _what(hit: re.Match[str]) -> str:
    """Where they went, and what for: 在新疆调研, 访问基辅; "" where the words do not say."""
    if hit.re is _TOUR:
        return hit["at"] + hit["place"] + hit["verb"]
    if hit["verb"]:
        return "访问" + hit["to"]
    return "访问" + hit["land"] if hit["end"] == "访问" else ""
