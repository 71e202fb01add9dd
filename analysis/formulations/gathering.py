"""From documents to formulations: scan each source, then decide and count over all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

import pandas as pd
import rjieba

from analysis.formulations import phrases, verdicts
from analysis.formulations.counting import Finder, sentence
from analysis.formulations.marks import CLOSING, OPENING
from analysis.formulations.phrases import Candidate
from analysis.records import Document, Formulation, Paragraph, Use


@dataclass(frozen=True, slots=True)
class Scan:
    """What the text of one source alone tells."""

    source: str
    candidates: tuple[tuple[str, Candidate], ...]  #: (paragraph_id, candidate)


@dataclass(frozen=True)
class Found:
    """The formulations of a corpus."""

    formulations: tuple[Formulation, ...]
    rejected: pd.DataFrame = field(repr=False)


def scan(document: Document) -> Scan:
    """The candidates of one source; pure, and picklable."""
    return Scan(
        document.source.name,
        tuple(
            (paragraph.paragraph_id, candidate)
            for paragraph in document.paragraphs
            for candidate in phrases.find(phrases.fold(paragraph.reading.text))
        ),
    )


def gather(scans: Sequence[Scan], documents: Sequence[Document], dates: Mapping[str, str]) -> Found:
    """Decide on every candidate term, and find all standings of those that are formulations."""
    paragraphs = {p.paragraph_id: p for document in documents for p in document.paragraphs}
    standings: dict[str, list[tuple[Paragraph, Candidate]]] = defaultdict(list)
    for scanned in scans:
        for paragraph_id, candidate in scanned.candidates:
            standings[candidate.term].append((paragraphs[paragraph_id], candidate))
    accepted: dict[str, tuple[str, list[Candidate]]] = {}
    rejected: list[dict] = []
    for term, stood in standings.items():
        candidates = [candidate for _, candidate in stood]
        verdict = verdicts.judge(candidates, len({p.article_id for p, _ in stood}), is_word)
        if verdict.accepted:
            accepted[term] = (verdict.rule, candidates)
        elif any(candidate.quoted for candidate in candidates):
            rejected += [
                _rejection(term, verdict.rule, paragraph, candidate) for paragraph, candidate in stood
            ]
    uses = _uses(accepted, documents, dates)
    for term in [term for term in accepted if _mostly_bare(term, accepted[term][1], uses[term])]:
        rejected += [
            _rejection(term, "plain words, mostly without marks", *stood) for stood in standings[term]
        ]
        del accepted[term]
    made = tuple(_formulation(term, accepted[term][1], uses[term]) for term in accepted if uses[term])
    return Found(
        tuple(sorted(made, key=lambda f: (-len(f.uses), f.term))),
        pd.DataFrame(rejected, columns=["term", "reason", "source", "start", "end"]),
    )


@cache
def _dictionary() -> rjieba.Jieba:
    return rjieba.Jieba()


def is_word(term: str) -> bool:
    """Whether the segmenter's dictionary has the term."""
    return _dictionary().has_word(term)


def _mostly_bare(term: str, candidates: list[Candidate], uses: list[Use]) -> bool:
    """Whether a phrase of plain words stands in marks so seldom that the marks mean nothing."""
    marked = [candidate for candidate in candidates if candidate.quoted]
    return (
        candidates[0].pattern == "quoted"
        and len(uses) > 2 * len(marked)
        and verdicts.plain_words(term, is_word)
        and not (
            len(marked) > 2 and any(cue.direct and cue.side == "after" for c in marked for cue in c.cues)
        )
    )


def _rejection(term: str, reason: str, paragraph: Paragraph, candidate: Candidate) -> dict:
    start, end = paragraph.reading.span(candidate.start, candidate.end)
    return {"term": term, "reason": reason, "source": paragraph.source, "start": start, "end": end}


def _only_quoted(term: str, candidates: Iterable[Candidate]) -> bool:
    """Whether only standings in marks count: codes, and what is too short or too plain to be told apart."""
    pattern = next(iter(candidates)).pattern
    return pattern == "code" or len(term) <= 2 or is_word(term)


def _uses(accepted, documents: Sequence[Document], dates: Mapping[str, str]) -> dict[str, list[Use]]:
    marked = [term for term, (_, candidates) in accepted.items() if _only_quoted(term, candidates)]
    finder = Finder(accepted.keys() - set(marked), marked)
    uses: dict[str, list[Use]] = {term: [] for term in accepted}
    for document in documents:
        for paragraph in document.paragraphs:
            text = phrases.fold(paragraph.reading.text)
            for term, start, end in finder.find(text):
                uses[term].append(_use(term, accepted[term][0], text, start, end, paragraph, document, dates))
    return uses


def _use(term, rule, text, start, end, paragraph: Paragraph, document: Document, dates) -> Use:
    in_marks = start > 0 and end < len(text) and text[start - 1] in OPENING and text[end] in CLOSING
    outer = (start - 1, end + 1) if in_marks else (start, end)
    first, last = paragraph.reading.span(*outer)
    around = paragraph.reading.span(*sentence(text, start, end))
    return Use(
        term=term,
        article_id=paragraph.article_id,
        source=paragraph.source,
        start=first,
        end=last,
        date=dates.get(paragraph.article_id, ""),
        sentence=_joined(document.source.text[slice(*around)]),
        written=_joined(document.source.text[first:last]),
        rule=rule if in_marks else "recurrence",
    )


def _joined(words: str) -> str:
    """Source words on one line."""
    return "".join(line.strip() for line in words.splitlines())


def _formulation(term: str, candidates: list[Candidate], uses: list[Use]) -> Formulation:
    listings = [candidate.listing for candidate in candidates if candidate.listing]
    listing = max(listings, key=lambda found: (found.complete, len(found.members)), default=None)
    made = Formulation(
        term=term,
        pattern=candidates[0].pattern,
        number=candidates[0].number,
        uses=tuple(uses),
    )
    if listing is None:
        return made
    return replace(
        made,
        members=listing.members,
        members_stand=listing.stand,
        members_complete=listing.complete,
        members_given=listing.given,
    )
