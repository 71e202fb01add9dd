"""The rows of a user's own CSV file, checked: every fault with its file and line, all of them at once."""

from __future__ import annotations

import csv
import difflib
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from analysis.faults import InputFault

#: What a spreadsheet program takes for a formula, and saves as its result or as an error.
_FORMULA = "="


@dataclass(frozen=True, slots=True)
class OwnRow:
    """One row that is not blank.

    Attributes
    ----------
    file, line
        Its file and line: ``people.csv``, 2.
    cells : dict of str to str
        Every known column, stripped; "" where the file lacks it.
    """

    file: str
    line: int
    cells: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    @property
    def where(self) -> str:
        return f"{self.file}, line {self.line}"


def plain(text: str, name: str) -> str:
    """The text of such a file without comments, if it is CSV at all.

    A line that begins with ``#`` is a comment; it is left empty, so that lines keep their numbers.

    Raises
    ------
    InputFault
        If the CSV is broken, or a cell is a formula.

    >>> plain("term\\n# mine\\n新质生产力\\n", "terms.csv")
    'term\\n\\n新质生产力\\n'
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    text = "\n".join("" if line.startswith("#") else line for line in text.split("\n"))
    faults = []
    for line, cells in _read(text, name):
        faults += [
            f"{name}, line {line}: {cell[:30]!r} is a formula; write its value"
            for cell in cells
            if cell.lstrip().startswith(_FORMULA)
        ]
    if faults:
        raise InputFault("; ".join(faults))
    return text


def read(text: str, name: str, columns: Sequence[str], *, required: Sequence[str]) -> tuple[OwnRow, ...]:
    """The rows of such a file.

    Parameters
    ----------
    text : str
        "" where there is no such file.
    columns : sequence of str
        All that it may have.
    required : sequence of str
        Those that every row fills; the first of them must differ from row to row.

    Raises
    ------
    InputFault
        Naming file and line of every fault.

    >>> read("person,variants\\n王小明,王晓明\\n", "people.csv", ("person", "variants"), required=("person",))[0].where
    'people.csv, line 2'
    """
    lines = [(line, cells) for line, cells in _read(plain(text, name), name) if any(map(str.strip, cells))]
    if not lines:
        return ()
    header = [cell.strip() for cell in lines[0][1]]
    faults = [f"{name}, line {lines[0][0]}: {what}" for what in _header_faults(header, columns, required)]
    found: list[OwnRow] = []
    first: dict[str, int] = {}
    for line, cells in lines[1:] if not faults else ():
        if len(cells) > len(header):
            faults.append(f"{name}, line {line}: {too_many(cells, header)}")
            continue
        row = OwnRow(name, line, dict.fromkeys(columns, "") | dict(zip(header, map(str.strip, cells))))
        faults += [f"{row.where}: {column} is empty" for column in required if not row[column]]
        key = row[required[0]]
        if key and first.setdefault(key, line) != line:
            faults.append(f"{row.where}: {key!r} is already in line {first[key]}")
        found.append(row)
    if faults:
        raise InputFault("; ".join(faults))
    return tuple(found)


def too_many(cells: Sequence[str], header: Sequence[str]) -> str:
    """What is wrong with a row of more cells than the header.

    >>> too_many(["甲", "乙", "丙"], ["term", "note"])
    '3 cells, but the header has 2; put a cell that contains a comma in double quotes'
    """
    return (
        f"{len(cells)} cells, but the header has {len(header)}; "
        "put a cell that contains a comma in double quotes"
    )


#: Columns that only one kind of file has, and what that file is for.
_ELSEWHERE = {
    "person": (
        "spellings of a person, and words that are not a person, belong in people.csv (person, variants, drop)"
    ),
    "variants": "variants of a name belong in people.csv or bodies.csv, those of a term in terms.csv",
    "term": "terms belong in terms.csv, terms to leave out in stop_terms.csv",
    "word": "words to leave out of the topics belong in stop_words.csv",
    "label": "names of topics belong in topic_labels.csv",
    "pattern": "patterns of names of meetings belong in series.csv",
    "session": "days of the sessions of a series belong in years.csv",
}


#: What other programs, and slips of the keyboard, have in the place of a comma.
_NO_COMMA = re.compile("[;；，、\t|]")


def joined(column: str, columns: Sequence[str]) -> str:
    """What separates columns in the place of a comma; "" where nothing does.

    >>> joined("term;variants", ("term", "variants")), joined("term", ("term", "variants"))
    (';', '')
    """
    mark = _NO_COMMA.search(column)
    return mark[0] if mark and {part.strip() for part in _NO_COMMA.split(column)} & {*columns} else ""


def unknown_column(column: str, columns: Sequence[str]) -> str:
    """What is wrong with a column that a file cannot have, and what to do instead.

    >>> unknown_column("persons", ("action", "evidence", "chair", "speakers"))
    "unknown column 'persons'; spellings of a person, and words that are not a person, belong in people.csv (person, \
variants, drop); who took part in one meeting is in chair, speakers"
    >>> unknown_column("evidense", ("action", "evidence"))
    "unknown column 'evidense'; did you mean 'evidence'?"
    >>> unknown_column("term；variants", ("term", "variants"))
    "unknown column 'term；variants'; separate columns by commas, not by '；'"
    """
    if mark := joined(column, columns):
        return f"unknown column {column!r}; separate columns by commas, not by {mark!r}"
    name = {"people": "person", "姓名": "person", "人物": "person"}.get(column, column)
    elsewhere = difflib.get_close_matches(name, _ELSEWHERE, n=1, cutoff=0.85)
    if elsewhere and not {column, *elsewhere} & {*columns}:
        said = _ELSEWHERE[elsewhere[0]]
        roles = [one for one in ("chair", "speakers", "attendees") if one in columns]
        if elsewhere == ["person"] and roles:
            said += f"; who took part in one meeting is in {', '.join(roles)}"
    else:
        near = difflib.get_close_matches(column, columns, n=1)
        said = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(columns)}"
    return f"unknown column {column!r}; {said}"


def _header_faults(header: list[str], columns: Sequence[str], required: Sequence[str]) -> Iterator[str]:
    for column in header:
        if column not in columns:
            yield unknown_column(column, columns)
    for column in columns:
        if header.count(column) > 1:
            yield f"duplicate column {column!r}"
    for column in required:
        if column not in header:
            yield f"no column {column!r}"


def _read(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text), strict=True)
    try:
        for cells in reader:
            yield reader.line_num, cells
    except csv.Error as error:
        raise InputFault(f"{name}, line {max(reader.line_num, 1)}: not CSV: {error}") from None
