"""Intervals of months, as the vocabulary counts them: from January of a year."""

from __future__ import annotations


def months(year: int, first: int | None, last: int | None) -> str:
    """The EDTF interval from one month to another, counted from January of `year`; None is open.

    >>> months(2023, 10, 18), months(2021, -2, 9), months(2020, None, 11)
    ('2023-11/2024-07', '2020-11/2021-10', '../2020-12')
    """
    return "/".join(
        f"{year + count // 12}-{count % 12 + 1:02}" if count is not None else ".." for count in (first, last)
    )
