"""A meeting is on the day that dates it, not on that of what it puts into practice; days in a row date what follows them."""

from __future__ import annotations

import pytest

from analysis import find_meetings
from tests.rows import each


@each("paper", ["中办印发的《意见》精神", "全省经济工作会议召开的部署要求", "省政府下发的通知要求"])
@each("verb", ["落实", "贯彻", "传达学习"])
def test_the_day_of_what_is_put_into_practice_is_not_that_of_the_meeting(paper, verb):
    found = find_meetings(f"2017年3月31日，为{verb}3月28日{paper}，市教育局召开全市教育工作会议。")
    assert found["date"].tolist() == ["2017-03-31"]


def test_a_day_behind_another_one_still_dates_the_meeting_at_hand():
    found = find_meetings("继2017年3月28日发布方案后，3月31日，市教育局召开全市教育工作会议。")
    assert found["date"].tolist() == ["2017-03-31"]


@pytest.mark.parametrize("days", ["3月11日至12日", "3月11—13日", "3月30日至4月2日"])
def test_days_in_a_row_with_their_year_give_it_to_later_days(days):
    found = find_meetings(f"2015年{days}，全市教育大会召开。\n4月13日下午，市委常委会会议召开。")
    assert found.set_index("name")["date"]["市委常委会会议"] == "2015-04-13"


def test_the_time_of_a_plan_gives_its_year_to_none():
    found = find_meetings("2015年3月11日至2018年4月12日为项目实施期。\n4月13日下午，市委常委会会议召开。")
    assert found["date"].tolist() == ["XXXX-04-13"]
