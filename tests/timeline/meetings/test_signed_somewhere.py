"""A signing whose place or day stands between its parties; openings and receptions of forms that pages use."""

from __future__ import annotations

import pytest

from analysis import find_meetings
from tests.rows import each


@pytest.mark.parametrize(
    ("one", "other", "name"),
    [
        ("青江市政府", "华远集团", "青江市政府与华远集团签署战略合作协议"),
        ("青江商会会长李仲明", "云港商会会长何东山", "李仲明与何东山签署战略合作协议"),
        ("青江商会会长李仲明先生", "云港商会会长何东山先生", "李仲明与何东山签署战略合作协议"),
    ],
)
@pytest.mark.parametrize("between", ["在云港", "3月5日在云港", "在云港国际会展中心", "在云港3月5日"])
def test_the_place_between_the_parties_of_a_signing(one, other, name, between):
    day = "" if "日" in between else "3月5日，"
    found = find_meetings(f"{day}{one}{between}与{other}签署了战略合作协议。", published="2024-03-06")
    assert found[["name", "date"]].values.tolist() == [[name, "2024-03-05"]]


@each("ceremony", ["开幕仪式", "闭幕仪式", "开幕式"])
def test_an_opening_is_called_after_what_opens(ceremony):
    found = find_meetings(f"2024年3月5日，由市文旅局主办的第五届青江国际茶博会在云港举行{ceremony}。")
    assert found["name"].tolist() == [f"第五届青江国际茶博会{ceremony}"]


@each("act", ["接待", "会见", "走访"])
def test_yesterday_with_its_date_in_brackets_dates_any_verb(act):
    found = find_meetings(f"青江商会会长李仲明昨（5月30日）{act}云港市政府代表团。", published="2013-05-31")
    assert found["date"].tolist() == ["2013-05-30"]


@pytest.mark.parametrize("name", ["警示教育大会", "警示教育会", "植树活动"])
@pytest.mark.parametrize(
    "verb", ["{name}在市文化中心举行", "县长何东山出席{name}并讲话", "县长何东山参加{name}"]
)
def test_a_kind_of_its_own_is_a_name_on_its_day(name, verb):
    found = find_meetings(f"2024年3月5日，{verb.format(name=name)}。")
    assert found["date"].tolist() == ["2024-03-05"]


@pytest.mark.parametrize("name", ["大会", "活动", "会议", "开幕式", "座谈会", "晚会"])
def test_a_word_for_any_gathering_is_none(name):
    assert find_meetings(f"2024年3月5日，县长何东山出席{name}并讲话。").empty


@each("one, other", [("丈夫", "妻子"), ("社区医生", "居民"), ("清江公司", "毕业生"), ("农户", "清江公司")])
@each("between", ["", "在云港"])
def test_what_somebody_signs_for_himself_is_no_event(one, other, between):
    assert find_meetings(f"2024年3月5日，{one}{between}与{other}签订协议。").empty


def test_a_committee_of_residents_is_a_party():
    found = find_meetings("2024年3月5日，青江市政府在云港与清江村村民委员会签订合作协议。")
    assert found["name"].tolist() == ["青江市政府与清江村村民委员会签订合作协议"]
