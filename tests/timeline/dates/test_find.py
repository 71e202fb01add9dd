"""The time expressions of labelled lines: wild, negative, known failures."""

from __future__ import annotations

import csv
import time
from pathlib import Path

import pytest

from analysis import edtf, vocabulary
from analysis.timeline import dates
from analysis.timeline.dates import lunar, words
from tests.rows import each

HERE = Path(__file__).parent


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@each("row", rows("wild"))
def test_wild(row):
    first = dates.find(row["text"])[0]
    assert (first.text, first.value, first.type, first.anchor, first.time_of_day, first.weekday) == (
        row["words"], row["value"], row["type"], row["anchor"], row["time_of_day"], int(row["weekday"])
    )  # fmt: skip
    assert first.offset == (int(row["offset"]) if row["offset"] else None)
    assert row["text"][first.start : first.end] == row["words"]


@each("row", rows("negative"))
def test_negative(row):
    assert [(e.text, e.value) for e in dates.find(row["text"])] == [], row["why"]


@pytest.mark.xfail(strict=True, reason="known failures")
@pytest.mark.parametrize("row", rows("known_failures"), ids=lambda row: row["text"])
def test_known_failures(row):
    assert [(e.text, e.value) for e in dates.find(row["text"])] == [(row["words"], row["value"])]


def test_days_in_a_list_take_the_month_and_year_of_the_first():
    found = dates.find("2024年5月24日、25日和6月1日")
    assert [e.value for e in found] == ["2024-05-24/2024-05-25", "2024-06-01"]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("{m}月{d}日、{e}日", "XXXX-{m:02}-{d:02}/XXXX-{m:02}-{e:02}"),
        ("{m}月{d}日和{e}日", "XXXX-{m:02}-{d:02}/XXXX-{m:02}-{e:02}"),
        ("{m}月{d}、{e}日", "XXXX-{m:02}-{d:02}/XXXX-{m:02}-{e:02}"),
        ("{m}月{d}日上午、{e}日下午", "XXXX-{m:02}-{d:02}/XXXX-{m:02}-{e:02}"),
        ("{y}年{m}月{d}日、{e}日", "{y}-{m:02}-{d:02}/{y}-{m:02}-{e:02}"),
        ("{d}日、{e}日", "XXXX-XX-{d:02}/XXXX-XX-{e:02}"),
    ],
)
@pytest.mark.parametrize(("y", "m", "d"), [(2019, 3, 7), (2023, 11, 21), (2026, 2, 11)])
def test_a_list_of_days_is_one_interval(words, value, y, m, d):
    places = {"y": y, "m": m, "d": d, "e": d + 1}
    assert [e.value for e in dates.find(words.format(**places) + "，市委召开全会")] == [
        value.format(**places)
    ]


@pytest.mark.parametrize("words", ["4月30日、5月1日", "四月三十日和五月一日", "４月３０日、５月１日"])
def test_a_list_of_days_runs_over_the_end_of_a_month(words):
    assert [e.value for e in dates.find(words)] == ["XXXX-04-30/XXXX-05-01"]


def test_days_far_apart_are_no_list():
    assert [e.value for e in dates.find("1月6日、1月31日分别召开")] == ["XXXX-01-06", "XXXX-01-31"]


def test_an_interval_that_ends_before_it_begins_is_cut_to_its_beginning():
    (found,) = dates.find("10月18日至15日")
    assert (found.value, found.rule, found.text) == ("XXXX-10-18", "interval cut", "10月18日至15日")


@pytest.mark.parametrize(
    ("days", "value"),
    [
        ("28日至3月2日", "XXXX-02-28/XXXX-03-02"),
        ("30日—4月2日", "XXXX-03-30/XXXX-04-02"),
        ("29—1月1日", "XXXX-12-29/XXXX-01-01"),
    ],
)
def test_an_interval_over_the_end_of_a_month_whose_name_is_left_out(days: str, value: str):
    assert [e.value for e in dates.find(days + "，市委召开全会")] == [value]


def test_a_day_before_one_of_another_month_begins_no_interval():
    assert [e.value for e in dates.find("5日至3月8日")] == ["XXXX-XX-05", "XXXX-03-08"]


def test_an_impossible_day_leaves_what_follows():
    assert [e.value for e in dates.find("2月30日和3月1日")] == ["XXXX-03-01"]


@each("row", words.RELATIVE_ROWS)
def test_examples_of_relative_words(row):
    first = dates.find(row["example"])[0]
    assert first.text.startswith(row["word"])
    assert (first.anchor, first.unit) == (row["anchor"], row["unit"])
    assert first.offset == (int(row["offset"]) if row["offset"] else None)


@pytest.mark.parametrize("row", words.PART_ROWS, ids=lambda row: row["word"])
def test_examples_of_parts_of_day(row):
    example = row["example"] if row["alone"] == "no" and "日" in row["example"] else "17日" + row["example"]
    assert dates.find(example)[0].time_of_day == row["time_of_day"]


@pytest.mark.parametrize("row", words.FESTIVAL_ROWS, ids=lambda row: row["word"])
def test_examples_of_festivals(row):
    assert dates.find(row["example"])[0].value == f"XXXX-{int(row['month']):02}-{int(row['day']):02}"


def test_the_years_of_the_lunar_calendar_follow_one_another():
    years = lunar.years()
    for year, one in years.items():
        assert one.new_year[:4] == str(year)
        assert len(one.lengths) == (13 if one.leap else 12)
        if year + 1 in years:
            assert edtf.shift(one.new_year, sum(one.lengths)) == years[year + 1].new_year


def test_a_festival_on_a_day_that_does_not_exist_names_its_file_and_line():
    row = vocabulary.Row({"month": "2", "day": "30"}, "vocabulary/timeline/festivals.csv, line 7")
    with pytest.raises(vocabulary.InputFault, match=r"festivals.csv, line 7: there is no day 30 in month 2"):
        words.month_and_day(row)


def test_a_bad_entry_names_its_file_and_line():
    row = vocabulary.Row({"offset": "zwei"}, "vocabulary/timeline/relative_words.csv, line 7")
    with pytest.raises(vocabulary.InputFault) as error:
        row.whole("offset")
    assert str(error.value) == (
        "vocabulary/timeline/relative_words.csv, line 7: column 'offset' is 'zwei', expected a whole number"
    )


@pytest.mark.thorough
@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "1月1日",
        "十",
        "“十",
        "1月",
        "2023-",
        "今",
        "12:",
        "年",
        "每",
        "1 ",
        "第一季",
        "1月1日至",
        "上半",
        "两个",
        "农历",
        "正月初",
        "20",
    ],
)
def test_time_is_linear_on_hostile_text(unit):
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        began = time.process_time()
        dates.find(text)
        return time.process_time() - began

    seconds(1000)
    small, large = (min(seconds(size) for _ in range(3)) for size in (8_000, 64_000))
    assert large < 8 * max(small, 0.01) * 3


@pytest.mark.parametrize(
    "behind", ["上午", "，", "召开全市会议", "在云州召开全市会议", "市委召开全会", "    全市教育大会"]
)
def test_a_day_whose_month_sign_is_lost_needs_what_a_report_has_behind_a_day(behind):
    assert [e.value for e in dates.find(f"58日{behind}")] == ["XXXX-05-08"]


@pytest.mark.parametrize(
    ("day", "value"),
    [
        ("2022年33日", "2022-03-03"),
        ("2025519日", "2025-05-19"),
        ("20251230日", "2025-12-30"),
        ("本所（113）年4月19日", "2024-04-19"),
        ("据统计（120）年4月5日", "XXXX-04-05"),
        ("共计100）年4月5日", "XXXX-04-05"),
        ("本校(2013)年4月19日", "2013-04-19"),
        ("2019年1225日", "2019-12-25"),
        ("2022年111日", "2022"),
        ("2022年25日", "XXXX-XX-25"),
    ],
)
def test_a_day_behind_a_year_whose_month_sign_is_lost(day: str, value: str):
    assert [e.value for e in dates.find(f"{day}，市委召开全会")] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("比分21-1月3日", "XXXX-01-03"),
        ("房价25至3月5日", "XXXX-03-05"),
        ("温度22～1月4日", "XXXX-01-04"),
        ("28至3月2日，会议召开", "XXXX-02-28/XXXX-03-02"),
        ("会议于28至3月2日召开", "XXXX-02-28/XXXX-03-02"),
        ("展会28日至3月2日举行", "XXXX-02-28/XXXX-03-02"),
        ("去年29日至1月3日", "XXXX-12-29/XXXX-01-03"),
    ],
)
def test_days_over_the_end_of_a_month(text: str, value: str):
    assert [one.value for one in dates.find(text)] == [value]


def test_days_over_the_end_of_last_year():
    (found,) = dates.find("去年29日至1月3日")
    assert (found.anchor, found.offset) == (dates.find("去年12月")[0].anchor, -1)
