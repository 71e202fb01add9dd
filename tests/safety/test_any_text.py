"""Any text through reading, cutting, dates, meetings, formulations, tables and back; `make fuzz` asks for longer."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import corpus, timeline
from analysis.records import Source
from tests.safety import promises


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(promises.NAMES, promises.TEXTS, promises.NAMES, promises.DAYS), min_size=1, max_size=3,
                unique_by=lambda one: one[0]))  # fmt: skip
def test_every_promise_holds(given_sources):
    promises.keep(
        [
            Source(name, text, title=title, published=day, published_basis="column" if day else "")
            for name, text, title, day in given_sources
        ]
    )


REPEATS = [
    "2024年", "5月3日，", "市委召开会议", "会议强调，", "王翔、", "“", "主持会议", "第一次", "日前，市委", "（记者 王翔）", "至", "全会",
    "市领导王某、李某参加。", "5月3日，市委召开工作会议。\n", "会见", "、", "十",
]  # fmt: skip


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
