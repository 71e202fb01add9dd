"""What a corpus came to, in counts of characters: for reading, and for the notebook."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence

import pandas as pd

from analysis.corpus.repeats import settle
from analysis.records import Document, LedgerRow

#: What the ledger's dispositions add up to.
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
    """Characters by what became of them, and their share; one row a group.

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


def finding(articles: pd.DataFrame, ledger: pd.DataFrame) -> str:
    """The corpus in a sentence or two, as Markdown."""
    unread = ledger[ledger["disposition"] == "unread"]
    read = ledger[ledger["disposition"] != "unread"]
    characters = int((read["end"] - read["start"]).sum())
    parts = shares(ledger).set_index("what")["share"]
    told = ", ".join(f"{share:.1%} {what}" for what, share in parts.items())
    dated = int((articles["published"] != "").sum())
    sentence = (
        f"**{read['source'].nunique()} sources hold {len(articles)} articles in {characters:,} characters: {told}.** "
        f"Articles with a date of publication: {dated}."
    )
    if len(unread):
        sentence += f" Files or records that could not be read: {len(unread)}; the reasons stand below."
    return sentence


def painted(text: str, rows: Iterable[LedgerRow], *, most: int = 3000) -> str:
    """The first characters of a source as HTML, each stretch in the colour of what became of it."""
    pieces = []
    for row in rows:
        if row.start >= most:
            break
        words = html.escape(text[row.start : min(row.end, most)]).replace("\n", "<br>")
        colour = _COLOURS.get(row.disposition)
        style = f' style="background:{colour};color:#111"' if colour else ""
        pieces.append(
            f'<span title="{html.escape(f"{row.disposition}: {row.reason}")}"{style}>{words}</span>'
        )
    legend = " ".join(
        f'<span style="background:{colour};color:#111;padding:0 .4em">{name}</span>'
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
