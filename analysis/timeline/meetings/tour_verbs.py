"""The verbs of tours, which combine: 检查指导, 参观考察, 走访慰问."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from analysis import vocabulary
from analysis.regexes import longest_first

#: Follows a verb of touring that is part of a noun: 调研组, 检查站, 督导工作会.
_NO_VERB = (
    "小?组|试点|(?<=慰问)(?:[金品信电款]|物[品资])|团(?!结)|队|站|员|院|机关|报告|成果|课题|方案|验收|结束|期间|制度|机制|清单|结果|成绩|等次|反馈|发现|显示|(?:座谈|对接|动员|汇报|推进|部署|见面|反馈|启动|协调)会"
    "|(?:视频|电视|电话|专题)+会议?|工作(?:会|组|方案|机制|部署|[^，。；]{0,4}会(?![商员见]))|会(?![商员])|情况(?:汇报|报告|通报|反馈)|或|(?:参加|出席)(?![^，。；]{2,30}的[^，。；]{0,10}(?:委员|代表)(?:[，。；]|$))|的(?!$)|[了成](?=$|[，。；的])"
)
#: What somebody who went to a place carried out there: 到清江村开展防汛工作, 赴海州市商会进行友好交流活动.
_CARRIED_OUT = re.compile("(?:开展|进行)了?[^，。；、的]{2,30}?(?:活动|工作|行动)(?=[，。；]|$)")
#: Where a verb of the vocabulary may stand: reporting a tour alone, only beside such a verb, only behind one, or
#: only behind a place that somebody goes to (到清江中学巡考), or there only of a group or of who has a public office
#: (到海州大学授课), or there only of a group (代表团到我市访问: of a leader alone, it is a visit of state), or beside
#: such a verb and behind a place of who has an office (参观考察, 局长到清江博物馆参观). Two that report none alone do
#: so together: 参观访问.
_BEHIND_PLACE = ("going", "office", "group", "beside or office")
_BESIDE = ("beside", "beside or office")
_TOGETHER = (*_BESIDE, "group")
_PLACES = ("alone", "beside", "behind", *_BEHIND_PLACE)


@cache
def _verbs() -> dict[str, bool]:
    """Verb to whether it takes the field of work as its object."""
    return {row["verb"]: row["object"] == "yes" for row in _rows()}


@cache
def _standing(*places: str) -> frozenset[str]:
    """The verbs that may stand in these places only."""
    return frozenset(row["verb"] for row in _rows() if row["place"] in places)


def needs_group(words: str) -> bool:
    """Whether a verb reports a tour only of a group.

    >>> needs_group("访问"), needs_group("调研")
    (True, False)
    """
    return words in _standing("group")


def needs_office(words: str) -> bool:
    """Whether a verb reports a tour only of a group, or of a person with an office: anybody may give a lecture.

    >>> needs_office("授课"), needs_office("巡考"), needs_office("调研")
    (True, False, False)
    """
    return words in _standing("office", "beside or office")


def needs_place(words: str) -> bool:
    """Whether a verb reports a tour only behind a place that somebody goes to.

    >>> needs_place("义诊"), needs_place("调研"), needs_place("开展防汛工作")
    (True, False, True)
    """
    return words in _standing(*_BEHIND_PLACE) or words.startswith(("开展", "进行"))


@cache
def _rows() -> tuple[vocabulary.Row, ...]:
    rows = vocabulary.load("timeline/meetings_tours", ("verb", "object", "place", "example"))
    for row in rows:
        if row["object"] not in ("yes", "no"):
            raise row.fault(f"object {row['object']!r}, which is neither yes nor no")
        if row["place"] not in _PLACES:
            raise row.fault(f"place {row['place']!r}, which is none of {', '.join(_PLACES)}")
    return rows


@cache
def verb() -> re.Pattern[str]:
    """A verb that reports a tour alone, perhaps with others beside it, or two others: 检查指导, 参观考察, 交流访问."""
    return re.compile(rf"{_alone()}(?!{_NO_VERB})")


@cache
def verb_or_going() -> re.Pattern[str]:
    """The same, or a verb that reports a tour only behind a place: 到清江村义诊."""
    return re.compile(rf"(?:{_alone()}|{_any(_standing(*_BEHIND_PLACE))})(?!{_NO_VERB})")


def found(words: str) -> list[re.Match[str]]:
    """The verbs of tours in the words of a sentence; without one, what somebody carried out at a place.

    >>> [hit.group() for hit in found("到清江村开展防汛工作，到海州市调研")], [hit.group() for hit in found("到清江村开展走访慰问活动")]
    (['开展防汛工作', '调研'], ['走访慰问活动'])
    """
    verbs = list(verb_or_going().finditer(words))
    further = [
        hit
        for hit in _CARRIED_OUT.finditer(words)
        if not any(hit.start() <= one.start() < hit.end() for one in verbs)
    ]
    return sorted((*verbs, *further), key=lambda hit: hit.start())


def _alone() -> str:
    alone, beside, together, behind = (
        _any(_standing(*places)) for places in (("alone",), _BESIDE, _TOGETHER, ("behind",))
    )
    first = rf"(?:(?:{beside})、?)?(?:{alone})|(?:{together})、?(?:{together})"
    return rf"(?:{first})(?:{alone}|{beside}|{behind})*+"


def _any(words: Iterable[str]) -> str:
    return "|".join(longest_first(words))


@cache
def _last_verb() -> re.Pattern[str]:
    return re.compile(f"(?:{_any(_verbs())})$")


def takes_object(words: str) -> bool:
    """Whether the last of several adjacent verbs takes the field of work as its object; what is `found` ends in a verb.

    >>> takes_object("检查指导"), takes_object("考察学习")
    (True, False)
    """
    (last,) = _last_verb().findall(words)
    return _verbs()[last]


def triggers() -> tuple[str, ...]:
    """Words one of which a sentence that reports a tour holds."""
    return tuple(sorted(_standing("alone", *_BEHIND_PLACE)))
