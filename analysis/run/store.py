"""Tables to disk and back: Parquet for programs, CSV that opens right in Excel.

A cell that begins with = + - @ would run as a formula in a spreadsheet. Such
cells are written with an apostrophe before them, as spreadsheets themselves
do; a cell that begins with an apostrophe gets another one, so that taking
one off gives the original back.
"""

from __future__ import annotations

import codecs
import io
import logging
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as arrow_csv
import pyarrow.parquet as pq

from analysis import cells
from analysis.faults import InputFault
from analysis.refusals import refused
from analysis.wording import to_log

logger = logging.getLogger(__name__)
#: Characters that a cell of Excel holds; of a longer one it shows the beginning.
CELL = 32_767
#: Rows of a table that become CSV together.
_AT_ONCE = 50_000
#: Rows of a table that are read together where all its rows pass.
STRETCH = 10_000
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "'")
_FORMULA = r"\A[=+\-@\t\r']"


def rearm(cell: object) -> object:
    """A cell as it was before `to_csv` put an apostrophe before it.

    >>> rearm("''=1+1"), rearm("会议")
    ("'=1+1", '会议')
    """
    return cell[1:] if isinstance(cell, str) and cell.startswith("'") else cell


def to_csv(table: pd.DataFrame) -> bytes:
    """The table as CSV: UTF-8 with BOM, one header line, nothing a spreadsheet would run."""
    return _csv(table, as_arrow(table), first=True)


def _csv(table: pd.DataFrame, arrow: pa.Table, *, first: bool) -> bytes:
    """A table, also given as `as_arrow` makes it, as CSV.

    Where the rows go on those of another table (not `first`), without BOM and header.
    """
    for at, dtype in enumerate(table.dtypes):
        safe = arrow[at]
        if isinstance(dtype, pd.StringDtype):
            armed = pc.match_substring_regex(safe, _FORMULA)
            if pc.any(armed).as_py():
                mark, nothing = (pa.scalar(end, safe.type) for end in ("'", ""))
                safe = pc.if_else(armed, pc.binary_join_element_wise(mark, safe, nothing), safe)
        elif pd.api.types.is_float_dtype(dtype):
            numbers = table.iloc[:, at].to_numpy("float64", na_value=np.nan)
            safe = pa.array(_six_digits(numbers), from_pandas=True)
        elif not pd.api.types.is_numeric_dtype(dtype):
            text = table.iloc[:, at].astype("str")
            armed = text.str.startswith(_FORMULA_STARTS)
            if armed.any():
                safe = pa.array(table.iloc[:, at].where(~armed, "'" + text), from_pandas=True)
        if safe is not arrow[at]:
            arrow = arrow.set_column(at, arrow.column_names[at], safe)
    written = io.BytesIO(codecs.BOM_UTF8 if first else b"")
    written.seek(0, io.SEEK_END)
    arrow_csv.write_csv(arrow, written, arrow_csv.WriteOptions(include_header=first))
    return written.getvalue()


def long_cells(table: pa.Table) -> dict[str, int]:
    """For each column of a table with cells that Excel cuts: how many there are.

    >>> long_cells(pa.table({"text": ["会" * 40_000, "议"], "n": [1, 2]}))
    {'text': 1}
    """
    found = {}
    for column in table.schema:
        if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
            count = pc.sum(pc.greater(pc.utf8_length(table[column.name]), CELL)).as_py()
            if count:
                found[column.name] = count
    return found


def log_long_cells(name: str, counts: Mapping[str, int]) -> None:
    """Log for each column of a written table how many of its cells Excel cuts."""
    for column, count in counts.items():
        logger.warning(to_log("log_long_cells", name=name, column=column, n=count, most=CELL))


def _six_digits(numbers: np.ndarray) -> np.ndarray:
    """Numbers as six significant digits write them.

    >>> _six_digits(np.array([0.12345678, -1234567.0, 0.0, 1e-9 / 3])).tolist()
    [0.123457, -1234570.0, 0.0, 3.33333e-10]
    """
    with np.errstate(divide="ignore"):
        places = 5 - np.floor(np.log10(np.abs(numbers)))
    places = np.where(np.isfinite(places), places, 0).clip(-300, 300)
    up, down = 10.0 ** np.maximum(places, 0), 10.0 ** np.maximum(-places, 0)
    return np.round(numbers / down * up) * down / up


def from_csv(content: bytes) -> pd.DataFrame:
    """A table that `to_csv` wrote; text columns as they were, numbers as numbers."""
    table = pd.read_csv(
        io.BytesIO(content), encoding="utf-8-sig", keep_default_na=False, na_values={}, skip_blank_lines=False
    )
    for name in table.columns:
        if not pd.api.types.is_numeric_dtype(table[name]):
            table[name] = table[name].map(rearm)
    return table


def as_arrow(table: pd.DataFrame, lists: Collection[str] = ()) -> pa.Table:
    """The table as Parquet has it; of `lists`, columns of joined lists (`cells.join`), with columns of lists."""
    arrow = pa.Table.from_pandas(table, preserve_index=False).replace_schema_metadata(None)
    return _with_lists(arrow, table, lists) if lists else arrow


def _with_lists(arrow: pa.Table, table: pd.DataFrame, lists: Collection[str]) -> pa.Table:
    """A table in which `lists` are columns of lists."""
    for at, name in enumerate(arrow.column_names):
        if name in lists:
            items = [cells.split(cell) for cell in table[name].tolist()]
            arrow = arrow.set_column(at, name, pa.array(items, pa.list_(pa.string())))
    return arrow


class Stream:
    """A table that is written part after part, so that it need not be held.

    Parameters
    ----------
    folder : Path
    name : str
        The files are ``NAME.parquet`` and ``NAME.csv``.
    as_csv : bool
        Whether there is a ``NAME.csv``.
    lists : collection of str
        Columns whose cells are joined lists (`cells.join`): in Parquet they become columns of lists.

    Attributes
    ----------
    long_cells : Counter of str
        For each column with cells that Excel cuts: how many there are, so far.
    """

    def __init__(self, folder: Path, name: str, *, as_csv: bool = True, lists: Collection[str] = ()):
        folder.mkdir(parents=True, exist_ok=True)
        self._parquet: pq.ParquetWriter | None = None
        self._lists = lists
        self._path = folder / f"{name}.parquet"
        self._csv = (folder / f"{name}.csv").open("wb") if as_csv else None
        self.long_cells: Counter[str] = Counter()

    def add(self, part: pd.DataFrame) -> None:
        """The next rows; every part has the same columns."""
        plain, first = as_arrow(part), self._parquet is None
        arrow = _with_lists(plain, part, self._lists)
        if self._parquet is None:
            self._parquet = pq.ParquetWriter(self._path, arrow.schema, compression="zstd")
        self._parquet.write_table(arrow)
        if self._csv:
            self.long_cells.update(long_cells(plain))
            for start in range(0, max(len(part), 1), _AT_ONCE):
                rows, same = part.iloc[start : start + _AT_ONCE], plain.slice(start, _AT_ONCE)
                self._csv.write(_csv(rows, same, first=first and not start))

    def __enter__(self) -> Stream:
        return self

    def __exit__(self, *error: object) -> None:
        if self._parquet:
            self._parquet.close()
        if self._csv:
            self._csv.close()


def from_parquet(path: Path, columns: Sequence[str] | None = None) -> pd.DataFrame:
    """A table that a `Stream` wrote, whole or some columns of it; lists joined again."""
    try:
        return _as_frame(pq.read_table(path, columns=columns and [*columns]))
    except FileNotFoundError:
        raise gone(path) from None


def in_parts(path: Path, columns: Sequence[str], size: int = 0) -> Iterator[pd.DataFrame]:
    """The rows of a table that a `Stream` wrote, so many at a time, numbered as in the whole of it; one part at least."""
    try:
        file = pq.ParquetFile(path)
    except FileNotFoundError:
        raise gone(path) from None
    with file:
        first = 0
        for batch in file.iter_batches(size or _AT_ONCE, columns=[*columns]):
            rows = _as_frame(pa.Table.from_batches([batch]))[[*columns]]
            rows.index = pd.RangeIndex(first, first + len(rows))
            first += len(rows)
            yield rows
        if not first:
            yield _as_frame(file.read([*columns]))[[*columns]]


def _as_frame(arrow: pa.Table) -> pd.DataFrame:
    for at, column in enumerate(arrow.schema):
        if pa.types.is_list(column.type):
            arrow = arrow.set_column(at, column.name, _joined(arrow[column.name]))
    table = arrow.to_pandas()
    for name in table.columns:
        if table[name].dtype == object:
            table[name] = table[name].astype("str")
    return table


def _joined(lists: pa.ChunkedArray) -> pa.ChunkedArray:
    r"""Lists as cells (`cells.join`).

    >>> _joined(pa.chunked_array([[["市委", "市政府"], []], [["a；b"]]])).to_pylist()
    ['市委；市政府', '', 'a\\；b']
    """
    items = pc.list_flatten(lists)
    special = pc.or_(pc.match_substring_regex(items, r"[\\；]"), pc.equal(items, ""))
    if items.null_count or lists.null_count or pc.any(special).as_py():
        return pa.chunked_array([pa.array([cells.join(each) for each in lists.to_pylist()], pa.string())])
    return pc.binary_join(lists, cells.SEPARATOR)


def gone(path: Path) -> InputFault:
    """What to say where a kept result was swept away while it was in use."""
    return refused("refused_made_way", path=str(path))


def part(
    tables: Mapping[str, pd.DataFrame],
    name: str,
    columns: Sequence[str],
    chosen: Callable[[pd.DataFrame], pd.DataFrame] | None = None,
) -> pd.DataFrame:
    """Some columns of one of several tables; of those that lie on disk no more is read, and nothing held.

    Parameters
    ----------
    chosen : callable, optional
        What is wanted of some rows, which are numbered as in the whole table. It is asked of one stretch of a table
        after the other, so that the rest need not be held.
    """
    if isinstance(tables, Stored):
        return tables.part(name, columns, chosen)
    table = tables[name][[*columns]]
    return table if chosen is None else chosen(table.reset_index(drop=True))


def columns(tables: Mapping[str, pd.DataFrame], name: str) -> list[str]:
    """The columns of one of several tables; one that lies on disk is not read for it."""
    return tables.columns(name) if isinstance(tables, Stored) else [*tables[name]]


def stretches(
    tables: Mapping[str, pd.DataFrame], name: str, columns: Sequence[str]
) -> Iterator[pd.DataFrame]:
    """Some columns of one of several tables, in stretches of `STRETCH` rows where it lies on disk; one at least."""
    if isinstance(tables, Stored):
        return tables.stretches(name, columns)
    return iter([tables[name][[*columns]]])


class Stored(Mapping[str, pd.DataFrame]):
    """Tables that may be read in parts, so that the whole of none need be held."""

    def stretches(self, name: str, columns: Sequence[str]) -> Iterator[pd.DataFrame]:
        """Some columns of a table, so many rows at a time, numbered as in the whole of it."""
        raise NotImplementedError

    def columns(self, name: str) -> list[str]:
        """The columns of a table."""
        return [*self[name]]

    def part(
        self,
        name: str,
        columns: Sequence[str],
        chosen: Callable[[pd.DataFrame], pd.DataFrame] | None = None,
    ) -> pd.DataFrame:
        """Some columns of a table, or what is `chosen` of them (see `part`), read for the caller and not held."""
        found = [rows if chosen is None else chosen(rows) for rows in self.stretches(name, columns)]
        return pd.concat(found) if len(found) > 1 else found[0]


class Tables(Stored):
    """Every table of a folder by name, each read from its Parquet when it is first asked for.

    In another process it is read again: only the places of the files travel.
    """

    def __init__(self, folder: Path):
        self._paths = {path.stem: path for path in sorted(folder.glob("*.parquet"))}
        self._read: dict[str, pd.DataFrame] = {}

    def __getitem__(self, name: str) -> pd.DataFrame:
        if name not in self._read:
            self._read[name] = from_parquet(self._paths[name])
        return self._read[name]

    def part(
        self,
        name: str,
        columns: Sequence[str],
        chosen: Callable[[pd.DataFrame], pd.DataFrame] | None = None,
    ) -> pd.DataFrame:
        """Some columns of a table, or what is `chosen` of them (see `part`), read for the caller and not held."""
        if name in self._read:
            table = self._read[name][[*columns]]
            return table if chosen is None else chosen(table)
        if chosen is None:
            return from_parquet(self._paths[name], columns)
        found = [chosen(rows) for rows in in_parts(self._paths[name], columns)]
        return pd.concat(found) if len(found) > 1 else found[0]

    def columns(self, name: str) -> list[str]:
        if name in self._read:
            return [*self._read[name]]
        try:
            return pq.read_schema(self._paths[name]).names
        except FileNotFoundError:
            raise gone(self._paths[name]) from None

    def stretches(self, name: str, columns: Sequence[str]) -> Iterator[pd.DataFrame]:
        return in_parts(self._paths[name], columns, STRETCH)

    def __getstate__(self) -> dict:
        return self.__dict__ | {"_read": {}}

    def __contains__(self, name: object) -> bool:
        return name in self._paths

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)
