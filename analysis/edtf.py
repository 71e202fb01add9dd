"""Dates in EDTF (ISO 8601-2): bounds, precision, months, and filling in unknown parts.

An unknown digit is an ``X``: ``XXXX-01-29`` is 29 January of an unknown year,
``XXXX-XX-16`` the 16th of an unknown month, ``2024-XX-16`` one of 2024. Quarters are ``2023-33`` to
``2023-36``, halves ``2023-40`` and ``2023-41``, seasons ``2023-21`` to
``2023-24``; an interval has a slash.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

#: First and last month of the ISO 8601-2 divisions of the year; winter ends in the next year.
DIVISIONS = {
    21: (3, 5),
    22: (6, 8),
    23: (9, 11),
    24: (12, 14),
    33: (1, 3),
    34: (4, 6),
    35: (7, 9),
    36: (10, 12),
    37: (1, 4),
    38: (5, 8),
    39: (9, 12),
    40: (1, 6),
    41: (7, 12),
}

_POINT = re.compile(r"(\d{4}|\d{3}X|XXXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?[~?%]?")

#: The first and the last of two such days may lie in two months.
_DAY_ALONE = re.compile(r"XXXX-XX-\d\d")


def is_whole(value: str) -> bool:
    """Whether the value has no unknown digit and is valid in a table.

    >>> is_whole("2024-01-29"), is_whole("XXXX-01-29"), is_whole("")
    (True, False, False)
    """
    return bool(value) and "X" not in value


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the day exists.

    >>> is_day(2024, 2, 29), is_day(2023, 2, 29), is_day(2023, 13, 1)
    (True, False, False)
    """
    return 1 <= year <= 9998 and 1 <= month <= 12 and 1 <= day <= last_day(year, month)


def last_day(year: int, month: int) -> int:
    """The number of days of a month.

    >>> last_day(2024, 2)
    29
    """
    return (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day


@lru_cache(maxsize=2**14)
def precision(value: str) -> str:
    """Precision of a value, as in the meetings table.

    >>> [precision(v) for v in ("2024-01-29", "2024-07-15/2024-07-18", "2024-04", "2023-36", "2023", "2023-XX-16", "")]
    ['day', 'interval', 'month', 'quarter', 'year', 'year', 'none']
    """
    if not value:
        return "none"
    if "/" in value:
        return "interval"
    parts = value.rstrip("~?%").split("-")
    if len(parts) == 1 or (parts[1] == "XX" and is_whole(parts[0])):
        return "year"
    if len(parts) == 3:
        return "day"
    if not parts[1].isdigit() or int(parts[1]) <= 12:
        return "month"
    return "half" if parts[1] in ("40", "41") else "quarter"


@lru_cache(maxsize=2**14)  # few distinct days, each looked up often
def bounds(value: str) -> tuple[str, str]:
    """First and last possible day of a value, as ``YYYY-MM-DD``; empty if the year is unknown.

    >>> bounds("2023-36"), bounds("2024-02"), bounds("2023"), bounds("2023-XX-31")
    (('2023-10-01', '2023-12-31'), ('2024-02-01', '2024-02-29'), ('2023-01-01', '2023-12-31'), ('2023-01-31', '2023-12-31'))
    >>> bounds("2024-07-15/2024-07-18"), bounds("XXXX-01-29")
    (('2024-07-15', '2024-07-18'), ('', ''))
    """
    if not value or "X" in value[:4] or "/X" in value:
        return "", ""
    first, _, last = value.partition("/")
    return _ends(first)[0], _ends(last or first)[1]


@lru_cache(maxsize=2**14)
def _ends(point: str) -> tuple[str, str]:
    if point in ("", ".."):
        return "", ""
    matched = _POINT.fullmatch(point)
    if matched is None:
        return "", ""
    if matched[2] == "XX":
        return _in_any_month(int(matched[1]), matched[3] or "")
    if matched[3] == "XX":
        return _ends(point.rstrip("~?%")[:7])
    year, month, day = (int(part) if part else 0 for part in matched.groups())
    if day:
        text = f"{year:04}-{month:02}-{day:02}"
        return text, text
    start, end = DIVISIONS.get(month, (month, month)) if month else (1, 12)
    last_year, end = (year + 1, end - 12) if end > 12 else (year, end)
    return f"{year:04}-{start:02}-01", f"{last_year:04}-{end:02}-{last_day(last_year, end):02}"


def _in_any_month(year: int, day: str) -> tuple[str, str]:
    """First and last time that a month of this year has the day; the whole year where the day is unknown too.

    >>> _in_any_month(2023, "31"), _in_any_month(2023, "XX")
    (('2023-01-31', '2023-12-31'), ('2023-01-01', '2023-12-31'))
    """
    first, last = (day, day) if day.isdigit() else ("01", "31")
    return f"{year:04}-01-{first}", f"{year:04}-12-{last}"


@lru_cache(maxsize=2**14)
def days(value: str) -> int:
    """Number of days that a value covers; 0 if it is empty or its year is unknown.

    >>> days("2024-01-29"), days("2024-07-15/2024-07-18"), days("2024-02"), days("2024"), days("")
    (1, 4, 29, 366, 0)
    """
    first, last = bounds(value)
    return apart(first, last) + 1 if first and last else 0


def earliest(values: Iterable[str]) -> str:
    """The earliest of several values, as precise as possible; "" if there is none.

    A less precise value that contains the day of another counts as later.

    >>> earliest(["2024-07-15/2024-07-18", "2024"]), earliest(["2024", ""]), earliest(["2023", "2024-03"])
    ('2024-07-15', '2024', '2023')
    """
    points = [value.partition("/")[0] for value in values if is_whole(value)]
    return min((point for point in points if _ends(point)[1]), key=lambda point: _ends(point)[1], default="")


def latest(values: Iterable[str]) -> str:
    """The latest of several values, as precise as possible.

    >>> latest(["2024-07-15/2024-07-18", "2024"]), latest(["2024", ""]), latest(["2023", "2024-03"])
    ('2024-07-18', '2024', '2024-03')
    """
    points = [value.rpartition("/")[2] for value in values if is_whole(value)]
    return max((point for point in points if _ends(point)[0]), key=lambda point: _ends(point)[0], default="")


def month(value: str) -> str:
    """The month in which a value of at most 31 days begins; "" for less precise values.

    >>> month("2024-01-30/2024-02-02"), month("2023-10?"), month("2024-04"), month("2024"), month("2024-33")
    ('2024-01', '2023-10', '2024-04', '', '')
    """
    return bounds(value)[0][:7] if 0 < days(value) <= 31 else ""


def covered(values: Iterable[str]) -> set[str]:
    """The months covered by values of at most 31 days.

    >>> sorted(covered(["2024-01-30/2024-02-02", "2024-04", "2023", ""]))
    ['2024-01', '2024-02', '2024-04']
    """
    ends = (bounds(value) for value in set(values) if 0 < days(value) <= 31)
    return {day[:7] for pair in ends for day in pair}


def months(first: str, last: str) -> list[str]:
    """All months from `first` to `last`, both ``YYYY-MM``; empty if `last` is before `first`.

    >>> months("2023-11", "2024-02"), months("2024-02", "2024-01")
    (['2023-11', '2023-12', '2024-01', '2024-02'], [])
    """
    start, end = (int(name[:4]) * 12 + int(name[5:]) - 1 for name in (first, last))
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(start, end + 1)]


def fill(value: str, *, year: int, month: int | None = None) -> str:
    """Fill in the unknown year, and optionally the month; empty if the day does not exist.

    An interval that would end before it starts ends in the next year.

    >>> fill("XXXX-01-29", year=2024), fill("XXXX-02-29", year=2023), fill("XXXX-XX-16", year=2012, month=11)
    ('2024-01-29', '', '2012-11-16')
    >>> fill("XXXX-12-31/XXXX-01-02", year=2023)
    '2023-12-31/2024-01-02'
    >>> fill("XXXX-12-30/XXXX-02-29", year=2023), fill("XXXX-02-20/XXXX-02-29", year=2023)
    ('2023-12-30/2024-02-29', '')
    """
    points = value.split("/")
    filled = [_filled(point, year, month) for point in points]
    if len(points) == 2 and filled[0] and points[1].startswith("XXXX"):
        first, last = filled
        turns = _ends(last)[1] < _ends(first)[0] if last else points[1][4:] < points[0][4:]
        if turns:
            filled[1] = _filled(points[1], year + 1, month)
    return "/".join(filled) if all(filled) else ""


def _filled(point: str, year: int, month: int | None) -> str:
    matched = _POINT.fullmatch(point)
    if matched is None:
        return ""
    y, m, d = matched.groups()
    y = f"{year:04}" if y == "XXXX" else y
    if m == "XX":
        if month is None:
            return ""
        m = f"{month:02}"
    if d and not is_day(int(y), int(m), int(d)):
        return ""
    return "-".join(part for part in (y, m, d) if part)


def in_year(value: str, year: int) -> str:
    """A value in its year: a day without month stays one, other values without month become the year.

    >>> in_year("XXXX-01-29", 2024), in_year("XXXX-XX-16", 2024), in_year("XXXX-XX-XX", 2024), in_year("", 2024)
    ('2024-01-29', '2024-XX-16', '2024', '2024')
    """
    if _DAY_ALONE.fullmatch(value):
        return f"{year:04}{value[4:]}"
    return f"{year:04}" if not value or "XXXX-XX" in value else fill(value, year=year)


def brief(value: str) -> str:
    """A value for readers: the last day of an interval without the year, or the month, that it shares with the first.

    >>> brief("2024-07-15/2024-07-18"), brief("XXXX-01-30/XXXX-02-01"), brief("2023-12-31/2024-01-02")
    ('2024-07-15/18', 'XXXX-01-30/02-01', '2023-12-31/2024-01-02')
    >>> brief("2024-03/2024-06"), brief("2024"), brief("../2024-07-18")
    ('2024-03/2024-06', '2024', '../2024-07-18')
    """
    days = _DAYS.fullmatch(value)
    if not days:
        return value
    first, year, month, year_after, month_after, day = days.groups()
    if year != year_after:
        return value
    return f"{first}/{day}" if month == month_after else f"{first}/{month_after}-{day}"


#: A day, and another.
_DAYS = re.compile(r"((.{4})-(..)-..)/(.{4})-(..)-(..)")


def shift(day: str, days: int) -> str:
    """The day `days` after `day`.

    >>> shift("2024-02-28", 2)
    '2024-03-01'
    """
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def apart(first: str, second: str) -> int:
    """Days from `first` to `second`.

    >>> apart("2023-12-26", "2024-01-02")
    7
    """
    return (date.fromisoformat(second) - date.fromisoformat(first)).days


def shown_months(dates: Iterable[str], others: Iterable[str] = ()) -> tuple[str, str] | None:
    """First and last month to show of dates: whole years, or only their own months where these are few.

    They are few if they span at most half of the years: in whole years, half of a figure would be empty. `others`
    (meetings) widen the months within these years, and no further.

    >>> shown_months(["2024-02-05", "2024-06"], ["2024-01-29", "2023-12-30"]), shown_months(["2024-02-05", "2025-02"])
    (('2024-01', '2024-06'), ('2024-01', '2025-12'))
    >>> shown_months(["2022-12-30", "2024-01-04"]), shown_months(["2024-02-04", "2024-11-30"])
    (('2022-12', '2024-01'), ('2024-01', '2024-12'))
    >>> shown_months(["2024-05", "2024"]), shown_months(["2024"], ["2024-05"]), shown_months([""], ["2024-05"])
    (('2024-05', '2024-05'), ('2024-01', '2024-12'), None)
    """
    dates = [*dates]
    years = whole_years(dates)
    if years is None:
        return None
    known = months_of(dates)
    if not known:  # years alone
        return years
    own = [name for name in known | covered(others) if years[0] <= name <= years[1]]
    first, last = min(own), max(own)
    return (first, last) if 2 * len(months(first, last)) <= len(months(*years)) else years


def months_of(dates: Iterable[str]) -> set[str]:
    """The months of dates that give one, and of both ends of longer periods.

    >>> sorted(months_of(["2023-11-02", "2024-03/2024-06", "2019", ""]))
    ['2023-11', '2024-03', '2024-06']
    """
    return {found for date in _with_ends(set(dates)) if (found := month(date))}


def _with_ends(dates: set[str]) -> set[str]:
    """Dates, and the ends of those of them that are longer periods."""
    return dates.union(*(bounds(date) for date in dates if "/" in date and not month(date)))


def whole_years(dates: Iterable[str], *, most: int = 20) -> tuple[str, str] | None:
    """First and last month of the years covered by dates; None if no date gives a year.

    Dates of a year alone count only if no date gives a month. Of a longer period both ends count.

    A longer period is cut to the `most` consecutive years with the most dated months,
    the latest of several, because more years are not readable in one figure.

    >>> whole_years(["2023-11-02", "2024-03", "2019", ""]), whole_years(["", "2023"])
    (('2023-01', '2024-12'), ('2023-01', '2023-12'))
    >>> whole_years(["2024-05-02", "2022/2023"])
    ('2022-01', '2024-12')
    >>> whole_years(["1949-10-01", *(f"20{n}-03" for n in range(10, 25))])
    ('2010-01', '2024-12')
    """
    dates = set(dates)
    known = [int(found[:4]) for date in _with_ends(dates) if (found := month(date))]
    if not known:
        known = [int(end[:4]) for date in dates if date and precision(date) for end in bounds(date) if end]
    if not known:
        return None
    last = max(known)
    if last - min(known) >= most:
        starts = {year: sum(year <= one < year + most for one in known) for year in set(known)}
        first = max(starts, key=lambda year: (starts[year], year))
        known = [year for year in known if first <= year < first + most]
    return f"{min(known):04}-01", f"{max(known):04}-12"
