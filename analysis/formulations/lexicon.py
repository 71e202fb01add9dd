"""Lexicon of well-known formulations of national discourse.

``vocabulary/formulations/lexicon.csv`` has one row per formulation: its kind,
variants, members if they are fixed, year or month of first official use if
certain, and an English gloss. The list is compiled from general knowledge; an
empty cell means "not certain".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from analysis import vocabulary
from analysis.cells import split
from analysis.formulations import dictionary

#: Values of the column `kind`.
KINDS = ("number", "code", "coinage", "parallel", "key term", "campaign")
_REQUIRED = ("term", "kind", "gloss", "example")
_OPTIONAL = ("variants", "members", "since", "in_marks")
#: A parallel of which each part is a run of characters: 稳增长、促改革、调结构.
_PARTS = re.compile(r"\w{2,}(?:、\w{2,})+")
_SINCE = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?|")


@dataclass(frozen=True, slots=True)
class Entry:
    """One formulation of the lexicon."""

    term: str
    kind: str
    variants: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    since: str = ""  #: first official use: year, or year and month
    in_marks: bool = False  #: counted only in quotation marks, because its characters are also plain words
    gloss: str = ""
    example: str = ""


#: Words that no dictionary has, in which 和 does not join: 宜居宜业|和美|乡村.
_WORDS_WITH_HE = ("和美", "和合", "和顺")


@cache
def entries() -> dict[str, Entry]:
    """The lexicon by term.

    Raises
    ------
    InputFault
        With file and line: an unknown kind, an invalid date, a term or
        variant that is also in another row.

    >>> entries()["以文化人、以文育人"].variants[-2:]
    ('以文化人，以文育人', '以文化人和以文育人')
    >>> entry = entries()["四个意识"]
    >>> entry.kind, entry.since, entry.members
    ('number', '2016-01', ('政治意识', '大局意识', '核心意识', '看齐意识'))
    """
    found: dict[str, Entry] = {}
    owners: dict[str, str] = {}
    for row in vocabulary.load("formulations/lexicon", _REQUIRED, _OPTIONAL):
        if row["kind"] not in KINDS:
            raise row.fault(f"kind {row['kind']!r}, expected one of {', '.join(KINDS)}")
        if not _SINCE.fullmatch(row["since"]):
            raise row.fault(f"since {row['since']!r}, expected a year or a month such as 2013-09")
        variants = tuple(split(row["variants"]))
        for word in (row["term"], *variants):
            if word in owners:
                raise row.fault(f"{word!r} already belongs to {owners[word]!r}")
            owners[word] = row["term"]
        found[row["term"]] = Entry(
            row["term"],
            row["kind"],
            variants,
            tuple(split(row["members"])),
            row["since"],
            row["in_marks"] == "yes",
            row["gloss"],
            row["example"],
        )
    return {term: _with_wordings(entry, owners) for term, entry in found.items()}


def _with_wordings(entry: Entry, owners: Mapping[str, str]) -> Entry:
    """An entry with 与 for 和, a parallel also with its parts joined by commas or 和, unless a row has that wording."""
    wordings: tuple[str, ...] = ()
    if entry.kind == "parallel" and _PARTS.fullmatch(entry.term):
        *parts, last = entry.term.split("、")
        wordings = ("，".join((*parts, last)), f"{'、'.join(parts)}和{last}")
    elif entry.term.count("和") == 1 and not entry.in_marks and "与" not in "".join(entry.variants):
        before, after = entry.term.split("和")
        joined = ("和" + after[:1], before[-1:] + "和")
        if min(len(before), len(after)) > 1 and not any(
            word in _WORDS_WITH_HE or dictionary.is_word(word) for word in joined
        ):
            wordings = (f"{before}与{after}",)
    if not wordings:
        return entry
    return replace(entry, variants=(*entry.variants, *(word for word in wordings if word not in owners)))


@cache
def heads() -> dict[str, str]:
    """The main term of each variant in the lexicon.

    >>> heads()["新时代全天候中非命运共同体"]
    '中非命运共同体'
    """
    return {variant: entry.term for entry in entries().values() for variant in entry.variants}
