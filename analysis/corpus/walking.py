"""What there is to read: the files of a folder, or the records of a table, in batches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from analysis.faults import InputFault
from analysis.records import Source, Unread

FILES_A_BATCH = 16


@dataclass(frozen=True, slots=True)
class Batch:
    """A unit of work that can be sent to another process.

    Attributes
    ----------
    root : Path
        The corpus folder; names are paths below it.
    names : tuple of str
        Files to read.
    records : tuple of Source or Unread
        Already read, of a table.
    """

    root: Path
    names: tuple[str, ...] = ()
    records: tuple[Source | Unread, ...] = ()


def batches(path: Path | str, *, columns: tuple[tuple[str, str], ...] = ()) -> Iterator[Batch]:
    """The corpus at `path`, a folder or a table, in batches."""
    root = Path(path)
    if not root.exists():
        raise InputFault(f"{root}: there is no such folder or table")
    names = sorted(p.relative_to(root).as_posix() for p in root.rglob("*") if p.is_file())
    if not names:
        raise InputFault(f"{root}: the folder is empty")
    for i in range(0, len(names), FILES_A_BATCH):
        yield Batch(root, tuple(names[i : i + FILES_A_BATCH]))
