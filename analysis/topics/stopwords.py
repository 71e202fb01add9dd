"""Words that the user excludes from topics: ``stop_words.csv`` next to the corpus."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable

from analysis.refusals import in_file, in_row, of_messages
from analysis.wording import message

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
        raise of_messages([in_file(FILE, "own_word_column")])
    found = set()
    for row in rows:
        word = (row["word"] or "").strip()
        if not word:
            raise of_messages([in_row(FILE, rows.line_num, "own_no_word")])
        found.add(word)
    return frozenset(found)


def warnings(text: str, readings: Callable[[], Iterable[str]]) -> list[str]:
    """A message that lists the words of the file that do not occur in the texts; none where all do.

    Parameters
    ----------
    text : str
        Of the file.
    readings : callable
        Gives the readings of the texts; called only where the file has words.

    >>> warnings("word\\n记者\\n本报\\n", lambda: ["本报讯"])
    ['stop_words_absent {"file": "stop_words.csv", "words": "记者"}']
    """
    words = read(text)
    if not words:
        return []
    whole = "\n".join(readings())
    absent = sorted(word for word in words if word not in whole)
    return [message("stop_words_absent", file=FILE, words="、".join(absent))] if absent else []
