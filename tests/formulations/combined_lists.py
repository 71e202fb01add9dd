"""Slogans with their members: a number, a kind of name, an introduction, separators and a frame, combined at random.

The values are in two parts. The rules were written with `FIRST` in view; `SECOND` was held out until they
were written, scored once (951 of 1,200 lists whole), and then looked at.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

_NUMERALS = "一二三四五六七八九十"
_HEADS = {"工程": "大", "行动": "项", "机制": "项", "清单": "张", "攻坚战": "场", "体系": "大", "中心": "个"}
_STEMS = [
    "强基",
    "育苗",
    "护航",
    "聚才",
    "兴业",
    "惠民",
    "安居",
    "畅通",
    "绿源",
    "数智",
    "清流",
    "暖心",
    "青蓝",
    "筑巢",
]
_ACTIONS = [
    "提升城乡环境品质",
    "推动产业转型升级",
    "筑牢安全生产防线",
    "深化重点领域改革",
    "办好民生实事",
    "建强基层组织",
    "培育壮大市场主体",
    "完善公共服务设施",
    "加强干部队伍建设",
    "守护蓝天碧水净土",
    "激发市场活力",
]
_OBJECTS = [
    "党建引领",
    "产业为本",
    "民生优先",
    "改革开放",
    "生态立县",
    "法治保障",
    "项目建设",
    "安全稳定",
    "科技创新",
    "干部作风",
]
_TASKS = [
    "组织领导",
    "宣传发动",
    "责任落实",
    "物资储备",
    "隐患排查",
    "人员值守",
    "经费保障",
    "督查问效",
    "信息报送",
    "培训演练",
]
_TARGETS = ["思想", "作风", "纪律", "隐患", "短板", "台账", "进度", "质量", "漏洞", "责任"]
_ONES = [
    "一本手册",
    "一支队伍",
    "一个专班",
    "一张地图",
    "一套制度",
    "一次培训",
    "一条热线",
    "一面红旗",
    "一间书屋",
    "一场比赛",
]
_FIELDS = ["党建", "经济", "文化", "民生", "平安", "生态", "作风", "教育", "科技", "法治"]
_DETAILS = ["明确专人负责", "细化工作任务", "定期通报进度", "逐项对账销号"]
_KINDS = ("nouns", "actions", "begin", "end", "one character", "one of each", "fields")


@dataclass(frozen=True)
class Values:
    """The values of one part."""

    introductions: Sequence[str]
    separators: Sequence[str]  #: the second character, if there is one, is before the last member
    ordinals: Sequence[tuple[str, str]]  #: an ordinal and what separates the members
    openings: Sequence[str]  #: between a name and the first ordinal
    frames: Sequence[str]  #: of a list before its name
    starts: Sequence[str]
    verbs: Sequence[str]
    tails: Sequence[str]


FIRST = Values(
    [
        "，即",
        "：",
        "，就是",
        "是指",
        "，主要包括",
        "，分别是",
        "——",
        "，具体为",
        "指的是",
        "，也就是",
        "，即：",
        "就是要",
    ],
    ["、", "，", "；", "、和"],
    [
        ("{}是", "；"),
        ("{}是", "。"),
        ("{}是", "，"),
        ("第{}，", "；"),
        ("第{}，", "。"),
        ("{}要", "，"),
        ("{}要", "；"),
        ("（{}）", "；"),
        ("{}、", "。\n"),
        ("第{}是", "；"),
    ],
    ["：", "，", "。", "，要求："],
    (
        "{v}{m}“{n}”{t}",
        "{v}{m}的“{n}”{t}",
        "{v}{m}这“{n}”{t}",
        "以{m}为主要内容的“{n}”{t}",
        "{v}以{m}为重点的“{n}”{t}",
    ),
    ("", "市委提出", "全县上下", "会议要求，全市", "近年来，该镇"),
    ["大力实施", "落实", "推行", "坚持", "做好"],
    ("。", "，推动工作落到实处。", "，取得明显成效。会议要求抓好落实。"),
)
SECOND = Values(
    [
        "。即",
        "，具体包括",
        "，主要是",
        "，具体是",
        "，包含",
        "涵盖",
        "，分别为",
        "，具体来说就是",
        "，其内容是",
        "是：",
    ],
    ["、以及", "，和", "、与", "、", "；", "，"],
    [
        ("其{}，", "；"),
        ("其{}，", "。"),
        ("其{}是", "；"),
        ("{}则", "，"),
        ("{}要", "。"),
        ("第{}要", "；"),
        ("{}是要", "；"),
        ("{}是", "。\n"),
    ],
    ["，具体是：", "，主要做法是：", "。具体而言，", "的工作思路，", "，"],
    (
        "{v}以“{m}”为核心的“{n}”{t}",
        "{m}，这就是“{n}”。",
        "做到{m}，实现“{n}”{t}",
        "{v}“{m}”的“{n}”{t}",
        "{m}，概括起来就是“{n}”{t}",
        "{v}“{m}”“{n}”{t}",
        "以{m}为抓手的“{n}”{t}",
    ),
    ("市财政局、林业局联合推出", "为打造一流环境，县里", "局党组、各支部", "围绕高质量发展目标，我们"),
    ["探索建立", "叫响", "紧扣", "提炼出", "牢牢把握"],
    ("，让群众看得见、摸得着、得实惠。", "，确保全年目标任务完成。", "，促进乡村产业、人才、文化发展。"),
)


@dataclass(frozen=True)
class Listed:
    """A text, the name in it, and its members."""

    layout: str
    text: str
    name: str
    members: list[str]


def draw(values: Values, seed: int, count: int) -> list[Listed]:
    """So many texts with values drawn at random."""
    r = random.Random(seed)
    return [_write(values, r) for _ in range(count)]


def _write(values: Values, r: random.Random) -> Listed:
    place = r.choice(("after", "after", "ordinals", "ordinals", "before"))
    count = r.randint(3 if place == "ordinals" else 2, 6 if place == "before" else 10)
    name, members = _named(r, r.choice(_KINDS), count)
    start, verb, tail = r.choice(values.starts), r.choice(values.verbs), r.choice(values.tails)
    if place == "before":
        layout = r.choice(values.frames)
        text = start + layout.format(v=verb, m="、".join(members), n=name, t=tail)
    elif place == "after":
        introduction, separator = r.choice(values.introductions), r.choice(values.separators)
        layout = introduction + separator
        row = separator[0].join(members[:-1]) + (separator[1:] or separator) + members[-1]
        stop = "。" if separator[0] in "，；" else ""  # a tail after a comma would be one more member
        text = f"{start}{verb}“{name}”{introduction}{row}{stop or tail}"
    else:
        ordinal, separator = r.choice(values.ordinals)
        opening = "：\n" if separator.endswith("\n") else r.choice(values.openings)
        layout = opening.strip() + ordinal + separator.strip()
        detail = "，" + r.choice(_DETAILS) if separator != "，" and r.random() < 0.5 else ""
        items = [ordinal.format(_NUMERALS[at]) + member + detail for at, member in enumerate(members)]
        text = f"{start}{verb}“{name}”{opening}{separator.join(items)}。"
    return Listed(layout, text, name, members)


def _named(r: random.Random, kind: str, count: int) -> tuple[str, list[str]]:
    numeral = "两" if count == 2 else _NUMERALS[count - 1]
    if kind == "nouns":
        head = r.choice(list(_HEADS))
        return numeral + _HEADS[head] + head, [stem + head for stem in r.sample(_STEMS, count)]
    if kind == "actions":
        return numeral + r.choice(("项举措", "大任务", "件实事")), r.sample(_ACTIONS, count)
    if kind == "begin":
        word = r.choice(("坚持", "聚焦", "强化", "突出", "确保"))
        return f"{numeral}个{word}", [word + each for each in r.sample(_OBJECTS, count)]
    if kind == "end":
        return f"{numeral}个到位", [task + "到位" for task in r.sample(_TASKS, count)]
    if kind == "one character":
        word = r.choice("查清问晒")
        return numeral + word, [word + target for target in r.sample(_TARGETS, count)]
    if kind == "one of each":
        return f"{numeral}个一", r.sample(_ONES, count)
    return numeral + r.choice(("张报表", "本账", "篇文章")), r.sample(_FIELDS, count)
