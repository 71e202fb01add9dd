"""Meanings of columns, from ``vocabulary/wording/columns.csv``; `document` generates ``docs/tables.md``.

A row of that file is about one column (``articles.kind``), a column of every
table that has it (``*.source``), or what a row of a table is (``articles``).
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

from analysis import vocabulary, wording
from analysis.tables.columns import Column
from analysis.tables.schemas import SCHEMAS
from analysis.vocabulary import Row

#: The document in each language.
DOCUMENTS = {"en": "tables.md", "zh": "数据表.md"}


@cache
def rows() -> dict[str, Row]:
    """The rows of ``columns.csv`` by what they are about.

    Raises
    ------
    InputFault
        With file and line: a row about an unknown table or column.
    """
    columns = {f"{table}.{column.name}" for table, schema in SCHEMAS.items() for column in schema}
    known = {*SCHEMAS, *columns, *(f"*.{name.partition('.')[2]}" for name in columns)}
    found = {}
    for row in vocabulary.load("wording/columns", ("column", *wording.LANGUAGES), ("example",)):
        if row["column"] not in known:
            raise row.fault(f"unknown table or column {row['column']!r}")
        found[row["column"]] = row
    return found


def meaning(table: str, column: str, language: str = "en") -> str:
    """The meaning of a column.

    Raises
    ------
    KeyError
        If the column is not documented.

    Examples
    --------
    >>> meaning("ledger", "end")
    'offset after the last character'
    >>> meaning("people", "chair", "zh")
    '其中主持'
    """
    return _row(table, column)[language]


def example(table: str, column: str) -> str:
    """A typical value of the column; "" if the cell is usually empty.

    >>> example("meetings", "date")
    '2024-01-29'
    """
    return _row(table, column)["example"]


def _row(table: str, column: str) -> Row:
    return rows().get(f"{table}.{column}") or rows()[f"*.{column}"]


@cache
def by_column(language: str = "en") -> dict[str, str]:
    """The meaning of column names when the table is unknown; ambiguous names are omitted.

    >>> "share" in by_column(), by_column()["date_precision"]
    (False, 'precision of the date')
    """
    found: dict[str, set[str]] = {}
    for table, schema in SCHEMAS.items():
        for column in schema:
            found.setdefault(column.name, set()).add(meaning(table, column.name, language))
    return {name: meanings.pop() for name, meanings in found.items() if len(meanings) == 1}


@cache
def of_table(columns: tuple[str, ...], language: str = "en") -> dict[str, str]:
    """The meanings of the columns of a table; its schema is the one that shares most columns with it.

    Columns outside this schema have the meaning of `by_column`, or none. A
    table that shares fewer than two columns with every schema has no meanings.

    >>> of_table(("topic", "share", "articles", "month", "rise"))["articles"]
    'articles of the month'
    >>> of_table(("text", "mine"))
    {}
    """
    shared = {table: len({c.name for c in schema} & {*columns}) for table, schema in SCHEMAS.items()}
    most = max(shared.values())
    nearest = [table for table in SCHEMAS if shared[table] == most]
    if most < 2:  # not a table of the suite
        return {}
    table = min(nearest, key=lambda name: len(SCHEMAS[name]))  # on ties, the smallest schema
    found = {name: said for name, said in by_column(language).items() if name in columns}
    return found | {c.name: meaning(table, c.name, language) for c in SCHEMAS[table] if c.name in columns}


def document(language: str = "en") -> str:
    """Documentation of all tables in Markdown: name, type, meaning and example of each column."""
    say = wording.say
    lines = [f"# {say('tables_title', language)}", "", say("tables_intro", language), ""]
    head = [say(f"tables_{name}", language) for name in ("column", "type", "meaning", "example")]
    for table, schema in SCHEMAS.items():
        lines += [f"## {table}", "", say("tables_row", language, what=rows()[table][language]), ""]
        lines += [_cells(head), _cells(["---"] * len(head))]
        lines += [_line(table, column, language) for column in schema]
        lines.append("")
    return "\n".join(lines)


def _line(table: str, column: Column, language: str) -> str:
    shown = example(table, column.name)
    kind = wording.say(f"column_{column.kind}", language)
    if column.choices:
        kind += wording.say(
            "column_choices", language, values=" ".join(f"`{c}`" for c in column.choices if c)
        )
    return _cells([f"`{column.name}`", kind, meaning(table, column.name, language), shown and f"`{shown}`"])


def _cells(cells: list[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |".replace("|  |", "| |")


if __name__ == "__main__":  # python -m analysis.tables.meanings docs
    for _language, _name in DOCUMENTS.items():
        Path(sys.argv[1], _name).write_text(document(_language), encoding="utf-8")
