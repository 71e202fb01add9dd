"""Files become sources; one that cannot be read says why."""

from __future__ import annotations

from analysis.corpus import published
from analysis.corpus.walking import Batch
from analysis.records import Source, Unread


def load(batch: Batch) -> list[Source | Unread]:
    """The sources of a batch, and what could not be read."""
    found: list[Source | Unread] = list(batch.records)
    for name in batch.names:
        date = published.in_name(name)
        text = (batch.root / name).read_text(encoding="utf-8-sig")
        found.append(Source(name, text, published=date, published_basis="file name" if date else ""))
    return found
