"""A year of broadcast news: time, and that the well-known terms of that year are there with exact counts.

The list of terms was written down before the news were first searched for
them; `tests/formulations/known_terms_2023.csv` is as it was then.
"""

from __future__ import annotations

import csv
import time
from pathlib import Path

import pytest

from analysis import corpus, formulations
from analysis.records import Source

KNOWN = Path(__file__).parent / "known_terms_2023.csv"


@pytest.fixture(scope="module")
def year(data):
    sources = [
        source
        for batch in corpus.batches(data / "broadcast_2023.jsonl.gz")
        for source in corpus.load(batch)
        if isinstance(source, Source)
    ]
    documents = corpus.settle([corpus.cut(source) for source in sources])
    dates = {article.article_id: article.published for one in documents for article in one.articles}
    begun = time.process_time()
    found = formulations.gather([formulations.scan(one) for one in documents], documents, dates)
    return sources, found, time.process_time() - begun


@pytest.mark.slow
def test_well_known_terms_are_counted_as_a_search_counts_them(year):
    sources, found, _ = year
    text = "\n".join(f"{source.title}\n{source.text}" for source in sources)
    uses = {one.term: len(one.uses) for one in found.formulations}
    with KNOWN.open(encoding="utf-8", newline="") as handle:
        terms = [row["term"] for row in csv.DictReader(handle)]
    wrong = [
        f"{term}: {uses.get(term, 0)}, not {n}"
        for term in terms
        if uses.get(term, 0) != (n := text.count(term))
    ]
    assert len(terms) >= 74
    assert len(wrong) <= 0.05 * len(terms), wrong


@pytest.mark.slow
def test_a_year_takes_seconds(year):
    _, _, seconds = year
    assert seconds < 20
