"""Lists of words that the rules of the other modules use: `vocabulary/formulations/word_lists.csv`.

Each list has a name that says what its words are; `finds` is what the module finds in the example of a row.
"""

from __future__ import annotations

from functools import cache

from analysis import vocabulary
from analysis.faults import InputFault
from analysis.regexes import longest_first


@cache
def words(name: str) -> tuple[str, ...]:
    """The words of a list.

    >>> words("no places")
    ('青春', '大国')
    """
    rows = vocabulary.load("formulations/word_lists", ("list", "words", "example"), ("finds",))
    found = tuple(row["words"] for row in rows if row["list"] == name)
    if not found:
        raise InputFault(f"vocabulary/formulations/word_lists.csv: no rows of the list {name!r}")
    return found


@cache
def any_of(name: str) -> str:
    """The words of a list as alternatives of a pattern, the longest first.

    >>> any_of("means")
    '突破口|主线|契机|己任|引领|抓手|牵引|目标|统领|载体'
    """
    return "|".join(longest_first(words(name)))
