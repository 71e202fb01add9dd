"""Dates that users type in their own files: read as in a column of dates, and compared with those of the texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from analysis import corpus, edtf
from analysis.wording import message

if TYPE_CHECKING:
    from analysis.timeline.corrections import Correction
    from analysis.timeline.own_years import OwnYear

#: Days by which a date of a meeting may follow the last text and precede the first.
_AFTER, _BEFORE = 366, 3653

_POINTS = re.compile(r"[\dX]{4}(?:-[\dX]{2}){0,2}[?~%]?(?:/[\dX]{4}(?:-[\dX]{2}){0,2}[?~%]?)?")
_MONTH = re.compile(r"(\d{4})[/.-](0?[1-9]|1[0-2])")
_BETWEEN = re.compile(r"\s*(?:至|到|~|～|—+|–| - )\s*")


def edtf_of(cell: str) -> str:
    """A date as EDTF, whichever way it is written; what cannot be read stays as it is, to be refused.

    >>> [edtf_of(cell) for cell in ("2023/3/18", "2023年3月18日", "2024-07-15/2024-07-18", "..", "soon")]
    ['2023-03-18', '2023-03-18', '2024-07-15/2024-07-18', '..', 'soon']
    >>> edtf_of("2024/7/15至2024/7/18"), edtf_of("2024-7-15/2024-7-18"), edtf_of("2023/3"), edtf_of("2023-04~")
    ('2024-07-15/2024-07-18', '2024-07-15/2024-07-18', '2023-03', '2023-04~')
    """
    if not cell or cell in ("-", "..") or _is_edtf(cell):
        return cell
    parts = _BETWEEN.split(cell) if _BETWEEN.search(cell) else cell.split("/")
    ends = [edtf_of(part) for part in parts] if len(parts) == 2 and all(parts) else []
    if ends and all(map(_is_edtf, ends)):
        return "/".join(ends)
    if month := _MONTH.fullmatch(cell):
        return f"{month[1]}-{month[2]:>02}"
    return corpus.cell_day(cell) or cell


def is_date(value: str) -> bool:
    """Whether a value is a date in EDTF, and the end of an interval is no earlier than its start."""
    try:
        first, last = edtf.bounds(value)
        return bool(first) and edtf.shift(first, 0) <= edtf.shift(last, 0)
    except ValueError:
        return False


def _is_edtf(value: str) -> bool:
    return _POINTS.fullmatch(value) is not None and is_date(value)


def far_from_texts(
    corrections: Iterable[Correction], years: Iterable[OwnYear], written: Iterable[str]
) -> list[str]:
    """A message for each date of the user's that lies far outside of the dates of the texts: perhaps a slip.

    Parameters
    ----------
    corrections, years
        The rows of ``corrections.csv`` and ``years.csv``.
    written : iterable of str
        The dates of the articles.
    """
    dates = [date for date in written if date]
    if not dates:
        return []
    first, last = edtf.bounds(edtf.earliest(dates))[0], edtf.bounds(edtf.latest(dates))[1]
    return [
        message("own_date_far", file=file, line=line, date=date, first=first, last=last)
        for file, line, date, can_be_old in _dates(corrections, years)
        if edtf.bounds(date.split("/")[-1])[0] > edtf.shift(last, _AFTER)
        or (not can_be_old and edtf.bounds(date.split("/")[0])[1] < edtf.shift(first, -_BEFORE))
    ]


def _dates(
    corrections: Iterable[Correction], years: Iterable[OwnYear]
) -> Iterator[tuple[str, int, str, bool]]:
    """File and line of each date, the date, and whether it can be that of long ago."""
    for one in corrections:
        values = dict(one.values)
        date = values.get("date", "-")
        if one.action != "drop" and date != "-":
            yield one.file, one.line, date, values.get("status") == "referenced"
    for row in years:
        if row.first not in ("", ".."):
            yield row.file, row.line, row.first, True
