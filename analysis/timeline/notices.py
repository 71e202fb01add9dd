"""Lines beside the text of an article that say who did what: captions of its photographs."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.corpus import door
from analysis.records import Article, Document, Mapped, Paragraph
from analysis.timeline.people.roles import TRIGGER


def captions(document: Document, article: Article) -> Sequence[Paragraph]:
    """The captions of an article that may give somebody a role, in the order of the text.

    They are in the ledger, not in a paragraph. Those behind
    an article are its own, and so are those before the first.
    """
    starts = sorted(one.start for one in document.articles)
    begin = 0 if article.start == starts[0] else article.start
    end = next((start for start in starts if start > article.start), len(document.source.text))
    found = []
    for row in document.ledger:
        if row.disposition == "caption" and begin <= row.start and row.end <= end:
            paragraph = _paragraph(document, article, row.start, row.end)
            if TRIGGER.search(paragraph.reading.text):
                found.append(paragraph)
    return found


def _paragraph(document: Document, article: Article, start: int, end: int) -> Paragraph:
    words = document.source.text[start:end]
    mapped = door.normalised(words).mapped
    runs = tuple((here, there + start) for here, there in mapped.runs)
    reading = Mapped(mapped.text, runs)
    name = f"{article.article_id}.{start}"
    return Paragraph(name, article.article_id, document.source.name, start, end, words, reading, "caption")
