"""Pages put together from single records: are they taken apart again?"""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from analysis import corpus
from analysis.records import Source
from tests.corpus import compose

BARS = {"dated": 0.98, "wrapped": 0.98, "unsigned": 0.88, "markdown": 0.98, "bare": 0.92}


@pytest.fixture(scope="module")
def records(data: Path) -> list[dict]:
    with gzip.open(data / "broadcast_2023.jsonl.gz", "rt", encoding="utf-8") as handle:
        return [json.loads(line) for line in handle]


def boundaries(page: compose.Page) -> tuple[set[int], set[int]]:
    """Where articles begin: as found, and as composed."""
    found = {article.start for article in corpus.cut(Source("page.txt", page.text)).articles}
    return found, {
        start + len(page.text[start:]) - len(page.text[start:].lstrip()) for start, _ in page.spans
    }


@pytest.mark.parametrize("seed", [20230101, pytest.param(7, marks=pytest.mark.thorough)])
@pytest.mark.parametrize("shape", compose.SHAPES)
def test_boundaries(records: list[dict], shape: str, seed: int):
    right = found = wanted = 0
    for page in compose.pages(records, shape, count=50, seed=seed):
        got, gold = boundaries(page)
        right, found, wanted = right + len(got & gold), found + len(got), wanted + len(gold)
    assert 2 * right / (found + wanted) >= BARS[shape]


def test_a_record_is_one_article(records: list[dict]):
    more = 0
    for record in records[::5]:
        source = Source(record["id"], record["text"], record["title"], record["published"], "column")
        document = corpus.cut(source)
        more += len(document.articles) != 1
        assert document.articles[0].headline == record["title"]
        assert document.articles[0].published == record["published"]
    assert more == 0


def test_a_record_without_title_is_one_article(data: Path):
    batches = corpus.batches(data / "central_meetings_2012_2018.jsonl.gz")
    documents = [corpus.cut(source) for batch in batches for source in corpus.load(batch)]
    assert [document.source.name for document in documents if len(document.articles) != 1] == []
    bare = [corpus.cut(Source(d.source.name, d.source.text)) for d in documents]
    assert [document.source.name for document in bare if len(document.articles) != 1] == []
