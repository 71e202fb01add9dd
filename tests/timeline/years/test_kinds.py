"""Kinds of wrong years seen on real pages, each over other months, ordinals, names and ways of writing."""

from __future__ import annotations

import pytest

from analysis import timeline
from tests.rows import each
from tests.timeline.documents import document


def rows(*texts: str, published: str = "") -> list[tuple[str, str]]:
    """Status and date of what some texts report."""
    documents = [document(text, name=f"{n}.txt", published=published) for n, text in enumerate(texts)]
    return [(one.status, one.date) for one in timeline.build(documents).meetings]


@pytest.mark.parametrize("city", ["青江市委", "云港县委", "白州区委"])
@pytest.mark.parametrize(("earlier", "later"), [("二", "四"), ("三", "五"), ("六", "八")])
@pytest.mark.parametrize(("day", "other"), [("12月26日", "12月21日"), ("7月9日", "7月2日")])
def test_an_earlier_session_is_never_days_before_a_later_one(city, earlier, later, day, other):
    dates = [
        date
        for _, date in rows(
            f"2023年{day}，{city}六届{later}次全会举行。", f"{other}，{city}六届{earlier}次全会举行。"
        )
    ]
    assert len(dates) == 2
    assert sum(date.startswith("2023") for date in dates) == 1


@each("words", ["刚刚过去的{}年", "刚过去的{}年", "过去一年，{}年", "过去的{}年"])
@each(("said", "year"), [("2023", 2024), ("2019", 2020), ("２０２１", 2022), ("二〇一七", 2018)])
@each("day", ["1月21日", "2月3日", "一月九日"])
def test_the_year_gone_by_is_the_year_before(words, said, year, day):
    text = f"{day}，绿湾市召开企业家座谈会，市长何东山出席。何东山说，{words.format(said)}，是极为重要的开局之年。"
    ((_, date),) = rows(text)
    assert date[:4] == str(year)


@pytest.mark.parametrize("words", ["{}年工作打算", "{}年工作思路", "{}年度工作设想", "{}年重点工作谋划"])
@pytest.mark.parametrize(("day", "said", "year"), [("12月24日", "2022", 2021), ("12月5日", "2018", 2017), ("1月8日", "2020", 2020)])  # fmt: skip
def test_what_is_intended_for_a_year_is_heard_before_it(words, day, said, year):
    text = f"{day}，白河市政协召开十届二十九次主席会议。会议听取了各委室{words.format(said)}的汇报，审议通过了有关议程。"
    ((_, date),) = rows(text)
    assert date[:4] == str(year)


@pytest.mark.parametrize(
    ("words", "status", "date"),
    [
        ("去年{m}月{d}日，市委召开全会。", "referenced", "2023-{m:02}-{d:02}"),
        ("前年{m}月{d}日，市委召开全会。", "referenced", "2022-{m:02}-{d:02}"),
        ("市委全会将于明年{m}月{d}日召开。", "planned", "2025-{m:02}-{d:02}"),
        ("2021年1月6日，市委召开全会。同年{m}月{d}日，市委召开座谈会。", "referenced", "2021-{m:02}-{d:02}"),
        ("2021年1月6日，市委召开全会。次年{m}月{d}日，市委召开座谈会。", "referenced", "2022-{m:02}-{d:02}"),
    ],
)
@pytest.mark.parametrize(("m", "d"), [(1, 20), (6, 3), (11, 30)])
def test_words_for_other_years_count_from_the_year_of_writing(words, status, date, m, d):
    found = rows(words.format(m=m, d=d), published="2024-03-12")
    assert (status, date.format(m=m, d=d)) in found


@pytest.mark.parametrize(
    ("words", "status", "date"),
    [
        ("本月{d}日，市委召开全会。", "held", "2024-03-{d:02}"),
        ("上月{d}日，市委召开全会。", "held", "2024-02-{d:02}"),
        ("市委全会将于下月{d}日召开。", "planned", "2024-04-{d:02}"),
        ("3月1日，市委召开全会。当月{d}日，市委召开座谈会。", "held", "2024-03-{d:02}"),
    ],
)
@pytest.mark.parametrize("d", [5, 9, 11])
def test_words_for_other_months_count_from_publication(words, status, date, d):
    assert (status, date.format(d=d)) in rows(words.format(d=d), published="2024-03-12")


@pytest.mark.parametrize(("first", "second"), [((1, 6), (1, 31)), ((3, 2), (4, 2)), ((11, 30), (12, 1))])
@pytest.mark.parametrize("mayor", ["李仲明", "于和", "欧阳清"])
def test_two_sittings_of_one_name_stay_two(first, second, mayor):
    sentences = "".join(
        f"2023年{m}月{d}日，市长{mayor}主持召开市政府常务会议，研究有关工作。" for m, d in (first, second)
    )
    assert [date for _, date in rows(sentences)] == [f"2023-{m:02}-{d:02}" for m, d in (first, second)]


@pytest.mark.parametrize("decided", ["会议决定，", "决定", "会议建议"])
@pytest.mark.parametrize(("m", "d"), [(9, 26), (10, 11), (12, 4)])
def test_what_a_meeting_decides_to_convene_is_planned(decided, m, d):
    text = f"9月6日，江州市政协召开主席会议，{decided}江州市政协二十二次常委会会议{m}月{d}日在青州召开。"
    found = rows(text, published="2024-09-07")
    assert ("held", "2024-09-06") in found
    assert ("held", f"2023-{m:02}-{d:02}") not in found
    assert ("planned", f"2024-{m:02}-{d:02}") in found


@pytest.mark.parametrize("year", [2015, 2021, 2024])
@pytest.mark.parametrize("office", ["新华社黄州", "中新网黄州", "本报黄州"])
def test_a_dateline_with_its_year_dates_the_news(year, office):
    ((_, date),) = rows(f"{office}{year}年9月14日电 黄州市经济工作会议13日在黄州召开。")
    assert date == f"{year}-09-13"


@pytest.mark.parametrize("day", ["9月13日", "9月1日", "8月20日"])
def test_a_dateline_dates_what_was_held_in_the_month_before(day):
    ((_, date),) = rows(f"青江网2017年9月14日云港讯 {day}，云港市经济工作会议召开。")
    assert date.startswith("2017-0")


@pytest.mark.parametrize("year", [2011, 2021])
@pytest.mark.parametrize(
    "opening", ["青江新闻网{}年4月17日资讯：", "据青江电视台{}年4月17日报道，", "青江网{}年4月17日消息，"]
)
def test_the_day_of_a_web_sites_news_dates_it(year, opening):
    assert (f"{year}-04-15") in {
        date for _, date in rows(f"{opening.format(year)}4月15日，全市防汛工作会议召开。")
    }


@pytest.mark.parametrize("year", [2013, 2022])
def test_audits_are_heard_in_the_year_after(year):
    text = f"11月20日，市人大常委会举行第九次会议，听取{year - 1}年度财政预算执行情况的审计工作报告。"
    assert rows(text, published=f"{year}-12-03") == [("held", f"{year}-11-20")]
    assert rows(text.replace("11月20日", "7月20日")) == [("held", f"{year}-07-20")]


@pytest.mark.parametrize("year", [2019, 2024])
@pytest.mark.parametrize(
    "heard",
    [
        "关于{}年《政府工作报告》（审议稿）起草情况的汇报",
        "{}年政府工作报告（征求意见稿）",
        "{}年民生实事项目征集情况",
    ],
)
def test_what_is_drafted_for_a_year_is_heard_about_its_beginning(year, heard):
    said = heard.format(year)
    assert rows(f"1月2日，市政府召开常务会议，听取{said}。") == [("held", f"{year}-01-02")]
    assert rows(f"12月20日，市政府召开常务会议，听取{said}。") == [("held", f"{year - 1}-12-20")]


def test_spring_and_autumn_words_do_not_share_one_year_without_a_month():
    (both,) = timeline.build(
        [document("市委召开全会。会议总结2023年工作，2024年是关键之年，谋划明年工作。")]
    ).meetings
    assert both.date in ("2023", "")


@pytest.mark.parametrize(("count", "year"), [(70, 2019), (75, 2024)])
def test_last_years_anniversary_is_of_the_year_before(count, year):
    ((_, date),) = rows(f"5月6日，市委召开座谈会。去年庆祝新中国成立{count}周年，全市上下倍受鼓舞。")
    assert date == f"{year + 1}-05-06"


@pytest.mark.parametrize(
    ("words", "year"),
    [("审议通过《中华人民共和国国防交通法（草案）》", 2016), ("讨论《快递条例（草案）》，向社会公开征求意见", 2017), ("审议《中国共产党政法工作条例》", 2018)],
)  # fmt: skip
def test_a_rule_is_discussed_before_it_is_issued(words, year):
    months = {2016: "3月30日", 2017: "7月12日", 2018: "12月27日"}
    ((_, date),) = rows(f"国务院总理李克强{months[year]}主持召开国务院常务会议，{words}。") if year != 2018 else rows(
        f"中共中央政治局{months[year]}召开会议，{words}。"
    )  # fmt: skip
    assert date[:4] == str(year)


def test_copies_of_one_note_are_no_further_evidence():
    text = "3月5日，云港市政府第12次常务会议召开。会议学习贯彻党的二十大精神。"
    (one,) = timeline.build([document(text)]).meetings
    many = timeline.build([document(text, name=f"{n}.txt") for n in range(40)]).meetings
    assert {row.date for row in many} == {one.date}
