"""Words that the user excludes from topics: ``stop_words.csv`` next to the corpus."""

from __future__ import annotations

import csv
import io

from analysis.faults import InputFault

FILE = "stop_words.csv"


def read(text: str) -> frozenset[str]:
    """The words in the column ``word``; other columns are ignored.

    Raises
    ------
    InputFault
        If the column ``word`` is missing, or empty in a row; with the line.

    Examples
    --------
    >>> sorted(read("word,why\\n重庆,place\\n记者,\\n"))
    ['记者', '重庆']
    >>> sorted(read(""))
    []
    """
    if not text.strip():
        return frozenset()
    rows = csv.DictReader(io.StringIO(text))
    if "word" not in (rows.fieldnames or ()):
        raise InputFault(f"{FILE}: no column word; it needs one, with a word in each row")
    found = set()
    for row in rows:
        word = (row["word"] or "").strip()
        if not word:
            raise InputFault(f"{FILE}, line {rows.line_num}: no word in the column word")
        found.add(word)
    return frozenset(found)
