"""What is found in each batch of sources, packed: to travel between processes, and to be kept.

Packed is JSON under zstd: nothing read back is ever run, and each value is
checked against the type it should be (msgspec). Each field of a record is
packed by itself, so that a step unpacks no more than it needs; a checksum
over all of it shows what was damaged at the first look. What is kept lies
under the fingerprint of the batch and of the package's source, so that a
corpus that grew is scanned only where it is new.
"""

from __future__ import annotations

import os
import tempfile
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

import msgspec
import pyarrow as pa

from analysis.refusals import refused
from analysis.run import keep

#: Bytes that may lie on the shelf; what was longest unused goes first.
ROOM = 2 * 2**30
_SUFFIX = ".packed"
_ASIDE = ".making-"

Kind = TypeVar("Kind")


class _Part(msgspec.Struct, array_like=True):
    """One field in a packed record: how many bytes it takes, and how many its JSON."""

    name: str
    packed: int
    size: int


def pack(value: Any) -> bytes:
    """A record, or a list of records, as bytes; the same for the same.

    >>> from analysis.records import Mapped
    >>> unpack(pack(Mapped("会议", ((0, 7),))), Mapped)
    Mapped(text='会议', runs=((0, 7),), own='')
    """
    whole = not is_dataclass(value)
    parts, packed = [], []
    for name in ("",) if whole else (field.name for field in fields(value)):
        text = msgspec.json.encode(value if whole else getattr(value, name))
        packed.append(_codec().compress(text, asbytes=True))
        parts.append(_Part(name, len(packed[-1]), len(text)))
    return seal(b"".join([msgspec.json.encode(parts), b"\n", *packed]))


def seal(content: bytes) -> bytes:
    """Content with a checksum before it."""
    return zlib.crc32(content).to_bytes(4) + content


def unseal(packed: bytes) -> memoryview:
    """What was sealed.

    Raises
    ------
    Damaged
        If a byte has changed.

    >>> bytes(unseal(seal(b"text")))
    b'text'
    """
    content = memoryview(packed)[4:]
    if zlib.crc32(content).to_bytes(4) != packed[:4]:
        raise Damaged("it is not what was packed")
    return content


def unpack(packed: bytes, kind: type[Kind]) -> Kind:
    """A record of the type `kind`, or a list; fields that it does not have are passed over.

    Raises
    ------
    Damaged
        If it is not what `pack` wrote.
    """
    content = unseal(packed)
    try:
        at = packed.index(b"\n", 4) - 3
        texts = {}
        for part in msgspec.json.decode(content[: at - 1], type=list[_Part]):
            texts[part.name] = content[at : at + part.packed], part.size
            at += part.packed
        if not is_dataclass(kind):
            return msgspec.json.decode(_text(*texts[""]), type=kind)
        return kind(**{name: decode(_text(*texts[name])) for name, decode in _decoders(kind).items()})
    except (KeyError, OSError, ValueError) as error:
        raise Damaged(str(error)) from None


def _text(packed: memoryview, size: int) -> bytes:
    return _codec().decompress(packed, decompressed_size=size, asbytes=True)


@cache
def _codec() -> pa.Codec:
    return pa.Codec("zstd", compression_level=1)


@cache
def _decoders(kind: type) -> dict[str, Callable[[bytes], object]]:
    return {name: msgspec.json.Decoder(hint).decode for name, hint in get_type_hints(kind).items()}


class Damaged(ValueError):
    """What was kept cannot be unpacked: a disk that failed, or a file that somebody changed."""


class Shelf:
    """Packed batches in a folder, each a file named by what it was made from."""

    def __init__(self, folder: Path | None = None):
        self.folder = folder or keep.folder() / "batches"

    def get(self, name: str) -> bytes | None:
        """What is kept under a name, or None."""
        path = self._path(name)
        try:
            packed = path.read_bytes()
        except OSError:
            return None
        with suppress(OSError):  # a shelf that may only be read is read
            os.utime(path)
        return packed

    def again(self, name: str) -> bytes:
        """What this run has put or found there.

        Raises
        ------
        InputFault
            If somebody took it away meanwhile.
        """
        packed = self.get(name)
        if packed is None:
            raise refused("refused_emptied", folder=str(self.folder))
        return packed

    def forget(self, name: str) -> None:
        """Take away what lies under a name, so that it is made again."""
        with suppress(OSError):
            self._path(name).unlink()

    def put(self, name: str, packed: bytes) -> None:
        """Keep it: written aside and renamed, so that it is whole or not there."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, aside = tempfile.mkstemp(prefix=_ASIDE, dir=self.folder)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(packed)
                os.replace(aside, self._path(name))
            finally:
                with suppress(OSError):
                    os.unlink(aside)
        except OSError as error:
            raise keep.cannot(self.folder, error) from None

    def sweep(self, *, room: int = ROOM) -> None:
        """Take away what was longest unused, until the rest has room, and what killed runs left half made.

        What was used within a day stays: this run's own, and that of others still at work.
        """
        files = []
        for path in self.folder.iterdir() if self.folder.is_dir() else ():
            with suppress(OSError):  # another run may sweep too
                files.append((path.stat().st_mtime, path.stat().st_size, path))
        total = sum(size for _, size, _ in files)
        for used, size, path in sorted(files):
            if used > time.time() - keep.DAY:
                break
            if total > room or path.name.startswith(_ASIDE):
                with suppress(OSError):
                    path.unlink()
                    total -= size

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}{_SUFFIX}"
