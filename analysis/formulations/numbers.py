"""Numbers in names of slogans: 三攻坚一盘活 has 3 and 1.

Only small numerals count members in such names. 百, 千 and 万 belong to the noun
(四千行动 are four, not four thousand), and 一 alone does not count (一号工程).
"""

from __future__ import annotations

import re
from functools import cache

from analysis import vocabulary
from analysis.numerals import parse
from analysis.regexes import certain

#: A Chinese numeral from 1 to 99; 多 and N are open numbers.
NUMERAL = r"(?:[二三四五六七八九]?十[一二三四五六七八九]?|[一二两双三四五六七八九])"
_OPEN = r"[NnＮ多]"
_MAYBE = re.compile("[一二两双三四五六七八九十NnＮ多]")
_NOT_NUMERAL = r"[^一二两双三四五六七八九十NnＮ\d\s、，。；：！？“”‘’「」『』《》（）()·+]"

_SEGMENT = re.compile(
    rf"""
    (?P<number> {NUMERAL} | {_OPEN} )
    (?P<classifier> [大个项张条种类件]? )
    (?P<noun> (?: {_NOT_NUMERAL} ){{1,12}}? )
    (?P<comma> 、? )
    (?= {NUMERAL} | {_OPEN} | $ )
    """,
    re.VERBOSE,
)
#: Prefix before the first numeral: 以案四说, 中央八项规定.
_LEAD = re.compile(r"(?:～|[^一二两双三四五六七八九十百千万几第每\d\W]){0,4}")

#: Maximum length of the counted noun after such a prefix: 八项规定, but not 反对七国集团峰会召开.
_NOUN_BEHIND_LEAD = 4

#: A number goes on: 三亿, 十百千.
_MAGNITUDE = re.compile("亿|[百千万]{2}")

_UNITS = re.compile(
    "|".join(
        sorted(
            (re.escape(row["noun"]) for row in vocabulary.load("formulations/units", ("noun", "example"))),
            key=len,
            reverse=True,
        )
    )
)

#: 五个一, 四个一批, 三个三: five things, one of each; four lots; three groups of three.
_ONES = re.compile(rf"({NUMERAL})个(?:一[批件张条块群]?|[二两三四五六七八九])")

#: Several things made one: 四位一体, 五证合一.
_IN_ONE = re.compile(rf"({NUMERAL})(?:位一体|[^\W年月日天]合一)")

#: A digit code: 885, 33618, 1+4+N.
CODE = re.compile(r"(?:\d{3,6}|(?:\d{1,3}|[NnXx])(?:[+＋](?:\d{1,3}|[NnXxYy]))+)")


@cache
def _lexical() -> re.Pattern[str]:
    """Words that contain a numeral but do not count: 双边, 两岸, 四川."""
    rows = vocabulary.load("formulations/lexical", ("words", "example"))
    words = "|".join(sorted((re.escape(row["words"]) for row in rows), key=len, reverse=True))
    return re.compile(f"(?:{words})(?<!十一(?=个))")  # 十一个一流 counts


def value(numeral: str) -> int | None:
    """The value of a numeral; None for open numbers (N, 多).

    >>> [value(numeral) for numeral in ("两", "十", "十三", "二十", "四十二", "N")]
    [2, 10, 13, 20, 42, None]
    """
    if re.fullmatch(_OPEN, numeral):
        return None
    return parse(numeral.replace("双", "二"))


def read(name: str) -> str:
    """The number structure of a name: "8", "3+1", "2+4+N"; "" if it has none.

    Ignores names that count only with 一 (一号工程, 一县一策; not 一区一县一基地), measures (三公里,
    十年禁渔), digit sequences (九二共识, 十四五) and ordinals.

    Examples
    --------
    >>> [read(name) for name in ("两个确立", "三攻坚一盘活", "两主导、四特色、N优势", "以案四说", "十大行动")]
    ['2', '3+1', '2+4+N', '4', '10']
    >>> [read(name) for name in ("四千行动", "一岗双责", "一体两核多点", "中央八项规定", "四风", "五个一")]
    ['4', '1+2', '1+2+N', '8', '4', '5']
    >>> [read(name) for name in ("一号工程", "一县一策", "千万工程", "十年禁渔", "三公里", "十百千", "九二共识")]
    ['', '', '', '', '', '', '']
    """
    if not _MAYBE.search(name):
        return ""
    ones = _ONES.fullmatch(name) or _IN_ONE.fullmatch(name)
    if ones:
        return str(value(ones[1]))
    name = _lexical().sub(lambda word: "～" * len(word.group()), name)
    lead = start = certain(_LEAD.match(name)).end()
    counted: list[str] = []
    while start < len(name):
        segment = _SEGMENT.match(name, start)
        if segment is None:
            return ""
        unit = _UNITS.match(segment["classifier"] + segment["noun"])
        joins = counted and unit and unit.group() == "家"  # 两城一家
        if _MAGNITUDE.match(segment["noun"]) or (
            unit and not joins and segment["classifier"] != "大" and _measures(unit, segment)
        ):
            return ""
        if lead and len(segment["noun"]) > _NOUN_BEHIND_LEAD:
            return ""
        number = value(segment["number"])
        counted.append("N" if number is None else str(number))
        start = segment.end()
    if not counted or (len(counted) < 3 and all(number in ("1", "N") for number in counted)):
        return ""
    return "+".join(counted)


def _measures(unit: re.Match[str], segment: re.Match[str]) -> bool:
    """Whether a unit is a measure: nothing else follows the number (三公里), or it is a unit of time (十年禁渔)."""
    counted = segment["classifier"] + segment["noun"]
    return unit.group() == counted or unit.group() in (
        "年",
        "天",
        "日",
        "小时",
        "分钟",
        "公里",
        "个月",
        "岁",
        "次",
        "亿",
    )


def total(number: str) -> int | None:
    """Total number of members; None for open numbers.

    >>> total("2+2"), total("1+4+N"), total("")
    (4, None, None)
    """
    parts = number.split("+")
    return sum(map(int, parts)) if all(part.isdigit() for part in parts) else None
