"""One reader and one writer of Chinese numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus import cut
from analysis.numerals import LONGEST, parse, write
from analysis.records import Source
from analysis.timeline import build
from tests.rows import each

READ = {
    "0": 0, "零": 0, "〇": 0, "7": 7, "２９": 29, "十": 10, "十五": 15, "二十": 20, "廿三": 23, "卅一": 31,
    "一百零三": 103, "一百〇三": 103, "一〇三": 103, "三百二十五": 325, "二百五": 250, "一千三": 1300,
    "一千零三": 1003, "二〇二四": 2024, "二零二四": 2024, "二○二四": 2024, "两千零二十三": 2023,
    "二千二百": 2200, "万": 10_000, "十万": 100_000, "两万三": 23_000, "两万零三": 20_003, "3万": 30_000,
    "1万2千": 12_000, "十二亿三千万": 1_230_000_000, "一万亿": 10**12,
}  # fmt: skip
NOT_READ = [
    "",
    "次",
    "第一",
    "二三",
    "三五",
    "十百",
    "千百",
    "二十三十",
    "十零",
    "亿亿",
    "一二",
    "a1",
    "1.5",
    "-1",
]


@each(("text", "number"), READ.items())
def test_a_number_is_read(text: str, number: int):
    assert parse(text) == number


@pytest.mark.parametrize("text", NOT_READ)
def test_what_is_no_number_is_not_read(text: str):
    assert parse(text) is None


@given(st.integers(0, 99_999_999))
def test_every_number_comes_back(number: int):
    assert parse(write(number)) == number


@given(st.integers(0, 99_999_999))
def test_digits_of_any_width_are_read(number: int):
    wide = str(number).translate({48 + digit: 0xFF10 + digit for digit in range(10)})
    assert parse(str(number)) == parse(wide) == number


@given(st.integers(1000, 9999))
def test_a_year_is_read_digit_by_digit(year: int):
    assert parse("".join("〇一二三四五六七八九"[int(digit)] for digit in str(year))) == year


@given(st.text("〇零一二两三四五六七八九十百千万亿廿", max_size=8))
def test_any_row_of_numerals_has_one_reading_or_none(text: str):
    number = parse(text)
    assert number is None or parse(write(number)) == number


def test_a_very_long_row_of_digits_is_no_number():
    assert parse("9" * 5000) is None
    assert parse("9" * (LONGEST + 1)) is None
    assert parse("9" * LONGEST) == 10**LONGEST - 1


@pytest.mark.parametrize("years", ["103", "１０３", "一百零三", "一〇三", "一百〇三"])
def test_an_anniversary_dates_its_meeting_however_its_number_is_written(years: str):
    text = f"庆祝大会举行\n\n7月1日上午，安平市委召开座谈会，庆祝中国共产党成立{years}周年。\n"
    meetings = build([cut(Source("a.txt", text))]).meetings
    assert [meeting.date for meeting in meetings] == ["2024-07-01"]
