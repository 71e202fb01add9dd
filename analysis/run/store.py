"""Tables to disk and back: Parquet for programs, CSV that opens right in Excel.

A cell that begins with = + - @ would run as a formula in a spreadsheet. Such
cells are written with an apostrophe before them, as spreadsheets themselves
do; a cell that begins with an apostrophe gets another one, so that taking
one off gives the original back.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "'")


def disarm(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula.

    >>> disarm("=1+1"), disarm("-"), disarm("会议"), disarm(-3)
    ("'=1+1", "'-", '会议', -3)
    """
    return "'" + cell if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS) else cell


def rearm(cell: object) -> object:
    """The cell as it was before `disarm`.

    >>> rearm(disarm("'=1+1")), rearm("会议")
    ("'=1+1", '会议')
    """
    return cell[1:] if isinstance(cell, str) and cell.startswith("'") else cell


def to_csv(table: pd.DataFrame) -> bytes:
    """The table as CSV: UTF-8 with BOM, one header line, nothing a spreadsheet would run."""
    safe = table.copy()
    for name in safe.columns:
        if not pd.api.types.is_numeric_dtype(safe[name]):
            safe[name] = safe[name].map(disarm)
    words = [name for name in safe.columns if not pd.api.types.is_numeric_dtype(safe[name])]
    torn = any(safe[name].astype("str").str.contains("\r", regex=False).any() for name in words)
    quoting = csv.QUOTE_ALL if torn else csv.QUOTE_MINIMAL  # else a bare \r would begin a new row
    return safe.to_csv(index=False, lineterminator="\n", float_format="%.6g", quoting=quoting).encode(
        "utf-8-sig"
    )


def from_csv(content: bytes) -> pd.DataFrame:
    """A table that `to_csv` wrote; text columns as they were, numbers as numbers."""
    table = pd.read_csv(
        io.BytesIO(content), encoding="utf-8-sig", keep_default_na=False, na_values={}, skip_blank_lines=False
    )
    for name in table.columns:
        if not pd.api.types.is_numeric_dtype(table[name]):
            table[name] = table[name].map(rearm)
    return table


def to_parquet(table: pd.DataFrame) -> bytes:
    """The table as Parquet, the same bytes for the same cells."""
    arrow = pa.Table.from_pandas(table, preserve_index=False).replace_schema_metadata(None)
    sink = io.BytesIO()
    pq.write_table(arrow, sink, compression="zstd")
    return sink.getvalue()


def from_parquet(path: Path) -> pd.DataFrame:
    """A table that `to_parquet` wrote."""
    table = pq.read_table(path).to_pandas()
    for name in table.columns:
        if table[name].dtype == object:
            table[name] = table[name].astype("str")
    return table


def write_all(tables: Mapping[str, pd.DataFrame], folder: Path) -> None:
    """Every table as ``NAME.csv`` and ``NAME.parquet`` in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in tables.items():
        (folder / f"{name}.csv").write_bytes(to_csv(table))
        (folder / f"{name}.parquet").write_bytes(to_parquet(table))


def read_all(folder: Path) -> dict[str, pd.DataFrame]:
    """Every table of a folder, by name, from its Parquet."""
    return {path.stem: from_parquet(path) for path in sorted(folder.glob("*.parquet"))}
