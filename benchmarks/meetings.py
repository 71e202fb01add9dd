"""Meetings: characters a second of dates, years and meetings together, and of how many meetings."""

from __future__ import annotations

import tempfile
from pathlib import Path

from analysis import corpus, timeline
from analysis.records import Source
from analysis.timeline import years
from benchmarks import corpora
from benchmarks.clock import best


def measure(runs: int = 3) -> dict[str, float]:
    """Characters a second of processor time on one core, the best of `runs`.

    ``timeline.scan`` reads dates, the cues of years, and meetings with their
    people; ``timeline.assemble`` weighs the years and merges the reports.
    jionlp's extractor, which reads dates alone, stands in `benchmarks.dates`.
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
    whole = best(runs, lambda: [timeline.scan(document) for document in documents])
    cues = best(runs, lambda: [years.cues(document) for document in documents])
    made = timeline.assemble(scans, articles)
    rates = {
        "timeline.scan": size / whole,
        "of it, without the cues of years": size / max(whole - cues, 1e-9),
        "timeline.assemble": size / best(1, lambda: timeline.assemble(scans, articles)),
        "meetings": len(made.meetings),
    }
    return {name: round(rate) for name, rate in rates.items()}


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name}: {value:,}")
