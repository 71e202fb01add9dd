"""Small documents for the tests of the timeline: one article, one paragraph a line."""

from __future__ import annotations

from analysis import corpus, timeline
from analysis.records import Article, Document, Mapped, Paragraph, Source


def document(
    text: str,
    *,
    name: str = "page.txt",
    headline: str = "",
    deck: str = "",
    published: str = "",
    kind: str = "report",
) -> Document:
    """A document of one article whose lines are its body paragraphs; headline and deck have no span in the text."""
    article_id = f"{name}#1"
    paragraphs = [
        Paragraph(f"{article_id}.{role}", article_id, name, 0, 0, words, Mapped(words), role)
        for role, words in (("headline", headline), ("deck", deck))
        if words
    ]
    at = 0
    for number, line in enumerate(text.split("\n"), 1):
        if line:
            paragraphs.append(
                Paragraph(
                    f"{article_id}.{number}",
                    article_id,
                    name,
                    at,
                    at + len(line),
                    line,
                    Mapped(line, ((0, at),)),
                )
            )
        at += len(line) + 1
    article = Article(
        article_id,
        name,
        0,
        len(text),
        headline=headline,
        deck=deck,
        kind=kind,
        published=published,
        published_basis="column" if published else "",
    )
    return Document(Source(name, text, headline, published), (article,), tuple(paragraphs), ())


def held_dates(text: str) -> list[str]:
    """The dates of what a page reports as held, in the order of the timeline."""
    made = timeline.build([corpus.cut(Source("page.txt", text))])
    return [meeting.date for meeting in made.meetings if meeting.status == "held"]
