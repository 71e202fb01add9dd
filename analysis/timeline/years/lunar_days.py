"""A day of both calendars, 7月30日（农历六月初十）: the years in which the two fall together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis import edtf
from analysis.timeline.dates import lunar
from analysis.timeline.years.evidence import Found

RULE = "day of both calendars"
_DAY = re.compile(
    r"(?<!\d)(?P<month>1[0-2]|0?[1-9])月(?P<day>[12]\d|3[01]|0?[1-9])日\s?[（(，, ]?\s?(?:星期[一二三四五六日天])?[）)，,；、 \s]{0,3}[（(]?(?=(?P<lunar>农历[^，。；）)\s]{2,8}))"
)


def find(text: str) -> Iterator[Found]:
    """The days on which a day of the lunar calendar falls that stands beside the common one, as an EDTF set.

    >>> [f.says for f in find("今天是7月30日，星期四，农历六月初十。")]
    ['[2001-07-30,2020-07-30]']
    >>> list(find("今天是7月30日，农历八月初十。"))
    []
    """
    for hit in _DAY.finditer(text) if "农历" in text else ():
        month_day = f"-{int(hit['month']):02}-{int(hit['day']):02}"
        days = [day for year in lunar.years() if (day := lunar.in_year(hit["lunar"], year)).endswith(month_day)]
        days = [day for day in days if edtf.is_whole(day)]
        if days:
            yield Found(RULE, f"[{','.join(days)}]" if len(days) > 1 else days[0], hit.start(), hit.end())
