"""A page that reports how a gathering opened, and later how it closed, gives it all its days."""

from __future__ import annotations

import time

import pytest

from analysis.timeline.meetings import durations
from tests.timeline.documents import held_dates

OPENED = "5月8日，云港市十七届人大五次会议在会展中心隆重开幕。市长李大伟作政府工作报告。"


@pytest.mark.parametrize(
    "closing",
    [
        "5月10日上午，大会在圆满完成各项议程后胜利闭幕。",
        "5月10日，会议闭幕。",
        "10日，大会圆满落幕。",
        "5月10日，云港市十七届人大五次会议闭幕。",
        "5月9日，县代表团审议报告。\n5月10日下午，大会闭幕。",
        "5月10日，会议经过三天的紧张讨论，圆满完成各项任务，胜利闭幕。",
        "5月10日下午，大会在人民会堂胜利闭幕。",
        "5月10日上午，大会在完成选举和表决后，宣告闭幕。",
    ],
)
def test_a_later_closing(closing: str):
    assert held_dates(f"{OPENED}\n{closing}\n") == ["XXXX-05-08/XXXX-05-10"]


@pytest.mark.parametrize(
    "more",
    [
        "大会将于5月10日闭幕。",
        "5月10日，大会闭幕式将举行。",
        "5月2日，会议闭幕。",
        "5月10日，会议指出，全国两会刚刚胜利闭幕，要抓好落实。",
        "5月10日，大会新闻发言人表示，冬奥会已经闭幕。",
        "5月10日，大会秘书长介绍全国书博会闭幕情况。",
        "5月10日，大会在新闻发布会上宣布茶博会闭幕。",
        "5月10日，大会尚未闭幕，代表仍在讨论。",
        "5月10日，会议没有闭幕，代表仍在讨论。",
        "5月10日，会议经过三天的讨论，未能按期闭幕。",
        "5月10日，大会闭幕后，代表陆续返程。",
        "5月10日，大会闭幕前，代表分组讨论。",
        "5月10日，大会闭幕以来，各地认真落实。",
    ],
)
def test_no_later_closing(more: str):
    dates = held_dates(f"{OPENED}\n{more}\n")
    assert "XXXX-05-08" in dates
    assert not [date for date in dates if "/" in date]


def test_a_closing_of_one_of_two():
    assert "XXXX-05-08" in held_dates(f"{OPENED}\n5月9日，首届桃花节开幕。\n5月10日，大会闭幕。\n")


@pytest.mark.parametrize("unit", ["。", "，", "5月10日，大会", "5月10日，大会经过", "5月10日，大会在"])
def test_closings_are_sought_in_linear_time(unit: str):
    def seconds(size: int) -> float:
        text = unit * (size // len(unit)) + "幕"
        begun = time.process_time()
        durations.closed_later(text)
        return time.process_time() - begun

    small = min(seconds(10_000) for _ in range(2))
    large = min(seconds(40_000) for _ in range(2))
    assert large < 6 * small + 0.15


def test_days_that_an_item_of_a_day_in_history_names():
    page = "云港历史上的今天（5月16日）\n——2005年，云港大桥开工。\n——2012年，5月16日至17日，法国国会议员马尔丹一行来云港。市长李大伟会见法国客人一行。\n"
    assert held_dates(page) == ["2005-05-16", "2012-05-16/2012-05-17"]
