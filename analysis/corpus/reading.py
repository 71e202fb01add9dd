"""Files become sources; one that cannot be read says why."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path

from analysis.corpus import encodings, markdown, office, published, webpages
from analysis.corpus.encodings import Unreadable
from analysis.corpus.walking import Batch
from analysis.records import Source, Unread

#: Bytes of a file that are still read, and that a packed one may unpack to.
LARGEST = 64 * 2**20


def load(batch: Batch) -> list[Source | Unread]:
    """The sources of a batch, in its order, and what could not be read."""
    return [*batch.records, *(_file(batch.root, name) for name in batch.names)]


def _file(root: Path, name: str) -> Source | Unread:
    try:
        return _source(name, _bytes(root / name))
    except Unreadable as why:
        return Unread(name, str(why))
    except FileNotFoundError:
        return Unread(name, "it vanished while the corpus was read")
    except PermissionError:
        return Unread(name, "no permission to read it")
    except OSError as error:
        return Unread(name, f"it cannot be read: {error.strerror or error}")


def _bytes(path: Path) -> bytes:
    """The bytes of a file, unpacked if its name ends in .gz."""
    if path.stat().st_size > LARGEST:
        size = path.stat().st_size / 2**20
        raise Unreadable(f"{size:.0f} MB; files of up to {LARGEST // 2**20} MB are read, tables of any size")
    if path.suffix.lower() != ".gz":
        return path.read_bytes()
    try:
        with gzip.open(path) as handle:
            data = handle.read(LARGEST + 1)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise Unreadable(f"a broken .gz file ({type(error).__name__})") from None
    if len(data) > LARGEST:
        raise Unreadable(f"it unpacks to more than {LARGEST // 2**20} MB")
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
    return Source(name, text, title=title, published=date, published_basis=basis, outside=outside)
