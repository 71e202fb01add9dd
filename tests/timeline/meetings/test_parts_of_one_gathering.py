"""What is part of a gathering is no row of its own: stages of a tour, talks of inspectors, sittings of a congress."""

from __future__ import annotations

import itertools

import pytest

from analysis import corpus, timeline
from analysis.records import Source
from tests.rows import each

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


@each(("person", "places", "days"), list(itertools.product(PERSONS, PLACES, STAGES)))
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


def rows(text: str) -> list[tuple[str, str, str]]:
    made = timeline.build([corpus.cut(Source("page.txt", text))])
    return [(m.kind, m.status, m.date) for m in made.meetings]


@pytest.mark.parametrize("during", ["在江期间，", "访莫期间，", "访问期间，"])
@pytest.mark.parametrize(("days", "date"), [("5月21日至28日", "2018-05"), ("5月21日", "2018-05-21")])
def test_what_took_place_during_a_visit_of_days_is_dated_to_their_month(during, days, date):
    text = f"2018年{days}，水务部副部长皮文涛率团访问莫国。\n{during}皮文涛会见了莫国水利部部长强晓东。"
    assert ("reception", "held", date) in rows(text)


def test_what_is_to_take_place_during_a_visit_is_not_held():
    text = "2018年5月21日，国务院总理皮文涛抵达莫都，对莫国进行正式访问。\n在莫国期间，皮文涛将会见总统强晓东，并出席人文活动。"
    assert [kind for kind, status, _ in rows(text) if status == "held"] == ["visit"]


@pytest.mark.parametrize("address", ["驻莫国使馆：", "海州市外事办公室:", "尊敬的校友会会长："])
@pytest.mark.parametrize(
    "thanks",
    [
        "我们谨对贵方的周到安排表示衷心感谢！",
        "谨向参与接待的同志致以诚挚的谢意。",
        "谨致以崇高的敬意。希望保持联系。",
    ],
)
def test_a_letter_recalls_what_it_gives_thanks_for(address, thanks):
    news = "2016年11月21日，副省长皮文涛率代表团访问海州，出席了经贸合作座谈会。访问取得圆满成功。"
    closing = "江州省外事办公室\n2016年12月15日"
    assert {status for _, status, _ in rows(f"{address}\n{news}\n{thanks}\n{closing}")} == {"referenced"}
    assert {status for _, status, _ in rows(f"{news}\n有关部门负责人参加活动。")} == {"held"}


@pytest.mark.parametrize("person", PERSONS)
@pytest.mark.parametrize("second", ["书记例会", "校长办公会", "全校安全工作动员会"])
def test_a_sitting_of_a_kind_may_be_the_second_of_two(person, second):
    text = f"2024年3月9日下午，学校党委召开党群部门工作会和{second}。校党委书记{person}参加会议。"
    assert held(text) == [("meeting", "2024-03-09")] * 2


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("“山海之间——海江合作成就图片展”海州站", "event"),
        ("东江农产品展览会青溪站", "event"),
        ("全省就业政策宣讲会青江专场", "meeting"),
    ],
)
def test_one_place_of_a_series_is_a_gathering(name, kind):
    assert held(f"2023年8月9日上午，{name}在文化馆举行。") == [(kind, "2023-08-09")]


def test_a_station_is_no_gathering():
    assert held("2023年8月9日，市长皮文涛在海州火车站接站，海州火车站举行。") == []
