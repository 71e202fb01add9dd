"""First lines of a page that look like its headline and are not, and headlines that look like a section."""

from __future__ import annotations

import pytest

from analysis import corpus
from analysis.records import Source

_REPORT = (
    "3月4日，青江市水利局召开专题会议，研究部署防汛工作，局党组书记李仲明主持会议并讲话，强调抓好落实。\n"
    "会议还研究了其他事项。\n"
)
_ABOUT = (
    "青江市档案馆负责收集、整理、保管全市各类档案资料，贯彻落实有关档案工作的法律法规和方针政策，提供利用服务。\n"
    "承担市委交办的其他任务。\n"
)


@pytest.mark.parametrize(
    ("above", "headline"),
    [
        ("青江水利网站讯 （记者 罗静雯）", ""),
        ("青江农业在线讯（记者 罗静雯）", ""),
        ("罗静雯+周光\n", ""),
        ("首页 > 要闻\n罗静雯＆周光\n", ""),
        ("教育+科技\n", "教育+科技"),
        ("青江水利局部署防汛工作\n罗静雯+周光\n", "青江水利局部署防汛工作"),
        ("首页 > 新闻中心 > 水利要闻\n水利要闻\n", ""),
        ("首页 > 新闻动态\n新闻动态\n2019-05-06\n", ""),
    ],
)
def test_above_a_report(above: str, headline: str):
    assert corpus.cut(Source("a.txt", above + _REPORT)).articles[0].headline == headline


@pytest.mark.parametrize("name", ["馆藏介绍", "主要职责", "会议制度"])
def test_where_the_trail_ends_is_what_the_page_is_about(name: str):
    page = f"首页 > 单位概况 > {name}\n{name}\n2019-05-06 来源：青江市档案馆\n{_ABOUT}"
    assert corpus.cut(Source("a.txt", page)).articles[0].headline == name
