"""A page in points, on which texts are measured before they are set.

960 x 540 points are 13.33 x 7.5 inches, a slide; other sizes (`sizes`) are higher or narrower. All positions count from
the lower left corner. The title takes the top, the note the foot; what is between
(`Page.bottom` to `Page.top`, `Page.left` to `Page.right`) belongs to the figure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from contextvars import ContextVar
from functools import cache, cached_property, lru_cache
from itertools import count
from pathlib import Path
from typing import Any

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.transforms import Affine2D

from analysis.plots import sizes
from analysis.plots.drawn import LINES
from analysis.plots.scoped import scoped
from analysis.plots.style import ACCENT, INK, MUTED, clean, own_font

HEIGHT = 540.0  #: of a slide
SIZE = 14.0  #: the smallest text there is
LINE = 1.32  #: height of a line of text, in its size
LEAST_ROW = 15.0  #: height of the lowest row that holds a line of text
_FOOT = 10.0  #: below the last line of the note

#: May not begin a line; nor end one.
_NO_START = "，。、；：？！）》」』”’】〉…—·,.;:?!)]}%="
_NO_END = "（《「『“‘【〈([{="
#: A bracketed number, or one that ends a bracket, with the word that it belongs to: on one line.
_BRACKETED = re.compile(
    r"(?:[一-龥]{2}|[^\s(（]+ )?[（(]\d[^()（）]{0,8}[）)]|(?:[一-龥]{2}|[^\s(（]+ )\d[\d.,%]*\w{0,2}[）)]"
)


#: Size of a title, distance of its lines, and how many there may be: the first that it fits.
_TITLES = ((23.0, 30.0, 2), (19.0, 25.0, 3), (16.0, 21.0, 4))
_TITLES_NARROW = ((18.0, 24.0, 3), (15.0, 20.0, 5))

#: Makes the title of the figure that is being drawn from its own title.
_heading: ContextVar[Callable[[str], str]] = ContextVar("heading", default=str)


def headed(heading: Callable[[str], str]) -> AbstractContextManager[None]:
    """Give the figures drawn meanwhile the title that `heading` makes of their own."""
    return scoped(_heading, heading)


class Page:
    """One figure under work: the finding on top, source, window and n at the foot.

    Attributes
    ----------
    left, right, bottom, top : float
        The figure's own part, in points: from above the note to below the
        title, however many lines they take.
    lowest : float
        How far down the figure's own texts reach.
    lacking : float
        Height in points that the rows lack, on a page too low for them.
    """

    def __init__(self, title: str, note: str) -> None:
        chosen = sizes.chosen()
        self.full_width, self.height = chosen.width, chosen.height
        self.narrow, self.flexible = sizes.is_narrow(), chosen.flexible
        self.left = 12.0 if self.narrow else 32.0
        self.right = self.full_width - self.left
        self.figure = Figure(figsize=(self.full_width / 72, self.height / 72))
        self._numbers = count(1)
        self.lowest = self.height
        self._points = Affine2D().scale(1 / 72) + self.figure.dpi_scale_trans
        room = self.right - self.left
        lines, size, step = self._title(_heading.get()(title), room)
        first = self.height - (24 if self.narrow else 34)
        for at, line in enumerate(lines):
            self.text(self.left, first - at * step, line, size=size, color=ACCENT, gid=f"{LINES}title-{at}")
        self.top = first - step * len(lines)
        notes = self.wrap(note, room, lines=4 if self.narrow else 2)
        middle = max(20.0, _FOOT + len(notes) / 2 * SIZE * LINE)
        self.text(self.left, middle, "\n".join(notes), color=MUTED)
        self.bottom = max(44.0, middle + len(notes) / 2 * SIZE * LINE + 5)
        self.lowest = self.height
        self.lacking = 0.0

    def _title(self, title: str, room: float) -> tuple[list[str], float, float]:
        """The lines of a title, their size and distance: smaller on more lines before it is cut."""
        for size, step, most in _TITLES_NARROW if self.narrow else _TITLES:
            lines = self.wrap(title, room, size, lines=most + 1)
            if len(lines) <= most:
                return lines, size, step
        return self.wrap(title, room, size, lines=most), size, step

    def pitch(
        self, room: float, rows: int, usual: float, least: float = LEAST_ROW, *, grows: float = 1.0
    ) -> float:
        """The height of each of so many rows: as they have room, but no more than is good to read.

        On a page whose height is fixed and more than a slide's, rows may be
        higher than the usual, so that they fill it. Where the rows are lower than
        the `least`, by default a line of text, `lacking` is the height that they lack.
        Where rows are few, each may be `grows` times as high again, until they take
        most of the room.
        """
        self.lacking = max(self.lacking, rows * least - room)
        room = max(room, rows * 1.0)
        stretch = 1.0 if self.flexible else max(1.0, self.height / self.full_width / 0.5625)
        most = usual * min(stretch, 2.2)
        if not self.flexible:
            most = max(most, min(most * grows, 0.8 * room / max(rows, 1)))
        return min(room / max(rows, 1), most)

    # ---- measuring -------------------------------------------------------------

    def width(self, text: str, size: float = SIZE) -> float:
        """How wide a line of text is, in points."""
        return _width(text, size, own_font.get()) if text else 0.0

    def fit(self, text: object, width: float, size: float = SIZE) -> str:
        """`text` itself, or as much of its beginning as fits, and "…"."""
        return self.wrap(text, width, size, lines=1)[0]

    def tell_apart(self, texts: Iterable[str], width: float, *, lines: int = 1) -> dict[str, str]:
        """Each text as it fits into so many lines; those that would be cut to the same words keep their ends, too."""
        cut = {text: "\n".join(self.wrap(text, width, lines=lines)) for text in texts}
        alike = Counter(cut.values())
        room = width * lines - 1.5 * SIZE * (lines - 1)  # lines may end early
        return {
            text: words
            if alike[words] == 1
            else "\n".join(self.wrap(self._ends(text, room), width, lines=lines))
            for text, words in cut.items()
        }

    def _ends(self, text: str, width: float) -> str:
        """The first characters, "…", and as much of the end as fits."""
        head, rest = clean(text)[:3], clean(text)[3:]
        return head + self.fit(rest[::-1], width - self.width(head))[::-1]

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
                cut = self._without_orphan(rest, _breakable(rest, cut), width, size)
            made.append(rest[:cut].rstrip())
            rest = rest[cut:].lstrip()
        return made or [""]

    def _without_orphan(self, text: str, cut: int, width: float, size: float) -> int:
        """Where to break, so that a text in two lines does not end in a line of one or two characters."""
        if len(text[cut:].strip()) > _ORPHAN:
            return cut
        marks = [at for at in range(cut // 3, cut) if text[at - 1] in "；，：。" and not _is_within(text, at)]
        return next((at for at in reversed(marks) if self.width(text[at:].strip(), size) <= width), cut)

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
            self.lowest = min(self.lowest, middle - size * LINE / 2)
            together: dict[str, Any] = {"gid": f"{LINES}{number}-{at}"} if len(lines) > 1 else {}
            self.figure.text(x, middle - 0.36 * size, line, **(together | how))

    @property
    def unused(self) -> float:
        """Height that nothing was drawn on, between the figure's own part and the note."""
        return max(self.lowest - self.bottom - 10, 0.0)

    def axes(self, left: float, bottom: float, width: float, height: float, *, below: float = 0.0) -> Axes:
        """Axes whose inner area is this box, in points; `below` is the height of what matplotlib sets under it."""
        self.lowest = min(self.lowest, bottom - below)
        return self.figure.add_axes(
            (left / self.full_width, bottom / self.height, width / self.full_width, height / self.height)
        )

    @cached_property
    def canvas(self) -> Axes:
        """Axes without frame over the whole page, in points: for marks among texts."""
        axes = self.figure.add_axes((0, 0, 1, 1), zorder=-1, xticks=[], yticks=[])
        axes.set(xlim=(0, self.full_width), ylim=(0, self.height))
        axes.set_axis_off()
        return axes

    def message(self, text: str) -> None:
        """A sentence in the middle, where there is nothing to draw."""
        size = 17.0 if self.narrow else 20.0
        lines = self.wrap(text, min(640.0, self.right - self.left), size, lines=6)
        middle = (self.top + self.bottom) / 2
        if self.flexible:  # no taller than the sentence needs
            middle = self.top - 24 - len(lines) / 2 * size * LINE
        self.text(self.full_width / 2, middle, "\n".join(lines), size=size, color=MUTED, ha="center")

    def key_height(self, words: Iterable[str]) -> float:
        """How much room a key of these entries takes, below the title."""
        return 28.0 + 20.0 * (len(self._key_lines(list(words))) - 1)

    def key(self, entries: list[tuple[Callable[[Axes, float, float], object], str]]) -> float:
        """Lines of marks with their meaning, on top; each mark is drawn by its own function of (axes, x, y).

        Returns
        -------
        float
            The top of what is below.
        """
        lines = self._key_lines([words for _, words in entries])
        rest = iter(entries)
        for at, line in enumerate(lines):
            x, y = self.left, self.top - 8 - 20 * at
            for words in line:
                draw = next(rest)[0]
                draw(self.canvas, x + 8, y)
                self.text(x + 22, y, words, color=MUTED)
                x += 44 + self.width(words)
        return self.top - self.key_height([words for _, words in entries])

    def _key_lines(self, entries: list[str]) -> list[list[str]]:
        """The meanings, shared out over as many lines as they need."""
        lines: list[list[str]] = [[]]
        x = self.left
        for words in entries:
            words = self.fit(words, self.right - self.left - 24)
            if lines[-1] and x + 24 + self.width(words) > self.right:
                lines.append([])
                x = self.left
            lines[-1].append(words)
            x += 44 + self.width(words)
        return lines


@lru_cache(maxsize=2**14)
def _width(text: str, size: float, font: Path | None) -> float:
    """The width of a text in the fonts in use; `font` is `own_font`, on which it depends."""
    renderer = _measuring()
    return (
        renderer.get_text_width_height_descent(text, FontProperties(size=size), False)[0] * 72 / renderer.dpi
    )


@cache
def _measuring() -> RendererAgg:
    """Measures texts for every page: all are in the house style, so that a text is as wide on each."""
    return RendererAgg(1, 1, 100)


#: A last line of so many characters stands alone.
_ORPHAN = 2


def _breakable(text: str, cut: int) -> int:
    """The last place up to `cut` where a line may end, after a mark of division if one is near; else `cut`."""
    for at in range(cut, max(cut - 5, 1), -1):
        divided = text[at - 1] in " 、，；：·" and text[at] not in _NO_START and not text[:at].endswith("= ")
        if divided and not _is_within(text, at):
            return at
    for at in range(cut, max(cut - 24, 0), -1):
        before, after = text[at - 1], text[at]
        begins = text[at:].lstrip()[:1]  # of the next line
        latin = before.isascii() and after.isascii() and before != " " and after != " "
        counted = before.isdigit() and not after.isascii()  # 9|个
        ends = text[:at].rstrip()[-1:]
        torn = latin or counted or _is_within(text, at)
        if not torn and (not begins or begins not in _NO_START) and ends not in _NO_END:
            return at
    return cut


def _is_within(text: str, at: int) -> bool:
    """Whether a line that ends there would part a bracketed number from its word."""
    return any(found.start() < at < found.end() for found in _BRACKETED.finditer(text))
