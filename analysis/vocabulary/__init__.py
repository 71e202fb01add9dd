"""Vocabulary is data: one CSV file a subject, one row an entry, read here.

The files stand beside this module, UTF-8, a header line first. A row may
carry an ``example``; the tests of the room that owns the file run it.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

from analysis.faults import InputFault

HERE = Path(__file__).parent


class Row(dict):
    """One entry: column name to cell, and where it stands in its file.

    Attributes
    ----------
    where : str
        ``"vocabulary/corpus/furniture.csv, line 12"``, for messages.
    """

    def __init__(self, cells: dict[str, str], where: str):
        super().__init__(cells)
        self.where = where

    def fault(self, message: str) -> InputFault:
        """The error to raise about this entry: its place, then `message`.

        >>> str(Row({"word": "会"}, "vocabulary/a.csv, line 2").fault("word is too short"))
        'vocabulary/a.csv, line 2: word is too short'
        """
        return InputFault(f"{self.where}: {message}")

    def pattern(self, column: str, flags: int = 0) -> re.Pattern[str]:
        """The cell as a compiled regular expression; a bad one is this entry's fault."""
        try:
            return re.compile(self[column], flags)
        except re.error as error:
            raise self.fault(f"column {column!r} is no regular expression: {error}") from None


@cache
def load(name: str, columns: tuple[str, ...], optional: tuple[str, ...] = ()) -> tuple[Row, ...]:
    """The entries of a vocabulary file, in its order.

    Parameters
    ----------
    name : str
        Path below ``analysis/vocabulary`` without ``.csv``: ``"corpus/furniture"``.
    columns : tuple of str
        Columns that must be there and filled in every row.
    optional : tuple of str
        Columns that must be there and may be empty.

    Raises
    ------
    InputFault
        Naming file and line: no such file, a wrong header, a row with too
        few or too many cells, an empty cell, an entry that stands twice.
    """
    path = HERE / f"{name}.csv"
    label = f"vocabulary/{name}.csv"
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            return tuple(_entries(csv.reader(handle, strict=True), label, columns, optional))
    except FileNotFoundError:
        raise InputFault(f"{label}: there is no such vocabulary file") from None


def _entries(reader, label: str, columns: tuple[str, ...], optional: tuple[str, ...]):
    header: list[str] = next(reader, [])
    missing = [column for column in (*columns, *optional) if column not in header]
    if missing:
        raise InputFault(
            f"{label}, line 1: no column {', '.join(missing)}; the header is {', '.join(header)}"
        )
    seen: dict[tuple[str, ...], int] = {}
    for cells in reader:
        where = f"{label}, line {reader.line_num}"
        if len(cells) != len(header):
            raise InputFault(f"{where}: {len(cells)} cells under a header of {len(header)}")
        row = Row(dict(zip(header, cells)), where)
        empty = [column for column in columns if not row[column].strip()]
        if empty:
            raise row.fault(f"{', '.join(empty)} is empty")
        first = seen.setdefault(tuple(cells), reader.line_num)
        if first != reader.line_num:
            raise row.fault(f"the same entry as line {first}")
        yield row
