"""Who asks or lets somebody else come does not therefore attend."""

from __future__ import annotations

import time

import pytest

from analysis import timeline, vocabulary
from analysis.timeline import sentences
from analysis.timeline.people import subjects
from analysis.timeline.people.subjects import PreviousSubject, SubjectReader
from tests.rows import each
from tests.timeline.documents import document


def attending(sentence: str) -> list[str]:
    made = timeline.build([document(f"5月8日，全市教育工作会议召开。{sentence}")])
    return [one.person for one in made.attendance]


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(row, id=row.where)
        for row in vocabulary.load("timeline/people_asks", ("pattern", "example"))
    ],
)
def test_who_asks_others_is_not_said_to_attend(row):
    assert row["pattern"] in row["example"]
    assert attending(row["example"]) == []


@pytest.mark.parametrize("opening", ["应邀", "受邀请", "应市政府邀请"])
def test_who_is_asked_attends(opening: str):
    assert attending(f"市长王小明{opening}参加会议。") == ["王小明"]


def speaking(sentence: str) -> list[tuple[str, ...]]:
    made = timeline.build([document(f"5月8日，全市教育工作会议召开。{sentence}")])
    return [meeting.speakers for meeting in made.meetings]


@pytest.mark.parametrize(
    "asked", ["受市长李大伟邀请", "受市长李大伟之邀", "应市长李大伟邀请", "受市长李大伟委托"]
)
def test_who_asks_somebody_to_speak_does_not_speak(asked: str):
    assert speaking(f"副市长王小明{asked}讲话。") == [("王小明",)]


@pytest.mark.parametrize("adverb", ["先后", "分别", "并先后", "并分别"])
@pytest.mark.parametrize("sides", ["甲方乙方", "双方"])
def test_several_who_signed_and_then_spoke(sides: str, adverb: str):
    text = f"市长王小明、副市长李大伟分别代表{sides}签署协议，{adverb}致辞。"
    assert speaking(text) == [("王小明", "李大伟")]


@each("given", ["作君", "强调", "率真", "也平", "在中", "宣布", "同文"])
@each("surname", ["李", "蒋", "王", "赵"])
def test_a_given_name_may_begin_like_a_verb(surname: str, given: str):
    assert attending(f"市长王东峰、{surname}{given}等参加会议。") == ["王东峰", f"{surname}{given}"]
    assert attending(f"市长{surname}{given}、王东峰参加会议。") == [f"{surname}{given}", "王东峰"]


@pytest.mark.parametrize("words", ["会议听取北方", "会议审议北方、", "北方"])
def test_long_clauses_are_read_in_time_that_grows_with_them(words: str):
    took = []
    for times in (400, 4000):
        text = words * times
        reader = SubjectReader(sentences.read(text, 0, len(text)), frozenset(), PreviousSubject())
        start = time.perf_counter()
        for stop in range(len(text) - 50, len(text)):
            reader._heard_too(stop)
        subjects._LAST_OF_TWO.sub("", text)
        subjects._LAST_ITEM.sub("", text)
        took.append(time.perf_counter() - start)
    assert took[1] < 40 * max(took[0], 0.001)
