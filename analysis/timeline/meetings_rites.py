"""Ceremonies that no noun names: a wreath laid, a funeral."""

from __future__ import annotations

import re

from analysis.timeline import people
from analysis.timeline.meetings_receptions import Received, host
from analysis.timeline.meetings_text import DATE, Sentence

TRIGGERS = ("敬献", "火化")

_WREATH = re.compile(rf"向(?P<whom>[^，。；向{DATE}]{{2,20}}?)(?P<verb>敬献了?(?P<what>花[篮圈环]))")
_FUNERAL = re.compile(
    rf"(?P<who>[^，。；、{DATE}]{{2,40}}?(?P<how>同志|先生|女士))的?遗体[，]?[^。；，]{{0,30}}?(?P<verb>火化)"
)


def find(sentence: Sentence) -> list[Received]:
    """The wreaths laid and the funerals of a sentence that names a day.

    >>> from analysis.timeline import meetings_text
    >>> def show(text):
    ...     return [one.name for one in find(meetings_text.read(text, 0, len(text)))]
    >>> show("5日上午，李大伟总统向人民英雄纪念碑敬献花圈。"), show("5日，王小明同志的遗体在北京八宝山革命公墓火化。")
    (['李大伟向人民英雄纪念碑敬献花圈'], ['王小明同志遗体火化'])
    """
    if not sentence.days or not any(word in sentence.text for word in TRIGGERS):
        return []
    found = []
    for hit in _WREATH.finditer(sentence.flat):
        clause, _ = sentence.clause(hit.start())
        hosts = host(sentence, clause, hit.start())
        name = "、".join(person.name for person in hosts[:2]) + f"向{hit['whom']}敬献{hit['what']}"
        found.append(_rite(sentence, hit, name, "laid a wreath", hosts))
    for hit in _FUNERAL.finditer(sentence.flat):
        dead = people.titled(hit["who"])
        who = dead.name + hit["how"] if dead else hit["who"]
        found.append(_rite(sentence, hit, f"{who}遗体火化", "buried", ()))
    return found


def _rite(
    sentence: Sentence, hit: re.Match[str], name: str, rule: str, hosts: tuple[people.Person, ...]
) -> Received:
    clause, _ = sentence.clause(hit.start())
    days = [day.start for day in sentence.days if day.end <= hit.start()]
    start = min(days[-1] if days else clause, clause)
    return Received("event", name, start, hit.end(), clause, hit.start("verb"), rule, hosts, ())
