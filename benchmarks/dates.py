"""Time expressions and years: characters a second, side by side with jionlp's extractor."""

from __future__ import annotations

import contextlib
import csv
import io
import logging
import tempfile
import time
from pathlib import Path

from analysis import corpus
from analysis.records import Source
from analysis.timeline import dates, years
from benchmarks import corpora
from benchmarks.clock import best

_CASES = Path(__file__).resolve().parents[1] / "tests" / "timeline" / "dates"
#: jionlp is slow: it reads so many characters of the corpus, and no more.
_SAMPLE = 60_000


def measure(runs: int = 3) -> dict[str, float]:
    """Characters a second of processor time on one core, the best of `runs`.

    Beside `dates.find`: the cues of all documents, the settling of a date in
    each, and jionlp's extractor, which is told the publication date. Then
    how many of the labelled lines that hold no date each of them reads one
    in (fewer is better).
    """
    with tempfile.TemporaryDirectory() as folder:
        _, table = corpora.main_records(Path(folder))
        records = corpora.records(table)
    texts = [record["text"] for record in records]
    size = sum(map(len, texts))
    documents = [corpus.cut(Source(record["id"], record["text"])) for record in records]
    rates = {"dates.find": size / best(runs, lambda: [dates.find(text) for text in texts])}
    rates["years.cues"] = size / best(runs, lambda: [years.cues(document) for document in documents])
    cues, dated = _to_settle(documents)
    rates["years.settle"] = size / best(runs, lambda: years.settle(dated, cues))
    nothing = _no_dates()
    rates["no-dates read as dates"] = sum(bool(dates.find(text)) for text in nothing)
    with contextlib.suppress(ImportError):
        rates |= {
            "jionlp": max(jionlp_rate(records) for _ in range(runs)),
            "no-dates read as dates by jionlp": _told(nothing),
        }
    return {name: round(rate) for name, rate in rates.items()} | {"lines without a date": len(nothing)}


def _to_settle(documents: list) -> tuple[list[years.Cue], list[years.Dated]]:
    cues = [cue for document in documents for cue in years.cues(document)]
    dated = [
        years.Dated(
            article.article_id,
            article.article_id,
            article.source,
            f"XXXX-{1 + number % 12:02}-{1 + number % 28:02}",
        )
        for number, article in enumerate(article for document in documents for article in document.articles)
    ]
    return cues, dated


def _no_dates() -> list[str]:
    with (_CASES / "negative.csv").open(encoding="utf-8", newline="") as handle:
        return [row["text"] for row in csv.DictReader(handle)]


def jionlp_rate(records: list[dict[str, str]]) -> float:
    """Characters a second of jionlp's extractor, which is told the publication date."""
    jionlp = _library()
    characters, seconds = 0, 0.0
    for record in records:
        year, month, day = (int(part) for part in record["published"].split("-"))
        base = {"year": year, "month": month, "day": day}
        began = time.process_time()
        with contextlib.suppress(Exception):
            jionlp.ner.extract_time(record["text"], time_base=base)
        seconds += time.process_time() - began
        characters += len(record["text"])
        if characters >= _SAMPLE:
            break
    return characters / seconds


def _told(nothing: list[str]) -> int:
    """In how many lines without a date jionlp reads one."""
    jionlp, told = _library(), 0
    for text in nothing:
        with contextlib.suppress(Exception):
            base = {"year": 2023, "month": 6, "day": 1}
            told += bool(jionlp.ner.extract_time(text, time_base=base, with_parsing=False))
    return told


def _library():
    with contextlib.redirect_stdout(io.StringIO()):  # it prints a greeting when it is imported
        import jionlp
    logging.disable(logging.ERROR)  # it logs each expression that it gives up on
    return jionlp


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name}: {value:,}")
