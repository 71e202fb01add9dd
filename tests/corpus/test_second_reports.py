"""Reports of one file of which only the first opens with 本报讯."""

from __future__ import annotations

import pytest

from analysis.corpus.cutting import cut
from analysis.records import Source

FIRST = """全市教育工作会议召开

本报讯（记者 林小禾）1月29日下午，全市教育工作会议在安平召开。副市长黄丽华出席会议并讲话。

会议指出，要落实立德树人根本任务，办好人民满意的教育，加快建设高质量教育体系。
"""
ALIKE = """
全市卫生健康工作会议召开

2月2日，全市卫生健康工作会议召开。副市长黄丽华出席会议并讲话。

会议强调，要推进健康安平建设，完善公共卫生体系，扎实做好重点传染病防控。
"""
TOUR = """
李文涛到平川县调研

2月5日，市长李文涛到平川县调研春耕备耕工作。他先后来到种子市场、农资门店，详细了解种子、化肥供应情况。
"""
PART = """
健全工作机制

2月5日，各区县报送实施方案。会议要求，压实各方责任，按时完成各项任务。
"""
#: Sections of one text, whose headings do not say who, or whose day is before that of the report or names its year.
SECTIONS = {
    "走进大山": "1994年9月1日，王小明走进大山，成为青山小学的一名教师。他白天上课，晚上备课，一年里走遍了所有学生的家。",
    "获得表彰": "2023年9月10日，王小明获得全国表彰。他说，这份荣誉属于青山小学的每一位教师，今后还要继续努力。",
    "召开动员大会": "2月3日，青江县召开动员大会。县长王小明作动员讲话，各乡镇、各部门签订目标责任书，明确时间表和任务书。",
    "开展集中督查": "2月4日，青江县开展集中督查。督查组先后到六个乡镇，现场查看台账资料，就发现的问题列出整改清单。",
    "动员大会召开": "2月3日，青江县召开动员大会。县长王小明作动员讲话，各乡镇、各部门签订目标责任书，明确时间表。",
    "青江县开展督查": "11月8日，青江县开展督查。督查组先后到六个乡镇，现场查看台账资料，就发现的问题列出整改清单。",
    "青江县举办书展": "今天，青江县举办书展。书展为期三天，展出图书两万册，吸引了各乡镇的读者前来观看和选购。",
    "到青山镇督导": "2月4日，县长到青山镇督导。他实地查看了学校和卫生院，详细询问项目建设情况，现场解决了两个问题。",
    "王小明走进大山": "1994年9月1日，王小明走进大山，成为青山小学的一名教师。他白天上课，晚上备课，走遍了所有学生的家。",
    "县教育局部署工作": "1月5日，县教育局部署工作。会议把全年的任务分解到各个学校，要求每个月报送进展情况，按时完成任务。",
}


@pytest.mark.parametrize(
    "headings", [["走进大山", "获得表彰"], ["召开动员大会", "开展集中督查"], *([one] for one in SECTIONS)]
)
def test_sections_of_a_text_are_no_reports(headings):
    first = FIRST.replace("全市教育工作会议召开\n", "王小明同志先进事迹\n", 1)
    for opening in (FIRST, first):
        text = opening + "".join(f"\n{heading}\n\n{SECTIONS[heading]}\n" for heading in headings)
        assert len(cut(Source(name="a.txt", text=text)).articles) == 1


@pytest.mark.parametrize(
    ("text", "headlines"),
    [
        (FIRST + ALIKE, ["全市教育工作会议召开", "全市卫生健康工作会议召开"]),
        (
            FIRST + TOUR + ALIKE,
            ["全市教育工作会议召开", "李文涛到平川县调研", "全市卫生健康工作会议召开"],
        ),
        (FIRST + PART, ["全市教育工作会议召开"]),
    ],
)
def test_a_report_that_opens_with_its_day_and_tells_its_headline_is_one_of_its_own(text, headlines):
    assert [article.headline for article in cut(Source(name="a.txt", text=text)).articles] == headlines
