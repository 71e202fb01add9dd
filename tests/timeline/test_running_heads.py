"""Chronicles whose year stands only at an edge of the page: in a running head, a breadcrumb or the title of a yearbook."""

from __future__ import annotations

import itertools

import pytest

from analysis import corpus, timeline
from analysis.records import Source
from analysis.timeline import running_heads
from tests.rows import each
from tests.timeline.documents import held_dates as dates

PLACES = ("柳河", "青溪县", "云港市")
#: A line that gives the year 2016, and whether it also gives the month.
YEAR_LINES = (
    "{place}执政纪要2016",
    "大事纪要 2016",
    "{place}大事记·2016年",
    "2016 {place}大事记",
    "《{place}年鉴（2017）》",
    "2017卷{place}年鉴 大事记",
    "首页 > {place}概况 > {place}大事记 > 2016年 > 正文",
    "首页 > {place}召开会议大事记 > 2016年 > 正文",
)
PAGE_NUMBERS = (
    "{line}",
    "Page 47 - {line}",
    "第14页 {line}",
    "{line} · 27 ·",
    "- 31 - {line}",
    "{line}  128",
)
ITEMS = (
    "9月2日，{place}召开教育工作会议。",
    "9月16日，{place}政协召开主席会议。",
    "9月20日，{place}召开防汛工作会议。",
)
DATES = ["2016-09-02", "2016-09-16", "2016-09-20"]


@each(
    ("line", "number", "place"),
    [
        (line, number, place)
        for line, number, place in itertools.product(YEAR_LINES, PAGE_NUMBERS, PLACES)
        if ">" not in line or number == "{line}"  # a breadcrumb has no page number
    ],
)
def test_items_have_the_year_of_the_head(line, number, place):
    head = number.format(line=line.format(place=place))
    items = "\n".join(ITEMS).format(place=place)
    assert dates(f"{head}\n\n9月\n\n{items}\n") == DATES
    assert dates(f"9月\n\n{items}\n\n{head}\n") == DATES


@pytest.mark.parametrize("line", YEAR_LINES)
def test_the_month_of_a_heading_holds_below_the_head(line):
    items = "\n".join(item.replace("9月", "") for item in ITEMS).format(place="柳河")
    assert dates(f"{line.format(place='柳河')}\n9月\n{items}") == DATES


def test_a_breadcrumb_may_give_the_month():
    items = "\n".join(item.replace("9月", "") for item in ITEMS).format(place="柳河")
    assert dates(f"首页 > 柳河大事记 > 2016年 > 9月\n{items}") == DATES


@pytest.mark.parametrize(
    "line",
    [
        "柳河年鉴（2017）出版发行",
        "全市征集2016年大事记",
        "柳河大事记（1949—2016）",
        "首页 > 新闻中心 > 2016年 > 正文",
        "市委会议纪要2016",
        "热线电话 2016",
        "来源：柳河年鉴2016-03-02",
        "来源：云港年鉴 2016年3月2日",
    ],
)
def test_other_lines_give_no_year(line):
    assert running_heads.find(f"{line}\n9月2日，市委召开全会。") is None


@pytest.mark.parametrize("line", ["柳河年鉴·2016年大事记", "《云港年鉴》2016年记事"])
def test_the_year_before_the_word_for_a_chronicle_is_that_of_the_items(line):
    assert running_heads.find(f"{line}\n9月2日，市委召开全会。").year == 2016


def test_heads_that_contradict_each_other_give_no_year():
    assert running_heads.find("大事记 2016\n9月2日，市委召开全会。\n大事记 2017") is None


def test_an_item_with_its_own_year_keeps_it():
    text = "大事记 2016\n9月2日，市委召开全会。\n9月5日，市委召开教育工作会议。\n2015年9月9日，市委召开人才工作会议。"
    assert "2015-09-09" in dates(text)


def test_a_link_to_a_yearbook_without_its_name_says_no_year():
    assert running_heads.find("2009年鉴\n更多>>\n清江要闻\n3月5日，市委召开全会。") is None


@pytest.mark.parametrize(
    ("address", "year"),
    [
        ("http://www.a.gov.cn/qjnj2016-shiji/20170601/2.html", "2015"),
        ("http://www.a.gov.cn/nianjian/2016/05.shtml", "2015"),
        ("https://www.a.gov.cn/dfz/qjnianjian2016/files/page20.html", "2015"),
        ("http://www.a.gov.cn/xwnj/2016/2.html", "2017"),  # a folder of news by year
        ("http://www.nj.gov.cn/2016/05/2.html", "2017"),
        ("http://qjnj2016.gov.cn/05/2.html", "2017"),  # no folder
        ("http://www.a.gov.cn/qjnj2015-2016/2.html", "2017"),  # of two years
    ],
)
def test_the_folder_of_a_yearbook_gives_its_chapters_their_year(address, year):
    text = "5月\n\n时间：2017-06-01 来源：青江区地方志办公室\n\n7日 区委书记何东山会见海州市代表团一行。\n12日 市政协副主席李仲明一行到区调研。\n22日 青江美术馆举行新展开幕仪式。\n"
    source = Source("a.txt", text, origin=address)
    found = timeline.build([corpus.cut(source)]).meetings
    assert {row.date[:4] for row in found} == {year}


def test_a_folder_alone_may_be_that_of_a_place():
    text = "10月\n\n时间：2022-10-31 来源：林区政府\n\n8日 市政府召开防汛工作会议。\n9日 市委召开全会。\n"
    source = Source("a.txt", text, origin="http://www.a.gov.cn/zt/snj2022/1.html")
    assert {row.date[:4] for row in timeline.build([corpus.cut(source)]).meetings} == {"2022"}


@pytest.mark.parametrize(("published", "dates"), [("2008-07-30", "2005-XX"), ("2006-01-30", "2006-01")])
def test_a_chronicle_posted_years_later_is_of_the_year_in_its_names(published, dates):
    text = (
        f"发布日期：{published}\n2日 市长何东山会见海州市代表团一行。\n6日 2005年“翠竹杯”太极拳大赛在青江举行。\n"
        "10日 青江市2005年金秋金融汇报会在海州举行。\n18日 市委召开全会。\n"
    )
    found = timeline.build([corpus.cut(Source("a.txt", text))]).meetings
    assert {row.date[:7] for row in found} == {dates}
