"""The results on many pages are those of the record, and the record sees each change."""

from __future__ import annotations

import pytest

from analysis.edtf import precision
from tests import recorded


@pytest.mark.parametrize("name", recorded.SETS)
@pytest.mark.parametrize("step", recorded.STEPS)
def test_results_are_as_recorded(name, step):
    pages = recorded.changed(name, step)
    assert not pages, (
        f"the {step} of {len(pages)} pages changed ({' '.join(pages[:10])}). If that is what you want, look at some of "
        "them with python -m tests.recorded --page, then write the record with make recorded"
    )


def test_the_record_has_every_page():
    for name in recorded.SETS:
        pages = {document.source.name for document in recorded.documents(name)}
        assert pages == recorded.recorded(name, "corpus").keys()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (["a", "b"], ["b", "a"], True),
        (["a"], ["b"], False),
        ([], ["a"], False),
        (["a", "a"], ["a"], False),
    ],
)
def test_a_digest_is_of_the_lines_in_any_order(one, other, same):
    assert (recorded.digest(one) == recorded.digest(other)) is same


def test_every_field_is_part_of_the_line_and_numbers_are_rounded():
    meetings = recorded._built("pages2").meetings
    one = next(meeting for meeting in meetings if precision(meeting.date) == "day")
    line = recorded._line(one)
    assert all(text in line for text in (one.meeting_id, one.name, one.evidence, one.date, one.rule))
    assert recorded._line((0.123456, -0.0, float("nan"), ("a", 1))) == "0.12 | 0.00 |  | (a, 1)"
