"""Words that have their time: formulations, campaigns, institutions, office-holders, 甲辰龙年."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.timeline import calendar_facts as facts
from analysis.timeline.years.evidence import Found


def words_of_an_era(text: str) -> Iterator[Found]:
    """Formulations, campaigns and institutions: not before they were, seldom after."""
    for span in facts.eras():
        at = text.find(span.word)
        if at >= 0:
            past = "" if span.last == ".." or span.kind != "formulation" else " past"
            yield Found(span.kind + past, span.says, at, at + len(span.word))


def office_holders(text: str) -> Iterator[Found]:
    """国务院总理李克强: while he was. 时任 and 原 are left alone.

    >>> [(f.rule, f.says) for f in office_holders("国务院总理李克强主持召开会议")]
    [('office', '2013-03-15/2023-03-11')]
    """
    for holder in facts.offices():
        at = text.find(holder.name)
        if at < 0:
            continue
        title = holder.office.search(text[max(0, at - 24) : at])
        if title:
            yield Found("office", holder.says, at - len(title[0]), at + len(holder.name))


_SEXAGENARY = re.compile(
    "(?P<name>[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥])(?:[鼠牛虎兔龙蛇马羊猴鸡狗猪])?年"
)


def sexagenary_years(text: str) -> Iterator[Found]:
    """甲辰龙年: from shortly before its spring festival to shortly after the next."""
    for found in _SEXAGENARY.finditer(text):
        year = facts.sexagenary_year(found["name"])
        if year:
            yield Found("sexagenary year", f"{year - 1}-12/{year + 1}-02", found.start(), found.end())
