"""A newspaper page in columns, set from ten reports: its articles are found, in their order."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path

import pytest

from analysis import corpus
from analysis.corpus import walking
from analysis.corpus.taking import File
from tests.corpus import compose
from tests.metamorphic import files

BAR = 0.9


def bare(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(("columns", "headline_size"), [(2, 14), (2, 11), (2, 9), (3, 14), (4, 12)])
def test_ten_reports(data: Path, columns: int, headline_size: int):
    with gzip.open(data / "broadcast_2023.jsonl.gz", "rt", encoding="utf-8") as handle:
        records = [record for record in map(json.loads, handle) if compose.usable(record)]
    chance = random.Random(columns * 100 + headline_size)
    right = found = wanted = 0
    for _ in range(8):
        chosen = [(record["title"], compose.paragraphs(record)) for record in chance.sample(records, 10)]
        page = files.typeset(chosen, columns=columns, headline_size=headline_size)
        [source] = corpus.load(walking.Batch((File("page.pdf", page),)))
        text = bare(source.text.replace("# ", ""))
        assert text == bare(
            "".join(title + "".join(body) for title, body in chosen)
        )  # nothing lost, in order
        starts = {len(bare(source.text[: a.start].replace("# ", ""))) for a in corpus.cut(source).articles}
        gold, position = set(), 0
        for title, body in chosen:
            gold.add(position)
            position += len(bare(title + "".join(body)))
        right, found, wanted = right + len(starts & gold), found + len(starts), wanted + len(gold)
    assert 2 * right / (found + wanted) >= BAR, (right, found, wanted)
