"""Meetings: characters a second of dates, years and meetings together, and of how many meetings."""

from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path

from analysis import corpus, timeline
from analysis.records import Source
from benchmarks import corpora, dates
from benchmarks.clock import best


def measure(runs: int = 3) -> dict[str, float]:
    """Characters a second of processor time on one core, the best of `runs`.

    ``timeline.scan`` reads dates, the cues of years, and meetings with their
    people; ``timeline.assemble`` weighs the years and merges the reports.
    Beside them jionlp's extractor, which reads dates alone and must be told
    the day of publication.
    """
    with tempfile.TemporaryDirectory() as folder:
        _, table = corpora.main_records(Path(folder))
        records = corpora.records(table)
    documents = [
        corpus.cut(Source(r["id"], r["text"], r["title"], r["published"], "column")) for r in records
    ]
    size = sum(len(document.source.text) for document in documents)
    articles = [article for document in documents for article in document.articles]
    scans = [timeline.scan(document) for document in documents]
    scanned = best(runs, lambda: [timeline.scan(document) for document in documents])
    assembled = best(runs, lambda: timeline.assemble(scans, articles))
    rates = {
        "timeline.scan": round(size / scanned),
        "timeline.assemble": round(size / assembled),
        "both": round(size / (scanned + assembled)),
        "meetings": len(timeline.assemble(scans, articles).meetings),
    }
    with contextlib.suppress(ImportError):
        theirs = max(dates.jionlp_rate(records) for _ in range(runs))
        rates |= {
            "jionlp": round(theirs),
            "timeline.scan, times jionlp": rates["timeline.scan"] / theirs,
            "both, times jionlp": rates["both"] / theirs,
        }
    return rates


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name}: {value:,.4g}")
