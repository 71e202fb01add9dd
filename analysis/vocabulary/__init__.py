"""Load vocabulary files: one CSV file per subject, one row per entry.

The files are in this folder, in UTF-8, with a header line. A row may have an
``example``, which the tests of the package that uses the file run.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from analysis.faults import InputFault

HERE = Path(__file__).parent


class Row(dict):
    """One entry: cells by column name, and its position in the file.

    Attributes
    ----------
    where : str
        ``"vocabulary/corpus/furniture.csv, line 12"``, for messages.
    """

    def __init__(self, cells: dict[str, str], where: str):
        super().__init__(cells)
        self.where = where

    def fault(self, message: str) -> InputFault:
        """The error to raise about this entry, with its position.

        >>> str(Row({"word": "会"}, "vocabulary/a.csv, line 2").fault("word is too short"))
        'vocabulary/a.csv, line 2: word is too short'
        """
        return InputFault(f"{self.where}: {message}")

    def pattern(self, column: str, flags: int = 0, *, made: str | None = None) -> re.Pattern[str]:
        """The cell, or the expression `made` of it, compiled; an invalid one raises the error of this entry."""
        try:
            return re.compile(self[column] if made is None else made, flags)
        except re.error as error:
            raise self.fault(f"column {column!r} is not a valid regular expression: {error}") from None

    def whole(self, column: str) -> int:
        """The cell as a whole number; anything else raises the error of this entry.

        >>> Row({"last": "8}年"}, "vocabulary/a.csv, line 2").whole("last")
        Traceback (most recent call last):
        analysis.faults.InputFault: vocabulary/a.csv, line 2: column 'last' is '8}年', expected a whole number
        """
        try:
            return int(self[column])
        except ValueError:
            raise self.fault(f"column {column!r} is {self[column]!r}, expected a whole number") from None

    def choice(self, column: str, choices: Iterable[str]) -> str:
        """The cell, which must be one of `choices`; anything else raises the error of this entry."""
        if self[column] not in choices:
            raise self.fault(f"column {column!r} is {self[column]!r}, expected one of {', '.join(choices)}")
        return self[column]


@cache
def load(name: str, columns: tuple[str, ...], optional: tuple[str, ...] = ()) -> tuple[Row, ...]:
    """The entries of a vocabulary file, in order.

    Parameters
    ----------
    name : str
        Path below ``analysis/vocabulary`` without ``.csv``: ``"corpus/furniture"``.
    columns : tuple of str
        Required columns that must not be empty.
    optional : tuple of str
        Required columns that may be empty.

    Raises
    ------
    InputFault
        With file and line: missing file, wrong header, wrong number of
        cells, empty cell, duplicate entry, a code that is none of those that
        ``codes.csv`` lists for its column.
    """
    rows = _read(name, columns, optional)
    for column, codes in _codes().get(name, {}).items():
        for row in rows:
            if row.get(column):  # an optional one may be empty
                row.choice(column, codes)
    return rows


def _read(name: str, columns: tuple[str, ...], optional: tuple[str, ...] = ()) -> tuple[Row, ...]:
    path = HERE / f"{name}.csv"
    label = f"vocabulary/{name}.csv"
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            return tuple(_entries(csv.reader(handle, strict=True), label, columns, optional))
    except FileNotFoundError:
        raise InputFault(f"{label}: vocabulary file not found") from None


@cache
def _codes() -> dict[str, dict[str, tuple[str, ...]]]:
    """The codes that columns take, by file and column; checks of the files' own modules are not among them."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for row in _read("codes", ("file", "column", "codes")):
        found.setdefault(row["file"], {})[row["column"]] = tuple(row["codes"].split("|"))
    return found


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
            quoted = "; put a cell that contains a comma in double quotes" if len(cells) > len(header) else ""
            raise InputFault(f"{where}: {len(cells)} cells, but the header has {len(header)}{quoted}")
        row = Row(dict(zip(header, cells)), where)
        empty = [column for column in columns if not row[column].strip()]
        if empty:
            raise row.fault(f"{', '.join(empty)} is empty")
        first = seen.setdefault(tuple(cells), reader.line_num)
        if first != reader.line_num:
            raise row.fault(f"the same entry as line {first}")
        yield row
