"""Items of a chronicle are paragraphs, however short, bulleted or broken over rows they are."""

from __future__ import annotations

import time

import pytest

import analysis
from analysis import corpus
from analysis.corpus.chronicles import DAY_LINE
from analysis.records import Source


def body(text: str) -> list[str]:
    document = corpus.cut(Source("page.txt", text))
    return [p.reading.text for p in document.paragraphs if p.role == "body"]


BULLETS = """大事记
3月4日
{mark}北山县招商推介会在海州举行，签约项目12个。
{mark}县妇联庆祝大会召开。
3月9日
{mark}县长陈文海到石桥镇调研春耕。
3月15日
{mark}县博物馆揭牌。"""


@pytest.mark.parametrize("mark", "△▲☆★●◆■")
def test_a_bullet_opens_an_item_and_no_caption(mark):
    assert body(BULLETS.format(mark=mark)) == [
        "3月4日",
        f"{mark}北山县招商推介会在海州举行，签约项目12个。",
        f"{mark}县妇联庆祝大会召开。",
        "3月9日",
        f"{mark}县长陈文海到石桥镇调研春耕。",
        "3月15日",
        f"{mark}县博物馆揭牌。",
    ]


def test_rows_of_one_item_are_joined():
    text = "12 日 全县河长制工作推进会召开，通\n报上年考核结果。\n13 日 县图书馆新馆开馆，藏书\n20 万册。\n2 — 4 日 县党政代表团赴海州\n考察。"
    assert [words.partition(" ")[2].removeprefix("— 4日 ") for words in body(text)] == [
        "全县河长制工作推进会召开，通报上年考核结果。",
        "县图书馆新馆开馆，藏书20万册。",
        "县党政代表团赴海州考察。",
    ]


def test_a_triangle_below_a_photo_stays_a_caption():
    assert body("3月4日，北山县招商推介会在海州举行。\n▲签约现场。（资料图片）\n会议签约项目12个。") == [
        "3月4日，北山县招商推介会在海州举行。",
        "会议签约项目12个。",
    ]


@pytest.mark.parametrize(
    ("line", "is_day"),
    [
        ("3月5日", True),
        ("3月5日上午", True),
        ("2024年3月5日 晚上：", True),
        ("3月5日上午市委召开全会", False),
    ],
)
def test_a_line_that_is_nothing_but_a_day(line: str, is_day: bool):
    assert (DAY_LINE.fullmatch(line) is not None) == is_day


@pytest.mark.thorough
def test_time_grows_with_the_days_of_a_chronicle_alone():
    def seconds(days: int) -> float:
        source = Source("a.txt", "（3月5日）\n" * days)
        began = time.process_time()
        corpus.cut(source)
        return time.process_time() - began

    seconds(500)
    assert seconds(24_000) < 7 * seconds(6_000) + 0.3


@pytest.mark.parametrize(
    "months", [("一月", "二月", "三月"), ("1月", "2月", "3月"), ("2023年1月份", "2023年2月份", "2023年3月份")]
)
@pytest.mark.parametrize("marks", ["#", "##", "###"])
def test_months_that_are_headings_of_a_document_begin_no_article(months, marks):
    items = (
        "5日 县委十届五次全体会议召开。县委书记何东山作报告。\n9日至11日 政协青江县第十届委员会第二次会议召开。\n",
        "6日 全县重点项目集中开工仪式在经开区举行，县委书记何东山宣布开工。\n17日 县政府召开第21次常务会议。\n",
        "1日 副省长丁文澜到我县调研生态保护工作。\n7日 县长李大伟会见林海集团董事长陈雨晴一行。\n",
    )
    parts = [f"{marks} {month}\n{item}" for month, item in zip(months, items)]
    text = "# 青江县2023年大事记\n" + "".join(parts)
    [article] = corpus.cut(Source("a.md", text)).articles
    assert article.headline == "青江县2023年大事记"
    found = analysis.find_meetings(text)
    assert {"2023-01-05", "2023-02-17", "2023-03-07"} <= set(found["date"])
