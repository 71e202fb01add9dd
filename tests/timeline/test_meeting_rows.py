"""The row of a meeting that several reports tell: which of them leads, what the others add, and whose meeting it is."""

from __future__ import annotations

import pytest

from analysis import timeline
from analysis.records import Meeting
from tests.timeline.documents import document


def rows(*texts: str) -> list[Meeting]:
    documents = [document(text, name=f"{number}.txt") for number, text in enumerate(texts)]
    return list(timeline.build(documents).meetings)


DATED = "2024年5月24日，市委六届五次全会举行。"
WITH_PEOPLE = "市委六届五次全会举行，市委书记王小明主持会议，市长李大伟出席并讲话。"


@pytest.mark.parametrize("texts", [(DATED, WITH_PEOPLE), (WITH_PEOPLE, DATED)], ids=["first", "second"])
def test_the_report_with_a_day_leads_and_takes_the_people_of_another(texts):
    (meeting,) = rows(*texts)
    assert meeting.source == f"{texts.index(DATED)}.txt" and meeting.evidence in DATED
    assert (meeting.date, meeting.chair, meeting.speakers) == ("2024-05-24", ("王小明",), ("李大伟",))


@pytest.mark.parametrize("at", [0, 1])
def test_of_reports_with_a_day_the_one_that_says_who_led_it_leads(at: int):
    texts = [DATED, DATED]
    texts[at] = f"2024年5月24日，{WITH_PEOPLE}"
    (meeting,) = rows(*texts)
    assert meeting.source == f"{at}.txt"


def test_of_two_reports_that_say_as_much_the_first_leads_and_the_longer_name_is_given():
    short, long = (f"2024年10月17日，市政府召开{number}常务会议。" for number in ("", "第21次"))
    for texts in ((short, long), (long, short)):
        (meeting,) = rows(*texts)
        assert (meeting.source, meeting.name) == ("0.txt", "市政府第21次常务会议")


BARE, AFTERNOON = (f"2024年5月8日{time}，全市教育工作会议召开。" for time in ("", "下午"))
TWO_DAYS = "2024年5月8日至9日，全市教育工作会议召开。"


@pytest.mark.parametrize(
    ("texts", "time"),
    [
        ((AFTERNOON,), "下午"),
        ((BARE, AFTERNOON), "下午"),
        ((AFTERNOON, BARE), "下午"),
        ((TWO_DAYS, AFTERNOON), ""),
        ((AFTERNOON, TWO_DAYS), ""),
    ],
)
def test_the_time_of_day_is_that_of_the_rows_day_and_none_of_several_days(texts, time: str):
    (meeting,) = rows(*texts)
    assert meeting.time_of_day == time


@pytest.mark.parametrize(("of_city", "body"), [(4, ("市政府",)), (3, ())])
def test_a_meeting_without_a_body_is_of_the_one_whose_office_its_chair_has_in_four_of_five_reports(
    of_city, body
):
    topics = ("教育", "农业", "水利", "林业")[:of_city]
    texts = [
        f"2024年5月{day}日，副市长王小明主持召开全市{topic}工作会议。" for day, topic in enumerate(topics, 1)
    ]
    texts += [
        "2024年5月9日，市委副书记王小明主持召开全市商务工作会议。",
        "2024年5月20日，王小明主持召开专题会议。",
    ]
    last = rows(*texts)[-1]
    assert (last.name, last.body) == ("专题会议", body)
