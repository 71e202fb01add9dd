"""Who asks or lets somebody else come does not therefore attend."""

from __future__ import annotations

import pytest

from analysis import timeline, vocabulary
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
