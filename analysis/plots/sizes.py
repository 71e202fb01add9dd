"""Sizes of figures: for each the page on which the layout is made, and how much larger or smaller it is printed.

The smallest text of a layout is 14 points. The page of the layout is as wide
as the printed size allows with no text below `LEAST` points, at most 960
points, or as wide as makes its smallest text as large as asked for; its height
follows. So a column of a journal has a narrow page with a
layout of its own, not a slide that is shrunk.
"""

from __future__ import annotations

import re
from contextlib import AbstractContextManager
from contextvars import ContextVar
from dataclasses import dataclass
from math import ceil, isfinite

from analysis.faults import InputFault
from analysis.plots.scoped import scoped
from analysis.refusals import refused

#: Width of the widest page of a layout, and the smallest text, in points.
WIDTH, TEXT = 960.0, 14.0
#: The narrowest page; up to which width a page is a column; and the lowest page of a column and of others.
NARROWEST, COLUMN, LOWEST_COLUMN, LOWEST = 374.0, 640.0, 560.0, 500.0
#: The widest page, for text that is smaller than usual on a size.
WIDEST = 1920.0
#: The smallest text that a size may lead to, in points.
LEAST = 7.0


@dataclass(frozen=True)
class Print:
    """A printed size: width and height in points, the smallest text, and whether the height may be less."""

    width: float
    height: float
    text: float = LEAST
    flexible: bool = False


#: Named sizes. The columns are those of a journal's page: the height is that of the content, up to the one given.
NAMED = {
    "16:9": Print(960.0, 540.0),
    "4:3": Print(720.0, 540.0),
    "A4": Print(841.9, 595.3),
    "A4 portrait": Print(595.3, 841.9, text=11.0),
    "one column": Print(241.0, 453.5, flexible=True),
    "two columns": Print(510.2, 382.7, flexible=True),
    "poster": Print(2383.9, 1683.8),
}
_UNITS = {"mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "pt": 1.0}
_GIVEN = re.compile(r"(?P<width>\d+(?:\.\d+)?)\s*[x×]\s*(?P<height>\d+(?:\.\d+)?)\s*(?P<unit>mm|cm|in|pt)")


@dataclass(frozen=True)
class Size:
    """The page of the layout, in points, and the scale at which it is printed."""

    height: float = 540.0
    scale: float = 1.0
    width: float = WIDTH
    flexible: bool = False  #: whether the page may be lower, if the content needs less


def size(name: str, *, font: float | None = None, lowest: float | None = None) -> Size:
    """The size of that name, or written as ``180x120mm`` (also cm, in, pt).

    Parameters
    ----------
    font : float, optional
        The smallest text in points, on a page of that size: the layout is made
        anew, with fewer and shorter texts the larger they are. By default what
        suits the size.
    lowest : float, optional
        The lowest page of the layout, in points, for a figure that can do with
        less height than most.

    Raises
    ------
    InputFault
        If there is no such size, it is no shape for a figure, or its text would be too small to read
        or too large for the page.

    Examples
    --------
    >>> size("16:9"), round(size("4:3", font=11).width), round(size("4:3", font=11).scale * TEXT, 1)
    (Size(height=540.0, scale=1.0, width=960.0, flexible=False), 916, 11.0)
    >>> round(size("85x100mm").width), round(size("85x100mm").scale * TEXT, 1)
    (482, 7.0)
    >>> round(size("85x60mm", lowest=200).height)
    340
    >>> size("60x60mm")
    Traceback (most recent call last):
    ...
    analysis.faults.InputFault: size 60x60mm: no text may be smaller than 7 pt, so a figure is at least 66 mm wide
    >>> size("85x60mm")
    Traceback (most recent call last):
    ...
    analysis.faults.InputFault: size 85x60mm: a figure of this width is at least 99 mm and at most 170 mm high
    >>> size("A4", font=40)
    Traceback (most recent call last):
    ...
    analysis.faults.InputFault: font 40: on the size A4 the smallest text can have 7 to 16.5 pt; a larger page has room for larger text
    """
    wanted = _wanted(name)
    made = _page(wanted, min(WIDTH, wanted.width * TEXT / wanted.text))
    if round(made.width) < NARROWEST:
        least = ceil(NARROWEST * LEAST / TEXT * 25.4 / 72)
        raise refused("refused_narrow", name=name, text=f"{LEAST:g}", least=str(least))
    low_page, highest = _lowest(made.width) if lowest is None else lowest, 2 * made.width
    if not low_page <= round(made.height) <= highest:
        low, high = ceil(low_page * made.scale * 25.4 / 72), int(highest * made.scale * 25.4 / 72)
        raise refused("refused_height", name=name, low=str(low), high=str(high))
    return made if font is None else _with_text(name, wanted, font, lowest)


def _wanted(name: str) -> Print:
    given = _GIVEN.fullmatch(name)
    if name in NAMED:
        return NAMED[name]
    if given:
        unit = _UNITS[given["unit"]]
        return Print(float(given["width"]) * unit, float(given["height"]) * unit)
    raise refused("refused_size", name=name, names=list(NAMED))


def _page(wanted: Print, width: float) -> Size:
    """The layout's page of this width, printed at the size that is wanted."""
    scale = wanted.width / width
    return Size(wanted.height / scale, scale, width, wanted.flexible)


def too_low(name: str, page: Size, lacking: float) -> InputFault:
    """The refusal of a page on which the rows of a figure lack so many points of height."""
    least = ceil((page.height + lacking) * page.scale * 25.4 / 72)
    return refused("refused_too_low", name=name, text=f"{TEXT * page.scale:g}", least=str(least))


def _with_text(name: str, wanted: Print, font: float, lowest: float | None) -> Size:
    """The page on which the smallest text has so many points when it is printed."""
    if isinstance(font, bool) or not isinstance(font, (int, float)) or not isfinite(font):
        raise refused("refused_font", font=repr(font))
    if font < LEAST:
        raise refused("refused_small_font", font=f"{font:g}", least=f"{LEAST:g}")
    made = _page(wanted, wanted.width * TEXT / font)
    if not _has_room(made, lowest):
        points = [LEAST + half / 2 for half in range(200)]
        fit = [text for text in points if _has_room(_page(wanted, wanted.width * TEXT / text), lowest)]
        bounds = {"low": f"{fit[0]:g}", "high": f"{fit[-1]:g}"}
        raise refused("refused_large_font", font=f"{font:g}", name=name, **bounds)
    return made


def _has_room(page: Size, lowest: float | None) -> bool:
    lowest = _lowest(page.width) if lowest is None else lowest
    return NARROWEST <= round(page.width) <= WIDEST and lowest <= round(page.height) <= 2 * page.width


def _lowest(width: float) -> float:
    """The height below which a page of this width has no room for title, key, content and note."""
    return LOWEST_COLUMN if width < COLUMN else max(LOWEST, round(width * 540 / WIDTH))


_SLIDE = Size()
_chosen: ContextVar[Size] = ContextVar("size of the figure", default=_SLIDE)


def chosen() -> Size:
    """The page that is laid out now."""
    return _chosen.get()


def is_narrow() -> bool:
    """Whether the page that is laid out now is a column, with room for one thing across."""
    return _chosen.get().width < COLUMN


def laid_out(page: Size) -> AbstractContextManager[None]:
    """Lay out pages of this size for a while."""
    return scoped(_chosen, page)
