"""What a corpus is, before hours are spent on it: kinds of files, what was read of them, what looks odd."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from analysis.corpus.describe import GROUPS
from analysis.corpus.encodings import likeness
from analysis.corpus.recordtables import is_table
from analysis.records import Document, Unread

LONG = 30_000  #: characters of a file that is hardly one article
SHORT = 40  #: characters of one that says next to nothing
_MOST = 0.5  #: share of a file that is repeats, or furniture
_UNLIKELY = 0.05  #: share of common characters below which Chinese is none
_HEAVY = 200  #: characters that such a judgement needs

_SENTENCE = re.compile(r"[^。！？]{20}[。！？]")  #: what menus and page headers do not have
_PAGES = re.compile(r" of pages? [\d, -]+(?= \()")  #: of "OCR of page 3 (tesseract 5.3)"


@dataclass(frozen=True, slots=True)
class Surveyed:
    """One source in figures; `groups` are characters by what became of them, as in `describe.GROUPS`."""

    name: str
    kind: str
    reader: str
    characters: int
    groups: dict[str, int]
    articles: int
    dated: int
    bases: tuple[str, ...]  #: of the date of each article that has one
    odd: tuple[str, ...]  #: what looks odd about it, by code: keys survey_odd_… of the wording


@dataclass
class Survey:
    """A corpus in figures."""

    sources: list[Surveyed] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    notes: list[Unread] = field(default_factory=list)  #: on columns of tables

    def kinds(self) -> list[tuple[str, str, list[Surveyed]]]:
        """Sources by kind of file and by how they were read, the most frequent first."""
        found: dict[tuple[str, str], list[Surveyed]] = {}
        for source in self.sources:
            found.setdefault((source.kind, _PAGES.sub("", source.reader)), []).append(source)
        return [(*key, some) for key, some in sorted(found.items(), key=lambda one: -len(one[1]))]

    def odd(self) -> list[tuple[str, list[str]]]:
        """What looks odd, by code, and where."""
        found: dict[str, list[str]] = {}
        for source in self.sources:
            for code in source.odd:
                found.setdefault(code, []).append(source.name)
        return sorted(found.items(), key=lambda one: -len(one[1]))


def survey(items: Iterable[Document | Unread], *, kind: str = "") -> Survey:
    """The figures of a corpus.

    Parameters
    ----------
    items : iterable of Document or Unread
        Cut, and with repeats marked.
    kind : str
        Of records of a table that is the corpus itself.
    """
    made = Survey()
    for item in items:
        if isinstance(item, Unread):
            (made.notes if item.is_note else made.unread).append(item)
        else:
            made.sources.append(of_document(item, kind=kind))
    return made


def of_document(document: Document, *, kind: str = "") -> Surveyed:
    """The figures of one source, and what looks odd about it."""
    source = document.source
    groups: Counter[str] = Counter()
    for row in document.ledger:
        groups[GROUPS.get(row.disposition, row.disposition)] += row.end - row.start
    dated = [article for article in document.articles if article.published]
    return Surveyed(
        source.name,
        kind or kind_of(source.name),
        source.reader or "table",
        len(source.text),
        dict(groups),
        len(document.articles),
        len(dated),
        tuple(sorted(article.published_basis for article in dated)),
        tuple(_odd(document, groups)),
    )


def kind_of(name: str) -> str:
    """The kind of file that a source is, or stands in.

    >>> kind_of("a/b.TXT"), kind_of("t.csv:12"), kind_of("a.txt.gz"), kind_of("none")
    ('.txt', '.csv', '.txt', 'none')
    """
    table, colon, _ = name.partition(":")
    if colon and is_table(table):
        name = table
    return PurePosixPath(name.lower().removesuffix(".gz")).suffix or "none"


def date_of_today() -> str:
    """The day on which the survey is made; no result of a build depends on it."""
    return datetime.date.today().isoformat()


def _hides_text(document: Document, of_articles: int) -> bool:
    """Whether the furniture of a source may hold what should be an article: next to nothing was found beside it, or
    it has more sentences than the articles have text. A short article among the menus of its page is nothing odd.
    """
    text = document.source.text
    left_out = (
        text[row.start : row.end] for row in document.ledger if GROUPS.get(row.disposition) == "furniture"
    )
    lines = (line for part in left_out for line in part.splitlines())
    return of_articles < SHORT or sum(len(line) for line in lines if _SENTENCE.search(line)) > of_articles


def _odd(document: Document, groups: Counter[str]) -> list[str]:
    source, articles = document.source, document.articles
    visible = max(1, len(source.text) - groups["white space"])
    found = []
    if articles and not any(article.published for article in articles):
        found.append("no date")
    if any(article.published > date_of_today() for article in articles):
        found.append("future")
    days = {date for date, basis in source.dates if basis != "modified" and len(date) == 10}
    if len(days) > 1:
        found.append("dates disagree")
    if len(articles) == 1 and len(source.text) > LONG:
        found.append("one article")
    if len(articles) > 1 and not any(article.headline for article in articles):
        found.append("no headline")
    wide = sum(1 for char in source.text[:20_000] if char > "\x7f")
    if wide >= _HEAVY and likeness(source.text) < _UNLIKELY:
        found.append("no text")
    if groups["repeat"] > _MOST * visible:
        found.append("repeats")
    if groups["furniture"] > _MOST * visible and _hides_text(document, groups["article"]):
        found.append("furniture")
    if visible < SHORT:
        found.append("short")
    if source.reader.startswith("OCR"):
        found.append("ocr")
    return found
