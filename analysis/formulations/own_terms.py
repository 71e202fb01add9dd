"""User lists next to the corpus: terms that are always counted, and terms that are excluded.

``terms.csv`` has the columns ``term``, ``variants`` (joined by ； or ;) and
``note``; ``stop_terms.csv`` has ``term`` and ``note``. Only ``term`` is
required. Listed terms are counted in every run, even if they have no uses.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ahocorasick_rs import AhoCorasick

from analysis import ownrows
from analysis.formulations.candidates import fold
from analysis.refusals import in_row, of_messages
from analysis.wording import message

TERMS = "terms.csv"
STOP_TERMS = "stop_terms.csv"


@dataclass(frozen=True, slots=True)
class OwnTerm:
    """One row of ``terms.csv``."""

    term: str
    variants: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class OwnTerms:
    """Both lists.

    Attributes
    ----------
    terms : tuple of OwnTerm
        Always counted.
    stopped : frozenset of str
        Excluded.
    """

    terms: tuple[OwnTerm, ...] = ()
    stopped: frozenset[str] = field(default_factory=frozenset)

    def words(self) -> Iterator[str]:
        """All terms with their variants."""
        return (word for one in self.terms for word in (one.term, *one.variants))

    def heads(self) -> dict[str, str]:
        """The main term of each variant."""
        return {variant: own.term for own in self.terms for variant in own.variants}


#: Empty user lists.
NONE = OwnTerms()


def read(terms: str = "", stop_terms: str = "") -> OwnTerms:
    """Parse the contents of both files; "" for a missing file.

    Raises
    ------
    InputFault
        With file and line of every fault: an unknown column, an empty term, a
        term of a single character, a duplicate term or variant, a term in both
        lists.

    >>> read("term,variants,note\\n新质生产力,新质态生产力；新生产力,\\n").terms[0].variants
    ('新质态生产力', '新生产力')
    """
    faults: list[str] = []
    owners: dict[str, int] = {}
    made: list[OwnTerm] = []
    for line, row in _rows(terms, TERMS, ("term", "variants", "note"), faults):
        words = [fold(word.strip()) for word in (row["term"], *_parts(row.get("variants", "")))]
        of_row = []
        for word in words:
            of_row.append(_misfit(word, TERMS, line) or _taken(word, TERMS, line, owners))
            owners.setdefault(word, line)
        faults += [fault for fault in dict.fromkeys(of_row) if fault]
        made.append(OwnTerm(words[0], tuple(words[1:]), row.get("note", "")))
    stopped: dict[str, int] = {}
    for line, row in _rows(stop_terms, STOP_TERMS, ("term", "note"), faults):
        word = fold(row["term"])
        fault = _misfit(word, STOP_TERMS, line) or _taken(word, STOP_TERMS, line, stopped)
        if not fault and word in owners:
            fault = in_row(STOP_TERMS, line, "own_in_both", word=word, file=TERMS, other=owners[word])
        if fault:
            faults.append(fault)
        stopped.setdefault(word, line)
    if faults:
        raise of_messages(faults)
    return OwnTerms(tuple(made), frozenset(stopped))


#: Characters that are common in regular expressions and rare in terms.
_OF_A_PATTERN = re.compile(r"[*^$|\\\[\]{}]|\.[+?？*]")


def warnings(own: OwnTerms, readings: Iterable[str]) -> list[str]:
    """Messages on rows that probably do not do what the user wants.

    Parameters
    ----------
    readings : iterable of str
        All texts of the corpus, in which excluded terms are looked up; read only if there are such terms.
    """
    words = [*own.words()]
    found = [
        message("own_term_pattern", file=file, term=word)
        for file, listed in ((TERMS, words), (STOP_TERMS, sorted(own.stopped)))
        for word in listed
        if _OF_A_PATTERN.search(word)
    ]
    return found + [
        message("stop_term_nowhere", file=STOP_TERMS, term=word) for word in _absent(own, readings)
    ]


def _absent(own: OwnTerms, readings: Iterable[str]) -> list[str]:
    """The excluded terms that no text contains."""
    left = sorted(own.stopped)
    if not left:
        return []
    automaton = AhoCorasick(left, store_patterns=False)
    seen = {
        index
        for reading in readings
        for index, _, _ in automaton.find_matches_as_indexes(fold(reading), overlapping=True)
    }
    return [word for index, word in enumerate(left) if index not in seen]


def _parts(cell: str) -> list[str]:
    """The variants of a cell, including empty ones, which are faults."""
    return re.split("[；;]", cell) if cell else []


def _misfit(word: str, file: str, line: int) -> str:
    if not word:
        return in_row(file, line, "own_no_term")
    return in_row(file, line, "own_one_character", word=word) if len(word) < 2 else ""


def _taken(word: str, file: str, line: int, owners: dict[str, int]) -> str:
    return (
        in_row(file, line, "own_twice_in", word=word, file=file, other=owners[word]) if word in owners else ""
    )


def _rows(text: str, name: str, columns: Sequence[str], faults: list[str]):
    """(line, cells by column) of each row that is not blank; a bad header is a fault and ends the file."""
    text = text.removeprefix("\ufeff")
    if not text.strip():
        return
    reader = csv.reader(io.StringIO(text))
    header = [cell.strip() for cell in next(reader)]
    if wrong := ownrows.header_faults(header, columns, ("term",), name=name, elsewhere=False):
        faults += wrong
        return
    for cells in reader:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > len(header):
            faults.append(ownrows.too_many(cells, header, name=name, line=reader.line_num))
            continue  # what its cells mean is not known
        row = {column: cell.strip() for column, cell in zip(header, cells)}
        yield reader.line_num, {"term": "", **row}
