"""The bytes of a file as they lie on the disk: taken once, where the corpus is, and read wherever the work is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from analysis.records import Unread
from analysis.wording import code, message

#: Bytes of a file that are still read, and that a packed one may unpack to.
LARGEST = 64 * 2**20


@dataclass(frozen=True, slots=True)
class Budget:
    """What reading one file may take, and then scanning its text; Tesseract, which runs beside it, may take `guarded.OCR` times as long."""

    seconds: int = 5  #: of processor time, and twice as many for each megabyte of the file
    memory: int = 2048  #: megabytes

    def seconds_for(self, size: int) -> int:
        """Seconds of processor time for so many bytes."""
        return round(self.seconds * (1 + 2 * size / 2**20))


#: What one may take unless a person says otherwise.
DEFAULT = Budget()


@dataclass(frozen=True, slots=True)
class Reading:
    """How files are read."""

    recognise: bool = False  #: whether scanned pages are read by OCR
    budget: Budget = DEFAULT


def notice(item: Unread) -> str:
    """The message that says what was skipped and why, or what should be known of a column.

    >>> notice(Unread("a.txt", "empty_file"))
    'left_out {"name": "a.txt", "reason": "empty_file"}'
    """
    skipped = not item.is_note or code(item.reason) == "columns_of_texts"
    return message("left_out" if skipped else "noted", name=item.name, reason=item.reason)


#: How files are read unless a person says otherwise.
USUAL = Reading()


@dataclass(frozen=True, slots=True)
class File:
    """One file of a corpus, not yet read as text."""

    name: str  #: path within the corpus (posix)
    data: bytes
    reading: Reading = USUAL
    metadata: tuple[tuple[str, str], ...] = ()  #: what its folders say of it


def take(
    root: Path, name: str, reading: Reading = USUAL, *, metadata: tuple[tuple[str, str], ...] = ()
) -> File | Unread:
    """A file's bytes, or why there are none."""
    path = root / name
    try:
        size = path.stat().st_size
        if size > LARGEST:
            reason = message("file_too_large", size=round(size / 2**20, 1), most=LARGEST // 2**20)
            return Unread(name, reason)
        return File(name, path.read_bytes(), reading, metadata)
    except FileNotFoundError:
        return Unread(name, message("file_vanished"))
    except PermissionError:
        return Unread(name, message("no_permission"))
    except OSError as error:
        return Unread(name, message("system_error", error=error.strerror or str(error)))
