"""Records and rows of tables as lines of text."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import cache

import pandas as pd

#: Probabilities are recorded with so many digits: further ones depend on the build of numpy.
_DIGITS = 2

#: What each text gave.
Lines = dict[str, list[str]]


def line(row: object) -> str:
    """A record or a row of a table as text, its numbers rounded.

    >>> line((0.123456, -0.0, float("nan"), ("a", 1)))
    '0.12 | 0.00 |  | (a, 1)'
    """
    values = _values(row)
    return " | ".join(map(_cell, values)) if isinstance(values, tuple) else _cell(values)


def _values(row: object) -> object:
    """The fields of a record (quicker than `astuple`, which copies them deeply); anything else as it is."""
    names = _fields(type(row))
    return row if names is None else tuple(getattr(row, name) for name in names)


@cache
def _fields(kind: type) -> tuple[str, ...] | None:
    return tuple(one.name for one in fields(kind)) if is_dataclass(kind) else None


def _cell(value: object) -> str:
    if isinstance(value, str):
        return value
    value = _values(value)
    if isinstance(value, tuple | list):
        return f"({', '.join(map(_cell, value))})"
    if isinstance(value, frozenset | set):
        return f"({', '.join(sorted(map(_cell, value)))})"
    if isinstance(value, float):
        return "" if pd.isna(value) else f"{round(value, _DIGITS) + 0:.{_DIGITS}f}"
    return str(value)
