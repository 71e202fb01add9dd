"""Headlines of pages with random heads, and of pages of single kinds."""

from __future__ import annotations

import time

import pytest

from analysis import corpus
from analysis.records import Source
from tests.corpus import page_heads

_PAGES = 240
_TEXT = (
    "6月12日上午，松原县召开防汛抗旱工作会议，安排部署当前和今后一个时期的重点工作。县长沈国梁出席会议并讲话。\n"
    "会议指出，各级各部门要提高认识，压实责任，确保各项任务落到实处。"
)
_HEADLINE = "松原县召开防汛抗旱工作会议"
_DATE = "发布时间：2024-06-13 来源：县政府办"


def _headline(page: str) -> str:
    return corpus.cut(Source("page.txt", page)).articles[0].headline


def test_random_heads():
    """Most of the words of the pages are in the vocabulary: this measures how the parts work together."""
    wrong = [(seed, fault) for seed in range(_PAGES) for fault in page_heads.page(seed).faults()]
    assert len({seed for seed, _ in wrong}) <= 0.02 * _PAGES, "\n".join(
        f"{seed}: {fault}" for seed, fault in wrong
    )


def test_every_character_of_a_random_page_is_accounted_for():
    for seed in range(_PAGES):
        text = page_heads.page(seed).text
        rows = [(row.start, row.end) for row in corpus.cut(Source("page.txt", text)).ledger]
        assert [start for start, _ in rows] == [0, *(end for _, end in rows[:-1])]
        assert rows[-1][1] == len(text)


@pytest.mark.parametrize(
    "above",
    [
        "大美松原 生态水乡",
        "看遍四海风光，最美还是家乡",
        "星空影院 今晚开播",
        "甲乙丙丁 戊己庚辛 壬癸子丑 寅卯辰巳",
        "松原论坛",
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_line_above_a_date_line_that_the_text_repeats_is_the_headline(above: str, gap: str):
    """Without any word of a site: place and words decide."""
    assert _headline(gap.join((above, _HEADLINE, _DATE, _TEXT))) == _HEADLINE


@pytest.mark.parametrize(
    "below",
    [
        "沈国梁主持并讲话",
        "县委书记沈国梁出席会议并讲话",
        "副县长沈国梁出席",
        "沈国梁作动员讲话",
        "会议决定成立工作专班",
        "传达学习有关文件精神 研究部署下一步工作",
    ],
)
def test_a_line_below_the_headline_is_none_of_its_rows(below: str):
    [article] = corpus.cut(Source("page.txt", f"{_HEADLINE}\n{below}\n{_TEXT}")).articles
    assert (article.headline, article.deck) == (_HEADLINE, below)


def test_the_second_row_of_a_headline_stays_with_it():
    rows = ("松原县委理论学习中心组举行", "2024年第三次专题学习会")
    assert _headline("\n".join((*rows, _TEXT))) == " ".join(rows)


@pytest.mark.parametrize("caption", ["会议现场", "会议现场 摄影 陆文清", "【资料图】", "转载自松原发布报道"])
def test_a_caption_is_no_headline_of_a_page_without_one(caption: str):
    assert _headline(f"{caption}\n{_TEXT}") == ""


@pytest.mark.parametrize("dateline", ["中新网松原六月十二日电", "??? 本报讯"])
def test_a_dateline_is_no_headline(dateline: str):
    assert _headline(f"{dateline} (记者 陆文清){_TEXT}") == ""


def test_a_report_that_follows_its_headline_without_a_space():
    assert _headline(f"{_HEADLINE}{_TEXT}") == _HEADLINE
    sentence = "松原县第二水厂竣工投产时间2024年6月20日，总投资三亿元，日供水能力五万吨，可满足城区三十万居民和沿线十二个村的生活用水需要。"
    assert _headline(f"{sentence}\n{_TEXT}") == ""


@pytest.mark.parametrize(
    "written",
    [
        "松政办发〔2024〕12号 {headline}",
        "松政办发〔2024〕12号（{headline}）",
        "{headline} - 松原县人民政府",
        "{headline} 松原新闻 2024-06-13 10:20",
        "{headline}\n2024-06-13 10:20\n{headline} - 县区之窗",
    ],
)
def test_what_is_joined_to_a_headline(written: str):
    assert _headline(f"{written.format(headline=_HEADLINE)}\n{_TEXT}") == _HEADLINE


def test_news_that_a_headline_tells_is_no_outlet():
    headline = "松原县委召开会议 发布重要新闻"
    assert _headline(f"{headline} 2024-06-13 10:20\n{_TEXT}") == headline


def test_text_about_the_site_above_a_trail():
    about = "这里是松原县人民政府新闻办公室的平台。与您共同成长。"
    page = f"{about}\n松原发布 › 专栏 › 今日\n\n{_HEADLINE}\n{_DATE}\n{_TEXT}"
    [article] = corpus.cut(Source("page.txt", page)).articles
    assert article.headline == _HEADLINE
    without_trail = corpus.cut(Source("page.txt", f"{about}\n\n{_HEADLINE}\n{_DATE}\n{_TEXT}"))
    assert about in "".join(p.text for p in without_trail.paragraphs)


def test_a_heading_cut_off_at_the_foot_is_no_headline():
    page = f"{_TEXT}\n\n一体推进，补齐短板\n\n县水利局负责人介绍，今年以来完成水库除险加固三座。\n\n强化保障，压实责任"
    assert _headline(page) == ""
    own = f"{_TEXT}\n\n{_HEADLINE}"
    assert _headline(own) == _HEADLINE


def test_an_index_card_holds_no_headline_but_its_date():
    card = "[ 索 引 号 ] 11530000/2024-00102\n[ 主题分类 ] 综合 [ 发布机构 ] 松原县人民政府\n[ 名 称 ] 另一个文件的名称"
    document = corpus.cut(Source("page.txt", f"{card}\n{_HEADLINE}\n时间：2024-06-13\n{_TEXT}"))
    assert (document.articles[0].headline, document.articles[0].published) == (_HEADLINE, "2024-06-13")
    assert {row.reason for row in document.ledger if row.disposition == "furniture"} == {
        "table of fields",
        "date line",
    }


@pytest.mark.parametrize("below", ["\n2024-06-13", ""])
def test_many_headlines_above_a_text_take_time_by_their_number(below: str):
    def seconds(count: int) -> float:
        heads = "\n\n".join(f"{_HEADLINE}之{number}{below}" for number in range(count))
        page = Source("page.txt", f"{heads}\n\n{_TEXT}")
        began = time.process_time()
        corpus.cut(page)
        return time.process_time() - began

    assert min(seconds(2000) for _ in range(2)) < 8 * min(seconds(500) for _ in range(3))
