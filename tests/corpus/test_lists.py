"""Lines that open items of a list are paragraphs of their own, also where all lines are of one length."""

from __future__ import annotations

import pytest

from analysis import corpus
from analysis.records import Source

DAYS = (1, 2, 5, 10, 12)
ITEMS = (
    "第三届乡村旅游文化节在海州举行",
    "第八届两地合唱节在云港市举行",
    "全省农业工作会议在柳河市召开",
    "第二届数字经济论坛在梅山举行",
    "第六届工业博览会在东岭市举行",
)


@pytest.mark.parametrize("sign", ["◎", "●", "■", "※"])
@pytest.mark.parametrize("number", ["{}、", "（{}）"])
def test_days_and_numbers_of_a_list(sign, number):
    """Rows of nearly one width look hard-wrapped."""
    numbers = "一二三四五"
    lines = [
        line
        for day, of, item in zip(DAYS, numbers, ITEMS, strict=True)
        for line in (f"{sign}2015年10月{day}日", number.format(of) + item)
    ]
    read = corpus.cut(Source("a.txt", "2015年10月大事记\n\n" + "\n".join(lines) + "\n"))
    words = [p.reading.text for p in read.paragraphs if p.role != "headline"]
    assert words == lines


def test_a_row_that_begins_like_a_number_goes_on_with_its_sentence():
    rows = [
        "会议研究了有关工作，要求各部门在初",
        "一、初二两天安排人员值班，确保节日",
        "期间城市运行平稳有序，群众出行方便",
        "快捷，同时做好应急处置准备工作。",
    ]
    read = corpus.cut(Source("a.txt", "节日值班安排\n\n" + "\n".join(rows) + "\n"))
    assert [p.reading.text for p in read.paragraphs if p.role == "body"] == ["".join(rows)]


def test_a_numbered_part_is_no_row_of_the_headline():
    text = "海州学院会议制度\n一、会议确定\n学院每月召开一次会议，由院长主持，研究有关工作。\n二、会议纪律\n参会人员按时参加。\n"
    [article] = corpus.cut(Source("a.txt", text)).articles
    assert article.headline == "海州学院会议制度"
