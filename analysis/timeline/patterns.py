"""Vocabulary as one regular expression: patterns in the order of their rows, or plain words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from analysis import vocabulary
from analysis.regexes import longest_first
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


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A regex for any of many words, tried by their first character, the longest first.

    >>> any_of(["李强", "李克强", "王毅"]).pattern
    '李(?:克强|强)|王(?:毅)'
    """
    by_first: dict[str, set[str]] = defaultdict(set)
    for word in words:
        by_first[word[0]].add(word[1:])
    groups = (
        f"{re.escape(first)}(?:{'|'.join(map(re.escape, longest_first(rest)))})"
        for first, rest in sorted(by_first.items())
    )
    return re.compile("|".join(groups))
