"""Formulations: characters a second on one core, and what counting quoted phrases alone would give instead."""

from __future__ import annotations

import re
import tempfile
import time
from collections import Counter
from pathlib import Path

from analysis import corpus, formulations
from analysis.records import Source
from benchmarks import corpora

_QUOTED = re.compile("“([^“”]{2,12})”")


def measure() -> dict[str, float]:
    """Seconds and characters a second of `scan` and `gather`, and the plain way's phrases beside ours."""
    with tempfile.TemporaryDirectory() as folder:
        _, table = corpora.main_records(Path(folder))
        records = corpora.records(table)
    documents = corpus.settle([corpus.cut(Source(record["id"], record["text"])) for record in records])
    size = sum(len(document.source.text) for document in documents)
    dates = {f"{record['id']}#1": record["published"] for record in records}
    began = time.process_time()
    scans = [formulations.scan(document) for document in documents]
    scanned = time.process_time()
    found = formulations.gather(scans, documents, dates)
    gathered = time.process_time()
    plain = Counter(phrase for record in records for phrase in _QUOTED.findall(record["text"]))
    return {
        "scan, seconds": round(scanned - began, 2),
        "gather, seconds": round(gathered - scanned, 2),
        "characters a second": round(size / (gathered - began)),
        "formulations": len(found.formulations),
        "of them explained by their members": sum(bool(one.members) for one in found.formulations),
        "quoted phrases, counted plainly": len(plain),
    }


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name}: {value:,}")
