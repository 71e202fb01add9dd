"""Sentences made of a pattern, titles and names, and what should be read in them."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from analysis import vocabulary

#: Given names, common and odd ones; none ends in a character that no name ends in.
GIVEN = [
    "伟",
    "芳",
    "小明",
    "国强",
    "丽华",
    "建军",
    "秀英",
    "志远",
    "明",
    "晓燕",
    "文",
    "云龙",
    "海涛",
    "静",
    "泽宇",
    "雨桐",
    "卫东",
    "𬭎",
    "㛃",
    "一平",
    "长江",
    "建设",
    "学文",
    "百顺",
    "可往",
    "万祥",
]
TITLES = [
    "市委书记",
    "市委副书记、市长",
    "市委常委、组织部部长",
    "副市长",
    "市人大常委会主任",
    "市政协主席",
    "省委常委、统战部部长",
    "党组书记、局长",
    "集团党委副书记、总经理",
    "校党委书记",
    "副校长",
    "秘书长",
    "总工程师",
    "检察长",
    "县委副书记、代县长",
    "党工委副书记、管委会主任",
    "工会主席",
]
FOREIGN = [
    "穆萨·法基",
    "泽连斯基",
    "阿利斯泰尔·科",
    "米尔济约耶夫",
    "努尔·白克力",
    "雪克来提·扎克尔",
    "马特维延科",
    "巴音朝鲁",
]
#: Who chairs, speaks, attends and, if anybody does, contributes: a, b, c have offices, d, e, f need not.
PATTERNS = (
    ("{a}主持会议并讲话，{b}、{c}出席。", "a", "a", "bc"),
    ("会议由{a}主持，{b}作工作报告。", "a", "b", ""),
    ("主持会议的是{a}，出席会议的有{b}，{c}。", "a", "", "bc"),
    ("{a}出席会议并讲话，{b}主持，{c}、{d}、{e}参加。", "b", "a", "cde"),
    ("主持人为{a}。出席的还有{b}、{d}、{e}等。", "a", "", "bde"),
    ("{a}、{b}分别致辞。", "", "ab", ""),
    ("出席会议的市领导有{d}、{e}、{f}。", "", "", "def"),
    ("{a}{d}、{e}、{f}一行应邀出席。", "", "", "aef"),
    ("{a}同志主持会议。{b}同志代表市政府作政府工作报告。", "a", "b", ""),
    ("{a}发表主旨演讲，{b}致辞。", "", "a", "", "b"),
    ("{a}，{b}出席会议并讲话。", "", "ab", ""),
    ("{a}将出席开幕式。", "", "", ""),
    ("会上，{a}宣读表彰决定，{b}作交流发言。", "", "", "", "ab"),
    ("参加座谈的有{a}，{b}，以及各区县负责人。", "", "", "ab"),
    ("{a}、{b}和{c}，各有关部门负责人列席会议。", "", "", "abc"),
    ("{a}参加会议，{b}及有关部门负责人参加。", "", "", "ab"),
    ("到会的有{a}，{b}；{c}列席。", "", "", "abc"),
    ("{a}在讲话中指出，要抓好落实。", "", "a", ""),
    ("致辞的是{a}，{b}出席。", "", "a", "b"),
    ("{a}主持，{b}讲话，{c}作点评。", "a", "b", "", "c"),
    ("会议听取了{a}所作的工作报告。", "", "a", ""),
    ("{a}专程到会指导并讲话。", "", "a", ""),
)
#: Sentences that name nobody.
NOBODY = (
    "市委常委会召开会议，有关部门负责人参加。",
    "中国华能集团、国家电网有限公司等企业出席。",
    "江苏、安徽、常州、宁波等地代表参加。",
    "各区县党（工）委书记，市级有关部门主要负责人列席。",
    "高校、企业、社区和农村代表出席会议并发言。",
    "时任有关负责人和专家学者参加座谈。",
    "会议主持人宣布开会。",
    "全体与会人员参加了讨论。",
    "安全生产委员会成员单位参加会议。",
    "和平区、向阳镇、石门县、高新区参加试点。",
    "平安中国建设协调小组出席会议。",
    "应急、公安、水利、农业农村等部门作交流发言。",
    "金融机构、商会和协会代表参加签约。",
    "通知要求，各单位要认真组织参加。",
    "方案明确，高质量发展成果应在会议上通报。",
    "一中、二中、浦东、闵行等六家法院交流发言。",
    "参会代表们信心十足。",
    "温州、泰州、常德、于都等县市代表参加。",
    "包括人大代表、政协委员在内的各界人士出席。",
    "关于项目的说明，在会议上作了通报。",
)


@dataclass(frozen=True)
class Case:
    """A sentence and the persons of each role, in any order."""

    text: str
    chair: frozenset[str]
    speakers: frozenset[str]
    attendees: frozenset[str]
    contributors: frozenset[str]
    where: str = ""  #: file and line, of a sentence of `PAGES`


def surnames() -> list[str]:
    return [row["surname"] for row in vocabulary.load("names/surnames", ("surname", "example"))]


def cases(seed: int, *, rounds: int) -> Iterator[Case]:
    """Every surname in every place of a pattern, `rounds` patterns for each; bare names after a titled one."""
    draw = random.Random(seed)
    for surname in surnames():
        for _ in range(rounds):
            pattern, *roles = draw.choice(PATTERNS)
            names = {key: _name(draw) for key in "abcdef"}
            place = draw.choice([key for key in "abcdef" if f"{{{key}}}" in pattern])
            names[place] = surname + draw.choice(GIVEN)
            if len(set(names.values())) < len(names):
                continue
            yield _case(pattern, roles, names, draw)


#: Sentences as pages of parties, governments, congresses, courts, firms, universities and embassies write them,
#: annotated before they were run: `chair` names a body where it is no key; F and G are foreigners.
PLAIN = ("王小明", "李大伟", "张国强", "刘丽华", "陈建军", "赵志远", "孙静")
PAGES = Path(__file__).with_name("page_sentences.csv")


def page_cases(seed: int, *, rounds: int, plain: bool = False) -> Iterator[Case]:
    """Every sentence of `PAGES` with names of any surname, or once with plain ones."""
    draw = random.Random(seed)
    with PAGES.open(encoding="utf-8", newline="") as handle:
        lines = csv.DictReader(handle)
        rows = [(f"{PAGES.name}, line {lines.line_num}", row) for row in lines]
    for where, row in rows:
        for _ in range(rounds):
            drawn = [draw.choice(surnames()) + draw.choice(GIVEN) for _ in "abcdefg"]
            names = dict(zip("abcdefg", PLAIN if plain else drawn, strict=True))
            names["F"], names["G"] = draw.sample(FOREIGN, 2)
            if len(set(names.values())) < len(names):
                continue
            text = row["pattern"].replace("\\n", "\n").format(**names)
            body = row["chair"] and not row["chair"].isascii()
            chair, *others = (
                frozenset(names[key] for key in row[role] if key in names)
                for role in ("chair", "speakers", "attendees", "contributors")
            )
            yield Case(text, frozenset({row["chair"]}) if body else chair, *others, where)


def _name(draw: random.Random) -> str:
    return draw.choice("王李张刘陈杨赵黄周吴徐孙胡朱林何郭") + draw.choice(GIVEN)


def _case(pattern: str, roles: list[str], names: dict[str, str], draw: random.Random) -> Case:
    written = {key: names[key] if key in "def" else draw.choice(TITLES) + names[key] for key in names}
    if "{a}{d}" in pattern:  # an office for the whole list
        pattern = pattern.replace("{a}{d}", "{a}")
    chair, speakers, attendees, *more = (frozenset(names[key] for key in keys) for keys in roles)
    contributors = more[0] if more else frozenset()
    return Case(pattern.format(**written), chair, speakers, attendees - chair - speakers, contributors)
