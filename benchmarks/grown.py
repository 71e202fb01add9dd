"""Tables as of a larger corpus: the rows of a build again and again, each time of another year and under other ids."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Mapping

import pandas as pd

from analysis.tables import join, split

#: Tables with a row for each article, meeting, paragraph or use; the others describe the corpus as a whole.
_MANY = (
    "articles",
    "attendance",
    "formulation_uses",
    "ledger",
    "meetings",
    "paragraphs",
    "topic_meetings",
    "topic_months",
    "topic_paragraphs",
    "topic_shares",
    "topic_tree_shares",
)
_IDS = ("article_id", "meeting_id", "paragraph_id", "source")
_LISTS = ("article_ids", "mentions", "reason_places")
_DATES = ("date", "date_start", "date_end", "published", "month")


def grown(
    tables: Mapping[str, pd.DataFrame], sources: Mapping[str, str], times: int
) -> tuple[dict[str, pd.DataFrame], dict[str, str]]:
    """Tables and sources with `times` as many articles, each lot a year earlier than the one before it."""
    larger = {
        name: pd.concat([_lot(tables[name], number) for number in range(times)], ignore_index=True)
        for name in _MANY
        if name in tables
    }
    texts = {_id(name, number): text for number in range(times) for name, text in sources.items()}
    return {name: tables[name] for name in tables} | larger, texts


def _id(name: str, number: int) -> str:
    return f"{number}~{name}" if number else name


def _lot(table: pd.DataFrame, number: int) -> pd.DataFrame:
    if not number:
        return table
    changed = {name: [_id(key, number) for key in table[name]] for name in _IDS if name in table}
    changed |= {name: [_ids(cell, number) for cell in table[name]] for name in _LISTS if name in table}
    changed |= {name: [_earlier(date, number) for date in table[name]] for name in _DATES if name in table}
    return table.assign(**changed)


def _ids(cell: str, number: int) -> str:
    return join(_id(key, number) for key in split(cell))


def _earlier(date: str, years: int) -> str:
    """An EDTF date or range some years earlier; a year that is not known stays unknown.

    A leap day becomes the day before it where the year has none.

    >>> _earlier("2022-12-31/2023-01-02", 2), _earlier("XXXX-05-01", 2)
    ('2020-12-31/2021-01-02', 'XXXX-05-01')
    >>> _earlier("2024-02-29", 1), _earlier("2024-02-29", 4)
    ('2023-02-28', '2020-02-29')
    """
    return "/".join(_end_earlier(end, years) if end[:4].isdigit() else end for end in date.split("/"))


def _end_earlier(end: str, years: int) -> str:
    year, rest = int(end[:4]) - years, end[4:]
    return f"{year}{'-02-28' if rest == '-02-29' and not isleap(year) else rest}"
