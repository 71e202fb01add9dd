"""Tables in JupyterLab and on the pages made from notebooks: sorted by their heads, searched, shown a page at a time.

A table is plain HTML that holds all its rows; `tables.js` pages and sorts the
rows that are there. Where no script runs (a notebook that is not trusted, a
viewer that removes scripts), the table is complete, in a box that scrolls.
Nothing is loaded from anywhere.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pandas as pd

from analysis import wording
from analysis.tables import meanings, readable
from analysis.wording import say

HERE = Path(__file__).parent

#: As many rows of a table as a notebook holds at most, and bytes of them: a wide table has fewer.
ROWS, BYTES = 5_000, 1_500_000
#: Letters of a cell.
LETTERS = 160
#: Up to so many letters a cell is kept on one line, and an id or file name, which has no place for a break.
_ONE_LINE, _ONE_WORD = 14, 40
#: A date or a span of dates, whose hyphens are no place for a break on paper either.
_DATE = re.compile(r"[\dX]{4}(?:-[\dX]{2}){0,2}(?:/[\dX]{4}(?:-[\dX]{2}){0,2})?")

#: Of what explains and is not the thing itself.
QUIET = "opacity:.75;font-size:.9em"

_CODE = re.compile("`(.+?)`")

#: The words of `tables.js`, which knows them without ``table_``.
_WORDS = (
    "table_search",
    "table_back",
    "table_next",
    "table_size",
    "table_rows",
    "table_whole",
    "table_part",
    "table_found",
    "table_nothing",
)
#: What the script fills into them itself.
_PLACES = {name: f"{{{name}}}" for name in ("n", "first", "last", "found", "all")}


@cache
def script() -> str:
    """The script of a table, whole, as a notebook and its page hold it; it defines no name outside itself."""
    parts = [
        (HERE / name).read_text(encoding="utf-8").strip() for name in ("sorting.js", "tables.js", "keys.js")
    ]
    return "(() => {\n" + "\n".join(parts) + "\n})();"


@cache
def _style() -> str:
    return (HERE / "tables.css").read_text(encoding="utf-8").strip()


@cache
def _words_of(language: str) -> str:
    words = {key.removeprefix("table_"): say(key, language, **_PLACES) for key in _WORDS}
    return json.dumps(words, ensure_ascii=False)


def table(frame: pd.DataFrame, language: str = "en") -> str:
    """A table to read: no row numbers, hardly a cell cut off, an unknown value as a dash.

    An index with a name says something, and stays. The head of each column
    says what it means, in both languages, where the pointer rests on it. In
    Chinese the name of the column, which code uses, stands below the head, and
    a value's code shows where the pointer rests on the value.

    >>> table(pd.DataFrame({"month": ["2023-10"], "share": [float("nan")]})).count(">–</td>")
    1
    >>> 'in these 2 months' in table(pd.DataFrame({"reason": ['no_source_months {"n": 2}']}))
    True
    """
    shown = frame.head(ROWS)
    indexed = any(name is not None for name in frame.index.names)
    columns = [shown.iloc[:, at] for at in range(shown.shape[1])]
    told = [readable.cells(column, language) for column in columns]
    written = [[*map(_format(column), column)] for column in told]
    classes = [
        _class(column, cells) + _dated(cells) + _bare(cells)
        for column, cells in zip(columns, written, strict=True)
    ]
    names = [*(map(str, frame.index.names) if indexed else ()), *map(str, shown.columns)]
    about = [meanings.of_table(tuple(names), language) for language in wording.LANGUAGES]
    bare = {at for at, sort in enumerate(classes, len(names) - len(columns)) if sort.endswith(" bare")}
    head = "".join(
        f"<th{_wraps(said, bare=at in bare)}{_tip([a.get(name, '') for a in about])}>{_head(name, said)}</th>"
        for at, (name, said) in enumerate(zip(names, readable.heads(names, language), strict=True))
    )
    levels = range(frame.index.nlevels if indexed else 0)
    keyed = [
        _class(pd.Series(level := shown.index.get_level_values(at)), [*map(_words, level)]) for at in levels
    ]
    codes = [None if own is column else column.tolist() for column, own in zip(columns, told, strict=True)]
    lines: list[str] = []
    size = 0
    for at, index in enumerate(shown.index):
        keys = (index if isinstance(index, tuple) else (index,)) if indexed else ()
        cells = "".join(
            f'<th class="{sort}">{html.escape(_words(key))}</th>'
            for sort, key in zip(keyed, keys, strict=True)
        )
        for coded, texts, sort in zip(codes, written, classes, strict=True):
            tip = _tip([str(coded[at])]) if coded and texts[at] != str(coded[at]) else ""
            cells += f'<td class="{sort}"{tip}>{html.escape(texts[at])}</td>'
        line = f"<tr>{cells}</tr>"
        size += len(line.encode())
        if size > BYTES:
            break
        lines.append(line)
    rest = "" if len(frame) else f'<p style="{QUIET}">{say("table_empty", language)}</p>'
    if len(lines) < len(frame):
        said = html.escape(say("table_rest", language, shown=len(lines), n=len(frame)))
        rest = "<p>" + _CODE.sub(r"<code>\1</code>", said) + "</p>"
    body = f'<table class="dataframe"><thead><tr>{head}</tr></thead><tbody lang="zh">{"".join(lines)}</tbody></table>'
    handled = f"<script>{script()}</script>" if len(lines) > 1 else ""
    return (
        f'<div class="official-texts" data-words="{html.escape(_words_of(language))}">'
        f'<style>{_style()}</style><div class="rows" tabindex="0" style="max-height:32em;overflow:auto;text-align:left">{body}</div>{rest}{handled}</div>'
    )


def _head(name: str, said: str) -> str:
    """The head of a column, with its name below where the two differ."""
    below = "" if said == name else f'<br><small style="font-weight:normal">{html.escape(name)}</small>'
    return html.escape(said) + below


def _wraps(said: str, *, bare: bool) -> str:
    """The class of a head: longer than a short cell, such as the label of a topic, it takes several lines."""
    classes = ["long"] * (len(said) > _ONE_LINE and not said.isascii()) + ["bare"] * bare
    return f' class="{" ".join(classes)}"' if classes else ""


def _tip(lines: list[str]) -> str:
    """The attribute that shows these lines beside the pointer; none where there are none."""
    said = "\n".join(filter(None, lines))
    return f' title="{html.escape(said)}"' if said else ""


def _class(column: pd.Series, cells: list[str]) -> str:
    """How a column is set: numbers to the right, short cells on one line, long texts in a wide column."""
    if pd.api.types.is_numeric_dtype(column) and column.dtype != bool:
        return "number"
    longest = max(map(len, cells), default=0)
    most = _ONE_WORD if all(cell.isascii() and " " not in cell for cell in cells) else _ONE_LINE
    return "short" if longest <= most else "long" if longest > 3 * _ONE_LINE else "text"


def _dated(cells: list[str]) -> str:
    """The further class of a column of dates.

    >>> _dated(["2024-01-15/2024-01-17", "", "XXXX-03"]), _dated(["2024届"]), _dated([""])
    (' date', '', '')
    """
    return " date" if any(cells) and all(_DATE.fullmatch(cell) for cell in cells if cell) else ""


def _bare(cells: list[str]) -> str:
    """The further class of a column in which no row has a value: on paper it would take the room of the names.

    >>> _bare(["", ""]), _bare(["", "0"]), _bare([])
    (' bare', '', '')
    """
    return " bare" if cells and not any(cells) else ""


def _format(column: pd.Series) -> Callable[[object], str]:
    """How to write the values of a column: all numbers of it with as many decimals."""
    if not pd.api.types.is_numeric_dtype(column) or column.dtype == bool:
        return _words
    known = column.dropna().abs()
    decimals = 0 if (known % 1 == 0).all() else 3 if known.max() > 0.01 else 5
    return lambda value: "–" if value != value else f"{value:,.{decimals}f}"


def _words(value: object) -> str:
    """A cell's text, whole up to so many letters."""
    text = "–" if value is None or value != value else str(value)
    return text if len(text) <= LETTERS else f"{text[:LETTERS]}…"
