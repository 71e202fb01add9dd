"""Days and gatherings that are counted: 第41个教师节 is 2025, 第八届中国国际进口博览会 too.

Each row of ``vocabulary/timeline/rounds.csv`` gives the month of one number
and, where the others follow it regularly, after how many years.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from analysis import vocabulary
from analysis.edtf import bounds, precision, shift
from analysis.numerals import NUMERAL, read
from analysis.regexes import longest_first
from analysis.timeline.years.evidence import Found

#: A counted day is spoken of so many days before and after it; a round of a fair or of games for longer.
_AROUND = {"numbered day": (60, 45), "numbered round": (240, 90)}

#: A name that says of itself whose day it is. Other short names are counted by 个 alone: 第三届护士节 may be a school's own.
_NATIONAL = ("世界", "国际", "全国", "国家", "中国", "全民")

#: What may stand between a number and the name of its day: “5·12, “三八”, 「119.
_DATE = r"[“\"‘「『]?(?:\d{1,2}[·.．・•‧]?\d{1,2}|三八|六五)?[”\"’」』]?"


@dataclass(frozen=True, slots=True)
class Round:
    """One number of a count: its month, after how many years the next one follows (0: unknown), and the last number."""

    rule: str
    number: int
    month: str
    every: int
    last: int

    def month_of(self, number: int) -> str:
        """The month of another number of the count; "" where it does not follow from this one."""
        steps = number - self.number
        if steps and (not self.every or steps < 0 or number > self.last):
            return ""
        return f"{int(self.month[:4]) + steps * self.every}{self.month[4:]}"


@cache
def _rounds() -> tuple[re.Pattern[str], dict[str, list[Round]]]:
    by_name: dict[str, list[Round]] = defaultdict(list)
    rows = vocabulary.load(
        "timeline/rounds", ("names", "kind", "number", "month", "example", "says"), ("every", "last")
    )
    for row in rows:
        row.choice("kind", ("day", "round"))
        one = Round(
            f"numbered {row['kind']}",
            row.whole("number"),
            row["month"],
            row.whole("every") if row["every"] else 0,
            row.whole("last") if row["last"] else 999,
        )
        if not bounds(one.month)[0] or precision(one.month) != "month":
            raise row.fault(f"month {one.month!r}, which is not written as 2018-11")
        for name in row["names"].split("|"):
            by_name[name].append(one)
    names = "|".join(longest_first(map(re.escape, by_name)))
    return re.compile(
        rf"第(?P<number>{NUMERAL}{{1,5}})(?P<counter>[个届次轮]){_DATE}(?P<name>{names})"
    ), by_name


def find(text: str) -> Iterator[Found]:
    """The counted days and rounds that a text names.

    >>> [(f.rule, f.says) for f in find("庆祝第41个教师节；第八届中国国际进口博览会")]
    [('numbered day', '2025-07-03/2025-11-14'), ('numbered round', '2025-03-06/2026-02-28')]
    >>> [f.says for f in find("在第114个“5·12国际护士节”来临之际；纪念第113个“三八”国际劳动妇女节")]
    ['2025-03-02/2025-07-15', '2022-12-31/2023-05-15']
    """
    if "第" not in text:
        return
    pattern, by_name = _rounds()
    for found in pattern.finditer(text):
        number = read(found["number"])
        own = found["counter"] == "个" or found["name"].startswith(_NATIONAL)
        for one in by_name[found["name"]]:
            month = one.month_of(number)
            if month and (own or one.rule == "numbered round"):
                before, after = _AROUND[one.rule]
                first, last = bounds(month)
                yield Found(one.rule, f"{shift(first, -before)}/{shift(last, after)}", *found.span())
                break
