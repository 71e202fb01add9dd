"""Make formulations from scans: select the terms, then collect uses, members, months and links."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

import pandas as pd

from analysis import tables
from analysis.cells import join
from analysis.formulations import (
    bursts,
    cohesion,
    context,
    deciding,
    dictionary,
    follow,
    lexicon,
    links,
    listed,
    senses,
    verdicts,
)
from analysis.formulations.candidates import Candidate, Occurrence
from analysis.formulations.deciding import Term
from analysis.formulations.enumerations import Enumeration
from analysis.formulations.marks import MARKS
from analysis.formulations.own_terms import NONE, OwnTerms
from analysis.formulations.scanning import Scan
from analysis.formulations.senses import Explanation
from analysis.formulations.uses import CountedUse, CountingPlan, count
from analysis.records import Document, Formulation
from analysis.wording import message

_REJECTS = ["term", "reason", "source", "start", "end"]


@dataclass(frozen=True)
class FormulationResult:
    """The formulations of a corpus.

    Attributes
    ----------
    formulations : tuple of Formulation
        Most frequent first, each with its uses in text order.
    table : DataFrame
        The same, one row per formulation.
    rejected : DataFrame
        term, reason, source, start, end of rejected candidates.
    links : DataFrame
        term, other, relation, evidence.
    enumerations : DataFrame
        Plain lists that are not formulations: 四个方面：一是….
    sizes : mapping
        Number of words by article.
    article_ids : tuple of str
        All articles of the corpus.
    dates : mapping
        EDTF date by article.
    """

    formulations: tuple[Formulation, ...]
    table: pd.DataFrame = field(repr=False)
    rejected: pd.DataFrame = field(repr=False)
    links: pd.DataFrame = field(repr=False)
    enumerations: pd.DataFrame = field(repr=False)
    sizes: Mapping[str, int] = field(repr=False)
    article_ids: tuple[str, ...] = field(repr=False)
    dates: Mapping[str, str] = field(repr=False)

    @cached_property
    def months(self) -> pd.DataFrame:
        """See `follow.lifecycle`."""
        ids = pd.DataFrame({"article_id": [*self.article_ids]})
        return follow.lifecycle(self.table, self._where_used, ids, self.dates, sizes=self.sizes)

    @cached_property
    def keyness(self) -> pd.DataFrame:
        """See `follow.keyness_by_year`."""
        return follow.keyness_by_year(self._where_used, self.sizes, self.dates)

    @cached_property
    def neighbours(self) -> pd.DataFrame:
        """See `context.neighbours`."""
        return context.neighbours(self._where_used, len(self.article_ids))

    @cached_property
    def _where_used(self) -> pd.DataFrame:
        """term, article_id and within of every use."""
        columns = {
            name: list(chain.from_iterable(tables.values(one.uses, name) for one in self.formulations))
            for name in ("article_id", "within")
        }
        terms = list(chain.from_iterable([one.term] * len(one.uses) for one in self.formulations))
        return pd.DataFrame({"term": terms, **columns}, dtype="str")

    def tables(self) -> dict[str, pd.DataFrame]:
        """All tables by name."""
        found: dict[str, list[pd.DataFrame]] = {"formulations": [self.table]}
        for part in self.others():
            for name, table in part.items():
                found.setdefault(name, []).append(table)
        return {name: pd.concat(parts, ignore_index=True) for name, parts in found.items()}

    def others(self) -> Iterator[dict[str, pd.DataFrame]]:
        """The tables that refer to `table`: first those that grow with it, then those of uses, part by part."""
        yield {
            "formulation_senses": tables.formulation_senses(self.formulations),
            "formulation_neighbours": self.neighbours,
            "formulation_rejects": self.rejected,
            "formulation_months": self.months,
            "formulation_keyness": self.keyness,
            "formulation_links": self.links,
            "enumerations": self.enumerations,
        }
        yield from self.of_uses()

    def of_uses(self) -> Iterator[dict[str, pd.DataFrame]]:
        """The tables with a row for each use, part by part."""
        kwic = context.Kwic()
        for part in tables.uses_in_parts(self.formulations):
            yield {"formulation_uses": part, "formulation_kwic": kwic.of(part)}


class FormulationCollector:
    """Collects scans and makes the formulations of a corpus.

    First add the scan of every source (`add`); `plan` then decides which terms
    to count; count them in every source (`uses.count`) and call `result`. Only
    candidates and word codes are kept of the texts.

    Parameters
    ----------
    own : OwnTerms
        User lists; see `own_terms`.
    """

    def __init__(self, own: OwnTerms = NONE) -> None:
        self._own = own
        self._occurrences: list[Occurrence] = []
        self._strings = StringInterner()
        self._words = cohesion.Words()
        self._enumerations: list[Enumeration] = []
        self._sizes: Counter[str] = Counter()  # number of words of each article
        self._published: dict[str, str] = {}
        self._headlines: list[str] = []

    def add(self, scan: Scan) -> None:
        """Add the scan of the next source."""
        self._occurrences += map(self._interned, scan.occurrences)
        self._enumerations += scan.enumerations
        for article_id, published, headline in scan.headlines:
            self._published[article_id] = published
            self._headlines.append(headline)
        for article_id, words in scan.words:
            self._words.add(article_id, words)
            self._sizes[article_id] += len(words)

    def _interned(self, one: Occurrence) -> Occurrence:
        of, old = self._strings.of, one.candidate
        candidate = Candidate(
            of(old.term), of(old.pattern), old.start, old.end, old.quoted, of(old.number), old.cues, old.listing,
            of(old.rejected),
        )  # fmt: skip
        return Occurrence(of(one.article_id), of(one.source), one.start, one.end, candidate)

    def plan(self) -> CountingPlan:
        """Decide on the candidates, add new phrases without quotation marks, and return the terms to count."""
        self._terms, self._rejected = deciding.decide(self._occurrences, self._own, len(self._sizes))
        self._new = self._discovered()
        del self._occurrences, self._strings, self._words, self._headlines
        mine = {term: record for term, record in self._terms.items() if record.origin != "lexicon"}
        marked = {term for term, record in mine.items() if deciding.only_in_marks(term, record)}
        searched = (
            tuple(term for term in mine if term not in marked),
            tuple(term for term in mine if term in marked),
            frozenset((*self._own.stopped, *self._own.words())) & listed.entries().keys(),
        )
        numbers = {term: record.number for term, record in self._terms.items() if record.number}
        said = repr((*searched[:2], sorted(searched[2]), sorted(numbers.items())))
        return CountingPlan(
            *searched,
            frozenset(term for term, record in mine.items() if record.pattern == "code"),
            self._new,
            frozenset(term for term, record in mine.items() if record.coined),
            {term: record.rule for term, record in mine.items()},
            numbers,
            {term: total for term, record in mine.items() if (total := record.total)},
            hashlib.sha256(said.encode()).hexdigest(),
        )

    def _discovered(self) -> frozenset[str]:
        """Add unlisted phrases without quotation marks: unknown words, and new combinations of known words."""
        unknown = dict.fromkeys(cohesion.find(self._words), message("found_cohesion"))
        quoted = {one.candidate.term for one in self._occurrences if one.candidate.quoted}
        headlines = "\n".join(self._headlines)
        burst = bursts.find(
            self._words, self._published, lambda phrase: phrase in quoted or phrase in headlines
        )
        stopped = self._own.stopped
        counted = "\n".join(self._terms)
        known = verdicts.KnownTerms(self._terms, verdicts.listed_terms(), without=stopped)
        new = {
            term: rule
            for term, rule in (unknown | burst).items()
            if term not in counted
            and term not in stopped
            and not listed.contain(term, without=stopped)
            and not known.inside(term)
        }
        for term, rule in new.items():
            self._terms[term] = Term(rule, "recurrent", kind="key term")
        self._burst = frozenset(burst)
        return frozenset(new)

    def result(
        self, counted: Iterable[CountedUse], article_ids: Iterable[str], dates: Mapping[str, str]
    ) -> FormulationResult:
        """The formulations with uses, members, months and links.

        Parameters
        ----------
        counted : iterable of CountedUse
            Uses of all sources, in order.
        article_ids : iterable of str
            All articles of the corpus.
        dates : mapping
            EDTF date by article.
        """
        self._take(counted, dates)
        self._reject_after_counting()
        made = self._formulations()
        return FormulationResult(
            made,
            tables.formulations(made),
            pd.DataFrame(self._rejected, columns=_REJECTS),
            pd.DataFrame(self._links, columns=["term", "other", "relation", "evidence"]),
            _enumerations(self._enumerations),
            self._sizes,
            tuple(article_ids),
            dates,
        )

    def _take(self, counted: Iterable[CountedUse], dates: Mapping[str, str]) -> None:
        """Date each use and assign it to its term; keep new phrases only if they are next to policy terms."""
        texts = tables.Texts()
        packed: dict[str, tables.Uses] = {}
        near_policy: dict[str, list[bool]] = {term: [] for term in self._new}
        for one in counted:
            use, date = one.use, dates.get(one.use.article_id, "")
            if use.term not in packed:
                if use.term not in self._terms:
                    self._terms[use.term] = deciding.of_lexicon(use.term)
                self._terms[use.term].uses = packed[use.term] = tables.Uses(use.term, texts)
            packed[use.term].add(use, date)
            if one.listing:
                self._terms[use.term].explanations.append(
                    Explanation(one.listing, use.article_id, date, use.source, use.start, use.end)
                )
            if use.term in near_policy:
                near_policy[use.term].append(one.policy)
        for term, near in near_policy.items():
            if term not in self._burst and not verdicts.set_phrase(term, dictionary.cut(term), near):
                del self._terms[term]
        places = listed.places()
        self._terms = dict(sorted(self._terms.items(), key=lambda item: places.get(item[0], len(places))))
        for record in self._terms.values():
            for seen in record.occurrences:
                listing = None if seen.candidate.quoted else seen.candidate.listing
                if listing:
                    date = dates.get(seen.article_id, "")
                    record.explanations.append(
                        Explanation(listing, seen.article_id, date, seen.source, seen.start, seen.end)
                    )

    def _reject_after_counting(self) -> None:
        for term, record in list(self._terms.items()):
            if record.origin != "text":
                continue  # terms of the lexicon and of the user are never rejected here
            if deciding.mostly_bare(term, record):
                reason = message("reject_mostly_bare")
            elif deciding.mostly_within(record):
                reason = message("reject_mostly_within")
            else:
                continue
            del self._terms[term]
            self._rejected += [deciding.rejection(reason, one) for one in record.occurrences]
        if len(self._sizes) < verdicts.MANY:
            self._drop_parts()

    def _drop_parts(self) -> None:
        """In a few articles, drop terms of the lexicon that only occur as shorter wordings of longer ones."""
        heads = lexicon.heads()
        for term, record in list(self._terms.items()):
            if (
                record.origin == "lexicon"
                and record.uses
                and all(_shorter(term, within, heads) for within in tables.values(record.uses, "within"))
            ):
                del self._terms[term]
                self._rejected += [deciding.rejection_of_part(use) for use in record.uses]

    def _formulations(self) -> tuple[Formulation, ...]:
        own = frozenset(self._own.words())
        kept = {term: record for term, record in self._terms.items() if record.uses or term in own}
        explained = {term: _senses(record) for term, record in kept.items()}
        histories = [_history(term, record, explained[term]) for term, record in kept.items()]
        known = lexicon.heads()
        heads = {term: known[term] for term in kept if term in known} | self._own.heads()
        self._links = links.find(histories, heads)
        for term, record in kept.items():
            if record.pattern == "code":
                self._links += links.wordings(
                    term, zip(tables.values(record.uses, "written"), tables.values(record.uses, "date"))
                )
        # the user's own list decides, also for a variant that contains its main term
        older = _older(self._links) | {word: head for word, head in self._own.heads().items() if head in kept}
        made = (
            _formulation(term, record, older.get(term, ""), explained[term]) for term, record in kept.items()
        )
        return tuple(sorted(made, key=lambda one: (-len(one.uses), one.term)))


class StringInterner:
    """Stores equal strings once, since each cached record has its own copies."""

    def __init__(self) -> None:
        held: dict[str, str] = {}
        setdefault = held.setdefault
        self.of = lambda text: setdefault(text, text)


def gather(
    scans: Iterable[Scan],
    documents: Sequence[Document],
    dates: Mapping[str, str],
    *,
    own: OwnTerms = NONE,
) -> FormulationResult:
    """The formulations of documents in memory; `FormulationCollector` works source by source."""
    collector = FormulationCollector(own)
    for scan in scans:
        collector.add(scan)
    plan = collector.plan()
    counted = [one for document in documents for one in count(document, plan)]
    ids = [article.article_id for document in documents for article in document.articles]
    return collector.result(counted, ids, dates)


def _shorter(term: str, within: str, heads: Mapping[str, str]) -> bool:
    """Whether a term is in the middle of a longer one, or another wording of it.

    >>> heads = {"中非共同体": "中非命运共同体"}
    >>> _shorter("中非共同体", "中非命运共同体", heads), _shorter("中非命运共同体", "", heads)
    (True, False)
    >>> _shorter("立德树人", "立德树人根本任务", heads), _shorter("时代特色", "新时代特色理论", heads)
    (False, True)
    >>> _shorter("四个最严", "食品安全“四个最严”", heads)
    False
    """
    other_wording = term in heads and heads[term] == heads.get(within, within)
    bare = within.strip(MARKS)
    inside = term in within and not bare.startswith(term) and not bare.endswith(term)
    return other_wording or inside


def _senses(record: Term) -> tuple:
    articles = len({*tables.values(record.uses, "article_id")})
    return senses.find(record.explanations, articles, record.members) if record.explanations else ()


def _formulation(term: str, record: Term, variant_of: str, found: tuple) -> Formulation:
    one = senses.shown(found)
    return Formulation(
        term=term,
        pattern=record.pattern,
        number=record.number,
        members=one.members if one else (),
        members_stand=one.stand if one else "none",
        members_complete=one.complete if one else None,
        members_given=one.given if one else "",
        variant_of=variant_of,
        uses=record.uses,
        kind=record.kind,
        origin=record.origin,
        rule=record.rule,
        since=record.since,
        gloss=record.gloss,
        known_members=record.members,
        senses=found,
        counted=deciding.counted(term, record),
    )


def _history(term: str, record: Term, found: tuple) -> links.UsageHistory:
    frames: Counter = Counter()
    for candidate in (one.candidate for one in record.occurrences if one.candidate.quoted):
        sides = {"before": "", "after": ""}
        for cue in candidate.cues:
            if cue.speaks == "policy" and cue.side in sides and not sides[cue.side]:
                sides[cue.side] = cue.words
        frames[sides["before"], sides["after"]] += 1
    one = senses.shown(found)
    return links.UsageHistory(
        term,
        record.pattern,
        record.number,
        len(record.uses),
        tuple(sorted(filter(None, tables.values(record.uses, "date")))),
        frames,
        one.members if one and one.complete else record.members,
    )


def _older(found: Sequence[links.Link]) -> dict[str, str]:
    """For each variant or successor, the term it belongs to; the lists of variants decide before similar words."""
    older: dict[str, str] = {}
    order = {"successor": 0, "variant": 1}
    listed = message("link_listed")
    for link in sorted(
        (link for link in found if link.relation in order),
        key=lambda link: (order[link.relation], link.evidence != listed, link.term, link.other),
    ):
        older.setdefault(link.term, link.other)
    return older


def _enumerations(found: Sequence[Enumeration]) -> pd.DataFrame:
    rows = [
        {
            "name": one.name,
            "members": join(one.members),
            "number": one.number,
            "complete": "yes" if one.complete else "no",
            "article_id": one.article_id,
            "source": one.source,
            "start": one.start,
            "end": one.end,
            "sentence": one.sentence,
        }
        for one in found
    ]
    return tables.frame("enumerations", rows)


__all__ = ["FormulationCollector", "FormulationResult", "gather"]
