"""Other colours, and another font, for a figure: shades of grey, or a person's own style file."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from matplotlib import colors
from matplotlib.collections import Collection
from matplotlib.figure import Figure
from matplotlib.ft2font import FT2Font
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Text

from analysis.plots import heat, style
from analysis.refusals import of_messages, refused
from analysis.wording import message

Tone = tuple[float, float, float]
Colour = tuple[float, float, float, float]
#: The colours that a house style may replace, by the name that its file uses.
NAMES = {
    name.lower(): getattr(style, name)
    for name in (
        "INK",
        "MUTED",
        "ACCENT",
        "BLUE",
        "ORANGE",
        "GREEN",
        "PINK",
        "VERMILION",
        "SKY",
        "PALE",
        "RULE",
        "BAND",
    )
}


GREY = ("grey", "gray")


#: Names the file of a font in a style file.
_FONT = "font"


def font_of(palette: str | Path) -> Path | None:
    """The font file that a palette names with a line ``font = "House.ttf"``; None where it names none.

    Raises
    ------
    InputFault
        As of `of`.
    """
    given = {} if palette in GREY else _read(palette)
    return _file_of(palette, given[_FONT]) if _FONT in given else None


def _file_of(palette: str | Path, name: str) -> Path:
    """A font file named in a palette: as it stands, or beside the palette."""
    return Path(palette).parent / Path(name).expanduser()


def of(palette: str | Path) -> Callable[[Colour], Colour]:
    """How a palette changes a colour: ``"grey"``, or a TOML file with lines such as ``blue = "#005f73"``.

    Raises
    ------
    InputFault
        If there is no such palette or file, or something in it is no colour or no font; all faults at once.
    """
    if palette in GREY:
        return _grey
    given = {name: value for name, value in _read(palette).items() if name != _FONT}
    wanted = {
        colors.to_rgb(NAMES[name]): _legible(name, colors.to_rgb(value)) for name, value in given.items()
    }
    if "blue" in given:
        blue = colors.to_rgb(given["blue"])
        wanted |= {cell: _tinted(style.luminance(cell), blue) for cell in map(colors.to_rgb, heat.ramp())}
    return lambda colour: (*_nearest(colour, wanted), colour[3])


def _read(palette: str | Path) -> dict[str, str]:
    """The lines of a style file, checked."""
    if not Path(palette).is_file():
        raise refused("refused_palette", palette=str(palette))
    try:
        given = tomllib.loads(Path(palette).read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise refused("refused_palette_file", palette=str(palette), error=str(error)) from None
    faults = [message("refused_palette_name", name=name) for name in given if name not in (*NAMES, _FONT)]
    faults += [
        message("refused_palette_colour", name=name, value=repr(value))
        for name, value in given.items()
        if name != _FONT and not (isinstance(value, str) and colors.is_color_like(value))
    ]
    if faults:
        faults.insert(0, message("refused_palette_names", palette=str(palette), names=list(NAMES)))
    if _FONT in given and not _is_font(palette, given[_FONT]):
        faults.append(message("refused_palette_font", palette=str(palette), value=repr(given[_FONT])))
    if faults:
        raise of_messages(faults)
    return given


def _is_font(palette: str | Path, value: object) -> bool:
    """Whether a style file names the file of a font that can be drawn with."""
    if not isinstance(value, str) or not value:
        return False
    try:
        FT2Font(str(_file_of(palette, value)))
    except (OSError, RuntimeError):
        return False
    return True


def _nearest(colour: Colour, wanted: Mapping[tuple, tuple]) -> tuple[float, float, float]:
    return next(
        (new for old, new in wanted.items() if all(abs(a - b) < 0.003 for a, b in zip(old, colour[:3]))),
        colour[:3],
    )


#: Least contrast with white of text and of marks: 4.5 and 3 (WCAG 2.2), and what rounding to 255 steps may take.
_TEXT, _MARKS = 4.55, 3.03
_OF_TEXT = ("ink", "muted", "accent")
#: Grounds, which are pale on purpose.
_GROUNDS = ("pale", "rule", "band")


def _legible(name: str, own: Tone) -> Tone:
    """A colour of a person's own, darkened as far as it takes to read as text, or to see as a mark, on white.

    A mark may be as light as the one that it replaces.

    >>> colors.to_hex(_legible("accent", colors.to_rgb("#ffd500"))), colors.to_hex(_legible("accent", (0.0, 0.2, 0.4)))
    ('#8c7400', '#003366')
    """
    if name in _GROUNDS:
        return own
    most = 1.05 / (_TEXT if name in _OF_TEXT else _MARKS) - 0.05
    if name not in _OF_TEXT:
        most = max(most, style.luminance(colors.to_rgb(NAMES[name])))
    return _tinted(most, own) if style.luminance(own) > most else own


def _tinted(wanted: float, hue: Tone) -> Tone:
    """`hue` with more white or black, of a luminance."""
    own = style.luminance(hue)
    linear = [style.light(part) for part in hue]
    if own >= wanted:
        parts = [part * wanted / own for part in linear]
    else:
        parts = [part + (1 - part) * (wanted - own) / (1 - own) for part in linear]
    red, green, blue = map(_encoded, parts)
    return red, green, blue


def _encoded(light: float) -> float:
    """A part of a colour as it is written, from its share of light (the inverse of `style.light`)."""
    return 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055


def _grey(colour: Colour) -> Colour:
    """The grey of the same luminance (WCAG 2.2), so that colours that differ in lightness still differ."""
    level = _encoded(style.luminance(colour[:3]))
    return level, level, level, colour[3]


def recolour(figure: Figure, change: Callable[[Colour], Colour]) -> None:
    """Change every colour of a figure: texts, lines, patches, collections."""

    def changed(given: Any) -> Colour:
        red, green, blue, alpha = colors.to_rgba(given)
        return change((red, green, blue, alpha))

    artist: Any
    given: Any
    put: Any
    for artist in figure.findobj():
        if isinstance(artist, Text):
            artist.set_color(changed(artist.get_color()))
        elif isinstance(artist, Line2D):
            faces, edges = artist.get_markerfacecolor(), artist.get_markeredgecolor()
            artist.set_color(changed(artist.get_color()))
            for given, put in ((faces, artist.set_markerfacecolor), (edges, artist.set_markeredgecolor)):
                if not (isinstance(given, str) and given in ("none", "auto")):
                    put(changed(given))
        elif isinstance(artist, Patch):
            face, edge = artist.get_facecolor(), artist.get_edgecolor()
            artist.set_facecolor(changed(face))
            artist.set_edgecolor(changed(edge))
        elif isinstance(artist, Collection):
            for given, put in (
                (artist.get_facecolor(), artist.set_facecolor),
                (artist.get_edgecolor(), artist.set_edgecolor),
            ):
                if len(given):
                    put([changed(one) for one in given])
