"""A page in points, on which texts are measured before they are set.

960 x 540 points are 13.33 x 7.5 inches, a slide; other sizes (`sizes`) are higher. All positions count from the lower
left corner. The title takes the top, the note line the foot; what is between
(`BOTTOM` to `Page.top`) belongs to the figure.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, cached_property, lru_cache
from itertools import count
from typing import Any

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.transforms import Affine2D

from analysis.plots import sizes
from analysis.plots.style import ACCENT, INK, MUTED, clean

WIDTH, HEIGHT = 960.0, 540.0
LEFT, RIGHT = 32.0, 928.0
BOTTOM = 44.0  #: where the figure's part begins, above the note line
SIZE = 14.0  #: the smallest text there is
TITLE = 23.0
LINE = 1.32  #: height of a line of text, in its size
LINES = "lines-"  #: begins the ids of lines that are one text: an editable SVG joins them

#: May not begin a line; nor end one.
_NO_START = "，。、；：？！）》」』”’】〉…—·,.;:?!)]}%"
_NO_END = "（《「『“‘【〈([{"


class Page:
    """One figure under work: the finding on top, source, window and n at the foot.

    Attributes
    ----------
    top : float
        Up to where the figure's own part may reach: higher under a title of
        one line than under one of two.
    """

    def __init__(self, title: str, note: str) -> None:
        self.height = sizes.height()
        self.figure = Figure(figsize=(WIDTH / 72, self.height / 72))
        self._numbers = count(1)
        self._points = Affine2D().scale(1 / 72) + self.figure.dpi_scale_trans
        lines = self.wrap(title, RIGHT - LEFT, TITLE)
        for at, line in enumerate(lines):
            self.text(
                LEFT, self.height - 34 - at * 30, line, size=TITLE, color=ACCENT, gid=f"{LINES}title-{at}"
            )
        self.text(LEFT, 20, "\n".join(self.wrap(note, RIGHT - LEFT)), color=MUTED)
        self.top = self.height - 34 - 30 * len(lines)

    # ---- measuring -------------------------------------------------------------

    def width(self, text: str, size: float = SIZE) -> float:
        """How wide a line of text is, in points."""
        return _width(text, size) if text else 0.0

    def fit(self, text: object, width: float, size: float = SIZE) -> str:
        """`text` itself, or as much of its beginning as fits, and "…"."""
        return self.wrap(text, width, size, lines=1)[0]

    def wrap(self, text: object, width: float, size: float = SIZE, *, lines: int = 2) -> list[str]:
        """`text` in at most so many lines; what does not fit ends in "…".

        Breaks at spaces and beside Chinese characters, never within a Latin
        word or number that would fit a line of its own, nor before closing
        punctuation. At least one line is given, if an empty one.
        """
        rest = clean(text)
        made: list[str] = []
        while rest and len(made) < lines:
            cut = self._reach(rest, width, size)
            if cut < len(rest):
                if len(made) == lines - 1:
                    room = width - self.width("…", size)
                    made.append(rest[: self._reach(rest, room, size)].rstrip() + "…")
                    break
                cut = _breakable(rest, cut)
            made.append(rest[:cut].rstrip())
            rest = rest[cut:].lstrip()
        return made or [""]

    def _reach(self, text: str, width: float, size: float) -> int:
        """How many of the first characters fit; at least one."""
        most = min(len(text), int(width / (size * 0.15)) + 1)
        if most == len(text) and self.width(text, size) <= width:
            return most
        low, high = 1, most
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self.width(text[:middle], size) <= width else (low, middle - 1)
        return low

    # ---- setting ---------------------------------------------------------------

    def text(self, x: float, y: float, text: object, *, size: float = SIZE, **how: Any) -> None:
        """Set a text with the middle of its lines at a place in points (keywords as of `Figure.text`).

        Lines are set one by one, on baselines that do not depend on what
        letters they hold.
        """
        lines = [clean(line) for line in str(text).split("\n")]
        how = {
            "color": INK,
            "ha": "left",
            "va": "baseline",
            "transform": self._points,
            "fontsize": size,
        } | how
        number = next(self._numbers)
        for at, line in enumerate(lines):
            middle = y + (len(lines) - 1 - 2 * at) / 2 * size * LINE
            together: dict[str, Any] = {"gid": f"{LINES}{number}-{at}"} if len(lines) > 1 else {}
            self.figure.text(x, middle - 0.36 * size, line, **(together | how))

    def axes(self, left: float, bottom: float, width: float, height: float) -> Axes:
        """Axes whose inner area is this box, in points."""
        return self.figure.add_axes((left / WIDTH, bottom / self.height, width / WIDTH, height / self.height))

    @cached_property
    def canvas(self) -> Axes:
        """Axes without frame over the whole page, in points: for marks among texts."""
        axes = self.figure.add_axes((0, 0, 1, 1), zorder=-1, xticks=[], yticks=[])
        axes.set(xlim=(0, WIDTH), ylim=(0, self.height))
        axes.set_axis_off()
        return axes

    def message(self, text: str) -> None:
        """A sentence in the middle, where there is nothing to draw."""
        lines = self.wrap(text, 640, 20, lines=4)
        self.text(WIDTH / 2, (self.top + BOTTOM) / 2, "\n".join(lines), size=20, color=MUTED, ha="center")

    def key(self, entries: list[tuple[Callable[[Axes, float, float], object], str]]) -> None:
        """A line of marks with their meaning, on top; each mark is drawn by its own function of (axes, x, y)."""
        axes, x, y = self.canvas, LEFT, self.top - 8
        for draw, words in entries:
            if x + 24 + self.width(words) > RIGHT:
                break
            draw(axes, x + 8, y)
            self.text(x + 22, y, words, color=MUTED)
            x += 22 + self.width(words) + 22


@lru_cache(maxsize=2**14)
def _width(text: str, size: float) -> float:
    renderer = _measuring()
    return (
        renderer.get_text_width_height_descent(text, FontProperties(size=size), False)[0] * 72 / renderer.dpi
    )


@cache
def _measuring() -> RendererAgg:
    """Measures texts for every page: all are in the house style, so that a text is as wide on each."""
    return RendererAgg(1, 1, 100)


def _breakable(text: str, cut: int) -> int:
    """The last place up to `cut` where a line may end, after a mark of division if one is near; else `cut`."""
    for at in range(cut, max(cut - 5, 1), -1):
        if text[at - 1] in " 、，；：·" and text[at] not in _NO_START:
            return at
    for at in range(cut, max(cut - 24, 0), -1):
        before, after = text[at - 1], text[at]
        latin = before.isascii() and after.isascii() and before != " " and after != " "
        counted = before.isdigit() and not after.isascii()  # 9|个
        if not latin and not counted and after not in _NO_START and before not in _NO_END:
            return at
    return cut
