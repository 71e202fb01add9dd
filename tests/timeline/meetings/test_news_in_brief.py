"""What news in brief leaves to the words around it: the day of a clock time, the length of a fair, a visit that begins."""

from __future__ import annotations

import pytest

from analysis import find_meetings, timeline
from tests.timeline.documents import document


def held(text, published="2024-06-13", headline=""):
    rows = find_meetings("\n\n".join(filter(None, (headline, text))), published=published)
    return {(row.kind, row.date, row.name) for row in rows.itertuples() if row.status == "held"}


@pytest.mark.parametrize("clock", ["7时30分", "9时整", "16时许", "10点半", "8点"])
@pytest.mark.parametrize("before", ["6月12日上午，远航队从云港出发。", "昨天（6月12日），全市迎来强降雨。"])
@pytest.mark.parametrize("between", ["", "\n"])
def test_a_clock_time_that_opens_a_sentence_is_of_the_day_named_before(clock, before, between):
    text = f"{before}{between}{clock}，远航队出征仪式在云港码头举行。"
    assert ("event", "2024-06-12", "远航队出征仪式") in held(text)


@pytest.mark.parametrize("clock", ["10时", "下午3点"])
def test_today_is_the_day_of_publication_for_a_later_time_too(clock):
    text = f"今天，云港码头人头攒动。{clock}，首航仪式在码头举行。"
    assert ("event", "2024-06-13", "首航仪式") in held(text)


@pytest.mark.parametrize(
    "text", ["仪式每天8时30分在广场举行。", "14时，参会代表离场。", "2018年，大桥通车。8时，车流如织。"]
)
def test_a_clock_time_alone_makes_no_gathering(text):
    assert held(text) == set()


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("为期三天的2024年世界茶业大会今天（6月12日）在云港闭幕。", "2024-06-10/2024-06-12"),
        ("今天（6月12日），为期4天的2024年世界茶业大会在云港开幕。", "2024-06-12"),
        ("为期12天的2024年世界茶业大会6月12日在云港闭幕。", "2024-06-01/2024-06-12"),
        ("2024年世界茶业大会6月12日在云港开幕。大会将持续至16日。", "2024-06-12/2024-06-16"),
        ("2024年世界茶业大会6月12日在云港开幕，将持续到6月16日。", "2024-06-12/2024-06-16"),
        ("2024年世界茶业大会6月12日在云港开幕。强降雨将持续至16日。", "2024-06-12"),
        ("2024年世界茶业大会6月12日在云港开幕。大会将持续至6月31日。", "2024-06-12"),
        ("2024年世界茶业大会6月12日在云港开幕。6月31日上午，大会圆满闭幕。", "2024-06-12"),
    ],
)
def test_all_days_of_what_lasts_several(text, days):
    assert held(text) == {("meeting", days, "2024年世界茶业大会")}


def test_how_long_a_fair_of_a_round_up_lasts_is_said_in_its_own_item():
    items = (
        "清江书展今天开幕\n第三届清江书展6月12日开幕。本届书展为期4天，设6个展区。\n\n"
        "海州电影节开幕\n第九届海州电影节6月12日开幕。共展映影片200部。\n\n"
        "云港车市升温\n云港车市持续升温。展会为期3天。\n"
    )
    found = held(items, headline="国内快讯", published="2024-06-12")
    assert ("event", "2024-06-12/2024-06-15", "第三届清江书展") in found
    assert ("event", "2024-06-12", "第九届海州电影节") in found


def test_a_launch_is_on_its_own_day_whatever_the_days_of_what_it_launched():
    text = "2024年江城科技活动周启动式6月12日在江城举办。\n2024年江城科技活动周以“热爱科学”为主题，于6月12至18日在全市各地举办。"
    assert held(text) == {("event", "2024-06-12", "2024年江城科技活动周启动式")}


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("6月12日，南国外交部长李德安抵达江国首都云港进行正式访问。", ("2024-06-12", "李德安访问江国")),
        ("南国国王哈利勒12日飞抵云港进行国事访问。", ("2024-06-12", "哈利勒访问云港")),
        (
            "江北代表团6月12日抵达香港，开启对港澳为期3天的访问。",
            ("2024-06-12/2024-06-14", "江北代表团访问港澳"),
        ),
        ("6月12日，清江大学代表团开始对海州的访问。", ("2024-06-12", "清江大学代表团访问海州")),
        ("6月12日，南国议长苏莱曼对江国展开友好访问。", ("2024-06-12", "苏莱曼访问江国")),
        ("由总统科莱、总统迪亚洛等3国领导人组成的代表团6月12日访问东国。", ("2024-06-12", "代表团访问东国")),
    ],
)
def test_visits_that_begin(text, row):
    assert held(text) == {("visit", *row)}


@pytest.mark.parametrize("words", ["抗议", "反对", "谴责", "批评"])
def test_a_visit_that_somebody_objects_to_is_not_what_they_report(words):
    assert not [row for row in held(f"6月12日，西国民众集会，{words}总统贝洛访问东国。") if row[0] == "visit"]


@pytest.mark.parametrize("same", ["也同期举办", "也同步召开", "还同时举行"])
def test_what_is_held_at_the_same_time_is_of_the_day_before_it(same):
    text = f"2024江城机器人大会6月12日在江城开幕。第三届江城智造论坛{same}，200家企业参加。"
    assert ("meeting", "2024-06-12", "第三届江城智造论坛") in held(text)


def test_a_sitting_that_resumes_is_held():
    assert held("江国与岛国12日交火。\n西国国会预算特别会议12日复会。") == {
        ("meeting", "2024-06-12", "西国国会预算特别会议")
    }


def test_a_relief_society_is_no_monthly_meeting():
    assert held("12日，西国红新月会发表声明，呼吁停火。") == set()


@pytest.mark.parametrize("place", ["在总统府", ""])
@pytest.mark.parametrize("talks", ["会谈", "会见"])
def test_a_ceremony_for_a_guest_beside_the_talks_is_an_event_of_that_day(place, talks):
    report = {"会谈": "同南国总统塔伦举行会谈", "会见": "会见南国总统塔伦"}[talks]
    text = (
        f"6月12日，江国总统贝洛{report}。\n{talks}前，贝洛{place}为塔伦举行欢迎仪式。副总统阿里参加欢迎仪式。"
    )
    rows = find_meetings(text, published="2024-06-13")
    [ceremony] = [row for row in rows.itertuples() if row.kind == "event"]
    assert (ceremony.date, ceremony.name) == ("2024-06-12", "贝洛为塔伦举行欢迎仪式")
    assert "贝洛" not in ceremony.attendees


def test_a_ceremony_told_by_its_own_report_and_by_that_of_the_talks_is_one():
    reports = (
        "江国总统贝洛12日下午举行仪式，欢迎南国总统伊萨·塔伦对江国进行国事访问。",
        "江国总统贝洛6月12日下午同南国总统塔伦举行会谈。\n会谈前，贝洛在总统府为塔伦举行欢迎仪式。",
        "江国总统贝洛6月12日下午同岛国总统莫雷举行会谈。\n会谈前，贝洛在总统府为莫雷举行欢迎仪式。",
    )
    documents = [document(text, name=f"{n}.txt", published="2024-06-12") for n, text in enumerate(reports)]
    line = timeline.build(documents)
    events = [
        (meeting.name, len(meeting.article_ids)) for meeting in line.meetings if meeting.kind == "event"
    ]
    assert sorted(count for _, count in events) == [1, 2]


def test_a_briefing_does_not_last_as_long_as_the_meeting_that_it_announces():
    text = "市政协六届一次会议新闻发布会今天（6月12日）举行，大会将于6月14日开幕，6月18日闭幕。"
    assert ("event", "2024-06-12", "市政协六届一次会议新闻发布会") in held(text)


def test_one_ceremony_in_full_and_in_short():
    text = "第19届江洲运动会火炬传递启动仪式12日在云港举行。市长王小明出席。\n9时，第19届江运会火炬传递启动仪式在歌声中拉开帷幕。"
    assert held(text) == {("event", "2024-06-12", "第19届江洲运动会火炬传递启动仪式")}
