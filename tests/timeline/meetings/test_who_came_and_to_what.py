"""Guests named by what brought them, ceremonies named by those who came, and places beside people."""

from __future__ import annotations

from analysis import find_meetings
from tests.rows import each

_NARROW = str.maketrans("，：；（）", ",:;()")


def held(text: str, published: str = "2023-10-12") -> list[dict[str, str]]:
    rows = find_meetings(text, published=published).to_dict("records")
    return [row for row in rows if row["status"] == "held"]


@each("narrow", [False, True])
@each("refers", ["客人", "客人一行", "代表团一行", "代表团全体成员", "来宾"])
@each(
    ("came", "guest"),
    [
        ("应邀来访的东洲友城代表团一行10月8日到访我市", "东洲友城代表团一行"),
        ("正在我国访问的岛国外长一行10月8日抵达青江", "岛国外长一行"),
        ("10月8日，应市友协邀请前来考察的北方商会访问团到访青江", "北方商会访问团"),
        ("10月8日，专程前来交流的海州大学校长许明一行到访", "海州大学校长许明一行"),
    ],
)
def test_guests_are_called_without_what_brought_them(came, guest, refers, narrow):
    text = f"{came}，市长何东山会见了{refers}。"
    rows = held(text.translate(_NARROW) if narrow else text)
    assert [row["name"] for row in rows if row["kind"] == "reception"] == [f"何东山会见{guest}"]
    assert all("的" not in row["name"] for row in rows)


@each(
    ("text", "name", "attendees"),
    [
        ("10月8日，青江大桥建成通车。市长何东山出席通车仪式。", "通车仪式", "何东山"),
        ("10月8日，机场新航站楼正式启用。书记钱伯衡、市长何东山出席启用仪式。", "启用仪式", "钱伯衡；何东山"),
        ("10月8日，地铁二号线全线贯通。市领导钱伯衡出席地铁二号线贯通仪式。", "地铁二号线贯通仪式", "钱伯衡"),
        ("10月8日上午，副市长李仲明出席揭牌仪式。", "揭牌仪式", "李仲明"),
    ],
)
def test_a_ceremony_may_be_named_by_those_who_came_alone(text, name, attendees):
    [row] = held(text)
    assert (row["kind"], row["date"], row["name"]) == ("event", "2023-10-08", name)
    assert row["attendees"] == attendees


@each(
    "text",
    [
        "10月8日，青江大桥建成通车。",
        "10月8日，青江大桥建成通车。市长何东山此前多次到现场调度。",
        "10月8日，青江大桥建成通车。何东山表示，要出席签约仪式的企业抓紧开工。",
        "10月8日，市长何东山未出席签约仪式。",
        "10月8日，青江大桥建成通车。市长何东山未出席通车仪式。",
        "10月8日，青江大桥未能如期通车。市长何东山原定主持通车仪式。",
        "10月8日，青江大桥将于12月通车。市长何东山将出席通车仪式。",
        "10月8日，青江大桥通车的消息刷屏。市长何东山曾说要出席通车仪式。",
        "10月8日，市公安局开展“清风”专项行动、打击违法犯罪活动。",
    ],
)
def test_what_opened_without_a_ceremony_is_no_event(text):
    assert held(text) == []


def test_a_bare_ceremony_is_the_one_reported_before_it():
    [row] = held("10月8日，青江大桥通车仪式举行。市长何东山10月8日出席通车仪式。")
    assert row["name"] == "青江大桥通车仪式" and row["attendees"] == "何东山"


@each("rest", ["由会长李大伟率领的", "来自海州的"])
def test_guests_keep_what_says_who_they_are(rest):
    text = f"10月8日，{rest}代表团抵达青江，市长何东山会见了客人。"
    [row] = [row for row in held(text) if row["kind"] == "reception"]
    assert "李大伟" in row["name"] or "海州" in row["name"]


def test_the_headline_says_what_a_ceremony_was_for():
    [row] = held("青江大桥开工仪式举行\n2023-10-09\n10月8日，市长何东山出席开工仪式。")
    assert row["name"] == "青江大桥开工仪式"


@each(
    "name",
    ["防汛会商研判会", "天气会商研讨会", "校企成果展对接会", "视频会商对接会议", "青年论坛研讨会"],
)
def test_a_name_goes_on_behind_a_word_that_may_end_one(name):
    [row] = held(f"10月8日，市水利局召开{name}，局长何东山主持。")
    assert row["name"].endswith(name)


@each("places", ["石桥、白渡、安平", "任城、枣林", "云港、章平、金山"])
@each(
    "rest",
    [
        "等区县文明办负责人",
        "等5个县区分管负责人",
        "等镇街主要负责人",
        "等县负责人",
        "等县（市、区）有关部门负责同志",
    ],
)
@each(("before", "persons"), [("", ""), ("副市长何东山和", "何东山"), ("副市长何东山，", "何东山")])
def test_places_before_their_heads_are_nobody(before, persons, places, rest):
    [row] = held(f"10月8日，市文明办召开推进会，{before}{places}{rest}参加会议。")
    assert row["attendees"] == persons


@each("before", ["", "副市长", "市领导"])
@each(
    "rest",
    ["等区县领导", "等县区级领导", "等区县主要领导", "等区县长", "等市州党委书记", "等市县有关领导",
     "等同志", "和市教育局、市水利局等单位负责人", "及市教育局、市财政局等部门负责人", "以及石桥、白渡等区县主要负责同志"],
)  # fmt: skip
def test_leaders_of_places_are_persons(rest, before):
    [row] = held(f"10月8日，市文明办召开推进会，{before}何东山、李仲明{rest}参加会议。")
    assert row["attendees"] == "何东山；李仲明", rest


@each("second", ["容红林", "邸小川", "张红林"])
def test_names_with_a_space_between_may_have_rare_surnames(second):
    [row] = held(f"10月8日，全区重点项目推进会举行。马丽琴 {second}出席并讲话。")
    assert row["speakers"] == f"马丽琴；{second}"


@each("at", ["", "在大剧院"])
@each(
    ("session", "part"),
    [
        ("县十六届人大二次会议", "预备会"),
        ("县政协九届二次会议", "预备会议"),
        ("市第十次党代会", "预备会议"),
        ("共青团青江市第九次代表大会", "主席团第一次会议"),
    ],
)
def test_what_prepares_a_session_is_called_by_both(session, part, at):
    [row] = held(f"10月8日下午，{session}{at}举行{part}，何东山主持会议。")
    assert (row["name"], row["chair"]) == (session + part, "何东山")
