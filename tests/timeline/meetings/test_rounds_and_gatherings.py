"""Rounds of calls that a body makes under its leaders, greetings where members stay, and gatherings without a word for them."""

from __future__ import annotations

import pytest

from analysis import find_meetings
from tests.rows import each

DAY = "2024年6月10日"
_NARROW = str.maketrans("，：；（）", ",:;()")


def held(text: str, **about) -> list[tuple[str, str, str]]:
    """Kind, name and date of what a text reports as held."""
    rows = find_meetings(text, **about).to_dict("records")
    return [(row["kind"], row["name"], row["date"]) for row in rows if row["status"] == "held"]


@each("narrow", [False, True])
@each("body", ["区政协", "滨江区人民法院", "市总工会", "县工商联"])
@each("people", ["", "机关干部", "所属人员"])
@each("led", ["由主席王小明带队", "分别由主席王小明、副主席李大伟带队"])
@each(
    ("went", "name"),
    [("到白水村开展走访", "到白水村走访"), ("到清溪社区走访困难群众", "到清溪社区走访困难群众")],
)
def test_a_body_under_its_leaders_makes_the_round(body, people, led, went, name, narrow):
    text = f"{DAY}，{body}{people}{led}，{went}。"
    text = text.translate(_NARROW) if narrow else text
    assert held(text) == [("visit", body + name, "2024-06-10")]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("副市长王小明带队，到白水村走访。", "王小明到白水村走访"),
        ("由副市长王小明带队的检查组到白水村检查防汛工作。", "检查组到白水村检查防汛工作"),
    ],
)
def test_who_leads_without_a_body_stays_the_host(sentence, name):
    assert held(f"{DAY}，{sentence}") == [("visit", name, "2024-06-10")]


@pytest.mark.parametrize("parts", ["分三组", "分为2个小组", "分两批"])
def test_parts_of_a_group_are_not_who_went(parts):
    text = f"{DAY}，县政协委员{parts}到清江镇视察乡村振兴工作。"
    assert held(text) == [("visit", "县政协委员到清江镇视察乡村振兴工作", "2024-06-10")]


@pytest.mark.parametrize(
    ("went", "whom", "name"),
    [
        ("来到县政协委员驻地，看望", "县政协委员", "来到县政协委员驻地看望县政协委员"),
        ("到清江宾馆看望", "政协委员", "到清江宾馆看望政协委员"),
        ("前往各代表团驻地，看望慰问了", "人大代表", "前往各代表团驻地看望慰问人大代表"),
    ],
)
@pytest.mark.parametrize("hosts", ["县委书记王小明", "县委书记王小明，县委副书记、县长李大伟"])
@pytest.mark.parametrize("came", ["出席", "参加", "前来参加"])
def test_leaders_go_where_members_stay(hosts, went, whom, name, came):
    [(kind, found, date)] = held(f"{DAY}下午，{hosts}{went}{came}县十届一次会议的{whom}。")
    assert (kind, date) == ("visit", "2024-06-10")
    assert found.startswith("王小明")
    assert found.endswith(name)


@pytest.mark.parametrize(
    "text",
    [
        "区领导深入委员驻地，看望慰问前来参加会议的委员。",
        "国家主席王小明看望参加全国政协会议的民建界委员。",
    ],
)
def test_members_who_are_greeted_at_their_meeting_are_not_visited(text):
    assert held(f"{DAY}，{text}") == []


@each("gathered", ["齐聚", "汇聚", "相聚"])
@each("who", ["近百名专家", "来自各县市的60余位法官代表", "董事长王小明及各分公司代表近30人"])
@each("how", ["研讨", "探讨", "讨论"])
def test_who_gathers_to_discuss_something_meets(gathered, who, how):
    text = f"{DAY}，{who}{gathered}清江山庄，共同{how}水务工作的推进。"
    assert held(text) == [("meeting", f"水务工作的推进{how}", "2024-06-10")]


def test_a_gathering_in_a_later_paragraph():
    text = f"{DAY}，市政府召开常务会议。\n会议研究了防汛工作。\n会议由市长王小明主持。\n6月11日，30余名专家齐聚清江山庄，共同研讨水务工作的推进。"
    assert [(kind, name) for kind, name, _ in held(text)] == [
        ("meeting", "市政府常务会议"),
        ("meeting", "水务工作的推进研讨"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "近年来，各地专家多次齐聚海州，共同研讨防汛技术的推广。",
        "2024年6月10日，游客们齐聚清江，共同欣赏花灯。",
        "2024年6月10日，近百名专家将齐聚海州，共同研讨防汛技术的推广。",
    ],
)
def test_who_gathers_for_something_else_or_on_no_day_does_not_meet(text):
    assert held(text) == []


@each("gathered", ["齐聚", "云集", "聚集在", "相聚"])
@each(
    "text",
    [
        "人们{}广场，一起讨论昨晚的球赛结果。",
        "人们{}广场，一起探讨昨晚的球赛结果。",
        "上百人{}广场，一起讨论昨晚的球赛结果。",
        "不少年轻人{}茶馆，共同探讨电影的结局安排。",
        "家长代表{}校园，共同讨论孩子的教育问题。",
        "村民代表{}广场，共同讨论今年的收成。",
        "教师{}操场，一起研究饭菜的味道好坏。",
    ],
)
def test_a_crowd_that_talks_does_not_meet(gathered, text):
    assert held(f"{DAY}，{text.format(gathered)}") == []


@pytest.mark.parametrize("how", ["研讨", "探讨"])
@pytest.mark.parametrize("who", ["近百人", "200余人", "三十多名法律人", "法官代表", "多位教授"])
def test_who_gathers_to_go_into_something_meets(who, how):
    text = f"{DAY}，{who}齐聚清江山庄，共同{how}水务工作的推进。"
    assert held(text) == [("meeting", f"水务工作的推进{how}", "2024-06-10")]


@pytest.mark.parametrize("how", ["讨论", "研究"])
@pytest.mark.parametrize("who", ["各地专家", "学者们", "企业负责人", "20余名法官代表", "各分公司代表30人"])
def test_experts_heads_and_so_many_representatives_who_discuss_something_meet(who, how):
    text = f"{DAY}，{who}齐聚清江山庄，共同{how}水务工作的推进。"
    assert held(text) == [("meeting", f"水务工作的推进{how}", "2024-06-10")]


def test_those_who_gather_at_a_forum_are_at_the_forum():
    text = f"{DAY}，第三届清江论坛在海州开幕，近百名专家齐聚一堂，共同探讨防汛技术的推广。"
    assert held(text) == [("meeting", "第三届清江论坛", "2024-06-10")]


@pytest.mark.parametrize(
    "after",
    [
        "论坛由市农业局局长王小明主持。6月10日下午，第三届清江论坛闭幕。",
        "6月10日，第三届清江论坛在海州举行。",
    ],
)
def test_those_who_gather_are_at_the_forum_that_their_paragraph_names(after):
    text = f"{DAY}，近百名专家齐聚海州，共同探讨防汛技术的推广。{after}"
    assert [name for _, name, _ in held(text)] == ["第三届清江论坛"]
