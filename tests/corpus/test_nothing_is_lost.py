"""For any text at all: the ledger covers it exactly once, and every span reads back its own text."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import corpus
from analysis.records import Document, Source

#: Pieces of pages, so that random texts reach every rule.
PIECES = [
    "本报讯（记者 王翔）10月17日，市委召开会议。",
    "会议强调，要抓好高水平保护，守住管住生态红线",
    "胡衡华会见国家体育总局局长一行",
    "——2024年全市工作综述",
    "# 牢记嘱托",
    "#### 小标题 两句话",
    "**加粗的标题**",
    "（记者 罗静雯 周光）",
    "各区县设分会场。 新重庆-重庆日报记者 杨帆",
    "□本报评论员",
    "●10月17日晚，合唱节开幕。",
    "▲党员在上课。（资料图片）",
    "一、全会概况",
    "(一)要学深悟透",
    "扫一扫,分享到手机",
    "- 3 -",
    "重庆日报 2024年1月30日 星期二 第1版 要闻",
    "會(huì)議２０２４\u200b年\ue000",
    "“推动高质量发展，",
    "计划引进人才70余人。”",
    "加快建设人才中心③",
    "袁家军在例会上强调",
    "\n", "\n\n", "\r\n", "\x0c", "\u2028", "　　", " ", "\t", "\ufeff", "。", "，", "“", "（",
]  # fmt: skip

#: What a half-width mark may become beside Chinese; & begins an entity.
WIDE = dict(zip(",;:?!().-<>", "，；：？！（）。—《》"))
WIDE |= {'"': "“”", "'": "‘’", "&": "“”‘’·…—–　 <>"}

texts = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=30).map("\n".join),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=20)), max_size=30).map("\n\n".join),
)


def check(document: Document) -> None:
    """Every promise of a document about its spans."""
    text = document.source.text
    here = 0
    for row in document.ledger:
        assert row.start == here and row.end > row.start
        here = row.end
    assert here == len(text)
    articles = {article.article_id: article for article in document.articles}
    assert len(articles) == len(document.articles)
    end = 0
    for article in document.articles:
        assert end <= article.start < article.end <= len(text)
        end = article.end
    for paragraph in document.paragraphs:
        article = articles[paragraph.article_id]
        assert article.start <= paragraph.start < paragraph.end <= article.end
        inside = [
            text[max(row.start, paragraph.start) : row.end]
            for row in document.ledger
            if row.disposition in (paragraph.role, "repeat") and paragraph.start <= row.start < paragraph.end
        ]
        assert paragraph.text and _is_subsequence(paragraph.text, "".join(inside))
        reading = paragraph.reading
        assert all(paragraph.start <= reading.at(i) < paragraph.end for i in range(len(reading.text)))
        for i in range(len(reading.text)):
            there = text[reading.at(i)]
            if there.isascii():
                assert reading.text[i] in (there, *WIDE.get(there, ()))


def _is_subsequence(part: str, whole: str) -> bool:
    rest = iter(whole)
    return all(char in rest for char in part)


@settings(max_examples=400, deadline=None)
@given(texts)
def test_any_text(text: str):
    check(corpus.settle([corpus.cut(Source("a.txt", text))])[0])


@settings(max_examples=60, deadline=None)
@given(texts, texts)
def test_any_record(title: str, text: str):
    document = corpus.cut(Source("a", text, title=title, published="2024-01-01", published_basis="column"))
    check(document)


def test_a_reading_says_where_each_of_its_characters_stands():
    text = "會(huì)議強調，２０２４年是重要的一年，各地區各部門要貫徹落實，\n要抓\u200b好開局。"
    [paragraph] = corpus.cut(Source("a", text)).paragraphs
    assert paragraph.reading.text == "会议强调，2024年是重要的一年，各地区各部门要贯彻落实，要抓好开局。"
    where = [text[paragraph.reading.at(i)] for i in range(len(paragraph.reading.text))]
    assert "".join(where) == "會議強調，２０２４年是重要的一年，各地區各部門要貫徹落實，要抓好開局。"


def test_the_seeds(seeds: Path):
    documents = [corpus.cut(source) for batch in corpus.batches(seeds) for source in corpus.load(batch)]
    for document in corpus.settle(documents):
        check(document)


@pytest.mark.thorough
@pytest.mark.parametrize(
    "unit",
    ["●", "\n", "一", "一\n", "标题\n\n", "# 标题\n", "一，\n\n", "（记者 王翔", "“", "10月17日", "打印 ", "· ", "本报讯",
     "一、\n", "会议强调\n\n", "会议，要\n标题\n\n", "山城日报", "□", "a\n\nb。\n", "（记者 王翔）\n"],
    ids=repr,
)  # fmt: skip
def test_time_grows_with_the_text_alone(unit: str):
    def seconds(size: int) -> float:
        source = Source("a", unit * (size // len(unit)))
        began = time.process_time()
        corpus.settle([corpus.cut(source)])
        return time.process_time() - began

    seconds(1000)
    small, large = seconds(8_000), seconds(32_000)
    assert large < 12 * small + 0.5
