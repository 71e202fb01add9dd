"""Make tables from records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

import pandas as pd

from analysis.cells import join
from analysis.records import Attendance, Document, Formulation, Gap, LedgerRow, Meeting, PersonRecord
from analysis.tables.checks import frame, typed
from analysis.tables.schemas import SCHEMAS

#: Rows of a long table that are made, checked and written together.
ROWS_AT_ONCE = 20_000


def articles(documents: Iterable[Document]) -> pd.DataFrame:
    """The articles of all documents, in order, with the metadata of their sources as additional columns.

    A metadata column whose name is taken gets a suffix: `kind` becomes ``kind_given``.
    """
    documents = list(documents)
    made = of_records("articles", (article for document in documents for article in document.articles))
    own = {column.name for column in SCHEMAS["articles"]}
    about = [dict(document.source.metadata) for document in documents for _ in document.articles]
    for name in dict.fromkeys(name for one in about for name in one):
        made[f"{name}_given" if name in own else name] = [one.get(name, "") for one in about]
    return made


def filled(articles: pd.DataFrame) -> pd.DataFrame:
    """Articles of several batches in one table; metadata columns that only some batches have are filled with ""."""
    own = {column.name for column in SCHEMAS["articles"]}
    further = [name for name in articles.columns if name not in own]
    return articles.fillna(dict.fromkeys(further, ""))


def paragraphs(documents: Iterable[Document]) -> pd.DataFrame:
    """The paragraphs of all documents, in order."""
    return of_records("paragraphs", (one for document in documents for one in document.paragraphs))


def ledger(rows: Iterable[LedgerRow]) -> pd.DataFrame:
    """The ledger: every character of every source exactly once."""
    return of_records("ledger", rows)


def meetings(records: Iterable[Meeting]) -> pd.DataFrame:
    """The timeline."""
    return of_records("meetings", records)


def attendance(records: Iterable[Attendance]) -> pd.DataFrame:
    """Who attended which meeting, in which role, with the evidence."""
    return of_records("attendance", records)


def people(records: Iterable[PersonRecord]) -> pd.DataFrame:
    """The people of all meetings."""
    return of_records("people", records)


def gaps(records: Iterable[Gap]) -> pd.DataFrame:
    """Months without texts, and sessions that nothing reports."""
    return of_records("gaps", records)


def formulations(records: Iterable[Formulation]) -> pd.DataFrame:
    """The formulations with their counts."""
    return of_records("formulations", records)


def formulation_uses(records: Iterable[Formulation]) -> pd.DataFrame:
    """Every use of every formulation."""
    return of_records("formulation_uses", (use for record in records for use in record.uses))


def uses_in_parts(records: Iterable[Formulation]) -> Iterator[pd.DataFrame]:
    """`formulation_uses`, so many rows at a time; one part without rows where there are none."""
    uses = (use for record in records for use in record.uses)
    part = list(islice(uses, ROWS_AT_ONCE))
    while True:
        yield of_records("formulation_uses", part)
        part = list(islice(uses, ROWS_AT_ONCE))
        if not part:
            return


def formulation_senses(records: Iterable[Formulation]) -> pd.DataFrame:
    """The explanations of each formulation, one row per sense."""
    return frame("formulation_senses", (row for f in records for row in _senses(f)))


def _senses(f: Formulation) -> Iterator[dict]:
    for number, one in enumerate(f.senses, start=1):
        yield {
            "term": f.term,
            "sense": number,
            "members": join(one.members),
            "members_complete": "yes" if one.complete else "no",
            "members_given": one.given,
            "articles": one.articles,
            "first_seen": one.first_seen,
            "last_seen": one.last_seen,
            "believed": "yes" if one.believed else "no",
            "source": one.source,
            "start": one.start,
            "end": one.end,
        }


def of_records(name: str, records: Iterable[object]) -> pd.DataFrame:
    """Records of one class as a table of the schema `name`, one row each."""
    records = list(records)
    if not records:
        return frame(name, [])
    cells = {column.name: column.cells(records) for column in SCHEMAS[name]}
    return typed(name, pd.DataFrame(cells))
