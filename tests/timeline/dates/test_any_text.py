"""What holds for any text: spans in order, values that EDTF knows, nothing raised."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import edtf
from analysis.tables import checks
from analysis.timeline import dates
from analysis.timeline.dates import grammar, reading

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
