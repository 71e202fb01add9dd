"""Dates: the time expressions of a text, and what days they mean.

`find` reads them as the words alone tell: a year that is not beside the date
stays open (``XXXX-01-29``). `resolve` closes what is open against a
publication date, the date named before, or a year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from operator import itemgetter

from analysis import edtf
from analysis.timeline.dates import grammar, reading
from analysis.timeline.dates.expression import TimeExpression
from analysis.timeline.dates.reading import of_day_before, parts_of_a_day
from analysis.timeline.dates.resolving import resolve

__all__ = ["TimeExpression", "beginning", "find", "of_day_before", "parts_of_a_day", "resolve"]

# 15日、16日: the second takes the month and year of the first.
_LISTED = re.compile(r"[ \u3000]?[、和及与，,][ \u3000]?")
_JOINED = re.compile(r"[ \u3000]?[、和及与][ \u3000]?")
_ITEM_NUMBER = re.compile(r"(?m:^)\d{1,2}[.．]\Z")
_MONTH_AND_DAY = re.compile(r"\d{1,2}月\d{1,2}日")
#: Days of one list that are further apart than this are days of different meetings.
_LONGEST_PAUSE = 3


def find(text: str) -> list[TimeExpression]:
    """The time expressions of a text, in order, none within another.

    It reads full and partial dates, intervals, months, quarters, halves,
    years, relative words, plan periods, festivals of a fixed day, durations
    and sets, in Chinese numerals and in half-width and full-width digits. It
    leaves alone hours and minutes that stand without a date, numbers of
    documents and buses, and days that do not exist.

    Time is linear in the length of the text.

    >>> [(e.text, e.value) for e in find("1月29日下午，市委召开例会，通报2023年四季度情况。")]
    [('1月29日下午', 'XXXX-01-29'), ('2023年四季度', '2023-36')]
    >>> find("十分重要；“两点”定位；24小时值班；2月30日")
    []
    """
    found: list[TimeExpression] = []
    done = 0
    last: TimeExpression | None = None
    for at, readers in _starts(text):
        if at < done:
            continue
        for reader in readers:
            expression = reader(text, at)
            if expression is None:
                continue
            done = expression.end
            if expression.type:
                expression = _listed(text, last, expression)
                joined = _joined(text, last, expression)
                if joined is not None:
                    found.pop()
                last = joined or expression
                found.append(last)
            break
    return found


def beginning(text: str, at: int) -> TimeExpression | None:
    """The time expression that begins with the number at a place, whatever stands before it; None if there is none.

    >>> beginning("至2023年12月29日止", 1).value
    '2023-12-29'
    """
    read = (reader(text, at) for reader in reading.BY_NUMBER)
    expression = next((one for one in read if one is not None), None)
    return expression if expression is not None and expression.type else None


def _starts(text: str) -> list[tuple[int, tuple]]:
    """Where a time expression may begin, in order, with the readers to try there."""
    starts: list[tuple[int, tuple]] = [
        (m.start(), reading.BY_NUMBER)
        for m in grammar.NUMBER_START.finditer(text)
        if m.start() == 0 or text[m.start() - 1] not in "第.．·" or _opens_item(text, m.start())
    ]
    starts += [(at, reading.BY_WORD) for at in _words(text)]
    starts.sort(key=itemgetter(0))
    return starts


def _opens_item(text: str, at: int) -> bool:
    """Whether a month and day follow the number of a list's item, and are not the decimals of a number.

    >>> [e.value for e in find("1．4月27日，市政府召开会议。")], find("上涨1.4月")
    (['XXXX-04-27'], [])
    """
    numbered = _ITEM_NUMBER.search(text, max(0, at - 4), at) or text[:at].strip() == "·"
    return bool(numbered and _MONTH_AND_DAY.match(text, at))


def _words(text: str) -> Iterator[int]:
    """Where a word of time begins, none within another."""
    done = 0
    for maybe in grammar.WORD_MAYBE.finditer(text):
        at = maybe.start()
        word = grammar.WORD_START.match(text, at) if at >= done else None
        if word:
            done = word.end()
            yield at


def _listed(text: str, last: TimeExpression | None, expression: TimeExpression) -> TimeExpression:
    """A day in a list (15日、16日) with the month and the year of the one before it, if they have such a day.

    >>> [one.value for one in find("2023年2月27日、28日、29日")]
    ['2023-02-27/2023-02-28', 'XXXX-XX-29']
    """
    day = last.value.rpartition("/")[2] if last is not None else ""
    if last is None or not expression.value.startswith("XXXX") or expression.anchor or len(day) != 10:
        return expression
    if _LISTED.fullmatch(text, last.end, expression.start) is None:
        return expression
    value = expression.value
    if value.startswith("XXXX-XX-"):
        value = day[:8] + value[8:]
    elif day[:4] != "XXXX" and value[5:] > day[5:]:
        value = day[:4] + value[4:]
    return replace(expression, value=value) if edtf.fill(value[:10], year=2000, month=1) else expression


def _joined(text: str, last: TimeExpression | None, expression: TimeExpression) -> TimeExpression | None:
    """A list of days (5月7日、8日) as one interval; None where the days do not follow closely.

    >>> [e.value for e in find("5月7日、8日召开")], [e.value for e in find("1月5日、3月8日分别召开")]
    (['XXXX-05-07/XXXX-05-08'], ['XXXX-01-05', 'XXXX-03-08'])
    """
    if (
        last is None
        or last.anchor
        or expression.anchor
        or _JOINED.fullmatch(text, last.end, expression.start) is None
    ):
        return None
    first, _, until = last.value.partition("/")
    until = until or first
    if not len(first) == len(until) == len(expression.value) == 10 or until[:4] != expression.value[:4]:
        return None
    if not 0 < _day_number(expression.value) - _day_number(until) <= _LONGEST_PAUSE:
        return None
    return replace(
        last,
        end=expression.end,
        text=text[last.start : expression.end],
        value=f"{first}/{expression.value}",
        time_of_day=last.time_of_day if last.time_of_day == expression.time_of_day else "",
        weekday=0,
        rule="list of days",
    )


def _day_number(value: str) -> int:
    """The number of a day within any leap year; a month that is open counts as January."""
    day = value.replace("XXXX", "2000").replace("-XX-", "-01-")
    return date.fromisoformat(day).toordinal()
