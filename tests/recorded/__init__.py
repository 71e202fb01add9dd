"""Results on many texts, recorded as one digest per text and step, so that a change of any of them is seen.

python -m tests.recorded                   the texts whose results differ from the record
python -m tests.recorded --text A017       the results of a text, to compare with those of another version
python -m tests.recorded --write           record the results as they are (make recorded)

The texts are 555 pages (`of_pages`) and those that other tests make: small files,
layouts of pages, sentences (`of_cases`), and random variations of these (`of_variations`). The record says that results changed, not
that they are right; for that see `tests/pages` and `tests/synthetic`. Whoever
changes a rule writes it anew and sees in the diff how many texts the rule affects.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from tests.recorded import of_cases, of_pages, of_variations

RECORD = Path(__file__).with_name("record.csv")
STEPS = ("corpus", "timeline", "formulations")

#: Results of each set and step: of each text, what it gave, as lines.
RESULTS: dict[tuple[str, str], Callable[[], Mapping[str, list[str]]]] = (
    of_pages.RESULTS | of_cases.RESULTS | of_variations.RESULTS
)


def digest(lines: Iterable[str]) -> str:
    """Eight digits for lines in any order; empty for none."""
    text = "\n".join(sorted(lines))
    return hashlib.sha256(text.encode()).hexdigest()[:8] if text else ""


def digests(name: str, step: str) -> dict[str, str]:
    """The digest of each text of a set that gave anything."""
    return {text: digest(lines) for text, lines in RESULTS[name, step]().items() if lines}


def recorded(name: str, step: str) -> dict[str, str]:
    """The same as the record has it."""
    with RECORD.open(encoding="utf-8", newline="") as file:
        return {row["text"]: row[step] for row in csv.DictReader(file) if row["set"] == name and row[step]}


def changed(name: str, step: str) -> list[str]:
    """The texts whose results are not those of the record."""
    before, now = recorded(name, step), digests(name, step)
    return sorted(text for text in before.keys() | now.keys() if before.get(text) != now.get(text))


def write() -> None:
    """Record the results as they are."""
    with RECORD.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(("set", "text", *STEPS))
        for name in dict.fromkeys(name for name, _ in RESULTS):
            made = [digests(name, step) if (name, step) in RESULTS else {} for step in STEPS]
            for text in sorted(set().union(*made)):
                table.writerow((name, text, *(one.get(text, "") for one in made)))
