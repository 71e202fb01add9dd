"""The look of the figures: colours, fonts, and the context in which they are drawn.

Nothing here changes matplotlib for others: `house` sets every parameter
(whatever a person's matplotlibrc says) and puts the old ones back.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import matplotlib
import pylopdf_fonts_zh_cn
from matplotlib import font_manager
from matplotlib.ft2font import FT2Font

#: Text.
INK = "#1a1a1a"
MUTED = "#555555"
ACCENT = "#00527f"

#: Marks: Okabe and Ito's palette, whose lightness differs too, so that grey print keeps them apart.
BLUE = "#0072b2"
ORANGE = "#e69f00"
GREEN = "#009e73"
PINK = "#cc79a7"
VERMILION = "#d55e00"
SKY = "#56b4e9"
#: The same blue for what is uncertain: always with a hatch or hollow as well.
PALE = "#cfe3f0"
RULE = "#e2e2e2"
BAND = "#f7f7f7"

#: Stands for a character that no font of the suite can draw (the printer's geta mark).
GETA = "〓"

_STYLE = Path(__file__).with_name("house.mplstyle")
#: What of matplotlib's parameters is not a matter of style.
_KEEP = {"backend", "backend_fallback", "interactive", "toolbar", "timezone"}


#: A font file of a person's own that the figures use first, None for the suite's.
own_font: ContextVar[Path | None] = ContextVar("own_font", default=None)


def fonts() -> tuple[Path, ...]:
    """The font files that the figures use, first choice first."""
    fallback = Path(matplotlib.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"
    own = own_font.get()
    return (*([own] if own else []), pylopdf_fonts_zh_cn.sans_path(), fallback)


@contextmanager
def house(*paths: Path) -> Iterator[None]:
    """Draw and save in the house style, with the font files of `fonts` (or those of `paths`)."""
    paths = paths or fonts()
    with matplotlib.rc_context():
        matplotlib.rcParams.update(_style())  # type: ignore[arg-type]  # the stubs list every key
        matplotlib.rcParams["font.family"] = [_entry(path).name for path in paths]
        with _only(*paths):
            yield


@cache
def _style() -> dict[str, Any]:
    style = matplotlib.rc_params_from_file(_STYLE, use_default_template=True)
    return {key: value for key, value in style.items() if key not in _KEEP}


@contextmanager
def _only(*paths: Path) -> Iterator[None]:
    """Let these font files be the only ones there are, for a while."""
    manager = font_manager.fontManager
    before = list(manager.ttflist)
    try:
        manager.ttflist[:] = [_entry(path) for path in paths]
        manager._findfont_cached.cache_clear()  # type: ignore[attr-defined]
        found = manager._find_fonts_by_props(font_manager.FontProperties())
        # asked five times for each text, always the same
        manager._find_fonts_by_props = lambda prop, **_: found  # type: ignore[method-assign]
        yield
    finally:
        vars(manager).pop("_find_fonts_by_props", None)
        manager.ttflist[:] = before
        manager._findfont_cached.cache_clear()  # type: ignore[attr-defined]


@lru_cache(maxsize=8)
def _entry(path: Path) -> font_manager.FontEntry:
    return font_manager.ttfFontProperty(FT2Font(str(path)))


@cache
def _drawable() -> frozenset[int]:
    return frozenset().union(*(FT2Font(str(path)).get_charmap() for path in fonts()))


def plain(text: object) -> str:
    """`text` as one line without what has no picture: controls, zero-width and direction marks, half characters.

    >>> plain("市委\\n六届\\u200b全会\\x00")
    '市委 六届全会'
    """
    line = " ".join(str(text).split())
    return "".join(c for c in line if unicodedata.category(c) not in ("Cc", "Cf", "Cs") and not _selects(c))


def clean(text: object) -> str:
    """`text` as one line that the fonts can draw.

    A character that no font of ours has is replaced by 〓, in sight, rather
    than by an empty box. Everything else stays, `$` and `<` included.

    >>> clean("$x^2$ <b>"), clean("\\U00020bb7野家")
    ('$x^2$ <b>', '〓野家')
    """
    return "".join(c if ord(c) in _drawable() else GETA for c in plain(text))


def _selects(character: str) -> bool:
    """Whether it only chooses a variant of the character before it."""
    return 0xFE00 <= ord(character) <= 0xFE0F or 0xE0100 <= ord(character) <= 0xE01EF


def ink_on(colour: tuple[float, float, float] | str) -> str:
    """Black or white, whichever reads better on `colour`.

    >>> ink_on("#ffffff"), ink_on("#00527f")
    ('#000000', '#ffffff')
    """
    return "#000000" if luminance(colour) > 0.179 else "#ffffff"


def luminance(colour: tuple[float, float, float] | str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    from matplotlib.colors import to_rgb

    red, green, blue = map(light, to_rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def light(part: float) -> float:
    """The share of light of a part of a colour as it is written, 0 to 1 (WCAG 2.2)."""
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
