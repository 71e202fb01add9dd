"""Word and PDF files become text."""

from __future__ import annotations

import io
import logging
import re
import zipfile

from analysis.corpus.encodings import Unreadable

#: Bytes that the parts of a docx may unpack to.
UNPACKED = 512 * 2**20
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_HEADING = re.compile(r"Title|Heading ([1-5])")


def docx(data: bytes) -> str:
    """The paragraphs and table cells of a Word file, one a line, in their order.

    Headings that Word knows as such are marked as in Markdown: ``#`` a title,
    ``##`` a heading of the first level, and so on.

    Raises
    ------
    Unreadable
        If it is broken, encrypted, an old .doc, or unpacks to too much.
    """
    import docx as python_docx  # slow to import, and most corpora have none

    if data.startswith(_OLD_OFFICE):
        raise Unreadable("an encrypted Word file or an old .doc; save it as .docx without a password")
    try:
        size = sum(part.file_size for part in zipfile.ZipFile(io.BytesIO(data)).infolist())
        if size > UNPACKED:
            raise Unreadable(f"unpacks to {size // 2**20} MB, more than {UNPACKED // 2**20}")
        return "\n".join(_docx_lines(python_docx.Document(io.BytesIO(data))))
    except (Unreadable, MemoryError):
        raise
    except Exception as error:  # a broken file fails anywhere in zip, XML or package reading
        raise Unreadable(f"a broken Word file ({type(error).__name__})") from None


def _docx_lines(block):
    for item in block.iter_inner_content():
        if hasattr(item, "rows"):
            for row in item.rows:
                for cell in dict.fromkeys(row.cells):  # a merged cell stands several times
                    yield from _docx_lines(cell)
        else:
            heading = _HEADING.fullmatch(item.style.name or "") if item.style is not None else None
            mark = "#" * (1 + int(heading[1] or 0)) + " " if heading and item.text.strip() else ""
            yield mark + item.text


def pdf(data: bytes) -> str:
    """The text of a PDF, an empty line between pages.

    Raises
    ------
    Unreadable
        If it is broken, encrypted, or holds images alone.
    """
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("an encrypted PDF; save it without a password")
        pages = [page.extract_text() for page in reader.pages]
    except (Unreadable, MemoryError):
        raise
    except Exception as error:  # a broken file fails anywhere in the reader
        raise Unreadable(f"a broken PDF ({type(error).__name__})") from None
    text = "\n\n".join(pages)
    if not text.strip():
        raise Unreadable(f"a PDF of {len(pages)} pages without text: images alone; recognise its text first")
    return text
