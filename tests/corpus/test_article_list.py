"""The list of a source's articles in Markdown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis import corpus
from analysis.corpus import describe
from analysis.records import Article, Document, Source


def test_an_article_is_a_line_with_headline_kind_reporters_and_rule():
    articles = (
        Article(
            "a#1", "a", 0, 5, headline="标题", kind="brief", reporters=("王翔", "周光"), rule="blank lines"
        ),
        Article("a#2", "a", 5, 9),
    )
    document = Document(Source("a", ""), articles, (), ())
    assert describe.article_list(document, "en").split("\n") == [
        "- **标题** · brief · 王翔、周光 · blank lines",
        "- **(no headline)** · report",
    ]


def test_the_rule_of_an_article_is_told_in_chinese():
    rule = "begins: day, byline; report: reporters named"
    document = Document(Source("a", ""), (Article("a#1", "a", 0, 5, headline="标题", rule=rule),), (), ())
    assert describe.article_list(document, "zh") == (
        "- **标题** · 报道 · 起点依据：以日期开头、有记者署名；报道依据：有记者署名"
    )


def test_a_covered_source_is_described_with_its_rows_and_characters():
    document = corpus.cut(Source("云港.txt", "市委召开全会\n2024-05-06\n5月5日，市委召开全会。\n"))
    told = describe.covered(document, "zh")
    assert str(len(document.ledger)) in told and str(len(document.source.text)) in told and "云港.txt" in told
    with pytest.raises(ValueError, match="ends at character"):
        describe.covered(replace(document, ledger=document.ledger[:-1]))
