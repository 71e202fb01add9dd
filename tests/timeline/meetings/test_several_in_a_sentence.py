"""Sentences in which a word for a gathering occurs twice, or several people do the same."""

from __future__ import annotations

import pytest

from analysis import timeline
from tests.timeline.documents import document


@pytest.mark.parametrize("opening", ["会见活动结束后", "集体会见前", "在小范围会谈后", "接见仪式之后"])
def test_a_reception_is_found_behind_another_word_for_one(opening: str):
    text = f"10月17日，{opening}，市委书记王小明会见了来访的贝国大使法尔一行。"
    (meeting,) = timeline.build([document(text)]).meetings
    assert (meeting.kind, meeting.name) == ("reception", "王小明会见贝国大使法尔一行")


REPORTS = ("市教育局局长王小明", "市水利局局长李大伟", "市林业局局长张建国", "市民政局局长陈立新")


@pytest.mark.parametrize(
    ("count", "role"), [(1, "speaker"), (2, "speaker"), (3, "contributor"), (4, "contributor")]
)
def test_of_three_or_more_who_report_none_is_a_main_speaker(count: int, role: str):
    text = f"5月8日，全市民生工作会议召开。{'、'.join(REPORTS[:count])}作工作报告。"
    made = timeline.build([document(text)])
    assert [one.role for one in made.attendance] == [role] * count
