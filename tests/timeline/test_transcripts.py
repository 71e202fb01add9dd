"""Pages that give the words of a press conference: one row for the conference, and its day."""

from __future__ import annotations

import pytest

from analysis import find_meetings
from tests.rows import each

ANSWERS = "\n\n海州电视台记者：请介绍有关情况。\n\n周敏：第四届山海论坛将于6月2日在云港举行。"
TITLES = [
    "2021年5月12日外交部发言人周敏主持例行记者会",
    "2021年5月12日外交部发言人周敏\n\n主持例行记者会",
    "原标题：2021年5月12日外交部发言人周敏主持例行记者会\n\n周敏主持例行记者会",
    "2021年5月12日外交部發言人周敏主持例行記者會",
    "２０２１年５月１２日外交部发言人周敏主持例行记者会",
    "外交部发言人周敏主持例行记者会（2021年5月12日）",
    "外交部发言人周敏主持例行记者会\n2021-05-12 17:30",
    "中国外交部发言人\n周敏主持例行记者会\n2021年5月12日",
]


def held(text: str, **about) -> list[tuple[str, str, str, str]]:
    rows = find_meetings(text, **about).to_dict("records")
    return [
        (
            row["kind"],
            row["name"],
            row["date"],
            "；".join(row["chair"]) if not isinstance(row["chair"], str) else row["chair"],
        )
        for row in rows
        if row["status"] == "held"
    ]


@each("title", TITLES)
def test_the_headline_reports_the_conference(title):
    assert held(title + ANSWERS) == [("event", "外交部例行记者会", "2021-05-12", "周敏")]


def test_what_an_answer_dates_keeps_its_own_day_and_chair():
    text = TITLES[0] + "\n\n海州电视台记者：请介绍会议情况。\n\n周敏：昨天，李大伟部长在云港主持协调人会议。"
    assert sorted(held(text)) == [
        ("event", "外交部例行记者会", "2021-05-12", "周敏"),
        ("meeting", "协调人会议", "2021-05-11", "李大伟"),
    ]
    text = (
        TITLES[0]
        + "\n\n海州电视台记者：昨天，第三届山海论坛在云港闭幕，有何评论？\n\n周敏：我们注意到有关消息。"
    )
    assert ("meeting", "第三届山海论坛", "2021-05-11", "") in held(text)


def test_a_conference_of_another_body_in_a_question_is_not_this_one():
    text = (
        TITLES[0]
        + "\n\n记者：商务部发言人陈明昨天在例行新闻发布会上表示欢迎，外交部有何评论？\n\n周敏：情况属实。"
    )
    assert ("event", "外交部例行记者会", "2021-05-12", "周敏") in held(text)


@pytest.mark.parametrize(
    "text",
    [
        "2021年5月12日外交部发言人周敏主持例行记者会",  # no words of it
        "外交部发言人周敏曾主持例行记者会。\n\n记者：请介绍情况。\n\n周敏：没有。",
    ],
)
def test_other_lines_are_no_transcript(text):
    assert "外交部例行记者会" not in [name for _, name, _, _ in held(text)]


DATELINES = [
    "山海网5月27日北京讯 ",
    "山海網5月27日北京消息 ",
    "山海网5月27日北京电（记者李大伟）",
    "【山海网5月27日北京讯】",
]


@each("dateline", DATELINES)
@each("credit", ["", "（山海网 李小明 摄）"])
def test_today_below_a_dateline_with_the_day_before_the_place(dateline, credit):
    text = (
        f"{dateline}國務院臺灣事務辦公室今天上午10點在國臺辦新聞發佈廳舉行例行新聞發佈會。"
        f"本次新聞發佈會由新聞發言人陳建國主持。{credit}\n[陳建國]：各位上午好，發佈會現在開始。\n"
        "[海州電視臺記者]：請問籌備情況？\n[陳建國]：第七屆山海論壇將於6月3日開幕。"
    )
    found = held(text, published="2015-05-28")
    assert found == [("event", "国务院台湾事务办公室例行新闻发布会", "2015-05-27", "陈建国")]
