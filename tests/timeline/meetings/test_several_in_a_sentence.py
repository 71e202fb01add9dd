"""Sentences in which a word for a gathering occurs twice, or several people do the same."""

from __future__ import annotations

import pytest

from analysis import find_meetings, timeline
from tests.rows import each
from tests.timeline.documents import document


@pytest.mark.parametrize("opening", ["会见活动结束后", "集体会见前", "在小范围会谈后", "接见仪式之后"])
def test_a_reception_is_found_behind_another_word_for_one(opening: str):
    text = f"10月17日，{opening}，市委书记王小明会见了来访的贝国大使法尔一行。"
    (meeting,) = timeline.build([document(text)]).meetings
    assert (meeting.kind, meeting.name) == ("reception", "王小明会见贝国大使法尔一行")


REPORTS = ("市教育局局长王小明", "市水利局局长李大伟", "市林业局局长张建国", "市民政局局长陈立新")


@pytest.mark.parametrize(
    ("count", "role"), [(1, "speaker"), (2, "speaker"), (3, "contributor"), (4, "contributor")]
)
def test_of_three_or_more_who_report_none_is_a_main_speaker(count: int, role: str):
    text = f"5月8日，全市民生工作会议召开。{'、'.join(REPORTS[:count])}作工作报告。"
    made = timeline.build([document(text)])
    assert [one.role for one in made.attendance] == [role] * count


@pytest.mark.parametrize(
    "opening",
    [
        "为做好招商引资工作",
        "在调研座谈会前",
        "结束考察后",
        "按照“十四五”规划专题调研安排",
        "继走访企业之后",
        "在视察、检查的基础上",
        "根据调研方案",
    ],
)
def test_a_tour_is_found_behind_a_word_for_one_that_reports_none(opening: str):
    text = f"5月8日，{opening}，市长王小明到滨江区调研城市建设。"
    (meeting,) = timeline.build([document(text)]).meetings
    assert (meeting.kind, meeting.name) == ("visit", "王小明到滨江区调研城市建设")


@pytest.mark.parametrize("opening", ["根据协议签署安排", "在见证签约后", "双方签署备忘录"])
def test_a_signing_is_found_behind_a_word_for_one_that_names_no_parties(opening: str):
    text = f"5月8日，{opening}，市政府与华远集团签署战略合作协议。"
    (meeting,) = timeline.build([document(text)]).meetings
    assert (meeting.kind, meeting.name) == ("event", "市政府与华远集团签署战略合作协议")


@pytest.mark.parametrize("opening", ["欢迎仪式后", "在赴京之前", "会议来到尾声"])
def test_who_came_is_found_behind_a_word_for_coming_that_reports_nobody(opening: str):
    text = f"5月8日，{opening}，省政府督导组来我县。"
    (meeting,) = timeline.build([document(text)]).meetings
    assert (meeting.kind, meeting.name) == ("visit", "省政府督导组来我县")


@pytest.mark.parametrize(
    "opening", ["会议将要召开的消息传出", "要定期召开联席会议", "会议如期举行的条件成熟"]
)
def test_a_meeting_is_found_behind_a_verb_that_reports_none(opening: str):
    text = f"{opening}，5月8日，全市教育工作会议召开。"
    (meeting,) = timeline.build([document(text)]).meetings
    assert (meeting.name, meeting.date) == ("全市教育工作会议", "XXXX-05-08")


@pytest.mark.parametrize("how", ["在收听收看{}后，", "收看{}结束后，"])
def test_a_meeting_that_is_watched_before_another_one(how):
    watched = how.format("全省安全生产视频会议")
    found = find_meetings(f"6月12日，{watched}柳河市政府随即召开工作部署会。", published="2024-06-13")
    assert sorted(found["name"]) == ["全省安全生产视频会议", "柳河市政府工作部署会"]


ATTENDED = (
    ("首届江滩灯会开幕式", "江滩企业家大会"),
    ("北方论坛", "企业家座谈会"),
    ("清江港开港仪式", "全市安全生产工作会议"),
    ("第三届江滩马拉松启动仪式", "清江大桥通车仪式", "全市外事工作会议"),
)


@each("names", ATTENDED)
@each("between", ["、", "、欢迎午餐、集中巡馆、", "、答谢晚宴、", "、项目签约、文艺演出、"])
@each("end", ["", "并讲话", "并致辞", "等重要活动", "等系列活动"])
def test_every_gathering_of_a_list_that_somebody_attended_is_found(names, between, end):
    text = f"5月7日，市长王小明先后出席{between.join(names)}{end}。"
    assert set(find_meetings(text, published="2024-05-08")["name"]) == set(names)


@each("name", ["北方论坛开幕式、闭幕式", "全市党建、统战工作会议"])
def test_a_name_that_holds_a_list_stays_whole(name):
    text = f"5月7日，市长王小明出席{name}。"
    assert list(find_meetings(text, published="2024-05-08")["name"]) == [name]


@each("first", ["北方论坛", "全市教育工作会议", "清江港开港仪式"])
@each("second", ["安全生产、防汛工作会议", "党建、统战工作会议", "医药、器械展览会"])
def test_a_name_of_two_subjects_stays_whole_in_a_list(first, second):
    text = f"5月7日，市长王小明先后出席{first}、{second}。"
    assert set(find_meetings(text, published="2024-05-08")["name"]) == {first, second}


@each("verb", ["宣布，", "介绍，", "透露，", "宣布", "透露"])
@each(
    "what",
    [
        "国家副主席王小明将应邀访问贝国",
        "市长王小明将率团访问贝国",
        "清江大桥将开工建设",
        "北方论坛将在云港开幕",
    ],
)
def test_the_day_of_an_announcement_is_not_that_of_the_visit(verb, what):
    text = f"新闻发言人李大伟7日{verb}{what}。"
    assert not any(find_meetings(text, published="2024-12-08")["date"])


@each("day", ["3月18日", "3月18至19日 ", "3月18日，"])
@each("verb", ["联合举办", "共同主办"])
def test_a_day_is_no_part_of_who_organises(day, verb):
    text = f"{day}云港市政府和清江市政协{verb}的“振兴江滩经济”论坛在清江召开。"
    assert list(find_meetings(text, published="2024-03-20")["body"]) == ["云港市政府；清江市政协"]


@each(
    ("row", "name"),
    [
        ("1\t2023年2月7日\t市政府召开第二次常务会议\t市政府大楼", "市政府第二次常务会议"),
        ("2\t2023-02-07\t市委召开六届五次全会\t市民中心", "市委六届五次全会"),
        ("3\t2023.2.7\t全市教育大会召开\t大剧院", "全市教育大会"),
        ("2023年2月7日\t上午\t全市教育大会召开\t大剧院", "全市教育大会"),
    ],
)
def test_the_cells_of_a_row_are_clauses(row, name):
    found = find_meetings(row)
    assert (list(found["name"]), list(found["date"])) == ([name], ["2023-02-07"])


@each("name", ["全市安全生产工作会议", "在建项目安全生产专题会议", "市政府第三次常务会议"])
@each("chairs", ["市长王小明主持会议", "市长王小明主持召开会议", "市长王小明主持会议并讲话"])
def test_a_meeting_is_named_by_the_clause_before_who_chairs_it(name, chairs):
    (row,) = find_meetings(f"8月26日下午，{name}，{chairs}。", published="2024-08-28").to_dict("records")
    assert (row["name"], row["chair"], row["date"]) == (name, "王小明", "2024-08-26")


@each("length", ["，历时两天", "，会期2天", "，为期两天"])
@each("verb", ["召开", "举行", "在云港市召开"])
def test_a_length_behind_a_meeting_gives_all_its_days(verb, length):
    found = find_meetings(f"3月27日，全市教育工作会议{verb}{length}。", published="2024-03-30")
    assert list(found["date"]) == ["2024-03-27/2024-03-28"]


@each("where", ["正在海州参加经贸研讨会的", "正在海州访问的", "率团在海州考察的", "应邀来海州出席论坛的"])
def test_a_host_is_found_behind_where_he_is(where):
    text = f"3月27日，{where}云港市市长王小明会见了海州集团董事长李大伟一行。"
    (row,) = find_meetings(text, published="2024-03-30").to_dict("records")
    assert (row["kind"], row["name"], row["speakers"]) == (
        "reception",
        "王小明会见海州集团董事长李大伟一行",
        "王小明",
    )
