"""A page that reports how a gathering opened, and later how it closed, gives it all its days."""

from __future__ import annotations

import pytest

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
        "5月9日，首届桃花节开幕。\n5月10日，大会闭幕。",  # which of the two
    ],
)
def test_no_later_closing(more: str):
    assert "XXXX-05-08" in held_dates(f"{OPENED}\n{more}\n")


def test_days_that_an_item_of_a_day_in_history_names():
    page = "云港历史上的今天（5月16日）\n——2005年，云港大桥开工。\n——2012年，5月16日至17日，法国国会议员马尔丹一行来云港。市长李大伟会见法国客人一行。\n"
    assert held_dates(page) == ["2005-05-16", "2012-05-16/2012-05-17"]
