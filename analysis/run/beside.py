"""What a person keeps beside a corpus: corrections of the timeline, names of the topics,
terms that are always or never counted, words left out of the topics, years that a person knows,
and names of series, bodies and people.

In the folder of the corpus, or next to the table that it is. All count in
the fingerprint of the corpus, so that an edit is never passed over.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from pathlib import Path

from analysis import ownrows
from analysis.refusals import in_file, of_messages

CORRECTIONS = "corrections.csv"
LABELS = "topic_labels.csv"
TERMS = "terms.csv"
STOP_TERMS = "stop_terms.csv"
STOP_WORDS = "stop_words.csv"
YEARS = "years.csv"
#: A user's own names of meetings, bodies and people.
NAMED = ("series.csv", "bodies.csv", "people.csv")
NAMES = (CORRECTIONS, LABELS, TERMS, STOP_TERMS, STOP_WORDS, YEARS, *NAMED)


def files(corpus: Path) -> list[Path]:
    """Those that are there."""
    folder = corpus if corpus.is_dir() else corpus.parent
    return [folder / name for name in NAMES if (folder / name).is_file()]


#: Endings of files in which people keep such lists; one that a system hides stands twice (``terms.csv.txt``).
_LISTS = re.compile(r"(.+?)(?:(?:\.csv)?\.(?:csv|tsv|xlsx?|ods|numbers)|\.csv\.txt)", re.IGNORECASE)
#: Other words for what is in a file.
_ALSO = {
    "person": "people.csv",
    "persons": "people.csv",
    "names": "people.csv",
    "labels": LABELS,
    "stops": STOP_WORDS,
}
#: How alike two names are that may be meant for each other.
_NEAR = 0.82


def misnamed(corpus: Path) -> dict[str, str]:
    """Files beside a corpus that are not read because of their name, and the name that may be meant.

    ``correction.csv`` may be meant as ``corrections.csv``, ``stopwords.xlsx`` as ``stop_words.csv``. A file whose right
    name is there too is not listed.
    """
    folder = corpus if corpus.is_dir() else corpus.parent
    if not folder.is_dir():
        return {}
    there = {file.name for file in files(corpus)}
    found = {}
    for file in sorted(folder.iterdir()):
        meant = "" if file.name in there or file == corpus else nearest(file.name)
        if meant and meant not in there and file.is_file():
            found[file.name] = meant
    return found


def nearest(name: str) -> str:
    """The file of the user's that a name may be meant for; "" if it is like none.

    >>> [nearest(name) for name in ("correction.csv", "stopwords.csv", "Series.CSV", "body.xlsx", "terms.csv.txt")]
    ['corrections.csv', 'stop_words.csv', 'series.csv', 'bodies.csv', 'terms.csv']
    >>> [nearest(name) for name in ("papers.csv", "terms.txt", "2024.csv", "persons.csv")]
    ['', '', '', 'people.csv']
    """
    parts = _LISTS.fullmatch(name)
    if not parts:
        return ""
    stem = parts[1].casefold()
    if stem in _ALSO:
        return _ALSO[stem]
    alike = {
        own: SequenceMatcher(None, _bare(own.removesuffix(".csv")), _bare(stem)).ratio() for own in NAMES
    }
    best = max(NAMES, key=alike.__getitem__)
    return best if alike[best] >= _NEAR else ""


def _bare(stem: str) -> str:
    """A stem without marks between its words, its last word in the singular.

    >>> _bare("Stop-Words"), _bare("bodies"), _bare("body")
    ('stopword', 'body', 'body')
    """
    letters = "".join(filter(str.isalnum, stem.casefold()))
    return (
        re.sub("ies$", "y", letters)
        if letters.endswith("ies") and letters != "series"
        else letters.removesuffix("s")
    )


def read(corpus: Path, name: str) -> str:
    """The text of one of them, or "" where there is none.

    In UTF-8, or in GB18030, as a Chinese Excel saves its CSV files. Lines that begin with # are comments; Chinese names of
    columns are given in English.

    Raises
    ------
    InputFault
        If it is there and cannot be read, is no CSV, or holds a formula.
    """
    for file in files(corpus):
        if file.name == name:
            try:
                return ownrows.plain(_decoded(file.read_bytes()), name)
            except OSError as error:
                fault = in_file(str(file), "own_unreadable", error=error.strerror or type(error).__name__)
                raise of_messages([fault]) from None
            except UnicodeDecodeError:
                raise of_messages([in_file(str(file), "own_encoding")]) from None
    return ""


def is_template(file: Path) -> bool:
    """Whether one of them holds only a header and comments, as `init` writes it: it changes no result.

    Other files without rows are reported to the user, so they count.
    """
    if (
        file.stat().st_size > 10_000 or file.is_symlink()
    ):  # a template is short; a larger file is not read twice
        return False
    try:
        lines = [line for line in _decoded(file.read_bytes()).splitlines() if line.strip(" ,")]
    except (OSError, UnicodeDecodeError):
        return False
    return (
        any(line.startswith("#") for line in lines) and sum(not line.startswith("#") for line in lines) == 1
    )


def without_rows(corpus: Path, texts: Mapping[str, str]) -> list[str]:
    """The names of those that have no row below their header; a template (a header, then comments) is not meant.

    `texts` has the text of each as `read` gives it, without comments.
    """
    return [
        file.name
        for file in files(corpus)
        if sum(bool(line.strip(" ,")) for line in texts[file.name].split("\n")) < 2
        and not any(line.startswith("#") for line in _decoded(file.read_bytes()).splitlines())
    ]


def _decoded(content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("gb18030")
    return text
