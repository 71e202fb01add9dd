"""From documents to formulations: scan each source, then decide, count and follow over all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import pandas as pd

from analysis import tables
from analysis.formulations import cohesion, cues, dictionary, follow, kinship, phrases, verdicts
from analysis.formulations.counting import Finder, sentence
from analysis.formulations.kinship import Life, Link
from analysis.formulations.marks import CLOSING, OPENING
from analysis.formulations.members import Listing
from analysis.formulations.phrases import Candidate
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


@dataclass(slots=True)
class _Term:
    """One term on its way to a formulation."""

    rule: str
    pattern: str
    number: str = ""
    standings: list[tuple[Paragraph, Candidate]] = field(default_factory=list)
    uses: list[Use] = field(default_factory=list)


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
    terms, rejected = _decide(scans, documents)
    for term in _new(terms, documents, dates):
        terms[term] = _Term("cohesion", "recurrent")
    _count(terms, documents, dates)
    for term in [term for term, record in terms.items() if _mostly_bare(term, record)]:
        rejected += [
            _rejection(term, "plain words, mostly without marks", *stood) for stood in terms[term].standings
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


# ---- deciding ------------------------------------------------------------------------


def _decide(scans: Sequence[Scan], documents: Sequence[Document]) -> tuple[dict[str, _Term], list[dict]]:
    """Which candidate terms are formulations, and the rows of those that are not."""
    paragraphs = {p.paragraph_id: p for document in documents for p in document.paragraphs}
    standings: dict[str, list[tuple[Paragraph, Candidate]]] = defaultdict(list)
    for scanned in scans:
        for paragraph_id, candidate in scanned.candidates:
            standings[candidate.term].append((paragraphs[paragraph_id], candidate))
    terms: dict[str, _Term] = {}
    rejected: list[dict] = []
    for term, stood in standings.items():
        candidates = [candidate for _, candidate in stood]
        verdict = verdicts.judge(candidates, len({p.article_id for p, _ in stood}), dictionary.is_word)
        if verdict.accepted:
            first = next((candidate for candidate in candidates if candidate.quoted), candidates[0])
            terms[term] = _Term(verdict.rule, first.pattern, first.number, stood)
        elif any(candidate.quoted for candidate in candidates):
            rejected += [_rejection(term, verdict.rule, *one) for one in stood]
    _add_reordered(terms, standings)
    return terms, rejected


def _add_reordered(
    terms: dict[str, _Term], standings: Mapping[str, list[tuple[Paragraph, Candidate]]]
) -> None:
    """Unquoted parallels that reword a formulation, though they stand but once."""
    lives = [Life(term, "parallel", "", 0) for term, record in terms.items() if record.pattern == "parallel"]
    by_part = defaultdict(list)
    for life in lives:
        for part in phrases.parts(life.term):
            by_part[part].append(life)
    for term, stood in standings.items():
        if term in terms or stood[0][1].quoted or stood[0][1].pattern != "parallel":
            continue
        one = Life(term, "parallel", "", 0)
        for other in {
            life.term: life for part in phrases.parts(term) for life in by_part.get(part, ())
        }.values():
            if term not in other.term and other.term not in term and kinship.likeness(one, other):
                terms[term] = _Term(f"rewording of {other.term}", "parallel", stood[0][1].number, stood)
                break


def _rejection(term: str, reason: str, paragraph: Paragraph, candidate: Candidate) -> dict:
    start, end = paragraph.reading.span(candidate.start, candidate.end)
    return {"term": term, "reason": reason, "source": paragraph.source, "start": start, "end": end}


def _new(terms: Mapping[str, _Term], documents: Sequence[Document], dates: Mapping[str, str]) -> list[str]:
    """Phrases that nobody quoted, found by cohesion, in the shape of a slogan or spoken for by what is around them."""
    texts = [
        (p.article_id, phrases.fold(p.reading.text)) for document in documents for p in document.paragraphs
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


def _mostly_bare(term: str, record: _Term) -> bool:
    """Whether a phrase of plain words stands in marks so seldom that the marks mean nothing."""
    marked = [candidate for _, candidate in record.standings if candidate.quoted]
    spoken = any(cue.direct and cue.side == "after" for candidate in marked for cue in candidate.cues)
    return (
        record.pattern == "quoted"
        and len(record.uses) > 2 * len(marked)
        and verdicts.plain_words(term, dictionary.is_word)
        and not (len(marked) > 2 and spoken)
    )


# ---- counting ------------------------------------------------------------------------


def _count(terms: Mapping[str, _Term], documents: Sequence[Document], dates: Mapping[str, str]) -> None:
    """Fill in the uses of each term, in order of the text."""
    marked = {term for term, record in terms.items() if _only_in_marks(term, record)}
    finder = Finder(terms.keys() - marked, marked)
    for document in documents:
        for paragraph in document.paragraphs:
            text = phrases.fold(paragraph.reading.text)
            for term, start, end in finder.find(text):
                terms[term].uses.append(_use(term, terms[term], text, start, end, paragraph, document, dates))


def _only_in_marks(term: str, record: _Term) -> bool:
    """Whether only standings in marks count: codes, and what is too short or too plain to be told apart."""
    short = len(term) <= (3 if record.pattern == "quoted" else 2)
    return short or record.pattern == "code" or (record.pattern != "recurrent" and dictionary.is_word(term))


def _use(term, record: _Term, text, start, end, paragraph: Paragraph, document: Document, dates) -> Use:
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


def _formulation(term: str, record: _Term, older: str) -> Formulation:
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


def _life(term: str, record: _Term) -> Life:
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
