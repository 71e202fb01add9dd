"""Segmentation: characters a second beside jieba's, and whether the words are the same."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from analysis.words import Tokenizer
from benchmarks import corpora

#: jieba is slow: it cuts so many records.
SAMPLE = 2000


def measure(runs: int = 3) -> dict[str, float]:
    """Characters a second of processor time, median of `runs` in turns, and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        _, table = corpora.main_records(Path(folder))
        texts = [record["text"] for record in corpora.records(table)][:SAMPLE]
    size = sum(map(len, texts))
    cutters = {"ours": Tokenizer(), "jieba": Tokenizer(engine="jieba")}
    seconds: dict[str, list[float]] = {name: [] for name in cutters}
    for _ in range(runs):
        for name, cutter in cutters.items():
            began = time.process_time()
            for text in texts:
                cutter.cut(text)
            seconds[name].append(time.process_time() - began)
    ours, jieba = (statistics.median(seconds[name]) for name in ("ours", "jieba"))
    different = sum(cutters["ours"].cut(text) != cutters["jieba"].cut(text) for text in texts)
    return {
        "characters a second": size / ours,
        "characters a second, jieba": size / jieba,
        "times as fast": jieba / ours,
        "texts cut differently": different,
    }


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name}: {value:,.1f}")
