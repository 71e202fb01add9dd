"""The order of work: from a corpus to its tables.

Per source, pure and independent: read, cut into articles, scan for meetings
and formulations. Then over all of them: repeats, years and merging, counts,
topics. Rooms are named by what they take and give; nothing here knows how
they do it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, field

import pandas as pd

from analysis import corpus, formulations, tables, timeline, topics
from analysis.faults import InputFault
from analysis.records import Document, LedgerRow, Unread
from analysis.run import beside, progress
from analysis.run.executors import Here, spread
from analysis.settings import Settings

#: The steps a run can end after, in order.
STEPS = ("corpus", "timeline", "formulations", "topics")


@dataclass(frozen=True)
class Scanned:
    """One source, cut and scanned."""

    document: Document
    gatherings: timeline.Scan
    phrases: formulations.Scan


@dataclass(frozen=True)
class Outcome:
    """What a run came to.

    Attributes
    ----------
    tables : dict of str to DataFrame
        Those of `tables.SCHEMAS` for the steps done, and others.
    sources : dict of str to str
        The decoded text of each source: what every span is an offset into.
    warnings : tuple of str
        One line for each thing that a user should know of, unread files first.
    """

    tables: dict[str, pd.DataFrame]
    sources: dict[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


def scan_batch(batch: corpus.Batch) -> list[Scanned | Unread]:
    """Read, cut and scan the sources of one batch: the unit of parallel work."""
    return [item if isinstance(item, Unread) else scan_source(item) for item in corpus.load(batch)]


def scan_source(source: corpus.Source) -> Scanned:
    """Cut one source into articles, and scan them."""
    document = corpus.cut(source)
    return Scanned(document, timeline.scan(document), formulations.scan(document))


def build(
    settings: Settings,
    *,
    last: str = "topics",
    pool: Executor | None = None,
    say: Callable[[str], None] = lambda line: None,
) -> Outcome:
    """All tables of a corpus, up to the step `last`.

    Parameters
    ----------
    pool : Executor, optional
        Where the work per source is done; by default in this process.
    say : callable
        Told one line as each step begins.

    Raises
    ------
    InputFault
        If nothing in the corpus can be read.
    TableDefect
        If a table does not fit its schema: a defect of ours.
    """
    say("reading and scanning the sources")
    scanned: list[Scanned] = []
    unread: list[Unread] = []
    for item in _scan(settings, pool or Here()):
        (unread if isinstance(item, Unread) else scanned).append(item)
    if not scanned:
        raise InputFault(_nothing_read(settings, unread))
    warnings = [f"{item.name}: left out: {item.reason}" for item in unread]
    documents = corpus.settle([item.document for item in scanned])
    made = _corpus_tables(documents, unread)
    steps = STEPS[: STEPS.index(last) + 1]
    if "timeline" in steps:
        say("dating the meetings")
        corrections = beside.read(settings.corpus, beside.CORRECTIONS)
        line = timeline.assemble(
            [item.gatherings for item in scanned], documents, corrections=corrections, window=settings.window
        )
        made["meetings"], made["gaps"] = tables.meetings(line.meetings), line.gaps
        warnings += line.warnings
    if "formulations" in steps:
        say("following the formulations")
        dates = tables.article_dates(made["articles"], made["meetings"])
        made |= formulations.gather([item.phrases for item in scanned], documents, dates).tables()
    if "topics" in steps:
        say("fitting the topics")
        terms = made["formulations"]["term"].tolist()
        made |= topics.build(
            made["paragraphs"],
            made["articles"],
            made["meetings"],
            terms=terms,
            names=beside.read(settings.corpus, beside.LABELS),
            settings=settings,
        )
        notes = made["topic_notes"]
        warnings += notes.loc[notes["about"] == beside.LABELS, "note"].tolist()
    return Outcome(
        tables.settled(made),
        {document.source.name: document.source.text for document in documents},
        tuple(warnings),
    )


def _scan(settings: Settings, pool: Executor) -> Iterator[Scanned | Unread]:
    batches = corpus.batches(settings.corpus, columns=settings.columns)
    for found in progress.watched(spread(pool, scan_batch, batches), "sources", unit="batch"):
        yield from found


def _nothing_read(settings: Settings, unread: list[Unread]) -> str:
    if not unread:
        return (
            f"{settings.corpus}: holds no text; .txt .md .html .docx .pdf .csv .jsonl and .parquet are read"
        )
    first = unread[0]
    more = f" (and {len(unread) - 1} more)" if len(unread) > 1 else ""
    return f"{settings.corpus}: nothing in it could be read: {first.name}: {first.reason}{more}"


def _corpus_tables(documents: list[Document], unread: Iterable[Unread]) -> dict[str, pd.DataFrame]:
    rows = [row for document in documents for row in document.ledger]
    rows += [LedgerRow(item.name, 0, 0, "unread", item.reason) for item in unread]
    return {
        "articles": tables.articles(documents),
        "paragraphs": tables.paragraphs(documents),
        "ledger": tables.ledger(rows),
    }
