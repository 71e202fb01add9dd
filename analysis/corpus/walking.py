"""What there is to read: the files of a folder, or the records of a table, in batches."""

from __future__ import annotations

import os
import re
import stat
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from analysis.corpus import recordtables
from analysis.corpus.columns import from_folders
from analysis.corpus.encodings import Unreadable
from analysis.corpus.readers import by_content
from analysis.corpus.taking import DEFAULT, USUAL, Budget, File, Reading, take
from analysis.records import Source, Unread
from analysis.refusals import of_system, refused
from analysis.run import beside, note
from analysis.wording import message

#: A person's own files at the top of a corpus are no texts.
_BESIDE = frozenset(beside.NAMES)

#: A web page, which a browser saves with a folder of its pictures, styles and scripts beside it.
_WEB_PAGE = re.compile(r"(.+)\.(?:x?html?|mht)", re.IGNORECASE)
PARTS_OF_PAGES = ("_files", ".files")

#: Files, and records of a table, that a batch has on average; at twice as many, or at so many bytes or
#: characters of them, it is full.
FILES, RECORDS, WEIGHT = 64, 512, 1_000_000
#: A packed file counts as so many times its bytes.
_UNPACKS = 20


@dataclass(frozen=True, slots=True)
class Batch:
    """A unit of work that can be sent to another process, or to another machine.

    Attributes
    ----------
    items : tuple of File, Source or Unread
        Files whose text is still to be read; records of a table; and what
        never will be read, with why.
    budget : Budget
        What each of them may take.
    """

    items: tuple[File | Source | Unread, ...]
    budget: Budget = DEFAULT


def batches(
    path: Path | str, *, columns: tuple[tuple[str, str], ...] = (), reading: Reading = USUAL
) -> Iterator[Batch]:
    """The corpus at `path`, a folder, a table or a single file, in batches.

    Names are paths below the folder, with "/" on every system, in their
    order; those of records are the `id` column, or the row's number. Hidden
    files, a user's own files (`run.beside`), results of a build (`run.note`) and
    parts of saved web pages that are no text are passed over. Links are not followed: what they lead to within
    the folder is read where it stands.

    Parameters
    ----------
    path : Path or str
    columns : tuple of (str, str)
        For tables: (our name, the table's name) pairs; for folders such as
        ``("province", "folder:1")``.
    reading : Reading
        Whether scanned pages are recognised, and what reading one file may take.

    Raises
    ------
    InputFault
        If there is nothing at `path`, nothing in it, or it is a table
        without text.
    """
    root = Path(path)
    try:
        mode = root.stat().st_mode
    except OSError as error:
        raise refused("refused_no_table", path=str(root), error=of_system(error)) from None
    if stat.S_ISDIR(mode):
        return _folder(root, columns, reading)
    if not stat.S_ISREG(mode):
        raise refused("refused_neither", path=str(root))
    if recordtables.is_table(root.name):
        return _table(root, columns, reading.budget)
    if root.name != _printable(root.name):
        raise refused("refused_path", path=_printable(str(root)), why="name_is_no_text")
    if _is_text_file(root.name):
        return iter([Batch((take(root.parent, root.name, reading),), reading.budget)])
    raise refused("refused_path", path=str(root), why="no_reader")


def _folder(root: Path, columns: tuple[tuple[str, str], ...], reading: Reading) -> Iterator[Batch]:
    """Batches of a folder's files; its tables' records where the table stands."""
    names: list[str] = []
    left_out: list[Unread] = []
    weight = 0
    empty = True
    for name, reason, size in sorted(_walk(root)):
        empty = False
        if reason:
            left_out.append(Unread(name, reason))
        elif recordtables.is_table(name):
            if names:
                yield _files(root, names, columns, reading)
                names, weight = [], 0
            try:
                records = recordtables.sources(root / name, columns=columns, prefix=f"{name}:")
                yield from _packed(records, reading.budget)
            except Unreadable as why:
                left_out.append(Unread(name, why.reason))
        else:
            names.append(name)
            weight += size * (_UNPACKS if name.lower().endswith((".gz", ".docx")) else 1)
            if _ends(name, len(names), weight, FILES):
                yield _files(root, names, columns, reading)
                names, weight = [], 0
    if empty:
        raise refused("refused_path", path=str(root), why="empty_folder")
    if names or left_out:
        yield Batch((*left_out, *_files(root, names, columns, reading).items), reading.budget)


def _files(root: Path, names: Iterable[str], columns: tuple[tuple[str, str], ...], reading: Reading) -> Batch:
    items = tuple(take(root, name, reading, metadata=from_folders(name, columns)) for name in names)
    return Batch(items, reading.budget)


def _table(path: Path, columns: tuple[tuple[str, str], ...], budget: Budget) -> Iterator[Batch]:
    try:
        yield from _packed(recordtables.sources(path, columns=columns), budget)
    except Unreadable as why:
        raise refused("refused_path", path=str(path), why=why.reason) from None


def _packed(records: Iterable[Source | Unread], budget: Budget) -> Iterator[Batch]:
    """Records in batches; never more than one batch of them is held."""
    held: list[Source | Unread] = []
    weight = 0
    for record in records:
        held.append(record)
        weight += len(record.text) if isinstance(record, Source) else 0
        if _ends(record.name, len(held), weight, RECORDS):
            yield Batch(tuple(held), budget)
            held, weight = [], 0
    if held:
        yield Batch(tuple(held), budget)


def _ends(name: str, held: int, weight: int, usual: int) -> bool:
    """Whether a batch ends behind the item of this name.

    The name decides unless the batch is full, so that what is put in
    between moves no later end, and all later batches are known again.
    """
    return zlib.crc32(name.encode()) % usual == 0 or held >= 2 * usual or weight >= WEIGHT


def _walk(root: Path) -> Iterator[tuple[str, str, int]]:
    """Everything below `root` as (name, why it is left out or "", bytes); not what a build wrote there."""
    folders = [""]
    results: set[str] = set()  # of builds into a folder of the corpus
    of_pages: set[str] = set()  # folders of the parts of saved web pages
    while folders:
        folder = folders.pop()
        try:
            entries = list(os.scandir(root / folder))
        except OSError as error:
            yield _printable(folder) or ".", message("folder_cannot_be_opened", error=error.strerror or ""), 0
            continue
        below = f"{folder}/" if folder else ""
        if any(entry.name == "tables" for entry in entries):
            results.update(below + name for name in note.written(root / folder))
        if any(entry.name == note.COMPARED for entry in entries):
            results.update(below + name for name in note.compared(root / folder))
        pages = {found[1] for entry in entries if (found := _WEB_PAGE.fullmatch(entry.name))}
        for entry in entries:
            name = below + entry.name
            if entry.name.startswith((".", "~$")) or entry.name == "Thumbs.db" or name in results | _BESIDE:
                continue
            try:
                status = entry.stat(follow_symlinks=False)
            except OSError as error:
                yield _printable(name), message("system_error", error=error.strerror or ""), 0
                continue
            if stat.S_ISDIR(status.st_mode):
                folders.append(name)
                if folder in of_pages or any(
                    entry.name == page + end for page in pages for end in PARTS_OF_PAGES
                ):
                    of_pages.add(name)
                continue
            reason = _why_not(entry.name, name, status.st_mode)
            if not (reason and folder in of_pages):
                yield _printable(name), reason, status.st_size


def _why_not(file: str, name: str, mode: int) -> str:
    """A message why a file is left out; "" if it is to be read."""
    if name != _printable(name):
        return message("name_is_no_text")
    if stat.S_ISLNK(mode):
        return message("link")
    if not stat.S_ISREG(mode):
        return message("no_regular_file")
    if not (recordtables.is_table(file) or _is_text_file(file)):
        advice = by_content.CONVERT.get(Path(file).suffix.lower())
        return message(advice) if advice else message("no_reader")
    return ""


def _is_text_file(name: str) -> bool:
    return name.lower().removesuffix(".gz").endswith(by_content.SUFFIXES)


def _printable(name: str) -> str:
    """A name whose bytes are no text, with what is wrong shown as escapes."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")
