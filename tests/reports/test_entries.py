"""What a click opens: the paragraphs that hold a word."""

from __future__ import annotations

import random

import pytest

from analysis.reports import entries


def one_by_one(words, paragraphs):
    return {word: [at for at, text in enumerate(paragraphs) if word in text] for word in words}


@pytest.mark.parametrize("block", [1, 40, 1_000_000])
def test_all_words_are_found_where_each_alone_is(monkeypatch, block):
    monkeypatch.setattr(entries, "STRETCH", block)
    choose = random.Random(block)
    letters = "市委会议全大a1\U00020bb7，"
    paragraphs = ["".join(choose.choices(letters, k=choose.randrange(12))) for _ in range(300)]
    words = {"".join(choose.choices(letters, k=choose.randint(1, 4))) for _ in range(80)}
    found = entries.paragraphs_having(words, paragraphs)
    assert found == one_by_one(words, paragraphs)
    assert sum(map(len, found.values())) > 300


def test_a_word_at_the_end_is_not_looked_for_beyond_it():
    assert entries.paragraphs_having(["会议室里"], ["会议", "室里", "开会议室"]) == {"会议室里": []}


@pytest.mark.parametrize("paragraphs", [[], [""], ["", "会议", ""]])
def test_little_or_nothing_to_search(paragraphs):
    assert entries.paragraphs_having(["会议"], paragraphs) == one_by_one(["会议"], paragraphs)
    assert entries.paragraphs_having([], paragraphs) == {}
