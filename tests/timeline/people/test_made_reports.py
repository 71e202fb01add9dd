"""Who chairs, speaks and attends in made reports: structures by verbs by lists, some of each held out."""

from __future__ import annotations

import pytest

from tests.timeline.people import reports

#: By whether a part of the report is held out: this share must be right in every role.
RIGHT = {False: 0.96, True: 0.92}
COUNT = 200


@pytest.mark.parametrize("held_out", RIGHT)
def test_nearly_all_made_reports_are_read_right(held_out: bool):
    drawn = reports.reports(COUNT, seed=7, held_out=held_out)
    faults = [report.text for report in drawn if not all(reports.outcome(report))]
    assert len(faults) <= (1 - RIGHT[held_out]) * COUNT, faults[:10]
