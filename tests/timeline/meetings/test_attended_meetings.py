"""A talk of those who attend another meeting has not the number or series of that meeting."""

from __future__ import annotations

import pytest

from analysis.timeline.meetings.series import series, session, without_attended


@pytest.mark.parametrize(
    ("name", "own", "number"),
    [
        ("出席省第十二次党代会代表座谈会", "代表座谈会", ""),
        ("青江县参加第十届全国运动会动员会", "青江县动员会", ""),
        ("参加第八届进博会企业家交流会", "企业家交流会", ""),
        ("出席市第五次团代会的青年代表第二次座谈会", "青年代表第二次座谈会", "2"),
        ("列席市人大常委会第八次会议的代表座谈会", "代表座谈会", ""),
        ("出席第三届全国青年大会闭幕会", "出席第三届全国青年大会闭幕会", "3"),
        ("参加第十届全国运动会动员会", "动员会", ""),
        ("参加第三届青江艺术节志愿者座谈会", "志愿者座谈会", ""),
        ("出席第九届青江论坛嘉宾第二次座谈会", "嘉宾第二次座谈会", "2"),
        ("省第十二次党代会", "省第十二次党代会", "12"),
        ("第十届全国运动会", "第十届全国运动会", "10"),
        ("出席第十届全国运动会", "出席第十届全国运动会", "10"),
    ],
)
def test_a_meeting_that_some_attend_counts_that_one(name, own, number):
    assert (without_attended(name), session(name)) == (own, number)
    assert series(name).startswith("全国运动会") is (own == "第十届全国运动会")
