"""The results on the small files, layouts and sentences that other tests are made of."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from pathlib import Path

import pandas as pd

from analysis import corpus, formulations, timeline, vocabulary
from analysis.corpus.readers import by_content
from analysis.records import Document, Source
from tests.corpus import byline_forms, digest_forms, page_forms, page_heads
from tests.corpus.files.test_files import CASES
from tests.recorded.lines import Lines, line
from tests.synthetic import texts
from tests.timeline.documents import document

TESTS = Path(__file__).resolve().parents[1]
#: Texts made by combining forms share a digest, so many of them.
_TOGETHER = 10
_HEADS = 200
_HEADLINE = "青江市委召开常委会会议"
_BODY = "3月4日，市委书记何东山主持召开市委常委会会议，研究春耕工作。\n会议指出，要坚持稳中求进。\n会议还研究了其他事项。"


#: Tables of sentences with meetings, and with formulations.
REPORTS = tuple(f"timeline/meetings/{name}.csv" for name in ("wild", "patterns", "negative"))
PHRASES = tuple(f"formulations/{name}.csv" for name in ("wild", "negative", "layouts"))


def _files() -> Lines:
    """What the readers give of each small file."""
    found: Lines = {}
    for parameter in CASES:
        name, case = parameter.values
        read = by_content.read(name, case.data)
        found[name] = [f"{one.name}: {line(getattr(read, one.name))}" for one in fields(read)]
    return found


def _layouts() -> Lines:
    found: Lines = defaultdict(list)
    for label, name, text in pages():
        one = corpus.cut(Source(name, text))
        found[label] += [line(row) for row in (*one.articles, *one.paragraphs, *one.ledger)]
    return found


def pages() -> Iterator[tuple[str, str, str]]:
    """Label, name and text of every page that a test makes."""
    for shape in page_forms.SHAPES:
        for form in page_forms.cases(shape):
            yield f"form {form.form}", "page.txt", form.text
    for number in range(_HEADS):
        yield f"head {number // _TOGETHER}", "page.txt", page_heads.page(number).text
    for number, digest in enumerate(digest_forms.digests()):
        yield f"digest {number // _TOGETHER}", digest.name, digest.text
    for number, (_, _, text) in enumerate(byline_forms.pages()):
        yield f"byline {number // _TOGETHER}", "page.txt", text


def sentences(*names: str) -> Iterator[tuple[str, str]]:
    """Label and text of each row of these tables."""
    for name in names:
        with (TESTS / name).open(encoding="utf-8", newline="") as file:
            texts = dict.fromkeys(row["text"] for row in csv.DictReader(file))
        for number, text in enumerate(texts):
            yield f"{name} {number // _TOGETHER}", text.replace("\\n", "\n")


def _meetings() -> Lines:
    return _reported((label, document(text, published="2024-07-15")) for label, text in sentences(*REPORTS))


def _reported(documents: Iterable[tuple[str, Document]]) -> Lines:
    """What each document reports by itself."""
    found: Lines = defaultdict(list)
    for label, one in documents:
        made = timeline.build([one])
        rows = (
            *made.meetings,
            *made.attendance,
            *made.people,
            *made.gaps,
            *made.article_dates.values(),
        )
        found[label] += [line(row) for row in rows]
    return found


def examples(package: str) -> Iterator[tuple[str, str]]:
    """Label and text of the examples of all vocabularies of a package."""
    for path in sorted((Path(vocabulary.HERE) / package).glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for number, row in enumerate(csv.DictReader(file)):
                if text := row.get("example", ""):
                    yield f"{path.stem} {number // _TOGETHER}", text


def _meetings_of_examples() -> Lines:
    """Each example as the whole of a report."""
    return _reported((label, document(text, published="2024-07-15")) for label, text in examples("timeline"))


def _meetings_of_layouts() -> Lines:
    """Made texts, and digests with the layouts of their items."""
    digests = (
        (f"digest {n // _TOGETHER}", one.name, one.text) for n, one in enumerate(digest_forms.digests())
    )
    made = ((f"made {n // _TOGETHER}", "page.txt", one.text) for n, one in enumerate(texts.texts()))
    return _reported((label, corpus.cut(Source(name, text))) for label, name, text in (*digests, *made))


def _pages_of_examples() -> Lines:
    """Examples above and below the text of a page."""
    found: Lines = defaultdict(list)
    for label, text in examples("corpus"):
        for page in (
            f"{text}\n{_HEADLINE}\n{_BODY}",
            f"{_HEADLINE}\n{text}\n{_BODY}\n{text}",
            f"{text}{_BODY}",
        ):
            one = corpus.cut(Source("page.txt", page))
            found[label] += [line(row) for row in (*one.articles, *one.paragraphs, *one.ledger)]
    return found


def _phrases() -> Lines:
    """By the row of its table; rows without a source under the name of the set."""
    rows = (*sentences(*PHRASES), *examples("formulations"))
    documents = [document(text, name=f"{label}, {n}") for n, (label, text) in enumerate(rows)]
    made = formulations.gather([formulations.scan(one) for one in documents], documents, {})
    return by_source(made.tables(), otherwise="phrases")


def by_source(tables: Mapping[str, pd.DataFrame], *, otherwise: str) -> Lines:
    """The rows of tables, each under the label before the comma in its source, or under `otherwise` without a source."""
    found: Lines = defaultdict(list)
    for title, table in tables.items():
        sources = table["source"] if "source" in table else [otherwise] * len(table)
        for source, row in zip(sources, table.itertuples(index=False), strict=True):
            found[source.partition(",")[0]].append(f"{title}: {line(row)}")
    return found


RESULTS = {
    ("files", "corpus"): _files,
    ("layouts", "corpus"): _layouts,
    ("corpus examples", "corpus"): _pages_of_examples,
    ("sentences", "timeline"): _meetings,
    ("timeline examples", "timeline"): _meetings_of_examples,
    ("layouts", "timeline"): _meetings_of_layouts,
    ("phrases", "formulations"): _phrases,
}
