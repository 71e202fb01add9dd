"""Fields of Word files: which of them end, and what those show that have no result of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from analysis.corpus.readers import word_symbols
from analysis.corpus.readers.packages import attribute, child, local

_OFF = frozenset({"0", "false", "off"})
#: Elements whose text stands for itself: a field begins and ends within one.
_STORIES = frozenset({"txbxContent", "txBody", "footnote", "endnote", "hdr", "ftr", "comment"})
_EQUATION = re.compile(r"\s*eq\b", re.IGNORECASE)
_SWITCH = re.compile(r'\\\*\s*(?:"[^"]*"|[^\s\\(]+)')
#: Characters with their reading above, and a character in a ring, as Word for Chinese sets them.
_READING = re.compile(
    r"\\o\s*(?:\\a[a-z]\s*)?\(\s*\\s\s*\\up\s*[\d.]*\s*\((?P<reading>[^()]*)\)\s*[,;](?P<base>[^()]*)\)",
    re.IGNORECASE,
)
_RING = re.compile(r"\\o\s*(?:\\a[a-z]\s*)?\(\s*[○〇◯]\s*[,;](?P<inside>[^()]*)\)", re.IGNORECASE)
_FRACTION = re.compile(r"\\f\s*\((?P<above>[^(),;]*)[,;](?P<below>[^(),;]*)\)", re.IGNORECASE)
#: Fields that show words of their instruction, and a symbol by its number: MACROBUTTON NoMacro words, SYMBOL 252 \\f "Wingdings".
_BUTTON = re.compile(r"\s*(?:MACRO|GOTO)BUTTON\s+\S+\s(?P<words>.*)", re.IGNORECASE | re.DOTALL)
_SYMBOL = re.compile(
    r'\s*SYMBOL\s+(?P<code>0x[0-9a-f]{1,5}|\d{1,6})\b(?:[^"]*?\\f\s*"(?P<font>[^"]*)")?', re.IGNORECASE
)
_COMMAND = re.compile(r"\\[a-z]{1,3}\s*[\d.]*|[(),;]", re.IGNORECASE)
_RINGS = dict(zip(map(str, range(1, 21)), "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")) | dict(
    zip("一二三四五六七八九十", "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉")
)


@dataclass(slots=True)
class Field:
    """A field that has begun and not ended."""

    shows: bool = False  #: whether its result has begun
    instruction: str = ""


def unended(part: etree._Element) -> set[etree._Element]:
    """The marks in a part that begin a field which never ends: what follows them is ordinary text."""
    open_marks: dict[etree._Element | None, list[etree._Element]] = {}
    for mark in part.iter("{*}fldChar"):
        story = next((one for one in mark.iterancestors() if local(one) in _STORIES or one is part), None)
        marks = open_marks.setdefault(story, [])
        kind = attribute(mark, "fldCharType")
        if kind == "begin":
            marks.append(mark)
        elif kind == "end" and marks:
            marks.pop()
    return {mark for marks in open_marks.values() for mark in marks}


def chosen(mark: etree._Element) -> str:
    """What a field of an old form shows: the entry that was chosen, or a box that is ticked or not; else ""."""
    entries, box = child(mark, "ffData", "ddList"), child(mark, "ffData", "checkBox")
    if entries is not None:
        words = [attribute(entry, "val") for entry in entries if local(entry) == "listEntry"]
        number = attribute(child(entries, "result"), "val") or attribute(
            child(entries, "default"), "val", "0"
        )
        return words[int(number)] if number.isdecimal() and int(number) < len(words) else ""
    if box is not None:
        state = child(box, "checked")
        state = child(box, "default") if state is None else state
        return "☑" if is_on(state) else "□"
    return ""


def is_on(element: etree._Element | None) -> bool:
    """Whether a property is there and not switched off."""
    return element is not None and attribute(element, "val", "1").lower() not in _OFF


def without_result(instruction: str) -> str:
    """What a field shows by its instruction alone: a button, a symbol, an equation, which sets readings, rings and fractions.

    >>> without_result(r" eq \\o\\ac(○,5)"), without_result(r"EQ \\* jc2 \\o\\ad(\\s\\up 9(xí),习)"), without_result("PAGE")
    ('⑤', '习(xí)', '')
    >>> without_result(r"EQ \\f(2,3)"), without_result(r"EQ \\o\\ac(○,密)")
    ('2/3', '密')
    >>> without_result(" MACROBUTTON NoMacro [文号] "), without_result('SYMBOL 252 \\\\f "Wingdings" \\\\s 12')
    ('[文号]', '✓')
    """
    if button := _BUTTON.match(instruction):
        return button["words"].strip()
    if symbol := _SYMBOL.match(instruction):
        return word_symbols.shown(int(symbol["code"], 0), symbol["font"] or "")
    if not _EQUATION.match(instruction):
        return ""
    words = _SWITCH.sub("", _EQUATION.sub("", instruction, count=1))
    words = _READING.sub(lambda m: f"{m['base'].strip()}\0{m['reading'].strip()}\1", words)
    words = _RING.sub(lambda m: _RINGS.get(m["inside"].strip(), m["inside"].strip()), words)
    words = _FRACTION.sub(lambda m: f"{m['above'].strip()}/{m['below'].strip()}", words)
    return _COMMAND.sub("", words).strip().replace("\0", "(").replace("\1", ")")
