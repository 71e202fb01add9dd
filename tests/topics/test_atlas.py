"""Where the circles of the topic map are: inside it, and apart from one another."""

from __future__ import annotations

import math
from itertools import combinations

import pytest

from analysis.tables import frame
from analysis.topics import atlas

MIDDLE = (atlas.WIDTH / 2, atlas.HEIGHT / 2)


def _radii(number: int) -> list[float]:
    """Of so many topics, the first of which are much larger than the last ones."""
    sizes = [1 / (1 + at) for at in range(number)]
    return [atlas.RADIUS + atlas.GROWTH * math.sqrt(size / sum(sizes)) for size in sizes]


def _outside(circles: list[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    return [
        (x, y, radius)
        for x, y, radius in circles
        if min(x, y) < radius or x > atlas.WIDTH - radius or y > atlas.HEIGHT - radius
    ]


@pytest.mark.parametrize("number", [12, 20, 30])
@pytest.mark.parametrize(("across", "down"), [(0, 0), (10, 0), (0, 1), (40, 40)])
def test_the_circles_of_a_usual_study_do_not_overlap(number: int, across: int, down: int):
    """In one place, on a line, in a corner of the map."""
    asked = [(at * across, at * down, radius) for at, radius in enumerate(_radii(number))]
    made = atlas.apart(asked)
    overlaps = [
        one[2] + other[2] - math.hypot(one[0] - other[0], one[1] - other[1])
        for one, other in combinations(made, 2)
    ]
    assert max(overlaps) < 1  # less than the width of their lines
    assert not _outside(made)


@pytest.mark.parametrize("number", [40, 100])
def test_many_circles_in_one_place_stay_in_the_map(number: int):
    assert not _outside(atlas.apart([(*MIDDLE, radius) for radius in _radii(number)]))


def test_a_study_without_topics_has_a_sentence_in_place_of_the_map():
    topics, words, places = (frame(name, []) for name in ("topics", "topic_words", "topic_map"))
    assert (
        atlas.draw(topics, words, places)
        == "<p>There are too few texts, or they are too short, for topics.</p>"
    )
