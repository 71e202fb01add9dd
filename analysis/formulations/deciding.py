"""Select the formulations of a corpus: user lists, lexicon, accepted candidates, variants."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from analysis import tables
from analysis.formulations import candidates, dictionary, lexicon, links, numbers, verdicts
from analysis.formulations.candidates import Occurrence, kind_of
from analysis.formulations.links import UsageHistory
from analysis.formulations.own_terms import NONE, OwnTerms
from analysis.formulations.senses import Explanation
from analysis.records import Use
from analysis.wording import message


@dataclass(slots=True)
class Term:
    """A term that may become a formulation."""

    rule: str
    pattern: str
    number: str = ""
    occurrences: list[Occurrence] = field(default_factory=list)
    uses: Sequence[Use] = ()
    explanations: list[Explanation] = field(default_factory=list)
    kind: str = ""
    origin: str = "text"
    since: str = ""
    gloss: str = ""
    members: tuple[str, ...] = ()  #: members according to the lexicon
    in_marks: bool = False  #: lexicon entry that is counted only in quotation marks

    @property
    def coined(self) -> bool:
        """Whether only quotation marks in the texts make it a term."""
        return self.origin == "text" and self.pattern == "quoted"

    @property
    def total(self) -> int | None:
        """Number of members of a number slogan; None for other terms and open numbers."""
        return numbers.total(self.number) if self.pattern == "number" and self.number else None


#: Pattern in the text for each kind of the lexicon.
_PATTERNS = {"number": "number", "code": "code", "parallel": "parallel"}


def decide(
    found: Iterable[Occurrence], own: OwnTerms = NONE, articles: int = 0
) -> tuple[dict[str, Term], list[dict]]:
    """The terms to count, and rows of rejected candidates.

    User terms have priority over the lexicon, and the lexicon over candidates
    from the texts; terms excluded by the user are dropped everywhere. In a
    corpus with many articles, a term in a single article needs more evidence.
    """
    occurrences: dict[str, list[Occurrence]] = defaultdict(list)
    for occurrence in found:
        occurrences[occurrence.candidate.term].append(occurrence)
    terms = _listed(own)
    rejected: list[dict] = []
    known = verdicts.known_terms(tuple(terms))
    for term, those in occurrences.items():
        if term in own.stopped:
            rejected += [rejection(message("reject_stopped"), one) for one in those]
        elif term in terms:
            terms[term].occurrences = those
            terms[term].number = terms[term].number or those[0].candidate.number
        else:
            verdict = verdicts.judge(
                [one.candidate for one in those],
                len({one.article_id for one in those}),
                dictionary.is_word,
                known,
                many=articles >= verdicts.MANY,
            )
            if verdict.accepted:
                first = next((one.candidate for one in those if one.candidate.quoted), those[0].candidate)
                terms[term] = Term(verdict.rule, first.pattern, first.number, those, kind=kind_of(first))
            elif any(one.candidate.quoted for one in those):
                rejected += [rejection(verdict.rule, one) for one in those]
    _add_reordered(terms, occurrences, own.stopped)
    return terms, rejected


def _listed(own: OwnTerms) -> dict[str, Term]:
    """The terms of the user list and the lexicon, with their variants."""
    terms = {word: Term(**known) for word, known in _lexicon().items() if word not in own.stopped}
    for one in own.terms:
        for word in (one.term, *one.variants):
            if word in terms:  # also in the lexicon: keep its information
                terms[word].origin, terms[word].rule = "own list", message("found_own_list")
            else:
                terms[word] = _own(word)
    return terms


@cache
def _lexicon() -> dict[str, dict[str, Any]]:
    """What is known of each term and variant of the lexicon, whatever the corpus."""
    return {
        word: _known(entry, word)
        for entry in lexicon.entries().values()
        for word in (entry.term, *entry.variants)
    }


def _known(entry: lexicon.Entry, word: str) -> dict[str, Any]:
    """The fields of a term or variant of the lexicon."""
    number = numbers.read(word) if entry.kind in ("number", "coinage", "campaign") else ""
    one_part = word != entry.term and len(candidates.parts(word)) < min(2, len(candidates.parts(entry.term)))
    kind = (
        "coinage" if entry.kind == "parallel" and one_part else entry.kind
    )  # 以文化人 of 以文化人、以文育人
    return {
        "rule": message("found_lexicon"),
        "pattern": "number" if number else _PATTERNS.get(kind, "listed"),
        "number": number,
        "kind": kind,
        "origin": "lexicon",
        "since": entry.since if word == entry.term else "",
        "gloss": entry.gloss,
        "members": entry.members,
        "in_marks": entry.in_marks and word == entry.term,
    }


def _own(word: str) -> Term:
    """A term or variant of the user list."""
    number = numbers.read(word)
    if numbers.CODE.fullmatch(word):
        return Term(message("found_own_list"), "code", number, kind="code", origin="own list")
    kind, pattern = ("number", "number") if number else ("key term", "listed")
    return Term(message("found_own_list"), pattern, number, kind=kind, origin="own list")


def only_in_marks(term: str, record: Term) -> bool:
    """Whether only occurrences in quotation marks count: digit codes, and terms that are too short or ambiguous."""
    if record.origin == "own list":
        return False
    if record.origin == "lexicon":
        return record.in_marks
    short = len(term) <= (3 if record.pattern in ("quoted", "code") else 2)
    bare = any(not one.candidate.quoted for one in record.occurrences)  # 推进1139工作部署
    digits = record.pattern == "code" and "+" not in term and not bare
    if bare and record.pattern == "code":
        short = False
    return short or digits or (record.pattern != "recurrent" and _plain_word(term, record))


def _plain_word(term: str, record: Term) -> bool:
    """Whether the dictionary has the term; a number of things (四个坚持) is a name, even there."""
    counts = record.pattern == "number" and (record.total or 0) > 1
    return dictionary.is_word(term) and not (counts and term[1:2] == "个")


def counted(term: str, record: Term) -> str:
    """Which occurrences of the term are its uses: those in quotation marks, those that split no word, or all."""
    return "quoted" if only_in_marks(term, record) else "whole words" if record.coined else "everywhere"


def _add_reordered(
    terms: dict[str, Term], occurrences: Mapping[str, list[Occurrence]], stopped: frozenset[str]
) -> None:
    """Add unquoted parallels that are variants of a formulation, even if they occur only once."""
    unlisted = [
        (term, those, those[0].candidate)
        for term, those in occurrences.items()
        if term not in terms and term not in stopped
    ]
    unlisted = [one for one in unlisted if one[2].pattern == "parallel" and not one[2].quoted]
    by_part = _parallels_by_part(terms) if unlisted else {}
    for term, those, first in unlisted:
        one = UsageHistory(term, "parallel", "", 0)
        near = {other.term: other for part in candidates.parts(term) for other in by_part.get(part, ())}
        for other in near.values():
            recurs = len({each.article_id for each in those}) > 1 or terms[other.term].origin == "text"
            if (
                term not in other.term
                and other.term not in term
                and recurs
                and links.variant_evidence(one, other)
            ):
                rule = message("found_rewording", term=other.term)
                terms[term] = Term(rule, "parallel", first.number, those, kind="parallel")
                break


def _parallels_by_part(terms: Mapping[str, Term]) -> Mapping[str, list[UsageHistory]]:
    found = defaultdict(list)
    for term, record in terms.items():
        if record.pattern == "parallel":
            one = UsageHistory(term, "parallel", "", 0)
            for part in candidates.parts(term):
                found[part].append(one)
    return found


def rejection(reason: str, one: Occurrence) -> dict:
    """The row of a rejected occurrence."""
    return {
        "term": one.candidate.term,
        "reason": reason,
        "source": one.source,
        "start": one.start,
        "end": one.end,
    }


def rejection_of_part(use: Use) -> dict:
    """The row of a use of a lexicon entry that only occurs in longer formulations."""
    return {
        "term": use.term,
        "reason": message("reject_part", term=use.within),
        "source": use.source,
        "start": use.start,
        "end": use.end,
    }


def mostly_within(record: Term) -> bool:
    """Whether a name that a verb announces is mostly used as part of longer formulations, so that they count instead."""
    if record.origin != "text" or record.pattern != "announced":
        return False
    return 2 * sum(map(bool, tables.values(record.uses, "within"))) > len(record.uses)


def mostly_bare(term: str, record: Term) -> bool:
    """Whether a phrase of plain words is so rarely in quotation marks that these are not significant."""
    if not record.coined:
        return False
    marked = [one.candidate for one in record.occurrences if one.candidate.quoted]
    spoken = any(cue.direct and cue.side == "after" for candidate in marked for cue in candidate.cues)
    return (
        len(record.uses) > 2 * len(marked)
        and verdicts.plain_words(term, dictionary.is_word)
        and not (len(marked) > 2 and spoken)
    )
