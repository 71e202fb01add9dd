"""OpenDocument texts (.odt, .fodt) become text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from lxml import etree

from analysis import numerals
from analysis.corpus.encodings import Unreadable
from analysis.corpus.readers import extract, table_lines, word_numbering
from analysis.corpus.readers.extract import Extract
from analysis.corpus.readers.packages import Package, attribute, child, local, parsed

#: Elements whose text no reader sees as running text; those of the second row come after it.
_UNSEEN = frozenset({"tracked-changes", "forms", "sequence-decls", "title", "desc", "event-listeners"})
_APART = {"note": "footnote", "annotation": "comment"}
_CONTENTS = frozenset({"table-of-content", "illustration-index", "alphabetical-index"})
#: Shapes of a drawing, which may hold words.
_SHAPES = frozenset(
    {
        "text-box",
        "custom-shape",
        "rect",
        "ellipse",
        "circle",
        "polygon",
        "path",
        "line",
        "connector",
        "caption",
    }
)
_OF_ROWS = frozenset({"table-header-rows", "table-rows", "table-row-group"})
_FORMATS: dict[str, Callable[[int], str]] = {
    "一, 二, 三, ...": numerals.write,
    "1": str,
    "a": word_numbering.FORMATS["lowerLetter"],
    "A": word_numbering.FORMATS["upperLetter"],
    "i": word_numbering.FORMATS["lowerRoman"],
    "I": word_numbering.FORMATS["upperRoman"],
    "甲, 乙, 丙, ...": word_numbering.FORMATS["ideographTraditional"],
    "壹, 贰, 叁, ...": word_numbering.FORMATS["chineseLegalSimplified"],
    "①, ②, ③, ...": word_numbering.FORMATS["decimalEnclosedCircle"],
}


def read(data: bytes) -> Extract:
    """The text of an OpenDocument file, one paragraph or row of a table a line; headings marked as in Markdown.

    Raises
    ------
    Unreadable
        If it is broken or encrypted.
    """
    try:
        if data.startswith(b"PK"):
            package = Package(data)
            content, styles = package.xml("content.xml"), package.xml("styles.xml")
        else:
            content = styles = parsed(data)
        if content is None:
            raise Unreadable("broken_opendocument_no_content")
        return extract.from_lines(_lines(content, styles), reader="OpenDocument")
    except (Unreadable, MemoryError):
        raise
    except Exception as error:  # a broken file fails anywhere in zip or XML
        raise Unreadable("broken_opendocument", error=type(error).__name__) from None


def _lines(content: etree._Element, styles: etree._Element | None) -> Iterator[tuple[str, str]]:
    for what, name in (("page header", "header"), ("page footer", "footer")):
        seen = set()
        for part in styles.iter(f"{{*}}{name}") if styles is not None else ():
            for line, _ in _Walker(content, styles).blocks(part):
                if line.strip() and line not in seen:
                    seen.add(line)
                    yield line, what
    body = child(content, "body", "text")
    if body is None:
        raise Unreadable("no_opendocument_text")
    walker = _Walker(content, styles)
    yield from walker.blocks(body)
    yield from walker.apart


class _Walker:
    """Walks a text; separate text (notes, comments) is gathered in `apart`."""

    def __init__(self, content: etree._Element, styles: etree._Element | None):
        self.apart: list[tuple[str, str]] = []
        self._hiding = {
            attribute(style, "name")
            for part in (content, styles)
            if part is not None
            for style in part.iter("{*}style")
            if attribute(child(style, "text-properties"), "display") == "none"
        }
        self._lists = {
            attribute(one, "name"): {attribute(level, "level", "1"): level for level in one}
            for one in content.iter("{*}list-style")
        }
        outline = next((part.iter("{*}outline-style") for part in (styles, content) if part is not None), ())
        self._outline = {attribute(level, "level"): level for style in outline for level in style}
        #: How many headings of each level there were since the last of a higher one.
        self._headings: dict[int, int] = {}
        self._boxes: list[etree._Element] = []
        #: The last number of each list, by its id and by its style and depth.
        self._counts: dict[str, int] = {}

    def blocks(self, parent: etree._Element, number: str = "") -> Iterator[tuple[str, str]]:
        for one in parent:
            name = local(one)
            if name in ("p", "h") and self._is_hidden(one):
                continue
            if name in ("p", "h"):
                text = self._text(one)
                mark = ""
                if name == "h":
                    depth = int(attribute(one, "outline-level", "1"))
                    mark = "#" * min(6, 1 + depth) + " "
                    number = number or self._number_of_heading(one, depth)
                yield (mark if text.strip() else "") + number + text, ""
                number = ""
                boxes, self._boxes = self._boxes, []
                for box in boxes:
                    yield from self.blocks(box)
            elif name == "list":
                yield from self._list(one, attribute(one, "style-name"), 1)
            elif name == "section" and attribute(one, "display") == "none":
                continue
            elif name == "numbered-paragraph":
                yield from self.blocks(one, self._number_of(one))
            elif name == "table":
                yield from table_lines.lines([[[*self.blocks(cell)] for cell in row] for row in _rows(one)])
            elif name in _CONTENTS:
                yield from ((line, "table of contents") for line, _ in self.blocks(one))
            elif name not in _UNSEEN and name not in _APART:
                yield from self.blocks(one)

    def _number_of_heading(self, heading: etree._Element, depth: int) -> str:
        """The number that the outline of the document gives a heading."""
        if attribute(heading, "is-list-header") == "true":
            return ""
        level = self._outline.get(str(depth))
        count = self._headings.get(depth, int(attribute(level, "start-value", "1")) - 1) + 1
        self._headings = {d: n for d, n in self._headings.items() if d < depth} | {depth: count}
        above = [_written(self._outline.get(str(d)), n) for d, n in self._headings.items() if d < depth]
        return _number(level, count, above) if attribute(level, "num-format") else ""

    def _number_of(self, paragraph: etree._Element) -> str:
        """The number of a paragraph that is numbered without a list around it."""
        style, depth = attribute(paragraph, "style-name"), attribute(paragraph, "level", "1")
        level, of_style = self._lists.get(style, {}).get(depth), f"{style}/{depth}"
        next_one = self._counts.get(of_style, int(attribute(level, "start-value", "1")) - 1) + 1
        self._counts[of_style] = count = int(attribute(paragraph, "start-value", str(next_one)))
        return _number(level, count)

    def _list(
        self, parent: etree._Element, style: str, depth: int, above: Sequence[str] = ()
    ) -> Iterator[tuple[str, str]]:
        level = self._lists.get(style, {}).get(str(depth))
        count = int(attribute(level, "start-value", "1")) - 1
        of_style = f"{style}/{depth}"
        if continued := attribute(parent, "continue-list"):
            count = self._counts.get(continued, count)
        elif attribute(parent, "continue-numbering") == "true":
            count = self._counts.get(of_style, count)
        for item in parent:
            number = ""
            if local(item) == "list-item":
                count = int(attribute(item, "start-value", str(count + 1)))
                number = _number(level, count, above)
                self._counts[of_style] = self._counts[attribute(parent, "id")] = count
            elif local(item) != "list-header":
                continue
            inner = [one for one in item if local(one) == "list"]
            rest = etree.Element("item")
            rest.extend([one for one in item if local(one) != "list"])
            yield from self.blocks(rest, number)
            for one in inner:
                inner_style = attribute(one, "style-name") or style
                yield from self._list(one, inner_style, depth + 1, [*above, _written(level, count)])

    def _is_hidden(self, element: etree._Element) -> bool:
        """Whether a paragraph or a stretch of one is not shown."""
        return (
            attribute(element, "style-name") in self._hiding
            or attribute(element, "is-hidden") == "true"
            or attribute(child(element, "hidden-paragraph"), "is-hidden") == "true"
        )

    def _text(self, element: etree._Element) -> str:
        pieces: list[str] = []
        self._inline(element, pieces)
        return "".join(pieces)

    def _inline(self, element: etree._Element, pieces: list[str]) -> None:
        pieces.append(_one_line(element.text))
        for one in element:
            name = local(one)
            if name == "s":
                pieces.append(" " * min(1000, int(attribute(one, "c", "1"))))
            elif name == "tab":
                pieces.append("\t")
            elif name == "line-break":
                pieces.append("\n")
            elif name in _SHAPES:
                self._boxes.append(one)
            elif name in _APART:
                inner = child(one, "note-body")
                what = attribute(one, "note-class", _APART[name])
                for line, _ in self.blocks(inner if inner is not None else one):
                    self.apart.append((line, what))
            elif name == "ruby":
                base = child(one, "ruby-base")
                pieces.append(self._text(base) if base is not None else "")
                if (reading := child(one, "ruby-text")) is not None:
                    pieces.append(f"({self._text(reading)})")
            elif name not in _UNSEEN and not self._is_hidden(one):
                self._inline(one, pieces)
            pieces.append(_one_line(one.tail))


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table, also those repeated on each page or grouped."""
    for one in table:
        if local(one) == "table-row":
            if attribute(one, "visibility") not in ("collapse", "filter"):
                yield one
        elif local(one) in _OF_ROWS:
            yield from _rows(one)


def _written(level: etree._Element | None, count: int) -> str:
    """A number in the format of its level."""
    return _FORMATS.get(attribute(level, "num-format", "1"), str)(count)


def _number(level: etree._Element | None, count: int, above: Sequence[str] = ()) -> str:
    """A number as its level shows it, with as many of those of the levels above as it says."""
    if level is None or local(level) not in ("list-level-style-number", "outline-level-style"):
        return "• " if level is not None and local(level) == "list-level-style-bullet" else ""
    others = int(attribute(level, "display-levels", "1")) - 1
    written = ".".join([*(above[-others:] if others > 0 else ()), _written(level, count)])
    number = attribute(level, "num-prefix") + written + attribute(level, "num-suffix")
    return number if number.endswith(("、", "）", ")", "．")) else number + " "


def _one_line(text: str | None) -> str:
    return " ".join(text.split("\n")) if text else ""
