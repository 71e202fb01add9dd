"""Slogans with invented names and members, in every layout in which texts explain what they count."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

_NUMERALS = "一二三四五六七八九十"
_HEADS = {
    "工程": "大", "行动": "大项", "机制": "项大", "体系": "大", "平台": "大个", "中心": "个大", "清单": "张",
    "任务": "大项", "举措": "项大", "路径": "条", "高地": "个大", "示范区": "个", "战役": "大", "计划": "项大",
}  # fmt: skip
_NOUNS = [
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
    "头雁",
    "青蓝",
    "筑巢",
    "引凤",
    "润土",
    "金桥",
]
_SHORT = [
    "抓项目",
    "强产业",
    "优环境",
    "惠民生",
    "守底线",
    "促改革",
    "带队伍",
    "兴文化",
    "护生态",
    "畅交通",
    "稳就业",
    "保安全",
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
]
_FIELDS = ["水域", "山林", "矿区", "城镇", "港口", "园区", "乡村", "校园", "工地", "商圈"]
_WORDS = ["坚持", "聚焦", "强化", "突出", "确保", "提升"]
_OBJECTS = [
    "党建引领",
    "产业为本",
    "民生优先",
    "改革开放",
    "生态立县",
    "法治保障",
    "基层基础",
    "项目建设",
    "安全稳定",
    "营商环境",
    "科技创新",
    "干部作风",
]
_OPENERS = ["大力实施", "加快建设", "全面推进", "持续深化", "扎实开展", "着力打造", "县里提出"]
_TAILS = ("，取得明显成效。", "，带动群众增收。", "，为全年发展打下基础。", "。会议要求抓好落实。")


@dataclass(frozen=True)
class Explained:
    """A text, the slogan in it, and what that counts."""

    layout: str
    text: str
    name: str
    members: list[str]


def draw(seed: int, count: int) -> list[Explained]:
    """So many texts, their layouts in turn."""
    random_ = random.Random(seed)
    layouts = list(_LAYOUTS.items())
    made = []
    for number in range(count):
        layout, write = layouts[number % len(layouts)]
        made.append(Explained(layout, *write(random_)))
    return made


Written = tuple[str, str, list[str]]


def _nouns(r: random.Random) -> tuple[str, list[str]]:
    number, head = r.randint(3, 7), r.choice(list(_HEADS))
    members = [word + head for word in r.sample(_NOUNS, number)]
    return _NUMERALS[number - 1] + r.choice(_HEADS[head]) + head, members


def _actions(r: random.Random) -> tuple[str, list[str]]:
    number = r.randint(3, 6)
    noun = r.choice(("项行动", "大任务", "项举措", "大工程", "件实事", "条路径"))
    return _NUMERALS[number - 1] + noun, r.sample(_ACTIONS, number)


def _beginning_with(r: random.Random, word: str, least: int) -> tuple[str, list[str]]:
    number = r.randint(least, 5)
    name = f"{'两' if number == 2 else _NUMERALS[number - 1]}个{word}"
    return name, [word + each for each in r.sample(_OBJECTS, number)]


def _joined(r: random.Random, members: list[str]) -> str:
    return "、".join(members) if r.random() < 0.5 else "、".join(members[:-1]) + "和" + members[-1]


def _before(r: random.Random) -> Written:
    name, members = _nouns(r)
    return f"{r.choice(_OPENERS)}{_joined(r, members)}“{name}”{r.choice(_TAILS)}", name, members


def _before_with_de(r: random.Random) -> Written:
    name, members = _nouns(r)
    return f"{r.choice(('实现', '形成'))}{'、'.join(members)}的“{name}”{r.choice(_TAILS)}", name, members


def _before_actions(r: random.Random) -> Written:
    number = r.randint(3, 6)
    name = _NUMERALS[number - 1] + "项" + r.choice(("行动", "任务", "举措"))
    members = r.sample(_SHORT, number)
    return f"全县围绕{'、'.join(members)}“{name}”{r.choice(_TAILS)}", name, members


def _explained(words: str) -> Callable[[random.Random], Written]:
    def write(r: random.Random) -> Written:
        name, members = _nouns(r)
        return f"“{name}”{words}{_joined(r, members)}{r.choice(_TAILS)}", name, members

    return write


def _bracket(r: random.Random) -> Written:
    name, members = _nouns(r)
    return f"{r.choice(_OPENERS)}“{name}”（{'、'.join(members)}）{r.choice(_TAILS)}", name, members


def _numbered(ordinal: str, first: str, between: str, last: str) -> Callable[[random.Random], Written]:
    def write(r: random.Random) -> Written:
        name, members = _actions(r)
        items = [ordinal.format(_NUMERALS[at]) + member for at, member in enumerate(members)]
        return f"{r.choice(_OPENERS)}“{name}”{first}{between.join(items)}{last}", name, members

    return write


def _two_names(r: random.Random) -> Written:
    both = [_beginning_with(r, word, 2) for word in r.sample(_WORDS, 2)]
    lists = r.choice("，；").join("、".join(members) for _, members in both)
    text = f"做到“{both[0][0]}”{r.choice('和、')}“{both[1][0]}”，即{lists}。"
    return text, *r.choice(both)


def _distributed(r: random.Random) -> Written:
    members = r.sample(_FIELDS, r.randint(4, 6))
    name = _NUMERALS[len(members) - 1] + r.choice(("场整治战", "大攻坚战", "场歼灭战", "大提升行动"))
    shown = r.choice((name, f"“{name}”"))
    verb = r.choice(("集中打好", "全力打好", "坚决打赢"))
    return f"{verb}{'、'.join(members)}{shown}{r.choice(_TAILS)}", name, members


def _shared_word(r: random.Random) -> Written:
    name, members = _beginning_with(r, r.choice(_WORDS), 3)
    texts = (
        f"做到“{name}”，{'，'.join(members)}。",
        f"要{'、'.join(members)}，做到“{name}”。",
        f"“{name}”即{'；'.join(members)}。",
    )
    return r.choice(texts), name, members


def _paragraphs(mark: Callable[[int], str]) -> Callable[[random.Random], Written]:
    def write(r: random.Random) -> Written:
        name, members = _actions(r)
        lines = [f"{mark(at)}{member}。" for at, member in enumerate(members, 1)]
        return "\n".join((f"{r.choice(_OPENERS)}“{name}”：", *lines)), name, members

    return write


def _ordinals_with_noun(r: random.Random) -> Written:
    name, members = _nouns(r)
    unit = name[1:]
    items = [f"第{_NUMERALS[at]}{unit}是{member}，专人负责。" for at, member in enumerate(members)]
    return f"县里推行“{name}”，逐项明确责任。{''.join(items)}", name, members


def _next_name(r: random.Random) -> Written:
    first, second = (_beginning_with(r, word, 3) for word in r.sample(_WORDS, 2))
    shown = "“{}”" if r.random() < 0.5 else "{}"
    text = f"“{first[0]}”：{'，'.join(first[1])}；{shown.format(second[0])}：{'，'.join(second[1])}。"
    return text, *first


def _labels(r: random.Random) -> Written:
    labels = r.sample(["经营", "管理", "服务", "产品", "市场", "队伍"], 3)
    members = [f"从{one}转为{two}" for one, two in zip(r.sample(_FIELDS, 3), r.sample(_OBJECTS, 3))]
    clauses = [f"{label}{r.choice(('上', '方面'))}，{member}" for label, member in zip(labels, members)]
    return f"企业实现“三个转变”：{'；'.join(clauses)}。", "三个转变", members


def _several_words(r: random.Random) -> Written:
    one, two = r.sample(["查", "改", "访", "送", "晒", "评"], 2)
    first, second = ([word + each for each in r.sample(_FIELDS, n)] for word, n in ((one, 3), (two, 2)))
    name = f"三{one}{r.choice(('、', ''))}两{two}"
    text = r.choice(
        (
            f"推行“{name}”，即通过走访、座谈{'、'.join(first)}，{'、'.join(second)}。",
            f"全县采取{'、'.join([*first, *second])}的“{name}”办法。",
        )
    )
    return text, name, [*first, *second]


def _quoted_parts(r: random.Random) -> Written:
    name, members = _nouns(r)
    members = [f"“{one}”{two}" for one, two in zip(r.sample(_NOUNS, len(members)), members)]
    return f"县里启动“{name}”，即{'、'.join(members)}。", name, members


def _glossary(r: random.Random) -> Written:
    name = r.choice(("四化", "五化", "三化")) + r.choice(("协同", "融合", "联动"))
    members = [
        word + "化"
        for word in r.sample(["数字", "绿色", "标准", "规模", "品牌"], _NUMERALS.index(name[0]) + 1)
    ]
    return (
        f"{r.randint(1, 30)}.{name}：{'、'.join(members)}{r.choice(('。', '协调推进发展。'))}",
        name,
        members,
    )


def _driven(r: random.Random) -> Written:
    number = r.randint(3, 5)
    members = r.sample(_OBJECTS, number)
    name = _NUMERALS[number - 1] + r.choice(("方联动", "维发力", "轮齐驱"))
    return f"坚持“{'、'.join(members)}”{name}，取得实效。", name, members


#: Words that a name can count, and members that have them at an end.
_COUNTED = {
    "到位": ["组织", "宣传", "责任", "物资", "排查", "人员", "值守"],
    "关": ["严把时间", "严把质量", "严把责任", "严把安全", "严把程序"],
    "优": ["秩序", "环境", "文化", "态度", "流程"],
    "评": ["个人自", "党员互", "支部讲", "领导点", "群众测"],
}
_DETAILS = ["明确专人负责", "细化工作任务", "定期通报进度", "广泛宣传发动", "逐项对账销号", "压实各方责任"]


def _counted(r: random.Random) -> tuple[str, list[str]]:
    word = r.choice(list(_COUNTED))
    number = r.randint(3, 5)
    classifier = "个" if len(word) > 1 and r.random() < 0.5 else ""
    return _NUMERALS[number - 1] + classifier + word, [one + word for one in r.sample(_COUNTED[word], number)]


def _heads(mark: str, after: str, between: str) -> Callable[[random.Random], Written]:
    """Members as heads of units, each with a detail; between them and the name, a clause."""

    def write(r: random.Random) -> Written:
        name, members = _counted(r)
        units = [
            f"{mark.format(_NUMERALS[at])}{member}{after}{r.choice(_DETAILS)}"
            for at, member in enumerate(members)
        ]
        opening = r.choice(
            ("着重在“{}”上做文章", "积极落实“{}”，推动工作有序开展", "围绕“{}”要求，抓好各项工作")
        )
        return (
            f"该镇{opening.format(name)}。{chr(10) if between[-1] == chr(10) else ''}{between.join(units)}。",
            name,
            members,
        )

    return write


def _in_a_headline(r: random.Random) -> Written:
    number = r.randint(3, 5)
    name = _NUMERALS[number - 1] + r.choice(("举措", "措施", "步走"))
    members = r.sample(_ACTIONS, number)
    items = [f"{_NUMERALS[at]}是{member}。{r.choice(_DETAILS)}。" for at, member in enumerate(members)]
    lead = r.choice(("该县多措并举，取得实效。", "近年来，该县扎实推进各项工作。"))
    return f"某县“{name}”推进重点工作\n{lead}{chr(10).join(items)}", name, members


def _quoted_later(r: random.Random) -> Written:
    name, members = _counted(r)
    row = "、".join(members) if r.random() < 0.5 else "，".join(members)
    text = f"认真组织“{name}”活动，提高群众满意度。通过“{row}”等方式查找问题，抓好整改。"
    return text, name, members


def _quoted_before(r: random.Random) -> Written:
    members = [
        f"一{one}"
        for one in r.sample(["窗口", "张网", "支队伍", "个中心", "本账", "套班子"], r.randint(3, 5))
    ]
    name = f"{_NUMERALS[len(members) - 1]}个一"
    return f"{'、'.join(f'“{one}”' for one in members)}，“{name}”概括了当地的做法。", name, members


def _joined_by(sign: str) -> Callable[[random.Random], Written]:
    def write(r: random.Random) -> Written:
        name, members = _nouns(r)
        return f"{r.choice(_OPENERS)}“{name}”（{sign.join(members)}）{r.choice(_TAILS)}", name, members

    return write


def _verb_and_count(r: random.Random) -> Written:
    number = r.randint(3, 5)
    head = r.choice(("经济带", "增长极", "示范片"))
    members = [word + head for word in r.sample(_NOUNS, number)]
    name = _NUMERALS[number - 1] + head[-1]
    return f"“{name}”：{r.choice(('打造', '建设', '形成'))}{_joined(r, members)}。", name, members


_LAYOUTS: dict[str, Callable[[random.Random], Written]] = {
    "before the name": _before,
    "joined with 的": _before_with_de,
    "actions before the name": _before_actions,
    "即": _explained("，即"),
    "就是": _explained("就是"),
    "是指": _explained("是指"),
    "包括": _explained("主要包括"),
    "分别是": _explained("分别是"),
    "colon": _explained("："),
    "dash": _explained("——"),
    "brackets": _bracket,
    "一是 in clauses": _numbered("{}是", "：", "；", "。"),
    "一是 in sentences": _numbered("{}是", "。", "，明确时间表。", "，明确时间表。"),
    "一是 in paragraphs": _numbered("{}是", "。\n", "。各部门要压实责任。\n", "。"),
    "第一 in sentences": _numbered("第{}，", "。", "。", "。"),
    "第一 in paragraphs": _numbered("第{}，", "。\n", "，补齐短板。\n", "。"),
    "一、 in paragraphs": _numbered("{}、", "：\n", "。要压实责任。\n", "。"),
    "digits in paragraphs": _paragraphs("{}. ".format),
    "digits in brackets": _paragraphs("（{}）".format),
    "circled digits": _paragraphs(lambda at: chr(ord("①") + at - 1)),
    "dashes in paragraphs": _paragraphs(lambda at: "——"),
    "ordinals with the noun": _ordinals_with_noun,
    "the next name follows": _next_name,
    "labels before members": _labels,
    "several counted words": _several_words,
    "members with marks inside": _quoted_parts,
    "glossary": _glossary,
    "after a list in marks": _driven,
    "two names": _two_names,
    "one verb": _distributed,
    "a shared word": _shared_word,
    "heads of paragraphs": _heads("", "\n", "。\n"),
    "heads of sentences": _heads("", "。", "。"),
    "heads before colons": _heads("", "：", "。"),
    "heads of clauses": _heads("", "，", "；"),
    "heads with ordinals": _heads("{}是", "。", "。"),
    "name in a headline": _in_a_headline,
    "quoted in the next sentence": _quoted_later,
    "each quoted, then the name": _quoted_before,
    "joined by plus signs": _joined_by("+"),
    "joined by dashes": _joined_by("—"),
    "a verb before the list": _verb_and_count,
}
