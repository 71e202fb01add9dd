"""A school term in the headline gives the year of the days below."""

from __future__ import annotations

import pytest

from analysis import find_meetings
from analysis.timeline.years import mentions


@pytest.mark.parametrize(
    ("term", "day", "date"),
    [
        ("2022年秋学期第15周工作安排", "12月6日", "2022-12-06"),
        ("2022秋季学期工作总结", "1月4日", "2023-01-04"),
        ("2024年春季學期工作動態", "3月12日", "2024-03-12"),
        ("２０２３年春学期第８周", "４月３日", "2023-04-03"),
        ("2021-2022学年第一学期工作简报", "11月8日", "2021-11-08"),
        ("2021-2022学年第一学期工作简报", "1月8日", "2022-01-08"),
        ("2019-20学年春季学期线上教学", "3月2日", "2020-03-02"),
        ("海州中学2020学年第二学期教研活动", "4月9日", "2021-04-09"),
        ("2019学年度第一学期德育工作", "10月17日", "2019-10-17"),
    ],
)
def test_the_days_below_a_term_have_its_year(term, day, date):
    rows = find_meetings(f"{term}\n\n{day}，学校召开教学工作会议。校长王小明主持会议。").to_dict("records")
    assert [row["date"] for row in rows] == [date]


@pytest.mark.parametrize(
    "text",
    ["从2016年秋季学期起实行新课标", "自2016年春季学期开始实行", "2016年秋季学期以来", "2016年秋季运动会"],
)
def test_a_term_from_which_on_something_is_so_is_not_the_present_one(text):
    assert "school term" not in [one.rule for one in mentions.find(text)]
