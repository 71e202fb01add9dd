"""People: their names and titles in running text, and the roles they have at a meeting."""

from analysis.names import is_foreign, is_name, not_names, surnames
from analysis.timeline.people.company import Company, company_in
from analysis.timeline.people.names import listed
from analysis.timeline.people.relative_clauses import clause_end, without_relative_clause
from analysis.timeline.people.run_together import run_together
from analysis.timeline.people.titled import (
    Person,
    begins_with_land,
    groups,
    is_body,
    is_office,
    length,
    offices,
    titled,
)

__all__ = [
    "Company",
    "Person",
    "begins_with_land",
    "clause_end",
    "company_in",
    "groups",
    "is_body",
    "is_foreign",
    "is_name",
    "is_office",
    "length",
    "listed",
    "not_names",
    "offices",
    "run_together",
    "surnames",
    "titled",
    "without_relative_clause",
]
