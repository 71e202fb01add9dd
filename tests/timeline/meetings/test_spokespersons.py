"""What a spokesperson says on a day at the regular press conference reports that press conference."""

from __future__ import annotations

import pytest

from analysis import find_meetings
from tests.rows import each

BODIES = ["外交部", "商务部", "海州市政府", "国家统计局"]
PRESS = ["例行记者会", "例行新闻发布会", "例行吹风会"]
_NARROW = str.maketrans("，：；（）", ",:;()")

SENTENCES = [
    "{body}发言人王小明5月13日在{press}上表示，各方应加强合作。",
    "5月13日，{body}新闻发言人王小明在{press}上应询介绍了情况。",
    "5月13日下午，{body}新闻局局长、新闻发言人王小明在{body}{press}上答记者问。",
    "华新社海州5月13日电（记者李大伟）{body}发言人王小明13日在{press}上说，数据稳定。",
]


def held(text: str, **about) -> list[tuple[str, str, str]]:
    """Kind, name and date of what a text reports as held."""
    rows = find_meetings(text, **about).to_dict("records")
    return [(row["kind"], row["name"], row["date"]) for row in rows if row["status"] == "held"]


@each("narrow", [False, True])
@each("sentence", SENTENCES)
@each("press", PRESS)
@each("body", BODIES)
def test_a_regular_press_conference_of_a_day(body, press, sentence, narrow):
    text = sentence.format(body=body, press=press)
    [(kind, name, date)] = held(text.translate(_NARROW) if narrow else text, published="2019-05-14")
    assert (kind, date) == ("event", "2019-05-13")
    assert name == body + press


#: Words directly before the name of the body, with no comma between them.
LEADS = [
    "据",
    "根据",
    "对此",
    "就此",
    "针对此事",
    "就上述问题",
    "关于有关报道",
    "对于这一事件",
    "围绕当前局势",
    "记者就此采访",
    "作为",
]


@each("lead", LEADS)
@each("body", [*BODIES, "美国国务院", "国家数据局", "海州市就业局", "海州市外事办", "对外经贸部"])
def test_words_before_the_body_are_no_part_of_it(body, lead):
    text = f"{lead}{body}发言人王小明5月13日在例行记者会上介绍，各方应加强合作。"
    assert held(text, published="2019-05-14") == [("event", f"{body}例行记者会", "2019-05-13")]
    text = f"5月13日，{lead}{body}发言人王小明在{body}例行记者会上介绍，各方应加强合作。"
    assert held(text, published="2019-05-14") == [("event", f"{body}例行记者会", "2019-05-13")]


@pytest.mark.parametrize(
    ("lead", "body", "name"),
    [
        ("针对两国边境最近一段时间以来的紧张", "外交部", "外交部例行记者会"),
        ("就芯片出口", "商务部", "商务部例行记者会"),
        ("关于粮食价格", "海州市政府", "例行记者会"),
    ],
)
def test_behind_a_matter_only_a_known_body_is_told_from_it(lead, body, name):
    text = f"{lead}{body}发言人王小明5月13日在例行记者会上介绍，各方应加强合作。"
    assert [found for _, found, _ in held(text, published="2019-05-14")] == [name]


def test_traditional_characters_and_a_relative_day():
    text = "中國外交部發言人馬大偉今天在例行記者會上表示，中方對此表示歡迎。"
    assert held(text, published="2019-05-14") == [("event", "外交部例行记者会", "2019-05-14")]


@pytest.mark.parametrize(
    "text",
    [
        "5月13日，有媒体报道此事。外交部发言人王小明曾多次在例行记者会上表示欢迎。",
        "外交部发言人王小明5月13日曾在例行记者会上表示欢迎。",
        "外交部发言人王小明在例行记者会上表示欢迎。",
        "去年5月，外交部发言人王小明在例行记者会上表示欢迎。",
    ],
)
def test_what_was_said_before_or_without_a_day_reports_none(text):
    assert held(text, published="2019-05-14") == []


def test_what_was_said_below_other_news_reports_none():
    text = "5月13日，全市教育工作会议召开。\n市长王小明讲话。\n市政府发言人李大伟5月10日在例行新闻发布会上说，学位充足。"
    assert [name for _, name, _ in held(text, published="2019-05-14")] == ["全市教育工作会议"]
