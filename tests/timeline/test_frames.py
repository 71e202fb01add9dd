"""Headings of a chronicle or a digest date the items below them."""

from __future__ import annotations

import pytest

from analysis import corpus, find_meetings, timeline
from analysis.records import Source
from tests.rows import each
from tests.timeline.documents import document


def rows(text: str, **about) -> list[tuple[str, str]]:
    """Name and date of what a page reports as held, by date."""
    made = timeline.build([corpus.cut(Source("page.txt", text, **about))])
    return [(m.name, m.date) for m in made.meetings if m.status == "held"]


ITEMS = "{first}\n△梅山县委农村工作会议召开。\n△县长宋启明到云台镇调研。\n{second}\n△梅山县第三届荷花节开幕。\n{third}\n△县政协十届三次会议召开。"


@pytest.mark.parametrize(
    ("headings", "dates"),
    [
        ("2014年大事记\n\n3月", ["2014-03-04", "2014-03-04", "2014-03-09", "2014-03-15"]),
        ("2014年3月大事记", ["2014-03-04", "2014-03-04", "2014-03-09", "2014-03-15"]),
        ("2014年1~12月\n\n3月", ["2014-03-04", "2014-03-04", "2014-03-09", "2014-03-15"]),
        ("3月", ["XXXX-03-04", "XXXX-03-04", "XXXX-03-09", "XXXX-03-15"]),
        ("大事记", ["XXXX-XX-04", "XXXX-XX-04", "XXXX-XX-09", "XXXX-XX-15"]),
    ],
)
def test_year_and_month_come_from_the_headings(headings, dates):
    text = headings + "\n\n" + ITEMS.format(first="4日", second="9日", third="15日")
    assert [date for _, date in rows(text)] == dates


def test_an_item_without_a_bullet_goes_on_with_the_one_before():
    text = "2014年大事记\n\n3月\n4日\n△全县教育大会召开。\n县长宋启明出席会议并讲话。\n9日\n△全县工业大会召开。\n15日\n△荷花节开幕。"
    made = timeline.build([corpus.cut(Source("page.txt", text))])
    assert [(m.name, m.speakers) for m in made.meetings] == [
        ("全县教育大会", ("宋启明",)),
        ("全县工业大会", ()),
        ("荷花节", ()),
    ]


def test_the_same_day_and_several_days():
    text = "2014年大事记\n\n3月4日 全县教育大会召开。\n同日 全县工业大会召开。\n3月8~9日 全县商贸大会召开。\n3月15日 县长宋启明到云台镇调研。"
    assert rows(text) == [
        ("全县工业大会", "2014-03-04"),
        ("全县教育大会", "2014-03-04"),
        ("全县商贸大会", "2014-03-08/2014-03-09"),
        ("宋启明到云台镇调研", "2014-03-15"),
    ]


def test_what_a_chronicle_tells_is_news_however_old():
    text = "2014年大事记\n\n3月4日 全县教育大会召开。\n3月9日 全县工业大会召开。\n3月15日 全县商贸大会召开。"
    assert len(rows(text, published="2021-08-06")) == 3


def test_the_words_of_the_heading_are_the_reason_for_the_year():
    text = "2014年大事记\n\n3月4日 全县教育大会召开。\n3月9日 全县工业大会召开。\n3月15日 全县商贸大会召开。"
    for meeting in timeline.build([corpus.cut(Source("page.txt", text))]).meetings:
        (reason,) = meeting.year_reasons
        assert text[reason.start : reason.end] == reason.words == "2014年"


def test_a_digest_says_of_which_days_it_is():
    text = "柳河一周\n\n2021年6月7日至6月13日。\n\n本周，全市旅游大会在云州举行。\n\n全市工业大会6月9日召开。"
    assert rows(text) == [("全市旅游大会", "2021-06-07/2021-06-13"), ("全市工业大会", "2021-06-09")]


def test_a_report_of_several_days_is_no_chronicle():
    text = (
        "4月10日下午，省长邵伯言来到柳河市考察。\n11日上午，邵伯言来到梅山县考察。\n12日，邵伯言在云州考察。"
    )
    made = timeline.build([document(text)])
    assert [(m.name, m.date) for m in made.meetings] == [("邵伯言来到柳河市考察", "XXXX-04-10")]


@pytest.mark.parametrize(
    "days", [("4日，", "9日，", "15日，"), ("四日 ", "九日 ", "十五日 "), ("四日　", "九日　", "十五日　")]
)
def test_days_behind_a_comma_and_in_chinese_numerals(days):
    """The bullets below them are items, not captions of photographs."""
    first, second, third = days
    text = f"2014年3月政府大事记\n{first}全县教育大会召开。\n△县长宋启明会见云州客商一行。\n{second}全县工业大会召开。\n△全县商贸大会召开。\n{third}荷花节开幕。"
    assert rows(text) == [
        ("全县教育大会", "2014-03-04"),
        ("宋启明会见云州客商一行", "2014-03-04"),
        ("全县商贸大会", "2014-03-09"),
        ("全县工业大会", "2014-03-09"),
        ("荷花节", "2014-03-15"),
    ]


@pytest.mark.parametrize("month", ["是月", "同月", "本月"])
def test_an_item_of_the_month_has_no_day(month):
    text = f"2014年大事记\n3月\n4日，全县教育大会召开。\n9日，全县工业大会召开。\n{month}，云台大桥开工。\n4月\n2日，荷花节开幕。"
    assert ("云台大桥开工", "2014-03") in rows(text)
    assert ("荷花节", "2014-04-02") in rows(text)


def test_the_title_gives_part_of_a_month():
    text = "2014年3月上\n4日 全县教育大会召开。\n9日 全县工业大会召开。\n10日 荷花节开幕。"
    assert [date for _, date in rows(text, published="2014-04-05")] == [
        "2014-03-04",
        "2014-03-09",
        "2014-03-10",
    ]


def test_a_list_number_before_a_period_of_days():
    text = "2014年大事记\n1、3月4日，全县教育大会召开。\n3、3月28日至30日，全县工业大会召开。\n5、4月6日，荷花节开幕。"
    assert rows(text) == [
        ("全县教育大会", "2014-03-04"),
        ("全县工业大会", "2014-03-28/2014-03-30"),
        ("荷花节", "2014-04-06"),
    ]


@pytest.mark.parametrize(
    ("later", "day"),
    [("同年10月5日", "10-05"), ("次年10月5日", "10-05"), ("次日", "03-05"), ("当日", "03-04")],
)
def test_another_day_counted_from_the_one_named_before_is_not_that_day(later, day):
    text = f"2019年大事记\n\n3月4日，县委全会召开。{later}，全县教育大会召开。\n\n3月9日，县政协全会召开。\n\n3月15日，全县工业大会召开。"
    found = dict(rows(text))
    assert found["县委全会"] == "2019-03-04"
    assert found["全县教育大会"].endswith(day)


def test_a_title_that_was_taken_for_a_part_of_the_site_dates_the_items_below():
    head = "清江周报（2024年2月26日—3月3日）\n\n首页 > 新闻中心\n\n政务活动\n\n来源：清江日报"
    items = "27日，市委常委会召开会议。\n29日，全市教育工作会议召开。\n1日，市政协召开主席会议。"
    document = corpus.cut(Source("page.txt", f"{head}\n\n{items}"))
    assert all("周报" not in paragraph.reading.text for paragraph in document.paragraphs)
    made = timeline.build([document])
    assert [m.date for m in made.meetings] == ["2024-02-27", "2024-02-29", "2024-03-01"]


@each(
    ("middle", "day"),
    [
        ("机关开展教育活动", "2019-03-09"),
        ("3月9日下午，机关开展教育活动", "2019-03-09"),
        ("3月23日，机关开展教育活动", ""),
        ("3月23日至6月30日，机关开展教育活动", ""),
        ("2019年4月3日，机关开展教育活动", ""),
    ],
)
def test_a_sentence_of_an_item_has_the_day_above_it_unless_another_one_was_named_since(middle, day):
    text = (
        "2019年大事记\n\n3月\n4日\n△县政协召开全会。\n9日\n"
        f"△县委召开全会。{middle}。县长李大伟出席全县教育总结大会。\n15日\n△博物馆开馆。"
    )
    found = find_meetings(text)
    assert list(found[found["name"] == "全县教育总结大会"]["date"]) == ([day] if day else [])
