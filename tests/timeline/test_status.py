"""What an article reports as news, and what it only recalls, by how far the days lie apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

import analysis
from analysis import timeline
from analysis.timeline.statuses import LONG_AGO, LOOKED_BACK, RECENT
from tests.timeline.documents import document

LEAD = "3月20日，市委召开农村工作会议。\n会议指出，要抓好春耕。\n"
NO_LEAD = "春耕时节，全市各地抢抓农时。\n田间地头一派繁忙景象。\n各级干部下沉一线。\n"


def status(text: str, name: str) -> str:
    [row] = [
        one for one in timeline.build([document(text, published="2024-03-20")]).meetings if name in one.name
    ]
    return row.status


@pytest.mark.parametrize("opening", [LEAD, NO_LEAD], ids=["with news of its own", "published that day"])
def test_what_lies_further_back_than_recent_is_recalled(opening):
    """The day of the article is that of its news, or without any that of its publication."""
    recent, older = 20 - RECENT, 20 - RECENT - 1
    assert status(f"{opening}3月{recent}日，市政府召开防汛工作会议。", "防汛") == "held"
    assert status(f"{opening}3月{older}日，市政府召开防汛工作会议。", "防汛") == "referenced"


PUBLISHED = date(2024, 6, 1)


def day(after: int, form: str = "{0.year}年{0.month}月{0.day}日") -> str:
    """A day so many days after publication, in words."""
    return form.format(PUBLISHED + timedelta(after))


def statuses(text: str, basis: str = "line") -> list[str]:
    """The statuses of what an article reports, in the order of the days."""
    made = document(text, published=f"{PUBLISHED}")
    article = replace(made.articles[0], published_basis=basis)
    return [meeting.status for meeting in timeline.build([replace(made, articles=(article,))]).meetings]


@pytest.mark.parametrize(("later", "status"), [(-1, "held"), (0, "held"), (1, "held"), (2, "planned")])
def test_what_is_dated_two_days_after_publication_is_planned(later: int, status: str):
    assert statuses(f"{day(later)}，全市教育工作会议召开。") == [status]


@pytest.mark.parametrize(("back", "status"), [(LONG_AGO, "held"), (LONG_AGO + 1, "referenced")])
def test_what_an_article_gives_first_with_its_year_is_recalled_where_it_is_long_ago(back: int, status: str):
    assert statuses(f"{day(-back)}，全市教育工作会议召开。") == [status]


@pytest.mark.parametrize(("back", "status"), [(LOOKED_BACK, "held"), (LOOKED_BACK + 1, "referenced")])
def test_what_is_said_to_have_been_this_year_is_recalled_sooner(back: int, status: str):
    assert statuses(f"{day(-back, '今年{0.month}月{0.day}日')}，全市教育工作会议召开。") == [status]


def news(*later: int) -> str:
    return "\n".join(
        f"{day(one)}，全市{topic}工作会议召开。"
        for one, topic in zip(later, ("教育", "农业", "水利"), strict=False)
    )


@pytest.mark.parametrize(
    ("basis", "later", "expected"),
    [
        ("url", (2, 3), "held"),
        ("file name", (2, 3), "held"),
        ("line", (2, 3), "planned"),
        ("line", (60, 61), "planned"),
        ("line", (61, 62), "held"),
        ("url", (2,), "planned"),
        ("line", (61,), "planned"),
    ],
)
def test_a_date_before_two_days_of_news_is_not_that_of_publication(basis, later, expected):
    """One of a line must lie far before them, and one day alone may be announced."""
    assert set(statuses(news(*later), basis)) == {expected}


def test_a_line_after_which_something_was_held_is_the_date_of_publication():
    text = news(70, 71, -3)
    assert statuses(text, "line")[1:] == ["planned", "planned"]
    assert statuses(text, "url")[1:] == ["held", "held"]


@pytest.mark.parametrize(
    ("opening", "expected"), [("市长带队调研有关工作。", "held"), ("3月20日，市委召开全会。", "referenced")]
)
def test_the_news_of_a_round_up_is_its_latest_day_where_what_it_gives_first_has_none(
    opening: str, expected: str
):
    """Published on the 20th: a fortnight later than what it reports, of which the latest was on the 9th."""
    text = f"{opening}\n此前，3月9日，市政府召开教育工作会议。\n3月5日，市政府召开防汛工作会议。\n"
    assert status(text, "防汛") == expected


LISTED = (
    "2024年3月20日上午，市商会召开理事会议。",
    "1月8日，市商会举行新春联欢会。",
    "2023年12月6日，市商会召开会员大会。",
)


@pytest.mark.parametrize(
    "items",
    [
        LISTED,
        (*LISTED[:1], "会长表示，要做好服务。", *LISTED[1:]),
        (*LISTED[:2], LISTED[1].replace("联欢会", "座谈会"), LISTED[2]),
    ],
    ids=["days alone", "with what was said", "two on one day"],
)
def test_a_list_that_gives_the_latest_news_first_is_news_to_its_end(items: tuple[str, ...]):
    assert status("\n".join(items), "会员大会") == "held"


@pytest.mark.parametrize(
    "items",
    [
        LISTED[:1] + LISTED[2:],
        (LISTED[0], f"会前，会长说：{LISTED[1]}", LISTED[2]),
        (LISTED[0], LISTED[1].replace("1月8日", "3月22日"), LISTED[2]),
        (*LISTED[:1], LISTED[0].replace("理事", "监事"), LISTED[2]),
    ],
    ids=["two alone", "not at the beginning", "not in order", "two days alone"],
)
def test_what_an_article_recalls_is_no_such_list(items: tuple[str, ...]):
    assert status("\n".join(items), "会员大会") == "referenced"


@pytest.mark.parametrize("day_", ["明天", "明日", "后天"])
@pytest.mark.parametrize("hour", ["", "上午", "下午3时"])
@pytest.mark.parametrize("published", ["", "2024-03-20"])
def test_what_is_tomorrow_is_planned_without_a_word_of_a_plan(day_: str, hour: str, published: str):
    text = f"市政协六届四次会议{day_}{hour}在市会展中心开幕。"
    [row] = timeline.build([document(text, published=published)]).meetings
    assert row.status == "planned"


@pytest.mark.parametrize("headline", ["关于开展读书月活动的通知", "2024年全市教育工作要点"])
def test_what_a_notice_or_a_plan_names_without_its_year_is_planned(headline):
    text = "\n\n发布时间：2024-02-02\n\n{}召开全市教育大会，部署教育强市建设。"
    told = analysis.find_meetings(headline + text.format("3月20日，"))
    assert told["status"].tolist() == ["planned"]
    held = analysis.find_meetings("全市教育大会召开" + text.format("1月20日，市委"))
    assert held["status"].tolist() == ["held"]


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        ("市领导调研国土空间规划", "3月20日，市长王小明到市自然资源局调研国土空间规划编制工作。"),
        ("我市公布民生实事实施方案", "3月20日，市政府召开新闻发布会，介绍民生实事实施方案。"),
        ("青江市民生实事实施方案", "近日，市政府召开新闻发布会，介绍民生实事实施方案。"),
    ],
)
def test_news_about_a_plan_and_what_was_held_lately_are_not_planned(headline, text):
    assert analysis.find_meetings(f"{headline}\n\n{text}")["status"].tolist() == ["held"]


def test_the_plan_of_an_inspection_is_a_plan():
    text = "青江市校园安全检查工作方案\n\n3月20日，市教育局召开动员会议。"
    assert analysis.find_meetings(text)["status"].tolist() == ["planned"]
