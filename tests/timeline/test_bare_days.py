"""Chronicles whose days, and perhaps months, are bare numbers: 17　……, 5—7　……, 8．……; and numbers that are no days."""

from __future__ import annotations

import pytest

from analysis import timeline
from analysis.corpus import cut
from analysis.records import Source
from tests.rows import each
from tests.timeline.documents import held_dates

ENTRIES = {
    1: [
        (6, "县委召开经济工作会议。"),
        (15, "青溪县第八届人大第一次会议举行。"),
        (23, "县政府召开全体会议。"),
    ],
    2: [(4, "全县教育工作会议召开。"), (9, "县政协召开主席会议。")],
    3: [(3, "全县财税工作会议召开。"), (28, "县文联代表大会召开。")],
}
DAYS = [f"2011-{month:02}-{day:02}" for month, entries in ENTRIES.items() for day, _ in entries]
CHINESE = "一二三"


def chronicle(title: str, month: str, gap: str, between: str) -> str:
    lines = [title]
    for number, entries in ENTRIES.items():
        lines.append(month.format(n=number, c=CHINESE[number - 1]))
        lines += [f"{day}{gap}{words}" for day, words in entries]
    return between.join(lines) + between


def names(text: str) -> list[str]:
    made = timeline.build([cut(Source("page.txt", text))])
    return [meeting.name for meeting in made.meetings if meeting.status == "held"]


@each("title", ["2011年青溪县大事记", "青溪縣大事記（2011年）", "2011 年 青 溪 县 大 事 记"])
@each("month", ["{n}", " {n} ", "{c}", "{n}月", "〔{c}月〕", "{c}月份"])
@each("gap", ["  ", "　", " ", "．", "日 "])
@each("between", ["\n", "\n\n"])
def test_bare_days(title: str, month: str, gap: str, between: str):
    assert held_dates(chronicle(title, month, gap, between)) == DAYS


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("month", ["{n}月", "{c}月"])
def test_days_on_lines_of_their_own(month: str, between: str):
    assert held_dates(chronicle("2011年青溪县大事记", month, between, between)) == DAYS


@pytest.mark.parametrize(
    ("days", "date"),
    [
        ("5—7　", "2009-05-05/2009-05-07"),
        ("5-7 ", "2009-05-05/2009-05-07"),
        ("5～7  ", "2009-05-05/2009-05-07"),
        ("5、6　", "2009-05-05/2009-05-06"),
        ("57  ", "2009-05-05/2009-05-07"),  # a page lost the dash
        ("1012  ", "2009-05-10/2009-05-12"),
        ("5日-7日　", "2009-05-05/2009-05-07"),
    ],
)
def test_several_days(days: str, date: str):
    page = f"云港大学大事记（2009年5月）\n3　学校召开党建工作会议。\n{days}云港大学第六次党代会举行。\n21　学校召开科研工作会议。\n"
    assert held_dates(page) == ["2009-05-03", date, "2009-05-21"]


def test_days_with_and_without_their_word():
    page = "2016年2月份大事记\n3  市委召开常委会会议。\n10日 市政府召开常务会议。\n17  全市民政工作会议召开。\n中旬 市妇联召开表彰大会。\n"
    assert held_dates(page) == ["2016-02", "2016-02-03", "2016-02-10", "2016-02-17"]
    assert names(page)[0] == "市妇联表彰大会"


def test_days_with_their_weekday():
    page = "2012年3月大事记\n5（周一） 市委召开常委会会议。\n7（周三） 市政府召开常务会议。\n9（星期五） 全市教育大会召开。\n"
    assert held_dates(page) == ["2012-03-05", "2012-03-07", "2012-03-09"]


def test_months_and_days_with_a_zero():
    page = "2007年云山区大事记\n01\n06　区委召开全会。\n15　区政府召开常务会议。\n02\n04　全区教育工作会议召开。\n"
    assert held_dates(page) == ["2007-01-06", "2007-01-15", "2007-02-04"]


@pytest.mark.parametrize(
    "words",
    ["人大常委会召开会议。", "座谈会在会堂举行。", "公司工会召开会议。", "天津市代表团来访，座谈会举行。"],
)
def test_words_that_begin_like_what_is_counted(words: str):
    page = f"2012年3月大事记\n5 {words}\n7 市政府召开常务会议。\n9 全市教育大会召开。\n"
    assert held_dates(page)[0] == "2012-03-05"


def test_the_months_of_two_years():
    page = "云山区大事记\n2010年\n11\n6  区委召开全会。\n15  区政府召开常务会议。\n12\n4  全区教育工作会议召开。\n2011年\n1\n3  区政协召开全会。\n"
    assert held_dates(page) == ["2010-11-06", "2010-11-15", "2010-12-04", "2011-01-03"]


ITEMS = ["市委召开全会。", "市政府召开常务会议。", "全市民政工作会议召开。", "市政协召开主席会议。"]


@pytest.mark.parametrize("gap", [". ", ".", "．", "、", "  "])
@pytest.mark.parametrize("title", ["2018年大事记", "2018年3月大事记", "2018年3月十件大事"])
def test_numbers_of_items_are_no_days(title: str, gap: str):
    numbered = "\n".join(f"{n}{gap}{words}" for n, words in enumerate(ITEMS, 1))
    assert not [date for date in held_dates(f"{title}\n{numbered}\n") if len(date) > len("2018-03")]


def test_numbers_of_items_some_of_which_begin_with_a_figure():
    numbered = "1. 2018年人大会议召开。\n2. 市委召开全会。\n3. 市政府召开常务会议。\n4. 13家企业开工。\n5. 市政协召开会议。"
    assert "2018-03-02" not in held_dates(f"2018年3月十件大事\n{numbered}\n")


def test_numbers_of_pages_are_no_months_and_no_days():
    days = [3, 9, 15, 22]
    lines = [f"{day}日 {words}\n{n}" for n, (day, words) in enumerate(zip(days, ITEMS, strict=True), 1)]
    assert held_dates("\n".join(["2018年3月大事记", *lines])) == [f"2018-03-{day:02}" for day in days]


def test_rows_that_begin_with_a_number_are_no_days():
    page = "2012年5月大事记\n3日 市委召开常委会会议，听取\n12  部门汇报。\n9日 市政府召开常务会议，表彰\n20 余家企业。\n15日 全市民政工作会议召开。\n"
    assert held_dates(page) == ["2012-05-03", "2012-05-09", "2012-05-15"]


@pytest.mark.parametrize("title", ["云港市统计月报", "云港市水利工作会议召开", "工作细则"])
def test_a_text_that_is_no_chronicle(title: str):
    page = "\n".join(
        [title, "1", *(f"{day}  {words}" for day, words in ENTRIES[1]), "2", "4  市委召开全会。"]
    )
    assert not [date for date in held_dates(page) if "-" in date]


def test_source_and_reading_tell_the_same_places():
    text = chronicle("2011年青溪县大事记", "{n}", "  ", "\n")
    document = cut(Source("page.txt", text))
    for paragraph in document.paragraphs:
        assert paragraph.text == text[paragraph.start : paragraph.end]
        assert "日" not in paragraph.text


@pytest.mark.parametrize("days", ["28日至6月2日 ", "28日—6月2日，", "28—6月2日　"])
def test_days_over_the_end_of_a_month(days: str):
    page = f"清江县大事记（2012年5月）\n26日 县委召开常委会会议。\n{days}县政协八届四次会议举行。\n30日 县政府召开全体会议。\n"
    assert held_dates(page) == ["2012-05-26", "2012-05-28/2012-06-02", "2012-05-30"]


LIKE_COUNTS = [
    "日本友好城市代表团来访，市长王小明会见客人。",
    "个体工商户大会召开。",
    "名城保护座谈会召开。",
    "家庭教育座谈会召开。",
    "项目建设推进会召开。",
    "户籍改革工作会议召开。",
]


@pytest.mark.parametrize("gap", ["　", "  ", " "])
@pytest.mark.parametrize("stop", ["。", ""])
def test_entries_that_begin_like_counts(gap: str, stop: str):
    entries = {3: "市委召开全会。"} | dict(zip((5, 8, 12, 17, 20, 22), LIKE_COUNTS, strict=True))
    entries |= {15: "市政府召开常务会议。"}
    lines = [f"{day}{gap}{entries[day][:-1]}{stop}" for day in sorted(entries)]
    page = "2011年3月大事记\n" + "\n".join(lines)
    assert sorted(set(held_dates(page))) == [f"2011-03-{day:02}" for day in sorted(entries)]
    assert not [name for name in names(page) if name[0].isdigit()]


@pytest.mark.parametrize("words", ["家企业获得表彰，市政府召开座谈会。", "个项目开工，市政府召开现场会。"])
def test_counts_between_entries(words: str):
    page = (
        f"2011年3月大事记\n3　市委召开全会。\n5　市政府召开表彰大会，\n8　{words}\n15　市政府召开常务会议。\n"
    )
    assert "2011-03-08" not in held_dates(page)
    page = f"2011年3月大事记\n3　市委召开全会。\n5　市政府召开表彰大会。\n28　{words}\n15　市政府召开常务会议。\n"
    assert "2011-03-28" not in held_dates(page)
