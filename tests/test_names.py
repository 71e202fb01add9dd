"""Words that are built like names and are none; every row of their vocabularies is needed."""

from __future__ import annotations

import re

import pytest

from analysis import names, vocabulary


def entries(name: str, *columns: str) -> list:
    return [
        pytest.param(row, id=row.where) for row in vocabulary.load(f"names/{name}", (*columns, "example"))
    ]


@pytest.mark.parametrize("row", entries("not_transliterated", "pattern"))
def test_no_transliterated_name_holds_these_words(row):
    assert row.pattern("pattern").search(row["example"])
    assert not names.is_foreign(row["example"])
    assert not names.is_name(f"阿里·{row['example']}")


@pytest.mark.parametrize("word", ["阿不都热依木", "次仁卓玛", "其美多吉", "于苏甫江"])
def test_transliterated_names_hold_some_of_their_characters(word: str):
    assert not names.not_transliterated().search(word)


@pytest.mark.parametrize(
    ("row", "pattern"),
    [pytest.param(*row.values, "_side", id=row.id) for row in entries("sides", "side")]
    + [
        pytest.param(*row.values, "_neighbouring_provinces", id=row.id)
        for row in entries("neighbouring_provinces", "provinces")
    ],
)
def test_sides_and_provinces_are_built_like_names(row, pattern: str, monkeypatch):
    assert not names.is_name(row["example"])
    monkeypatch.setattr(names, pattern, lambda: re.compile("(?!)"))
    assert names.is_name(row["example"])


@pytest.mark.parametrize("part", ["周", "季", "德赛", "赛季娜"])
def test_parts_of_names_may_end_like_the_names_of_events(part: str):
    assert names.is_name(f"约翰·{part}")


@pytest.mark.parametrize(
    "event",
    [
        "清江艺术节·海州站",
        "清江文化周·海州",
        "清江开放活动·海州航空展",
        "清江论坛·海州",
        "海州·清江艺术节开幕式",
    ],
)
def test_events_whose_parts_a_dot_joins_are_no_names(event: str):
    assert not names.is_name(event)
    assert not names.is_foreign(event)
