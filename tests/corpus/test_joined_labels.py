"""A page in one line, where the label of its day directly follows the headline."""

from __future__ import annotations

import pytest

from analysis import find_meetings
from analysis.corpus import line_parts
from tests.rows import each

HEAD, REPORT = "公司召开安全生产工作会议", "3月15日上午，公司召开安全生产工作会议。总经理李大伟主持会议。"
LABELS = [
    "时间:2021-03-16 ",
    "时间：2021年3月16日 ",
    "日期:2021/03/16 ",
    "發布時間：2021-03-16 10:30:22 ",
    "更新时间：２０２１-03-16 浏览：120次 ",
    "发布日期:2021-03-16 | ",
]


@each("cell", ["{}", "|\n{} |", "| {} |"])
@each("label", LABELS)
def test_the_day_behind_a_headline_in_one_line(label, cell):
    [row] = find_meetings(cell.format(HEAD + label + REPORT)).to_dict("records")
    assert (row["date"], row["chair"]) == ("2021-03-15", "李大伟")


@pytest.mark.parametrize(
    "text",
    [
        "关于召开座谈会的通知时间:2023-06-09 地点：县政府三楼会议室，请准时参加",
        "全市运动会比赛时间:2023-06-09 6月8日下午，运动员到县体育馆报到并领取号码。",
        "会议指出，要统筹安排。项目开工时间:2023-06-09 6月8日下午，完成验收并且报送材料。",
    ],
)
def test_a_time_that_the_text_gives_is_no_label(text):
    assert line_parts._before_joined_label(text, 0) is None
