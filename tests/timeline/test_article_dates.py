"""The date of an article: one rule, read by every table, figure and page."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import edtf, plots, tables
from analysis.records import Article, Meeting
from analysis.timeline import date_articles, gaps


def article(number: int, *, source: str = "page.txt", published: str = "") -> Article:
    return Article(f"{source}#{number}", source, 0, 5, published=published)


def meeting(date: str, *articles: Article, status: str = "held") -> Meeting:
    first, last = edtf.bounds(date)
    return Meeting(
        f"m{date}", "meeting", status, "市委全会", articles[0].source, 0, 5, "市委全会召开", "convened",
        date=date, date_start=first, date_end=last, date_precision=edtf.precision(date),
        article_ids=tuple(one.article_id for one in articles),
    )  # fmt: skip


def dated(articles: list[Article], meetings: list[Meeting]) -> list[tuple[str, str]]:
    return [(one.date, one.basis) for one in date_articles(articles, meetings).values()]


def test_the_publication_date_comes_first():
    one = article(1, published="2024-04-01")
    assert dated([one], [meeting("2024-01-30", one)]) == [("2024-04-01", "published")]


@pytest.mark.parametrize("order", [1, -1])
def test_the_finest_dated_meeting_dates_it_then_the_earliest(order: int):
    one = article(1)
    found = [meeting(date, one) for date in ("2024-03-05", "2024-01", "2024-03-02", "2024-02-01/2024-02-04")]
    assert dated([one], found[::order]) == [("2024-03-02", "meeting")]


@pytest.mark.parametrize("order", [1, -1])
def test_a_chronicle_has_the_year_of_its_meetings_not_the_day_of_the_first(order: int):
    """A slogan of its last entry is not in use since its first."""
    one = article(1)
    found = [meeting(date, one) for date in ("2024-01-08", "2024-03-05", "2024-05-17")]
    assert dated([one], found[::order]) == [("2024", "meeting")]
    assert dated([one], found[:2][::order]) == [("2024-01-08", "meeting")]


@pytest.mark.parametrize("status", ["referenced", "planned"])
def test_a_meeting_that_is_only_recalled_or_announced_dates_nothing(status: str):
    one = article(1)
    assert dated([one], [meeting("2022-10-16", one, status=status)]) == [("", "")]


def test_a_meeting_is_finer_than_a_year_of_publication_and_that_is_better_than_nothing():
    one, other = article(1, published="2024"), article(2, published="2024", source="other.txt")
    assert dated([one, other], [meeting("2024-03-05", one)]) == [
        ("2024-03-05", "meeting"),
        ("2024", "published"),
    ]


def test_an_undated_article_takes_the_month_of_its_page_marked_as_uncertain():
    page = [article(n) for n in (1, 2, 3)]
    found = [meeting("2023-10-17", page[0]), meeting("2023-10-30/2023-11-01", page[2])]
    assert dated(page, found)[1] == ("2023-10?", "page")


@pytest.mark.parametrize(
    "others",
    [["2023-10-17"], ["2023-10-17", "2023-11-02"], ["2023-10-17", "2023"], ["2023", "2023"]],
    ids=["one", "two months", "a year", "years"],
)
def test_a_page_tells_no_month_from_one_article_nor_from_several_months(others: list[str]):
    page = [article(n) for n in range(len(others) + 1)]
    assert dated(page, [meeting(d, page[n]) for n, d in enumerate(others, 1)])[0] == ("", "")


def test_whatever_speaks_of_the_month_of_an_article_agrees():
    """Two articles published in April, on meetings of January to March: all of them stand in April."""
    a, b = (article(1, source=name, published="2024-04-01") for name in ("a.txt", "b.txt"))
    found = [meeting("2024-01", a), meeting("2024-03-05", a), meeting("2024-01-30/2024-02-02", b)]
    table = tables.frame("articles", [_row(one) for one in (a, b)])
    table = tables.with_dates(table, date_articles([a, b], found))
    given = {"articles": table, "meetings": tables.meetings(found)}
    assert table["date"].tolist() == ["2024-04-01"] * 2
    window = ("2024-01", "2024-05")
    drawn = plots.draw("coverage", given, window=window)
    by_month = drawn.data.set_index("when")["articles"]
    assert by_month[by_month > 0].to_dict() == {"2024-04": 2}
    missing = gaps.find(found, table["date"], window)
    assert [gap.what for gap in missing] == ["2024-05"]
    assert tables.covered_months(table, given["meetings"]) == {"2024-01", "2024-02", "2024-03", "2024-04"}


def _row(one: Article) -> dict:
    return {
        "article_id": one.article_id, "source": one.source, "start": 0, "end": 5, "kind": "report",
        "published": one.published, "headline_position": "none",
    }  # fmt: skip


def test_dates_are_a_function_of_the_tables_alone():
    articles = tables.frame("articles", [_row(article(1, published="2024-04"))])
    before = articles.copy()
    tables.with_dates(articles, date_articles([article(1, published="2024-04")]))
    pd.testing.assert_frame_equal(articles, before)
