"""What flows through the suite, as frozen dataclasses.

Every record that speaks of a text carries a span: ``start`` and ``end`` are
offsets (in characters, end exclusive) into the decoded text of its source,
so that ``source.text[start:end]`` are the words it rests on, at every step.

This module imports nothing of ours.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Mapped:
    """A text made from a source, that knows where each character came from.

    Attributes
    ----------
    text : str
        The text as it is worked with: lines joined, spelling normalised.
    runs : tuple of (int, int)
        Pairs (position in `text`, position in the source), ascending. From
        one pair to the next, both positions advance together.

    Examples
    --------
    >>> joined = Mapped("会议强调", ((0, 10), (2, 13)))   # a line break stood at 12
    >>> joined.span(1, 3)
    (11, 14)
    """

    text: str
    runs: tuple[tuple[int, int], ...] = ((0, 0),)

    def at(self, position: int) -> int:
        """Where the character at `position` stands in the source."""
        here, there = self.runs[bisect_right(self.runs, position, key=lambda run: run[0]) - 1]
        return there + position - here

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The source span of ``text[start:end]``, end exclusive."""
        if end <= start:
            there = self.at(start)
            return there, there
        return self.at(start), self.at(end - 1) + 1


@dataclass(frozen=True, slots=True)
class Source:
    """One file of the corpus, or one record of a table, as decoded text."""

    name: str  #: path within the corpus (posix), or the record's id
    text: str  #: the decoded text; all spans are offsets into it
    title: str = ""  #: what a record's or a web page's own metadata calls it
    published: str = ""  #: EDTF date, where metadata or the name tell it
    published_basis: str = ""  #: as of an `Article`
    origin: str = ""  #: the record's `source` column: a newspaper, a site
    outside: tuple[
        tuple[int, int, str], ...
    ] = ()  #: spans that its reader knows to be no article, and what they are
    dates: tuple[tuple[str, str], ...] = ()  #: every publication date found, with its basis, best first
    reader: str = ""  #: how it was read: "Word", "text (GB18030)", "OCR of page 3 (tesseract 5.3)"
    metadata: tuple[
        tuple[str, str], ...
    ] = ()  #: what else a table, front matter or folders say: ("province", "云南")


@dataclass(frozen=True, slots=True)
class Unread:
    """A file or record that could not be read, and why."""

    name: str
    reason: str  #: a message (`wording.message`)


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a source."""

    article_id: str  #: source name, "#", number from 1: "page.txt#2"
    source: str
    start: int
    end: int
    headline: str = ""
    kicker: str = ""  #: the line above the headline
    deck: str = ""  #: the line below it
    headline_position: str = "none"  #: "before", "after", "inside" or "none"
    kind: str = "report"  #: report, editorial, essay, review, document, brief, advertorial
    reporters: tuple[str, ...] = ()
    published: str = ""  #: EDTF date or ""
    published_basis: str = ""  #: "column", "masthead", "page metadata", "script", "url", "file name" or ""
    published_others: tuple[
        str, ...
    ] = ()  #: other dates that the source gives, with their basis: "2024-05-06 (url)"
    rule: str = ""  #: the rules that decided the boundary and the kind


@dataclass(frozen=True, slots=True)
class ArticleDate:
    """When an article is from, and how that is known (`timeline.date_articles`)."""

    date: str = ""  #: EDTF; "2023-10?" where only the page tells it
    basis: str = ""  #: published, meeting, page or ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of an article.

    `text` is the source's own words with line breaks taken out; `reading` is
    the same normalised for analysis (simplified characters, half-width
    digits), with a map back to the source.
    """

    paragraph_id: str  #: article_id, ".", number from 1: "page.txt#2.5"
    article_id: str
    source: str
    start: int
    end: int
    text: str
    reading: Mapped
    role: str = "body"  #: body, headline, kicker, deck, subheading, byline
    repeat_of: str = ""  #: paragraph_id of the first standing, or ""


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """What became of one stretch of a source; the rows of a source tile it."""

    source: str
    start: int
    end: int
    disposition: str  #: body, headline, kicker, deck, subheading, byline, furniture, caption, note, blank, repeat, unread
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """All that one source came to."""

    source: Source
    articles: tuple[Article, ...]
    paragraphs: tuple[Paragraph, ...]
    ledger: tuple[LedgerRow, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """One cue that spoke for a value, with its words."""

    rule: str  #: the rule's name, as in the vocabulary
    says: str  #: what it speaks for, in EDTF: "2024", "-2027"
    words: str  #: the words that it rests on
    source: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Meeting:
    """A gathering that a text reports, dated; one row of the timeline."""

    meeting_id: str
    kind: str  #: meeting, reception, event, visit
    status: str  #: held, planned, referenced
    name: str
    source: str  #: where the evidence stands
    start: int
    end: int
    evidence: str  #: source text of that span, line breaks taken out
    rule: str
    date: str = ""  #: EDTF; "" where the text gives nothing
    date_start: str = ""  #: first possible day, YYYY-MM-DD
    date_end: str = ""  #: last possible day, YYYY-MM-DD
    date_precision: str = "none"  #: day, interval, month, quarter, half, year, none
    time_of_day: str = ""  #: 上午, 下午, 晚上 or ""
    year_basis: str = "none"  #: explicit, published, context, neighbour, none
    year_confidence: float = 0.0  #: probability that the year is right, 0 to 1
    year_reasons: tuple[Reason, ...] = ()
    year_others: tuple[tuple[int, float], ...] = ()  #: runners-up: (year, probability)
    series: str = ""
    session: str = ""  #: as the name counts it: "21", "六届五次", "2024-1"
    body: tuple[str, ...] = ()
    chair: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    attendees: tuple[str, ...] = ()
    titles: tuple[tuple[str, str], ...] = ()  #: (name, title as given)
    form: str = ""
    venue: str = ""
    agenda: str = ""
    article_ids: tuple[str, ...] = ()
    mentions: tuple[tuple[str, int, int], ...] = ()  #: (source, start, end) of every report
    conflicts: tuple[str, ...] = ()  #: where its reports contradict one another, as messages
    corrected: tuple[str, ...] = ()  #: what corrections.csv changed, as messages


@dataclass(frozen=True, slots=True)
class Attendance:
    """A person in a role at a meeting, and the words that say so."""

    meeting_id: str
    person: str
    role: str  #: chair, speaker, attendee; guest of a reception; visitor: who inspects or travels
    office: str = ""  #: as given
    rank: int = 1  #: place among those in this role, from 1
    source: str = ""
    start: int = 0  #: of the sentence that gives the role
    end: int = 0
    as_written: str = ""  #: the name as it stands there


@dataclass(frozen=True, slots=True)
class Office:
    """An office of a person, with the first and last date on which a text gives it."""

    title: str
    first: str = ""  #: EDTF, as finely as it is known; "" where no meeting with it has a date
    last: str = ""


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """A person over all meetings."""

    person: str
    variants: tuple[str, ...] = ()  #: other forms of the name
    offices: tuple[Office, ...] = ()  #: in the order of their first day
    first_date: str = ""  #: EDTF, as finely as it is known
    last_date: str = ""
    meetings: int = 0  #: held, each once
    chair: int = 0  #: of these, in each role
    speaker: int = 0
    attendee: int = 0
    guest: int = 0
    visitor: int = 0


@dataclass(frozen=True, slots=True)
class Use:
    """One occurrence of a formulation in a text."""

    term: str
    article_id: str
    source: str
    start: int
    end: int
    date: str  #: EDTF: of the article; "" if unknown
    sentence: str
    written: str = ""  #: as it stands, quotes included: “885”机制
    rule: str = ""
    place: str = "text"  #: text, or title: a table's title that its text does not repeat has no span
    within: str = ""  #: the longest other formulation that this occurrence is inside of


@dataclass(frozen=True, slots=True)
class Sense:
    """One explanation of a number slogan: the members that some articles give it."""

    members: tuple[str, ...]
    stand: str  #: before, after
    complete: bool
    given: str  #: "8 of 8", "3 of 9"
    articles: int  #: that explain it so
    first_seen: str  #: EDTF, "" if unknown
    last_seen: str
    source: str  #: where its first explanation stands
    start: int
    end: int
    believed: bool  #: whether enough explanations agree for it to be shown with the term


@dataclass(frozen=True, slots=True)
class Formulation:
    """A set phrase (提法) of the corpus, and what it stands for."""

    term: str
    pattern: str  #: the kind of phrase: number, code, parallel, quoted, recurrent …
    number: str = ""  #: what it counts: "8", "3+1", "1+4+N"
    members: tuple[str, ...] = ()
    members_stand: str = "none"  #: before, after, none
    members_complete: bool | None = None  #: None where no members are given
    members_given: str = ""  #: "8 of 8", "3 of 9", ""
    variant_of: str = ""
    uses: tuple[Use, ...] = field(default=())
    kind: str = ""  #: number, code, coinage, parallel, key term, campaign
    origin: str = "text"  #: text, lexicon, own list
    rule: str = ""  #: what decided that it is a formulation
    since: str = ""  #: first official use as the lexicon has it: year, or year and month
    gloss: str = ""  #: English, as the lexicon has it
    known_members: tuple[str, ...] = ()  #: as the lexicon has them
    senses: tuple[Sense, ...] = ()
