"""Banquets and the exchange of views report who received whom."""

from __future__ import annotations

import pytest

from analysis import find_meetings
from tests.rows import each

_NARROW = str.maketrans("，。", ",.")


def held(text: str) -> list[tuple[str, str, str]]:
    rows = find_meetings(text, published="2019-06-13").to_dict("records")
    return [(row["kind"], row["name"], row["date"]) for row in rows if row["status"] == "held"]


@each("narrow", [False, True])
@each(
    "case",
    [
        ("6月12日晚，市长王小明设宴欢迎岛国驻华大使马丁一行。", "reception", "王小明设宴欢迎岛国驻华大使马丁一行"),
        ("6月12日晚，省长王小明设晚宴招待北国总理马丁。", "reception", "王小明设晚宴招待北国总理马丁"),
        ("6月12日晚，海州商会在云港饭店宴请北方商会会长李大伟一行。", "event", "海州商会宴请北方商会会长李大伟一行"),
        ("六月十二日晚間，旅日海州同鄉會在東京飯店宴請王副縣長。", "event", "旅日海州同乡会宴请王副县长"),
        ("6月12日中午，江州商会在海州酒店设宴招待岛国商会代表团。", "event", "江州商会设宴招待岛国商会代表团"),
        ("6月12日，市长王小明与岛国大使马丁就经贸合作交换意见。", "reception", "王小明与岛国大使马丁交换意见"),
    ],
)  # fmt: skip
def test_who_received_whom(case, narrow):
    sentence, kind, name = case
    [(of, called, date)] = held(sentence.translate(_NARROW) if narrow else sentence)
    assert (of, date) == (kind, "2019-06-12")
    assert called.replace("深入", "") == name


def test_the_second_partner_in_one_sentence():
    text = "6月12日，能源局局长王小明在云港会见北国部长马丁，并和前来出席峰会的岛国能源部长卡洛斯交换了意见。"
    assert [(kind, date) for kind, _, date in held(text)] == [("reception", "2019-06-12")] * 2


@pytest.mark.parametrize(
    "text",
    [
        "6月12日，县长王小明与乡镇干部就防汛工作交换意见。",
        "6月12日，王小明在致辞中说，各方应与有关国家交换意见。",
        "6月12日，有关部门设宴招待游客。",
    ],
)
def test_others_report_no_reception(text):
    assert held(text) == []


def test_views_exchanged_at_a_meeting_are_part_of_it():
    text = "6月12日，座谈会在海州召开。会上，市长王小明与江州集团董事长李大伟交换了意见。"
    assert [kind for kind, _, _ in held(text)] == ["meeting"]
