"""Lines that tell how long a text is, or name a section, are neither its headline nor part of it."""

from __future__ import annotations

import pytest

from analysis import corpus
from analysis.records import Source

LINES = (
    "本篇文章652字,读完约2分钟",
    "本文共1280字，阅读需4分钟",
    "全文约900字，阅读约3分钟",
    "全文 2100 字",
    "简讯",
    "快讯",
    "更多新闻短片",
    "更多视频 >>",
)
BODY = "3月5日，市委召开常委会会议，研究部署有关工作。会议由市委书记王小明主持。"


@pytest.mark.parametrize("line", LINES)
def test_they_are_furniture_with_and_without_a_headline(line):
    for headline in ("", "市委召开常委会会议"):
        document = corpus.cut(Source("a.txt", f"{headline}\n{line}\n\n{BODY}\n"))
        assert [article.headline for article in document.articles] == [headline]


def test_a_headline_on_length_or_films_stays():
    for headline in ("全文1280字的公告引发关注", "更多短片走进校园"):
        (article,) = corpus.cut(Source("a.txt", f"{headline}\n\n{BODY}\n")).articles
        assert article.headline == headline
