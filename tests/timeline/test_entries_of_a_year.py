"""Entries of a yearbook, whose year stands once where they open, and their days without it."""

from __future__ import annotations

from analysis import find_meetings
from tests.rows import each

SUBJECTS = (
    "全市教育系统深化改革",
    "青江市新建学校12所",
    "市委统战部加强党外代表人士工作",
    "区法院推进诉源治理",
)
TITLES = ("", "【教育改革】", "【外事接待与大型活动】 ")
YEARS = ("1998", "2009", "2016", "2024")


def _dates(text: str, published: str = "") -> list[str]:
    return list(find_meetings(text, published=published)["date"])


@each("year", YEARS)
@each("title", TITLES)
@each("subject", SUBJECTS)
def test_days_of_an_entry_are_of_its_year(year: str, title: str, subject: str):
    text = f"{title}{year}年，{subject}。5月7日，全市教育大会召开。11月3日至4日，北方教育论坛举行。"
    assert _dates(text) == [f"{year}-05-07", f"{year}-11-03/{year}-11-04"]


@each("year", YEARS)
def test_paragraphs_below_an_entry_are_of_its_year_until_the_next_one(year: str):
    after = int(year) + 1
    text = (
        f"{year}年，全市深化改革。\n\n5月7日，全市教育大会召开。\n\n"
        f"{after}年，全市深化开放。\n\n6月3日，全市外事工作会议召开。"
    )
    assert _dates(text) == [f"{year}-05-07", f"{after}-06-03"]


@each("year", YEARS)
@each("next_", ["同年11月，全市机构改革完成。", "同年，新建学校12所。"])
def test_the_same_year_does_not_end_an_entry(year: str, next_: str):
    text = f"【教育改革】{year}年，全市深化改革。5月7日，全市教育大会召开。{next_}12月3日，全市外事工作会议召开。"
    assert _dates(text) == [f"{year}-05-07", f"{year}-12-03"]


@each(
    "text",
    [
        "3月5日，市长王小明调研清江汽车厂。\n\n2021年，该厂投产。5月7日，二期工程开工仪式举行。",
        "2021年，该厂投产。今年，该厂扩建。5月7日，二期工程开工仪式举行。",
        "近日，清江汽车厂传来喜讯。2021年，该厂投产。5月7日，二期工程开工仪式举行。",
        "2021年，该厂投产。2023年，该厂扩建。5月7日，二期工程开工仪式举行。",
    ],
)
def test_a_year_in_the_background_of_news_is_not_that_of_its_days(text: str):
    assert not [date for date in _dates(text) if date.startswith("2021")]


@each(
    ("published", "date"),
    [("2022-05-09", "2022-05-07"), ("2013-03-27", "2011-05-07"), ("2011-05-09", "2011-05-07")],
)
def test_news_with_a_publication_date_is_of_the_time_before_it(published: str, date: str):
    year = "2021" if published.startswith("2022") else "2011"
    text = f"{year}年，清江汽车厂投产。5月7日，二期工程开工仪式举行。"
    assert _dates(text, published) == [date]


def test_what_an_entry_quotes_does_not_speak_of_its_own_time():
    text = "2021年，全市开展“今年我来讲”活动，印发《本周要情》。5月7日，全市教育大会召开。"
    assert _dates(text) == ["2021-05-07"]
