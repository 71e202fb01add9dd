"""The tokenizer against jieba, which is the rule."""

from __future__ import annotations

import gzip
import json
import marshal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.words import Tokenizer
from analysis.words.reference import Reference

TERMS = ("三攻坚一盘活", "885", "1+4+N", "F-16", "两大定位", "六个区")
WRITING = "重庆市委一二三机制改革发展年月日的在和aZF3580+#&._%- ，。“\n\t\r·—①龦㐀𠀀é豈"


@pytest.fixture(scope="module")
def reference() -> Tokenizer:
    return Tokenizer(engine="jieba")


@pytest.fixture(scope="module")
def reference_with_terms() -> Tokenizer:
    return Tokenizer(TERMS, engine="jieba")


def _differences(texts, ours: Tokenizer, reference: Tokenizer) -> list[tuple[str, list[str], list[str]]]:
    pairs = ((text, ours.cut(text), reference.cut(text)) for text in texts)
    return [(text, one, other) for text, one, other in pairs if one != other]


def test_equals_jieba_on_the_seeds(seeds: Path, reference: Tokenizer, reference_with_terms: Tokenizer):
    lines = [line for path in sorted(seeds.glob("*.txt")) for line in path.read_text("utf-8").splitlines()]
    assert len(lines) > 500
    assert _differences(lines, Tokenizer(), reference) == []
    assert _differences(lines, Tokenizer(TERMS), reference_with_terms) == []


@pytest.mark.slow
def test_equals_jieba_on_a_year_of_broadcasts(data: Path, reference: Tokenizer):
    with gzip.open(data / "broadcast_2023.jsonl.gz", "rt", encoding="utf-8") as records:
        texts = [json.loads(record)["text"] for record in records]
    assert len(_differences(texts, Tokenizer(), reference)) == 0


@pytest.mark.parametrize("hmm", [True, False])
def test_equals_jieba_where_the_two_libraries_differ(hmm: bool):
    texts = ["F-16", "XBB.1.5株", "a_b", "0_8%", "A350-900", "2.5%", "用C++写", "AT&T", "㐀㐀", "𠀀-1", "3+1"]
    assert _differences(texts, Tokenizer(hmm=hmm), Tokenizer(hmm=hmm, engine="jieba")) == []


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from([*WRITING, *TERMS]), max_size=12).map("".join))
def test_equals_jieba_on_any_writing(reference_with_terms: Tokenizer, text: str):
    ours = Tokenizer_with_terms()
    assert ours.cut(text) == reference_with_terms.cut(text)
    assert "".join(ours.cut(text)) == text


_MADE: list[Tokenizer] = []


def Tokenizer_with_terms() -> Tokenizer:
    """One tokenizer for all examples: making one takes a tenth of a second."""
    if not _MADE:
        _MADE.append(Tokenizer(TERMS))
    return _MADE[0]


def test_terms_are_kept_whole_and_a_longer_word_still_wins():
    tokenizer = Tokenizer(TERMS)
    assert tokenizer.cut("运用“885”机制推动三攻坚一盘活") == [
        "运用", "“", "885", "”", "机制", "推动", "三攻坚一盘活",
    ]  # fmt: skip
    assert Tokenizer().cut("推动三攻坚一盘活") == ["推动", "三", "攻坚", "一", "盘活"]
    assert tokenizer.cut("六个区县") == ["六个", "区县"]


def test_a_term_that_jieba_cannot_hold_is_named():
    tokenizer = Tokenizer(["稳进增效、除险固安", "党建扎根"])
    assert tokenizer.terms == ("党建扎根",)
    assert tokenizer.skipped == ("稳进增效、除险固安",)


def test_terms_of_one_tokenizer_do_not_reach_another():
    Tokenizer(["推动三攻坚"])
    assert Tokenizer().cut("推动三攻坚") == ["推动", "三", "攻坚"]


def test_order_of_terms_does_not_matter():
    one, other = Tokenizer(TERMS), Tokenizer(TERMS[::-1])
    assert one.cut("两大定位六个区885F-16") == other.cut("两大定位六个区885F-16")


def test_an_unknown_engine_is_refused():
    with pytest.raises(ValueError) as caught:
        Tokenizer(engine="thulac")
    assert str(caught.value) == "engine 'thulac' is neither 'rjieba' nor 'jieba'"


def test_a_planted_cache_changes_nothing_and_none_is_written(tmp_path: Path):
    planted = tmp_path / "jieba.cache"
    planted.write_bytes(
        marshal.dumps(({"推动三攻坚": 10**9, "推": 0, "推动": 0, "推动三": 0, "推动三攻": 0}, 10**9))
    )
    before = planted.read_bytes()
    code = (
        "from analysis.words import Tokenizer\n"
        "print(Tokenizer(engine='jieba').cut('推动三攻坚'), Tokenizer().cut('推动三攻坚'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"TMPDIR": str(tmp_path), "PYTHONUTF8": "1", "PATH": ""},
        cwd=Path(__file__).resolve().parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "['推动', '三', '攻坚'] ['推动', '三', '攻坚']\n"
    assert planted.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["jieba.cache"]


def test_the_reference_reads_the_dictionary_that_jieba_ships():
    made = Reference()
    made.initialize()
    assert made.FREQ["重庆"] > 0
    assert made.total == 60101967
