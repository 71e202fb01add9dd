"""The year in the name of a gathering dates it, unless such gatherings look back or ahead."""

from __future__ import annotations

import pytest

from analysis import corpus, find_meetings, timeline
from analysis.records import Source
from tests.timeline.documents import document


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("柳河市2023年学雷锋志愿服务活动启动仪式3月2日在人民广场举行。", "2023-03-02"),
        ("1月15日，市长何清主持召开2022年政府工作报告目标任务分解动员部署会。", "2022-01-15"),
        ("1月20日，市政协主席何清赴龙岭镇开展2021年“春风行动”慰问活动。", "2021-01-20"),
        ("东岭集团2021年冬季安全生产大检查动员会12月3日召开。", "2021-12-03"),
        ("梅山县2021年春季重大项目集中开工仪式3月9日举行。", "2021-03-09"),
        ("东岭集团2022年终总结大会1月13日在总部举行。", "2023-01-13"),
        ("柳河市政府新闻办2019年新年招待会12月19日在云州举行。", "2018-12-19"),
        ("东岭集团2021年工作总结暨2022年务虚会2月21日召开。", "2022-02-21"),
    ],
)
def test_a_name_dates_its_gathering(text, date):
    assert [m.date for m in timeline.build([document(text)]).meetings] == [date]


@pytest.mark.parametrize("matter", ["重点提案办理", "议案督办", "预算执行情况", "代表建议办理"])
@pytest.mark.parametrize("event", ["视察活动", "座谈会", "督办活动"])
def test_what_is_dealt_with_is_often_of_the_year_before(matter: str, event: str):
    """The publication decides, not the year in the name."""
    text = f"6月21日，区政协举行2022年{matter}{event}。"
    assert [m.date for m in timeline.build([document(text, published="2023-07-05")]).meetings] == [
        "2023-06-21"
    ]
    assert [m.date for m in timeline.build([document(text, published="2022-07-05")]).meetings] == [
        "2022-06-21"
    ]


def test_the_words_in_the_name_are_the_reason():
    text = "3月2日，柳河市2023年学雷锋志愿服务活动启动仪式举行。"
    (meeting,) = timeline.build([document(text)]).meetings
    reason = next(reason for reason in meeting.year_reasons if reason.rule == "year begun in the name")
    assert text[reason.start : reason.end] == reason.words == "2023年"


@pytest.mark.parametrize("place", ["柳河市", "梅山县", "东岭集团"])
@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("会上听取了2017年总结和2018年安排。", "2018-01-08"),
        ("与会人员认为，2018年关键在于提质量。", "2018-01-08"),
        ("近日当地荣获2017中国全面小康百佳称号。", "2018-01-08"),
        ("会议决定，第六次代表大会于2018年3月在云州召开。", "2018-01-08"),
    ],
)
def test_what_is_told_of_a_year_dates_its_gathering(place, sentence, date):
    text = f"1月8日，{place}召开年度述职大会。{sentence}"
    assert [m.date for m in timeline.build([document(text)]).meetings if m.status == "held"] == [date]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (
            "10月26日，区委五届十五次全会召开。全会决定，区第六次代表大会于2021年10月28日至30日召开。",
            "2021-10-26",
        ),
        ("9月3日，市政协召开主席会议，建议市政协十二届五次会议于2020年1月6日在云州举行。", "2019-09-03"),
        (
            "3月15日，县总工会召开一届二次会议。会议总结了县总工会2011年的工作，对2012年工作进行安排部署。",
            "2012-03-15",
        ),
        (
            "3月8日，市六届人大五次会议开幕。报告分为两部分：一是2016年工作回顾，二是2017年发展目标和重点工作。",
            "2017-03-08",
        ),
    ],
)
def test_years_that_a_text_plans_or_reviews_date_it(text, date):
    held = [m for m in timeline.build([document(text)]).meetings if m.status == "held"]
    assert [m.date for m in held] == [date]


_ITEM = "3月4日，柳河市委召开常委会会议。"


@pytest.mark.parametrize(
    "name",
    [
        "2021年大事记.txt",
        "2021年柳河市大事记.html",
        "柳河市2021年3月大事记.txt",
        "2021年柳河市大事记（上）.txt",
        "2021年政府工作大事记.txt",
        "2021年每周要闻第10期.txt",
        "柳河2021年简报.docx",
        "2022年柳河年鉴",
    ],
)
def test_the_name_of_a_chronicles_file_dates_its_items(name):
    assert [m.date for m in timeline.build([corpus.cut(Source(name, _ITEM))]).meetings] == ["2021-03-04"]


@pytest.mark.parametrize(
    "name",
    [
        "2021年活动材料.txt",
        "2021年文化活动资金拨付.txt",
        "2021年动态管理办法.txt",
        "2021年工作动态.txt",
        "2021年全市活动.txt",
        "2021年大事记评选结果.txt",
        "2021年度简报编写工作要求.txt",
        "2021年工作总结简报.txt",
        "2021年度表彰大会简报.txt",
        "2021年十大要闻评选简报.txt",
        "2021年工作要闻.txt",
        "2021年年鉴编纂会.txt",
    ],
)
def test_the_name_of_another_file_dates_nothing(name):
    assert [m.date for m in timeline.build([corpus.cut(Source(name, _ITEM))]).meetings] == ["XXXX-03-04"]


@pytest.mark.parametrize("things", ["新闻", "大事", "要闻"])
@pytest.mark.parametrize(
    ("day", "date"), [("1月8日", "XXXX-01-08"), ("7月13日", "2011-07-13"), ("11月2日", "2011-11-02")]
)
def test_the_ten_news_of_a_year_are_of_that_year(things: str, day: str, date: str):
    text = f"“2011年度海州大学十大{things}”评选结果揭晓。\n1、开启新篇章。{day}，海州大学第十次代表大会胜利闭幕。"
    assert [m.date for m in timeline.build([document(text)]).meetings] == [date]


@pytest.mark.parametrize(
    "called", ["2011级校友", "2015届毕业生", "2012版培养方案", "2010款车型", "2022年版教材"]
)
def test_classes_and_editions_name_no_year_of_the_meeting(called):
    """Who or what is called by a year is older than the meeting: the year of publication holds."""
    found = find_meetings(f"11月1日上午，学院召开{called}座谈会。", published="2025-11-18")
    assert found["date"].tolist() == ["2025-11-01"]


@pytest.mark.parametrize(
    "words", ["2021年第一季度全市饲料生产情况", "2021年一季度工作汇报", "2021年一季度经济运行分析"]
)
def test_a_quarter_that_is_reported_on_is_over(words):
    found = find_meetings(f"5月26日，协会召开理事会。会议听取了{words}。")
    assert found["date"].tolist() == ["2021-05-26"]


def test_a_quarter_that_is_only_named_opens_the_year():
    found = find_meetings("3月2日，协会召开理事会。会议研究2021年一季度重点任务。")
    assert found["date"].tolist() == ["2021-03-02"]


@pytest.mark.parametrize(
    "called",
    [
        "2021级新生开学典礼",
        "2021级新生军训动员大会",
        "2021届毕业生毕业典礼",
        "2021届高校毕业生招聘会",
        "2021版旅游地图首发式",
    ],
)
def test_what_a_class_or_an_edition_begins_or_ends_with_is_in_its_year(called):
    found = find_meetings(f"6月20日，海州大学举行{called}。")
    assert found["date"].tolist() == ["2021-06-20"]


def test_days_of_several_years_beside_another_day_are_no_chronicle():
    """Three anniversaries above a report: its day is of the year of publication."""
    days = "2018年10月1日，海州大桥通车。\n2019年10月1日，海州机场通航。\n2020年10月1日，海州高铁开通。\n"
    report = "10月28日，市政府召开交通工作会议，市长李大伟主持会议。会议强调，要做好工作。\n"
    found = find_meetings(f"全市交通建设回顾\n\n{days}{report}", published="2021-11-01")
    assert found["date"].tolist() == ["2021-10-28"]
