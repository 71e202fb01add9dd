"""Persons with the surname 周 whose name begins like a weekday: 周天林, 周一鸣."""

from __future__ import annotations

from analysis import find_meetings
from analysis.timeline import dates
from tests.rows import each

NAMES = ["周天林", "周一鸣", "周日新", "周三平", "周四海", "周六一", "周二平"]


@each("name", NAMES)
@each(
    "form",
    [
        "市领导何东山、{}、江颖出席会议。",
        "{}、江颖出席会议。",
        "市长{}出席会议。",
        "{}指出，要抓好落实。",
        "市长{}，副市长李仲明参加。",
        "副市长何东山、{}和李仲明参加。",
        "副市长何东山、{}等参加。",
        "（记者 {}）",
    ],
)
def test_a_name_is_no_weekday(name, form):
    assert dates.find(form.format(name)) == []


@each("day", list("一二三四五六日天"))
@each(
    "form",
    [
        "{}召开会议",
        "{}出席会议",
        "{}晚，市长",
        "{}上午，市长",
        "市长{}主持召开",
        "市长{}在北京会见",
        "{}例会召开",
        "{}、周末两天",
        "{}，市委",
        "{}下发",
    ],
)
def test_a_weekday_stays_one(day, form):
    assert [one.text[:2] for one in dates.find(form.format("周" + day))][:1] == ["周" + day]


@each("name", NAMES)
def test_all_of_a_list_attend(name):
    [row] = find_meetings(
        f"5月6日，市委召开座谈会。市领导何东山、{name}、江颖出席会议。", published="2022-05-07"
    ).to_dict("records")
    assert row["attendees"] == f"何东山；{name}；江颖"
