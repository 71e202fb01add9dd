"""Tidy tables: schemas, validation, and shared queries.

`schemas` defines the columns, `checks` validates tables against them,
`from_records` makes tables from records, `reading` has queries used by
several packages.
"""

from analysis.cells import join, split
from analysis.tables.checks import Parts, TableDefect, check, frame, linked, list_columns, validated
from analysis.tables.columns import Column
from analysis.tables.from_records import (
    articles,
    attendance,
    filled,
    formulation_senses,
    formulation_uses,
    formulations,
    gaps,
    ledger,
    meetings,
    of_records,
    paragraphs,
    people,
    uses_in_parts,
)
from analysis.tables.packed import Texts, Uses, values
from analysis.tables.reading import among, covered_months, known_window, row_tuples, shown_window, with_dates
from analysis.tables.schemas import HOURS, KEYS, MESSAGES, REFERENCES, SCHEMAS

__all__ = [
    "HOURS",
    "KEYS",
    "MESSAGES",
    "REFERENCES",
    "SCHEMAS",
    "Column",
    "Parts",
    "TableDefect",
    "Texts",
    "Uses",
    "among",
    "articles",
    "attendance",
    "check",
    "covered_months",
    "filled",
    "formulation_senses",
    "formulation_uses",
    "formulations",
    "frame",
    "gaps",
    "join",
    "known_window",
    "ledger",
    "linked",
    "list_columns",
    "meetings",
    "of_records",
    "paragraphs",
    "people",
    "row_tuples",
    "shown_window",
    "split",
    "uses_in_parts",
    "validated",
    "values",
    "with_dates",
]
