"""Vocabulary of patterns as one regular expression: each row of a file is an alternative, in its order."""

from __future__ import annotations

from analysis import vocabulary
from analysis.timeline.sentences import BRACKET, DATE, QUOTED

#: What a row writes for the characters that mask a sentence.
_MASKS = {"{DATE}": DATE, "{QUOTED}": QUOTED, "{BRACKET}": BRACKET}


def alternatives(name: str, *columns: str) -> str:
    """The rows of ``timeline/{name}.csv`` as a group of alternatives.

    Parameters
    ----------
    name : str
        A vocabulary with a column ``pattern`` (regular expressions, which may
        hold {DATE}, {QUOTED} and {BRACKET} for masked characters) and ``example``.
    columns : str
        Its further columns.

    Raises
    ------
    InputFault
        Naming file and line of a row that is no regular expression.

    Examples
    --------
    >>> alternatives("meetings_ceremonies")
    '(?:开幕式|闭幕式|开幕仪式|闭幕仪式|开班式|结业式)'
    """
    rows = vocabulary.load(f"timeline/{name}", ("pattern", *columns, "example"))
    for row in rows:
        row.pattern("pattern")
    return f"(?:{'|'.join(unmasked(row['pattern']) for row in rows)})"


def unmasked(pattern: str) -> str:
    """A pattern with the characters that its {DATE}, {QUOTED} and {BRACKET} stand for."""
    for mask, character in _MASKS.items():
        pattern = pattern.replace(mask, character)
    return pattern
