"""Minutes whose head gives day and people in fields or a table."""

from __future__ import annotations

import pytest

import analysis
from analysis import corpus, timeline
from analysis.records import Source
from analysis.wording import catalogue

ITEMS = "议题一：传达学习全县教育工作会议精神。\n\n议题二：研究校园安全工作。会议决定，6月底前完成检查。\n"
NAMED = "青江县教育局党组会议"


def found(text: str):
    (row,) = analysis.find_meetings(text).itertuples()
    return row


@pytest.mark.parametrize(
    "head",
    [
        "时间：2024年2月27日 14:30\n地点：三楼会议室\n主持人：王小明\n出席：李大伟、张丽华\n列席：陈建国\n记录：刘志强\n\n",
        "会议时间：2024年2月27日下午\n会议地点：三楼会议室\n主 持 人：王小明\n出席人员：李大伟、张丽华\n列席人员：陈建国\n\n",
        "会议时间\t2024年2月27日 14:30\t会议地点\t三楼会议室\n主持人\t党组书记、局长 王小明\t记录人\t刘志强\n"
        "出席\t李大伟、张丽华\t缺席\t周海涛（出差）\n列席\t办公室主任 陈建国\n",
        "时间：2024年2月27日　地点：三楼会议室　主持：王小明\n参会人员：李大伟，张丽华，陈建国\n\n",
    ],
)
def test_minutes_with_fields_are_a_meeting(head):
    text = f"{NAMED}记录\n\n{head}{ITEMS}"
    row = found(text)
    assert (row.name, row.date, row.status, row.kind) == (NAMED, "2024-02-27", "held", "meeting")
    assert (row.body, row.chair, row.attendees) == ("青江县教育局", "王小明", "李大伟；张丽华；陈建国")
    assert corpus.cut(Source(name="a.txt", text=text)).articles[0].headline == f"{NAMED}记录"
    assert row.rule in {key.partition(".")[2] for key in catalogue() if key.startswith("meeting.")}


def test_minutes_in_traditional_characters_give_names_as_the_other_texts_do():
    head = "會議時間：2024年2月27日下午\n會議地點：三樓會議室\n主 持 人：陳國華\n出席人員：李偉、張麗華\n\n"
    row = found(f"青江縣教育局黨組會議紀要\n\n{head}會議傳達學習了有關會議精神。\n")
    assert (row.date, row.chair, row.attendees) == ("2024-02-27", "陈国华", "李伟；张丽华")


OPENING = "2024年4月9日下午，县长王小明主持召开县政府第32次常务会议，研究油茶产业发展等工作。\n\n"


@pytest.mark.parametrize(
    "end",
    [
        "参加人员名单\n姓名\t单位及职务\t备注\n王小明\t县长\t主持\n李大伟\t副县长\n张丽华\t副县长\t请假\n陈建国\t县林业局局长\t列席\n记录：刘志强\n",
        "出席：李大伟\n列席：陈建国\n请假：张丽华\n",
    ],
)
def test_people_listed_below_minutes_are_at_their_meeting(end):
    row = found(f"青江县政府常务会议纪要\n\n{OPENING}会议听取了汇报，强调要抓好落实。\n\n{end}")
    assert (row.name, row.date) == ("县政府第32次常务会议", "2024-04-09")
    assert (row.chair, row.attendees) == ("王小明", "李大伟；陈建国")


@pytest.mark.parametrize(
    "text",
    [
        # a notice, and a form without a day
        "青江县教育工作会议通知\n\n时间：2024年2月27日\n地点：三楼会议室\n参会人员：李大伟、张丽华\n",
        f"{NAMED}记录\n\n地点：三楼会议室\n主持人：王小明\n\n{ITEMS}",
        "青江县会议记录\n\n时间：上午\n\n各单位要做好会议记录。\n",
    ],
)
def test_no_meeting_is_held_by_fields_alone(text):
    rows = analysis.find_meetings(text)
    assert not len(rows) or "held" not in rows.status.tolist()


HEAD = "时间：2024年2月27日\n主持人：王小明\n出席：李大伟\n\n"


@pytest.mark.parametrize(
    "told",
    [
        "会议传达学习了2月20日召开的县委经济工作会议精神。\n",
        "会议要求抓好落实。\n\n王小明：2月22日，我局还召开了家长座谈会，收集意见37条。\n",
    ],
)
def test_another_meeting_that_minutes_tell_of_is_not_theirs(told):
    rows = analysis.find_meetings(f"{NAMED}记录\n\n{HEAD}{told}").set_index("name")
    assert (rows.date[NAMED], rows.chair[NAMED], rows.attendees[NAMED]) == ("2024-02-27", "王小明", "李大伟")
    assert "李大伟" not in "".join(rows.attendees.drop(NAMED))


def test_the_words_of_a_press_conference_are_one():
    head = "时间：2024年11月6日 10:00\n\n地点：融媒体中心发布厅\n\n主持人：县委宣传部副部长 王小明\n\n"
    words = "王小明：各位记者朋友，上午好！\n\n李大伟：一年多来，全县新增企业46家。10月28日，我局还召开了企业家座谈会。\n"
    rows = analysis.find_meetings(f"青江县“三新一稳”行动新闻发布会实录\n\n{head}{words}").set_index("date")
    assert (rows.name["2024-11-06"], rows.chair["2024-11-06"]) == ("青江县“三新一稳”行动新闻发布会", "王小明")


def test_a_deputy_who_stands_in_for_the_chief_does_not_chair():
    roster = "姓名\t职务\n王小明\t县长\n李大伟\t副局长（主持工作）\n"
    row = found(f"青江县政府常务会议纪要\n\n{OPENING}{roster}")
    assert (row.chair, row.attendees) == ("王小明", "李大伟")


@pytest.mark.parametrize("label", ["参加", "出席人员", "与会人员"])
def test_a_list_of_those_present_below_a_report_may_have_spaces_only(label):
    text = (
        "局长办公会召开\n\n8月12日，县水利局召开局长办公会。局长江涛主持会议，研究防汛工作。\n"
        f"{label}：陈　刚　刘晓东　马　丽\n列席：方 明 许建国 于 洋\n"
    )
    [meeting] = timeline.build([corpus.cut(Source("a.txt", text, "", "2024-08-13"))]).meetings
    assert meeting.attendees == ("陈刚", "刘晓东", "马丽", "方明", "许建国", "于洋")
