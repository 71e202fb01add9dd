"""Word files (.docx) become text: everything that a reader sees, in reading order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from lxml import etree

from analysis.corpus.encodings import Unreadable
from analysis.corpus.readers import extract, table_lines, word_numbering
from analysis.corpus.readers.extract import Extract
from analysis.corpus.readers.packages import FlatPackage, Package, attribute, child, local, parsed
from analysis.corpus.readers.word_fields import is_on
from analysis.corpus.readers.word_paragraphs import SKIPPED, Paragraphs, chosen, is_placeholder

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_TEXTUAL = re.compile(r"\S")

#: The parts beside the text: kind of the relationship, element of one entry, what it is.
_NOTES = (
    ("footnotes", "footnote", "footnote"),
    ("endnotes", "endnote", "endnote"),
    ("comments", "comment", "comment"),
)
#: Entries of those parts that hold a rule line, not a note.
_RULES = frozenset({"separator", "continuationSeparator", "continuationNotice"})
#: What Word calls the building block of a list of contents, whatever the styles of its lines.
_CONTENTS = "Table of Contents"
#: Elements that mark rows of a table or cells of a row.
_WRAPPERS = frozenset({"customXml", "ins", "moveTo", "sdt", "sdtContent"})
#: Between paragraphs, what holds none that is shown.
_NO_BLOCKS = SKIPPED | {"del", "moveFrom"}


def read(data: bytes) -> Extract:
    """The text of a Word file, one paragraph or row of a table a line: see `table_lines`.

    Read are runs inside smart tags, fields (their result), content controls,
    hyperlinks and insertions, text boxes, nested tables, diagrams, and
    automatic numbers. Deletions, hidden text and instructions of fields are
    not what a reader sees. Page headers and footers, notes and comments are
    named in ``outside``. Headings that Word knows as such are marked as in
    Markdown: ``#`` a title, ``##`` a heading of the first level, and so on.

    Raises
    ------
    Unreadable
        If it is broken, encrypted, an old .doc, or unpacks to too much.
    """
    if data.startswith(_OLD_OFFICE):
        raise Unreadable("encrypted_or_old_word")
    return _extract(lambda missing: _lines(Package(data), missing))


def read_xml(data: bytes) -> Extract:
    """The text of a document that is one XML file: a package written flat, or the format of Word 2003.

    Raises
    ------
    Unreadable
        If it is broken, or other XML.
    """
    return _extract(lambda missing: _lines_of_xml(parsed(data), missing))


#: Parts that could not be read, each with the reason.
_Missing = list[tuple[str, str]]


def _extract(lines: Callable[[_Missing], Iterator[tuple[str, str]]]) -> Extract:
    missing: _Missing = []
    try:
        return replace(extract.from_lines(lines(missing), reader="Word"), left_out=tuple(missing))
    except (Unreadable, MemoryError):
        raise
    except Exception as error:  # a broken file fails anywhere in zip, XML or package reading
        raise Unreadable("broken_word", error=type(error).__name__) from None


def _lines_of_xml(root: etree._Element, missing: _Missing) -> Iterator[tuple[str, str]]:
    if local(root) == "package":
        yield from _lines(FlatPackage(root), missing)
        return
    if local(root) != "wordDocument":
        raise Unreadable("broken_word_no_part")
    reader = Paragraphs(
        numbering=word_numbering.Numbering(),
        styles=child(root, "styles"),
        others=lambda key: [],
        blocks=_blocks,
    )
    for name, what in (("hdr", "page header"), ("ftr", "page footer")):
        yield from _once(root.iter(f"{{*}}{name}"), reader, what)
    body = child(root, "body")
    yield from _part(body if body is not None else root, reader)


def _lines(package: Package, missing: _Missing) -> Iterator[tuple[str, str]]:
    main = next((name for kind, name in package.related("").values() if kind == "officeDocument"), None)
    root = package.xml(main or "word/document.xml")
    if root is None:
        raise Unreadable("broken_word_no_part")
    related = package.related(main or "word/document.xml")
    by_kind: dict[str, list[str]] = {}
    for kind, name in related.values():
        by_kind.setdefault(kind, []).append(name)

    def part(kind: str) -> etree._Element | None:
        return package.xml(by_kind[kind][0]) if kind in by_kind else None

    reader = Paragraphs(
        numbering=word_numbering.read(part("numbering")),
        styles=part("styles"),
        others=lambda key: _other(package, related.get(key), missing),
        blocks=_blocks,
    )
    yield from _once(map(package.xml, by_kind.get("header", ())), reader, "page header")
    body = child(root, "body")
    yield from _part(body if body is not None else root, reader)
    for kind, entry, what in _NOTES:
        for name in by_kind.get(kind, ()):
            notes = package.xml(name)
            for note in notes if notes is not None else ():
                if local(note) == entry and attribute(note, "type") not in _RULES:
                    yield from ((text, what) for text, _ in _part(note, reader) if text.strip())
    yield from _once(map(package.xml, by_kind.get("footer", ())), reader, "page footer")


def _once(parts: Iterable[etree._Element | None], reader: Paragraphs, what: str) -> Iterator[tuple[str, str]]:
    """The lines of all headers, or all footers, each once."""
    seen = set()
    for part in parts:
        for text, _ in _part(part, reader) if part is not None else ():
            if text.strip() and text not in seen:
                seen.add(text)
                yield text, what


def _part(part: etree._Element, reader: Paragraphs) -> Iterator[tuple[str, str]]:
    """All lines of a part that begins and ends for itself."""
    reader.begin(part)
    yield from _blocks(part, reader)
    yield from reader.rest()


def _blocks(parent: etree._Element, reader: Paragraphs) -> Iterator[tuple[str, str]]:
    """Lines of the paragraphs and tables below an element, at any depth."""
    for one in parent:
        yield from _block(one, reader)


def _block(one: etree._Element, reader: Paragraphs) -> Iterator[tuple[str, str]]:
    name = local(one)
    if name == "p":
        yield from reader.lines(one)
    elif name == "AlternateContent":
        found = chosen(one)
        if found is not None:
            yield from _blocks(found, reader)
    elif name == "altChunk":
        yield from ((line, "") for line in reader.others(attribute(one, "id")))
    elif name == "tbl":
        yield from table_lines.lines([_cells(row, reader) for row in _members(one, "tr")])
    elif name == "tr" and _is_gone(one):
        return
    elif name == "sdt" and is_placeholder(one):
        yield from ((text, "placeholder") for text, _ in _blocks(one, reader))
    elif name == "sdt" and attribute(child(one, "sdtPr", "docPartObj", "docPartGallery"), "val") == _CONTENTS:
        yield from ((text, "table of contents" if text.strip() else "") for text, _ in _blocks(one, reader))
    elif name not in _NO_BLOCKS:
        yield from _blocks(one, reader)


def _members(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """The rows of a table, or the cells of a row, also those in elements that only mark them; what else is in it as it is."""
    for one in parent:
        wraps = local(one) in _WRAPPERS and not is_placeholder(one)
        if wraps and next(one.iter(f"{{*}}{name}"), None) is not None:
            yield from _members(one, name)
        else:
            yield one


def _is_gone(row: etree._Element) -> bool:
    """Whether a row was deleted in tracked changes, or is hidden."""
    return child(row, "trPr", "del") is not None or is_on(child(row, "trPr", "hidden"))


def _cells(row: etree._Element, reader: Paragraphs) -> list[list[tuple[str, str]]]:
    """The lines of each cell of a row; what else is in a table (rows in a content control, marks) counts as one cell."""
    if local(row) != "tr" or _is_gone(row):
        return [[*_block(row, reader)]]
    # marks between the cells, such as the end of a bookmark, show nothing
    return [
        [*_block(cell, reader)] for cell in _members(row, "tc") if next(cell.iter("{*}p"), None) is not None
    ]


def _other(package: Package, relation: tuple[str, str] | None, missing: _Missing) -> list[str]:
    """The lines of a part that stands for itself: an imported file, a diagram, a chart."""
    if relation is None:
        return []
    kind, name = relation
    if kind == "aFChunk":
        try:
            return _imported(name, package.bytes(name) or b"")
        except Unreadable as why:
            missing.append((name, why.reason))
            return []
    root = package.xml(name)
    if root is None:
        return []
    lines = ["".join(t.text or "" for t in p.iter("{*}t")) for p in root.iter("{*}p")]
    # of a chart the names of its rows and columns, too
    lines += dict.fromkeys(
        v.text or "" for names in root.iter("{*}strCache", "{*}strDim") for v in names.iter("{*}v", "{*}pt")
    )
    return [line for line in lines if _TEXTUAL.search(line)]


def _imported(name: str, data: bytes) -> list[str]:
    """The lines of a whole file that is put in as a chunk."""
    from analysis.corpus.readers import by_content

    return by_content.read(name, data).text.split("\n")
