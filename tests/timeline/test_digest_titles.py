"""Only the title of a chronicle or a digest gives its year to the items below it."""

from __future__ import annotations

import pytest

from analysis import corpus, timeline, vocabulary
from analysis.records import Source
from analysis.timeline import digest_titles
from tests.rows import each

NO_DIGESTS = vocabulary.load("timeline/no_digest_titles", ("pattern", "example"))
ITEMS = (
    "1月18日，市政府召开新闻发布会。\n\n1月19日，全市经济工作会议召开。\n\n1月20日，市长王小明调研企业。\n"
)


def dates(text: str, **about) -> list[str]:
    made = timeline.build([corpus.cut(Source("page.txt", text, **about))])
    return [m.date for m in made.meetings if m.status == "held"]


@pytest.mark.parametrize("row", NO_DIGESTS, ids=lambda row: row["pattern"])
def test_titles_of_something_else(row):
    assert row.pattern("pattern").search(row["example"])
    assert digest_titles.read(row["example"]) is None


HEADLINES = (
    "2023年全市经济运行情况新闻发布会召开",
    "盘点2023年十大新闻",
    "2023年度全市科技活动周闭幕",
    "2023年文化活动资金将于今年拨付",
    "我市召开会议通报2023年信息工作情况",
    "市政府办公室印发2023年政务信息工作要点",
    "2023年全市文化下乡活动",
    "2023年度政务信息公开情况",
    "全市2023年新闻宣传工作动态管理办法出台",
    "2023年学雷锋3月5日活动",
    "市委办总结2023年工作简报编写情况",
    "全市2023年要办好的十件民生大事",
)


@pytest.mark.parametrize("title", HEADLINES)
def test_the_publication_date_dates_the_items_below_a_headline(title):
    assert dates(f"{title}\n\n发布时间：2024-01-20\n\n{ITEMS}") == ["2024-01-18", "2024-01-19", "2024-01-20"]


@pytest.mark.parametrize("title", HEADLINES)
def test_a_headline_is_no_title_of_a_digest(title):
    assert digest_titles.read(title) is None


@pytest.mark.parametrize("title", ["2023年全市政务要闻", "政务简报2023年第52期", "每周要闻（2023年第52期）"])
def test_a_publication_date_that_contradicts_the_title_of_a_digest_wins(title):
    assert dates(f"{title}\n\n发布时间：2024-01-20\n\n{ITEMS}") == ["2024-01-18", "2024-01-19", "2024-01-20"]


@pytest.mark.parametrize(
    "title",
    [
        "2023年大事记",
        "大事记（2023年）",
        "2023年全市大事记（上）",
        "2023年政府工作纪事",
        "2023年大事记汇编",
        "2023年1月工作动态",
    ],
)
@pytest.mark.parametrize("published", ["", "发布时间：2024-01-20\n\n", "发布时间：2026-08-02\n\n"])
def test_a_chronicle_keeps_the_year_of_its_title(title, published):
    assert dates(f"{title}\n\n{published}{ITEMS}") == ["2023-01-18", "2023-01-19", "2023-01-20"]


@pytest.mark.parametrize(
    "title", ["柳河年鉴（2024）", "《柳河年鉴（2024年）》大事记", "2024卷柳河年鉴", "柳河年鉴2024 · 31"]
)
def test_a_yearbook_is_of_the_year_before(title):
    assert dates(f"{title}\n\n{ITEMS}") == ["2023-01-18", "2023-01-19", "2023-01-20"]


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("2021年6月大事记", (2021, 6, 0, True)),
        ("大事记（2021年6月）", (2021, 6, 0, True)),
        ("一周要闻（2021年第24期）", (2021, 0, 24, False)),
        ("青江要闻2021年第24期（总第147期）", (2021, 0, 24, False)),
        ("2021年第24期", (2021, 0, 24, False)),
        ("2021年6月份工作动态", (2021, 6, 0, True)),
        ("青江市2021年大事记（二）", (2021, 0, 0, True)),
        ("2021年政务要闻 第3期", (2021, 0, 3, False)),
        ("2021年一周新闻回顾", (2021, 0, 0, False)),
        ("2008年1~12月", (2008, 0, 0, True)),
        ("2008年", (2008, 0, 0, True)),
    ],
)
def test_titles(title, said):
    read = digest_titles.read(title)
    assert (read.year, read.month, read.issue, read.keeps_year) == said


WINTER = "12月29日，全市教育大会召开。\n\n12月30日，市委全会召开。\n\n1月2日，市长王小明调研防汛工作。\n"


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("一周要闻（2024年第1期）", "2023 2023 2024"),
        ("每周要闻（2024年第01期）", "2023 2023 2024"),
        ("柳河要闻2024年第1期（总第147期）", "2023 2023 2024"),
        ("政务要情\n2024年第2期", "2023 2023 2024"),
        ("一周要闻（2024年第52期）", "2024 2024 2025"),
        ("工作简报2024年第24期", "2024 2024 2025"),
        ("柳河要闻2024年第12期", "2024 2024 2025"),
    ],
)
@pytest.mark.parametrize("mark", ["", "▲"])
def test_an_issue_about_new_year_has_days_of_two_years(title, years, mark):
    items = "\n\n".join(mark + item for item in WINTER.split("\n\n"))
    wanted = [f"{y}-{d}" for y, d in zip(years.split(), ("12-29", "12-30", "01-02"), strict=True)]
    assert sorted(dates(f"{title}\n\n{items}")) == wanted


@pytest.mark.parametrize(
    "heads",
    [
        "清江要闻\n2024年1月\n2024年第1期",
        "政务要情（2024年1月）\n\n2024年第1期",
        "2024年1月\n\n一周要闻（2024年第1期）",
    ],
)
def test_an_issue_below_its_month_may_have_days_of_the_year_before(heads):
    items = "12月27日，全市教育大会召开。\n\n12月29日，全市工业大会召开。\n\n12月30日，市委全会召开。\n"
    assert dates(f"{heads}\n\n{items}") == ["2023-12-27", "2023-12-29", "2023-12-30"]


@pytest.mark.parametrize(
    ("number", "month", "years"),
    [(1, 12, "2023"), (52, 1, "2025"), (1, 1, "2024"), (52, 12, "2024"), (5, 1, "2024"), (24, 12, "2024")],
)
def test_an_issue_of_one_month_at_new_year(number, month, years):
    items = f"{month}月18日，全市教育大会召开。\n\n{month}月19日，全市工业大会召开。\n\n{month}月20日，市委全会召开。\n"
    found = dates(f"一周要闻（2024年第{number}期）\n\n{items}")
    assert found == [f"{years}-{month:02}-{day}" for day in (18, 19, 20)]


@each(
    "heading",
    [
        "2023年工作回顾",
        "一、2023年工作回顾",
        "（一）2023年度主要工作回顾",
        "2023年全市工作总结",
        "回顾2023年工作",
    ],
)
@each("number", ["一是", "首先，", "1.", "（一）", "①", "一、"])
@each("between", ["\n", "\n\n", "："])
def test_the_items_of_a_review_are_of_the_year_reviewed(heading, number, between):
    found = dates(f"{heading}{between}{number}1月5日，全市教育大会召开。")
    assert found
    assert set(found) <= {"2023-01-05", "2023-XX-05"}  # 1.1月5日 may leave the month open


@pytest.mark.parametrize(
    "between",
    [
        "一年来，主要做了以下工作：",
        "（一）狠抓教育",
        "一年来，全市教育工作取得新进展。",
        "一、主要工作\n\n（一）教育优先发展",
    ],
)
def test_lines_within_a_review_do_not_end_it(between):
    text = f"市教育局2023年工作总结\n\n{between}\n\n一是1月5日，全市教育大会召开。\n\n二是2月7日，全市工业大会召开。"
    assert dates(text) == ["2023-01-05", "2023-02-07"]


@pytest.mark.parametrize(
    "heading",
    ["2024年工作安排", "二、2024年重点工作", "下一步工作打算", "（二）今后工作思路", "二、今年工作计划"],
)
def test_a_review_ends_where_plans_begin(heading):
    text = f"2023年工作回顾\n\n一是1月5日，全市教育大会召开。\n\n{heading}\n\n一是2月5日，全市工业大会召开。"
    assert "2023-02-05" not in dates(text)


PERIODS = (
    "2012年7月21日—2012年9月20日",
    "2012年7月21日—9月20日",
    "2012年7月至9月",
    "2012年7-9月",
    "2012年第三季度",
    "2012年第3季度",
    "2012年三季度",
    "2012年下半年",
    "2012.7.21-2012.9.20",
    "2012年7月1日-9月30日",
)
OF_A_PERIOD = "7月22日,民协全会在榕城召开。\n{0}7月25日,市政协召开座谈会，王建国出席并讲话。\n{1}8月6日，全市教育工作会议召开。"
ACROSS = "11月22日,民协全会在榕城召开。\n\n12月25日,市政协召开座谈会，王建国出席并讲话。\n\n1月6日，全市教育工作会议召开。"


@each("title", ["民协大事记({})", "云港市大事记（{}）", "{}云港市大事记", "云港大学大事记 {}"])
@each("period", PERIODS)
def test_the_year_of_a_chronicle_of_a_part_of_a_year(period, title):
    for first, *others in (("", "\n", "\n"), ("1. ", "2. ", "3. ")):
        text = title.format(period) + "\n\n" + first + OF_A_PERIOD.format(*others)
        assert dates(text) == ["2012-07-22", "2012-07-25", "2012-08-06"]


@pytest.mark.parametrize("period", ["2012年11月21日—2013年1月20日", "2012年11月—2013年1月"])
def test_the_years_of_a_chronicle_over_new_year(period):
    assert dates(f"云港市大事记（{period}）\n\n{ACROSS}") == ["2012-11-22", "2012-12-25", "2013-01-06"]
    assert digest_titles.read(f"云港市大事记（{period}）") is None
