"""The bytes of a file as they lie on the disk: taken once, where the corpus is, and read wherever the work is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from analysis.records import Unread

#: Bytes of a file that are still read, and that a packed one may unpack to.
LARGEST = 64 * 2**20


@dataclass(frozen=True, slots=True)
class File:
    """One file of a corpus, not yet read as text."""

    name: str  #: path within the corpus (posix)
    data: bytes
    recognise: bool = False  #: whether scanned pages are read by OCR


def take(root: Path, name: str, *, recognise: bool = False) -> File | Unread:
    """A file's bytes, or why there are none."""
    path = root / name
    try:
        size = path.stat().st_size
        if size > LARGEST:
            limit = LARGEST // 2**20
            return Unread(
                name, f"{size / 2**20:.0f} MB; files of up to {limit} MB are read, tables of any size"
            )
        return File(name, path.read_bytes(), recognise)
    except FileNotFoundError:
        return Unread(name, "it vanished while the corpus was read")
    except PermissionError:
        return Unread(name, "no permission to read it")
    except OSError as error:
        return Unread(name, f"it cannot be read: {error.strerror or error}")
