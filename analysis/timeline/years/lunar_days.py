"""A day of both calendars, 7月30日（农历六月初十）: the years in which the two fall together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from analysis.timeline.dates import lunar
from analysis.timeline.years.evidence import Found

RULE = "day of both calendars"
_DAY = re.compile(
    r"(?<!\d)(?P<month>1[0-2]|0?[1-9])月(?P<day>[12]\d|3[01]|0?[1-9])日\s?[（(，, ]?\s?(?:(?:星期|周)(?P<weekday>[一二三四五六日天]))?[）)，,；、 \s]{0,3}[（(]?(?=(?P<lunar>农历[^，。；）)\s]{2,8}))"
)


def find(text: str) -> Iterator[Found]:
    """The days, as an EDTF set, on which a lunar date and the Gregorian date beside it agree.

    >>> [f.says for text in ("2月17日，农历正月初八", "2月17日，星期六，农历正月初八") for f in find(text)]
    ['[2013-02-17,2024-02-17]', '2024-02-17']
    >>> list(find("今天是7月30日，农历八月初十。"))
    []
    """
    for hit in _DAY.finditer(text) if "农历" in text else ():
        month_day = f"-{int(hit['month']):02}-{int(hit['day']):02}"
        days = [
            day for year in lunar.years() if (day := lunar.in_year(hit["lunar"], year)).endswith(month_day)
        ]
        if hit["weekday"]:
            weekday = "一二三四五六日".index(hit["weekday"].replace("天", "日"))
            days = [day for day in days if date.fromisoformat(day).weekday() == weekday]
        if days:
            yield Found(RULE, f"[{','.join(days)}]" if len(days) > 1 else days[0], hit.start(), hit.end())
