"""The results on 555 pages, recorded as one digest per page and step, so that a change of any of them is seen.

python -m tests.recorded                   the pages whose results differ from the record
python -m tests.recorded --page A017       the results of a page, to compare with those of another version
python -m tests.recorded --write           record the results as they are (make recorded)

The record says that results changed, not that they are right; for that see
`tests/pages` and `tests/synthetic`. Whoever changes a rule writes it anew and
sees in the diff how many pages the rule affects.
"""

from __future__ import annotations

import csv
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import astuple, is_dataclass
from functools import cache
from pathlib import Path

import pandas as pd

import analysis
from analysis import formulations, timeline
from analysis.records import Document

GOLD = Path(__file__).resolve().parents[1] / "gold"
RECORD = Path(__file__).with_name("pages.csv")
#: The sets that have been read since they were scored.
SETS = ("pages", "pages2", "pages3", "pages4")
STEPS = ("corpus", "timeline", "formulations")
#: Probabilities are recorded with so many digits: further ones depend on the build of numpy.
_DIGITS = 2

#: Results of a step: of each source, what it gave, as lines.
Lines = dict[str, list[str]]


@cache
def documents(name: str) -> tuple[Document, ...]:
    """The documents of a set of pages."""
    return tuple(analysis.load(GOLD / name / "texts.jsonl"))


@cache
def results(name: str, step: str) -> Mapping[str, list[str]]:
    """What a step makes of a set, as lines by page; what belongs to no page is under the name of the set."""
    return {"corpus": _corpus, "timeline": _timeline, "formulations": _formulations}[step](name)


def _corpus(name: str) -> Lines:
    return {
        one.source.name: [_line(row) for row in (*one.articles, *one.paragraphs, *one.ledger)]
        for one in documents(name)
    }


@cache
def _built(name: str) -> timeline.Timeline:
    return timeline.build(documents(name))


def _timeline(name: str) -> Lines:
    built = _built(name)
    found: Lines = defaultdict(list)
    source = {one.meeting_id: one.source for one in built.meetings}
    for meeting in built.meetings:
        found[meeting.source].append(_line(meeting))
    for row in built.attendance:
        found[source[row.meeting_id]].append(_line(row))
    for article, date in built.article_dates.items():
        found[article.rpartition("#")[0]].append(_line(date))
    found[name] = [_line(row) for row in (*built.people, *built.gaps, *built.warnings)]
    return found


def _formulations(name: str) -> Lines:
    dated = {article: found.date for article, found in _built(name).article_dates.items()}
    scans = [formulations.scan(one) for one in documents(name)]
    found: Lines = defaultdict(list)
    for title, table in formulations.gather(scans, list(documents(name)), dated).tables().items():
        sources = table["source"] if "source" in table else [name] * len(table)
        for source, row in zip(sources, table.itertuples(index=False), strict=True):
            found[source].append(f"{title}: {_line(row)}")
    return found


def _line(row: object) -> str:
    """A record or a row of a table as text, its numbers rounded."""
    values = astuple(row) if is_dataclass(row) and not isinstance(row, type) else row
    return " | ".join(map(_cell, values)) if isinstance(values, tuple) else _cell(values)


def _cell(value: object) -> str:
    if isinstance(value, tuple | list):
        return f"({', '.join(map(_cell, value))})"
    if isinstance(value, float):
        return "" if pd.isna(value) else f"{round(value, _DIGITS) + 0:.{_DIGITS}f}"
    return str(value)


def digest(lines: Iterable[str]) -> str:
    """Eight digits for lines in any order; empty for none."""
    text = "\n".join(sorted(lines))
    return hashlib.sha256(text.encode()).hexdigest()[:8] if text else ""


def digests(name: str, step: str) -> dict[str, str]:
    """Of each page of a set that gave anything, the digest."""
    return {page: digest(lines) for page, lines in results(name, step).items() if lines}


def recorded(name: str, step: str) -> dict[str, str]:
    """The same as the record has it."""
    with RECORD.open(encoding="utf-8", newline="") as file:
        return {row["page"]: row[step] for row in csv.DictReader(file) if row["set"] == name and row[step]}


def changed(name: str, step: str) -> list[str]:
    """The pages whose results are not those of the record."""
    before, now = recorded(name, step), digests(name, step)
    return sorted(page for page in before.keys() | now.keys() if before.get(page) != now.get(page))


def write() -> None:
    """Record the results as they are."""
    with RECORD.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(("set", "page", *STEPS))
        for name in SETS:
            made = [digests(name, step) for step in STEPS]
            for page in sorted(set().union(*made)):
                table.writerow((name, page, *(one.get(page, "") for one in made)))
