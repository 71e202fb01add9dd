"""Days whose month stands elsewhere: with another item, in a title above the number of the issue, or in a title of two months."""

from __future__ import annotations

import itertools

import pytest

from analysis import timeline
from tests.timeline.documents import document, held_dates

ITEMS = (
    "25日，市委书记王小明主持召开市委常委会会议。",
    "24日下午，市长李大伟主持召开市政府常务会议。",
    "23日，全市教育工作会议召开。",
)


def dates(text: str) -> list[str]:
    return sorted(held_dates(text))


@pytest.mark.parametrize("whole", range(3))
@pytest.mark.parametrize("month", [3, 11])
def test_the_only_month_that_is_named_is_that_of_the_other_days(month, whole):
    items = [f"{month}月{item}" if at == whole else item for at, item in enumerate(ITEMS)]
    assert dates("\n".join(items)) == [f"XXXX-{month:02}-{day}" for day in (23, 24, 25)]


@pytest.mark.parametrize(("published", "months"), [("2015-02-25", ["XX"]), ("2009-02-25", ["02"])])
def test_the_month_of_publication_is_none_of_another_years_days(published, months):
    """A chronicle put on the web years later."""
    text = "7日，学会召开2009年第一次全委会，总结2008年工作。\n19日，学会召开职工大会，总结2008年工作。"
    made = timeline.build([document(text, published=published)]).meetings
    assert sorted(one.date for one in made) == [
        f"2009-{month}-{day}" for month in months for day in ("07", "19")
    ]


def test_two_months_say_nothing_of_the_other_days():
    items = [f"3月{ITEMS[2]}", ITEMS[1], f"4月{ITEMS[0]}"]
    assert "XXXX-03-24" in dates("\n".join(items))  # that of the day before it
    assert dates("\n".join(items[1:] + items[:1]))[0] == "XXXX-03-23"
    assert not {"XXXX-03-24", "XXXX-04-24"} & {*dates("\n".join(items[1:] + items[:1]))}


def test_a_month_of_last_year_is_none_of_the_other_days():
    assert dates(f"{ITEMS[0]}\n去年3月5日，市委召开动员会。") == ["XXXX-XX-25"]


CHRONICLE = "3日\n\n市委召开常委会会议。\n\n8日\n\n市政协召开主席会议。\n\n15日\n\n全市教育工作会议召开。\n"


@pytest.mark.parametrize(
    ("title", "issue"),
    itertools.product(
        ("2022年4月下旬要闻", "2022年4月大事记", "青溪县2022年4月要闻"),
        ("要闻月报 2022年第10期", "青溪简报 2022年第7期"),
    ),
)
def test_the_number_of_an_issue_keeps_the_month_of_the_title(title, issue):
    text = f"{title}\n\n2022-05-30 09:18\n{issue}\n\n{CHRONICLE}"
    assert dates(text) == ["2022-04-03", "2022-04-08", "2022-04-15"]


@pytest.mark.parametrize("months", ["9月10月", "9月、10月", "9、10月", "9-10月", "9月—10月", "9至10月"])
@pytest.mark.parametrize("around", ["（{}）", "{}"])
def test_a_title_of_two_months_gives_its_year(months, around):
    title = "青溪县大事记" + around.format(f"2009年{months}")
    assert dates(f"{title}\n\n九月\n\n{CHRONICLE}") == ["2009-09-03", "2009-09-08", "2009-09-15"]
