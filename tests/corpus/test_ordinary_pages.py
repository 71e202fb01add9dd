"""What only looks like a form, the red head of a document, the first part of a text or the day of a page is none."""

from __future__ import annotations

import pytest

from analysis import corpus
from analysis.corpus.readers import pdf, web_page
from analysis.records import Source

TITLE = "市委召开防汛工作会议"
ONE = "5月6日，市委召开会议，研究部署防汛救灾工作。市委书记何东山主持会议并讲话，强调要压实各级责任，加强值班值守。"
TWO = "会议指出，当前正值主汛期，各级各部门要树牢底线思维，做好监测预警，及时转移群众，备足抢险物资。"
THREE = "5月4日，市长王小明到清江镇调研春耕生产，走进田间地头，详细了解农资供应情况，要求抢抓农时。"
FOUR = "王小明强调，要强化科技支撑，落实惠农政策，确保粮食播种面积只增不减，让农民得到实惠。"


def cut(*lines: str):
    return corpus.cut(Source("a.txt", "\n".join(lines)))


def page(body: str):
    markup = (
        f"<html><head><meta charset=utf-8><title>{TITLE} - 青江网</title></head><body>{body}</body></html>"
    )
    return web_page.read(markup.encode())


def headlines(read) -> list[str]:
    source = Source("a.html", read.text, title=read.title, outside=read.outside, dates=read.candidates)
    return [article.headline for article in corpus.cut(source).articles]


@pytest.mark.parametrize("title", ["第一条跨海隧道开通", "第一节思政课开讲", "第一章程修订组成立"])
def test_what_is_counted_is_no_part_of_a_text(title: str):
    assert [article.headline for article in cut(title, ONE, TWO).articles] == [title]


@pytest.mark.parametrize("first", ["第一章 总则", "第一章", "（一）总体要求"])
def test_the_heading_of_a_first_part_is_no_headline(first: str):
    assert [article.headline for article in cut(first, ONE, TWO).articles] == [""]


def test_two_ordinals_are_no_number_of_a_part():
    found = cut("一、二把手齐上阵", ONE, TWO, "二、三产业稳步增长", FOUR)
    assert [article.headline for article in found.articles] == ["一、二把手齐上阵"]


@pytest.mark.parametrize("title", ["全市干部学习全会文件", "市长批阅常委会文件"])
def test_a_headline_on_a_document_is_no_red_head(title: str):
    assert [article.headline for article in cut(title, "2024-05-06", ONE, TWO).articles] == [title]


def test_prices_are_text():
    prices = ("白菜：2.5元/公斤", "萝卜：1.8元/公斤", "黄瓜：4.2元/公斤", "土豆：3元/公斤")
    found = cut("青江市5月上旬主要农产品价格", "2024-05-10", *prices, ONE)
    assert [part.text for part in found.paragraphs][1:] == [*prices, ONE]


def test_who_runs_a_site_and_where_is_no_text():
    foot = (
        "主办：青江市人民政府",
        "承办：青江市人民政府办公室",
        "地址：青江市人民路1号",
        "联系电话：2345678",
    )
    found = cut(TITLE, "发布时间：2024-05-06", ONE, TWO, *foot)
    assert [part.text for part in found.paragraphs] == [TITLE, ONE, TWO]


@pytest.mark.parametrize(
    "line",
    [
        "今天是植树节，干部群众一起种下希望。",
        "今天是青江建市三十周年的日子。欢迎各位来宾到青江做客，共同见证发展。",
        "今天是5月12日全国防灾减灾日，市应急局开展宣传活动。",
    ],
)
def test_a_sentence_on_today_is_text(line: str):
    assert line in [part.text for part in cut(TITLE, "2024-03-12", line, ONE, TWO).paragraphs]


@pytest.mark.parametrize(
    "line",
    [
        "今天是2024年3月5日 星期二",
        "您好，今天是2025年05月04日，星期日",
        "今天是：二〇二四年三月五日 星期二 农历正月廿五",
        "今天是 2025年05月30日 星期五 欢迎访问青江市人民政府网站",
        "今天是2024年6月13日 星期四 农历甲辰年五月初八",
    ],
)
def test_the_day_of_a_visit_to_a_site_is_no_text(line: str):
    assert line not in [part.text for part in cut(line, TITLE, "2024-03-12", ONE, TWO).paragraphs]


@pytest.mark.parametrize(
    "body",
    [
        f"<article><h2>压实责任</h2><p>{ONE}</p><p>{TWO}</p></article>"
        f"<article><h2>抓好春耕</h2><p>{THREE}</p><p>{FOUR}</p></article>",
        f"<article class='main'><h2>会议要求</h2><p>{ONE}</p><p>{TWO}</p></article>"
        f"<article class='more'><h3>市长调研春耕</h3><p>{THREE}</p><p>{FOUR}</p></article>",
    ],
)
def test_a_headline_above_several_articles_is_that_of_the_page(body: str):
    read = page(f"<h1>{TITLE}</h1><div>2024-05-06</div>{body}")
    assert headlines(read) == [TITLE]
    assert all(words in read.text for words in (ONE, TWO))


def test_an_article_beside_the_main_text_leaves_the_page_its_title():
    read = page(
        f"<article><h1>{TITLE}</h1><div>2024-05-06</div><p>{ONE}</p><p>{TWO}</p></article>"
        f"<aside><article><h3>市长调研春耕</h3><p>{THREE}</p><p>{FOUR}</p></article></aside>"
    )
    assert read.title == TITLE
    assert headlines(read) == [TITLE]


@pytest.mark.parametrize(
    "element",
    [
        "<div class='today-date' data-date='2026-11-30'>今日</div>",
        "<div class='input-append date datepicker' data-date='2026-11-30'></div>",
        "<div class='countdown-time' data-time='2026-12-31'></div>",
        "<div class='video-time' data-time='1715500000'>03:20</div>",
        "<div class='timeCount' data-time='2026-12-31'></div>",
        "<div class='count time' data-time='2026-12-31'></div>",
    ],
)
def test_another_day_on_a_page_is_not_when_it_was_published(element: str):
    assert page(f"{element}<h1>{TITLE}</h1><p>{ONE}</p><p>{TWO}</p>").candidates == ()


@pytest.mark.parametrize("name", ["account-date", "country time", "county-date", "discount_time"])
def test_a_day_is_known_by_whole_words_of_its_name(name: str):
    read = page(f"<h1>{TITLE}</h1><div class='{name}' data-date='2024-05-06'></div><p>{ONE}</p><p>{TWO}</p>")
    assert [day for day, _ in read.candidates] == ["2024-05-06"]


@pytest.mark.parametrize(
    ("top", "foot"),
    [("", "2024年5月6日"), ("姓名：李仲明", ""), ("各镇人民政府：", ""), ("", "二〇二四年五月六日")],
)
def test_what_two_pages_of_a_pdf_begin_or_end_with_may_be_text(top: str, foot: str):
    pages = [[*filter(None, (top, *text, foot))] for text in ((ONE, TWO), (THREE, FOUR))]
    assert [what for page in pdf._running_heads(pages) for _, what in page if what] == []


def test_a_headline_above_both_pages_of_a_pdf_is_kept_once():
    first, second = pdf._running_heads([[TITLE, ONE, TWO], [TITLE, THREE, FOUR]])
    assert (first[0], second[0]) == ((TITLE, ""), (TITLE, "page header"))


def test_the_name_of_a_gazette_above_both_pages_of_a_pdf_is_a_running_head():
    first, second = pdf._running_heads([["青江市政府公报", ONE, TWO], ["青江市政府公报", THREE, FOUR]])
    assert first[0][1] == second[0][1] == "page header"
