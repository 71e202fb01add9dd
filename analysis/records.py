"""The records of the suite, as frozen dataclasses.

Records about a text have a span: ``start`` and ``end`` are character offsets
(end exclusive) into the decoded text of the source, so
``source.text[start:end]`` is the evidence at every step.

This module imports no other module of the package.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Mapped:
    """A text derived from a source, with a map back to the position of each character.

    Attributes
    ----------
    text : str
        The normalised text, with lines joined.
    runs : tuple of (int, int)
        Ascending pairs (position in `text`, position in the source). Between
        two pairs, both positions advance together.
    own : str
        For each character of `text`, the one that the source has there; ""
        where they are all the same.

    Examples
    --------
    >>> joined = Mapped("会议强调", ((0, 10), (2, 13)))   # a line break stood at 12
    >>> joined.span(1, 3)
    (11, 14)
    """

    text: str
    runs: tuple[tuple[int, int], ...] = ((0, 0),)
    own: str = ""

    def at(self, position: int) -> int:
        """Position in the source of the character at `position`."""
        here, there = self.runs[bisect_right(self.runs, (position, sys.maxsize)) - 1]
        return there + position - here

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The source span of ``text[start:end]``, end exclusive."""
        if end <= start:
            there = self.at(start)
            return there, there
        return self.at(start), self.at(end - 1) + 1

    def words(self, start: int, end: int) -> str:
        """``text[start:end]`` in the characters of the source, as evidence is quoted.

        >>> Mapped("会议2024年", own="會議２０２４年").words(1, 4)
        '議２０'
        """
        return (self.own or self.text)[start:end]


@dataclass(frozen=True, slots=True)
class Source:
    """One file of the corpus, or one record of a table, as decoded text."""

    name: str  #: path within the corpus (posix), or the record's id
    text: str  #: the decoded text; all spans are offsets into it
    title: str = ""  #: title from the metadata of a record or web page
    published: str = ""  #: EDTF date from metadata or the name, if known
    published_basis: str = ""  #: as for `Article`
    origin: str = ""  #: the record's `source` column: a newspaper, a site
    outlet: str = ""  #: the newspaper or site that a web page's metadata name
    outside: tuple[
        tuple[int, int, str], ...
    ] = ()  #: spans that the reader identified as not part of an article, with their class
    dates: tuple[tuple[str, str], ...] = ()  #: every publication date found, with its basis, best first
    reader: str = ""  #: how it was read: "Word", "text (GB18030)", "OCR of page 3 (tesseract 5.3)"
    metadata: tuple[
        tuple[str, str], ...
    ] = ()  #: other metadata from a table, front matter or folders: ("province", "云南")


@dataclass(frozen=True, slots=True)
class Unread:
    """A file or record that could not be read, and why; or a note on a column of a table."""

    name: str
    reason: str  #: a message (`wording.message`)
    is_note: bool = False  #: nothing was skipped: the records of the table are read


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
    ] = ()  #: other dates found in the source, with their basis: "2024-05-06 (url)"
    rule: str = ""  #: rules that determined the boundary and the kind
    origin: str = ""  #: newspaper or site: of the record's `source` column, or as the page says


@dataclass(frozen=True, slots=True)
class ArticleDate:
    """The date of an article and its basis (`timeline.date_articles`)."""

    date: str = ""  #: EDTF; "2023-10?" if inferred from the page only
    basis: str = ""  #: published, meeting, page or ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of an article.

    `text` is the original text without line breaks; `reading` is normalised
    for analysis (simplified characters, half-width digits), with a map back
    to the source.
    """

    paragraph_id: str  #: article_id, ".", number from 1: "page.txt#2.5"
    article_id: str
    source: str
    start: int
    end: int
    text: str
    reading: Mapped
    role: str = "body"  #: body, headline, kicker, deck, subheading, byline
    repeat_of: str = ""  #: paragraph_id of the first occurrence, or ""


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A span of a source and its classification; the rows of a source cover it without overlap."""

    source: str
    start: int
    end: int
    disposition: str  #: body, headline, kicker, deck, subheading, byline, furniture, caption, note, blank, repeat, unread
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """Everything read from one source."""

    source: Source
    articles: tuple[Article, ...]
    paragraphs: tuple[Paragraph, ...]
    ledger: tuple[LedgerRow, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """A cue in favour of a value, with its words."""

    rule: str  #: name of the rule in the vocabulary
    says: str  #: what it implies, in EDTF: "2024", "-2027"
    words: str  #: words of the cue
    source: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting with its date; one row of the timeline."""

    meeting_id: str
    kind: str  #: meeting, reception, event, visit
    status: str  #: held, planned, referenced
    name: str
    source: str  #: source of the evidence
    start: int
    end: int
    evidence: (
        str  #: the source's characters of the span, without those that reading leaves out (`Mapped.words`)
    )
    rule: str
    date: str = ""  #: EDTF; "" if unknown
    date_start: str = ""  #: first possible day, YYYY-MM-DD
    date_end: str = ""  #: last possible day, YYYY-MM-DD
    date_precision: str = "none"  #: day, interval, month, quarter, half, year, none
    time_of_day: str = ""  #: 上午, 下午, 晚上 or ""
    year_basis: str = "none"  #: explicit, published, context, neighbour, none
    year_confidence: float = 0.0  #: probability that the year is correct, 0 to 1
    year_reasons: tuple[Reason, ...] = ()
    year_others: tuple[tuple[int, float], ...] = ()  #: alternatives: (year, probability)
    series: str = ""
    session: str = ""  #: as in the name: "21", "六届五次", "2024-1"
    body: tuple[str, ...] = ()
    body_full: tuple[str, ...] = ()  #: each with the place that its article gives: 四川省政府 for 省政府
    series_full: str = ""  #: likewise: 四川省政府常务会议
    chair: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    attendees: tuple[str, ...] = ()
    titles: tuple[tuple[str, str], ...] = ()  #: (name, title as written)
    form: str = ""
    venue: str = ""
    agenda: str = ""
    article_ids: tuple[str, ...] = ()
    mentions: tuple[tuple[str, int, int], ...] = ()  #: (source, start, end) of each report
    conflicts: tuple[str, ...] = ()  #: contradictions between its reports, as messages
    corrected: tuple[str, ...] = ()  #: changes made by corrections.csv, as messages


@dataclass(frozen=True, slots=True)
class Attendance:
    """A person in a role at a meeting, with the evidence."""

    meeting_id: str
    person: str
    role: (
        str  #: chair, speaker, attendee, contributor (only 发言, 汇报, 宣读…), guest of a reception, visitor
    )
    office: str = ""  #: as written
    rank: int = 1  #: position among those in this role, from 1
    source: str = ""
    start: int = 0  #: of the sentence with the role
    end: int = 0
    as_written: str = ""  #: name as written there


@dataclass(frozen=True, slots=True)
class Office:
    """An office of a person, with the first and last date on which it is mentioned."""

    title: str
    first: str = ""  #: EDTF, as precise as possible; "" if no meeting with it has a date
    last: str = ""


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """A person, over all meetings."""

    person: str
    variants: tuple[str, ...] = ()  #: other forms of the name
    offices: tuple[Office, ...] = ()  #: in the order of their first day
    first_date: str = ""  #: EDTF, as precise as possible
    last_date: str = ""
    meetings: int = 0  #: meetings held, each counted once
    chair: int = 0  #: of these, in each role
    speaker: int = 0
    attendee: int = 0
    contributor: int = 0
    guest: int = 0
    visitor: int = 0


@dataclass(frozen=True, slots=True)
class Gap:
    """Months without texts, or sessions of a numbered series that must have taken place."""

    kind: str  #: month, session
    what: str  #: one, or the first and the last of several: 2023-11/2024-02, 第2次
    series: str = ""
    period_start: str = ""  #: month or day
    period_end: str = ""
    reason: str = ""
    between: tuple[str, ...] = ()  #: ids of the meetings on either side


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
    written: str = ""  #: as written, with quotation marks: “885”机制
    rule: str = ""
    place: str = "text"  #: text or title; a title from table metadata that is not in the text has no span
    within: str = ""  #: the longest other formulation that contains this occurrence


@dataclass(frozen=True, slots=True)
class Sense:
    """One explanation of a number slogan: its members according to some articles."""

    members: tuple[str, ...]
    stand: str  #: before, after
    complete: bool
    given: str  #: "8 of 8", "3 of 9"
    articles: int  #: articles with this explanation
    first_seen: str  #: EDTF, "" if unknown
    last_seen: str
    source: str  #: source of the first explanation
    start: int
    end: int
    believed: bool  #: whether enough articles agree to show it with the term


@dataclass(frozen=True, slots=True)
class Formulation:
    """A set phrase (提法) of the corpus, and its members."""

    term: str
    pattern: str  #: the kind of phrase: number, code, parallel, quoted, recurrent …
    number: str = ""  #: number in the name: "8", "3+1", "1+4+N"
    members: tuple[str, ...] = ()
    members_stand: str = "none"  #: before, after, none
    members_complete: bool | None = None  #: None if no members are given
    members_given: str = ""  #: "8 of 8", "3 of 9", ""
    variant_of: str = ""
    uses: Sequence[Use] = field(default=())
    kind: str = ""  #: number, code, coinage, parallel, key term, campaign
    origin: str = "text"  #: text, lexicon, own list
    rule: str = ""  #: reason why it counts as a formulation
    since: str = ""  #: first official use according to the lexicon: year, or year and month
    gloss: str = ""  #: English translation from the lexicon
    known_members: tuple[str, ...] = ()  #: members according to the lexicon
    senses: tuple[Sense, ...] = ()
    counted: str = ""  #: which occurrences are uses: everywhere, quoted, whole words
