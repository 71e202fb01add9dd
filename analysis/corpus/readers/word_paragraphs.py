"""One paragraph of a Word file: its number, its visible text, and the boxes anchored in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree

from analysis.corpus.readers.packages import attribute, child, local
from analysis.corpus.readers.word_numbering import Numbering

#: Elements whose text no reader sees, or that hold none.
SKIPPED = frozenset(
    [
        "del",
        "moveFrom",
        "instrText",
        "delText",
        "delInstrText",
        "pPr",
        "rPr",
        "tblPr",
        "tblGrid",
        "trPr",
        "tcPr",
        "sdtPr",
        "sdtEndPr",
        "sectPr",
        "fldData",
        "ffData",
        "rubyPr",
        "customXmlPr",
        "smartTagPr",
        "docPr",
        "cNvPr",
    ]
)
_HEADING = re.compile(r"(title|标题)|(?:heading|标题) ?([1-5])", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录) ?\d|toc heading|table of figures", re.IGNORECASE)
_OFF = frozenset({"0", "false", "off"})
_RAW_SPACE = re.compile(r"[\r\n]+")
#: Symbols of Word's picture fonts, by their place in the font (Wingdings, Wingdings 2, Symbol).
_SYMBOLS = {0x6C: "●", 0x6E: "■", 0x75: "◆", 0x6F: "□", 0xA8: "□", 0xB7: "•", 0xD8: "➢", 0xE8: "→", 0xFC: "✓"}
_SYMBOLS |= {0xFE: "☑", 0x52: "☑", 0xA3: "□", 0x2A: "★", 0xAB: "★"}


def chosen(alternatives: etree._Element) -> etree._Element | None:
    """Of two renderings of one thing, that which is shown: the first with text, else the fallback."""
    last = None
    for one in alternatives:
        if local(one) in ("Choice", "Fallback"):
            last = one
            if any(t.text for t in one.iter("{*}t")) or local(one) == "Fallback":
                return one
    return last


def _on(element: etree._Element | None) -> bool:
    """Whether a property is there and not switched off."""
    return element is not None and attribute(element, "val", "1").lower() not in _OFF


class Paragraphs:
    """Turns paragraphs into lines, one after the other: lists count on, and a field may span several.

    Parameters
    ----------
    numbering : Numbering
    styles : element or None
        The styles part.
    others : callable
        The lines of a part of its own (a diagram, a chart), by the relationship's id.
    """

    def __init__(
        self, *, numbering: Numbering, styles: etree._Element | None, others: Callable[[str], list[str]]
    ):
        self.numbering = numbering
        self.others = others
        self._styles: dict[str, tuple[str, str, etree._Element | None]] = {}
        self._default = ""
        for style in styles if styles is not None else ():
            if local(style) == "style":
                key = attribute(style, "styleId")
                name = attribute(child(style, "name"), "val")
                based = attribute(child(style, "basedOn"), "val")
                self._styles[key] = (name, based, child(style, "pPr", "numPr"))
        self._fields: list[bool] = []  # of each open field, whether its result has begun
        self._carried = ""  # a paragraph whose mark is deleted goes on in the next
        self._pieces: list[str] = []
        self._boxes: list[etree._Element | list[str]] = []

    def lines(self, paragraph: etree._Element) -> Iterator[tuple[str, str]]:
        """The lines of a paragraph, then those of the boxes that are anchored in it."""
        outer, self._pieces = self._pieces, []
        outer_boxes, self._boxes = self._boxes, []
        properties = child(paragraph, "pPr")
        self._walk(paragraph)
        text, boxes = "".join(self._pieces), self._boxes
        self._pieces, self._boxes = outer, outer_boxes
        text, self._carried = self._carried + text, ""
        if child(properties, "rPr", "del") is not None:
            self._carried = text
        else:
            yield self._line(text, properties)
        for box in boxes:
            if isinstance(box, list):
                yield from ((line, "") for line in box)
            else:
                yield from self._box(box)

    def _line(self, text: str, properties: etree._Element | None) -> tuple[str, str]:
        names = self._names(attribute(child(properties, "pStyle"), "val") or self._default)
        if not text.strip():
            return text, ""
        if any(_CONTENTS.fullmatch(name) for name, _ in names):
            return text, "table of contents"
        number = self._number(child(properties, "numPr"), [listed for _, listed in names])
        heading = next((found for name, _ in names if (found := _HEADING.fullmatch(name))), None)
        if heading:
            return "#" * (1 + int(heading[2] or 0)) + " " + number + " ".join(text.split("\n")), ""
        return number + text, ""

    def _names(self, style: str) -> list[tuple[str, etree._Element | None]]:
        """The names of a style and of those that it is based on, each with its list."""
        found = []
        seen = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            name, based, listed = self._styles[style]
            found.append((name, listed))
            style = based
        return found

    def _number(self, own: etree._Element | None, inherited: list[etree._Element | None]) -> str:
        """The automatic number of a paragraph, from its own properties or its style's."""
        places = [own, *inherited]
        key = next((v for place in places if (v := attribute(child(place, "numId"), "val"))), "")
        depth = next((v for place in places if (v := attribute(child(place, "ilvl"), "val"))), "0")
        return self.numbering.next(key, int(depth)) if key and key != "0" else ""

    def _box(self, box: etree._Element) -> Iterator[tuple[str, str]]:
        for one in box:
            name = local(one)
            if name == "p":
                yield from self.lines(one)
            elif name == "AlternateContent":
                if (found := chosen(one)) is not None:
                    yield from self._box(found)
            elif name not in SKIPPED:
                yield from self._box(one)

    # ---- inside a paragraph ----

    def _walk(self, parent: etree._Element) -> None:
        for one in parent:
            name = local(one)
            handler = _HANDLERS.get(name)
            if handler is not None:
                handler(self, one)
            elif name == "r":
                properties = child(one, "rPr")
                if properties is None or not _on(child(properties, "vanish")):
                    self._walk(one)
            elif name not in SKIPPED:
                self._walk(one)

    def _say(self, text: str) -> None:
        if all(self._fields):
            self._pieces.append(text)

    def _text(self, element: etree._Element) -> None:
        self._say(_RAW_SPACE.sub(" ", element.text or ""))

    def _break(self, element: etree._Element) -> None:
        self._say("\n")

    def _tab(self, element: etree._Element) -> None:
        self._say("\t")

    def _hyphen(self, element: etree._Element) -> None:
        self._say("-")

    def _symbol(self, element: etree._Element) -> None:
        code = int(attribute(element, "char", "0"), 16)
        place = code - 0xF000 if 0xF000 <= code < 0xF100 else 0
        self._say(_SYMBOLS.get(place, "\ufffd") if place else chr(code))

    def _field_mark(self, element: etree._Element) -> None:
        kind = attribute(element, "fldCharType")
        if kind == "begin":
            self._fields.append(False)
        elif self._fields and kind == "separate":
            self._fields[-1] = True
        elif self._fields and kind == "end":
            self._fields.pop()

    def _ruby(self, element: etree._Element) -> None:
        """Characters with their reading above: the reading follows in brackets."""
        for name, before, after in (("rubyBase", "", ""), ("rt", "(", ")")):
            part = child(element, name)
            if part is not None:
                self._say(before)
                self._walk(part)
                self._say(after)

    def _alternatives(self, element: etree._Element) -> None:
        found = chosen(element)
        if found is not None:
            self._walk(found)

    def _anchored(self, element: etree._Element) -> None:
        self._boxes.append(element)

    def _diagram(self, element: etree._Element) -> None:
        key = attribute(element, "dm") or attribute(element, "id")
        self._boxes.append(self.others(key))


_HANDLERS: dict[str, Callable[[Paragraphs, etree._Element], None]] = {
    "t": Paragraphs._text,
    "br": Paragraphs._break,
    "cr": Paragraphs._break,
    "tab": Paragraphs._tab,
    "ptab": Paragraphs._tab,
    "noBreakHyphen": Paragraphs._hyphen,
    "sym": Paragraphs._symbol,
    "fldChar": Paragraphs._field_mark,
    "ruby": Paragraphs._ruby,
    "AlternateContent": Paragraphs._alternatives,
    "txbxContent": Paragraphs._anchored,
    "txBody": Paragraphs._anchored,
    "relIds": Paragraphs._diagram,
    "chart": Paragraphs._diagram,
}
