"""Scan one source: candidates, plain enumerations, words."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.formulations import candidates, dictionary, enumerations, phrases
from analysis.formulations.candidates import Occurrence
from analysis.formulations.enumerations import Enumeration
from analysis.records import Document


@dataclass(frozen=True, slots=True)
class Scan:
    """Result for one source, before the terms of the corpus are selected."""

    source: str
    occurrences: tuple[Occurrence, ...]
    words: tuple[tuple[str, tuple[str, ...]], ...]  #: of each paragraph, with its article_id
    enumerations: tuple[Enumeration, ...]
    headlines: tuple[tuple[str, str, str], ...] = ()  #: (article_id, its date of publication, headline)


def scan(document: Document) -> Scan:
    """The candidates, enumerations and words of one source; pure, and picklable."""
    found: list[Occurrence] = []
    words: list[tuple[str, tuple[str, ...]]] = []
    listed: list[Enumeration] = []
    texts = [candidates.fold(paragraph.reading.text) for paragraph in document.paragraphs]
    for at, (paragraph, text) in enumerate(zip(document.paragraphs, texts)):
        words.append((paragraph.article_id, tuple(dictionary.cut(text))))
        for candidate in phrases.find(text):
            start, end = paragraph.reading.span(candidate.start, candidate.end)
            found.append(Occurrence(paragraph.article_id, paragraph.source, start, end, candidate))
        listed += enumerations.find(paragraph, text, texts[at + 1 : at + 1 + enumerations.PARAGRAPHS])
    headlines = ((one.article_id, one.published, candidates.fold(one.headline)) for one in document.articles)
    return Scan(document.source.name, tuple(found), tuple(words), tuple(listed), tuple(headlines))
