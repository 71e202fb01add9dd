"""Written otherwise, or in a file of another kind, a text is read the same: paragraphs, and headline."""

from __future__ import annotations

import itertools
from functools import cache
from pathlib import Path

import pytest

from analysis import corpus
from analysis.corpus import door
from analysis.records import Document, Source
from tests.metamorphic import files
from tests.metamorphic.transform import TEXTS, drawn

SEEDS = Path(__file__).resolve().parents[2] / "seeds"

#: Share of paragraphs that must read the same. Where straight quotation marks stand for curved ones, a quotation
#: that a scanner opened or closed once too often turns the others of its sentence.
BARS = {"half-width marks": 0.95, "half-width marks and stops": 0.95}


@cache
def texts() -> tuple[str, ...]:
    """The articles of the seeds that have a headline, each as a text: headline first, a paragraph a line."""
    documents = [corpus.cut(source) for batch in corpus.batches(SEEDS) for source in corpus.load(batch)]
    made = []
    for document in documents:
        for article in document.articles:
            body = [
                p.reading.text
                for p in document.paragraphs
                if p.article_id == article.article_id and p.role == "body"
            ]
            if article.headline and body:
                made.append("\n".join([article.headline, *body]))
    return tuple(made)


def read(text: str) -> Document:
    return corpus.cut(Source("a.txt", text))


def paragraphs(document: Document) -> list[str]:
    return [paragraph.reading.text for paragraph in document.paragraphs if paragraph.role != "headline"]


def headlines(document: Document) -> list[str]:
    return [door.normalised(article.headline).text.replace(" ", "") for article in document.articles]


@cache
def plain() -> tuple[Document, ...]:
    return tuple(map(read, texts()))


def same(pairs: list[tuple[list[str], list[str]]]) -> float:
    """The share of paragraphs that are there again."""
    found = sum(sum(paragraph in set(others) for paragraph in some) for some, others in pairs)
    return found / sum(len(some) for some, _ in pairs)


@pytest.mark.parametrize("name", [name for name in TEXTS if not name.startswith("wrapped")])
def test_a_text_written_otherwise(name: str):
    changed = [read(TEXTS[name](text)) for text in texts()]
    pairs = [(paragraphs(one), paragraphs(other)) for one, other in zip(plain(), changed)]
    assert same(pairs) >= BARS.get(name, 1.0)
    assert [headlines(one) for one in changed] == [headlines(one) for one in plain()]


@pytest.mark.parametrize("seed", range(12))
def test_several_at_once(seed: int):
    name, change = drawn(seed)
    changed = [read(change(text)) for text in texts()]
    pairs = [(paragraphs(one), paragraphs(other)) for one, other in zip(plain(), changed)]
    assert same(pairs) >= 0.94, name
    assert [headlines(one) for one in changed] == [headlines(one) for one in plain()], name


@pytest.mark.parametrize("name", [name for name in TEXTS if name.startswith("wrapped")])
def test_a_text_that_is_hard_wrapped(name: str):
    # a paragraph whose last row is full cannot be told from one that goes on
    for one, text in zip(plain(), texts()):
        changed = read(TEXTS[name](text))
        assert "".join(paragraphs(changed)) == "".join(paragraphs(one))
        assert headlines(changed) == headlines(one)


@pytest.mark.parametrize("name", files.FILES)
def test_a_file_of_another_kind(tmp_path: Path, name: str):
    for number, text in enumerate(texts()):
        (tmp_path / f"{number:02}-{name}").write_bytes(files.FILES[name](text))
    loaded = itertools.chain.from_iterable(map(corpus.load, corpus.batches(tmp_path)))
    changed = [corpus.cut(source) for source in loaded]
    pairs = [(paragraphs(one), paragraphs(other)) for one, other in zip(plain(), changed, strict=True)]
    assert same(pairs) >= (0.9 if name.endswith(".pdf") else 1.0)  # a PDF has rows, not paragraphs
    assert ["".join(some) for some, _ in pairs] == ["".join(others) for _, others in pairs]
    assert [headlines(one) for one in changed] == [headlines(one) for one in plain()]
