"""Meetings: characters a second of dates, years and meetings together, and of how many meetings."""

from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path
from statistics import median

from analysis import corpus, timeline
from analysis.records import Source
from benchmarks import corpora, dates
from benchmarks.clock import best


def measure(runs: int = 5) -> dict[str, float]:
    """Characters a second of processor time on one core, the median of `runs`.

    ``timeline.scan`` reads dates, the cues of years, and meetings with their
    people; ``timeline.assemble`` weighs the years and merges the reports.
    Beside them jionlp's extractor, which reads dates alone and must be told
    the day of publication. The three take turns, for a machine is not as fast
    from one minute to the next; the ratios are medians over the turns.
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
    turns = []
    for _ in range(runs):
        scanned = best(1, lambda: [timeline.scan(document) for document in documents])
        assembled = best(1, lambda: timeline.assemble(scans, articles))
        turn = {
            "timeline.scan": size / scanned,
            "timeline.assemble": size / assembled,
            "both": size / (scanned + assembled),
        }
        with contextlib.suppress(ImportError):
            turn["jionlp"] = dates.jionlp_rate(records)
            for what in ("timeline.scan", "both"):
                turn[f"{what}, times jionlp"] = turn[what] / turn["jionlp"]
        turns.append(turn)
    medians = {what: median(turn[what] for turn in turns) for what in turns[0]}
    return medians | {"meetings": len(timeline.assemble(scans, articles).meetings)}


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name}: {value:,.4g}")
