"""From documents to formulations: scan each source, then decide, count and follow over all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import pandas as pd

from analysis import tables
from analysis.formulations import candidates, cues, deciding, dictionary, follow, kinship, phrases
from analysis.formulations.candidates import Candidate
from analysis.formulations.counting import Finder, sentence
from analysis.formulations.deciding import Term
from analysis.formulations.kinship import Life, Link
from analysis.formulations.marks import CLOSING, OPENING
from analysis.formulations.members import Listing
from analysis.records import Document, Formulation, Paragraph, Use


@dataclass(frozen=True, slots=True)
class Scan:
    """What the text of one source alone tells."""

    source: str
    candidates: tuple[tuple[str, Candidate], ...]  #: (paragraph_id, candidate)


@dataclass(frozen=True)
class Found:
    """The formulations of a corpus.

    Attributes
    ----------
    formulations : tuple of Formulation
        Most used first, each with its uses in order of the text.
    rejected : DataFrame
        term, reason, source, start, end of what was weighed and left out.
    months : DataFrame
        See `follow.lifecycle`.
    links : DataFrame
        term, other, relation (variant, successor), evidence.
    """

    formulations: tuple[Formulation, ...]
    rejected: pd.DataFrame = field(repr=False)
    months: pd.DataFrame = field(repr=False)
    links: pd.DataFrame = field(repr=False)

    def tables(self) -> dict[str, pd.DataFrame]:
        """All of it as tables, by name."""
        return {
            "formulations": tables.formulations(self.formulations),
            "formulation_uses": tables.formulation_uses(self.formulations),
            "formulation_rejects": self.rejected,
            "formulation_months": self.months,
            "formulation_links": self.links,
        }


def scan(document: Document) -> Scan:
    """The candidates of one source; pure, and picklable."""
    return Scan(
        document.source.name,
        tuple(
            (paragraph.paragraph_id, candidate)
            for paragraph in document.paragraphs
            for candidate in phrases.find(candidates.fold(paragraph.reading.text))
        ),
    )


def gather(scans: Sequence[Scan], documents: Sequence[Document], dates: Mapping[str, str]) -> Found:
    """The formulations of all sources, with every use, members, months and links.

    Parameters
    ----------
    scans : sequence of Scan
        One for each document.
    documents : sequence of Document
        As `corpus.settle` gives them.
    dates : mapping
        Article to the EDTF date of its uses.
    """
    dates = follow.page_dates(documents, dates)
    terms, rejected = deciding.decide((pair for scanned in scans for pair in scanned.candidates), documents)
    for term in deciding.new(terms, documents):
        terms[term] = Term("cohesion", "recurrent")
    _count(terms, documents, dates)
    for term in [term for term, record in terms.items() if deciding.mostly_bare(term, record)]:
        rejected += [
            deciding.rejection(term, "plain words, mostly without marks", *stood)
            for stood in terms[term].standings
        ]
        del terms[term]
    links = kinship.find([_life(term, record) for term, record in terms.items()])
    older = _older(links)
    for term, record in terms.items():
        if record.pattern == "code":
            links += kinship.wordings(term, ((use.written, use.date) for use in record.uses))
    made = tuple(
        sorted(
            (
                _formulation(term, record, older.get(term, ""))
                for term, record in terms.items()
                if record.uses
            ),
            key=lambda made: (-len(made.uses), made.term),
        )
    )
    articles = pd.DataFrame(
        {"article_id": [a.article_id for document in documents for a in document.articles]}
    )
    return Found(
        made,
        pd.DataFrame(rejected, columns=["term", "reason", "source", "start", "end"]),
        follow.lifecycle(tables.formulations(made), tables.formulation_uses(made), articles, dates),
        pd.DataFrame(links, columns=["term", "other", "relation", "evidence"]),
    )


# ---- counting ------------------------------------------------------------------------


def _count(terms: Mapping[str, Term], documents: Sequence[Document], dates: Mapping[str, str]) -> None:
    """Fill in the uses of each term, in order of the text."""
    marked = {term for term, record in terms.items() if _only_in_marks(term, record)}
    finder = Finder(terms.keys() - marked, marked)
    for document in documents:
        for paragraph in document.paragraphs:
            text = candidates.fold(paragraph.reading.text)
            for term, start, end in finder.find(text):
                terms[term].uses.append(_use(term, terms[term], text, start, end, paragraph, document, dates))


def _only_in_marks(term: str, record: Term) -> bool:
    """Whether only standings in marks count: codes, and what is too short or too plain to be told apart."""
    short = len(term) <= (3 if record.pattern == "quoted" else 2)
    return short or record.pattern == "code" or (record.pattern != "recurrent" and dictionary.is_word(term))


def _use(term, record: Term, text, start, end, paragraph: Paragraph, document: Document, dates) -> Use:
    in_marks = start > 0 and end < len(text) and text[start - 1] in OPENING and text[end] in CLOSING
    if in_marks:
        start, end = start - 1, end + 1
    if record.pattern == "code":
        end = cues.noun_end(text, end)
    first, last = paragraph.reading.span(start, end)
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
        rule=record.rule if in_marks or record.pattern == "recurrent" else "recurrence",
    )


def _joined(words: str) -> str:
    """Source words on one line."""
    return "".join(line.strip() for line in words.splitlines())


# ---- explaining ----------------------------------------------------------------------


def _formulation(term: str, record: Term, older: str) -> Formulation:
    listing = _listing([candidate.listing for _, candidate in record.standings if candidate.listing])
    made = Formulation(
        term=term, pattern=record.pattern, number=record.number, variant_of=older, uses=tuple(record.uses)
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


def _listing(listings: Sequence[Listing]) -> Listing | None:
    """The listing to show: a whole one before a partial one, the most frequent, the first."""
    counts = Counter(listing.members for listing in listings)
    return max(listings, key=lambda one: (one.complete, len(one.members), counts[one.members]), default=None)


def _life(term: str, record: Term) -> Life:
    frames: Counter = Counter()
    for _, candidate in record.standings:
        verb = next(
            (cue.words for cue in candidate.cues if cue.side == "before" and cue.speaks == "policy"), ""
        )
        noun = next(
            (cue.words for cue in candidate.cues if cue.side == "after" and cue.speaks == "policy"), ""
        )
        frames[verb, noun] += candidate.quoted
    return Life(
        term,
        record.pattern,
        record.number,
        len(record.uses),
        tuple(sorted(u.date for u in record.uses if u.date)),
        frames,
    )


def _older(links: Sequence[Link]) -> dict[str, str]:
    """For each term the one it is linked to; a successor's before a variant's."""
    older: dict[str, str] = {}
    for link in sorted(links, key=lambda link: (link.relation != "successor", link.term, link.other)):
        older.setdefault(link.term, link.other)
    return older
