"""Which terms of a corpus are formulations: candidates judged, rewordings and new phrases added."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from analysis.formulations import candidates, dictionary, kinship, verdicts
from analysis.formulations.candidates import Standing
from analysis.formulations.kinship import Life
from analysis.formulations.members import Listing
from analysis.records import Use


@dataclass(slots=True)
class Term:
    """One term on its way to a formulation."""

    rule: str
    pattern: str
    number: str = ""
    standings: list[Standing] = field(default_factory=list)
    uses: list[Use] = field(default_factory=list)
    listings: list[Listing] = field(default_factory=list)  #: at standings without marks


def decide(found: Iterable[Standing]) -> tuple[dict[str, Term], list[dict]]:
    """Which terms of the candidates are formulations; rows of those that are not."""
    standings: dict[str, list[Standing]] = defaultdict(list)
    for standing in found:
        standings[standing.candidate.term].append(standing)
    terms: dict[str, Term] = {}
    rejected: list[dict] = []
    for term, stood in standings.items():
        standing = [one.candidate for one in stood]
        verdict = verdicts.judge(standing, len({one.article_id for one in stood}), dictionary.is_word)
        if verdict.accepted:
            first = next((candidate for candidate in standing if candidate.quoted), standing[0])
            terms[term] = Term(verdict.rule, first.pattern, first.number, stood)
        elif any(candidate.quoted for candidate in standing):
            rejected += [rejection(verdict.rule, one) for one in stood]
    _add_reordered(terms, standings)
    return terms, rejected


def _add_reordered(terms: dict[str, Term], standings: Mapping[str, list[Standing]]) -> None:
    """Unquoted parallels that reword a formulation, though they stand but once."""
    lives = [Life(term, "parallel", "", 0) for term, record in terms.items() if record.pattern == "parallel"]
    by_part = defaultdict(list)
    for life in lives:
        for part in candidates.parts(life.term):
            by_part[part].append(life)
    for term, stood in standings.items():
        first = stood[0].candidate
        if term in terms or first.quoted or first.pattern != "parallel":
            continue
        one = Life(term, "parallel", "", 0)
        for other in {
            life.term: life for part in candidates.parts(term) for life in by_part.get(part, ())
        }.values():
            if term not in other.term and other.term not in term and kinship.likeness(one, other):
                terms[term] = Term(f"rewording of {other.term}", "parallel", first.number, stood)
                break


def rejection(reason: str, one: Standing) -> dict:
    """The row of a standing that is none."""
    return {
        "term": one.candidate.term,
        "reason": reason,
        "source": one.source,
        "start": one.start,
        "end": one.end,
    }


def mostly_bare(term: str, record: Term) -> bool:
    """Whether a phrase of plain words stands in marks so seldom that the marks mean nothing."""
    marked = [one.candidate for one in record.standings if one.candidate.quoted]
    spoken = any(cue.direct and cue.side == "after" for candidate in marked for cue in candidate.cues)
    return (
        record.pattern == "quoted"
        and len(record.uses) > 2 * len(marked)
        and verdicts.plain_words(term, dictionary.is_word)
        and not (len(marked) > 2 and spoken)
    )
