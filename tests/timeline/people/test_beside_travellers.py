"""Who is named beside a traveller, at a talk within a visit, at a ceremony with a reception, or at a press conference."""

from __future__ import annotations

import pytest

from analysis import corpus, find_meetings, timeline
from analysis.records import Source
from tests.rows import each

NAMES = ("米玉兰", "欧阳明远", "袁志军")
HALF_WIDTH = str.maketrans("，；：（）", ",;:()")


def meetings(text: str, kind: str) -> list:
    """The meetings of a kind, the same with marks of both widths."""
    found = [
        [one for one in timeline.build([corpus.cut(Source("page.txt", words))]).meetings if one.kind == kind]
        for words in (text, text.translate(HALF_WIDTH))
    ]
    people = [[(one.chair, one.speakers, one.attendees) for one in made] for made in found]
    assert people[0] == people[1]
    return found[0]


@each("name", NAMES)
@each("leads", ["率", "率领", "带领"])
@each("party", ["", "一行", "等一行5人"])
def test_who_is_taken_along_attends_and_does_not_lead(name: str, leads: str, party: str):
    text = f"7月12日，省外办副主任贾海{leads}秘书长{name}、礼宾处处长刘芳{party}来青江市调研。"
    (visit,) = meetings(text, "visit")
    assert visit.name.startswith("贾海")
    assert visit.attendees == (name, "刘芳")


@pytest.mark.parametrize("whom", ["市直有关部门负责人", "市党政代表团", "班子成员"])
def test_a_group_that_is_taken_along_names_nobody(whom: str):
    (visit,) = meetings(f"7月12日，市长贾海率领{whom}到白渡镇调研。", "visit")
    assert visit.attendees == ()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("talked", ["进行座谈交流", "座谈", "深入交流"])
def test_with_whom_travellers_talked_attends(name: str, talked: str):
    text = f"7月25日，市长贾海一行莅临集团考察调研，与集团党委书记、董事长{name}{talked}。"
    (visit,) = meetings(text, "visit")
    assert visit.attendees == (name,)


@pytest.mark.parametrize("name", NAMES)
def test_a_talk_goes_on_with_who_speaks_next(name: str):
    text = (
        "11月14日，青江学院校长贾海一行莅临我校交流访问。学校召开座谈会，党委副书记刘芳主持座谈会。\n"
        "座谈会上，副校长程芸介绍了情况。\n"
        f"青江学院院长{name}发表讲话，对学校的成绩表示祝贺。\n"
        "座谈会后，副校长石磊讲话。"
    )
    (talk,) = meetings(text, "meeting")
    assert (talk.chair, talk.speakers) == (("刘芳",), (name,))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("both", ["参加会见并出席签约仪式", "出席签约仪式"])
def test_who_attends_a_reception_and_its_ceremony_is_at_the_reception(name: str, both: str):
    text = (
        "8月31日，市政府举行合作协议签约仪式。"
        f"签约仪式前，市委书记贾海会见了青江集团总经理刘芳一行。副市长{name}{both}。"
    )
    (reception,) = meetings(text, "reception")
    assert reception.attendees == ((name,) if "会见" in both else ())


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("did", ["出席会议作新闻发布", "进行主题发布"])
def test_who_gives_the_news_speaks_at_a_press_conference(name: str, did: str):
    (event,) = meetings(f"7月8日，县法院召开新闻发布会，副院长{name}{did}。", "event")
    assert event.speakers == (name,)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "relayed",
    ["{d}来青江调研指示精神", "{d}到青江市视察时的重要讲话精神", "{d}莅临青江市检查指导工作时的讲话要求"],
)
def test_what_is_told_of_a_tour_is_no_visit_and_takes_nobody_from_the_meeting(name: str, relayed: str):
    text = (
        "12月31日，县长贾海主持召开县政府第四十二次常务会议。\n"
        f"会议传达了市人大常委会主任刘芳{relayed.format(d='12月30日')}。\n县政协副主席{name}列席会议。"
    )
    assert meetings(text, "visit") == []
    (meeting,) = meetings(text, "meeting")
    assert meeting.attendees == (name,)


@pytest.mark.parametrize("company", ["与广大机关干部、志愿者", "和全体师生一起", "同社区居民一道"])
def test_those_together_with_whom_something_was_done_do_not_name_it(company: str):
    text = f"3月14日，县委书记贾海来到白渡镇植树现场，{company}开展义务植树活动。"
    assert [one.name for one in meetings(text, "event")] == ["义务植树活动"]


@pytest.mark.parametrize("guest", ["客人", "来宾", "来访客人"])
def test_guests_to_whom_a_reception_refers_are_those_of_the_visit_before_it(guest: str):
    text = f"6月19日，青江学院党委书记贾海、校长刘芳来校考察交流。校长程芸、副校长石磊会见{guest}。"
    (reception,) = meetings(text, "reception")
    assert reception.name == "程芸、石磊会见青江学院党委书记贾海、校长刘芳"


def test_guests_of_whom_some_have_no_name_are_called_as_the_text_does():
    text = "6月19日，青江学院代表及清江中心总监刘芳来校考察交流。校长程芸会见来宾。"
    assert all("刘芳" not in one.name for one in meetings(text, "reception"))


def test_guests_of_another_day_are_not_meant():
    text = "6月19日，青江学院校长刘芳来校考察交流。6月20日，校长程芸会见客人。"
    assert all("刘芳" not in one.name for one in meetings(text, "reception"))


@pytest.mark.parametrize(
    "matter", ["互派代表团访问我市与青江学校交流一事", "合作与招生等事宜", "土地与税收问题"]
)
def test_what_a_talk_was_on_is_no_party_to_it(matter: str):
    text = f"8月4日，市长贾海会见了青江学院院长刘芳，并就{matter}进行了深入会谈。"
    assert [one.name for one in meetings(text, "reception")] == ["贾海会见青江学院院长刘芳"]


@pytest.mark.parametrize("group", ["调研组一行", "省外办调研组一行", "省调研组"])
@pytest.mark.parametrize("stop", ["12日下午，{}在滨江街区座谈调研。", "调研期间，{}还赴青江公司实地考察。"])
def test_the_stops_of_the_group_of_a_traveller_are_no_visits_of_their_own(group: str, stop: str):
    text = f"7月12日，省外办副主任贾海一行来青江市调研。\n{stop.format(group)}"
    assert len(meetings(text, "visit")) == 1


def test_the_group_of_another_body_makes_a_visit_of_its_own():
    text = "7月12日，省外办副主任贾海一行来青江市调研。\n12日下午，市水利局检查组到滨江街区检查防汛工作。"
    assert len(meetings(text, "visit")) == 2


@pytest.mark.parametrize(
    "stop",
    [
        "{day}，省督查组来到海州市督查环保工作。",
        "{day}，省检查组到白渡镇检查安全生产。",
        "同日，省指导组赴清江县指导换届。",
    ],
)
@pytest.mark.parametrize(("tour", "day"), [("7月12日", "7月13日"), ("3月4日", "3月9日")])
def test_the_tour_of_another_group_of_the_same_government_is_a_visit_of_its_own(tour, stop, day):
    rows = find_meetings(f"{tour}，省长程远到青江市调研。\n{stop.format(day=day)}", published="2023-12-06")
    assert rows["kind"].tolist() == ["visit", "visit"]


@pytest.mark.parametrize(
    "what",
    [
        "，该公司去年与总经理米玉兰洽谈合作失败",
        "，希望企业加强与市委书记米玉兰的交流",
        "，了解公司与外国总经理米玉兰交流合作情况",
        "，要求镇党委书记欧阳明远带领村支书米玉兰走访群众",
        "，就公司与教授米玉兰洽谈合作提出要求",
    ],
)
def test_who_stands_in_what_a_traveller_wishes_or_hears_is_not_with_him(what):
    rows = find_meetings(f"3月5日，市长程远到青江公司调研{what}。", published="2023-03-06")
    assert rows["attendees"].tolist() == [""]


@pytest.mark.parametrize(
    "who", ["和田地区干部", "同济大学学生", "和平街道党员", "同仁医院职工", "同德县群众"]
)
def test_names_that_begin_as_company_does_keep_their_gathering(who):
    rows = find_meetings(f"3月5日，{who}举行义务植树活动。", published="2023-03-06")
    assert rows["name"].tolist() == [f"{who}义务植树活动"]


@pytest.mark.parametrize(
    "what",
    [
        "检查重要讲话精神贯彻落实情况",
        "调研重要指示批示精神学习情况",
        "督查指示精神落实情况",
        "调研意见要求办理情况",
    ],
)
def test_how_instructions_are_followed_is_inspected(what):
    rows = find_meetings(f"12月31日，县委书记程远到白渡镇{what}。", published="2024-01-02")
    assert rows["kind"].tolist() == ["visit"]


def test_orders_give_nobody_a_role():
    rows = find_meetings(
        "3月5日，市委常委会召开会议。会议要求，由副市长程远带队，开展检查。", published="2023-03-06"
    )
    assert rows[["chair", "speakers", "attendees"]].eq("").all(axis=None)


def test_the_parts_of_a_feature_that_goes_back_in_time_are_no_news():
    parts = "2024年3月20日，清江论坛开幕。\n2024年1月20日，市委召开筹备会议。\n2023年10月8日，市政府召开新闻发布会。"
    rows = find_meetings(f"回眸：清江论坛筹备历程\n{parts}", published="2024-03-28")
    assert rows["status"].tolist() == ["referenced", "referenced", "held"]  # by their days


@pytest.mark.parametrize(
    "text",
    [
        "6月19日，副市长贾海到白渡镇调研。校长程芸在青江大学会见来宾。",
        "6月19日，市委书记贾海到白渡镇调研。当天，市长程芸会见来访的客人。",
        "6月19日，市长贾海考察北方论坛筹备工作。市委书记程芸在论坛开幕前会见嘉宾。",
        "6月19日，市长贾海到白渡镇调研。会后，校长程芸赴京会见客人。",
        "6月19日，副省长贾海来我市调研。市长程芸在北方论坛期间会见客人。",
        "6月19日，副省长贾海来我市调研。市长程芸赴京会见客人。",
        "6月19日，副省长贾海来我市调研。市长程芸会见嘉宾。",
    ],
)
def test_travellers_who_did_not_come_to_the_host_are_not_its_guests(text: str):
    (reception,) = meetings(text, "reception")
    assert "贾海" not in reception.name
    (visit,) = meetings(text, "visit")
    assert "贾海" in visit.name


@pytest.mark.parametrize("came", ["来校考察交流", "来我市调研", "莅临我市考察交流", "到访我校"])
def test_travellers_who_came_to_the_host_are_its_guests(came: str):
    text = f"6月19日，青江学院党委书记贾海、校长刘芳{came}。校长程芸会见客人。"
    (reception,) = meetings(text, "reception")
    assert (
        reception.name.startswith("程芸会见青江学院党委书记贾海、校长刘芳") or "贾海、刘芳" in reception.name
    )


@each("name", NAMES)
@each(
    "elsewhere",
    [
        "省教育厅厅长{}日前在全省教育大会上讲话。",
        "省教育厅厅长{}近日讲话强调，要抓好落实。",
        "晚宴由{}致欢迎辞。",
        "晚宴主持人{}致欢迎辞。",
        "欢迎酒会上{}致辞。",
        "市长{}在北方论坛上致辞。",
        "省教育厅{}等领导的讲话引起热烈反响。",
        "市长{}的秘书介绍了情况。",
    ],
)
def test_who_speaks_elsewhere_does_not_speak_at_the_talk(name: str, elsewhere: str):
    text = (
        "11月14日，青江学院校长贾海一行莅临我校交流访问。学校召开座谈会，党委副书记刘芳主持座谈会。\n"
        f"座谈会上，副校长程芸介绍了情况。\n{elsewhere.format(name)}"
    )
    (talk,) = [one for one in meetings(text, "meeting") if one.chair == ("刘芳",)]
    assert talk.speakers == ()


@pytest.mark.parametrize(
    "who", ["院长袁志军", "袁志军院长", "院长袁志军首先", "青江学院党委副书记、院长袁志军"]
)
@pytest.mark.parametrize("said", ["讲话，表示祝贺。", "致欢迎辞。"])
def test_who_speaks_next_at_a_talk_however_called(who: str, said: str):
    text = (
        "11月14日，青江学院校长贾海一行莅临我校交流访问。学校召开座谈会，党委副书记刘芳主持座谈会。\n"
        f"座谈会上，副校长程芸介绍了情况。\n{who}{said}"
    )
    (talk,) = [one for one in meetings(text, "meeting") if one.chair == ("刘芳",)]
    assert talk.speakers == ("袁志军",)
