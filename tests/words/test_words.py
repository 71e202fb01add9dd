"""The lexicon, the stop words, and what counts as content."""

from __future__ import annotations

import itertools
import random

import numpy as np
import pytest

from analysis import vocabulary
from analysis.faults import InputFault
from analysis.words import Sequences, Tokenizer, content, join_phrases, lexicon, official_terms
from tests.rows import each

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
        == "vocabulary/words/lexicon.csv, line 2: the example does not contain the term 数字重庆"
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


def _joined(texts: list[list[str]], terms=(), **choices) -> list[list[str]]:
    names = sorted({word for text in texts for word in text})
    place = {name: at for at, name in enumerate(names)}
    starts = np.cumsum([0, *map(len, texts)])
    codes = np.array([place[word] for text in texts for word in text])
    made = join_phrases(Sequences(np.array(names, dtype=object), codes, starts), terms, **choices)
    words = made.names[made.codes].tolist()
    return [words[start:end] for start, end in zip(made.starts, made.starts[1:])]


FILLER = [["帮助", "群众"], ["解决", "问题"], ["走进", "社区"], ["保护", "生态"]] * 6


def test_a_noun_phrase_is_joined_and_its_parts_do_not_count_beside_it():
    verbs = ["打造", "形成", "发展", "支持"]
    texts = [[verb, "现代", "制造业", "集群"] for verb in verbs]
    texts += [["加快", "建设"]] * 4 + [["制造业"]] + FILLER
    made = _joined(texts)
    assert made[0] == ["打造", "现代制造业集群"]
    assert made[4] == ["加快", "建设"]  # a verb with an object is no noun phrase
    assert made[8] == ["制造业"]


def test_no_phrase_goes_over_the_end_of_a_paragraph():
    texts = [["制造业"], ["集群"]] * 5 + FILLER
    assert _joined(texts) == texts


def test_what_is_only_part_of_a_longer_word_is_replaced_by_it():
    verbs = ["发展", "利用", "支持", "看"]
    for whole in (["可", "再生能源"], ["核污染", "水排", "海"], ["重要", "指示精神"], ["李", "明清"]):
        made = _joined([[verb, *whole, "了"] for verb in verbs] + FILLER)
        assert made[0] == [verbs[0], "".join(whole), "了"]


def test_an_adverb_begins_a_phrase_before_a_verb_that_it_always_stands_before():
    texts = [[verb, "快速", "支援", "部队"] for verb in ("打击", "同", "与", "称")]
    texts += [["支援", "灾区"], ["快速", "发展"], ["支援", "前线"], ["快速", "增长"], *FILLER]
    assert _joined(texts)[0] == ["打击", "快速支援部队"]


def test_a_word_that_stands_in_its_own_right_too_is_not_replaced():
    texts = [["可", "再生能源"]] * 4 + [["发展", "再生能源"], ["用", "再生能源"]] + FILLER
    assert "再生能源" in _joined(texts)[0]


def test_a_verb_is_not_joined_to_its_only_object():
    texts = [["贯彻", "指示精神"], ["贯彻", "指示精神"], ["贯彻", "指示精神"], *FILLER]
    assert _joined(texts)[:3] == texts[:3]


def test_the_rest_of_a_date_is_no_word():
    texts = [["俄方", "8", "日称"], ["乌方", "12", "日称"], ["俄方", "15", "日称"], *FILLER]
    assert "日称" not in {word for text in _joined(texts) for word in text}


def test_the_end_of_a_longer_expression_is_no_phrase():
    texts = [["老", "工业", "基地"]] * 6 + FILLER
    assert "工业基地" not in {word for text in _joined(texts) for word in text}
    texts = [["东部", "工业", "基地"], ["西部", "工业", "基地"], ["的", "工业", "基地"]] * 3 + FILLER
    assert "工业基地" in {word for text in _joined(texts) for word in text}


VERBS = ["打造", "形成", "发展", "支持"]
#: Words that a character can follow; characters that can begin a word; nouns.
OWNERS = ["智能网", "数字", "农村", "城市", "两", "十八", "海洋", "移动"]
CHARACTERS = ["联", "总", "副", "老", "新", "微"]
HEADS = ["汽车", "平台", "部队", "设施", "家园"]
COMPOUNDS = [
    (owner, character, head, random.Random(f"{owner}{character}{head}").randint(3, 7))
    for owner in OWNERS
    for character in CHARACTERS
    for head in HEADS
]


@each("owner, character, head, times", random.Random(1).sample(COMPOUNDS, 60))
def test_no_word_begins_inside_the_word_before_it(owner, character, head, times):
    """智能网 联 汽车: nearly every 联汽车 follows 智能网."""
    compound = [[verb, owner, character, head] for verb in itertools.islice(itertools.cycle(VERBS), times)]
    for elsewhere in ([], [[owner]] * times):  # the word before may have uses of its own
        made = _joined(compound + elsewhere + FILLER)
        words = {word for text in made[:times] for word in text}
        assert not any(word.startswith(character) and len(word) > 1 for word in words)
        assert elsewhere or any(word.startswith(owner + character) for word in words)


@each("character, head", itertools.product(CHARACTERS, HEADS))
def test_a_word_begins_with_a_character_where_different_words_precede_it(character, head):
    for before in (OWNERS[:4], ["的"], ["贯彻"]):
        texts = [[word, character, head] for word in itertools.islice(itertools.cycle(before), 8)]
        words = {word for text in _joined(texts + FILLER) for word in text}
        assert character + head in words
