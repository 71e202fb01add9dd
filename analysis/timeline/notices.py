"""Lines beside the text of an article that say who did what: captions of its photographs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from analysis.corpus import door
from analysis.records import Article, Document, Mapped, Paragraph
from analysis.timeline.people.acts import may_hold_acts


def captions(document: Document) -> Mapping[str, Sequence[Paragraph]]:
    """The captions that may give somebody a role, of each article, in the order of the text.

    They are in the ledger, not in a paragraph. Those behind
    an article are its own, and so are those before the first.
    """
    articles = sorted(document.articles, key=lambda article: article.start)
    if not articles:
        return {}
    found: dict[str, list[Paragraph]] = {}
    for row in document.ledger:
        if row.disposition != "caption":
            continue
        k = bisect_right(articles, row.start, key=lambda article: article.start)
        article = articles[max(k - 1, 0)]
        paragraph = _paragraph(document, article, row.start, row.end)
        if may_hold_acts(paragraph.reading.text):
            found.setdefault(article.article_id, []).append(paragraph)
    return found


def _paragraph(document: Document, article: Article, start: int, end: int) -> Paragraph:
    words = document.source.text[start:end]
    mapped = door.normalised(words).mapped
    runs = tuple((here, there + start) for here, there in mapped.runs)
    reading = Mapped(mapped.text, runs, mapped.own)
    name = f"{article.article_id}.{start}"
    return Paragraph(name, article.article_id, document.source.name, start, end, words, reading, "caption")
