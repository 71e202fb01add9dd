"""A year of broadcast news: time, and that the national slogans of that year are there."""

from __future__ import annotations

import time

import pytest

from analysis import corpus, formulations
from analysis.records import Source


@pytest.mark.slow
def test_a_year_of_broadcasts(data):
    path = data / "broadcast_2023.jsonl.gz"
    sources = [source for batch in corpus.batches(path) for source in corpus.load(batch)]
    documents = corpus.settle([corpus.cut(source) for source in sources if isinstance(source, Source)])
    dates = {article.article_id: article.published for one in documents for article in one.articles}
    begun = time.process_time()
    found = formulations.gather([formulations.scan(one) for one in documents], documents, dates)
    seconds = time.process_time() - begun
    terms = {one.term: one for one in found.formulations}
    expected = [
        "一带一路",
        "两个确立",
        "两个维护",
        "四个意识",
        "四个自信",
        "千万工程",
        "两个毫不动摇",
        "三个务必",
    ]
    assert [term for term in expected if term not in terms] == []
    assert seconds < 20
