"""The rows of a user's own CSV file, checked: every fault with its file and line, all of them at once."""

from __future__ import annotations

import csv
import difflib
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from analysis import vocabulary
from analysis.cells import split
from analysis.refusals import in_row, of_messages
from analysis.wording import message

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

    def fault(self, code: str, **values: str | int) -> str:
        """The message of a fault in it."""
        return in_row(self.file, self.line, code, **values)


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
    text = _with_known_heads(text, name)
    faults = []
    for line, cells in _read(text, name):
        faults += [
            in_row(name, line, "own_formula", cell=cell[:30])
            for cell in cells
            if cell.lstrip().startswith(_FORMULA)
        ]
    if faults:
        raise of_messages(faults)
    return text


def _with_known_heads(text: str, name: str) -> str:
    """The text with the Chinese names of columns in its header (``own_heads.csv``) as the English ones that the rows have.

    >>> _with_known_heads("\\n姓名,别名,排除\\n甲,,是\\n", "people.csv")
    '\\nperson,别名,drop\\n甲,,是\\n'
    """
    heads = _heads(name)
    lines = text.split("\n")
    at = next((at for at, line in enumerate(lines) if line.strip(" ,")), None)
    if at is not None and heads and '"' not in lines[at]:
        lines[at] = ",".join(heads.get(cell.strip(), cell) for cell in lines[at].split(","))
    return "\n".join(lines)


@cache
def _heads(name: str) -> dict[str, str]:
    """The columns of one file by their Chinese names."""
    rows = vocabulary.load("own_heads", ("file", "column", "heads"))
    return {head: row["column"] for row in rows if row["file"] == name for head in split(row["heads"])}


@cache
def _all_heads() -> frozenset[str]:
    """The Chinese names of all columns of all such files."""
    rows = vocabulary.load("own_heads", ("file", "column", "heads"))
    return frozenset(head for row in rows for head in split(row["heads"]))


@cache
def first_heads(name: str) -> dict[str, str]:
    """The usual Chinese name of each column of one file.

    >>> first_heads("stop_terms.csv")
    {'term': '提法', 'note': '备注'}
    """
    rows = vocabulary.load("own_heads", ("file", "column", "heads"))
    return {row["column"]: split(row["heads"])[0] for row in rows if row["file"] == name}


def in_code(word: str, known: Mapping[str, Sequence[str]]) -> str:
    """The code that a word stands for; itself if it is none of the words.

    >>> in_code("更改", ACTIONS), in_code("change", ACTIONS), in_code("擦掉", ACTIONS)
    ('change', 'change', '擦掉')
    """
    return next((code for code, words in known.items() if word in words), word)


#: What a row of corrections does, and whether one of people is dropped, in Chinese.
ACTIONS = {"change": ("更改", "修改", "更正"), "add": ("增加", "添加", "新增"), "drop": ("删除", "去掉")}
DROPS = {"yes": ("是", "对")}


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
    faults = header_faults(header, columns, required, name=name, line=lines[0][0])
    found: list[OwnRow] = []
    first: dict[str, int] = {}
    for line, cells in lines[1:] if not faults else ():
        if len(cells) > len(header):
            faults.append(too_many(cells, header, name=name, line=line))
            continue
        row = OwnRow(name, line, dict.fromkeys(columns, "") | dict(zip(header, map(str.strip, cells))))
        faults += [row.fault("own_empty", column=column) for column in required if not row[column]]
        key = row[required[0]]
        if key and first.setdefault(key, line) != line:
            faults.append(row.fault("own_twice", word=key, other=first[key]))
        found.append(row)
    if faults:
        raise of_messages(faults)
    return tuple(found)


def too_many(cells: Sequence[str], header: Sequence[str], *, name: str, line: int) -> str:
    """The message of a row of more cells than the header.

    >>> from analysis.wording import tell
    >>> tell(too_many(["甲", "乙", "丙"], ["term", "note"], name="terms.csv", line=2))
    'terms.csv, line 2: 3 cells, but the header has 2; put a cell that contains a comma in double quotes'
    """
    return in_row(name, line, "own_cells", cells=len(cells), header=len(header))


#: Columns that only one kind of file has, and the message that says what that file is for.
_ELSEWHERE = {
    "person": "own_place_person",
    "variants": "own_place_variants",
    "term": "own_place_term",
    "word": "own_place_word",
    "label": "own_place_label",
    "pattern": "own_place_pattern",
    "session": "own_place_session",
}


#: What other programs, and slips of the keyboard, have in the place of a comma.
_NO_COMMA = re.compile("[;；，、\t|]")


def joined(column: str, columns: Sequence[str]) -> str:
    """What separates columns in the place of a comma; "" where nothing does.

    >>> joined("term;variants", ("term", "variants")), joined("term", ("term", "variants"))
    (';', '')
    >>> joined("提法;不同写法", ("term", "variants"))
    ';'
    """
    mark = _NO_COMMA.search(column)
    parts = {part.strip() for part in _NO_COMMA.split(column)} if mark else set()
    return mark[0] if mark and parts & {*columns, *_all_heads()} else ""


def unknown_column(
    column: str, columns: Sequence[str], *, elsewhere: bool = True
) -> tuple[str, dict[str, str]]:
    """Code and values of the message on a column that a file cannot have: what to do instead.

    Parameters
    ----------
    elsewhere : bool
        Whether to name the file that such a column belongs to.

    >>> unknown_column("evidense", ("action", "evidence"))
    ('own_column_near', {'column': 'evidense', 'near': 'evidence'})
    >>> unknown_column("term；variants", ("term", "variants"))
    ('own_column_joined', {'column': 'term；variants', 'mark': '；'})
    >>> code, values = unknown_column("persons", ("action", "evidence", "chair", "speakers"))
    >>> code, values["place"], values["roles"]
    ('own_column_roles', 'own_place_person', 'chair, speakers')
    """
    if mark := joined(column, columns):
        return "own_column_joined", {"column": column, "mark": mark}
    if not elsewhere:
        return "own_column_known", {"column": column, "columns": ", ".join(columns)}
    name = {"people": "person", "姓名": "person", "人物": "person"}.get(column, column)
    others = difflib.get_close_matches(name, _ELSEWHERE, n=1, cutoff=0.85)
    if others and not {column, *others} & {*columns}:
        place = {"column": column, "place": message(_ELSEWHERE[others[0]])}
        roles = [one for one in ("chair", "speakers", "attendees") if one in columns]
        if others == ["person"] and roles:
            return "own_column_roles", place | {"roles": ", ".join(roles)}
        return "own_column_elsewhere", place
    if near := difflib.get_close_matches(column, columns, n=1):
        return "own_column_near", {"column": column, "near": near[0]}
    return "own_column_known", {"column": column, "columns": ", ".join(columns)}


def header_faults(
    header: Sequence[str],
    columns: Sequence[str],
    required: Sequence[str],
    *,
    name: str,
    line: int = 1,
    elsewhere: bool = True,
) -> list[str]:
    """The messages on a header: columns that are not known, stand twice or are missing."""
    unknown = [column for column in header if column not in columns]
    faults = [unknown_column(column, columns, elsewhere=elsewhere) for column in unknown]
    faults += [("own_column_twice", {"column": one}) for one in columns if header.count(one) > 1]
    faults += [("own_column_missing", {"column": one}) for one in required if one not in header]
    return [in_row(name, line, code, **values) for code, values in faults]


def _read(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text), strict=True)
    try:
        for cells in reader:
            yield reader.line_num, cells
    except csv.Error as error:
        raise of_messages([in_row(name, max(reader.line_num, 1), "own_no_csv", error=str(error))]) from None
