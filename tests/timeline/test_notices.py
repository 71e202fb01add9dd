"""Captions of photographs, and whose they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis import corpus
from analysis.records import Source
from analysis.timeline import notices

_CAPTION = "▲{}出席会议。（李大伟摄）"
#: Two reports with a caption behind each.
TEXT = (
    "市委召开全会\n6月7日，市委召开全会，研究部署下一阶段的工作。\n"
    + _CAPTION.format("市长王小明")
    + "\n会议强调，要抓好落实。\n"
)


@pytest.fixture(scope="module")
def document():
    return corpus.cut(Source("page.txt", TEXT))


def test_a_caption_is_of_the_article_around_it(document):
    [(article, [caption])] = notices.captions(document).items()
    assert article == document.articles[0].article_id
    assert (caption.role, caption.text) == ("caption", _CAPTION.format("市长王小明"))


def test_a_caption_before_the_first_article_is_of_that_one_and_one_behind_the_last_of_the_last(document):
    [article] = document.articles
    [row] = [one for one in document.ledger if one.disposition == "caption"]
    before = replace(article, article_id="page.txt#0", start=0, end=1)
    behind = replace(article, article_id="page.txt#2", start=row.end + 1)
    for articles, own in (((behind,), behind), ((before, behind), before), ((before,), before)):
        assert list(notices.captions(replace(document, articles=articles))) == [own.article_id]


def test_without_articles_there_are_no_captions(document):
    assert notices.captions(replace(document, articles=())) == {}


def test_a_caption_that_gives_nobody_a_role_is_left_out():
    text = TEXT.replace("市长王小明出席会议", "城市夜景")
    assert notices.captions(corpus.cut(Source("page.txt", text))) == {}
