"""The order of work: from a corpus to its tables.

Per source, pure and independent: read, cut into articles, scan for meetings
and formulations. Then over all of them: repeats, years and merging, counts,
topics. Rooms are named by what they take and give; nothing here knows how
they do it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from analysis import corpus, formulations, tables, timeline, topics
from analysis.records import Document, LedgerRow, Unread
from analysis.settings import Settings


@dataclass(frozen=True)
class Scanned:
    """One source, cut and scanned."""

    document: Document
    gatherings: timeline.Scan
    phrases: formulations.Scan


def scan_batch(batch: corpus.Batch) -> list[Scanned | Unread]:
    """Read, cut and scan the sources of one batch: the unit of parallel work."""
    found: list[Scanned | Unread] = []
    for source in corpus.load(batch):
        if isinstance(source, Unread):
            found.append(source)
            continue
        document = corpus.cut(source)
        found.append(Scanned(document, timeline.scan(document), formulations.scan(document)))
    return found


def scan(settings: Settings) -> tuple[list[Scanned], list[Unread]]:
    """Every source of the corpus, scanned, in the order of its names."""
    scanned: list[Scanned] = []
    unread: list[Unread] = []
    for batch in corpus.batches(settings.corpus, columns=settings.columns):
        for item in scan_batch(batch):
            (unread if isinstance(item, Unread) else scanned).append(item)
    return scanned, unread


def build(settings: Settings) -> dict[str, pd.DataFrame]:
    """All tables of a corpus.

    Returns
    -------
    dict
        Table name to DataFrame: those of `tables.SCHEMAS`, and `gaps`.
    """
    scanned, unread = scan(settings)
    documents = corpus.settle([item.document for item in scanned])
    made = corpus_tables(documents, unread)
    line = timeline.assemble([item.gatherings for item in scanned], documents)
    made["meetings"] = tables.meetings(line.meetings)
    made["gaps"] = line.gaps
    found = formulations.gather([item.phrases for item in scanned], documents, article_dates(made["articles"], made["meetings"]))
    made["formulations"] = tables.formulations(found.formulations)
    made["formulation_uses"] = tables.formulation_uses(found.formulations)
    made["formulation_rejects"] = found.rejected
    made |= topics.build(
        made["paragraphs"], made["articles"], made["meetings"], terms=made["formulations"]["term"].tolist(), settings=settings
    )
    return made


def corpus_tables(documents: list[Document], unread: Iterable[Unread]) -> dict[str, pd.DataFrame]:
    """Articles, paragraphs and the ledger."""
    rows = [row for document in documents for row in document.ledger]
    rows += [LedgerRow(item.name, 0, 0, "unread", item.reason) for item in unread]
    return {
        "articles": tables.articles(documents),
        "paragraphs": tables.paragraphs(documents),
        "ledger": tables.ledger(rows),
    }


def article_dates(articles: pd.DataFrame, meetings: pd.DataFrame) -> dict[str, str]:
    """Each article's date in EDTF: of the earliest meeting that it reports as held, else its publication."""
    dates = {row.article_id: row.published for row in articles.itertuples() if row.published}
    held = meetings[(meetings["status"] == "held") & (meetings["date"] != "")]
    for row in held.sort_values(["date_start", "meeting_id"], ascending=False).itertuples():
        for article_id in tables.split(row.article_ids):
            dates[article_id] = row.date
    return dates
