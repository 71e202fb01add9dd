"""Who chairs, speaks and attends in made reports: structures by verbs by lists, some of each held out."""

from __future__ import annotations

import pytest

from tests.timeline.people import reports

COUNT = 200
#: Structures and verbs that are not read right yet, each with all that stands in the report.
KNOWN_FAILURES: dict[bool, set[tuple[str, ...]]] = {
    False: {
        ("A在G上强调", "主持会议"),
    },
    True: {
        ("主讲嘉宾", "主持了会议"),
        ("主讲嘉宾", "主持会议"),
        ("召集", "列席会议"),
        ("并列动", "主持了会议", "宣讲党的二十届三中全会精神"),
    },
}


@pytest.mark.parametrize("held_out", KNOWN_FAILURES)
def test_made_reports_are_read_right_but_for_known_structures(held_out: bool):
    drawn = reports.reports(COUNT, seed=7, held_out=held_out)
    faults = {report.parts: report.text for report in drawn if not all(reports.outcome(report))}
    unknown = [text for parts, text in faults.items() if parts not in KNOWN_FAILURES[held_out]]
    assert unknown == []
    assert KNOWN_FAILURES[held_out] <= faults.keys(), "a known failure is mended: take it out of the list"
