"""Small files through the whole of reading: articles, headlines, dates, paragraphs, and what was left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis import corpus
from analysis.records import Source
from analysis.wording import code
from tests.corpus.files import whole, whole_second
from tests.corpus.files.whole import Whole


@pytest.mark.parametrize(
    ("name", "case"), [pytest.param(*one, id=one[0]) for one in (whole.FIRST | whole_second.SECOND).items()]
)
def test_whole(name: str, case: Whole, tmp_path: Path):
    (tmp_path / f"a.{name.rpartition('.')[2]}").write_bytes(case.data)
    loaded = [one for batch in corpus.batches(tmp_path) for one in corpus.load(batch)]
    documents = [corpus.cut(one) for one in loaded if isinstance(one, Source)]
    titles = ("headline", "kicker", "deck")
    parts = [part for one in documents for part in one.paragraphs]
    articles = [article for one in documents for article in one.articles]
    found = Whole(
        case.data,
        tuple(article.headline for article in articles),
        tuple(part.text for part in parts if part.role not in titles),
        " ".join(article.published for article in articles).strip(),
        case.outside,
        case.absent,
        tuple(code(one.reason) for one in loaded if not isinstance(one, Source)),
    )
    assert found == case
    rows = [
        one.source.text[row.start : row.end].strip()
        for one in documents
        for row in one.ledger
        if row.disposition in ("furniture", "note", "caption")
    ]
    assert [words for words in case.outside if words not in rows] == []
    assert [words for words in case.absent if any(words in one.source.text for one in documents)] == []
