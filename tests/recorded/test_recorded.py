"""The results on many texts are those of the record, and the record sees each change."""

from __future__ import annotations

import pytest

from analysis.edtf import precision
from tests import recorded
from tests.recorded import of_pages
from tests.recorded.lines import line


@pytest.mark.parametrize(("name", "step"), recorded.RESULTS)
def test_results_are_as_recorded(name, step):
    texts = recorded.changed(name, step)
    assert not texts, (
        f"the {step} of {len(texts)} texts changed ({', '.join(texts[:10])}). If that is what you want, look at some of "
        "them with python -m tests.recorded --text, before and after, then write the record with make recorded"
    )


def test_the_record_has_every_page():
    for name in of_pages.SETS:
        pages = {document.source.name for document in of_pages.documents(name)}
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


def test_every_field_is_part_of_the_line():
    one = next(meeting for meeting in of_pages.built("pages2").meetings if precision(meeting.date) == "day")
    assert all(text in line(one) for text in (one.meeting_id, one.name, one.evidence, one.date, one.rule))
