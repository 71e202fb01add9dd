"""Where a decision turns: the share of rejected occurrences, and how often a part stands alone."""

from __future__ import annotations

import pytest

from analysis.formulations.candidates import Candidate
from analysis.formulations.cohesion import outermost
from analysis.formulations.verdicts import judge
from analysis.wording import message


@pytest.mark.parametrize(("rejected", "fit"), [(0, True), (1, True), (2, True), (3, False), (4, False)])
def test_a_term_falls_with_most_of_its_occurrences_and_not_with_half(rejected, fit):
    reason = message("reject_stopped")
    occurrences = [
        Candidate("三张清单", "number", 0, 6, True, "3", rejected=reason if number < rejected else "")
        for number in range(4)
    ]
    verdict = judge(occurrences, 4, lambda word: False)
    assert (verdict.rule != reason) is fit


@pytest.mark.parametrize(
    ("alone", "kept"), [(9, []), (10, []), (19, []), (20, ["数智强基"]), (40, ["数智强基"])]
)
def test_a_part_is_kept_that_stands_twice_as_often_as_what_it_is_a_part_of(alone, kept):
    assert outermost({"数智强基行动": 10, "数智强基": alone}) == ["数智强基行动", *kept]


def test_a_part_counts_against_the_most_frequent_of_the_longer_ones():
    assert outermost({"数智强基行动": 10, "推进数智强基": 30, "数智强基": 50}) == [
        "推进数智强基",
        "数智强基行动",
    ]
