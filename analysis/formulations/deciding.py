"""Which terms of a corpus are formulations: candidates judged, rewordings and new phrases added."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from analysis.formulations import candidates, cohesion, cues, dictionary, kinship, verdicts
from analysis.formulations.candidates import Candidate
from analysis.formulations.counting import Finder
from analysis.formulations.kinship import Life
from analysis.records import Document, Paragraph, Use


@dataclass(slots=True)
class Term:
    """One term on its way to a formulation."""

    rule: str
    pattern: str
    number: str = ""
    standings: list[tuple[Paragraph, Candidate]] = field(default_factory=list)
    uses: list[Use] = field(default_factory=list)


def decide(
    found: Iterable[tuple[str, Candidate]], documents: Sequence[Document]
) -> tuple[dict[str, Term], list[dict]]:
    """Which terms of the candidates, given with their paragraph_id, are formulations; rows of those that are not."""
    paragraphs = {p.paragraph_id: p for document in documents for p in document.paragraphs}
    standings: dict[str, list[tuple[Paragraph, Candidate]]] = defaultdict(list)
    for paragraph_id, candidate in found:
        standings[candidate.term].append((paragraphs[paragraph_id], candidate))
    terms: dict[str, Term] = {}
    rejected: list[dict] = []
    for term, stood in standings.items():
        standing = [candidate for _, candidate in stood]
        verdict = verdicts.judge(standing, len({p.article_id for p, _ in stood}), dictionary.is_word)
        if verdict.accepted:
            first = next((candidate for candidate in standing if candidate.quoted), standing[0])
            terms[term] = Term(verdict.rule, first.pattern, first.number, stood)
        elif any(candidate.quoted for candidate in standing):
            rejected += [rejection(term, verdict.rule, *one) for one in stood]
    _add_reordered(terms, standings)
    return terms, rejected


def _add_reordered(
    terms: dict[str, Term], standings: Mapping[str, list[tuple[Paragraph, Candidate]]]
) -> None:
    """Unquoted parallels that reword a formulation, though they stand but once."""
    lives = [Life(term, "parallel", "", 0) for term, record in terms.items() if record.pattern == "parallel"]
    by_part = defaultdict(list)
    for life in lives:
        for part in candidates.parts(life.term):
            by_part[part].append(life)
    for term, stood in standings.items():
        if term in terms or stood[0][1].quoted or stood[0][1].pattern != "parallel":
            continue
        one = Life(term, "parallel", "", 0)
        for other in {
            life.term: life for part in candidates.parts(term) for life in by_part.get(part, ())
        }.values():
            if term not in other.term and other.term not in term and kinship.likeness(one, other):
                terms[term] = Term(f"rewording of {other.term}", "parallel", stood[0][1].number, stood)
                break


def rejection(term: str, reason: str, paragraph: Paragraph, candidate: Candidate) -> dict:
    """The row of a standing that is none."""
    start, end = paragraph.reading.span(candidate.start, candidate.end)
    return {"term": term, "reason": reason, "source": paragraph.source, "start": start, "end": end}


def new(terms: Mapping[str, Term], documents: Sequence[Document]) -> list[str]:
    """Phrases that nobody quoted, found by cohesion, in the shape of a slogan or spoken for by what is around them."""
    texts = [
        (p.article_id, candidates.fold(p.reading.text)) for document in documents for p in document.paragraphs
    ]
    found = [
        term for term in cohesion.find(texts, dictionary.cut) if not any(term in known for known in terms)
    ]
    finder = Finder(found, ())
    spoken: dict[str, list[bool]] = {term: [] for term in found}
    for _, text in texts:
        for term, start, end in finder.find(text):
            near = (*cues.before(text, start), *cues.after(text, end))
            spoken[term].append(any(cue.speaks == "policy" and cue.direct for cue in near))
    return [term for term in found if verdicts.set_phrase(term, dictionary.cut(term), spoken[term])]


def mostly_bare(term: str, record: Term) -> bool:
    """Whether a phrase of plain words stands in marks so seldom that the marks mean nothing."""
    marked = [candidate for _, candidate in record.standings if candidate.quoted]
    spoken = any(cue.direct and cue.side == "after" for candidate in marked for cue in candidate.cues)
    return (
        record.pattern == "quoted"
        and len(record.uses) > 2 * len(marked)
        and verdicts.plain_words(term, dictionary.is_word)
        and not (len(marked) > 2 and spoken)
    )
