"""Encode a list as one cell of a table, its items joined by ``；``; read such cells typed by users."""

from __future__ import annotations

import re
from collections.abc import Iterable

#: Separates the items of a list in a cell.
SEPARATOR = "；"

#: The separator and the backslash are escaped by a backslash.
_SPECIAL = re.compile(r"([\\；])")
_ITEM = re.compile(r"(?:[^\\；]|\\[\\；]|\\)*")
_ESCAPED = re.compile(r"\\([\\；])")


def join(items: Iterable[object]) -> str:
    r"""Encode a list as one cell; `split` is the inverse. Empty items are dropped.

    >>> join(["市委", "市政府"]), join(["安平；教育.txt#1", "a.txt#1"]), join([])
    ('市委；市政府', '安平\\；教育.txt#1；a.txt#1', '')
    """
    return SEPARATOR.join(_SPECIAL.sub(r"\\\1", text) for item in items if (text := str(item)))


def typed(cell: str, *, commas: bool = False) -> list[str]:
    """The items of a cell that a user typed: a half-width ``;`` separates them as ``；`` does. No item is empty.

    Parameters
    ----------
    commas : bool
        Whether commas separate items too: for names, which contain none.

    >>> typed("王翔; 李明；"), typed("不忘初心，牢记使命;初心使命"), typed("王翔，李明,何静", commas=True)
    (['王翔', '李明'], ['不忘初心，牢记使命', '初心使命'], ['王翔', '李明', '何静'])
    """
    for separator in ";,，" if commas else ";":
        cell = cell.replace(separator, SEPARATOR)
    return [item for item in map(str.strip, split(cell)) if item]


def split(cell: str) -> list[str]:
    r"""Decode the items of a list cell.

    A backslash before any character except ``；`` and ``\`` is literal, so
    cells typed by hand need no escapes.

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
