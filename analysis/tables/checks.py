"""Validate tables against their schemas and against each other.

A table that violates its schema is a bug: `check` names the table, the column
and the row, and the build stops before the table is used.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal

import numpy as np
import pandas as pd

from analysis.cells import split
from analysis.tables.columns import LISTS, Column
from analysis.tables.reading import among
from analysis.tables.schemas import KEYS, REFERENCES, SCHEMAS
from analysis.wording import is_message

#: X stands for an unknown digit: XXXX-01-29 has no year, XXXX-XX-15 neither year nor month, 2014-XX-04 no month.
_EDTF_PART = (
    r"(?:\d{4}|XXXX(?=-))"
    r"(?:-(?:0[1-9]|1[0-2]|2[1-4]|3[3-9]|4[01]|XX(?=-))(?:-(?:0[1-9]|[12]\d|3[01]))?)?[~?%]?"
)
EDTF = re.compile(rf"(?:{_EDTF_PART}(?:/(?:{_EDTF_PART}|\.\.))?|\.\./{_EDTF_PART})?")
_DAY = re.compile(r"(?:\d{4}-\d{2}-\d{2})?")
_MONTH = re.compile(r"(?:\d{4}-(?:0[1-9]|1[0-2]))?")
_DATES = {"edtf": EDTF, "day": _DAY, "month": _MONTH}

#: Some whole tables by name, one after the other, and long ones part by part.
Parts = Iterable[dict[str, pd.DataFrame]]

_DTYPES: dict[str, Literal["int64", "float64", "bool"]] = {
    "whole": "int64",
    "number": "float64",
    "flag": "bool",
}


class TableDefect(AssertionError):
    """A table violates its schema; a bug, not an error in the input."""


def frame(name: str, rows: Iterable[dict]) -> pd.DataFrame:
    """Make a typed table of the schema `name` from rows; additional columns come last.

    Raises
    ------
    TableDefect
        If a cell is invalid; the message names table, column and row.
    """
    schema = SCHEMAS[name]
    rows = list(rows)
    if not rows:
        return _empty(name).copy()
    names = [column.name for column in schema]
    extra = [key for key in rows[0] if key not in names]
    return typed(name, pd.DataFrame(rows, columns=names + extra))


@cache
def _empty(name: str) -> pd.DataFrame:
    return typed(name, pd.DataFrame([], columns=[column.name for column in SCHEMAS[name]]))


def typed(name: str, table: pd.DataFrame) -> pd.DataFrame:
    """The table with each column converted to its type, validated."""
    for column in SCHEMAS[name]:
        dtype = _DTYPES.get(column.kind)
        if dtype is None:
            cells = table[column.name]
            if cells.dtype != "str":
                table[column.name] = cells.astype("object").fillna("").astype("str")
            elif cells.hasnans:
                table[column.name] = cells.fillna("")
        elif table[column.name].dtype != dtype and not table[column.name].isna().any():
            table[column.name] = table[column.name].astype(dtype)
    return check(name, table)


def list_columns(name: str) -> list[str]:
    """The list columns of a table: joined by ``；`` in CSV, lists in Parquet."""
    return [column.name for column in SCHEMAS.get(name, ()) if column.kind in LISTS]


def check(name: str, table: pd.DataFrame) -> pd.DataFrame:
    """Return `table` if it matches the schema `name`; otherwise raise one error with all faults."""
    faults = []
    for column in SCHEMAS[name]:
        if column.name not in table.columns:
            faults.append(f"{name}.{column.name}: the column is missing")
            continue
        bad = _misfits(column, table[column.name])
        faults += _first(table, name, column.name, bad, f"is invalid, expected {_expected(column)}")
    if not faults and {"start", "end"} <= {column.name for column in SCHEMAS[name]}:
        faults = _first(table, name, "end", table["end"] < table["start"], "is before its start")
    if faults:
        raise TableDefect("; ".join(faults))
    return table


def linked(names: Collection[str]) -> dict[str, list[str]]:
    """Other tables that some are checked against, with the columns that this takes.

    >>> linked(["articles"])["paragraphs"], linked(["formulation_months"])
    (['article_id', 'paragraph_id'], {'formulations': ['term']})
    """
    found: dict[str, set[str]] = {}
    for name, column, other in REFERENCES:
        for here, there, columns in ((name, other, {KEYS[other]}), (other, name, {column, KEYS.get(name)})):
            if here in names and there not in names:
                found.setdefault(there, set()).update(filter(None, columns))
    return {name: sorted(columns) for name, columns in found.items()}


def validated(
    made: Mapping[str, pd.DataFrame], *, written: Mapping[str, pd.DataFrame] = MappingProxyType({})
) -> dict[str, pd.DataFrame]:
    """The tables of a run, validated individually and against each other; empty ones with columns and types.

    Parameters
    ----------
    written : mapping
        Columns of tables written earlier that references are checked against.

    Raises
    ------
    TableDefect
        If a table has no schema or violates it, a key is duplicated, or a
        reference is invalid.
    """
    faults = [f"{name}: the table has no schema" for name in made if name not in SCHEMAS]
    if faults:
        raise TableDefect("; ".join(faults))
    whole = {name: check(name, table) if len(table) else frame(name, []) for name, table in made.items()}
    linked = dict(written) | whole
    for name, column in KEYS.items():
        if name in linked:
            faults += _first(linked[name], name, column, linked[name][column].duplicated(), "is not unique")
    for name, column, other in REFERENCES:
        if name in linked and other in linked and column in linked[name]:
            missing = ~among(linked[name][column], linked[other][KEYS[other]])
            faults += _first(linked[name], name, column, missing, f"is not in {other}")
    if faults:
        raise TableDefect("; ".join(faults))
    return whole


def _first(table: pd.DataFrame, name: str, column: str, bad: pd.Series | np.ndarray, what: str) -> list[str]:
    """One line about the first bad row, or none."""
    if not bad.any():
        return []
    at = int(np.argmax(bad))
    return [f"{name}.{column}, row {at}: {table[column].iloc[at : at + 1].tolist()[0]!r} {what}"]


def _misfits(column: Column, cells: pd.Series) -> np.ndarray:
    """Which cells are invalid."""
    if column.kind in ("whole", "number"):
        numbers = pd.to_numeric(cells, errors="coerce").to_numpy("float64", na_value=np.nan)
        bounded = (numbers >= column.low) & (numbers <= column.high)
        if column.kind == "whole":
            with np.errstate(invalid="ignore"):
                return ~bounded | (numbers % 1 != 0)
        return ~(bounded | cells.isna().to_numpy())
    if column.kind == "flag":
        return ~cells.isin([True, False]).to_numpy()
    text = cells if cells.dtype == "str" else cells.astype("str")
    bad = cells.isna().to_numpy()
    if column.required:
        bad = bad | (text == "").to_numpy()
    if rules := _rules(column):
        distinct = (cell for cell in text.unique().tolist() if isinstance(cell, str))
        wrong = [cell for cell in distinct if not all(fits(cell) for fits in rules)]
        bad = bad | text.isin(wrong).to_numpy() if wrong else bad
    return bad


def _rules(column: Column) -> list[Callable[[str], object]]:
    """What each cell of a column of texts must fit, besides being there."""
    rules: list[Callable[[str], object]] = []
    if column.choices:
        rules.append(column.choices.__contains__)
    if column.kind in _DATES:
        rules.append(_DATES[column.kind].fullmatch)
    if column.kind in ("message", "messages"):
        rules.append(
            lambda cell: all(
                map(is_message, split(cell) if column.kind == "messages" else filter(None, [cell]))
            )
        )
    return rules


def _expected(column: Column) -> str:
    if column.choices:
        return "one of " + ", ".join(repr(choice) for choice in column.choices)
    if column.kind in ("whole", "number"):
        return f"{column.kind} number from {column.low} to {column.high}"
    return {
        "edtf": "EDTF date",
        "day": "day YYYY-MM-DD",
        "month": "month YYYY-MM",
        "message": "message of the catalogue",
        "messages": "messages of the catalogue",
    }.get(column.kind, "non-empty text" if column.required else column.kind)
