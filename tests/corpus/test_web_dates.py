"""Of several dates of one page the surest comes first, wherever they stand."""

from __future__ import annotations

import random

import lxml.html
import pytest

from analysis.corpus.readers import web_dates, web_page

#: Parts of a page with a date each, most reliable first, and the basis that is reported for it.
PARTS = (
    ('<meta property="article:published_time" content="2024-07-01">', "page metadata"),
    ('<meta name="pubtime" content="2024-07-02">', "page metadata"),
    ('<time pubdate datetime="2024-07-03">3</time>', "page metadata"),
    ('<meta name="createDate" content="2024-07-04">', "page metadata"),
    ('<time datetime="2024-07-05">5</time>', "page metadata"),
    ('<script>var publish_time = "2024-07-06 08:00";</script>', "script"),
    ('<link rel="canonical" href="https://www.example.cn/2024-07/07/content_1.htm">', "url"),
    ('<meta property="article:modified_time" content="2024-07-08">', "modified"),
    ('<meta name="lastmod" content="2024-07-09">', "modified"),
)


def candidates(*parts: str) -> list[tuple[str, str]]:
    html = f"<html><head><title>t</title></head><body>{''.join(parts)}<p>text</p></body></html>"
    return web_dates.candidates(lxml.html.document_fromstring(html), html)


def test_the_surest_date_comes_first_in_any_order_of_the_page():
    expected = [(f"2024-07-0{number}", basis) for number, (_, basis) in enumerate(PARTS, 1)]
    shuffled = [html for html, _ in PARTS]
    for seed in range(5):
        random.Random(seed).shuffle(shuffled)
        assert candidates(*shuffled) == expected


@pytest.mark.parametrize(
    "element", ["<publishtime>2024-07-01</publishtime>", "<founder-date>2024-07-01</founder-date>"]
)
def test_an_element_of_a_publishing_system_is_as_sure_as_the_surest_name(element: str):
    assert candidates(PARTS[1][0], element)[0] == ("2024-07-01", "page metadata")


def test_of_two_dates_of_one_rank_the_first_of_the_page_comes_first_and_each_is_told_once():
    one, other = (f'<meta property="article:published_time" content="2024-07-0{day}">' for day in (2, 1))
    assert candidates(one, other, one) == [("2024-07-02", "page metadata"), ("2024-07-01", "page metadata")]


def test_linked_data_is_searched_wherever_it_is_nested_and_where_it_is_broken():
    nested = '{"@graph": [{"a": {"datePublished": "2024-07-01"}}, {"dateModified": "2024-07-08"}]}'
    for text in (nested, nested[:-2]):
        found = candidates(f'<script type="application/ld+json">{text}</script>')
        assert found == [("2024-07-01", "page metadata"), ("2024-07-08", "modified")]


@pytest.mark.parametrize("between", [1, 2, 3])
def test_of_two_dates_with_a_label_the_one_nearer_to_the_headline_is_first(between):
    text = "会议指出，要坚持人民至上、生命至上，抓好各项措施落实，确保全市大局稳定。"
    page = (
        "<html><body><div>发布时间：2023-01-01</div>"
        + "<div>青江要闻频道</div>" * between
        + f"<h1>市委召开常委会会议</h1><div>发布时间：2024-03-05</div><p>{text}</p><p>{text}</p></body></html>"
    )
    dates = [date for date, _ in web_page.read(page.encode()).candidates]
    assert dates == ["2024-03-05", "2023-01-01"]
