"""A person's own lists beside the corpus: terms that are always counted, and terms that are never listed.

``terms.csv`` has the columns ``term``, ``variants`` (joined by ；) and
``note``; ``stop_terms.csv`` has ``term`` and ``note``. Only ``term`` is
required. A term of the list is counted in every run, also when it has no use.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field

from analysis.cells import SEPARATOR
from analysis.faults import InputFault
from analysis.formulations.candidates import fold

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
        Never listed.
    """

    terms: tuple[OwnTerm, ...] = ()
    stopped: frozenset[str] = field(default_factory=frozenset)

    def heads(self) -> dict[str, str]:
        """Each variant with the term that it is a wording of."""
        return {variant: own.term for own in self.terms for variant in own.variants}


#: Where a person keeps no lists.
NONE = OwnTerms()


def read(terms: str = "", stop_terms: str = "") -> OwnTerms:
    """Both files, as text; "" for one that is not there.

    Raises
    ------
    InputFault
        Naming file and line of every fault: an unknown column, an empty
        term, one of a single character, a term or variant that stands
        twice, a term that is in both lists.

    >>> read("term,variants,note\\n新质生产力,新质态生产力；新生产力,\\n").terms[0].variants
    ('新质态生产力', '新生产力')
    """
    faults: list[str] = []
    owners: dict[str, str] = {}
    made: list[OwnTerm] = []
    for where, row in _rows(terms, TERMS, ("term", "variants", "note"), faults):
        words = [fold(word.strip()) for word in (row["term"], *_parts(row.get("variants", "")))]
        for word in words:
            fault = _misfit(word) or _taken(word, owners)
            if fault:
                faults.append(f"{where}: {fault}")
            owners.setdefault(word, where)
        made.append(OwnTerm(words[0], tuple(words[1:]), row.get("note", "")))
    stopped: dict[str, str] = {}
    for where, row in _rows(stop_terms, STOP_TERMS, ("term", "note"), faults):
        word = fold(row["term"])
        fault = (
            _misfit(word)
            or _taken(word, stopped)
            or (f"{word!r} is also in {owners[word]}" if word in owners else "")
        )
        if fault:
            faults.append(f"{where}: {fault}")
        stopped.setdefault(word, where)
    if faults:
        raise InputFault("; ".join(faults))
    return OwnTerms(tuple(made), frozenset(stopped))


def _parts(cell: str) -> list[str]:
    """The variants of a cell, an empty one among them as it is, for it is a fault."""
    return cell.split(SEPARATOR) if cell else []


def _misfit(word: str) -> str:
    if not word:
        return "no term; every row needs one, and no variant may be empty"
    return f"{word!r} is a single character; a term has two or more" if len(word) < 2 else ""


def _taken(word: str, owners: dict[str, str]) -> str:
    return f"{word!r} stands already in {owners[word]}" if word in owners else ""


def _rows(text: str, name: str, columns: Sequence[str], faults: list[str]):
    """(place, cells by column) of each row that is not blank; a bad header is a fault and ends the file."""
    text = text.removeprefix("\ufeff")
    if not text.strip():
        return
    reader = csv.reader(io.StringIO(text))
    header = [cell.strip() for cell in next(reader)]
    unknown = [column for column in header if column not in columns]
    if unknown or "term" not in header:
        faults += [
            f"{name}, line 1: unknown column {column!r}; known are {', '.join(columns)}" for column in unknown
        ]
        faults += [] if "term" in header else [f"{name}, line 1: no column 'term'"]
        return
    for cells in reader:
        where = f"{name}, line {reader.line_num}"
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > len(header):
            faults.append(f"{where}: {len(cells)} cells under a header of {len(header)}")
        row = {column: cell.strip() for column, cell in zip(header, cells)}
        yield where, {"term": "", **row}
