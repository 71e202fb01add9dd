"""Dates in the cells of a column, in whichever form people and programs write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from analysis.corpus import published
from analysis.wording import message

_YEAR = re.compile(r"(?:19|20)\d{2}(?:\.0)?")
_MONTH = re.compile(r"((?:19|20)\d{2})[-/.]?(0[1-9]|1[0-2])")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_SERIALS = (20_000, 60_000)  #: days since the end of 1899 that are taken for a date: from 1954 to 2064
_EPOCH = date(1899, 12, 30)
_DAY_AND_MONTH = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d{2})(?:[ T].*)?")
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_IN_ENGLISH = re.compile(
    rf"(?:\w{{3,9}},?\s+)?(?:(\d{{1,2}})\s+({'|'.join(_MONTHS)})[a-z]*\.?,?|({'|'.join(_MONTHS)})[a-z]*\.?\s+(\d{{1,2}}),?)\s+(\d{{4}})\b",
    re.IGNORECASE,
)


@dataclass
class Column:
    """A column of dates.

    Attributes
    ----------
    order : str
        Of dates such as 7/1/2024: ``day`` or ``month`` first, as other cells show, or "" where none does.
    """

    order: str = ""
    _fault: str = field(default="", repr=False)
    _told: bool = field(default=False, repr=False)

    @classmethod
    def of(cls, cells: Iterable[object]) -> Column:
        """The column whose first cells these are.

        >>> Column.of(["3/4/2024", "25/4/2024"]).order, Column.of(["3/4/2024"]).order
        ('day', '')
        """
        first = second = False
        for cell in cells:
            match = _DAY_AND_MONTH.fullmatch(_words(cell))
            if match:
                first, second = first or int(match[1]) > 12, second or int(match[2]) > 12
        return cls("" if first == second else "day" if first else "month")

    def day(self, cell: object) -> str:
        """A cell's date in EDTF; "" where it is none.

        Numbers of five digits are days as Excel counts them; longer ones seconds or
        milliseconds since 1970, or a date without marks between.

        >>> column = Column()
        >>> [column.day(cell) for cell in ("2024-01-30T08:00:00", "2024/1/30", 20240130, "2024年1月", "2024", 45321)]
        ['2024-01-30', '2024-01-30', '2024-01-30', '2024-01', '2024', '2024-01-30']
        >>> [column.day(cell) for cell in ("1706572800", 1706572800000, "20240130083000", "Tue, 30 Jan 2024 08:30:00 +0800")]
        ['2024-01-30', '2024-01-30', '2024-01-30', '2024-01-30']
        >>> Column("day").day("3/4/2024"), Column().day("30/1/2024"), Column().day("Jan 30, 2024")
        ('2024-04-03', '2024-01-30', '2024-01-30')
        """
        if isinstance(cell, datetime):
            there = cell if cell.tzinfo is None else cell.astimezone(published.BEIJING)
            return there.date().isoformat()
        if isinstance(cell, date):
            return cell.isoformat()
        words = _words(cell)
        if not words:
            return ""
        found = self._read(words)
        if not found and not self._fault:
            self._fault = self._why(words)
        return found

    def _read(self, words: str) -> str:
        if _YEAR.fullmatch(words):
            return words[:4]
        if match := _MONTH.fullmatch(words):
            return published.edtf(match[1], match[2], None)
        if (match := _SERIAL.fullmatch(words)) and _SERIALS[0] <= int(match[1]) < _SERIALS[1]:
            return (_EPOCH + timedelta(days=int(match[1]))).isoformat()
        if match := _DAY_AND_MONTH.fullmatch(words):
            return self._ordered(int(match[1]), int(match[2]), match[3])
        if match := _IN_ENGLISH.search(words):
            zoned = published.moment(words) if "," in words and ":" in words else ""
            month = _MONTHS.index((match[2] or match[3]).lower()) + 1
            return zoned or published.edtf(match[5], str(month), match[1] or match[4])
        return published.moment(words)

    def _ordered(self, first: int, second: int, year: str) -> str:
        order = self.order or ("day" if first > 12 else "month" if second > 12 or first == second else "")
        if not order:
            return ""
        day, month = (first, second) if order == "day" else (second, first)
        return published.edtf(year, str(month), str(day)) if 1 <= month <= 12 and 1 <= day <= 31 else ""

    def _why(self, words: str) -> str:
        shown = words if len(words) <= 40 else words[:40] + "…"
        if _DAY_AND_MONTH.fullmatch(words):
            return message("date_ambiguous", cell=shown)
        return message("date_unreadable", cell=shown)

    def fault(self) -> str:
        """Why the first cell that is no date could not be read; "" where there is none, or it was reported."""
        if self._told or not self._fault:
            return ""
        self._told = True
        return self._fault


def day(cell: object) -> str:
    """The date of a cell outside of any column, in EDTF; "" where it is none.

    >>> day("2024/1/30"), day("3/4/2024")
    ('2024-01-30', '')
    """
    return Column().day(cell)


def _words(cell: object) -> str:
    if cell is None or cell != cell:  # a missing number is not equal to itself
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return str(cell).strip()
