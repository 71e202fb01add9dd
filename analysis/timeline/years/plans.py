"""Five-year plans: “十四五”开局之年 is 2021."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from analysis import vocabulary
from analysis.timeline import calendar_facts as facts
from analysis.timeline.years.evidence import Found
from analysis.timeline.years.months import months
from analysis.timeline.years.weighing import rule_of

_PLAN = re.compile(
    r"(?P<plan>[六七八九]|十[一二三四五六七八九]?)五[”\"]?(?=规划|时期|期间|计划|[^，。；“”]{0,10}[开收首起第承中]|末)"
    r"|第(?P<long>[六七八九]|十[一二三四五六七八九]?)个五年(?=规划|计划)"
)
#: Before a plan: the year of writing is the one of that phase.
_THIS_YEAR = re.compile(r"今年(?:既?是|正值|恰逢|作为|也是|又是|系)[^。；！？]{0,40}$")
_LOOK_BACK = 50
#: So far behind the plan's name its phase may stand.
_REACH = 24


@dataclass(frozen=True, slots=True)
class Phase:
    """Words for a stretch of any plan, in months from January of its first year."""

    words: re.Pattern[str]
    rule: str
    first: int
    last: int


@cache
def phases() -> tuple[Phase, ...]:
    """The phases of a plan, the most telling first, from ``vocabulary/timeline/plan_phases.csv``."""
    rows = vocabulary.load("timeline/plan_phases", ("words", "rule", "first", "last", "example", "says"))
    return tuple(
        Phase(
            row.pattern("words", made=rf"[^，。；“”]{{0,12}}?(?:{row['words']})"),
            rule_of(row),
            row.whole("first"),
            row.whole("last"),
        )
        for row in rows
    )


def find(text: str) -> Iterator[Found]:
    """The plans that a text speaks of, each by the most telling words behind its name.

    >>> [(f.rule, f.says) for f in find("“十四五”规划开局之年；“十三五”期间")]
    [('plan phase', '2020-11/2021-10'), ('plan under way', '2015-03/2020-12')]
    >>> [(f.rule, f.says) for f in find("今年是“十四五”规划收官之年")]
    [('plan phase this year', '2025')]
    >>> [(f.rule, f.says) for f in find("审议通过关于制定第十四个五年规划和二〇三五年远景目标的建议")]
    [('plan proposed', '2020-10/2021-02')]
    """
    for found in _PLAN.finditer(text) if "五" in text else ():
        years = facts.plan_years(found["plan"] or found["long"])
        for phase in phases():
            words = phase.words.match(text, found.end(), found.end() + _REACH)
            if not words:
                continue
            rule, says = phase.rule, months(years[0], phase.first, phase.last)
            before = text[max(0, found.start() - _LOOK_BACK) : found.start()]
            if rule == "plan phase" and _THIS_YEAR.search(before):
                rule, says = "plan phase this year", f"{years[0] + (phase.first + phase.last) // 24}"
            yield Found(rule, says, found.start(), words.end())
            break
