"""A list as one cell of a table: its items joined by ``；``."""

from __future__ import annotations

import re
from collections.abc import Iterable

#: Between the items of a list inside one cell.
SEPARATOR = "；"

#: An item that holds the separator, or a backslash, has a backslash before it.
_SPECIAL = re.compile(r"([\\；])")
_ITEM = re.compile(r"(?:[^\\；]|\\[\\；]|\\)*")
_ESCAPED = re.compile(r"\\([\\；])")


def join(items: Iterable[object]) -> str:
    r"""A list as one cell, from which `split` gets it back. Empty items are left out.

    >>> join(["市委", "市政府"]), join(["安平；教育.txt#1", "a.txt#1"]), join([])
    ('市委；市政府', '安平\\；教育.txt#1；a.txt#1', '')
    """
    return SEPARATOR.join(_SPECIAL.sub(r"\\\1", text) for item in items if (text := str(item)))


def split(cell: str) -> list[str]:
    r"""The items of a list cell.

    A backslash before anything but ``；`` and itself is a character like any
    other, so that cells typed by a person need no escapes.

    >>> split("王翔；李明"), split("安平\\；教育.txt#1；a.txt#1"), split("C:\\texts"), split("")
    (['王翔', '李明'], ['安平；教育.txt#1', 'a.txt#1'], ['C:\\texts'], [])
    """
    if "\\" not in cell:
        return [item for item in cell.split(SEPARATOR) if item]
    items, start = [], 0
    while start <= len(cell):
        item = _ITEM.match(cell, start)
        assert item is not None  # it may be empty
        items.append(_ESCAPED.sub(r"\1", item[0]))
        start = item.end() + 1
    return [item for item in items if item]
