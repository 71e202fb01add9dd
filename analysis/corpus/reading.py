"""Files become sources; one that cannot be read says why."""

from __future__ import annotations

import gzip
import io
import zlib

from analysis.corpus import encodings, guarded, markdown, published, taking
from analysis.corpus.encodings import Unreadable
from analysis.corpus.readers import by_content, packages
from analysis.corpus.taking import File
from analysis.corpus.walking import Batch
from analysis.records import Source, Unread


def load(batch: Batch) -> list[Source | Unread]:
    """The sources of a batch, in its order, and what could not be read.

    Behind a file of which some pages could not be read stands one `Unread` for those.
    """
    return [
        made
        for item in batch.items
        for made in ([item] if isinstance(item, (Source, Unread)) else _file(item))
    ]


def _file(file: File) -> list[Source | Unread]:
    try:
        return _source(file, _unpacked(file))
    except Unreadable as why:
        return [Unread(file.name, why.reason)]


def _unpacked(file: File) -> bytes:
    """The bytes of a file, unpacked if its name ends in .gz."""
    if not file.name.lower().endswith(".gz"):
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


def _source(file: File, data: bytes) -> list[Source | Unread]:
    name, reading, metadata = file.name, file.reading, dict(file.metadata)
    if not data:
        raise Unreadable("empty_file")
    kind = name.lower().removesuffix(".gz")
    if kind.endswith(by_content.TEXT):  # decoding needs no guard
        found = by_content.read(kind, data)
    else:
        found = guarded.read(kind, data, recognise=reading.recognise, budget=reading.budget)
    text = encodings.without_halves(found.text)
    if not text.strip():
        raise Unreadable("no_text")
    title, outside, dates = found.title, found.outside, list(found.candidates)
    if kind.endswith(by_content.MARKDOWN):
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
