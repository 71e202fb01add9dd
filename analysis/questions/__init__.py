"""What a reader asks of a study that is done: any term in its texts, a part of it, two parts against each other.

DataFrames in, DataFrames out: nothing here reads a file or fits a model.
"""

from analysis.questions.citing import (
    Bibliography,
    Citation,
    bibliography,
    cite,
    cite_articles,
    cite_meetings,
)
from analysis.questions.comparing import TABLES as COMPARED
from analysis.questions.comparing import Comparison, Words, compare, counted_words
from analysis.questions.effects import topic_effects
from analysis.questions.grouping import (
    MOST,
    OTHER,
    UNKNOWN,
    column_name,
    group,
    group_name,
    in_words,
    is_period,
    naming,
)
from analysis.questions.networks import Network, absences, for_figure, network
from analysis.questions.parts import Parts, parts
from analysis.questions.profiles import Profile, profile
from analysis.questions.searching import CONTEXT, HEADLINE_COLUMNS, Hits, TextIndex, unprinted_headlines
from analysis.questions.selecting import (
    as_date,
    check_conditions,
    of_term,
    people,
    persons,
    select,
    terms,
    window_of,
)

__all__ = [
    "COMPARED",
    "CONTEXT",
    "HEADLINE_COLUMNS",
    "MOST",
    "OTHER",
    "UNKNOWN",
    "Bibliography",
    "Citation",
    "Comparison",
    "Hits",
    "Network",
    "Parts",
    "Profile",
    "TextIndex",
    "Words",
    "absences",
    "as_date",
    "bibliography",
    "check_conditions",
    "cite",
    "cite_articles",
    "cite_meetings",
    "column_name",
    "compare",
    "counted_words",
    "for_figure",
    "group",
    "group_name",
    "in_words",
    "is_period",
    "naming",
    "network",
    "of_term",
    "parts",
    "people",
    "persons",
    "profile",
    "select",
    "terms",
    "topic_effects",
    "unprinted_headlines",
    "window_of",
]
