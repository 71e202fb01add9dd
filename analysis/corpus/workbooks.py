"""Workbooks of Excel, WPS and LibreOffice as rows, by calamine."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from analysis.wording import message

UNPACKED = 512 * 2**20  #: bytes that the parts of a workbook may unpack to


def rows(path: Path, has_texts: Callable[[list[str]], bool]) -> Iterator[dict | str]:
    """The rows of all sheets that have a column of texts, as dicts; a str for what cannot be read, saying why.

    The first row of a sheet that is not empty is its header. Where no sheet
    has the column, the rows of the first one are given.

    Parameters
    ----------
    path : Path
    has_texts : callable
        Whether a sheet with these names of columns has one of texts.
    """
    import python_calamine

    size = _size(path)
    if size > UNPACKED:
        yield message("package_too_large", size=size // 2**20, most=UNPACKED // 2**20)
        return
    try:
        with python_calamine.CalamineWorkbook.from_path(str(path)) as book:
            sheets = [_sheet(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names]
    except (python_calamine.CalamineError, ValueError, OSError) as error:
        yield message("broken_workbook", error=type(error).__name__)
        return
    except BaseException as error:  # the library is written in Rust, and may panic
        if not type(error).__name__.startswith("Panic"):
            raise
        yield message("broken_workbook")
        return
    good = [rows for header, rows in sheets if has_texts(header)]
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


def _sheet(cells: list[list]) -> tuple[list[str], list[dict]]:
    """The header of a sheet, and its rows that hold anything."""
    filled = [row for row in cells if any(cell not in ("", None) for cell in row)]
    if not filled:
        return [], []
    header = [str(cell).strip() for cell in filled[0]]
    return header, [
        {name: _cell(cell) for name, cell in zip(header, row, strict=False) if name} for row in filled[1:]
    ]


def _cell(cell: object) -> object:
    """A cell; whole numbers without the decimals that Excel gives them."""
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell
