"""Files become sources; one that cannot be read says why."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from dataclasses import replace

from analysis.corpus import encodings, guarded, markdown, published, taking
from analysis.corpus.encodings import Unreadable
from analysis.corpus.readers import by_content, packages
from analysis.corpus.readers.extract import Extract
from analysis.corpus.taking import File
from analysis.corpus.walking import PARTS_OF_PAGES, Batch
from analysis.records import Source, Unread
from analysis.wording import code, message

_PACKED = b"\x1f\x8b\x08"  #: how packed bytes begin


def load(batch: Batch) -> list[Source | Unread]:
    """The sources of a batch, in its order, and what could not be read.

    Behind a file of which some pages could not be read stands one `Unread` for those.
    """
    found = _found([item for item in batch.items if isinstance(item, File)])
    return [
        made
        for item in batch.items
        for made in (_made(item, next(found)) if isinstance(item, File) else [item])
    ]


def _found(files: list[File]) -> Iterator[Extract | Unreadable]:
    """What is in each file, or why it cannot be read."""
    opened = [_opened(file) for file in files]
    guarded_ones = guarded.read(one for one in opened if isinstance(one, File))
    for one in opened:
        yield next(guarded_ones) if isinstance(one, File) else one


def _opened(file: File) -> File | Extract | Unreadable:
    """A file without its packing; if its kind needs no guard, what is in it."""
    kind = file.name.lower().removesuffix(".gz")
    try:
        data = _unpacked(file)
        if not data:
            return Unreadable("empty_file")
        if by_content.is_plain(kind, data):
            return by_content.read(kind, data)
    except Unreadable as why:
        return why
    return replace(file, name=kind, data=data)


def _unpacked(file: File) -> bytes:
    """The bytes of a file, unpacked if its name ends in .gz, or a server packed it."""
    if not (file.name.lower().endswith(".gz") or file.data.startswith(_PACKED)):
        return file.data
    try:
        with gzip.open(io.BytesIO(file.data)) as handle:
            data = handle.read(taking.LARGEST + 1)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise Unreadable("broken_gzip", error=type(error).__name__) from None
    if len(data) > taking.LARGEST:
        raise Unreadable("unpacks_too_large", most=taking.LARGEST // 2**20)
    packages.refuse_endless(len(data), len(file.data))
    return data


def _made(file: File, found: Extract | Unreadable) -> list[Source | Unread]:
    """The source that a file becomes, and what of it could not be read."""
    if isinstance(found, Unreadable):
        of_page = any(folder.endswith(PARTS_OF_PAGES) for folder in file.name.split("/")[:-1])
        empty_frame = of_page and code(found.reason) == "web_page_without_text"
        return [] if empty_frame else [Unread(file.name, found.reason)]
    name, metadata = file.name, dict(file.metadata)
    text = encodings.without_halves(found.text)
    if not text.strip():
        return [Unread(name, message("no_text"))]
    title, outside, dates = found.title, found.outside, list(found.candidates)
    if name.lower().removesuffix(".gz").endswith(by_content.MARKDOWN):
        matter = markdown.front_matter(text)
        title, outside = matter.title, tuple((*span, "front matter") for span in matter.lines)
        metadata |= dict(matter.metadata)
        if matter.published:
            dates.append((matter.published, "page metadata"))
    if date := published.in_name(name):
        dates.append((date, "file name"))
    best, basis = next((one for one in dates if one[1] != "modified"), ("", ""))
    source = Source(
        name,
        text,
        title=encodings.without_halves(title),
        published=best,
        published_basis=basis,
        outside=outside,
        dates=tuple(dict.fromkeys(dates)),
        reader=found.reader,
        origin=metadata.pop("source", ""),
        outlet=found.outlet,
        metadata=tuple(metadata.items()),
    )
    return [source, *(Unread(f"{name}, {where}", reason) for where, reason in found.left_out)]
