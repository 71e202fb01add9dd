"""Dates, against the calendar of the standard library and with the algebra that values obey."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import edtf

DAYS = st.dates(date(1, 1, 1), date(9998, 11, 30))
YEARS = (1, 4, 100, 1899, 1900, 2000, 2023, 2024, 2100, 9998)


@pytest.mark.parametrize("year", YEARS)
def test_the_days_of_months_are_those_of_the_calendar(year):
    for month in range(1, 13):
        last = calendar.monthrange(year, month)[1]
        assert edtf.last_day(year, month) == last
        assert [edtf.is_day(year, month, day) for day in (0, 1, last, last + 1)] == [False, True, True, False]
        assert edtf.bounds(f"{year:04}-{month:02}") == (
            f"{year:04}-{month:02}-01",
            f"{year:04}-{month:02}-{last}",
        )
        assert edtf.days(f"{year:04}-{month:02}") == last
    assert [edtf.is_day(year, month, 1) for month in (0, 13)] == [False, False]


def test_years_that_a_table_cannot_hold_have_no_days():
    assert [edtf.is_day(year, 1, 1) for year in (0, 1, 9998, 9999)] == [False, True, True, False]


@pytest.mark.parametrize("division", edtf.DIVISIONS)
def test_a_division_of_the_year_covers_its_months(division):
    first, last = edtf.bounds(f"2023-{division}")
    months = edtf.months(first[:7], last[:7])
    start, end = edtf.DIVISIONS[division]
    assert len(months) == end - start + 1
    assert months[0] == f"2023-{start:02}"
    assert last == edtf.bounds(months[-1])[1]
    assert edtf.precision(f"2023-{division}") == ("half" if len(months) == 6 else "quarter")


@given(DAYS, st.integers(0, 400))
def test_days_count_shift_and_differ_like_those_of_the_standard_library(day, n):
    later = day + timedelta(days=n) if day < date(9990, 1, 1) else day
    one, other = day.isoformat(), later.isoformat()
    assert edtf.apart(one, other) == (later - day).days
    assert edtf.shift(one, (later - day).days) == other
    assert edtf.days(f"{one}/{other}") == (later - day).days + 1
    assert edtf.bounds(f"{one}/{other}") == (one, other)
    assert (edtf.earliest([other, one]), edtf.latest([one, other])) == (one, other)
    assert edtf.month(f"{one}/{other}") == (one[:7] if (later - day).days <= 30 else "")
    assert edtf.covered([f"{one}/{other}"]) == ({one[:7], other[:7]} if (later - day).days <= 30 else set())


@given(DAYS)
def test_a_day_without_its_year_or_month_is_filled_with_them(day):
    text = day.isoformat()
    assert edtf.fill(f"XXXX{text[4:]}", year=day.year) == text
    assert edtf.fill(f"XXXX-XX{text[7:]}", year=day.year, month=day.month) == text
    assert edtf.fill(f"XXXX-XX{text[7:]}", year=day.year) == ""
    assert edtf.fill(text, year=1 + day.year % 9000) == text


@given(DAYS, st.integers(1, 60))
def test_an_interval_without_its_year_never_ends_before_it_starts(day, n):
    later = day + timedelta(days=n)
    filled = edtf.fill(f"XXXX{day.isoformat()[4:]}/XXXX{later.isoformat()[4:]}", year=day.year)
    assert filled in ("", f"{day.isoformat()}/{later.isoformat()}") or calendar.isleap(
        day.year
    ) != calendar.isleap(day.year + 1)
    if filled:
        first, last = filled.split("/")
        assert first <= last


def test_months_follow_one_another_across_years():
    found = edtf.months("1999-11", "2001-02")
    assert len(found) == 16
    assert found == sorted(set(found))
    assert (found[0], found[-1]) == ("1999-11", "2001-02")
