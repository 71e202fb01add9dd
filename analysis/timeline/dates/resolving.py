"""Closing what a time expression leaves open."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from analysis import edtf
from analysis.timeline.dates import lunar
from analysis.timeline.dates.expression import TimeExpression

#: From this day of a month on, what was published that day and was held "recently" was held in that month.
_LATE_ENOUGH = 10
#: A day without month that lies this close before the publication means that day.
_NEAR = 10


def resolve(
    expression: TimeExpression,
    *,
    published: str | None = None,
    previous: str | None = None,
    year: int | None = None,
) -> str:
    """The EDTF value of an expression, or "" where what is given does not close it.

    Parameters
    ----------
    published : str, optional
        The publication date, a whole EDTF day.
    previous : str, optional
        The date named before in the text, EDTF; its year or month may be open.
    year : int, optional
        The year of writing: what 今年 means, and the year of dates without one.

    Notes
    -----
    With `published` and no `year`, a date without year is the latest such day
    that is not after publication. A day without month is taken from
    `published` if it lies up to ten days before it, else from `previous`,
    else it is the latest such day before `published`.

    >>> from analysis.timeline.dates import find
    >>> resolve(find("12月28日召开")[0], published="2024-01-02")
    '2023-12-28'
    >>> resolve(find("18日下午")[0], previous="XXXX-07-15/XXXX-07-18", year=2024)
    '2024-07-18'
    >>> resolve(find("次日上午")[0], previous="2024-02-28")
    '2024-02-29'
    >>> resolve(find("去年12月")[0], year=2024)
    '2023-12'
    >>> resolve(find("日前召开")[0], published="2024-01-02"), resolve(find("日前召开")[0], published="2024-01-22")
    ('', '2024-01')
    >>> resolve(find("昨日召开")[0], published="2024-01"), resolve(find("昨（6日）召开")[0], published="2024-01")
    ('2024-01', '2024-01-06')
    """
    if expression.type in ("DURATION", "SET"):
        return ""
    value = expression.value
    if edtf.is_whole(value):
        return value
    coarse = published if published and edtf.precision(published) == "month" else ""
    if coarse and expression.anchor == "published":
        if expression.unit in ("month", "year"):
            return _relative(expression, coarse, previous, year)
        if expression.unit == "day" and value == "XXXX-XX-XX":  # 昨日, 近日 in a page of a month
            return coarse
    if coarse and not expression.anchor and previous is None and re.fullmatch(r"XXXX-XX-\d\d", value):
        return edtf.fill(value, year=int(coarse[:4]), month=int(coarse[5:7]))
    published = published if published and edtf.precision(published) == "day" else None
    if expression.is_lunar:
        return _lunar(expression.text, published, year)
    if expression.anchor:
        return _relative(expression, published, previous, year)
    if value.startswith("XXXX-XX"):
        return _in_month(value, published, previous, year)
    if year is not None:
        return edtf.fill(value, year=year)
    return _before(value, published) if published else ""


def _lunar(words: str, published: str | None, year: int | None) -> str:
    """A day of the lunar calendar in that year, or the latest one before publication."""
    if year is not None or published is None:
        return lunar.in_year(words, year) if year is not None else ""
    recent = (lunar.in_year(words, int(published[:4]) - back) for back in range(2))
    return next((day for day in recent if day and day <= published), "")


def _before(value: str, published: str) -> str:
    """The latest filling of the open year that does not begin after publication."""
    latest = int(published[:4])
    for year in range(latest, max(latest - 9, 0), -1):
        filled = edtf.fill(value, year=year)
        if filled and edtf.bounds(filled)[0] <= published:
            return filled
    return ""


def _in_month(value: str, published: str | None, previous: str | None, year: int | None) -> str:
    """A day without month: by publication if near, else in the month named before."""
    recent = ""
    if published:
        stood = date.fromisoformat(published)
        for back in range(3):
            month = (stood.month - 1 - back) % 12 + 1
            filled = edtf.fill(value, year=stood.year - (1 if stood.month - back < 1 else 0), month=month)
            if filled and edtf.bounds(filled)[0] <= published:
                recent = filled
                break
        if recent and edtf.apart(edtf.bounds(recent)[0], published) <= _NEAR:
            return recent
    before = (previous or "").partition("/")[0].split("-")
    if len(before) > 1 and before[1].isdigit() and int(before[1]) <= 12:
        with_year = int(before[0]) if before[0].isdigit() else year
        if with_year is not None:
            return edtf.fill(value, year=with_year, month=int(before[1]))
        if published:
            return _before(value.replace("-XX-", f"-{before[1]}-"), published)
    return recent


def _relative(
    expression: TimeExpression, published: str | None, previous: str | None, year: int | None
) -> str:
    value, offset, unit = expression.value, expression.offset, expression.unit
    if expression.anchor == "year":
        of = year if year is not None else int(published[:4]) if published else None
        return edtf.fill(value, year=of + offset) if of is not None and offset is not None else ""
    if unit == "day" and value[8:10].isdigit():  # 今天（1月2日）, 昨（17）日
        return resolve(replace(expression, anchor=""), published=published, previous=previous, year=year)
    base = (published if expression.anchor == "published" else previous) or ""
    if offset is None and unit == "day" and expression.anchor == "published":
        return base[:7] if edtf.precision(base) == "day" and int(base[8:]) >= _LATE_ENOUGH else ""
    if not base or offset is None:
        return ""
    base = base.rpartition("/")[2]
    if base.startswith("XXXX"):
        base = edtf.fill(base, year=year) if year is not None else ""
    if not base:
        return ""
    if unit == "day":
        return edtf.shift(base, offset) if edtf.precision(base) == "day" else ""
    if unit == "week":
        return _in_week(base, offset, expression.weekday)
    if unit == "year":
        return edtf.fill(value, year=int(base[:4]) + offset)
    if edtf.precision(base) not in ("day", "month"):
        return ""
    months = int(base[:4]) * 12 + int(base[5:7]) - 1
    if unit == "quarter":
        quarters = months // 3 + offset
        return f"{quarters // 4:04}-{33 + quarters % 4}"
    months += offset
    return edtf.fill(value, year=months // 12, month=months % 12 + 1)


def _in_week(base: str, offset: int, weekday: int) -> str:
    if edtf.precision(base) != "day":
        return ""
    monday = edtf.shift(base, 7 * offset - date.fromisoformat(base).weekday())
    return edtf.shift(monday, weekday - 1) if weekday else f"{monday}/{edtf.shift(monday, 6)}"
