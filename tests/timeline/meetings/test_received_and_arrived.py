"""Photographs beside a reception, visits that begin on arrival, and what is reported after a return."""

from __future__ import annotations

from analysis import find_meetings
from tests.rows import each


def held(text: str) -> list[tuple[str, str, str]]:
    rows = find_meetings(text, published="2023-10-26").to_dict("records")
    return [(row["kind"], row["date"], row["name"]) for row in rows if row["status"] == "held"]


@each("before", ["10月25日，", "北方商会年会25日在海州举行。"])
@each(
    ("guest", "together", "kind"),
    [
        ("商会领导班子成员", "并同全体代表合影", "reception"),
        ("李大伟一行", "，并与来宾合影", "reception"),
        ("青年志愿者代表", "并同大家合影", "event"),
        ("劳动模范代表", "，并与代表们合影留念", "event"),
        ("劳动模范", "，并与劳模们合影", "event"),
        ("优秀青年代表", "，并与青年朋友们一起合影", "event"),
    ],
)
def test_a_photograph_with_others_leaves_a_reception_what_it_is(before, guest, together, kind):
    text = f"{before}市长王小明会见{guest}{together if together[0] == '，' else '，' + together}。"
    rows = [row for row in held(text) if row[2].startswith("王小明会见")]
    assert rows == [(kind, "2023-10-25", f"王小明会见{guest}")]


@each("sort", ["", "正式", "国事", "工作"])
@each("begins", ["进行", "开始", "并开始"])
@each(("office", "place"), [("岛国外长李仲明", "德国"), ("市长王小明", "德国柏林")])
def test_who_arrives_and_begins_a_visit_visits(office, place, begins, sort):
    name = office[-3:]
    found = held(f"10月25日，{office}抵达{place}{begins}{sort}访问。")
    assert found == [("visit", "2023-10-25", f"{name}访问{place}")]


@each("place", ["居民家中", "市图书馆网站"])
@each("begins", ["进行", "开始"])
def test_who_comes_to_a_house_or_a_site_does_not_visit_officially(place, begins):
    assert not [row for row in held(f"10月25日，市长王小明来到{place}{begins}访问。") if row[0] == "visit"]


@each("returned", ["在航天员乘组返回57天后", "在考察团返回海州后", "市代表团回国后", "在市长回到青江3天后"])
@each(("does", "named"), [("举行记者见面会", "记者见面会"), ("召开安全生产工作会议", "安全生产工作会议")])
def test_what_follows_a_return_is_reported(returned, does, named):
    assert [
        row[:2] for row in held(f"10月25日下午，{returned}，青江市教育局{does}。") if row[2].endswith(named)
    ] == [("event" if "记者" in named else "meeting", "2023-10-25")]


@each("home", ["后返回青江", "后返回青江，继续指导工作", "回国后表示，要抓好落实"])
def test_who_returns_from_a_meeting_was_there_before(home):
    assert held(f"10月25日，市长王小明出席北方论坛{home}。") == []


@each("subject", ["载人航天工程空间应用与发展", "青江市投资环境"])
def test_a_body_that_explains_to_the_public_holds_an_event(subject):
    assert held(f"10月25日，{subject}情况介绍会在海州举行。") == [
        ("event", "2023-10-25", f"{subject}情况介绍会")
    ]


@each("maker", ["", "总台", "电视剧", "青江市作协", "青江影业公司"])
@each("work", ["《三体》", "《城市更新条例》", "《2023年春节联欢晚会》"])
@each(("verb", "briefing"), [("举行", "新闻发布会"), ("召开", "新闻发布会"), ("举行", "新闻通气会")])
def test_a_press_conference_of_a_work_is_named_after_it(maker, work, verb, briefing):
    assert held(f"{maker}{work}10月25日{verb}{briefing}。") == [
        ("event", "2023-10-25", f"{maker}{work}{briefing}")
    ]


@each("studied", ["学习《条例》", "学习贯彻《条例》", "全市落实《条例》"])
def test_a_work_that_is_studied_holds_nothing(studied):
    assert not any("《条例》" in name for _, _, name in held(f"10月25日，{studied}举行新闻发布会。"))


@each("does", ["抢险", "处置险情", "教孩子们灭火", "指导救援"])
@each("between", ["。", "，", "。散会后，"])
def test_who_comes_to_the_scene_of_something_else_does_not_attend(does, between):
    text = f"5月6日，全市防汛工作会议召开{between}市长王小明来到现场{does}。"
    found = find_meetings(text, published="2024-05-07")
    assert list(found[found["name"] == "全市防汛工作会议"]["attendees"]) == [""]


@each("comes", ["来到现场", "来到现场祝贺", "来到活动现场，与大家交流", "来到会场"])
def test_who_comes_to_a_ceremony_attends_it(comes):
    found = find_meetings(f"5月6日，大桥通车仪式举行，市长王小明{comes}。", published="2024-05-07")
    assert list(found["attendees"]) == ["王小明"]
