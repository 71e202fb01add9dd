"""Words of time from the vocabulary: 今天, 去年, 下午, 国庆节."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from analysis import edtf, vocabulary
from analysis.vocabulary import Row


@dataclass(frozen=True, slots=True)
class Relative:
    """The meaning of a word whose date depends on another date: 今天, 次日, 去年."""

    anchor: str
    unit: str
    offset: int | None
    time_of_day: str


def either(rows: Iterable[Row], column: str = "word") -> str:
    """A regex for any of the entries, the longest first, each with what must not follow it."""
    ordered = sorted(rows, key=lambda row: (-len(row[column]), row[column]))
    return "|".join(
        re.escape(row[column]) + (f"(?!{row['not_before']})" if row.get("not_before") else "")
        for row in ordered
    )


def month_and_day(row: Row) -> tuple[int, int]:
    """The day of a festival, which must exist."""
    month, day = row.whole("month"), row.whole("day")
    if not edtf.is_day(2024, month, day):  # a leap year
        raise row.fault(f"there is no day {day} in month {month}")
    return month, day


RELATIVE_ROWS = vocabulary.load(
    "timeline/relative_words", ("word", "anchor", "unit", "example"), ("offset", "time_of_day", "not_before")
)
PART_ROWS = vocabulary.load("timeline/parts_of_day", ("word", "alone", "example"), ("time_of_day",))
FESTIVAL_ROWS = vocabulary.load("timeline/festivals", ("word", "month", "day", "example"), ("not_before",))

RELATIVE = {
    row["word"]: Relative(
        row.choice("anchor", ("published", "previous", "year")),
        row.choice("unit", ("day", "week", "month", "quarter", "year")),
        row.whole("offset") if row["offset"] else None,
        row["time_of_day"],
    )
    for row in RELATIVE_ROWS
}
PART_OF_DAY = {row["word"]: row.choice("time_of_day", ("上午", "下午", "晚上", "")) for row in PART_ROWS}
FESTIVAL = {row["word"]: month_and_day(row) for row in FESTIVAL_ROWS}
