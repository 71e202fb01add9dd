"""Guests who came and whom a host received are one reception; who came to inspect made a visit."""

from __future__ import annotations

import time

import pytest

from analysis import find_meetings
from analysis.timeline import sentences
from analysis.timeline.meetings import received_guests, tours
from analysis.timeline.meetings.mention import Context
from tests.rows import each

#: Guests with how they are called alone, and the host with the body.
SIDES = [
    ("北方重工集团总经理李大伟、总会计师周明", "李大伟、周明", "华远集团", "董事长王小明"),
    ("青江大学副校长欧阳静", "欧阳静", "我校", "校长何东山"),
    ("滨江区人民法院院长于海洋", "于海洋", "我院", "院长向和平、副院长陈平"),
    ("海州市政协主席赵建国", "赵建国", "我县", "县委书记王小明"),
]
_NARROW = str.maketrans("，：；（）", ",:;()")

#: What follows the sentence that guests came, and what the reception is called.
ACTS = [
    ("{who}会见客人。", "{host}会见{guests}一行"),
    ("{who}在办公楼进行会见座谈。", "{host}会见{guests}一行"),
    ("{who}热情接待。", "{host}接待{guests}一行"),
    ("{who}接待了来访客人。", "{host}接待{guests}一行"),
    ("{who}与来宾进行了座谈。", "{host}与{guests}一行座谈"),
    ("{who}出席座谈。", "{guests}一行到访{body}"),
    ("{who}参加座谈交流会。会上，双方介绍了情况。", "{guests}一行到访{body}"),
    ("{who}主持座谈会并讲话。\n座谈会上，双方介绍了情况。", "{guests}一行到访{body}"),
]


def held(text: str, **about) -> list[tuple[str, str, str]]:
    """Kind, name and date of what a text reports as held."""
    rows = find_meetings(text, **about).to_dict("records")
    return [(row["kind"], row["name"], row["date"]) for row in rows if row["status"] == "held"]


def names(who: str) -> str:
    """The names alone of persons with office."""
    words = ("董事长", "副校长", "校长", "副院长", "院长", "县委书记")
    for word in words:
        who = who.replace(word, "")
    return who


@each("narrow", [False, True])
@each(("guests", "called", "body", "who"), SIDES)
@each(("act", "name"), ACTS)
def test_guests_whom_a_host_receives_are_one_reception(guests, called, body, who, act, name, narrow):
    text = f"3月5日上午，{guests}一行到访{body}。{act.format(who=who)}"
    text = text.translate(_NARROW) if narrow else text
    [(kind, found, date)] = held(text, published="2024-03-06")
    assert (kind, date) == ("reception", "2024-03-05")
    assert found == name.format(host=names(who), guests=called, body=body)


@pytest.mark.parametrize("came", ["来公司洽谈", "来公司交流座谈", "到公司交流访问", "莅临公司交流座谈"])
@pytest.mark.parametrize("met", ["会见了李大伟一行", "对李大伟一行给予热情接待"])
def test_guests_who_came_to_talk_are_received(came, met):
    found = held(f"2024年3月5日，华远集团总经理李大伟一行{came}。董事长王小明{met}。")
    assert [(kind, date) for kind, _, date in found] == [("reception", "2024-03-05")]
    assert found[0][1].endswith("李大伟一行")


def test_guests_of_several_days_are_received_on_these_where_none_is_named():
    text = "6月8日至9日，华远集团总经理李大伟一行来访北方集团。董事长王小明在集团总部进行会见座谈。"
    assert held(text, published="2024-06-12") == [
        ("reception", "王小明会见李大伟一行", "2024-06-08/2024-06-09")
    ]


def test_traditional_characters_and_a_delegation():
    text = "5月16日，台北市商業會考察團來訪我會。會長王小明會見了考察團一行。會見後，雙方舉行座談會。"
    [(kind, name, date)] = held(text, published="2024-05-18")
    assert (kind, name, date) == ("reception", "王小明会见台北市商业会考察团", "2024-05-16")


@pytest.mark.parametrize(
    "act",
    [
        "市长王小明陪同。",
        "市长王小明陪同考察。",
        "代表团参观了展厅。",
        "李大伟出席座谈会。",
        "双方介绍了情况。",
    ],
)
def test_guests_whom_nobody_receives_made_a_visit(act):
    found = held(f"2024年3月5日，北方商会会长李大伟一行到访我市。{act}")
    assert "visit" in {kind for kind, _, _ in found}
    assert "reception" not in {kind for kind, _, _ in found}


@pytest.mark.parametrize("what", ["考察", "调研", "参观考察"])
def test_who_came_to_inspect_made_a_visit_beside_the_reception(what):
    text = f"2024年3月5日，北方商会会长李大伟一行来我市{what}。市长王小明会见了李大伟一行。"
    assert {kind for kind, _, _ in held(text)} == {"visit", "reception"}


@pytest.mark.parametrize("who", ["挪威驻海州总领事诺平文", "海州市市长王小明"])
@pytest.mark.parametrize("place", ["青江", "我市"])
def test_who_comes_with_others_for_a_visit_makes_one(who, place):
    [(kind, name, date)] = held(f"2024年2月28日至29日，{who}一行到{place}访问。")
    assert (kind, date) == ("visit", "2024-02-28/2024-02-29")
    assert name.endswith(f"{who[-3:]}一行到{place}访问")


def test_guests_of_several_days_who_visit_are_received_on_them():
    text = "2月28日至29日，挪威驻海州总领事诺平文一行到青江访问。市长王小明会见了诺平文一行。"
    assert {kind for kind, _, _ in held(text, published="2024-03-02")} == {"visit", "reception"}


def test_a_visit_of_several_days_and_the_reception_on_one_of_them_are_two():
    text = "3月5日至8日，北方商会会长李大伟一行来访我市。3月6日，市长王小明会见李大伟一行。"
    assert {(kind, date) for kind, _, date in held(text, published="2024-03-10")} == {
        ("visit", "2024-03-05/2024-03-08"),
        ("reception", "2024-03-06"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "2024年3月5日，市委召开老干部座谈会。市委书记王小明出席座谈会并讲话。",
        "2024年3月5日，市长王小明出席座谈会。",
        "2024年3月5日，市长王小明热情接待。",
    ],
)
def test_a_host_without_guests_receives_nobody(text):
    assert "reception" not in {kind for kind, _, _ in held(text)}


@pytest.mark.parametrize("host", ["省长赵建国", "省委书记赵建国等领导"])
@pytest.mark.parametrize("at", ["应邀出席北方企业论坛并演讲", "参加全省劳模表彰大会"])
def test_who_was_received_at_a_meeting_has_no_reception(host, at):
    found = held(f"2024年5月10日，华远集团总裁王小明{at}，受到{host}的亲切接见。")
    assert [kind for kind, _, _ in found] == ["meeting"]


def test_other_guests_of_that_day_are_a_reception_of_their_own():
    text = "3月5日，清江大学代表团来访我市。\n3月5日，市长王小明会见华远集团董事长李大伟一行。"
    assert {(kind, date) for kind, _, date in held(text, published="2024-03-09")} == {
        ("visit", "2024-03-05"),
        ("reception", "2024-03-05"),
    }


def test_a_host_in_a_later_paragraph_receives_the_guests():
    text = "3月5日下午，清江大学副校长李大伟一行来访。\n王小明校长在会议室热情接待，双方座谈交流。"
    assert held(text, published="2024-03-09") == [("reception", "王小明接待李大伟一行", "2024-03-05")]


def test_a_meeting_of_another_day_has_nothing_to_do_with_guests():
    text = "3月5日，清江大学代表团来访我市。\n3月6日，市长王小明出席全市老干部座谈会并讲话。"
    assert {(kind, date) for kind, _, date in held(text, published="2024-03-09")} == {
        ("visit", "2024-03-05"),
        ("meeting", "2024-03-06"),
    }


@pytest.mark.parametrize("came", ["到访集团", "来访集团"])
@pytest.mark.parametrize("talk", ["进行座谈交流", "举行会谈"])
def test_who_makes_a_call_and_talks_with_the_host_is_received(came, talk):
    text = f"3月5日，中铁海州局总经理李大伟{came}，与集团董事长王小明{talk}。"
    [(kind, name, date)] = held(text, published="2024-03-07")
    assert (kind, date) == ("reception", "2024-03-05")
    assert name.startswith("李大伟与集团董事长王小明")
    [row] = find_meetings(text).to_dict("records")
    assert row["speakers"] == "王小明"


def test_talks_on_a_tour_are_part_of_it():
    text = "2024年3月5日，市长李大伟到清江镇调研，与镇党委书记王小明座谈交流。"
    assert [kind for kind, _, _ in held(text)] == ["visit"]


@pytest.mark.parametrize("came", ["来访我校", "到我校访问"])
@pytest.mark.parametrize(
    "welcome", ["对李大伟一行的来访表示热烈欢迎，介绍了情况。", "欢迎李大伟一行到访，介绍了情况。"]
)
def test_a_host_who_welcomes_guests_receives_them(came, welcome):
    text = f"3月5日，清江大学校长李大伟一行{came}。\n校长王小明{welcome}"
    assert held(text, published="2024-03-07") == [("reception", "王小明会见李大伟一行", "2024-03-05")]


@pytest.mark.parametrize(
    "text",
    [
        "3月5日，省委调研组来我县调研。\n县长王小明对调研组的到来表示欢迎。",
        "3月5日，清江大学代表团来访我校。\n学校对代表团的来访表示欢迎。",
    ],
)
def test_inspectors_and_guests_whom_nobody_by_name_welcomes_make_a_visit(text):
    assert [kind for kind, _, _ in held(text, published="2024-03-07")] == ["visit"]


@pytest.mark.parametrize(
    ("unit", "end"),
    [
        ("热情", "。"),
        ("亲切", "接见。"),
        ("给予热情", "。"),
        ("接待来访", "。"),
        ("对外宾来访热烈", "。"),
        ("到清江", "看望参加会议的委员。"),
        ("清江", "县领导到清江镇看望参加会议的委员。"),
    ],
)
def test_time_is_linear_in_hostile_text(unit, end):
    def seconds(size: int) -> float:
        text = "3月5日，" + unit * (size // len(unit)) + end
        took = []
        for _ in range(3):  # the best of three: other processes disturb single runs
            sentence = sentences.read(text, 0, len(text))
            begin = time.process_time()
            list(received_guests.find_hosts(sentence, Context(lead=True)))
            tours._WHERE_THEY_STAY.search(unit * (size // len(unit)))
            took.append(time.process_time() - begin)
        return min(took)

    seconds(1000)
    assert seconds(24_000) < 12 * max(seconds(6_000), 0.01)


@pytest.mark.parametrize(
    ("who", "guest"), [("北方商会会长李大伟", "北方商会会长李大伟一行"), ("北方商会考察团", "北方商会考察团")]
)
def test_whom_a_host_receives_and_talks_with_is_named_in_the_clause_before(who, guest):
    found = held(f"2024年3月5日，{who}来到我市，市长王小明会见并座谈。")
    assert ("reception", f"王小明会见{guest}并座谈", "2024-03-05") in found
