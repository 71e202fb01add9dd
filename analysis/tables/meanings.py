"""Meanings of columns, from ``vocabulary/wording/columns.csv``; `document` generates ``docs/tables.md``.

A row of that file is about one column (``articles.kind``), a column of every
table that has it (``*.source``), or what a row of a table is (``articles``).
Its `zh_head` is the head of the column, or the name of the table, in Chinese.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

from analysis import vocabulary, wording
from analysis.tables.answers import ANSWERS
from analysis.tables.columns import Column
from analysis.tables.schemas import SCHEMAS
from analysis.vocabulary import Row

#: Tables and answers, by name.
DOCUMENTED = SCHEMAS | ANSWERS

#: The columns of all tables that only notebooks make.
NOTEBOOKS = "in_notebooks"

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
    columns = {f"{table}.{column.name}" for table, schema in DOCUMENTED.items() for column in schema}
    known = {*DOCUMENTED, *columns, *(f"*.{name.partition('.')[2]}" for name in columns)}
    found = {}
    for row in vocabulary.load("wording/columns", ("column", "zh_head", *wording.LANGUAGES), ("example",)):
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


def head(table: str, column: str, language: str = "en") -> str:
    """The head of a column for readers: its name, or in Chinese a few words.

    >>> head("meetings", "status"), head("meetings", "status", "zh")
    ('status', '状态')
    """
    return _row(table, column)["zh_head"] if language == "zh" else column


def example(table: str, column: str) -> str:
    """A typical value of the column; "" if the cell is usually empty.

    >>> example("meetings", "date")
    '2024-01-29'
    """
    return _row(table, column)["example"]


def _row(table: str, column: str) -> Row:
    found = rows().get(f"{table}.{column}") or rows().get(f"*.{column}")
    if found is None:
        raise KeyError(f"vocabulary/wording/columns.csv: no row for the column {table}.{column}")
    return found


@cache
def by_column(language: str = "en", about: Callable[[str, str, str], str] = meaning) -> dict[str, str]:
    """The meaning of column names when the table is unknown; ambiguous names are omitted.

    A head is that of any table, or else of a notebook's: it tells less than a meaning, and so is hardly wrong.

    Parameters
    ----------
    about : callable
        `meaning` or `head`.

    >>> "share" in by_column(), by_column()["date_precision"], by_column("zh", head)["venue"]
    (False, 'precision of the date', '地点')
    """
    found: dict[str, set[str]] = {}
    for table, schema in DOCUMENTED.items():
        for column in schema:
            where = table
            if about is head:  # one head, whatever a table calls it
                anywhere = (place for place in ("*", NOTEBOOKS) if f"{place}.{column.name}" in rows())
                where = next(anywhere, table)
            found.setdefault(column.name, set()).add(about(where, column.name, language))
    return {name: meanings.pop() for name, meanings in found.items() if len(meanings) == 1}


@cache
def of_table(
    columns: tuple[str, ...], language: str = "en", about: Callable[[str, str, str], str] = meaning
) -> dict[str, str]:
    """The meanings, or heads, of the columns of a table; its schema is the one that shares most columns with it.

    Columns outside this schema have the meaning of `by_column`, or none; those
    of `articles` are the user's own and have none. A
    table that shares fewer than two columns with every schema has no meanings,
    and a table of a notebook has a column that no other table has.

    >>> of_table(("topic", "share", "articles", "month", "rise"))["articles"]
    'articles of the month'
    >>> of_table(("text", "mine"))
    {}
    """
    shared = {table: len({c.name for c in schema} & {*columns}) for table, schema in DOCUMENTED.items()}
    elsewhere = {c.name for table, schema in DOCUMENTED.items() if table != NOTEBOOKS for c in schema}
    if not ({c.name for c in DOCUMENTED[NOTEBOOKS]} - elsewhere) & {*columns}:
        shared[NOTEBOOKS] = 0  # its other columns have common names, as those of anybody's table
    most = max(shared.values())
    nearest = [table for table in DOCUMENTED if shared[table] == most]
    if most < 2:  # not a table of the suite
        return {}
    table = min(nearest, key=lambda name: len(DOCUMENTED[name]))  # on ties, the smallest schema
    own = {c.name: about(table, c.name, language) for c in DOCUMENTED[table] if c.name in columns}
    if table in ("articles", "texts"):
        return own
    return {name: said for name, said in by_column(language, about).items() if name in columns} | own


def described(table: str, language: str = "en") -> str:
    """What a row of a table is, and the meaning of each of its columns, as plain text.

    >>> print(described("topic_notes"))
    One row is a note on a table of topics.
    <BLANKLINE>
    about: table or file concerned
    note: note
    """
    row = wording.say("tables_row", language, what=rows()[table][language])
    columns = [f"{column.name}: {meaning(table, column.name, language)}" for column in SCHEMAS[table]]
    return "\n".join([row, "", *columns])


def document(language: str = "en") -> str:
    """Documentation of all tables in Markdown: name, type, meaning and example of each column."""
    say = wording.say
    lines = [f"# {say('tables_title', language)}", "", say("tables_intro", language), ""]
    named = ("column", *(("head",) if language != "en" else ()), "type", "meaning", "example")
    heads = [say(f"tables_{name}", language) for name in named]
    for table, schema in DOCUMENTED.items():
        if table == next(iter(ANSWERS)):
            lines += [f"# {say('tables_answers', language)}", "", say("tables_answers_intro", language), ""]
        lines += [f"## {table}", "", say("tables_row", language, what=rows()[table][language]), ""]
        lines += [_cells(heads), _cells(["---"] * len(heads))]
        lines += [_line(table, column, language) for column in schema]
        lines.append("")
    return "\n".join(lines)


def _line(table: str, column: Column, language: str) -> str:
    shown = example(table, column.name)
    kind = wording.say(f"column_{column.kind}", language)
    if column.choices:
        kind += wording.say(
            "column_choices",
            language,
            values=" ".join(_choice(column.name, c, language) for c in column.choices if c),
        )
    named = [head(table, column.name, language)] if language != "en" else []
    return _cells(
        [f"`{column.name}`", *named, kind, meaning(table, column.name, language), shown and f"`{shown}`"]
    )


def _choice(column: str, value: str, language: str) -> str:
    said = wording.value(column, value, language)
    return f"`{value}`" + (f"（{said}）" if language != "en" and said != value else "")


def _cells(cells: list[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |".replace("|  |", "| |")


if __name__ == "__main__":  # python -m analysis.tables.meanings docs
    for _language, _name in DOCUMENTS.items():
        Path(sys.argv[1], _name).write_text(document(_language), encoding="utf-8")
