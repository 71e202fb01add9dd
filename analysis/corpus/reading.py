"""Files become sources; one that cannot be read says why."""

from __future__ import annotations

import gzip
import io
import zlib

from analysis.corpus import encodings, markdown, office, published, taking, webpages
from analysis.corpus.encodings import Unreadable
from analysis.corpus.taking import File
from analysis.corpus.walking import Batch
from analysis.records import Source, Unread


def load(batch: Batch) -> list[Source | Unread]:
    """The sources of a batch, in its order, and what could not be read."""
    return [item if isinstance(item, (Source, Unread)) else _file(item) for item in batch.items]


def _file(file: File) -> Source | Unread:
    try:
        return _source(file.name, _unpacked(file))
    except Unreadable as why:
        return Unread(file.name, str(why))


def _unpacked(file: File) -> bytes:
    """The bytes of a file, unpacked if its name ends in .gz."""
    if not file.name.lower().endswith(".gz"):
        return file.data
    try:
        with gzip.open(io.BytesIO(file.data)) as handle:
            data = handle.read(taking.LARGEST + 1)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise Unreadable(f"a broken .gz file ({type(error).__name__})") from None
    if len(data) > taking.LARGEST:
        raise Unreadable(f"it unpacks to more than {taking.LARGEST // 2**20} MB")
    return data


def _source(name: str, data: bytes) -> Source:
    if not data:
        raise Unreadable("an empty file")
    date = published.in_name(name)
    basis = "file name" if date else ""
    title, outside = "", ()
    kind = name.lower().removesuffix(".gz")
    if kind.endswith((".html", ".htm", ".xhtml")):
        page = webpages.read(data)
        text, title, outside = page.text, page.title, page.outside
        if page.published:
            date, basis = page.published, page.published_basis
    elif kind.endswith(".docx"):
        text = office.docx(data)
    elif kind.endswith(".pdf"):
        text = office.pdf(data)
    else:
        text = encodings.decode(data)
        if kind.endswith((".md", ".markdown")):
            matter = markdown.front_matter(text)
            title, outside = matter.title, matter.lines
            if matter.published:
                date, basis = matter.published, "page metadata"
    text = encodings.without_halves(text)
    if not text.strip():
        raise Unreadable("no text in it")
    return Source(
        name,
        text,
        title=encodings.without_halves(title),
        published=date,
        published_basis=basis,
        outside=outside,
    )
