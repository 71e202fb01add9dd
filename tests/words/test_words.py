"""The lexicon, the stop words, and what counts as content."""

from __future__ import annotations

import pytest

from analysis import vocabulary
from analysis.faults import InputFault
from analysis.words import Tokenizer, content, lexicon, official_terms
from analysis.words.collocations import join_collocations

ROWS = vocabulary.load("words/lexicon", ("term", "example"))


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer(official_terms())


@pytest.mark.parametrize("row", ROWS, ids=[row["term"] for row in ROWS])
def test_each_term_is_kept_whole_in_its_example(row, tokenizer: Tokenizer):
    assert row["term"] in tokenizer.cut(row["example"])


def test_no_term_stands_twice():
    terms = [row["term"] for row in ROWS]
    assert len(terms) == len(set(terms))


def test_a_term_that_its_example_lacks_is_an_error_that_names_the_line(tmp_path, monkeypatch):
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "lexicon.csv").write_text("term,example\n数字重庆,建设数字中国\n", encoding="utf-8")
    monkeypatch.setattr(vocabulary, "HERE", tmp_path)
    vocabulary.load.cache_clear()
    lexicon.official_terms.cache_clear()
    try:
        with pytest.raises(InputFault) as caught:
            official_terms()
    finally:
        vocabulary.load.cache_clear()
        lexicon.official_terms.cache_clear()
    assert (
        str(caught.value)
        == "vocabulary/words/lexicon.csv, line 2: the example does not hold the term 数字重庆"
    )


@pytest.mark.parametrize(
    "dropped",
    [
        "的",
        "2024年",
        "三十",
        "885",
        "第五",
        "一季度",
        "10.5%",
        "，",
        "abc",
        "F-16",
        "我们",
        "二是",
        "百分点",
        "十多个",
    ],
)
def test_what_carries_no_topic_is_dropped(dropped: str):
    assert content([dropped, "改革"]) == ["改革"]


@pytest.mark.parametrize("kept", ["推进", "坚持", "三农", "两山", "一带一路", "千万工程", "万州", "百姓"])
def test_what_may_carry_a_topic_stays(kept: str):
    assert content([kept]) == [kept]


def test_a_code_stays_where_the_corpus_has_it_as_a_term():
    assert content(["885", "机制", "884"], {"885"}) == ["885", "机制"]


def test_stop_words_leave_genre_verbs_alone():
    assert lexicon.stop_words() & {"推进", "坚持", "全面", "加强"} == set()


def test_collocations_join_only_true_neighbours():
    texts = [
        ["数字", "重庆", "建设"],
        ["数字", "重庆"],
        ["推进", "数字", "重庆"],
        ["建设", "推进"],
        ["推进", "建设"],
    ]
    assert join_collocations(texts, least=3) == [
        ["数字重庆", "建设"], ["数字重庆"], ["推进", "数字重庆"], ["建设", "推进"], ["推进", "建设"],
    ]  # fmt: skip
