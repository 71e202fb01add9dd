"""The name of a tour as the headline of its article gives it: 王小明到滨江区调研防汛工作."""

from __future__ import annotations

import re
from collections.abc import Collection

from analysis.timeline import people
from analysis.timeline.meetings.travellers import is_group

#: Between the parts of a headline.
_PARTS = re.compile(r"[\s|｜_—:：]+")
#: The headline is of something else: what was said on the tour, and what followed from it.
_ELSE = re.compile("反响|讲话|精神|回信|座谈会|会议|汇报")
#: What a headline goes on with behind the tour: 调研时强调……, 调研侧记.
_REST = re.compile(r"(?:时|并|，|,)?(?:强调|指出|要求|表示|提出).*$|时$|(?:侧记|纪实|综述|掠影|见闻|剪影)$")
#: What was done besides, behind the tour: 赴海州市考察|并签订协议.
_BESIDES = re.compile("(?<!合)并(?![网购入])")
#: What the same person did first: 王小明|出席开工仪式并|调研企业.
_FIRST = re.compile("(?:出席|参加|主持|主持召开|会见)[^，。；]*?并(?![网购])(?P<rest>[^，。；]+)$")
_SHORTEST, _LONGEST = 6, 40


def in_headline(headline: str, verb: re.Pattern[str], hosts: Collection[people.Person]) -> str:
    """The part of a headline that names a tour of these hosts; "" where none does.

    A headline without their names is of their tour where a group without names makes it (外部董事, 调研组).

    >>> verb, host = re.compile("调研(?!组)"), people.Person("王小明", "市长")
    >>> in_headline("要闻 王小明市长到滨江区调研时强调 抓好防汛工作", verb, [host])
    '王小明市长到滨江区调研'
    >>> in_headline("王小明到滨江区调研并签订合作协议", verb, [host])
    '王小明到滨江区调研'
    >>> in_headline("王小明出席开工仪式并到滨江区调研", verb, [host])
    '王小明到滨江区调研'
    >>> in_headline("省委调研组来我县调研", verb, [host]), in_headline("我市加强调研工作", verb, [host])
    ('省委调研组来我县调研', '')
    """
    for part in _PARTS.split(headline):
        words = _REST.sub("", part)
        found = verb.search(words)
        if found is None or not _SHORTEST <= len(words) <= _LONGEST or _ELSE.search(words):
            continue
        besides = _BESIDES.search(words, found.end())
        if besides and not verb.search(words, besides.end()):
            words = words[: besides.start()]
        before = words[: found.start()]
        if before.endswith("在"):  # 王小明在视察防汛工程时强调
            words, before = before[:-1] + words[found.start() :], before[:-1]
        if host := next((host for host in hosts if host.name in before), None):
            first = _FIRST.match(words[before.find(host.name) + len(host.name) :])
            return host.name + words[-len(first["rest"]) :] if first else words
        if is_group(before) and not people.listed(before):
            return words
    return ""
