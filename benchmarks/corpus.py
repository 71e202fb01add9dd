"""From text files to paragraphs: characters a second, on one core."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from analysis import corpus
from analysis.records import Document, Source
from benchmarks import corpora

RECORDS_A_PAGE = 5


def measure(runs: int = 3) -> dict[str, float]:
    """Characters a second of reading and cutting, the best of `runs`; seconds of settling.

    Measured on pages of five records each, written as files; on the seeds,
    often enough to take a while; and on the records as a table. Seconds are
    processor time, so that other work on the machine does not count.
    """
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        _, table = corpora.main_records(scratch)
        pages = _pages(corpora.records(table), scratch / "pages")
        copies = _copies(corpora.SEEDS, scratch / "seeds", times=20)
        rates = {}
        for name, path in (("pages", pages), ("seeds", copies), ("table", table)):
            best = max(_once(path) for _ in range(runs))
            rates[f"{name}, characters a second"] = round(best)
        documents = list(_documents(table))
        began = time.process_time()
        corpus.settle(documents)
        rates[f"settling {len(documents)} documents, seconds"] = round(time.process_time() - began, 2)
    return rates


def _once(path: Path) -> float:
    began = time.process_time()
    characters = sum(len(document.source.text) for document in _documents(path))
    return characters / (time.process_time() - began)


def _documents(path: Path) -> Iterator[Document]:
    for batch in corpus.batches(path):
        yield from (corpus.cut(source) for source in corpus.load(batch) if isinstance(source, Source))


def _pages(records: list[dict[str, str]], folder: Path) -> Path:
    folder.mkdir()
    for i in range(0, len(records), RECORDS_A_PAGE):
        page = "\n\n".join(
            f"{record['title']}\n{record['text']}" for record in records[i : i + RECORDS_A_PAGE]
        )
        (folder / f"{i:06}.txt").write_text(page, encoding="utf-8")
    return folder


def _copies(seeds: Path, folder: Path, *, times: int) -> Path:
    folder.mkdir()
    for number in range(times):
        for path in seeds.glob("*.txt"):
            (folder / f"{number:03}-{path.name}").write_bytes(path.read_bytes())
    return folder


if __name__ == "__main__":
    for what, figure in measure().items():
        print(f"{what}: {figure:,}")
