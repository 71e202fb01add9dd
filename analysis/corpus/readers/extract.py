"""What a reader gets out of a file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of a file, and what the file's own metadata say of it.

    Attributes
    ----------
    outside : tuple of (int, int, str)
        Spans of `text` that are no part of an article, each with what it is:
        "page header", "footnote", "outside the main text". One span a line.
    candidates : tuple of (str, str)
        Every publication date that the file gives, as (EDTF, basis), best first.
    left_out : tuple of (str, str)
        Parts that could not be read, each with the reason: ("page 3", "an image without text").
    outlet : str
        The newspaper or site that the metadata of a web page name.
    reader : str
        How it was read: "Word", "text layer (pdfium)", "GB18030".
    """

    text: str
    title: str = ""
    published: str = ""
    published_basis: str = ""
    outside: tuple[tuple[int, int, str], ...] = ()
    candidates: tuple[tuple[str, str], ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()
    reader: str = ""
    outlet: str = ""


def from_lines(lines: Iterable[tuple[str, str]], **others) -> Extract:
    """An extract of lines, each with what it is: "" for running text.

    >>> from_lines([("第一段。", ""), ("页眉", "page header")]).outside
    ((5, 7, 'page header'),)
    """
    texts: list[str] = []
    outside: list[tuple[int, int, str]] = []
    position = 0
    for text, what in lines:
        for part in text.split("\n"):
            if what and part.strip():
                indent = len(part) - len(part.lstrip())
                outside.append((position + indent, position + len(part.rstrip()), what))
            texts.append(part)
            position += len(part) + 1
    return Extract("\n".join(texts), outside=tuple(outside), **others)
