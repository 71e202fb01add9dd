"""Under which name a verb reports a gathering, and who convened it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.timeline import names, people, series
from analysis.timeline.meetings_text import DATE, Sentence

_N = r"[一二三四五六七八九十\d]+"
#: What ends in a head noun and names nothing.
_NO_NAME = re.compile(
    r"""
      (?:示威|抗议|签名|禁毒|宣传)活动                           # a protest is no gathering of a name
    | 的[^“”]*(?:举行|召开)                                     # a clause
    | (?:的|等|各类|系列|多项|有关|相关|丰富多彩|双边|合作|文化|交流|体育|志愿|教育|主题|庆祝)活动$
    | ^[一多两三几数首每][次场个项]?(?:会议|活动|仪式)$           # 一次会议
    | (?<![第\d一二三四五六七八九十百])[\d百千十多余数]+[余多]?[场项个次][^”]{0,8}$  # 近百项活动
    | ^(?:[向对为][^，]{0,12}(?:论坛|会议|大会|峰会|会)$|热烈?祝贺|祝贺|[上下]午的|采取)  # a telegram, a part of a day
    | 宣布
    | 等[\d多数几]+[余多]?[场项个次]                            # ……大会等30多场会议
    | 欢迎(?:宴会|仪式)$                                        # a part of a visit
    """,
    re.VERBOSE,
)
#: 第二次全体会议, 第一次大会: a sitting of the session that holds it.
_SITTING = re.compile(rf"第{_N}次(?:全体会议|大会|会议|全体会)|全体会议|联组会议|分组会议")
_SITTING_TAIL = re.compile(rf"(?<=会议|全会|大会|代会)第{_N}次(?:全体会议|大会|全体会)$")
#: How what may meet ends: a body, its members; not a place ("河南召开会议").
_MEETS = re.compile(
    r"(?:委|会|府|院|局|部|厅|办|署|组|团|协|党|盟|组织|人大|政治局|机制|国务院|联合国|联盟|国会|议会|外长|首脑|领导人|部长|代表|公司|集团|中心|大学|法院|社|民众|团体|各界|新闻办|学校|国|单位|支部|机关|银行|[室处科])$"
)
_WIDER = re.compile(r"[（(]扩大[）)]")
#: A body and its head: 市安全生产委员会主任.
_HEADED = re.compile(
    r"(?:^|、)(?P<body>[^、]*?(?P<organ>领导小组|委员会|指挥部|工作组|专项小组|党组|党委))(?:常务)?副?(?:组长|主任|主席|总?指挥长?|书记)"
)
_MOTIVE = re.compile(r"，(?P<motive>(?:庆祝|纪念|悼念|欢迎|迎接)[^，。]{2,40})")
_ABROAD = re.compile(r"(?:来华)?对[^，。]{1,6}(?:进行|的)(?:国事|正式)?访问$|访华$")
#: Short names of events, and all of press conferences, stand with who held them.
_SHORT = 6
#: A name of its own within "A和B" has so many characters.
_SHORTEST = 5
_BRIEFINGS = ("发布会", "吹风会")


@dataclass(frozen=True, slots=True)
class Named:
    """A gathering's name, who convened it, and where the name stands in the sentence."""

    name: str
    convener: str
    start: int
    end: int


def read(sentence: Sentence, verb: re.Match[str], role: str) -> Named | None:
    """The name before or behind the verb; None where there is none.

    A thin name (会议, 常务会议) is completed by the body that met; a sitting
    (第一次全体会议) gives the session that it is a part of. What only points
    back ("出席会议") is left alone.
    """
    span, convener = _span(sentence, verb, role)
    if span is None:
        return None
    name = _SITTING_TAIL.sub("", sentence.text[span[0] : span[1]])
    if _NO_NAME.search(name):
        return None
    persons = bool(people.listed(convener))
    if convener and not persons and _SITTING.fullmatch(name):
        return Named(convener if names.head_of(convener) else convener + name, "", *span)
    counted = _WIDER.sub("", series.uncounted(name.partition("暨")[0]))
    if counted != name and counted in names.thin() and (not convener or persons):
        return Named(name, convener, *span)
    if names.is_pointing(name) or counted in names.thin():
        completed = _completed(sentence, verb, role, name, convener)
        return Named(completed, convener, *span) if completed else None
    holds = may_meet(convener) or (convener and names.kind_of(name) == "event" and "为" not in convener)
    if holds and not persons and _wants_body(name) and not names.head_of(convener):
        name = convener + name
    return Named(name, convener, *span)


#: Joins the names of two gatherings: 经济工作会议和农村工作会议.
_AND = re.compile("以及|[和及与、]")


def parts(named: Named) -> list[Named]:
    """Several gatherings under one verb, each with its name; one whose name holds 和 stays whole.

    Each side must be a name of its own, no ceremony of the other.

    >>> [one.name for one in parts(Named("市委常委会会议和全市安全生产工作会议", "", 0, 18))]
    ['市委常委会会议', '全市安全生产工作会议']
    >>> [one.name for one in parts(Named("第七届运动会开幕式和闭幕式", "", 0, 13))]
    ['第七届运动会开幕式和闭幕式']
    """
    for joint in _AND.finditer(named.name):
        left, right = named.name[: joint.start()], named.name[joint.end() :]
        if all(_stands_alone(side) for side in (left, right)):
            middle = named.end - len(right)
            first = Named(left, named.convener, named.start, middle - len(joint.group()))
            return [first, *parts(Named(right, named.convener, middle, named.end))]
    return [named]


def _stands_alone(name: str) -> bool:
    whole = all(name.count(a) == name.count(b) for a, b in ("“”", "《》", "（）"))
    head = names.head_of(name)
    named = len(name) >= _SHORTEST and not names.is_pointing(name) and name not in names.thin()
    return bool(head) and whole and named and head not in names.CEREMONIES


def _span(sentence: Sentence, verb: re.Match[str], role: str) -> tuple[tuple[int, int] | None, str]:
    text, flat = sentence.text, sentence.flat
    clause, clause_end = sentence.clause(verb.start())
    if role in ("hold", "attend"):
        begin = verb.end() + flat.startswith("了", verb.end())
        span = names.behind(text, flat, begin, clause_end)
        if span or role == "attend" or verb.group() == "主持":
            return span, _convener(sentence, clause, verb.start()) if span else ""
    span = names.before(text, flat, clause, verb.start())
    if span is None and role != "sit":
        span = _further_left(sentence, clause, verb.start())
    return span, ""


def _completed(sentence: Sentence, verb: re.Match[str], role: str, name: str, convener: str) -> str:
    """A thin name with the body that met, or what it was held for; "" where neither is said."""
    persons = people.listed(convener)
    motive = _MOTIVE.match(sentence.flat, sentence.clause(verb.start())[1])
    if motive and convener:
        hosts = "、".join(person.name for person in persons)
        return (hosts or convener) + _ABROAD.sub("", sentence.text[slice(*motive.span("motive"))]) + name
    if persons and role == "hold":
        return _of_the_chair(persons[0], name)
    if not convener or persons or role == "attend" or verb.group() == "主持":
        return ""
    if names.head_of(convener):
        if name in names.CEREMONIES:
            return convener + name
        return convener + name if names.kind_of(name) == "event" and not names.is_pointing(name) else ""
    return convener + name if may_meet(convener) else ""


def _of_the_chair(chair: people.Person, name: str) -> str:
    """A thin name with the body that its chair heads: 市防指指挥长……召开指挥部会议; "" where the title names none.

    >>> chair = people.Person("王小明", "市委书记、市疫情防控工作领导小组组长")
    >>> _of_the_chair(chair, "领导小组会议"), _of_the_chair(chair, "座谈会")
    ('市疫情防控工作领导小组会议', '')
    """
    for found in _HEADED.finditer(chair.title):
        if name.startswith(found["organ"]) and found["body"] != found["organ"]:
            return found["body"] + name.removeprefix(found["organ"])
    return ""


def may_meet(words: str) -> bool:
    """Whether words name a body, or members of one, that can meet.

    >>> may_meet("中共中央政治局"), may_meet("河南"), may_meet("市长王小明")
    (True, False, False)
    """
    return bool(_MEETS.search(words)) and "为" not in words and not people.listed(words)


def _wants_body(name: str) -> bool:
    """Whether a name is told apart by who held it: press conferences, and all short ones but 全市……."""
    return names.head_of(name) in _BRIEFINGS or (
        len(series.uncounted(name)) <= _SHORT and not name.startswith("全")
    )


def _convener(sentence: Sentence, clause: int, verb: int) -> str:
    """The subject of the verb, without date, place and manner."""
    flat = names.strip_adverbials(sentence.flat[clause:verb])
    start = clause + len(flat) - len(flat.lstrip(DATE + "，、 并"))
    words = re.sub(r"^(?:出席|参加)[^，]+的", "", sentence.text[start : clause + len(flat)])
    return words if len(words) <= 60 and DATE not in flat.strip(DATE) else ""


def _further_left(sentence: Sentence, clause: int, verb: int) -> tuple[int, int] | None:
    """The name in an earlier clause, where only adverbials stand between it and the verb."""
    if names.strip_adverbials(sentence.flat[clause:verb]).strip(DATE):
        return None
    for _ in range(3):
        if clause == 0:
            return None
        end = clause - 1
        clause = sentence.clause(end - 1)[0] if end else 0
        span = names.before(sentence.text, sentence.flat, clause, end)
        if span:
            return span
    return None
