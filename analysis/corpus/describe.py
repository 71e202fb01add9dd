"""Sentences and small tables that describe a corpus in notebooks."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence

import pandas as pd

from analysis.corpus.repeats import settle
from analysis.records import Document, LedgerRow
from analysis.tables import readable
from analysis.wording import ledger_reason, say, together, value

#: The group in which each disposition of the ledger is counted.
GROUPS = {
    "body": "article",
    "headline": "article",
    "kicker": "article",
    "deck": "article",
    "subheading": "article",
    "byline": "article",
    "repeat": "repeat",
    "furniture": "furniture",
    "caption": "furniture",
    "note": "notes",
    "blank": "white space",
}
_COLOURS = {
    "headline": "#cfe3ff",
    "kicker": "#dcebff",
    "deck": "#dcebff",
    "subheading": "#e8e4ff",
    "byline": "#d6f2dc",
    "repeat": "#ffe3bf",
    "furniture": "#e4e4e4",
    "caption": "#f0e6d6",
    "note": "#fff3c4",
}


def shares(ledger: pd.DataFrame) -> pd.DataFrame:
    """Characters by the ledger's groups, and their share; one row a group.

    Examples
    --------
    >>> ledger = pd.DataFrame({"start": [0, 8], "end": [8, 10], "disposition": ["body", "blank"]})
    >>> shares(ledger).to_dict("records")
    [{'what': 'article', 'characters': 8, 'share': 0.8}, {'what': 'white space', 'characters': 2, 'share': 0.2}]
    """
    read = ledger[ledger["disposition"] != "unread"]
    counts = (read["end"] - read["start"]).groupby(read["disposition"].map(GROUPS)).sum()
    counts = counts.reindex([group for group in dict.fromkeys(GROUPS.values()) if group in counts.index])
    total = max(1, counts.sum())
    return pd.DataFrame(
        {"what": counts.index, "characters": counts.to_numpy(), "share": (counts / total).to_numpy()}
    )


def finding(articles: pd.DataFrame, ledger: pd.DataFrame, language: str = "en") -> str:
    """The corpus in a sentence or two, as Markdown."""
    unread = ledger[ledger["disposition"] == "unread"]
    read = ledger[ledger["disposition"] != "unread"]
    characters = int((read["end"] - read["start"]).sum())
    parts = shares(ledger).set_index("what")["share"]
    listed = say("comma", language).join(
        say("corpus_part", language, share=share, what="part_" + str(what).replace(" ", "_"))
        for what, share in parts.items()
    )
    sentence = say(
        "corpus_finding",
        language,
        sources=int(read["source"].nunique()),
        articles=len(articles),
        characters=characters,
        parts=listed,
        dated=int((articles["published"] != "").sum()),
    )
    more = [say("corpus_unread", language, n=len(unread))] if len(unread) else []
    return together([sentence, *more], language)


def covered(document: Document, language: str = "en") -> str:
    """A sentence saying that the ledger's rows cover the source without gap or overlap.

    Raises
    ------
    ValueError
        If they do not cover it.
    """
    length, end = len(document.source.text), 0
    for row in document.ledger:
        if row.start != end:
            raise ValueError(f"{document.source.name}: the ledger has a gap or an overlap at character {end}")
        end = row.end
    if end != length:
        raise ValueError(f"{document.source.name}: the ledger ends at character {end} of {length}")
    return say(
        "ledger_covers", language, rows=len(document.ledger), characters=length, name=document.source.name
    )


def article_list(document: Document, language: str = "en") -> str:
    """The articles of a source as a Markdown list: headline, kind, reporters and the rule that cut them."""
    lines = []
    for article in document.articles:
        told = readable.rule(article.rule, language) if language == "zh" else article.rule
        facts = [value("kind", article.kind, language), "、".join(article.reporters), told]
        headline = article.headline or say("no_headline", language)
        lines.append(" · ".join([f"- **{headline}**", *filter(None, facts)]))
    return "\n".join(lines)


def highlighted(text: str, rows: Iterable[LedgerRow], *, most: int = 3000, language: str = "en") -> str:
    """The first characters of a source as HTML, each passage in the colour of its disposition."""
    pieces = []
    for row in rows:
        if row.start >= most:
            break
        words = html.escape(text[row.start : min(row.end, most)]).replace("\n", "<br>")
        colour = _COLOURS.get(row.disposition)
        style = f' style="background:{colour};color:#111"' if colour else ""
        named = f"{value('disposition', row.disposition, language)}: {ledger_reason(row.reason, language)}"
        pieces.append(f'<span title="{html.escape(named)}"{style}>{words}</span>')
    legend = " ".join(
        f'<span style="background:{colour};color:#111;padding:0 .4em">{value("disposition", name, language)}</span>'
        for name, colour in _COLOURS.items()
    )
    return f'<p>{legend}</p><div lang="zh" style="line-height:1.8">{"".join(pieces)}</div>'


def by_likeness(
    documents: Sequence[Document], *, choices: Sequence[float] = (0.8, 0.85, 0.9, 0.93, 0.96, 1.0)
) -> pd.DataFrame:
    """How many paragraphs count as repeats at each choice of likeness."""
    counts = []
    for near in choices:
        paragraphs = [
            p for document in settle(documents, near=near) for p in document.paragraphs if p.repeat_of
        ]
        counts.append((near, len(paragraphs), sum(len(p.text) for p in paragraphs)))
    return pd.DataFrame(counts, columns=["likeness", "repeats", "characters"])
