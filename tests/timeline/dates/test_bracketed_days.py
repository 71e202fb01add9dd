"""(15)日 behind words is a day of the month of the report, as newspapers of Taiwan write it."""

from __future__ import annotations

import pytest

from analysis import find_meetings
from analysis.timeline.dates import find
from tests.rows import each


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("消防局(15)日举行授旗仪式", "XXXX-XX-15"),
        ("环保局（８）日召开记者会", "XXXX-XX-08"),
        ("县长王大同于（30）日下午主持县务会议", "XXXX-XX-30"),
        ("县长王小明(22)日出席会议", "XXXX-XX-22"),
        ("县长今(13)日主持会议", "XXXX-XX-13"),
        ("将于明（14）日召开会议", "XXXX-XX-14"),
    ],
)
def test_the_number_alone_in_brackets(text, value):
    assert [one.value for one in find(text)] == [value]


def test_the_end_of_a_name_is_no_word_for_tomorrow():
    [one] = find("县长王小明(22)日出席会议")
    assert (one.text, one.anchor) == ("(22)日", "")


@pytest.mark.parametrize(
    "text",
    [
        "主要包括(1)日常管理和(2)日均用量",
        "(3)日前完成整改",
        "规定（5）日内答复",
        "包括（一）日常管理",
        "工期(45)日",
        "第（3）日本市场",
    ],
)
def test_the_number_of_an_item_is_no_day(text):
    assert [one.value for one in find(text) if "(" in one.text or "（" in one.text] == []


SENTENCES = [
    "海州縣消防局({day})日舉行授旗儀式，縣長陳大明授旗。",
    "海州縣消防局（{day}）日舉行授旗儀式，縣長陳大明授旗。",
    "海州縣消防局於({day})日上午舉行授旗儀式，縣長陳大明授旗。",
]


@each("sentence", SENTENCES)
@each("days", [("15", "2024-08-15"), ("16", "2024-08-16"), ("30", "2024-07-30")])
def test_its_month_is_that_of_the_report_or_the_one_before(sentence, days):
    day, date = days
    rows = find_meetings(sentence.format(day=day), published="2024-08-16").to_dict("records")
    assert [(row["status"], row["date"]) for row in rows] == [("held", date)]
