"""The year of a list of dated items that ends shortly before its publication: a page of 30 August lists 28 January to 28 August."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from analysis import edtf

#: So many items at least, of which the last one lies at most so many days before the publication.
_LEAST, _RECENT = 4, 62
#: From December back to the next January in the list: at least so many months.
_TURN = 6

Day = tuple[int, int]


def years(days: Sequence[Day], published: date) -> list[int]:
    """The year of each item, or an empty list where the order of the days does not tell it.

    Parameters
    ----------
    days : sequence of (int, int)
        Month and day of each item, in the order of the page, which is that of the calendar or its reverse.
    published : date
        Day of publication.

    Examples
    --------
    >>> years([(1, 28), (2, 8), (5, 4), (8, 28)], date(2023, 8, 30))
    [2023, 2023, 2023, 2023]
    >>> years([(1, 9), (12, 30), (12, 1), (11, 5)], date(2024, 1, 10))
    [2024, 2023, 2023, 2023]
    >>> years([(1, 28), (8, 2), (3, 4), (8, 28)], date(2023, 8, 30)), years([(1, 2), (1, 5), (2, 8), (3, 4)], date(2023, 8, 30))
    ([], [])
    """
    if len(days) < _LEAST:
        return []
    return _counted_back(days[::-1], published) or _counted_back(days, published)[::-1]


def _counted_back(latest_first: Sequence[Day], published: date) -> list[int]:
    """The years, the earliest first, of days that run backward from the publication; through one turn of the year at most."""
    made: list[int] = []
    before = (published.month, published.day)
    year = published.year
    for day in latest_first:
        if day > before:
            if day[0] - before[0] < _TURN:
                return []
            year -= 1
        made.append(year)
        before = day
    recent = (
        edtf.is_day(made[0], *latest_first[0])
        and (published - date(made[0], *latest_first[0])).days <= _RECENT
    )
    return made[::-1] if recent and made[0] - made[-1] <= 1 else []
