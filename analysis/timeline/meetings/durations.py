"""From one day and a length to the days of a gathering: 为期3天."""

from __future__ import annotations

from dataclasses import replace

from analysis import edtf
from analysis.timeline.dates import TimeExpression

#: No leap year: a day of February counts alike in either direction.
_ANY_YEAR = "2001"


def from_first(day: TimeExpression, length: int) -> TimeExpression:
    """The days from the first on; the day itself where it is relative or its month is not given.

    >>> from analysis.timeline import dates
    >>> from_first(dates.find("5月6日")[0], 4).value, from_first(dates.find("今天")[0], 4).value == dates.find("今天")[0].value
    ('XXXX-05-06/XXXX-05-09', True)
    """
    return _with_other_end(day, length - 1)


def to_last(day: TimeExpression, length: int) -> TimeExpression:
    """The days up to the last; the day itself where it is relative or its month is not given.

    >>> from analysis.timeline import dates
    >>> to_last(dates.find("3月9日")[0], 3).value
    'XXXX-03-07/XXXX-03-09'
    """
    return _with_other_end(day, 1 - length)


def _with_other_end(day: TimeExpression, days: int) -> TimeExpression:
    in_month = day.value.startswith("XXXX-XX-") and len(day.value) == 10
    if not days or day.anchor or len(day.value) != 10 or (not in_month and "XX-" in day.value[5:]):
        return day
    known = day.value.replace("XXXX-XX", f"{_ANY_YEAR}-01").replace("XXXX", _ANY_YEAR)
    other = edtf.shift(known, days)
    if other[:4] != known[:4] or (in_month and other[5:7] != "01"):
        return day
    other = f"XXXX-XX{other[7:]}" if in_month else f"{day.value[:4]}{other[4:]}"
    return replace(day, value="/".join(sorted((day.value, other))))
