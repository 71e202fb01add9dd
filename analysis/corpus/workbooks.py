"""Workbooks of Excel, WPS and LibreOffice as rows, by calamine."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from analysis.corpus.columns import distinct
from analysis.wording import message

_ABOVE = 10  #: rows among which the header is
UNPACKED = 512 * 2**20  #: bytes that the parts of a workbook may unpack to


def rows(path: Path, text_column: Callable[[list[str]], str]) -> Iterator[dict | str]:
    """The rows of all sheets that have a column of texts, as dicts; a str for what cannot be read, saying why.

    The header of a sheet is the first of its rows that names such a column, or
    the first that is not empty: titles may stand above. A cell merged over
    several rows counts for each of them, unless it is a text. Where no sheet
    has the column, the rows of the first one are given.

    Parameters
    ----------
    path : Path
    text_column : callable
        Which of some names of columns is that of the texts, or "".
    """
    import python_calamine

    size = _size(path)
    if size > UNPACKED:
        yield message("package_too_large", size=size // 2**20, most=UNPACKED // 2**20)
        return
    try:
        with python_calamine.CalamineWorkbook.from_path(str(path)) as book:
            sheets = [_sheet(book.get_sheet_by_name(name), text_column) for name in book.sheet_names]
    except (python_calamine.CalamineError, ValueError, OSError) as error:
        yield message("broken_workbook", error=type(error).__name__)
        return
    except BaseException as error:  # the library is written in Rust, and may panic
        if not type(error).__name__.startswith("Panic"):
            raise
        yield message("broken_workbook")
        return
    good = [rows for header, rows in sheets if text_column(header)]
    for found in good or [rows for _, rows in sheets[:1]]:
        yield from found


def _size(path: Path) -> int:
    """Bytes that it unpacks to, 0 where it is no zip."""
    try:
        with zipfile.ZipFile(path) as archive:
            return sum(part.file_size for part in archive.infolist())
    except (
        zipfile.BadZipFile,
        OSError,
        NotImplementedError,
    ):  # a version of the format that Python cannot read
        return 0


def _sheet(sheet, text_column: Callable[[list[str]], str]) -> tuple[list[str], list[dict]]:
    """The header of a sheet, and its rows that hold anything."""
    cells = sheet.to_python()
    filled = [number for number, row in enumerate(cells) if any(cell not in ("", None) for cell in row)]
    if not filled:
        return [], []
    heads = {number: distinct([str(cell).strip() for cell in cells[number]]) for number in filled[:_ABOVE]}
    top = next((number for number, names in heads.items() if text_column(names)), filled[0])
    header = heads[top]
    _fill_down(cells, sheet, header, text_column(header))
    return header, [
        {name: _cell(cell) for name, cell in zip(header, cells[number], strict=False) if name}
        for number in filled
        if number > top
    ]


def _fill_down(cells: list[list], sheet, header: list[str], texts: str) -> None:
    """Put what a cell merged over several rows holds into each of them."""
    top, left = sheet.start or (0, 0)
    for (first, column), (last, _) in sheet.merged_cell_ranges or ():
        place = column - left
        if not 0 <= place < len(header) or header[place] == texts:
            continue
        for number in range(first - top + 1, min(last - top + 1, len(cells))):
            cells[number][place] = cells[first - top][place]


def _cell(cell: object) -> object:
    """A cell; whole numbers without the decimals that Excel gives them."""
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell
