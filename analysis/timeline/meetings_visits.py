"""Visits: an inspection tour or a state visit as a whole."""

from __future__ import annotations

import re

from analysis.timeline import names, people
from analysis.timeline.meetings_receptions import Received, host
from analysis.timeline.meetings_text import DATE, Sentence

TRIGGERS = ("调研", "考察", "视察", "访问", "检查", "督导")

_TOUR = re.compile(
    rf"(?P<at>在|到|赴|深入|前往|走进|来到)(?P<place>[^，。；在到赴{DATE}]{{2,24}}?)，?(?:进行|开展|实地|深入)?(?P<verb>调研|考察|视察|检查|督导)(?![组团报了成]|结束|工作会|验收|站)"
)
_STATE = re.compile(
    r"(?:对(?P<land>[^，。；]{2,16}?)(?:进行|开始)(?:[^，。；]{0,8}?)|(?P<verb>访问)(?P<to>[^，。；的]{2,16}))(?P<end>访问|$|(?=[，。；]))"
)

_ACCOMPANIED = re.compile(rf"(?:^|[{DATE}，])(?P<who>[^{DATE}，。；在]{{2,30}})在[^，。；]{{2,60}}陪同下")
#: A visit that another one speaks of: 欢迎……访问, 结束……访问.
_OTHERS = re.compile(r"欢迎|结束|邀请|期待|祝贺|感谢")


def find(sentence: Sentence, *, lead: bool) -> list[Received]:
    """The visits of a sentence: a person, a day or the article's lead, a place.

    >>> from analysis.timeline import meetings_text
    >>> text = "全国政协主席王沪宁22日至24日在新疆调研。"
    >>> [v.name for v in find(meetings_text.read(text, 0, len(text)), lead=True)]
    ['王沪宁在新疆调研']
    """
    if not lead and not sentence.days:
        return []
    found = []
    for pattern in (_TOUR, _STATE):
        for hit in pattern.finditer(sentence.flat):
            clause, _ = sentence.clause(hit.start())
            before = sentence.flat[clause : hit.start()]
            hosts = _traveller(sentence, clause, hit)
            what = _what(hit)
            if not hosts or not what or _OTHERS.search(before):
                continue
            days = [day.start for day in sentence.days if day.end <= hit.start()]
            name = "、".join(person.name for person in hosts) + what
            rule = "toured" if pattern is _TOUR else "visited"
            start = min(days[-1] if days else clause, clause)
            found.append(Received("visit", name, start, hit.end(), clause, hit.start(), rule, hosts, ()))
    return found


def _traveller(sentence: Sentence, clause: int, hit: re.Match[str]) -> tuple[people.Person, ...]:
    """Who went: the subject of a tour, not who went along (在……陪同下); of a state visit, the subject of its own clause."""
    if hit.re is _STATE:
        before = names.strip_adverbials(sentence.flat[clause : hit.start()])
        return people.listed(before.strip(DATE + "，"))
    led = _ACCOMPANIED.search(sentence.flat, 0, hit.start())
    return people.listed(led["who"]) if led else host(sentence, clause, hit.start())


def _what(hit: re.Match[str]) -> str:
    """Where they went, and what for: 在新疆调研, 访问基辅; "" where the words don't tell."""
    if hit.re is _TOUR:
        return hit["at"] + hit["place"] + hit["verb"]
    if hit["verb"]:
        return "访问" + hit["to"]
    return "访问" + hit["land"] if hit["end"] == "访问" else ""
