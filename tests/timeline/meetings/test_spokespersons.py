"""What a spokesperson says on a day at the regular press conference reports that press conference."""

from __future__ import annotations

import pytest

from analysis import find_meetings

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


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("press", PRESS)
@pytest.mark.parametrize("body", BODIES)
def test_a_regular_press_conference_of_a_day(body, press, sentence, narrow):
    text = sentence.format(body=body, press=press)
    [(kind, name, date)] = held(text.translate(_NARROW) if narrow else text, published="2019-05-14")
    assert (kind, date) == ("event", "2019-05-13")
    assert name.endswith(press)


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
