"""Both sides of the borders of periods, durations and counts."""

from __future__ import annotations

import pytest

from analysis import timeline
from analysis.timeline import dates
from analysis.timeline.meetings import durations
from analysis.timeline.years.rounds import Round
from tests.timeline.documents import document


def _day(value: str) -> dates.TimeExpression:
    return dates.TimeExpression(0, len(value), value, value)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("前1个月", []),
        ("前2个月", ["XXXX-01/XXXX-02"]),
        ("2023年前12个月", ["2023-01/2023-12"]),
        ("前13个月", []),
        ("前两个季度", ["XXXX-01/XXXX-06"]),
        ("前三季度", ["XXXX-01/XXXX-09"]),
    ],
)
def test_the_first_months_are_two_to_twelve(text, values):
    assert [one.value for one in dates.find(text) if one.rule == "months"] == values


@pytest.mark.parametrize(
    ("number", "month"), [(6, ""), (7, "2023-09"), (8, "2025-09"), (9, "2027-09"), (10, "")]
)
def test_a_count_goes_on_from_its_round_to_the_last(number, month):
    assert Round("numbered round", 7, "2023-09", 2, 9).month_of(number) == month


@pytest.mark.parametrize(("number", "month"), [(6, ""), (7, "2023-09"), (8, "")])
def test_a_count_without_a_rhythm_has_one_month(number, month):
    assert Round("numbered round", 7, "2023-09", 0, 9).month_of(number) == month


@pytest.mark.parametrize(
    ("first", "last", "value"),
    [
        ("2024-10-31", "2024-11-01", "2024-10-31/2024-11-01"),
        ("2024-10-31", "2024-10-31", None),
        ("2024-10-31", "2024-10-30", None),
        ("XXXX-10-31", "XXXX-11-03", "XXXX-10-31/XXXX-11-03"),
        ("XXXX-XX-03", "XXXX-XX-05", "XXXX-XX-03/XXXX-XX-05"),
        ("XXXX-12", "XXXX-12-05", None),
    ],
)
def test_days_up_to_another_end_after_they_begin(first, last, value):
    found = durations.up_to(_day(first), _day(last))
    assert (found.value if found else None) == value


@pytest.mark.parametrize(
    ("days", "date"),
    [("", "2024-05-06"), ("为期4天的", "2024-05-06/2024-05-09"), ("为期两天的", "2024-05-06/2024-05-07")],
)
def test_a_journey_without_a_number_of_days_is_of_one(days, date):
    [meeting] = timeline.build(
        [document(f"北方商会代表团2024年5月6日抵达云港，开始{days}访云之行。")]
    ).meetings
    assert meeting.date == date


@pytest.mark.parametrize(
    ("words", "published", "date"),
    [
        ("2022年12月30日，为期4天的茶叶大会在海州开幕。", "2023-01-08", "2022-12-30/2023-01-02"),
        ("12月30日，为期4天的茶叶大会在海州开幕。", "2023-01-08", "2022-12-30/2023-01-02"),
        ("2023年1月2日，为期4天的茶叶大会在海州闭幕。", "2023-01-08", "2022-12-30/2023-01-02"),
        ("12月30日，为期4天的茶叶大会在海州开幕。", "", "XXXX-12-30/XXXX-01-02"),
        ("30日，为期4天的茶叶大会在海州开幕。", "", "XXXX-XX-30"),
    ],
)
def test_a_gathering_may_last_over_new_year(words, published, date):
    found = timeline.build([document(words, published=published)])
    assert [one.date for one in found.meetings] == [date]


@pytest.mark.parametrize("end", ["11月圆满闭幕", "同年闭幕"])
def test_a_vague_end_is_no_last_day(end):
    found = timeline.build([document(f"10月31日，第三届茶叶大会在海州召开，{end}。", published="2023-12-08")])
    assert [one.date for one in found.meetings] == ["2023-10-31"]
