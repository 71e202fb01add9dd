"""Tables become sources, one a record, read as a stream."""

from __future__ import annotations

import csv
import gzip
import io
import itertools
import json
import re
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from analysis.corpus import cell_dates, encodings, published, workbooks
from analysis.corpus.columns import Columns, distinct, from_folders, words
from analysis.corpus.encodings import Unreadable, decode, without_halves
from analysis.corpus.readers import web_fragment
from analysis.records import Source, Unread
from analysis.wording import message

WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
SUFFIXES = (".csv", ".tsv", ".jsonl", ".ndjson", ".parquet", *WORKBOOKS)
UNPACKED = 512 * 2**20  #: bytes that a packed table may always unpack to
RATIO = 200  #: and beyond that, how many times its own size
LINE = 2**26  #: characters of one line, one cell, one text

_HEAD = 2**16  #: bytes that an encoding is detected from
_SAMPLE = 200  #: records looked at to see whether the text column holds text
_SAMPLE_WEIGHT = 2**24  #: or so many characters of them
_MARKS = ",;\t|"  #: what parts the cells of a table
_ABOVE = 10  #: lines among which the head of a table is
_NAMED_MARK = re.compile(r"sep=(.)\s*", re.IGNORECASE)
_QUOTED = re.compile(r'"(?:[^"]|"")*+"')
_ADDRESS = re.compile(r"(?:https?:)?//|www\.|[\w.-]+\.(?:cn|com|net|org)/", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")


def is_table(name: str) -> bool:
    """Whether a file's name says it is a table.

    >>> is_table("A.CSV"), is_table("a.jsonl.gz"), is_table("a.txt.gz"), is_table("a.xlsx")
    (True, True, False, True)
    """
    lower = name.lower()
    return lower.endswith(SUFFIXES) or lower.endswith(
        tuple(f"{one}.gz" for one in SUFFIXES if one not in WORKBOOKS)
    )


def sources(
    path: Path, *, columns: tuple[tuple[str, str], ...] = (), prefix: str = ""
) -> Iterator[Source | Unread]:
    """The records of a table, in order.

    Parameters
    ----------
    path : Path
    columns : tuple of (str, str)
        (our name, the table's name) pairs: see `analysis.corpus.columns`.
    prefix : str
        Goes before each record's name: the table's own, in a folder.

    Raises
    ------
    Unreadable
        Before any record: if the table has no text column, or one of numbers.
    """
    taken: dict[str, int] = {}
    rows = _rows(path, columns)
    waiting = list(_sample(rows))
    good = [row for row in waiting if isinstance(row, dict)]
    known = Columns.of(good, columns)
    _check(waiting, known.roles.get("text", "text"))
    day = known.roles.get("published", "")
    dates = cell_dates.Column.of(row.get(day) for row in good)
    folders = from_folders(prefix, columns)
    if known.unused:
        options = " ".join(f"--column {name}={name}" for name in known.unused)
        yield Unread(
            f"{prefix}{', '.join(known.unused)}",
            message("columns_of_texts", options=without_halves(options)),
            is_note=True,
        )
    number = 0
    for source in (waiting, rows):
        for row in source:
            number += 1
            yield _record(row, number, known, taken, prefix, dates, folders)
            if fault := dates.fault():
                yield Unread(f"{prefix}{day}", fault, is_note=True)


def _sample(rows: Iterable[dict | str]) -> Iterator[dict | str]:
    weight = 0
    for number, row in enumerate(rows, start=1):
        yield row
        weight += (
            sum(len(cell) for cell in row.values() if isinstance(cell, str)) if isinstance(row, dict) else 0
        )
        if number == _SAMPLE or weight >= _SAMPLE_WEIGHT:
            return


def _check(rows: list[dict | str], text: str) -> None:
    """Refuse a table whose text column is missing or holds no words."""
    good = [row for row in rows if isinstance(row, dict)]
    if not good:
        raise Unreadable("no_record_can_be_read", why=str(rows[0])) if rows else Unreadable("no_records")
    if not any(text in row for row in good):
        names = ", ".join(str(name) for name in good[0])
        raise Unreadable("no_text_column", column=text, columns=names)
    cells = [_joined(row.get(text)) for row in good if row.get(text) not in (None, "")]
    if cells and not any(isinstance(cell, str) and _LETTER.search(cell) for cell in cells):
        raise Unreadable("text_column_of_numbers", column=text)


def _joined(cell: object) -> object:
    """A cell; a list of paragraphs as a text."""
    paragraphs = isinstance(cell, list) and all(isinstance(part, str) for part in cell)
    return "\n".join(cell) if paragraphs else cell  # type: ignore[arg-type]


def _record(
    row: dict | str,
    number: int,
    known: Columns,
    taken: dict[str, int],
    prefix: str,
    dates: cell_dates.Column,
    folders: tuple[tuple[str, str], ...],
) -> Source | Unread:
    if isinstance(row, str):
        return Unread(f"{prefix}{number}", row)
    cells = {ours: row.get(name) for ours, name in known.roles.items()}
    name = prefix + _named(words(cells.get("id")) or str(number), taken)
    text = _joined(cells.get("text"))
    if text is None or (isinstance(text, str) and not text.strip()):
        return Unread(name, message("record_without_text"))
    if not isinstance(text, str) or not _LETTER.search(text):
        return Unread(name, message("record_text_is_no_text", begins=without_halves(str(text)[:20])))
    if len(text) > LINE:
        return Unread(name, message("record_too_long", most=LINE // 10**6))
    marked = web_fragment.read(text)
    if marked and not _LETTER.search(marked.text):
        return Unread(name, message("record_without_text"))
    origin = words(cells.get("source"))
    date, basis = dates.day(cells.get("published")), "column"
    if not date and _ADDRESS.match(origin):
        date, basis = published.in_address(origin), "url"
    return Source(
        name,
        without_halves(marked.text if marked else text),
        title=web_fragment.line(words(cells.get("title"))),
        published=date,
        published_basis=basis if date else "",
        origin=origin or dict(folders).get("source", ""),
        outside=marked.outside if marked else (),
        reader=marked.reader if marked else "",
        metadata=tuple((dict(folders) | dict(known.metadata(row))).items()),
    )


def _named(name: str, taken: dict[str, int]) -> str:
    """A name that no earlier record has: the second "a" is "a~2"."""
    taken[name] = taken.get(name, 0) + 1
    if taken[name] == 1:
        return name
    return _named(f"{name}~{taken[name]}", taken)


def _rows(path: Path, columns: tuple[tuple[str, str], ...]) -> Iterator[dict | str]:
    """Rows as dicts; a str for one that cannot be read, saying why."""
    name = path.name.lower()
    if name.endswith(WORKBOOKS):
        yield from workbooks.rows(path, lambda header: _text_column(header, columns))
        return
    packed = name.endswith(".gz")
    kind = name.removesuffix(".gz").rsplit(".", 1)[1]
    try:
        size = path.stat().st_size if packed else 0
        with gzip.open(path) if packed else path.open("rb") as handle:
            if kind == "parquet":
                yield from _parquet(handle, packed)
            elif kind in ("jsonl", "ndjson"):
                yield from _jsonl(handle, size)
            else:
                yield from _csv(handle, size, _encoding_of(path, packed), columns)
    except (EOFError, zlib.error, OSError) as error:
        said = " ".join(str(error).split())  # Arrow says more than a line
        yield message("table_breaks", error=f"{type(error).__name__}: {said}")
    except Unreadable as why:
        yield why.reason


def _text_column(header: list[str], columns: tuple[tuple[str, str], ...]) -> str:
    """The name of the column of texts under a head, or ""."""
    return Columns.of([dict.fromkeys(header)], columns).roles.get("text", "")


def _lines(lines: io.IOBase, handle, packed: int) -> Iterator:
    """Lines of a table, up to one that is too long, or to where it unpacks without end.

    Parameters
    ----------
    lines : binary or text file
        What lines are read from; it reads from `handle`.
    packed : int
        Bytes of the file, if it is packed; else 0.
    """
    number = 0
    while line := lines.readline(LINE + 1):
        number += 1
        if len(line) > LINE:
            raise Unreadable("table_line_too_long", line=number, most=LINE // 2**20)
        if packed and handle.tell() > max(UNPACKED, RATIO * packed):
            raise Unreadable("unpacks_without_end", most=UNPACKED // 2**20, times=RATIO)
        yield line


def _parquet(handle, packed: bool) -> Iterator[dict | str]:
    import pyarrow
    import pyarrow.parquet

    if packed:
        data = handle.read(UNPACKED + 1)
        if len(data) > UNPACKED:
            yield message("unpacks_too_large", most=UNPACKED // 2**20)
            return
        handle = io.BytesIO(data)
    try:
        names = pyarrow.parquet.read_schema(handle)
        texts = [field.name for field in names if pyarrow.types.is_string(field.type)]
        # as dictionaries: one long cell may stand for thousands, and must not be written out for each
        file = pyarrow.parquet.ParquetFile(handle, read_dictionary=texts)
        most = _most(file.metadata)
        for batch in file.iter_batches(batch_size=16):
            most -= sum(map(_characters, batch.columns))
            if most < 0:
                raise Unreadable("unpacks_without_end", most=UNPACKED // 2**20, times=RATIO)
            yield from batch.to_pylist()
    except (pyarrow.ArrowException, ValueError, OverflowError) as error:
        yield message("broken_parquet", error=type(error).__name__)


def _characters(column) -> int:
    """Characters that the cells of a column come to, written out; 0 for what is no text."""
    import pyarrow
    import pyarrow.compute

    if not pyarrow.types.is_dictionary(column.type):
        return 0
    lengths = pyarrow.compute.utf8_length(column.dictionary).take(column.indices)
    return pyarrow.compute.sum(lengths).as_py() or 0


def _most(parts) -> int:
    """How much text a Parquet file may unpack to, unless it says of itself that it is more."""
    groups = [parts.row_group(number) for number in range(parts.num_row_groups)]
    columns = [group.column(number) for group in groups for number in range(group.num_columns)]
    most = max(UNPACKED, RATIO * sum(column.total_compressed_size for column in columns))
    if sum(column.total_uncompressed_size for column in columns) > most:
        raise Unreadable("unpacks_without_end", most=UNPACKED // 2**20, times=RATIO)
    return most


def _jsonl(handle, packed: int) -> Iterator[dict | str]:
    for number, line in enumerate(_lines(handle, handle, packed), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(decode(line))
        except (ValueError, RecursionError, Unreadable) as error:
            yield message("table_line_no_json", line=number, error=str(error))
            continue
        if isinstance(row, list) and row and all(isinstance(one, dict) for one in row):
            yield from row
        else:
            yield row if isinstance(row, dict) else message("table_line_no_object", line=number)


def _csv(handle, packed: int, encoding: str, columns: tuple[tuple[str, str], ...]) -> Iterator[dict | str]:
    csv.field_size_limit(LINE)
    text = io.TextIOWrapper(handle, encoding=encoding, errors="strict", newline="")
    lines = _as_written(_lines(text, handle, packed))
    rows, above = None, 1
    try:
        sample = list(_first(lines))
        above, delimiter, header = _head(sample, columns)
        rest = sample[above:]
        raw = delimiter == "\t" and _has_plain_marks(rest, len(header))
        rows = csv.reader(
            itertools.chain(rest, lines),
            delimiter=delimiter,
            quoting=csv.QUOTE_NONE if raw else csv.QUOTE_MINIMAL,
        )
        for cells in rows:
            if not cells:
                continue
            if len(cells) > len(header) and not any(cells[len(header) :]):
                cells = cells[: len(header)]  # a separator behind each row
            if len(cells) != len(header):
                line = rows.line_num + above
                yield message("table_line_cells", line=line, cells=len(cells), header=len(header))
                continue
            yield dict(zip(header, map(_unquoted, cells) if raw else cells))
    except (csv.Error, UnicodeDecodeError) as error:
        yield message("table_line_fault", line=rows.line_num + above if rows else 1, error=str(error))


def _as_written(lines: Iterator[str]) -> Iterator[str]:
    """Lines of a table; those of one in GBK or UTF-8 that a program read as Latin-1 and saved again as they were."""
    first = list(_first(lines))
    saved = encodings.saved_again("".join(first))
    for line in itertools.chain(first, lines):
        yield line.encode(saved[0], "replace").decode(saved[1], "replace") if saved else line


def _first(lines: Iterable[str]) -> Iterator[str]:
    """The first lines of a table."""
    weight = 0
    for line in itertools.islice(lines, _SAMPLE):
        weight += len(line)
        yield line
        if weight >= _SAMPLE_WEIGHT:
            return


def _head(lines: list[str], columns: tuple[tuple[str, str], ...]) -> tuple[int, str, list[str]]:
    """The number of lines up to and including the header row, the delimiter, and the column names.

    >>> _head(["2024年汇总,,\\n", "正文;来源\\n"], ()), _head(["甲,乙\\n"], ())
    ((2, ';', ['正文', '来源']), (1, ',', ['甲', '乙']))
    """
    first = None
    for number, line in enumerate(lines[:_ABOVE], start=1):
        if not line.strip() or ((named := _NAMED_MARK.fullmatch(line)) and named[1] in _MARKS):
            continue
        mark = max(_MARKS, key=lambda mark: (line.count(mark), mark == ","))
        found = number, mark, distinct(next(csv.reader([line], delimiter=mark), []))
        if _text_column(found[2], columns):
            return found
        first = first or found
    return first or (len(lines), ",", [])


def _has_plain_marks(lines: list[str], columns: int) -> bool:
    r"""Whether cells parted by tabs begin with quotation marks that are their own: "两个确立"写入报告.

    >>> [_has_plain_marks([line], 2) for line in ('"甲"乙\t1', '"甲乙"\t1', '甲\t1', '"甲')]
    [True, False, False, False]
    """
    rows = [line.rstrip("\r\n").split("\t") for line in lines if line.strip()]
    if any(len(cells) != columns for cells in rows):
        return False  # cells in quotation marks go over several lines
    return any(cell.startswith('"') and not _QUOTED.fullmatch(cell) for cells in rows for cell in cells)


def _unquoted(cell: str) -> str:
    """A cell without the quotation marks that a program put around it."""
    return cell[1:-1].replace('""', '"') if _QUOTED.fullmatch(cell) else cell


def _encoding_of(path: Path, packed: bool) -> str:
    """The encoding of a table: from its first 64 kB that are not ASCII alone."""
    with gzip.open(path) if packed else path.open("rb") as handle:
        head = handle.read(_HEAD)
        read = len(head)
        while head.isascii() and not head.startswith(b"\xff\xfe"):
            more = handle.read(_HEAD * 16)
            read += len(more)
            if not more or read > UNPACKED:
                break
            if not more.isascii():
                first = next(i for i, byte in enumerate(more) if byte > 0x7F)
                head = more[first : first + _HEAD]
    return _encoding(head)


def _encoding(head: bytes) -> str:
    """The encoding of a table from its first bytes, which may end within a character."""
    for encoding in ("utf-8-sig", "utf-16", "gb18030", "big5"):
        if encoding == "utf-16" and head[:2] not in (b"\xff\xfe", b"\xfe\xff"):
            continue
        for cut in range(4):
            try:
                head[: len(head) - cut].decode(encoding)
                return encoding
            except UnicodeDecodeError:
                continue
    raise Unreadable("undecodable_table")
