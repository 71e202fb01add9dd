"""The year in the name of a gathering dates it, unless such gatherings look back or ahead."""

from __future__ import annotations

import pytest

from analysis import timeline
from tests.timeline.documents import document


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("柳河市2023年学雷锋志愿服务活动启动仪式3月2日在人民广场举行。", "2023-03-02"),
        ("梅山县2021年春季重大项目集中开工仪式3月9日举行。", "2021-03-09"),
        ("东岭集团2022年终总结大会1月13日在总部举行。", "2023-01-13"),
        ("柳河市政府新闻办2019年新年招待会12月19日在云州举行。", "2018-12-19"),
        ("东岭集团2021年工作总结暨2022年务虚会2月21日召开。", "2022-02-21"),
    ],
)
def test_a_name_dates_its_gathering(text, date):
    assert [m.date for m in timeline.build([document(text)]).meetings] == [date]


def test_the_words_in_the_name_are_the_reason():
    text = "3月2日，柳河市2023年学雷锋志愿服务活动启动仪式举行。"
    (meeting,) = timeline.build([document(text)]).meetings
    reason = next(reason for reason in meeting.year_reasons if reason.rule == "year in the name")
    assert text[reason.start : reason.end] == reason.words == "2023年"
