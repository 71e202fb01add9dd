"""Gatherings that prepare another one, which is still to come; and wishes that it may go well."""

import pytest

from analysis import find_meetings
from tests.rows import each

PUBLISHED = "2023-05-18"


def _found(text: str) -> list[tuple[str, str, str]]:
    rows = find_meetings(text, published=PUBLISHED)
    return list(zip(rows["status"], rows["date"], rows["name"], strict=True))


@each("to_come", ["将于下周举行的", "即将于6月开幕的", "拟于月底召开的", "计划于下月举办的"])
@each(
    "named",
    ["青江市民营经济发展大会筹备会议", "青江市第六届运动会组委会第一次会议", "青江书展准备工作协调会"],
)
@each("told", ["{}5月17日在市委召开。", "5月17日，{}在市委召开。", "昨日，{}在市委举行，周文静主持。"])
def test_it_is_held_on_its_own_day(to_come, named, told):
    assert _found(told.format(to_come + named)) == [("held", "2023-05-17", named)]


def test_a_meeting_that_prepares_for_another_one():
    text = "5月17日，为将于下周举行的民营经济发展大会做准备，市工商联召开协调会。"
    assert _found(text) == [("held", "2023-05-17", "市工商联协调会")]


@pytest.mark.parametrize(
    "text",
    [
        "将于5月24日举行的青江市民营经济发展大会筹备工作已就绪。",
        "会议要求，各部门要细化方案，确保大会圆满成功。",
        "5月17日，何东山强调，要确保全市民营经济发展大会圆满成功。",
        "5月17日，市委预祝青江市第六届运动会圆满成功。",
    ],
)
def test_what_is_wished_was_not_held(text):
    assert not [row for row in _found(text) if row[0] == "held"]


@each("said", ["青江市教育局17日宣布，", "5月17日，市政府新闻发言人表示，", "记者17日从组委会获悉，"])
@each("to_come", ["{}将在云港举行。", "{}将于月底召开。"])
def test_what_somebody_announces_is_not_on_the_day_of_the_announcement(said, to_come):
    for name in ("全市教育大会", "第三届青江论坛"):
        assert _found(said + to_come.format(name)) == [("planned", "", name)]
