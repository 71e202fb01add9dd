"""The smallest number of topics that may be asked for."""

from __future__ import annotations

import pytest

from analysis.faults import InputFault
from analysis.topics import building


@pytest.mark.parametrize("topics", [2, 3, None])
def test_two_topics_or_more_are_a_valid_number(topics):
    building._check(building.Settings(topics=topics))


@pytest.mark.parametrize("topics", [1, 0, -1])
def test_fewer_than_two_topics_are_an_error(topics):
    with pytest.raises(InputFault, match="use 2 or more"):
        building._check(building.Settings(topics=topics))
