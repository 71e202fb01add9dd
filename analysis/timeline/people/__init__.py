"""People: their names and titles in running text, and the roles they have at a meeting."""

from analysis.timeline.people.names import (
    Person,
    groups,
    is_name,
    listed,
    not_names,
    offices,
    run_together,
    surnames,
    titled,
)

__all__ = [
    "Person",
    "groups",
    "is_name",
    "listed",
    "not_names",
    "offices",
    "run_together",
    "surnames",
    "titled",
]
