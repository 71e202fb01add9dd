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
