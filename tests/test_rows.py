"""A test of many rows reports every row that fails, as separate tests would."""

from __future__ import annotations

import pytest

from analysis.vocabulary import Row
from tests.rows import each


def test_every_row_that_fails_is_told_and_why():
    @each("row", [Row({"word": word}, f"some.csv, line {line}") for line, word in enumerate("会议室", 2)])
    def whole(row):
        assert row["word"] == "议", f"not {row['word']}"

    with pytest.raises(AssertionError) as raised:
        whole()
    first, *others = str(raised.value).splitlines()
    assert first == "2 of 3 rows fail:"
    assert [line for line in others if line.startswith("some.csv")] == [
        "some.csv, line 2: AssertionError: not 会",
        "some.csv, line 4: AssertionError: not 室",
    ]


def test_a_row_that_cannot_be_read_is_named_once():
    bad = Row({"word": ""}, "some.csv, line 4")

    @each("row", range(3))
    def whole(row):
        if row:
            raise bad.fault("word is empty")
        raise AssertionError("another")

    with pytest.raises(AssertionError) as raised:
        whole()
    assert str(raised.value).splitlines() == [
        "3 of 3 rows fail:",
        "some.csv, line 4: word is empty (met by 2 rows)",
        "0: AssertionError: another",
    ]


def test_rows_of_two_lists_are_tried_with_each_other():
    tried = []

    @each("one", range(2))
    @each(("two", "three"), [("a", 1), pytest.param("b", 2, id="second")])
    def whole(one, two, three):
        tried.append((one, two, three))

    whole()
    assert sorted(tried) == [(0, "a", 1), (0, "b", 2), (1, "a", 1), (1, "b", 2)]


def test_no_row_is_no_test():
    @each("row", [])
    def whole(row):
        raise NotImplementedError

    with pytest.raises(AssertionError, match="no row"):
        whole()


def test_a_row_with_a_mark_is_refused():
    with pytest.raises(AssertionError, match="test of its own"):
        each("row", [pytest.param(1, marks=pytest.mark.xfail)])
