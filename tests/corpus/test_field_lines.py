"""Lines that give one thing each stay lines, in minutes, notices and forms, and what looks like them does not become one."""

from __future__ import annotations

import pytest

from analysis import corpus
from analysis.records import Source

_LONG = "会议听取了关于全市防汛工作情况的汇报，研究部署了下一阶段防汛救灾和安全生产各项重点工作，对做好汛期值班值守、物资储备、人员转移等提出了明确要求。"
STAY = [
    ("青江市水利局会议纪要", "时间：3月5日", "地点：二楼", "主持：何东山", "记录：李仲明", _LONG),
    (
        "招标公告",
        "项目名称：青江大桥维修",
        "项目编号：QJ2024-5",
        "招标单位：市交通局",
        "预算金额：50万元",
        _LONG,
    ),
    ("接待方案", "考察单位：云港市水利局", "接待时间：5月6日", "带队领导：李仲明", "陪同人员：何东山", _LONG),
    ("培训通知", "一、培训时间：5月6日", "二、培训地点：党校", "三、参训人员：新录用人员", _LONG),
    (
        "关于举办讲座的通知",
        "主讲人：李仲明教授",
        "主　题：防汛知识",
        "时　间：5月6日",
        "地　点：报告厅",
        _LONG,
    ),
    ("值班安排", "带班领导：何东山", "值班人员：李仲明", "联系电话：2345678", _LONG),
    (
        "防汛工作例会记录",
        "会议时间:5月6日",
        "会议地点:三楼",
        "出席人员:",
        "何东山、李仲明",
        "列席人员:",
        "各镇镇长",
        _LONG,
    ),
    ("督查通报", "督查时间：5月6日", "督查组长：李仲明", "督查对象：白渡镇", "督查结果：良好", _LONG),
    (
        "任前公示",
        "姓名：李仲明",
        "性别：男",
        "民族：汉族",
        "现任职务：市水利局副局长",
        "拟任职务：市水利局局长",
        _LONG,
    ),
    ("合同登记表", "甲方：市水利局", "乙方：青江建设公司", "签订日期：5月6日", "合同金额：五十万元", _LONG),
]
JOIN = [
    # rows of type that begin with what somebody said, or with one name and a colon
    (
        "5月6日，市委召开常委会会议，研究部署防汛工作，会议",
        "强调：要落实责任，加强值班值守，做好物资储备，确保",
        "安全度汛。",
    ),
    (
        "何东山对记者说，今年雨水来得早，雨量大，各地准备的",
        "时间：不到一个月，任务很重，要抓紧落实各项防汛准备",
        "工作。",
    ),
]


@pytest.mark.parametrize("lines", STAY, ids=[lines[0] for lines in STAY])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_each_field_is_a_line(lines: tuple[str, ...], gap: str):
    found = corpus.cut(Source("a.txt", gap.join(lines)))
    assert [article.headline for article in found.articles] == [lines[0]]
    assert tuple(part.text for part in found.paragraphs) == lines


@pytest.mark.parametrize("rows", JOIN)
def test_rows_that_begin_with_a_colon_behind_a_word_go_on(rows: tuple[str, ...]):
    found = corpus.cut(Source("a.txt", "\n".join(rows)))
    assert [part.text for part in found.paragraphs] == ["".join(rows)]


@pytest.mark.parametrize(
    "lines",
    [
        ("何东山：把民生实事办到群众心坎上", "时间：2-03-2024 15:30来源：青江网"),
        ("李仲明：让老城区焕发新活力", "时间：昨天上午"),
        ("好声音：让民生更有温度", "时间：2-03-2024", "来源：青江网"),
    ],
)
def test_a_headline_with_a_colon_above_what_a_site_says_is_no_field(lines: tuple[str, ...]):
    found = corpus.cut(Source("a.txt", "\n".join([*lines, _LONG, _LONG[:-8] + "抓好工作。"])))
    assert [article.headline.startswith(lines[0]) for article in found.articles] == [True]
