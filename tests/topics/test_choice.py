"""Which number of topics is chosen from what was measured."""

import pandas as pd
import pytest

from analysis.topics import choice


def chosen(**measured: list) -> int:
    found = choice.choose(pd.DataFrame(measured))
    return int(found["topics"][found["chosen"]].item())


def test_few_coarse_topics_are_not_chosen_for_being_stable() -> None:
    # one unstable topic of eight is a smaller proportion than four of 28
    measured = {
        "topics": [8, 14, 28],
        "information": [1.9, 2.4, 3.1],
        "stability": [0.68, 0.6, 0.67],
        "smallest": [207, 85, 79],
    }
    assert chosen(**measured, unsteady=[0.125, 0.28, 0.14]) == 28
    assert chosen(**measured, unsteady=[0.0, 0.28, 0.14]) == 28


def test_if_all_numbers_have_unstable_topics_their_proportion_counts() -> None:
    measured = {"topics": [8, 14, 28], "information": [1.9, 2.9, 3.1], "stability": [0.68, 0.66, 0.67]}
    assert chosen(**measured, smallest=[207, 85, 79], unsteady=[0.3, 0.15, 0.5]) == 14
    assert chosen(**measured, smallest=[207, 85, 79], unsteady=[0.3, 0.15, 0.15]) == 28


def test_a_somewhat_smaller_number_is_chosen_if_its_topics_are_stable() -> None:
    measured = {
        "topics": [8, 18, 28],
        "information": [1.9, 2.4, 3.1],
        "stability": [0.68, 0.66, 0.67],
        "smallest": [207, 85, 79],
    }
    assert chosen(**measured, unsteady=[0.0, 0.1, 0.14]) == 18
    assert chosen(**measured, unsteady=[0.0, 0.1, 0.1]) == 28


@pytest.mark.parametrize("smallest, expected", [([9, 5, 2], 8), ([2, 2, 2], 12)])
def test_each_topic_has_enough_paragraphs_where_any_number_allows_it(
    smallest: list[int], expected: int
) -> None:
    measured = {"topics": [4, 8, 12], "information": [1.0, 1.5, 2.0], "stability": [0.9, 0.8, 0.8]}
    assert chosen(**measured, unsteady=[0.2, 0.2, 0.2], smallest=smallest) == expected
