"""Guests who came to inspect, their hosts and their talks make one visit; contests and roads that open."""

from __future__ import annotations

import pytest

from analysis import find_meetings
from tests.rows import each

#: Guests, who they are by name, and where they came.
GUESTS = [
    ("青江大学校长李仲明一行", {"李仲明"}, "来我校考察交流"),
    ("青江市教育局局长欧阳静、副局长向和平一行6人", {"欧阳静", "向和平"}, "到我局调研"),
    ("北山集团总经理于海洋一行", {"于海洋"}, "莅临公司考察指导"),
]
_NARROW = str.maketrans("，：；（）", ",:;()")


def held(text: str) -> list[dict[str, str]]:
    rows = find_meetings(text, published="2024-03-08").to_dict("records")
    return [row for row in rows if row["status"] == "held"]


@each("narrow", [False, True])
@each(("guests", "names", "came"), GUESTS)
@each(
    "talk",
    [
        "客人一行参观了展馆，并进行座谈交流。",
        "考察团一行参观了实验室，双方就合作进行了座谈。",
        "主任何东山、副主任周海文与来宾进行了座谈。",
        "主任何东山、副主任周海文在三楼会议室与考察团一行进行了亲切座谈。",
    ],
)
def test_what_guests_talked_of_beside_what_they_saw_is_part_of_their_visit(guests, names, came, talk, narrow):
    text = f"3月5日，{guests}{came}。{talk}"
    [row] = held(text.translate(_NARROW) if narrow else text)
    assert (row["kind"], row["date"]) == ("visit", "2024-03-05")
    assert all(name in row["name"] for name in names)
    assert set(filter(None, row["attendees"].split("；"))) == (
        {"何东山", "周海文"} if "何东山" in talk else set()
    )


def test_hosts_who_talk_with_guests_by_name_hold_no_reception_of_their_own():
    text = "3月5日，北山集团总经理李仲明一行到公司考察。董事长何东山与李仲明一行进行了座谈。"
    assert [(row["kind"], row["attendees"]) for row in held(text)] == [("visit", "何东山")]


@pytest.mark.parametrize("came", ["莅临我校考察座谈", "来我校开展座谈交流"])
def test_a_visit_made_in_order_to_talk_has_no_sitting_of_its_own(came):
    text = f"3月5日，青江大学校长李仲明一行{came}。\n座谈会上，校长何东山介绍了情况。"
    assert [row["kind"] for row in held(text)] == ["visit"]


@pytest.mark.parametrize(
    "talk", ["考察团一行与市商会、市贸促会举行了座谈。", "会后，双方召开座谈会，校长何东山主持。"]
)
def test_a_talk_with_others_and_a_sitting_that_was_called_are_meetings(talk):
    text = f"3月5日，青江大学考察团来我市考察交流。{talk}"
    assert sorted(row["kind"] for row in held(text)) == ["meeting", "visit"]


@pytest.mark.parametrize("how", ["因病未能接待", "没有接待", "因故无法接待"])
def test_who_did_not_receive_guests_is_no_attendee(how):
    text = f"3月5日，青江大学校长李仲明一行来我校考察交流。校长何东山{how}。"
    assert [(row["kind"], row["attendees"]) for row in held(text)] == [("visit", "")]


@pytest.mark.parametrize("how", ["热情接待", "热情接待了考察团一行", "接待了来宾"])
def test_who_received_those_who_came_to_inspect_is_an_attendee(how):
    text = f"3月5日，青江大学校长李仲明一行来我校考察交流。校长何东山、副校长周海文{how}。"
    assert [(row["kind"], row["attendees"]) for row in held(text)] == [("visit", "何东山；周海文")]


@pytest.mark.parametrize(
    "text",
    [
        "3月5日，青江大学校长李仲明一行来我校考察交流。李仲明对何东山的热情接待表示感谢。",
        "3月5日，市长李仲明到青江镇调研。镇长何东山介绍了接待大厅的情况。",
        "3月5日，青江大学校长李仲明一行来我校考察交流。何东山答谢接待，称赞校园文化。",
        "3月5日，青江大学校长李仲明一行来我校考察交流。何东山感谢热情接待，表示满意。",
    ],
)
def test_thanks_for_a_reception_make_no_attendee(text):
    assert [(row["kind"], row["attendees"]) for row in held(text)] == [("visit", "")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("教务处处长李仲明等7人到我校教务处交流学习", "李仲明到我校教务处交流学习"),
        ("青江中学党支部一行20余人到我校参观党史馆", "青江中学党支部到我校参观党史馆"),
        ("青江学院院长李仲明应邀到我院访问", "李仲明到我院访问"),
        ("青江学院院长李仲明来校访问", "青江学院院长李仲明来校访问"),
        ("县长李仲明先后来到县一中、县二中，向教师致以节日问候", "李仲明来到县一中、县二中致以节日问候"),
        ("青江商会会长李仲明等一行6人赴北山商会进行交流", "李仲明一行赴北山商会交流"),
    ],
)
def test_ways_of_calling_on_others(text, name):
    assert [(row["kind"], row["name"]) for row in held(f"3月5日，{text}。")] == [("visit", name)]


@pytest.mark.parametrize(
    "text",
    [
        "3月5日，游客一行20人到我馆参观博物馆。",
        "3月5日，市民李仲明到我院访问。",
        "3月5日，县长李仲明通过电视向教师致以节日问候。",
        "3月5日，男子篮球首场比赛落下帷幕。",
        "3月5日起，青江大桥恢复通车。",
    ],
)
def test_no_visit_and_no_event(text):
    assert held(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“放歌青江”合唱比赛在大剧院落下帷幕", "“放歌青江”合唱比赛"),
        ("全市职工乒乓球比赛在市体育馆开幕", "全市职工乒乓球比赛"),
    ],
)
def test_contests_that_open(text, name):
    assert [(row["kind"], row["name"]) for row in held(f"3月5日，{text}。")] == [("event", name)]


def test_a_day_that_the_first_sentence_names_is_no_clock_of_the_page():
    text = "今天是全国植树日。3月5日，市水务局在人民广场开展节水宣传活动。"
    assert [(row["kind"], row["date"]) for row in held(text)] == [("event", "2024-03-05")]


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("青江集团与北山集团在青江集团总部举行会谈", "reception", "青江集团与北山集团会谈"),
        ("青江市政府同北山集团举行工作会谈", "reception", "青江市政府同北山集团会谈"),
        ("青江集团与北山集团举行座谈", "meeting", "青江集团与北山集团座谈"),
    ],
)
def test_two_bodies_hold_talks(text, kind, name):
    assert [(row["kind"], row["name"]) for row in held(f"3月5日，{text}。")] == [(kind, name)]
