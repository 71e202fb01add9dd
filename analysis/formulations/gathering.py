"""From documents to formulations: scan each source, then decide, count and follow over all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TypeVar

import pandas as pd

from analysis import tables
from analysis.formulations import (
    candidates,
    cohesion,
    cues,
    deciding,
    dictionary,
    follow,
    kinship,
    members,
    numbers,
    phrases,
    verdicts,
)
from analysis.formulations.candidates import Standing
from analysis.formulations.counting import Finder, sentence
from analysis.formulations.deciding import Term
from analysis.formulations.kinship import Life, Link
from analysis.formulations.marks import CLOSING, OPENING
from analysis.formulations.members import Listing
from analysis.records import Article, Document, Formulation, Paragraph, Use

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Scan:
    """What the text of one source alone tells."""

    source: str
    standings: tuple[Standing, ...]
    words: tuple[tuple[str, tuple[str, ...]], ...]  #: of each paragraph, with its article_id


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is counted in every text: all that a worker has to know of the terms."""

    anywhere: tuple[str, ...]
    marked: tuple[str, ...]  #: these count in quotation marks only
    codes: frozenset[str]  #: of both, the digit codes: their noun belongs to them
    new: frozenset[str]  #: those found by cohesion, which nobody put in marks
    rules: dict[str, str]  #: why each is a formulation
    totals: dict[str, int]  #: how many things each counts, where its number says it


@dataclass(frozen=True, slots=True)
class Counted:
    """A standing of a term, its date still open."""

    use: Use
    spoken: bool  #: of a new term: whether a verb or noun of policy stands right beside it
    listing: Listing | None  #: what it counts, where the text lists it at a standing without marks


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
    uses: pd.DataFrame = field(repr=False)
    rejected: pd.DataFrame = field(repr=False)
    months: pd.DataFrame = field(repr=False)
    links: pd.DataFrame = field(repr=False)

    def tables(self) -> dict[str, pd.DataFrame]:
        """All of it as tables, by name."""
        return {
            "formulations": tables.formulations(self.formulations),
            "formulation_uses": self.uses,
            "formulation_rejects": self.rejected,
            "formulation_months": self.months,
            "formulation_links": self.links,
        }


def scan(document: Document) -> Scan:
    """The candidates and words of one source; pure, and picklable."""
    standings: list[Standing] = []
    words: list[tuple[str, tuple[str, ...]]] = []
    for paragraph in document.paragraphs:
        text = candidates.fold(paragraph.reading.text)
        words.append((paragraph.article_id, tuple(dictionary.cut(text))))
        for candidate in phrases.find(text):
            start, end = paragraph.reading.span(candidate.start, candidate.end)
            standings.append(Standing(paragraph.article_id, paragraph.source, start, end, candidate))
    return Scan(document.source.name, tuple(standings), tuple(words))


class Gathering:
    """From scans, one after the other, to the formulations of a corpus.

    First every source is scanned (`add`); that decides what is counted
    (`wanted`); then every source is counted (`count`), and `found` gives the
    whole. Of the texts it keeps candidates and coded words alone.
    """

    def __init__(self) -> None:
        self._standings: list[Standing] = []
        self._once = _Once()
        self._words = cohesion.Words()

    def add(self, scan: Scan) -> None:
        """The next source."""
        self._standings += map(self._lean, scan.standings)
        for article_id, words in scan.words:
            self._words.add(article_id, words)

    def _lean(self, one: Standing) -> Standing:
        candidate = self._once.of(one.candidate, "term", "pattern", "number", "rejected")
        return self._once.of(one, "article_id", "source", candidate=candidate)

    def wanted(self) -> Wanted:
        """Decide on the candidates, add new phrases that nobody quoted, and say what is to be counted."""
        self._terms, self._rejected = deciding.decide(self._standings)
        self._new = [
            term for term in cohesion.find(self._words) if not any(term in known for known in self._terms)
        ]
        del self._standings, self._once, self._words
        for term in self._new:
            self._terms[term] = Term("cohesion", "recurrent")
        marked = {term for term, record in self._terms.items() if _only_in_marks(term, record)}
        return Wanted(
            tuple(term for term in self._terms if term not in marked),
            tuple(term for term in self._terms if term in marked),
            frozenset(term for term, record in self._terms.items() if record.pattern == "code"),
            frozenset(self._new),
            {term: record.rule for term, record in self._terms.items()},
            {
                term: total
                for term, record in self._terms.items()
                if record.pattern == "number" and (total := numbers.total(record.number))
            },
        )

    def found(
        self, counted: Iterable[Counted], articles: Sequence[Article], dates: Mapping[str, str]
    ) -> Found:
        """The formulations, with every use, members, months and links.

        Parameters
        ----------
        counted : iterable of Counted
            Of all sources, in their order.
        dates : mapping
            Article to the EDTF date of its uses.
        """
        terms, rejected = self._terms, self._rejected
        spoken: dict[str, list[bool]] = {term: [] for term in self._new}
        once = _Once()
        for one in counted:
            date = dates.get(one.use.article_id, "")
            use = once.of(one.use, "term", "article_id", "source", "written", "rule", date=date)
            terms[use.term].uses.append(use)
            if one.listing:
                terms[use.term].listings.append(one.listing)
            if use.term in spoken:
                spoken[use.term].append(one.spoken)
        for term, near in spoken.items():
            if not verdicts.set_phrase(term, dictionary.cut(term), near):
                del terms[term]
        for term in [term for term, record in terms.items() if deciding.mostly_bare(term, record)]:
            rejected += [
                deciding.rejection("plain words, mostly without marks", stood)
                for stood in terms[term].standings
            ]
            del terms[term]
        return _followed(terms, rejected, [article.article_id for article in articles], dates)


class _Once:
    """Strings that are alike, held once: from the shelf every record brings its own."""

    def __init__(self) -> None:
        self._held: dict[str, str] = {}

    def of(self, record: Record, *names: str, **others: object) -> Record:
        """A record with these fields shared, and `others` as given."""
        shared = {
            name: self._held.setdefault(text, text) for name in names for text in [getattr(record, name)]
        }
        return replace(record, **shared, **others)


def gather(scans: Iterable[Scan], documents: Sequence[Document], dates: Mapping[str, str]) -> Found:
    """The formulations of documents that are all at hand; `Gathering` does it one by one."""
    gathering = Gathering()
    for scan in scans:
        gathering.add(scan)
    wanted = gathering.wanted()
    counted = [one for document in documents for one in count(document, wanted)]
    return gathering.found(counted, [a for document in documents for a in document.articles], dates)


def _followed(
    terms: Mapping[str, Term], rejected: list[dict], article_ids: list[str], dates: Mapping[str, str]
) -> Found:
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
    articles = pd.DataFrame({"article_id": article_ids})
    uses = tables.formulation_uses(made)
    return Found(
        made,
        uses,
        pd.DataFrame(rejected, columns=["term", "reason", "source", "start", "end"]),
        follow.lifecycle(tables.formulations(made), uses, articles, dates),
        pd.DataFrame(links, columns=["term", "other", "relation", "evidence"]),
    )


# ---- counting ------------------------------------------------------------------------


def count(document: Document, wanted: Wanted) -> list[Counted]:
    """Every standing of what is wanted in one source, in order of the text; pure."""
    finder = _finder(wanted.anywhere, wanted.marked)
    counted = []
    for paragraph in document.paragraphs:
        text = candidates.fold(paragraph.reading.text)
        for term, start, end in finder.find(text):
            use = _use(term, wanted, text, start, end, paragraph, document)
            spoken = term in wanted.new and _spoken(text, start, end)
            bare = term in wanted.totals and not _in_marks(text, start, end)
            listing = members.explained(text, end, wanted.totals[term]) if bare else None
            counted.append(Counted(use, spoken, listing))
    return counted


def _in_marks(text: str, start: int, end: int) -> bool:
    return start > 0 and end < len(text) and text[start - 1] in OPENING and text[end] in CLOSING


def _spoken(text: str, start: int, end: int) -> bool:
    near = (*cues.before(text, start), *cues.after(text, end))
    return any(cue.speaks == "policy" and cue.direct for cue in near)


@lru_cache(maxsize=1)
def _finder(anywhere: tuple[str, ...], marked: tuple[str, ...]) -> Finder:
    """The same for every source of a corpus."""
    return Finder(anywhere, marked)


def _only_in_marks(term: str, record: Term) -> bool:
    """Whether only standings in marks count: digits in a row, and what is too short or too plain to be told apart."""
    short = len(term) <= (3 if record.pattern in ("quoted", "code") else 2)
    digits = record.pattern == "code" and "+" not in term
    return short or digits or (record.pattern != "recurrent" and dictionary.is_word(term))


def _use(
    term: str, wanted: Wanted, text: str, start: int, end: int, paragraph: Paragraph, document: Document
) -> Use:
    in_marks = _in_marks(text, start, end)
    if in_marks:
        start, end = start - 1, end + 1
    if term in wanted.codes:
        end = cues.noun_end(text, end)
    first, last = paragraph.reading.span(start, end)
    around = paragraph.reading.span(*sentence(text, start, end))
    rule = wanted.rules[term]
    return Use(
        term=term,
        article_id=paragraph.article_id,
        source=paragraph.source,
        start=first,
        end=last,
        date="",
        sentence=_joined(document.source.text[slice(*around)]),
        written=_joined(document.source.text[first:last]),
        rule=rule if in_marks or term in wanted.new else "recurrence",
    )


def _joined(words: str) -> str:
    """Source words on one line."""
    return "".join(line.strip() for line in words.splitlines())


# ---- explaining ----------------------------------------------------------------------


def _formulation(term: str, record: Term, older: str) -> Formulation:
    in_marks = [one.candidate.listing for one in record.standings if one.candidate.listing]
    listing = _listing([*in_marks, *record.listings])
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
    for candidate in (one.candidate for one in record.standings):
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
