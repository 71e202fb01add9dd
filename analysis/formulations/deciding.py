"""Select the formulations of a corpus: user lists, lexicon, accepted candidates, variants.

Terms of the lexicon (`listed`) become terms of the corpus when they occur in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from analysis import tables
from analysis.formulations import candidates, dictionary, links, listed, numbers, verdicts
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


def decide(
    found: Iterable[Occurrence], own: OwnTerms = NONE, articles: int = 0
) -> tuple[dict[str, Term], list[dict]]:
    """The terms to count besides the lexicon, and rows of rejected candidates.

    User terms have priority over the lexicon, and the lexicon over candidates
    from the texts; terms excluded by the user are dropped everywhere. In a
    corpus with many articles, a term in a single article needs more evidence.
    Terms of the lexicon are among them if a candidate has the same words.
    """
    occurrences: dict[str, list[Occurrence]] = defaultdict(list)
    for occurrence in found:
        occurrences[occurrence.candidate.term].append(occurrence)
    terms = {word: _own(word) for word in own.words()}
    rejected: list[dict] = []
    known = verdicts.KnownTerms(terms, verdicts.listed_terms(), without=own.stopped)
    for term, those in occurrences.items():
        if term in own.stopped:
            rejected += [rejection(message("reject_stopped"), one) for one in those]
        elif term in terms or term in listed.entries():
            if term not in terms:
                terms[term] = of_lexicon(term)
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


def of_lexicon(word: str) -> Term:
    """A term or variant of the lexicon."""
    known = listed.term(word)
    return Term(
        message("found_lexicon"),
        known.pattern,
        known.number,
        kind=known.kind,
        origin="lexicon",
        since=known.since,
        gloss=known.gloss,
        members=known.members,
        in_marks=known.in_marks,
    )


def _own(word: str) -> Term:
    """A term or variant of the user list; one that is also in the lexicon keeps its information."""
    if word in listed.entries():
        return replace(of_lexicon(word), origin="own list", rule=message("found_own_list"))
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
        near = {
            other: None
            for part in candidates.parts(term)
            for other in (*listed.parallels_by_part().get(part, ()), *by_part.get(part, ()))
            if other not in stopped
        }
        for other in near:
            from_text = other in terms and terms[other].origin == "text"
            recurs = from_text or len({each.article_id for each in those}) > 1
            if (
                term not in other
                and other not in term
                and recurs
                and links.variant_evidence(one, UsageHistory(other, "parallel", "", 0))
            ):
                rule = message("found_rewording", term=other)
                terms[term] = Term(rule, "parallel", first.number, those, kind="parallel")
                break


def _parallels_by_part(terms: Mapping[str, Term]) -> Mapping[str, list[str]]:
    found = defaultdict(list)
    for term, record in terms.items():
        if record.pattern == "parallel":
            for part in candidates.parts(term):
                found[part].append(term)
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
