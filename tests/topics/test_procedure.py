"""Sentences about how a meeting was held are not counted."""

from __future__ import annotations

import pytest

from analysis import vocabulary
from analysis.topics import material
from analysis.topics.procedure import is_procedure, without_procedure
from tests.topics.planted import texts

ROWS = vocabulary.load("words/procedure", ("kind", "word", "example"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["example"])
def test_the_example_of_each_word_has_it_and_is_about_procedure(row):
    assert row["word"] in row["example"]
    assert is_procedure(row["example"])


@pytest.mark.parametrize(
    "sentence",
    [
        "各区县党（工）委书记、市级有关部门负责人在主会场参会。",
        "会议由市委副书记李仲明主持。",
        "会议以电视电话会议形式召开，各区县设分会场。",
        "会议采取“现场+视频”方式召开。",
        "会见时，市政府秘书长何东山在座。",
    ],
)
def test_who_was_present_and_how_a_meeting_was_held_is_procedure(sentence):
    assert is_procedure(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "全市教育工作会议在青江召开，何东山出席。",
        "第三届青江音乐节开幕式昨晚举行，何东山出席活动。",
        "要广泛动员群众参加。",
        "鼓励企业参加活动。",
        "会议听取安全生产情况汇报，李仲明主持会议。",
        "培训采取集中授课与实地教学相结合的方式进行。",
        "村里成立合作社，全村八成农户参加。",
        "各项工作有序进行。",
    ],
)
def test_a_sentence_with_a_subject_is_not_procedure(sentence):
    assert not is_procedure(sentence)


def test_words_of_procedure_are_not_counted():
    """They would make a topic of their own."""
    said = ["隐患，" * at + "安全生产责任要落实。" for at in range(1, 6)]
    present = ["云港新区、青江新区负责人在分会场参会。"] * 5
    made = material.gather(texts([one + other for one, other in zip(said, present)])[0])
    assert {"安全", "生产", "责任", "隐患"} <= {*made.vocabulary}
    assert not {"新区", "负责人", "会场", "分会场", "参会"} & {*made.vocabulary, *made.terms}


def test_a_text_without_procedure_stays_as_it_is():
    text = "一、 抓好春耕。\n  “何时？”何东山问。"
    assert without_procedure(text) == text
