"""Boxes of a page that is turned stand where the page shows them."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from analysis.corpus.readers import pdf

#: A box near the lower left corner of an upright page of 100 by 200: 10 to 30 across, 20 to 60 up.
BOX = SimpleNamespace(left=10, bottom=20, right=30, top=60)


@pytest.mark.parametrize(
    ("turned", "width", "height", "shown"),
    [
        (0, 100, 200, (10, 20, 30, 60)),
        (90, 200, 100, (20, 70, 60, 90)),  # its left edge is on top
        (180, 100, 200, (70, 140, 90, 180)),
        (270, 200, 100, (140, 10, 180, 30)),
    ],
)
def test_a_box(turned: int, width: float, height: float, shown: tuple[float, float, float, float]):
    assert pdf._turned(BOX, turned, width, height) == shown
