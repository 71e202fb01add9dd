"""One paragraph of a Word file: its number, its visible text, and the boxes anchored in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from analysis.corpus.readers import word_fields, word_numbering, word_symbols
from analysis.corpus.readers.packages import attribute, child, local
from analysis.corpus.readers.word_fields import Field, is_on
from analysis.corpus.readers.word_numbering import Numbering

#: Elements whose text no reader sees, or that hold none.
SKIPPED = frozenset(
    [
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
        "binData",
    ]
)
_HEADING = re.compile(r"(title|标题)|(?:heading|标题) ?([1-5])", re.IGNORECASE)
_CONTENTS = re.compile(
    r"(?:[a-z]{0,9}手动)?(?:toc|目录) ?(?:heading|标题)? ?\d{0,2}|table of figures", re.IGNORECASE
)
_CONTENTS_ROW = "table of contents"
_AUTOMATIC_NUMBER = re.compile(r"\s*AUTONUM(?:LGL|OUT)?\b", re.IGNORECASE)
_CONTENTS_FIELD = re.compile(r"\s*TOC\b", re.IGNORECASE)
#: What a comment, a tracked change and other marks in the XML of Word 2003 are.
_DELETED, _COMMENT = "Word.Deletion", "Word.Comment"
#: How Word asks for the text of a content control.
_PROMPT = re.compile(r"\s*(?:单击|点击|点按|请?(?:输入|选择|填写)|Click|Tap|Choose|Enter)", re.IGNORECASE)
_PRIVATE = re.compile("[\uf020-\uf0ff]")
_RAW_SPACE = re.compile(r"[\r\n]+")


def chosen(alternatives: etree._Element) -> etree._Element | None:
    """Of two renderings of one thing, that which is shown: the first with text, else the fallback."""
    last = None
    for one in alternatives:
        if local(one) in ("Choice", "Fallback"):
            last = one
            if any(t.text for t in one.iter("{*}t")) or local(one) == "Fallback":
                return one
    return last


@dataclass(frozen=True, slots=True)
class _Style:
    """What a style says of its paragraphs or runs; each of them None where another style decides."""

    name: str
    based: str
    listed: etree._Element | None  #: the list that its paragraphs are in
    hidden: bool | None

    @classmethod
    def of(cls, style: etree._Element) -> _Style:
        """What the definition of a style says."""
        hiding = child(style, "rPr", "vanish")
        return cls(
            attribute(child(style, "name"), "val"),
            attribute(child(style, "basedOn"), "val"),
            child(style, "pPr", "numPr"),
            None if hiding is None else is_on(hiding),
        )


def is_placeholder(control: etree._Element) -> bool:
    """Whether a content control is empty and shows what to enter.

    The mark alone does not say so: programs that fill in forms leave it.
    """
    if not is_on(child(control, "sdtPr", "showingPlcHdr")):
        return False
    return bool(_PROMPT.match("".join(t.text or "" for t in control.iter("{*}t"))))


def _runs_in(properties: Mapping[str, etree._Element]) -> bool:
    """Whether the next paragraph goes on in the same line, behind a style separator."""
    return is_on(child(properties.get("rPr"), "specVanish"))


class Paragraphs:
    """Turns paragraphs into lines, one after the other: lists count on, and a field may span several.

    Parameters
    ----------
    numbering : Numbering
    styles : element or None
        The styles part.
    others : callable
        The lines of a part of its own (a diagram, a chart), by the relationship's id.
    blocks : callable
        The lines of the paragraphs and tables of a box.
    """

    def __init__(
        self,
        *,
        numbering: Numbering,
        styles: etree._Element | None,
        others: Callable[[str], list[str]],
        blocks: Callable[[etree._Element, Paragraphs], Iterator[tuple[str, str]]],
    ):
        self.numbering = numbering
        self.others = others
        self.blocks = blocks
        defined = () if styles is None else styles.iterchildren("{*}style")
        self._defined = {attribute(style, "styleId"): style for style in defined}
        self._styles: dict[str, _Style] = {}  # those in use: a document defines hundreds and uses ten
        self._hiding = styles is not None and next(styles.iter("{*}vanish"), None) is not None
        self._fields: list[Field] = []  # those that are open
        self._unended: set[etree._Element] = set()
        self._carried = (
            ""  # a paragraph whose mark is deleted or hidden, or a large first letter, goes on in the next
        )
        self._numbered = 0  # how many paragraphs fields have numbered so far
        self._hidden = False  # whether the style of the paragraph hides its text
        self._pieces: list[str] = []
        self._boxes: list[tuple[etree._Element | list[str], str]] = []

    def begin(self, part: etree._Element) -> None:
        """Begin a part of the document: fields end within it, and none that lacks its end counts."""
        self._fields, self._unended = [], word_fields.unended(part)

    def rest(self) -> Iterator[tuple[str, str]]:
        """What the last paragraph of a part left for a next one."""
        if self._carried:
            text, self._carried = self._carried, ""
            yield text, ""

    def lines(self, paragraph: etree._Element) -> Iterator[tuple[str, str]]:
        """The lines of a paragraph, then those of the boxes that are anchored in it."""
        outer, self._pieces = self._pieces, []
        outer_boxes, self._boxes = self._boxes, []
        found = child(paragraph, "pPr")
        properties = {} if found is None else {local(one): one for one in found}
        outer_hidden, self._hidden = self._hidden, False
        if self._hiding:
            self._hidden = self._is_hidden(attribute(properties.get("pStyle"), "val"))
        contents = self._in_contents()
        self._walk(paragraph)
        contents = contents or self._in_contents()
        self._hidden = outer_hidden
        text, boxes = "".join(self._pieces), self._boxes
        self._pieces, self._boxes = outer, outer_boxes
        text, self._carried = self._carried + text, ""
        drops = "framePr" in properties and attribute(properties["framePr"], "dropCap", "none") != "none"
        if drops or child(properties.get("rPr"), "del") is not None:
            self._carried = text
        elif _runs_in(properties):
            self._carried = (
                self._number(properties, self._based(attribute(properties.get("pStyle"), "val"))) + text
            )
        else:
            yield (text, _CONTENTS_ROW if text.strip() else "") if contents else self._line(text, properties)
        for box, what in boxes:
            if isinstance(box, list):
                yield from ((line, what) for line in box)
            else:
                outer_fields, self._fields = self._fields, []
                yield from ((line, what or own) for line, own in self.blocks(box, self))
                self._fields = outer_fields

    def _in_contents(self) -> bool:
        """Whether a field that makes a list of contents is open."""
        return any(_CONTENTS_FIELD.match(field.instruction) for field in self._fields)

    def _line(self, text: str, properties: Mapping[str, etree._Element]) -> tuple[str, str]:
        styles = self._based(attribute(properties.get("pStyle"), "val"))
        if any(_CONTENTS.fullmatch(style.name) for _, style in styles):
            return text, _CONTENTS_ROW if text.strip() else ""
        number = self._number(properties, styles) if properties else ""  # an empty paragraph counts, too
        if not text.strip():
            return text, ""
        heading = next((found for _, style in styles if (found := _HEADING.fullmatch(style.name))), None)
        if heading:
            return "#" * (1 + int(heading[2] or 0)) + " " + number + " ".join(text.split("\n")), ""
        return number + text, ""

    def _based(self, key: str) -> list[tuple[str, _Style]]:
        """A style and those that it is based on, by their keys."""
        found: dict[str, _Style] = {}
        while key in self._defined and key not in found:
            if key not in self._styles:
                self._styles[key] = _Style.of(self._defined[key])
            found[key] = self._styles[key]
            key = found[key].based
        return list(found.items())

    def _is_hidden(self, key: str) -> bool:
        """Whether a style hides its text."""
        return next((style.hidden for _, style in self._based(key) if style.hidden is not None), False)

    def _number(self, properties: Mapping[str, etree._Element], styles: list[tuple[str, _Style]]) -> str:
        """The automatic number of a paragraph, from its own properties or its style's."""
        if words := attribute(child(properties.get("listPr"), "t"), "val"):  # Word 2003 writes it out
            return word_numbering.spaced(words.strip())
        if self._hidden or (is_on(child(properties.get("rPr"), "vanish")) and not _runs_in(properties)):
            return ""
        places = [("", properties.get("numPr")), *((key, style.listed) for key, style in styles)]
        number, style = next(
            ((found, key) for key, place in places if (found := attribute(child(place, "numId"), "val"))),
            ("", ""),
        )
        if not number or number == "0":
            return ""
        depth = self.numbering.depth(number, style) if style else None
        if depth is None:
            depth = int(
                next((v for _, place in places if (v := attribute(child(place, "ilvl"), "val"))), "0")
            )
        return self.numbering.next(number, depth)

    # ---- inside a paragraph ----

    def _walk(self, parent: etree._Element) -> None:
        for one in parent:
            name = local(one)
            handler = _HANDLERS.get(name)
            if handler is not None:
                handler(self, one)
            elif name == "r":
                if self._shows(child(one, "rPr")):
                    self._walk(one)
                else:
                    self._unseen(one)
            elif name not in SKIPPED:
                self._walk(one)

    def _shows(self, properties: etree._Element | None) -> bool:
        """Whether a run of these properties is shown."""
        own = child(properties, "vanish")
        if own is not None:
            return not is_on(own)
        if not self._hiding:
            return True
        style = attribute(child(properties, "rStyle"), "val")
        return not (self._hidden or (style and self._is_hidden(style)))

    def _unseen(self, element: etree._Element) -> None:
        """Of what is hidden or deleted the marks of fields count: the other end may be shown."""
        for mark in element.iter("{*}fldChar"):
            self._field_mark(mark, shown=False)

    def _say(self, text: str) -> None:
        if all(field.shows for field in self._fields):
            self._pieces.append(text)

    def _text(self, element: etree._Element) -> None:
        text = _RAW_SPACE.sub(" ", element.text or "")
        if _PRIVATE.search(text):
            text = word_symbols.text(text, attribute(child(element.getparent(), "rPr", "rFonts"), "ascii"))
        self._say(text)

    def _break(self, element: etree._Element) -> None:
        self._say("\n")

    def _tab(self, element: etree._Element) -> None:
        self._say("\t")

    def _hyphen(self, element: etree._Element) -> None:
        self._say("-")

    def _symbol(self, element: etree._Element) -> None:
        try:
            code = int(attribute(element, "char", "0"), 16)
        except ValueError:
            code = 0xFFFD
        self._say(word_symbols.shown(code, attribute(element, "font")))

    def _field_mark(self, element: etree._Element, *, shown: bool = True) -> None:
        kind = attribute(element, "fldCharType")
        if kind == "begin" and element not in self._unended:
            if shown:
                self._say(word_fields.chosen(element))
            self._fields.append(Field())
        elif self._fields and kind == "separate":
            self._fields[-1].shows = True
        elif self._fields and kind == "end":
            field = self._fields.pop()
            if shown and not field.shows:
                self._say(self._without_result(field.instruction))

    def _without_result(self, instruction: str) -> str:
        if not _AUTOMATIC_NUMBER.match(instruction):
            return word_fields.without_result(instruction)
        self._numbered += 1
        return f"{self._numbered}."

    def _instruction(self, element: etree._Element) -> None:
        if self._fields:
            self._fields[-1].instruction += element.text or ""

    def _control(self, element: etree._Element) -> None:
        """A content control; what an empty one says to enter is no part of the text."""
        if not is_placeholder(element):
            self._walk(element)
            return
        outer, self._pieces = self._pieces, []
        self._walk(element)
        self._boxes.append((["".join(self._pieces)], "placeholder"))
        self._pieces = outer

    def _ruby(self, element: etree._Element) -> None:
        """Characters with their reading above: the reading follows in brackets."""
        for name, before, after in (("rubyBase", "", ""), ("rt", "(", ")")):
            part = child(element, name)
            if part is not None and (name == "rubyBase" or any(text.text for text in part.iter("{*}t"))):
                self._say(before)
                self._walk(part)
                self._say(after)

    def _fraction(self, element: etree._Element) -> None:
        for part in element:
            if local(part) == "den":
                self._say("/")
            self._walk(part)

    def _delimited(self, element: etree._Element) -> None:
        """Terms of a formula in brackets, which are attributes."""
        properties = child(element, "dPr")
        before, between, after = (
            attribute(child(properties, name), "val", usual)
            for name, usual in (("begChr", "("), ("sepChr", "|"), ("endChr", ")"))
        )
        self._say(before)
        for i, term in enumerate(element.iterchildren("{*}e")):
            self._say(between if i else "")
            self._walk(term)
        self._say(after)

    def _operator(self, element: etree._Element) -> None:
        """A sum, a product, an integral, whose sign is an attribute."""
        self._say(attribute(child(element, "naryPr", "chr"), "val", "∫"))
        self._walk(element)

    def _root(self, element: etree._Element) -> None:
        for part in element:
            if local(part) == "e":  # behind its degree
                self._say("√")
            self._walk(part)

    def _alternatives(self, element: etree._Element) -> None:
        found = chosen(element)
        if found is not None:
            self._walk(found)

    def _anchored(self, element: etree._Element) -> None:
        self._boxes.append((element, ""))

    def _diagram(self, element: etree._Element) -> None:
        key = attribute(element, "dm") or attribute(element, "id")
        self._boxes.append((self.others(key), ""))

    def _art(self, element: etree._Element) -> None:
        """WordArt, whose words are an attribute."""
        self._boxes.append(([attribute(element, "string")], ""))

    def _note(self, element: etree._Element) -> None:
        """A note within the text, as Word 2003 writes it."""
        self._boxes.append((element, local(element)))

    def _annotation(self, element: etree._Element) -> None:
        """A comment or a tracked change in the XML of Word 2003."""
        kind = attribute(element, "type")
        if kind == _COMMENT:
            self._boxes.append((element, "comment"))
        elif kind == _DELETED:
            self._unseen(element)
        else:
            self._walk(element)


_HANDLERS: dict[str, Callable[[Paragraphs, etree._Element], None]] = {
    "t": Paragraphs._text,
    "br": Paragraphs._break,
    "cr": Paragraphs._break,
    "tab": Paragraphs._tab,
    "ptab": Paragraphs._tab,
    "noBreakHyphen": Paragraphs._hyphen,
    "sym": Paragraphs._symbol,
    "fldChar": Paragraphs._field_mark,
    "instrText": Paragraphs._instruction,
    "del": Paragraphs._unseen,
    "moveFrom": Paragraphs._unseen,
    "sdt": Paragraphs._control,
    "textpath": Paragraphs._art,
    "footnote": Paragraphs._note,
    "endnote": Paragraphs._note,
    "annotation": Paragraphs._annotation,
    "ruby": Paragraphs._ruby,
    "f": Paragraphs._fraction,
    "d": Paragraphs._delimited,
    "nary": Paragraphs._operator,
    "rad": Paragraphs._root,
    "AlternateContent": Paragraphs._alternatives,
    "txbxContent": Paragraphs._anchored,
    "txBody": Paragraphs._anchored,
    "relIds": Paragraphs._diagram,
    "chart": Paragraphs._diagram,
}
