"""Visits: an inspection tour or a state visit as a whole."""

from __future__ import annotations

import re

from analysis.timeline import names, people
from analysis.timeline.meetings_receptions import Received
from analysis.timeline.meetings_text import DATE, Sentence

TRIGGERS = ("调研", "考察", "视察", "访问")

_TOUR = re.compile(
    rf"(?P<at>在|到|赴|深入|前往|走进|来到)(?P<place>[^，。；在到赴{DATE}]{{2,24}}?)(?:进行|开展|实地)?(?P<verb>调研|考察|视察)(?![组团报了成]|结束)"
)
_STATE = re.compile(
    r"(?:对(?P<land>[^，。；]{2,16}?)(?:进行|开始)(?:[^，。；]{0,8}?)|(?P<verb>访问)(?P<to>[^，。；的]{2,16}))(?P<end>访问|$|(?=[，。；]))"
)


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
            words = names.strip_adverbials(sentence.flat[clause : hit.start()]).strip(DATE + "，")
            hosts = tuple(people.listed(words))
            if not hosts or re.search(r"欢迎|结束|邀请|期待|祝贺|感谢", sentence.flat[clause : hit.start()]):
                continue
            if pattern is _TOUR:
                what = hit["at"] + hit["place"] + hit["verb"]
            elif hit["verb"]:
                what = "访问" + hit["to"]
            elif hit["end"] == "访问":
                what = "访问" + hit["land"]
            else:
                continue
            start = min([day.start for day in sentence.days if day.end <= hit.start()][-1:] + [clause])
            host = "、".join(person.name for person in hosts)
            found.append(
                Received(
                    "visit",
                    host + what,
                    start,
                    hit.end(),
                    clause,
                    hit.start(),
                    "toured" if pattern is _TOUR else "visited",
                    hosts,
                    (),
                )
            )
    return found
