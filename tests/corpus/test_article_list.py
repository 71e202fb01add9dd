"""The list of a source's articles in Markdown."""

from __future__ import annotations

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
        "- **(no headline)** · report ·  · ",
    ]
