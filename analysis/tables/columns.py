"""What one column of a table holds, and how its cells are made from records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any

from analysis.cells import join

#: The kinds of column whose cells are lists.
LISTS = ("list", "messages")


@dataclass(frozen=True, slots=True)
class Column:
    """What one column holds.

    Attributes
    ----------
    kind : str
        ``text``, ``list`` (texts joined by ``；``), ``message`` (a code of the
        catalogue with its values), ``messages`` (a list of them), ``whole``,
        ``number``, ``flag``, ``edtf``, ``day`` or ``month``.
    required : bool
        Whether an empty cell is a defect.
    choices : tuple of str
        The only values allowed, where there are any.
    low, high : float
        Bounds of numbers, inclusive.
    field : str
        The field of the record that a cell is made from; by default that of
        the column's name.
    encode : callable, optional
        Makes the cell from the value of that field; by default lists are
        joined, and all else stays.
    correctable : bool
        Whether a person may set it in ``corrections.csv``.
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
        """The cells of some records; None where they have no such field."""
        name = self.field or self.name
        if not records or not hasattr(records[0], name):
            return [None] * len(records)
        values = list(map(attrgetter(name), records))
        if self.encode is not None:
            values = list(map(self.encode, values))
        return list(map(join, values)) if self.kind in LISTS else values


def share(name: str) -> Column:
    return Column(name, "number", low=0, high=1)


#: The column of a field that no column is written for, by the annotation of the field.
_KINDS = {"str": "text", "int": "whole", "float": "number", "bool": "flag", "tuple[str, ...]": "list"}


def columns_of(record: type, *written: Column) -> tuple[Column, ...]:
    """The columns that are written out, and one for every other field of the record.

    So a new field of a record is a new column of its table.
    """
    known = {column.field or column.name for column in written}
    others = [field for field in fields(record) if field.name not in known]
    return written + tuple(Column(field.name, _KINDS[str(field.type)]) for field in others)
