"""What is part of a gathering is no row of its own: stages of a tour, talks of inspectors, sittings of a congress."""

from __future__ import annotations

import itertools

import pytest

from analysis import corpus, timeline
from analysis.records import Source

PERSONS = ("皮文涛", "强晓东", "米玉兰")
#: Two places of a tour; names of the second stage of which the first has the days before.
PLACES = (("东阳市", "西陵市"), ("柳河县", "青溪县"), ("云港集团", "海州集团"))
STAGES = (
    ("5月17日至19日", "5月20日", "2024-05-17/2024-05-20"),
    ("5月17日", "5月18日", "2024-05-17/2024-05-18"),
    ("5月30日至31日", "6月1日至2日", "2024-05-30/2024-06-02"),
)


def held(text: str) -> list[tuple[str, str]]:
    made = timeline.build([corpus.cut(Source("page.txt", text))])
    return [(m.kind, m.date) for m in made.meetings if m.status == "held"]


@pytest.mark.parametrize(("person", "places", "days"), list(itertools.product(PERSONS, PLACES, STAGES)))
def test_stages_of_the_tour_in_the_headline_are_one_visit(person, places, days):
    (here, there), (first, then, whole) = places, days
    headline = f"{person}率队赴{here}、{there}调研重点项目"
    body = (
        f"{first}，省发改委副主任{person}率队赴{here}调研重点项目。调研组察看了工地。\n"
        f"{then}，{person}率队到{there}调研，听取了情况介绍。"
    )
    assert held(f"{headline}\n2024-07-01\n{body}") == [("visit", whole)]
    for other in ("省发改委一周工作", f"{there}项目建设提速"):
        assert len(held(f"{other}\n2024-07-01\n{body}")) == 2


def test_tours_of_days_apart_are_two():
    text = (
        "皮文涛赴东阳、西陵调研\n2024-07-01\n5月7日，市长皮文涛赴东阳市调研。\n5月20日，皮文涛赴西陵市调研。"
    )
    assert len(held(text)) == 2


@pytest.mark.parametrize("person", PERSONS)
@pytest.mark.parametrize(
    "talk",
    [
        "，并召开座谈会。",
        "，并主持召开座谈会，听取意见建议。",
        "。调研组还与企业负责人进行了座谈。",
        "。调研期间，调研组与基层干部开展座谈交流，听取意见。",
    ],
)
def test_talks_of_inspectors_are_part_of_their_tour(person, talk):
    assert held(f"2024年7月8日，副市长{person}带队到龙湾区调研民营经济{talk}") == [("visit", "2024-07-08")]


@pytest.mark.parametrize("person", PERSONS)
def test_talks_of_a_delegation_are_a_meeting(person):
    text = f"2024年7月8日，东海大学代表团到我校访问交流。双方在会议室举行座谈，副校长{person}介绍了学校情况。"
    assert sorted(kind for kind, _ in held(text)) == ["meeting", "visit"]


@pytest.mark.parametrize(
    "sitting",
    [
        "大会举行预备会议",
        "会议举行分组会议",
        "大会举行小组会议，审议各项报告",
        "大会举行联组会议",
        "大会举行第二次全体会议",
    ],
)
@pytest.mark.parametrize(
    "congress",
    ["临江市第九届人民代表大会第二次会议", "政协青溪县第十届委员会第三次会议", "县政协十届三次会议"],
)
def test_sittings_of_a_congress_are_no_rows_of_their_own(sitting, congress):
    text = f"2024年1月15日上午，{congress}开幕。\n2024年1月15日下午，{sitting}。"
    assert held(text) == [("meeting", "2024-01-15")]


def test_a_later_sitting_prolongs_the_congress():
    text = "2024年1月15日上午，县政协十届三次会议开幕。\n2024年1月16日，大会举行分组会议。"
    assert held(text) == [("meeting", "2024-01-15/2024-01-16")]


def test_a_page_about_a_preparatory_sitting_reports_it():
    assert held("2024年1月13日，市九届人大五次会议预备会议举行。") == [("meeting", "2024-01-13")]
