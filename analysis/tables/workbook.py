"""Tables as one Excel workbook, a sheet each, readable in English or Chinese."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import xlsxwriter

from analysis.refusals import of_system, refused
from analysis.run.store import CELL
from analysis.tables import meanings, readable
from analysis.wording import say

logger = logging.getLogger(__name__)

#: Rows that a sheet holds, with the head.
ROWS = 1_048_576


def write(tables: Mapping[str, pd.DataFrame], path: Path, *, language: str) -> None:
    """Write the tables; text stays text, so that no cell runs as a formula.

    Raises
    ------
    InputFault
        If the file's name does not end in .xlsx, a table has more rows than a sheet, or the file cannot be written.
    """
    if path.suffix.lower() != ".xlsx":  # Excel opens no workbook of another name
        raise refused("refused_workbook", path=str(path))
    for name, table in tables.items():
        if len(table) >= ROWS:
            raise refused("refused_long_table", path=str(path), name=name, n=len(table))
    options = {"constant_memory": True, "nan_inf_to_errors": False}
    try:
        book = xlsxwriter.Workbook(str(path), options)
        bold = book.add_format({"bold": True})
        for name, table in tables.items():
            _sheet(book.add_worksheet(_title(name, language)), name, table, language, bold)
        book.close()
    except (OSError, xlsxwriter.exceptions.FileCreateError) as error:
        reason = error if isinstance(error, OSError) else error.args[0]  # the other one has it inside
        raise refused("refused_writing", path=str(path), error=of_system(reason)) from None


def _title(name: str, language: str) -> str:
    """The name of a sheet: of a table of the suite, or in Chinese what the table is called; at most 31 characters.

    >>> _title("meetings", "en"), _title("meetings", "zh"), _title("mine", "zh")
    ('meetings', '会议', 'mine')
    """
    row = meanings.rows().get(name) if language == "zh" else None
    return (row["zh_head"] if row else name)[:31]


def _sheet(sheet, name: str, table: pd.DataFrame, language: str, bold) -> None:
    sheet.freeze_panes(1, 0)
    table = readable.table(table, language)
    for column, head in enumerate(table.columns):
        sheet.write_string(0, column, head, bold)
    numbers = [
        pd.api.types.is_numeric_dtype(kind) and not pd.api.types.is_bool_dtype(kind) for kind in table.dtypes
    ]
    cut = 0
    for row, values in enumerate(table.itertuples(index=False, name=None), 1):
        for column, value in enumerate(values):
            if pd.isna(value) or value == "":
                continue
            if numbers[column]:
                sheet.write_number(row, column, value)
            else:
                text = str(value)
                cut += len(text) > CELL
                sheet.write_string(row, column, text[:CELL])
    if cut:
        logger.warning(say("cells_cut", language, name=name, n=cut, most=CELL))
