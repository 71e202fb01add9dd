"""Each item of a digest or a chronicle is a report of its own, with the year and month that its heading gives."""

from __future__ import annotations

import pytest

from analysis import corpus, timeline
from analysis.corpus.chronicles import marked
from analysis.corpus.lines import split
from analysis.records import Source
from tests.corpus import digest_forms

LEAST = 0.95  #: share of the forms whose reports must all be there, each with its date


def reported(name: str, text: str) -> list[str]:
    made = timeline.build([corpus.cut(Source(name, text))])
    return sorted(m.date for m in made.meetings if m.status == "held")


def test_forms():
    forms = list(digest_forms.digests())
    wrong = [one.form for one in forms if reported(one.name, one.text) != sorted(one.dates)]
    assert len(wrong) <= (1 - LEAST) * len(forms), wrong


def test_the_days_of_a_week_about_new_year_get_either_year():
    text = "一周要闻（2021年12月27日—2022年1月2日）\n▲12月28日，市委召开常委会会议。\n▲12月30日，市政府召开常务会议。\n▲1月2日，全市教育大会召开。"
    assert reported("a.txt", text) == ["2021-12-28", "2021-12-30", "2022-01-02"]


def test_items_that_open_with_a_bold_day_are_apart():
    """As Markdown has them; else the first item gets the people of all, and the others are lost."""
    text = "# 一周要闻（2024年5月6日至5月12日）\n\n" + "\n\n".join(
        f"**5月{day}日** 学校召开{name}会议，{chair}主持会议。"
        for day, name, chair in (
            (7, "教学工作", "赵明山"),
            (8, "安全工作", "李志远"),
            (10, "**招生工作**", "王远舟"),
        )
    )
    found = timeline.build([corpus.cut(Source("a.md", text))]).meetings
    assert [(m.date, m.chair) for m in found] == [
        ("2024-05-07", ("赵明山",)),
        ("2024-05-08", ("李志远",)),
        ("2024-05-10", ("王远舟",)),
    ]
    assert "*" not in "".join(m.name for m in found)


def test_captions_are_no_items():
    text = "市委召开全会\n3月4日，市委召开全会，何东山讲话。\n▲全会会场。\n会议指出，要抓好落实。\n▲何东山讲话。\n会议强调，要改善民生。\n▲与会人员。"
    assert marked(split(text)) == (frozenset(), frozenset())
    [document] = [corpus.cut(Source("a.txt", text))]
    assert [p.reading.text for p in document.paragraphs if p.role == "body"] == [
        "3月4日，市委召开全会，何东山讲话。",
        "会议指出，要抓好落实。",
        "会议强调，要改善民生。",
    ]


def test_a_year_in_the_name_of_another_file_says_nothing():
    text = "3月4日，市委召开常委会会议。"
    assert reported("2021年会议材料.txt", text) == ["XXXX-03-04"]


@pytest.mark.parametrize("mark", ["· ", "● ", "◆ ", "• ", ""])
def test_a_list_of_items_with_their_days_behind_them_gives_names_without_marks_and_days(mark):
    items = ("陈大明会见东方集团董事长", "市政协召开主席会议")
    text = "一周要闻\n\n" + "\n".join(
        f"{mark}{item}（2024年3月{day}日）" for day, item in enumerate(items, 5)
    )
    document = corpus.cut(Source("digest.txt", text, "", "", ""))
    held = {m.date: (m.name, m.body) for m in timeline.build([document]).meetings}
    assert held["2024-03-05"][0] == "陈大明会见东方集团董事长"
    assert held["2024-03-06"] == ("市政协主席会议", ("市政协",))


def test_two_days_of_the_calendar_above_items_with_their_years_in_brackets():
    text = "3月5日\n【2005年】市委全会召开。\n【2012年】全市教育大会召开。\n3月6日\n【2008年】市政协常委会会议召开。\n【2015年】全市卫生大会召开。"
    assert reported("page.txt", text) == ["2005-03-05", "2008-03-06", "2012-03-05", "2015-03-06"]


@pytest.mark.parametrize(
    ("month", "dates"),
    [("12月", ["2019-03-04", "2019-12", "2019-12-15"]), ("13月", ["2019-03-04", "2019-03-04", "2019-03-15"])],
)
def test_an_item_opens_a_month_that_the_calendar_has(month, dates):
    text = (
        f"2019年大事记\n\n3月\n4日 县委召开全会。\n{month} 全县召开教育工作会议。\n15日 县政府召开常务会议。"
    )
    assert reported("page.txt", text) == dates
