"""Sizes of figures: for each the page on which the layout is made, and how much larger or smaller it is printed.

All figures are laid out on a page 960 points wide whose smallest text is 14
points; the height is that of the size, so that the layout fills it. Printed
at its size, no text is smaller than `LEAST` points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from math import ceil

from analysis.faults import InputFault

#: Width of the page of the layout and its smallest text, in points.
WIDTH, TEXT = 960.0, 14.0
#: The smallest text that a size may lead to, in points.
LEAST = 7.0
#: Named sizes: width and height in points. ``two columns`` is the full width of a journal's page.
NAMED = {
    "16:9": (960.0, 540.0),
    "4:3": (720.0, 540.0),
    "A4": (841.9, 595.3),
    "A4 portrait": (595.3, 841.9),
    "two columns": (510.2, 340.2),
    "poster": (2383.9, 1683.8),
}
_UNITS = {"mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "pt": 1.0}
_GIVEN = re.compile(r"(?P<width>\d+(?:\.\d+)?)\s*[x×]\s*(?P<height>\d+(?:\.\d+)?)\s*(?P<unit>mm|cm|in|pt)")


@dataclass(frozen=True)
class Size:
    """The height of the page of the layout, in points, and the scale at which it is printed."""

    height: float = 540.0
    scale: float = 1.0


def size(name: str, *, font: float | None = None) -> Size:
    """The size of that name, or written as ``180x120mm`` (also cm, in, pt).

    Parameters
    ----------
    font : float, optional
        The smallest text in points, for shapes without a size of their own (``16:9``, ``4:3``):
        the figure is as large as that asks for.

    Raises
    ------
    InputFault
        If there is no such size, it is no shape for a figure, or its text would be too small to read.

    Examples
    --------
    >>> size("16:9"), round(size("4:3").height), round(size("4:3", font=11).scale * TEXT, 1)
    (Size(height=540.0, scale=1.0), 720, 11.0)
    >>> size("85x60mm")
    Traceback (most recent call last):
    ...
    analysis.faults.InputFault: size 85x60mm: the smallest text would be 3.5 pt; at 7 pt a figure is at least 170 mm wide
    """
    given = _GIVEN.fullmatch(name)
    if name in NAMED:
        width, height = NAMED[name]
    elif given:
        unit = _UNITS[given["unit"]]
        width, height = float(given["width"]) * unit, float(given["height"]) * unit
    else:
        raise InputFault(f"size {name}: write one of {', '.join(NAMED)}, or as 180x120mm")
    if font is not None:
        if ":" not in name:
            raise InputFault(
                f"size {name} with font {font:g}: a size of its own decides its text; take 16:9 or 4:3"
            )
        width, height = WIDTH * font / TEXT, height / width * WIDTH * font / TEXT
    scale = width / WIDTH
    if scale * TEXT < LEAST - 0.05:
        least = ceil(LEAST / TEXT * WIDTH * 25.4 / 72)
        raise InputFault(
            f"size {name}: the smallest text would be {scale * TEXT:.1f} pt; "
            f"at {LEAST:g} pt a figure is at least {least} mm wide"
        )
    page = height / scale
    if not 540 <= round(page) <= 1440:
        raise InputFault(f"size {name}: a figure is as wide as 16:9 at most, and as high as 2:3 at most")
    return Size(max(page, 540.0), scale)


_SLIDE = Size()
_chosen: ContextVar[Size] = ContextVar("size of the figure", default=_SLIDE)


def height() -> float:
    """The height of the page that is laid out now, in points."""
    return _chosen.get().height


@contextmanager
def laid_out(chosen: Size) -> Iterator[None]:
    """Lay out pages of this size for a while."""
    token = _chosen.set(chosen)
    try:
        yield
    finally:
        _chosen.reset(token)
