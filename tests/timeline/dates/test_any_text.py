"""What holds for any text: spans in order, values that EDTF knows, nothing raised."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import edtf
from analysis.tables import checks
from analysis.timeline import dates
from analysis.timeline.dates import grammar, reading
from analysis.timeline.years import weighing
from tests.rows import each

CHARACTERS = "0123456789０９年月日号时分至到—-、，（）()星期周今昨明前后去同当次本上下半季度底初旬每十四五二三两个天世纪代的X "
WORDS = ("2024年", "2月", "30日", "5月24日", "上午", "今年", "日前", "“十四五”规划", "国庆", "季度", "20世纪")
PIECES = st.sampled_from([*CHARACTERS, *WORDS])
TEXTS = st.lists(PIECES, max_size=40).map("".join)
DAYS = st.dates().map(str)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_expressions_stand_in_order_and_say_their_words(text):
    end = 0
    for one in dates.find(text):
        assert end <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.text
        assert one.type in ("DATE", "TIME", "DURATION", "SET")
        end = one.end


@settings(max_examples=200, deadline=None)
@given(TEXTS, DAYS, DAYS, st.integers(1949, 2049))
def test_what_is_resolved_fits_the_tables(text, published, previous, year):
    for one in dates.find(text):
        for given_dates in ({"published": published}, {"previous": previous}, {"year": year}, {}):
            value = dates.resolve(one, **given_dates)
            assert re.fullmatch(checks.EDTF.pattern, value), (one, value)
            first, last = edtf.bounds(value)
            assert first <= last


@settings(max_examples=500, deadline=None)
@given(
    st.lists(st.sampled_from([*CHARACTERS, *WORDS, *"零○一八九廿规划期间晚早，。大是"]), max_size=12).map(
        "".join
    )
)
def test_the_quick_scan_finds_every_number_of_time(text):
    for number in re.finditer("[0-9０-９]+|[〇一二三四五六七八九十廿卅]+", text):
        if any(reader(text, number.start()) for reader in reading.BY_NUMBER):
            assert grammar.NUMBER_START.match(text, number.start())


@given(st.text("年初底前第今昨明每周星期礼拜拜一三3季半个上本世纪两天“十国庆节下午（日月", max_size=60))
def test_the_quick_scan_finds_every_word_of_time(text):
    assert list(dates._words(text)) == [found.start() for found in grammar.WORD_START.finditer(text)]


@each("month", ["2023年2月", "2024年2月", "2月", "4月", "11月", "本月"])
@each("pause", ["、", "和", "，", "、同月", "、2月"])
@each("first", [1, 28, 30])
@each("second", [29, 30, 31])
def test_lists_with_days_that_their_month_does_not_have_are_read(month, pause, first, second):
    """A slip of the pen in one text stops no run."""
    for one in dates.find(f"{month}{first}日{pause}{second}日，市政府召开常务会议。"):
        assert re.fullmatch(checks.EDTF.pattern, one.value) or "XXXX" in one.value
        assert "XX" in one.value or edtf.bounds(one.value)[0]


@pytest.mark.parametrize("between", ["至", "—", "到"])
def test_a_period_that_ends_on_the_leap_day_of_the_next_year(between):
    (one,) = dates.find(f"2023年12月30日{between}2月29日")
    assert one.value == "2023-12-30/2024-02-29"
    (open_year,) = dates.find(f"12月30日{between}2月29日")
    assert dates.resolve(open_year, year=2023) == "2023-12-30/2024-02-29"
    assert dates.resolve(open_year, year=2024) == ""
    assert dates.find(f"2024年12月30日{between}2月29日，") == []


@given(TEXTS)
def test_a_day_without_its_year_is_one_that_some_year_has(text):
    for one in dates.find(text):
        if one.value.startswith("XXXX"):
            assert not np.isnan(weighing.span(one.value)[0]).all(), one
