"""Any text through reading, cutting, dates, meetings, formulations, tables and back; `make fuzz` asks for longer."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import corpus, timeline
from analysis.records import Source
from tests.safety import promises


@settings(max_examples=20, deadline=None)  # `make fuzz` tries thousands
@given(st.lists(st.tuples(promises.NAMES, promises.TEXTS, promises.NAMES, promises.DAYS), min_size=1, max_size=3,
                unique_by=lambda one: one[0]))  # fmt: skip
def test_every_promise_holds(given_sources):
    promises.keep(
        [
            Source(name, text, title=title, published=day, published_basis="column" if day else "")
            for name, text, title, day in given_sources
        ]
    )


@pytest.mark.parametrize(
    ("written", "evidence"),
    [
        ("3⽉5⽇,市委召开全市产业⽐武大会", None),  # radicals, a half-width comma
        ("３月５日，市委召開教育工作會議", None),
        ("3 月 5 日，市委召开教育\n工作会议", "3月5日，市委召开教育工作会议"),
        ("3月5日，市委召开&ldquo;开门红&rdquo;动员会", "3月5日，市委召开“开门红”动员会"),
        ("3月5日，市委召开会(huì)议\u200b", "3月5日，市委召开会议"),
    ],
)
def test_evidence_is_in_the_characters_of_the_source(written, evidence):
    _, made = promises.found(
        [Source("a", f"本报讯 {written}。会议强调，要抓好落实。", published="2024-03-06")]
    )
    assert made["meetings"]["evidence"].tolist() == [evidence or written]


def test_sentences_of_formulations_are_in_the_characters_of_the_source():
    _, made = promises.found(
        [Source("a", "会议强调，要⽐照“三张清单”改革，抓好\n落实。", published="2024-03-06")]
    )
    uses = made["formulation_uses"]
    assert set(uses["sentence"]) == {"会议强调，要⽐照“三张清单”改革，抓好落实。"}


REPEATS = [
    "2024年", "5月3日，", "市委召开会议", "会议强调，", "王翔、", "“", "主持会议", "第一次", "日前，市委", "（记者 王翔）", "至", "全会",
    "市领导王某、李某参加。", "5月3日，市委召开工作会议。\n", "会见", "、", "十",
]  # fmt: skip


@pytest.mark.thorough
@pytest.mark.parametrize("unit", REPEATS)
def test_time_grows_with_the_text_alone(unit):
    def seconds(size: int) -> float:
        source = Source("a", unit * (size // len(unit)))
        began = time.process_time()
        promises.found([source])
        return time.process_time() - began

    seconds(500)
    small, large = seconds(3_000), seconds(12_000)
    assert large < 7 * small + 0.7


@pytest.mark.parametrize("sentence", ["？会议强调", "市委书记王翔主持并讲话。"])
def test_time_grows_with_the_sentences_of_a_line_alone(sentence):
    """What is asked for each meeting of a paragraph must not go through all its sentences."""

    def seconds(size: int) -> float:
        document = corpus.cut(Source("a", sentence * (size // len(sentence))))
        began = time.process_time()
        timeline.scan(document)
        return time.process_time() - began

    seconds(500)
    assert seconds(40_000) < 10 * seconds(8_000) + 0.3
