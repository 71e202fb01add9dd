"""Definition of a table column, and how its cells are made from records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any

from analysis.cells import join

#: Kinds of columns whose cells are lists.
LISTS = ("list", "messages")


@dataclass(frozen=True, slots=True)
class Column:
    """Definition of one column.

    Attributes
    ----------
    kind : str
        ``text``, ``list`` (texts joined by ``；``), ``message`` (a code of the
        catalogue with its values), ``messages`` (a list of them), ``whole``,
        ``number``, ``flag``, ``edtf``, ``day`` or ``month``.
    required : bool
        Whether empty cells are invalid.
    choices : tuple of str
        The allowed values, if restricted.
    low, high : float
        Bounds of numbers, inclusive.
    field : str
        Field of the record that a cell is made from; by default the name of
        the column.
    encode : callable, optional
        Converts the value of the field to a cell; by default lists are
        joined and other values are unchanged.
    correctable : bool
        Whether it can be set in ``corrections.csv``.
    """

    name: str
    kind: str = "text"
    required: bool = False
    choices: tuple[str, ...] = ()
    low: float = float("-inf")
    high: float = float("inf")
    field: str = ""
    encode: Callable[[Any], object] | None = None
    correctable: bool = False

    def cells(self, records: Sequence[object]) -> list:
        """The cells of some records; None for records without the field."""
        name = self.field or self.name
        if not records or not hasattr(records[0], name):
            return [None] * len(records)
        values = list(map(attrgetter(name), records))
        if self.encode is not None:
            values = list(map(self.encode, values))
        return list(map(join, values)) if self.kind in LISTS else values


def share(name: str) -> Column:
    return Column(name, "number", low=0, high=1)


#: Column for a field without an explicit definition, by the type annotation of the field.
_KINDS = {"str": "text", "int": "whole", "float": "number", "bool": "flag", "tuple[str, ...]": "list"}


def columns_of(record: type, *written: Column) -> tuple[Column, ...]:
    """The explicit columns, and one for every other field of the record.

    A new field of a record thus becomes a column of its table.
    """
    known = {column.field or column.name for column in written}
    others = [field for field in fields(record) if field.name not in known]
    return written + tuple(Column(field.name, _KINDS[str(field.type)]) for field in others)
