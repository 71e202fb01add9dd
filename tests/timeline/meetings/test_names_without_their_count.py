"""A gathering is called by its name, not by 一次 or 一场; its name may list what was done."""

from __future__ import annotations

from analysis import find_meetings
from analysis.corpus import leftovers
from tests.rows import each

_NARROW = str.maketrans("，：；（）", ",:;()")


def held(text: str) -> list[dict[str, str]]:
    rows = find_meetings(text, published="2023-10-12").to_dict("records")
    return [row for row in rows if row["status"] == "held"]


@each("narrow", [False, True])
@each("count", ["一次", "了一次", "了一场"])
@each(
    ("verb", "name"),
    [
        ("举办", "“书香校园”主题演讲比赛"),
        ("开展", "“书香校园”主题党日活动"),
        ("召开", "安全工作推进会"),
        ("开展", "“重走长征路”户外党员组织生活"),
    ],
)
def test_a_name_is_without_its_count(verb, name, count, narrow):
    text = f"10月8日，院党委{verb}{count}{name}。"
    [row] = held(text.translate(_NARROW) if narrow else text)
    assert row["name"].removeprefix("院党委") == name


@each(
    "name",
    [
        "“情满寒冬”关爱困难妇女、困难儿童活动",
        "“情满寒冬 群团相伴”送温暖、献爱心活动",
        "“护苗”防溺水、防火灾宣传活动",
    ],
)
def test_what_was_done_may_be_a_list(name):
    [row] = held(f"10月8日，区妇联组织开展{name}，共慰问21人。")
    assert (row["kind"], row["name"]) == ("event", name)


@each("taken", ["参加活动人员", "参加会议的同志", "参加座谈的师生"])
def test_who_is_joined_by_and_to_those_who_took_part_keeps_their_name(taken):
    [row] = held(f"10月8日，市检察院召开座谈会，检察长何东山出席，政治部主任黎婷和{taken}合影。")
    assert row["attendees"] == "何东山"


@each("at", ["会议", "师生座谈", "师生代表座谈会", "群众大会"])
def test_a_name_may_end_in_and(at):
    rows = held(f"10月8日，市检察院召开座谈会，副市长李和参加{at}。")
    assert "李和" in {row["attendees"] for row in rows}


@each("name", ["一次办好改革推进会", "一次能源消费工作会议", "一场一策推进会"])
def test_a_count_may_be_part_of_a_name(name):
    [row] = held(f"10月8日，市政府召开{name}。")
    assert row["name"].removeprefix("市政府") == name


@each("emoji", ["🎙", "👲🏻", "💂🏿\u200d♂️", "⏰", "☎\ufe0f", "🏴\U000e0067\U000e007f"])
def test_emoji_between_characters_change_nothing(emoji):
    text = "10月8日上午{0}，青江大学召开座谈会{0}，校长何东山{0}、副校长李仲明{0}参加{0}。"
    one, other = held(text.format("")), held(text.format(emoji))
    assert [row["attendees"] for row in one] == [row["attendees"] for row in other] == ["何东山；李仲明"]


def test_signs_of_lists_and_letters_in_a_frame_are_no_emoji():
    assert [leftovers.mended(text)[1] for text in ("☆王小明", "🅰类企业", "王小明\u200d❶")] == [
        [],
        [],
        [(3, 4)],
    ]
