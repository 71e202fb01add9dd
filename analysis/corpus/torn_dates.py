"""Dates of publication that the layout of a page tears: the day on one line, year and month on the next."""

from __future__ import annotations

import re
from datetime import date

from analysis.corpus.chronicles import is_day_line

_YEAR_MONTH = r"(?P<year>(?:199|20[0-4])\d)\s*[-./年]\s*(?P<month>0?[1-9]|1[0-2])月?"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])日?"
_DAY_FIRST = re.compile(rf"(?m)^[ \t\u3000]*{_DAY}[ \t\u3000]*\n\s*{_YEAR_MONTH}[ \t\u3000]*$")
_DAY_LAST = re.compile(rf"(?m)^[ \t\u3000]*{_YEAR_MONTH}[ \t\u3000]*\n\s*{_DAY}[ \t\u3000]*$")
_LONGEST = 30  #: characters of a line that is nothing but a day
_REACH = 1500  #: characters from the start of a page


def find(text: str) -> list[tuple[int, str]]:
    """Where such dates stand near the start of a text, with the day, EDTF.

    >>> find("21\\n2011-02\\n市委召开全会"), find("2011年2月\\n\\n21日\\n市委召开全会"), find("2011年2月\\n3月\\n市委召开全会")
    ([(0, '2011-02-21')], [(0, '2011-02-21')], [])
    >>> find("31\\n2011-02\\n市委召开全会")
    []

    Several days on lines of their own are those of the items of a chronicle.

    >>> find("2011年2月\\n3日\\n市委召开全会。\\n9日\\n市政府召开常务会议。")
    []
    >>> find("2011年2月\\n3日\\n市委召开全会。\\n2月9日下午\\n市政府召开常务会议。")
    []
    """
    head = text[:_REACH]
    found: list[tuple[int, str]] = []
    if sum(len(line) <= _LONGEST and is_day_line(line.strip()) for line in text.split("\n")) > 1:
        return found
    for pattern in (_DAY_FIRST, _DAY_LAST):
        for match in pattern.finditer(head):
            try:
                day = date(int(match["year"]), int(match["month"]), int(match["day"]))
            except ValueError:
                continue
            found.append((match.start(), day.isoformat()))
    return sorted(found)
