"""Dates of publication that the layout of a page tears: the day on one line, year and month on the next, or the like."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from analysis.corpus.chronicles import is_day_line

_YEAR = r"(?P<year>(?:199|20[0-4])\d)"
_MONTH, _DAY = r"(?P<month>0?[1-9]|1[0-2])", r"(?P<day>3[01]|[12]\d|0?[1-9])日?"
#: Alone on its line; without a mark it may be a figure of a table (2022 | 10 | 25).
_SURE_MONTH = r"(?P<month>0[1-9]|(?:1[0-2]|[1-9])(?=月))月?"
_YEAR_MONTH, _MONTH_DAY = rf"{_YEAR}\s*[-./年]\s*{_MONTH}月?", rf"{_MONTH}\s?[-./月]\s?{_DAY}"
#: The lines of such a date, in their order. A year with 年 above a day may also be a heading of a chronicle.
_TORN = (
    (_DAY, _YEAR_MONTH),
    (_YEAR_MONTH, _DAY),
    (_MONTH_DAY, rf"{_YEAR}年?"),
    (_YEAR, rf"{_MONTH}[-./]{_DAY}"),
    (_DAY, _SURE_MONTH, rf"{_YEAR}年?"),
    (_YEAR, _SURE_MONTH, _DAY),
)
_GAP = r"[ \t\u3000]*"
_PATTERNS = tuple(re.compile(rf"(?m)^{_GAP}" + rf"{_GAP}\n\s*".join(rows) + rf"{_GAP}$") for rows in _TORN)
_LONGEST = 30  #: characters of a line that is nothing but a day
_REACH = 1500  #: characters from the start of a page


def at_headlines(text: str, headlines: Iterable[tuple[int, int]]) -> list[tuple[int, str]]:
    """The day right above or below one of the lines of headlines, given by their offsets.

    Other such dates are those of further news. None where there are several days, as in a list of news or a table.

    >>> text = "21\\n2011-02\\n市委召开全会\\n相关新闻\\n2011-02\\n25"
    >>> at_headlines(text, [(11, 17)]), at_headlines(text, [(18, 22)])
    ([(0, '2011-02-21')], [(23, '2011-02-25')])
    """
    lines = [*headlines]
    found = [
        (start, day)
        for start, end, day in find(text)
        if any(
            not text[min(end, last) : max(start, first)].strip() and (end <= first or last <= start)
            for first, last in lines
        )
    ]
    return found[:1] if len({day for _, day in found}) == 1 else []


def find(text: str) -> list[tuple[int, int, str]]:
    """Where such dates stand near the start of a text, and end, with the day, EDTF.

    >>> find("21\\n2011-02\\n市委召开全会"), find("2011年2月\\n\\n21日\\n市委召开全会"), find("2011年2月\\n3月\\n市委召开全会")
    ([(0, 10, '2011-02-21')], [(0, 12, '2011-02-21')], [])
    >>> find("31\\n2011-02\\n市委召开全会")
    []
    >>> find("06-21\\n2011\\n市委召开全会"), find("2011\\n06/21\\n市委召开全会"), find("21\\n06\\n2011\\n市委召开全会")
    ([(0, 10, '2011-06-21')], [(0, 10, '2011-06-21')], [(0, 10, '2011-06-21')])
    >>> find("2011年\\n6月21日\\n市委召开全会")
    []

    Several days on lines of their own are those of the items of a chronicle.

    >>> find("2011年2月\\n3日\\n市委召开全会。\\n9日\\n市政府召开常务会议。")
    []
    >>> find("2011年2月\\n3日\\n市委召开全会。\\n2月9日下午\\n市政府召开常务会议。")
    []
    """
    head = text[:_REACH]
    found: list[tuple[int, int, str]] = []
    if sum(len(line) <= _LONGEST and is_day_line(line.strip()) for line in text.split("\n")) > 1:
        return found
    for pattern in _PATTERNS:
        for match in pattern.finditer(head):
            try:
                day = date(int(match["year"]), int(match["month"]), int(match["day"]))
            except ValueError:
                continue
            found.append((match.start(), match.end(), day.isoformat()))
    return sorted(found)
