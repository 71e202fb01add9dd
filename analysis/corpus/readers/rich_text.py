"""Rich text files (.rtf, and many that are called .doc) become text, by striprtf."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.corpus.encodings import Unreadable
from analysis.corpus.readers import extract
from analysis.corpus.readers.extract import Extract

MARK = b"{\\rtf"
#: Groups that striprtf passes over although a reader sees them.
_TOKENS = re.compile(
    r"\\\\|\\[{}]|\\bin(?P<binary>\d{1,9}) ?"
    r"|\{\s*(?:\\\*\s*)?\\(?P<part>footnote|header[lrf]?|footer[lrf]?|annotation|shptxt)(?![a-z])"
    r"|\{(?:\\[a-z]{1,20}-?\d{0,10} ?){0,40}?\\(?P<hidden>v|deleted)(?![a-z0-9])|[{}]"
)
_NAME = re.compile(r"^\{\s*(?:\\\*\s*)?\\[a-z]+ ?")
_BORDER = "\ue5e5"  #: put between groups; a private-use character, which no text has
_ENDNOTE = re.compile(r"\\ftnalt(?![a-z])")
#: What a part needs of the head of its file to be decoded: the code page and the fonts with their character sets.
_CODE_PAGE = re.compile(r"\\ansicpg\d{1,5}")
_FONTS = re.compile(r"\{\\fonttbl(?:[^{}]|\{[^{}]*\}){0,20000}\}")
_WHAT = {"footnote": "footnote", "annotation": "comment", "shptxt": ""}
#: Groups of hidden text, and of text that was deleted in tracked changes.
_HIDDEN = "hidden"
#: Marks around what is shown of an object of another program.
_OBJECT = re.compile(r"(?<=\{)\\(?:object(?:\\obj[a-z]{1,12}-?\d{0,6}){0,12}|result)(?![a-z]) ?")
#: What is written for old readers and for new ones, up to the second: the words in Unicode.
_FOR_OLD = re.compile(r"\{\\upr\s*\{(?:[^{}]|\{[^{}]*\}){0,20000}\}\s*\{\\\*\\ud(?![a-z])")
#: Bytes beyond ASCII that are no escapes, as some programs write them.
_RAW = re.compile("[\x80-\xff]")
#: The second byte of a character may be that of a letter; as an escape it is read alike where it is none.
_SECOND = re.compile(r"(\\'[89a-f][0-9a-f])([@-\[\]-z|~])", re.IGNORECASE)
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
#: Numbers of lists as older versions write them, which striprtf passes over, and as it reads them.
_OLD_NUMBER, _NUMBER = "{\\pntext", "{\\listtext"


def read(data: bytes) -> Extract:
    """The text of a rich text file, a paragraph a line; table cells are parted by ``|``, as striprtf gives them.

    Running heads come first; text boxes, notes and comments follow the text.

    Raises
    ------
    Unreadable
        If striprtf cannot read it.
    """
    try:
        return extract.from_lines(_lines(_decoded(data)), reader="rich text (striprtf)")
    except MemoryError:
        raise
    except Exception as error:  # the library raises several kinds for what is no RTF
        raise Unreadable("broken_rich_text", error=type(error).__name__) from None


def _decoded(data: bytes) -> str:
    """A file with a character for each byte; what is UTF-8, which the format does not know, as escapes."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")
    return _BEYOND_ASCII.sub(lambda char: "{\\uc1" + _escape(char[0]) + "}", text)


def _escape(char: str) -> str:
    """A character as escapes of 16 bits.

    >>> _escape("会"), _escape("😀")
    ('\\\\u20250?', '\\\\u55357?\\\\u56832?')
    """
    units = char.encode("utf-16-le")
    return "".join(f"\\u{units[i] + 256 * units[i + 1]}?" for i in range(0, len(units), 2))


def _lines(whole: str) -> Iterator[tuple[str, str]]:
    whole = _OBJECT.sub("", _FOR_OLD.sub("{{", whole.replace(_OLD_NUMBER, _NUMBER)))
    parts = list(_parts(whole))
    page, fonts = _CODE_PAGE.search(whole[:2000]), _FONTS.search(whole)
    head = f"{{\\rtf1\\ansi{page[0] if page else ''}{fonts[0] if fonts else ''} "
    main, here = [], 0
    for start, end, _ in parts:
        main.append(whole[here:start])
        here = end
    above: list[tuple[str, str]] = []
    below: list[tuple[str, str]] = []
    parts = [part for part in parts if part[2] != _HIDDEN]
    groups = [whole[start:end] for start, end, _ in parts]
    for (_, _, name), group, words in zip(parts, groups, _texts(head, groups), strict=True):
        if not words.strip():
            continue
        if name.startswith(("header", "footer")):
            above.append((words.strip(), "page header" if name.startswith("header") else "page footer"))
        else:
            what = "endnote" if name == "footnote" and _ENDNOTE.search(group) else _WHAT[name]
            below.append((words.strip(), what))
    yield from dict.fromkeys(above)
    yield _text("".join([*main, whole[here:]])), ""
    yield from below


def _texts(head: str, groups: list[str]) -> list[str]:
    """The text of each group, read in one go: the table of fonts is long."""
    inner = [_NAME.sub("{", group) for group in groups]
    found = _text(head + f"\\u{ord(_BORDER)}?".join(inner) + "}").split(_BORDER)
    return found if len(found) == len(inner) else [_text(f"{head}{group}}}") for group in inner]


def _text(source: str) -> str:
    from striprtf.striprtf import rtf_to_text

    source = _RAW.sub(lambda byte: f"\\'{ord(byte[0]):02x}", source)
    source = _SECOND.sub(lambda both: f"{both[1]}\\'{ord(both[2]):02x}", source)
    found = rtf_to_text(source, encoding="gb18030", errors="replace")
    return found.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")  # halves join


def _parts(whole: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and name of the groups shown outside the running text; not nested."""
    open_parts: list[tuple[int, str]] = []  #: for each group that is open: where it began, and its name or ""
    inside = 0
    position = 0
    while (match := _TOKENS.search(whole, position)) is not None:
        position = match.end()
        if match["binary"]:
            position += int(match["binary"])
        elif match[0][0] == "{":
            name = _HIDDEN if match["hidden"] else match["part"] or ""
            open_parts.append((match.start(), name))
            inside += bool(name)
        elif match[0] == "}" and open_parts:
            start, name = open_parts.pop()
            inside -= bool(name)
            if name and not inside:
                yield start, match.end(), name
