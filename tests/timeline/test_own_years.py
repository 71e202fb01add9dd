"""A person's years.csv: rows that date, and faults that name file and line."""

from __future__ import annotations

import pytest

from analysis import timeline
from analysis.faults import InputFault
from analysis.timeline import own_years
from tests.timeline.documents import document


def dates(texts: list[str], rows: str) -> list[str]:
    documents = [document(text, name=f"{n}.txt") for n, text in enumerate(texts)]
    made = timeline.assemble(
        [timeline.scan(one) for one in documents],
        [article for one in documents for article in one.articles],
        texts={one.source.name: one.source.text for one in documents},
        own_years=rows,
    )  # fmt: skip
    return [one.date for one in made.meetings]


def test_own_words_bound_the_year():
    texts = ["5月6日，市委召开全会，部署幸福云港建设。"]
    assert dates(texts, "") == ["XXXX-05-06"]
    assert dates(texts, "words,first,last\n幸福云港建设,2021-03,2021-12\n") == ["2021-05-06"]


def test_an_own_sitting_orders_its_series():
    texts = ["10月17日，云港市政府第21次常务会议召开。"]
    assert dates(texts, "") == ["XXXX-10-17"]
    rows = "first,series,session\n2023-09-18,云港市政府常务会议,19\n"
    assert dates(texts, rows) == ["2023-10-17"]


def test_own_years_stay_out_of_the_meetings():
    rows = "first,series,session\n2023-09-18,云港市政府常务会议,19\n"
    assert dates(["市委开展宣传。"], rows) == []


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("words,from\n", "years.csv, line 1: unknown column 'from'; known are words, first, last, series, session, note; years.csv, line 1: no column 'first'"),
        ("words,first\n幸福,2021-13\n", "years.csv, line 2: first '2021-13', expected a date such as 2023-09-18, 2023/9/18, 2023年9月18日, 2023-09 or 2023"),
        ("words,first\n,2021\n", "years.csv, line 2: give either words, or a series and its session"),
        ("first,series,session\n2021,市委全会,某次\n", "years.csv, line 2: session '某次', expected a number such as 19 or 六届五次"),
        ("words,first,last\n幸福建设,2021,2020\n", "years.csv, line 2: last '2020' is before first '2021'"),
        ("words,first\n福,2021\n", "years.csv, line 2: words '福' are too short to tell a time"),
    ],
)  # fmt: skip
def test_a_faulty_row_names_file_and_line(rows, message):
    with pytest.raises(InputFault) as error:
        own_years.read(rows)
    assert str(error.value) == message


def test_a_sitting_has_a_first_day():
    with pytest.raises(InputFault, match=r"first '\.\.'"):
        dates(["市委开展宣传。"], "first,series,session\n..,云港市政府常务会议,19\n")
    texts = ["5月6日，市委召开全会，部署幸福云港建设。"]
    assert dates(texts, "words,first,last\n幸福云港建设,..,2015-12\n") == ["XXXX-05-06"]
