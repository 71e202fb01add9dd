"""The two SVGs of one drawing are those that matplotlib writes one by one."""

from __future__ import annotations

import io

import matplotlib
import pytest
from matplotlib.figure import Figure

from analysis.plots import twin_svg

METADATA = {"Date": None, "Title": "会议"}


def figure():
    made = Figure(figsize=(4, 3))
    axes = made.subplots()
    axes.plot([1, 3, 2], marker="o", label="meetings & more")
    axes.bar([0, 1], [1, 2], hatch="//")
    axes.imshow([[0, 1], [1, 0]], extent=(0, 1, 0, 1))
    axes.text(0.5, 1, "two\nlines, $x^2$", rotation=30, clip_on=True, url="https://example.org")
    axes.legend()
    return made


@pytest.mark.parametrize("letters, place", [("path", 0), ("none", 1)])
def test_each_is_as_matplotlib_writes_it(letters, place):
    held = io.StringIO()
    with matplotlib.rc_context({"svg.fonttype": letters, "svg.hashsalt": "same"}):
        figure().savefig(held, format="svg", metadata=METADATA)
    with matplotlib.rc_context({"svg.hashsalt": "same"}):
        made = twin_svg.draw(figure(), METADATA)
    assert made[place] == held.getvalue()
