"""The order of the meetings: by day, then by the time of day, then by name; those without a date come last."""

from __future__ import annotations

from analysis import timeline
from tests.timeline.documents import document


def names(*texts: str) -> list[str]:
    made = timeline.build([document(text, name=f"{number}.txt") for number, text in enumerate(texts)])
    return [meeting.name for meeting in made.meetings]


def test_days_are_in_order_and_what_has_no_date_is_last():
    texts = (
        "全市农业工作会议召开。",
        "2024年5月9日，全市教育工作会议召开。",
        "2023年11月2日，全市林业工作会议召开。",
        "5月8日，全市水利工作会议召开。",
    )
    in_order = ["全市林业工作会议", "全市教育工作会议", "全市水利工作会议", "全市农业工作会议"]
    assert names(*texts) == names(*reversed(texts)) == in_order


def test_what_lasts_longer_stands_behind_what_begins_on_the_same_day():
    texts = ("2024年5月8日至10日，全市教育工作会议召开。", "2024年5月8日，全市水利工作会议召开。")
    assert names(*texts) == names(*reversed(texts)) == ["全市水利工作会议", "全市教育工作会议"]


def test_on_one_day_the_morning_comes_first_and_the_evening_last():
    told = {"晚上": "教育", "下午": "水利", "": "林业", "上午": "农业"}
    texts = [f"2024年5月8日{time}，全市{topic}工作会议召开。" for time, topic in told.items()]
    assert names(*texts) == [f"全市{topic}工作会议" for topic in ("农业", "林业", "水利", "教育")]


def test_at_one_time_names_decide_and_not_the_order_of_the_files():
    texts = ("2024年5月8日，全市教育工作会议召开。", "2024年5月8日，全市林业工作会议召开。")
    assert names(*texts) == names(*reversed(texts)) == ["全市教育工作会议", "全市林业工作会议"]
