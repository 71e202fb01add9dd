"""Meetings of news items: opened as a letter says, spoken at where a body holds them, heard of at a press conference."""

from __future__ import annotations

import pytest

from analysis import timeline
from tests.timeline.documents import document


def found(text: str, headline: str = "") -> list[tuple[str, str, str, str]]:
    made = timeline.build([document(text, headline=headline, published="2024-09-14")])
    return [(row.kind, row.status, row.date, row.name) for row in made.meetings]


@pytest.mark.parametrize(
    ("headline", "text", "row"),
    [
        (
            "李仲明向云港学大会·青江论坛致贺信",
            "大会主题为“传承文化”，由市委宣传部、海州区人民政府共同主办，当日在云港开幕。",
            ("meeting", "held", "2024-09-14", "云港学大会·青江论坛"),
        ),
        (
            "李仲明向第三届云港国际茶业博览会致贺信",
            "本届博览会由市人民政府主办，14日在云港开幕。",
            ("event", "held", "2024-09-14", "第三届云港国际茶业博览会"),
        ),
        (
            "李仲明致信祝贺云港企业家论坛召开",
            "该论坛当日在云港举行。",
            ("meeting", "held", "2024-09-14", "云港企业家论坛"),
        ),
        (
            "李仲明向北方论坛致贺信",
            "论坛将于9月20日在云港开幕。",
            ("meeting", "planned", "2024-09-20", "北方论坛"),
        ),
    ],
)
def test_what_a_letter_congratulates_is_called_by_its_noun(headline, text, row):
    assert found(f"9月14日，{headline.removesuffix('召开')}。\n{text}", headline) == [row]


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        ("李仲明向云港大学建校百年致贺信", "大会当日在云港举行。"),
        ("李仲明向北方论坛致贺信", "论坛期间，各方9月14日在云港举行会谈。"),
    ],
)
def test_a_noun_that_a_letter_does_not_hold(headline, text):
    assert found(f"9月14日，{headline}。\n{text}", headline) == []


@pytest.mark.parametrize(
    "theme",
    [
        "以“传承文化 促进交流”为年度主题",
        "以“传承文化 促进交流”为大会主题",
        "主题为“传承文化 促进交流”",
        "年度主题是“传承文化 促进交流”",
    ],
)
def test_a_theme_between_a_name_and_its_verb(theme):
    text = f"2024云港文化论坛{theme}，由市委宣传部和海州区委共同主办，今天在云港开幕。"
    assert found(text) == [("meeting", "held", "2024-09-14", "2024云港文化论坛")]


def test_a_theme_before_a_name():
    text = "今天（9月14日），主题为“智造青江”的2024青江制造业大会在云港开幕。"
    assert found(text) == [("meeting", "held", "2024-09-14", "2024青江制造业大会")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("12日，副市长何东山在市教育局召开的教师座谈会上说，要减轻负担。", "教师座谈会"),
        (
            "当地时间12日，南国财政部长塔伦·贝克在南国国会预算委员会举行的听证会上表示，赤字将扩大。",
            "南国国会预算委员会听证会",
        ),
    ],
)
def test_who_spoke_at_what_a_body_held(text, name):
    assert found(text) == [("meeting", "held", "2024-09-12", name)]


@pytest.mark.parametrize(
    "text",
    [
        "近日，副市长何东山在市教育局举行的听证会上说，要减轻负担。",
        "2023年，何东山曾在市教育局召开的座谈会上说，要减轻负担。",
        "李仲明5日在记者会上表示，要抓好落实。",
    ],
)
def test_who_spoke_on_no_day_of_the_news(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("记者今天（9月14日）从市政府新闻办发布会上获悉，全市授权专利3万件。", "市政府新闻办发布会"),
        ("记者今天从市卫生健康委例行发布会上了解到，门诊量下降。", "市卫生健康委例行发布会"),
    ],
)
def test_a_press_conference_that_is_named_with_its_body(text, name):
    assert found(text) == [("event", "held", "2024-09-14", name)]


@pytest.mark.parametrize(
    "text",
    ["记者今天从去年市政府新闻发布会上了解到，专利3万件。", "今天，他从失败的发布会上吸取教训。"],
)
def test_no_press_conference_of_today(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("2024年3月5日上午，海州人民广场举行“升国旗、唱国歌”仪式。", "海州人民广场"),
        ("2024年3月5日，青江公园举办“光辉照我心”文艺汇演。", "青江公园"),
        ("2024年3月5日，云港市体育局在江滨公园举行健步走活动。", "江滨公园"),
        ("2024年3月5日，青江博物馆举办“光辉照我心”文艺汇演。", ""),
    ],
)
def test_a_place_that_is_the_subject_is_the_venue(text, venue):
    (row,) = timeline.build([document(text)]).meetings
    assert row.venue == venue


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "今天（9月14日）下午，市政协六届一次会议举行记者会。",
            ("event", "held", "2024-09-14", "市政协六届一次会议记者会"),
        ),
        (
            "市六届人大一次会议今天（9月14日）举行新闻发布会，市外办主任何东山回答记者提问。",
            ("event", "held", "2024-09-14", "市六届人大一次会议新闻发布会"),
        ),
        ("市政协六届一次会议9日下午举行视频会议。", ("meeting", "held", "2024-09-09", "市政协六届一次会议")),
        ("南国参议院5日举行会议决定不支持军事干预。", ("meeting", "held", "2024-09-05", "南国参议院会议")),
    ],
)
def test_what_a_session_or_a_body_held(text, row):
    assert found(text) == [row]
