"""A list of attendees keeps its names whatever groups it ends with, also those that are called 代表."""

from __future__ import annotations

import pytest

from analysis import find_meetings
from tests.rows import each

GROUPS = (
    "部分省人大代表、省政协委员",
    "部分在岩人大代表、政协委员和市直有关部门负责同志",
    "部分省人大代表",
    "省人大代表",
    "群众代表",
    "企业代表",
    "职工代表和各科室负责人",
    "教师代表、学生代表",
    "部分老党员代表",
    "各民主党派代表",
    "驻地部队官兵代表",
    "部分企业家",
)


@each("verb", ["参加会议", "出席会议", "列席会议", "参加"])
@each("group", GROUPS)
def test_names_before_a_group(group, verb):
    text = f"12月21日，市政府召开意见征求座谈会。市领导祝舒、皇甫筠、钟仲钧，{group}{verb}。"
    [attendees] = find_meetings(text)["attendees"]
    assert attendees == "祝舒；皇甫筠；钟仲钧"


@pytest.mark.parametrize(
    "behind",
    [
        "、家属参加会议",
        "等参加会议",
        "和家属参加会议",
        "参加会议",
        "参会",
        "出席会议",
        "列席会议",
        "与会",
        "到会",
        "共30人参加会议",
    ],
)
def test_names_before_representatives_with_each_word_that_follows_them(behind):
    text = f"12月21日，市政府召开座谈会。市领导祝舒、皇甫筠，职工代表{behind}。"
    [attendees] = find_meetings(text)["attendees"]
    assert attendees == "祝舒；皇甫筠"


def test_who_does_it_for_others_is_no_group():
    text = "12月21日，市政府召开座谈会。市长祝舒代表市政府参加会议并讲话。"
    assert find_meetings(text)["speakers"].tolist() == ["祝舒"]
    text = "12月21日，市政府召开座谈会。企业代表王建国、教师代表李大伟出席会议。"
    assert find_meetings(text)["attendees"].tolist() == ["王建国；李大伟"]


@pytest.mark.parametrize("words", ["并讲具体意见", "并讲重要意见", "并讲了意见"])
def test_who_attends_or_chairs_and_gives_his_views_is_a_speaker(words):
    text = f"1月21日，我县召开工作调度会，县委书记边飞扬出席会议{words}，县长房延升主持会议。"
    assert find_meetings(text)[["chair", "speakers"]].values.tolist() == [["房延升", "边飞扬"]]
