"""Word files (.docx) become text: everything that a reader sees, in reading order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from lxml import etree

from analysis.corpus.encodings import Unreadable
from analysis.corpus.readers import extract, word_numbering
from analysis.corpus.readers.extract import Extract
from analysis.corpus.readers.packages import FlatPackage, Package, attribute, child, local, parsed
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
#: What a table or a row holds besides rows or cells.
_OF_TABLE = frozenset({"tblPr", "tblGrid", "tblPrEx", "trPr"})
#: Between paragraphs, what holds none that is shown.
_NO_BLOCKS = SKIPPED | {"del", "moveFrom"}


def read(data: bytes) -> Extract:
    """The text of a Word file, one paragraph or row of a table a line, or one cell where cells hold texts.

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
        numbering=word_numbering.Numbering(), styles=child(root, "styles"), others=lambda key: []
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
        name = local(one)
        if name == "p":
            yield from reader.lines(one)
        elif name == "AlternateContent":
            found = chosen(one)
            if found is not None:
                yield from _blocks(found, reader)
        elif name == "altChunk":
            yield from ((line, "") for line in reader.others(attribute(one, "id")))
        elif name == "tbl" and _is_plain(one):
            yield from _table(one, reader)
        elif name == "tr" and child(one, "trPr", "del") is not None:
            continue  # a row deleted in tracked changes
        elif name == "sdt" and is_placeholder(one):
            yield from ((text, "placeholder") for text, _ in _blocks(one, reader))
        elif name not in _NO_BLOCKS:
            yield from _blocks(one, reader)


def _is_plain(table: etree._Element) -> bool:
    """Whether a table has nothing but rows of two cells and more: no content control around them, no change tracked."""
    rows = [one for one in table if local(one) not in _OF_TABLE]
    cells = [[local(one) for one in row if local(one) not in _OF_TABLE] for row in rows]
    return (
        all(local(row) == "tr" and child(row, "trPr", "del") is None for row in rows)
        and all(set(names) == {"tc"} for names in cells)
        and any(len(names) > 1 for names in cells)
    )


def _table(table: etree._Element, reader: Paragraphs) -> Iterator[tuple[str, str]]:
    """A row a line, its cells parted by tabs, where these are a line each and hardly one is a sentence.

    Other tables set texts side by side: each paragraph of a cell is a line.
    """
    rows = [
        [[line for line in _blocks(cell, reader) if line[0].strip()] for cell in row if local(cell) == "tc"]
        for row in table
        if local(row) == "tr"
    ]
    if all(map(_is_record, rows)):
        texts = ([text.strip() for cell in row for text, _ in cell] for row in rows)
        yield from (("\t".join(row), "") for row in texts if row)
        return
    yield from (line for row in rows for cell in row for line in cell)


def _is_record(row: list[list[tuple[str, str]]]) -> bool:
    """Whether the cells of a row are names and values, with one sentence at most."""
    texts = [text for cell in row for text, _ in cell]
    plain = all(len(cell) <= 1 and not any(what or "\n" in text for text, what in cell) for cell in row)
    return plain and sum("。" in text for text in texts) <= 1 and not any(text[0] == "#" for text in texts)


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
    lines += dict.fromkeys(v.text or "" for names in root.iter("{*}strCache") for v in names.iter("{*}v"))
    return [line for line in lines if _TEXTUAL.search(line)]


def _imported(name: str, data: bytes) -> list[str]:
    """The lines of a whole file that is put in as a chunk."""
    from analysis.corpus.readers import by_content

    return by_content.read(name, data).text.split("\n")
