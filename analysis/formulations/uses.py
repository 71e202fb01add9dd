"""Count the uses of the selected terms in one source."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from analysis import corpus
from analysis.formulations import candidates, cues, dictionary, listed, members
from analysis.formulations.counting import Finder, Match, in_marks, sentence
from analysis.formulations.members import Listing
from analysis.records import Document, Paragraph, Use
from analysis.wording import message

#: Number of following paragraphs of the article searched for numbered members.
PARAGRAPHS = 12
#: Characters of a phrase that stands nowhere by chance.
_LONG = 6


@dataclass(frozen=True, slots=True, eq=False)
class CountingPlan:
    """The terms to count besides the lexicon, with everything that a worker needs to know about them.

    Plans are compared by their digests, so that a worker prepares the search
    only once for all batches of a corpus.
    """

    anywhere: tuple[str, ...]
    marked: tuple[str, ...]  #: counted only in quotation marks
    #: terms of the lexicon that are not counted as such: excluded, or in the user list
    unlisted: frozenset[str]
    codes: frozenset[str]  #: digit codes among these; their noun is part of the use
    new: frozenset[str]  #: found without a list and without quotation marks
    #: coined in quotation marks by the texts: unquoted, they count only as whole words
    coined: frozenset[str]
    rules: dict[str, str]  #: why each term is a formulation
    #: number structure of each name ("8", "3+1"), also of terms of the lexicon that have it here
    numbers: dict[str, str]
    totals: dict[str, int]  #: total number of members
    digest: str = ""

    def __hash__(self) -> int:
        return hash(self.digest)

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, CountingPlan) and self.digest == other.digest)

    def rule(self, term: str) -> str:
        """Why a term is a formulation."""
        return self.rules.get(term) or message("found_lexicon")

    def number(self, term: str) -> str:
        """The number structure of a name, or ""."""
        return self.numbers.get(term) or ("" if term in self.rules else listed.term(term).number)

    def total(self, term: str) -> int | None:
        """The number of members of a number slogan; None for other terms and open numbers."""
        return self.totals.get(term) if term in self.rules else listed.term(term).total

    def is_code(self, term: str) -> bool:
        """Whether a term is a digit code."""
        return term in self.codes if term in self.rules else listed.term(term).pattern == "code"


@dataclass(frozen=True, slots=True)
class CountedUse:
    """A use of a term, not yet dated."""

    use: Use
    listing: Listing | None  #: its members, if listed here
    policy: bool = False  #: for a new term: whether it is next to a policy verb or noun


@dataclass(frozen=True, slots=True)
class _Text:
    """A paragraph in searchable form, and the following ones."""

    paragraph: Paragraph
    text: str
    following: list[str]


def count(document: Document, plan: CountingPlan) -> list[CountedUse]:
    """All occurrences of the terms in one source, in text order; pure.

    A headline that only a title column gives comes first; its uses have no span.
    """
    finder = _finder(plan)
    counted = [CountedUse(use, None) for use in _in_title(document, finder, plan)]
    texts = [candidates.fold(paragraph.reading.text) for paragraph in document.paragraphs]
    for at, paragraph in enumerate(document.paragraphs):
        given = None
        for match in finder.find(texts[at]):
            if given is None:
                given = _Text(paragraph, texts[at], texts[at + 1 : at + 1 + PARAGRAPHS])
            if match.term in plan.coined and _splits_words(given.text, match.start, match.end):
                continue
            counted.append(
                CountedUse(
                    _use(match, plan, given),
                    _listing(match, plan, given),
                    match.term in plan.new and _near_policy_term(given.text, match.start, match.end),
                )
            )
    return counted


@lru_cache(maxsize=1)
def _finder(plan: CountingPlan) -> Finder:
    """The search, cached for all sources of a corpus."""
    return Finder(plan.anywhere, plan.marked, plan.number, also=listed.patterns(), without=plan.unlisted)


def _in_title(document: Document, finder: Finder, plan: CountingPlan) -> list[Use]:
    """Uses in headlines that only the title column of a table gives; they have no span."""
    headlines = {one.article_id: one.headline for one in document.articles}
    paragraphs = ((one.article_id, one.role, one.text) for one in document.paragraphs)
    found = []
    for article_id, headline in corpus.unprinted_headlines(headlines, paragraphs).items():
        title = corpus.headline_reading(headline)
        found += [
            Use(
                term=match.term,
                article_id=article_id,
                source=document.source.name,
                start=0,
                end=0,
                date="",
                sentence=headline,
                written=title[match.start : match.end],
                rule=plan.rule(match.term),
                place="title",
                within=match.within,
            )
            for match in finder.find(candidates.fold(title))
        ]
    return found


def _use(match: Match, plan: CountingPlan, given: _Text) -> Use:
    start, end = match.start, match.end
    marked = in_marks(given.text, start, end)
    if marked:
        start, end = start - 1, end + 1
    if plan.is_code(match.term):
        end = cues.noun_end(given.text, end)
    reading = given.paragraph.reading
    first, last = reading.span(start, end)
    return Use(
        term=match.term,
        article_id=given.paragraph.article_id,
        source=given.paragraph.source,
        start=first,
        end=last,
        date="",
        sentence=reading.words(*sentence(given.text, start, end)).strip(),
        written=reading.words(start, end).strip(),
        rule=plan.rule(match.term) if marked or match.term in plan.new else "found_elsewhere",
        within=match.within,
    )


def _listing(match: Match, plan: CountingPlan, given: _Text) -> Listing | None:
    """The members of a number slogan in the text: all layouts in quotation marks, only the safe ones without."""
    total = plan.total(match.term)
    if not total or match.within:
        return None
    if in_marks(given.text, match.start, match.end):
        return members.find(given.text, match.start - 1, match.end + 1, total, following=given.following)
    return members.unquoted_list(given.text, match.start, match.end, total, following=given.following)


def _splits_words(text: str, start: int, end: int) -> bool:
    """Whether an unquoted phrase starts or ends inside a word: 家在中国 in 科学家在中国.

    A long phrase does not come about by chance; there the segmentation is wrong.

    >>> _splits_words("科学家在中国", 2, 6), _splits_words("他的家在中国", 2, 6)
    (True, False)
    >>> _splits_words("从中非青年互助精神", 1, 9)
    False
    """
    if end - start >= _LONG or in_marks(text, start, end):
        return False
    low = max(0, start - 4)
    words = dictionary.cut(text[low : end + 4])
    edges = set(accumulate(map(len, words), initial=low))
    return start not in edges or end not in edges


def _near_policy_term(text: str, start: int, end: int) -> bool:
    near = (*cues.before(text, start), *cues.after(text, end))
    return any(cue.speaks == "policy" and cue.direct for cue in near)
