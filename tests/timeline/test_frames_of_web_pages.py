"""Frames of the web pages of local bodies: what a ceremony opens with, numbered works, matters of a talk, transcripts, photo news."""

from __future__ import annotations

import pytest

from analysis import corpus, find_meetings, timeline
from analysis.records import Source
from analysis.timeline import dates, years
from tests.timeline.documents import document


def names(text: str, published: str = "2023-09-26") -> list[tuple[str, str]]:
    rows = find_meetings(text, published=published)
    return list(zip(rows["kind"], rows["name"], strict=True))


@pytest.mark.parametrize("sound", ["雄壮的国歌", "热烈的掌声", "阵阵鞭炮", "欢快的锣鼓"])
@pytest.mark.parametrize("mark", ["", "，"])
def test_sounds_before_a_name_are_no_part_of_it(sound: str, mark: str):
    text = f"9月20日，在{sound}声中{mark}石桥区第四次归侨代表大会在区礼堂开幕。"
    assert names(text) == [("meeting", "石桥区第四次归侨代表大会")]


@pytest.mark.parametrize("works", ["3号-5号泊位", "1号至3号楼", "1号、2号机组", "2号和4号桥", "6号标段"])
def test_a_number_of_a_building_or_a_machine_is_no_day(works: str):
    assert [found for found in dates.find(f"{works}工程开工") if found.unit == "day"] == []


def test_days_by_number_are_days():
    assert [found.value for found in dates.find("3月3号至5号召开，")] == ["XXXX-03-03/XXXX-03-05"]


@pytest.mark.parametrize("works", ["各项活动", "各类工作"])
def test_work_of_all_sorts_is_not_launched(works: str):
    assert names(f"9月20日，石桥中学筹委会会议召开，校庆{works}正式启动。") == [
        ("meeting", "石桥中学筹委会会议")
    ]


@pytest.mark.parametrize("adverb", ["相继", "陆续", "先后"])
@pytest.mark.parametrize("all_of", ["各乡镇", "各区县", "各村（社区）"])
def test_meetings_of_many_bodies_are_no_single_one(adverb: str, all_of: str):
    assert names(f"9月20日，青江县{all_of}{adverb}召开换届选举大会。") == []
    assert names(f"9月20日，青江县委{adverb}召开换届选举大会。") != []


@pytest.mark.parametrize(
    "matter",
    ["经贸和文化方面的合作", "我县和两地加强往来的举措", "友城建设和人员交流", "加强和上述三国的合作"],
)
def test_the_matter_of_a_talk_is_no_guest(matter: str):
    text = f"9月20日，县委书记米玉兰一行对北山市进行了访问，就{matter}进行了会谈。"
    assert [kind for kind, _ in names(text)] == ["visit"]


def test_a_guest_behind_the_matter_of_a_talk_is_one():
    assert names("9月20日，市长米玉兰就合作事宜与北山集团董事长石磊举行会谈。")[0][0] == "reception"


@pytest.mark.parametrize(
    "greeting", ["大家上午好！欢迎大家出席", "大家下午好，欢迎参加", "大家好！感谢大家前来参加"]
)
@pytest.mark.parametrize("held", ["", "今天举行的"])
def test_a_press_conference_to_which_a_transcript_welcomes_is_held(greeting: str, held: str):
    text = f"主持人：各位记者朋友，{greeting}青江县政府新闻办{held}新闻发布会。今天的主题是防汛。"
    rows = find_meetings(text, published="2023-09-26")
    assert list(rows["kind"]) == ["event"]
    assert list(rows["name"]) == ["青江县政府新闻办新闻发布会"]
    assert list(rows["date"]) == ["2023-09-26"]


def test_a_welcome_elsewhere_is_no_press_conference():
    assert names("各位来宾，大家上午好！欢迎大家来到青江发布厅，下面开始提问。") == []


CAPTION = "9月20日，青江县防汛工作会议在县礼堂召开。图为会议现场。 林小武 摄"


@pytest.mark.parametrize("above", ["", "青江县召开防汛工作会议\n"])
def test_a_caption_is_the_news_where_the_page_has_nothing_else(above: str):
    made = timeline.build([corpus.cut(Source("page.txt", above + CAPTION))]).meetings
    assert [one.name for one in made] == ["青江县防汛工作会议"]


def test_a_caption_below_a_report_is_none():
    text = f"9月21日，石桥区教育工作会议召开，区长米玉兰出席。\n{CAPTION}"
    made = timeline.build([corpus.cut(Source("page.txt", text))]).meetings
    assert [one.name for one in made] == ["石桥区教育工作会议"]


@pytest.mark.parametrize(
    "text", ["党的十八大以来，各项事业发展。", "中国共产党第十八次全国代表大会以来，事业发展。"]
)
def test_counting_since_the_congress_of_2012_has_no_end(text: str):
    assert [c.says for c in years.cues(document(text)) if c.rule == "sitting past"] == ["2012-11-14/.."]


def test_counting_since_another_congress_ends_with_the_next():
    cues = years.cues(document("党的十七大以来，各项事业发展。"))
    assert [c.says for c in cues if c.rule == "sitting past"] == ["2007-10-21/2012-11-14"]


def test_an_adviser_without_a_name_is_nobody():
    rows = find_meetings("2023年7月12日，集团召开工作会议，董事长米玉兰、顾问、部门负责人参加会议。")
    assert list(rows["attendees"]) == ["米玉兰"]


@pytest.mark.parametrize("clause", ["来我县出席开馆仪式的", "来校参加活动的", "来青江县出席年会的"])
def test_who_came_for_something_else_visits_where_the_clause_says(clause: str):
    found = names(f"9月20日，{clause}省总工会副主席米玉兰一行莅临我院视察。")
    assert ("visit", "米玉兰一行莅临我院视察") in found


@pytest.mark.parametrize("besides", ["并签订合作协议", "并与北山市缔结友好城市"])
def test_a_headline_names_a_tour_without_what_was_done_besides(besides: str):
    text = f"市长米玉兰率团赴北山市考察{besides}\n9月20日，市长米玉兰率团赴北山市考察招商工作。"
    assert names(text) == [("visit", "市长米玉兰率团赴北山市考察")]


def test_a_second_tour_in_a_headline_stays():
    text = "市长米玉兰赴北山市考察并看望慰问干部\n9月20日，市长米玉兰赴北山市考察招商工作。"
    assert names(text) == [("visit", "市长米玉兰赴北山市考察并看望慰问干部")]


@pytest.mark.parametrize("lead", ["以{}为组长的", "由{}任组长的", "以{}为领队的", "由{}率领的"])
def test_a_group_is_named_and_not_who_heads_it(lead: str):
    head = lead.format("省教育厅副厅长米玉兰")
    assert names(f"9月20日，{head}省政府学校安全督导组来青江县检查。") == [
        ("visit", "省政府学校安全督导组来青江县检查")
    ]


@pytest.mark.parametrize("group", ["视察团", "考察组"])
def test_who_heads_a_group_without_a_name_is_named(group: str):
    assert names(f"9月20日，以省政协副主席米玉兰为团长的{group}在青江县视察防汛情况。") == [
        ("visit", "米玉兰在青江县视察防汛情况")
    ]


@pytest.mark.parametrize("others", ["", "、石磊", "、石磊、程芸"])
def test_those_of_one_office_and_of_the_next_travel_together(others: str):
    found = names(f"9月20日，北山大学副校长袁志军{others}，教务处处长米玉兰一行来校考察。")
    called = "袁志军等" if others.count("、") > 1 else f"袁志军{others}、米玉兰一行"
    assert found == [("visit", f"{called}来校考察")]


@pytest.mark.parametrize("guest", ["Paul Lin", "Mary Ann Smith", "J. Brown"])
def test_a_name_in_latin_letters_is_one(guest: str):
    text = f"9月20日，北山大学国际处主任{guest}来访我校。副校长米玉兰接待了来宾。"
    assert names(text) == [("reception", f"米玉兰接待{guest}")]


@pytest.mark.parametrize(
    ("more", "date"),
    [
        ("会议明确2015年学校工作的总体思路是：深化改革。", "2015-03-10"),
        ("会议总结了2014年工作，部署2015年任务。", "2015-03-10"),
        ("会议总结了2015年工作，部署2016年任务。", "2016-03-10"),
        ("校长主持会议。", "XXXX-03-10"),
    ],
)
def test_a_working_meeting_of_a_year_plans_it_or_sums_it_up(more: str, date: str):
    rows = find_meetings(f"3月10日上午，学校召开2015年度工作会议。{more}")
    assert list(rows["date"]) == [date]


@pytest.mark.parametrize(
    "greeting", ["女士们、先生们，", "各位记者朋友，", "大家上午好！", "尊敬的各位来宾，"]
)
@pytest.mark.parametrize("gap", [" ", "　"])
def test_who_hosts_in_a_transcript_chairs(greeting: str, gap: str):
    text = f"9月20日，青江县政府召开新闻发布会。主持人：县委宣传部副部长米玉兰{gap}{greeting}欢迎各位。"
    rows = find_meetings(text, published="2023-09-26")
    assert list(rows["chair"]) == ["米玉兰"]
