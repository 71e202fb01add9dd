"""Colours of slides that read on any template: text follows the theme, pictures and charts lie on white cards."""

from __future__ import annotations

from dataclasses import dataclass

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

#: Least contrast of text with its background (WCAG 2.2, 1.4.3).
LEAST = 4.5
#: Least contrast of bars and lines with theirs (1.4.11).
LEAST_OF_MARKS = 3.0
#: Backgrounds at least this bright need no card.
_LIGHT = 0.8


@dataclass(frozen=True)
class Ink:
    """A colour of text on white: as six hexadecimal digits."""

    on_white: str
    theme: str = ""  #: preferred colour of the theme, if it is readable


INK, MUTED, ACCENT = Ink("1A1A1A"), Ink("555555"), Ink("00527F", "tx2")
#: Of the theme of a deck without a template of one's own: text, bars and lines.
COLOURS = {"dk2": ACCENT.on_white, "accent1": "0072B2"}
_NAMED = {
    "tx1": MSO_THEME_COLOR.TEXT_1,
    "bg1": MSO_THEME_COLOR.BACKGROUND_1,
    "tx2": MSO_THEME_COLOR.TEXT_2,
    "bg2": MSO_THEME_COLOR.BACKGROUND_2,
} | {f"accent{n}": getattr(MSO_THEME_COLOR, f"ACCENT_{n}") for n in range(1, 7)}


def painted(palette: str = "") -> dict[str, str]:
    """`COLOURS` in a palette, as of `plots.draw`.

    >>> painted(), painted("grey")["accent1"]
    ({'dk2': '00527F', 'accent1': '0072B2'}, '6D6D6D')
    """
    if not palette:
        return COLOURS
    from matplotlib.colors import to_hex, to_rgba

    from analysis.plots import colours

    change = colours.of(palette)
    return {name: to_hex(change(to_rgba(f"#{value}")))[1:].upper() for name, value in COLOURS.items()}


def contrast(one: str, other: str) -> float:
    """Ratio of the luminances of two colours, from 1 to 21 (WCAG 2.2).

    >>> contrast("000000", "FFFFFF"), round(contrast("00527F", "1B2A41"), 1)
    (21.0, 1.7)
    """
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    linear = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def background(slide) -> str | None:
    """The colour behind a slide, from its layout or master; None for a picture, a gradient or the unknown."""
    for holder in (slide.slide_layout, slide.slide_layout.slide_master):
        given = holder._element.cSld.find(qn("p:bg"))
        if given is not None:
            fill = given.find(f"{qn('p:bgPr')}/{qn('a:solidFill')}")
            source = given.find(qn("p:bgRef")) if fill is None else fill
            if source is None or (fill is None and source.get("idx") != "1001"):
                return None
            return _colour(slide, source)
    return _theme(slide, "bg1")


def _colour(slide, parent) -> str | None:
    """The one colour that an element holds, if it is unchanged by lightness and the like."""
    if len(parent) != 1 or len(parent[0]):
        return None
    kind = parent[0]
    if kind.tag == qn("a:srgbClr"):
        return kind.get("val").upper()
    return _theme(slide, kind.get("val")) if kind.tag == qn("a:schemeClr") else None


def _theme(slide, name: str) -> str | None:
    """A colour of the theme, by its name on slides such as ``bg1``."""
    master = slide.slide_layout.slide_master
    slot = master._element.find(qn("p:clrMap")).get(name, name)
    blob = master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob
    found = next(parse_xml(blob).iter(qn(f"a:{slot}")), None)
    if found is None or not len(found):
        return None
    return (
        found[0].get("val") if found[0].tag == qn("a:srgbClr") else found[0].get("lastClr") or ""
    ).upper() or None


def is_light(slide) -> bool:
    """Whether the fixed colours of figures read on a slide without a card."""
    behind = background(slide)
    return behind is not None and _luminance(behind) >= _LIGHT


def is_white(slide) -> bool:
    """Whether the white ground of a figure does not show on a slide.

    A light slide of another colour would show the figure as a patch without an edge.
    """
    behind = background(slide)
    return behind is not None and contrast(behind, "FFFFFF") < 1.05


def take_theme_colour(colour, name: str, slide, *, on: str | None = "FFFFFF", least: float = LEAST) -> bool:
    """Give `colour` this colour of the theme, if it is readable on this ground; returns whether it is."""
    own = _theme(slide, name) if name in _NAMED else None
    if own is None or on is None or contrast(own, on) < least:
        return False
    colour.theme_color = _NAMED[name]
    return True


def _of_titles(slide) -> str:
    """The name of the theme's colour that the master gives titles."""
    master = slide.slide_layout.slide_master._element
    style = master.find(f"{qn('p:txStyles')}/{qn('p:titleStyle')}/{qn('a:lvl1pPr')}/{qn('a:defRPr')}")
    named = None if style is None else style.find(f"{qn('a:solidFill')}/{qn('a:schemeClr')}")
    return "" if named is None or len(named) else named.get("val")


def write(run, ink: Ink, slide, *, title: bool = False) -> None:
    """Colour a run so that it reads on its slide.

    A title takes the colour of the template's titles, text with a colour of the theme that one, other text on
    a light slide its own. Where that does not read, it takes the theme's
    colour of text, or that of the background where a template paints its
    slides dark and leaves the theme light; black or white if neither reads.
    """
    behind = background(slide)
    colour = run.font.color
    if any(
        take_theme_colour(colour, name, slide, on=behind)
        for name in ([_of_titles(slide)] if title else []) + [ink.theme]
    ):
        return
    if behind is not None and contrast(ink.on_white, behind) >= LEAST:
        colour.rgb = RGBColor.from_string(ink.on_white)
        return
    if behind is None:
        colour.theme_color = MSO_THEME_COLOR.TEXT_1
        return
    if any(take_theme_colour(colour, name, slide, on=behind) for name in ("tx1", "bg1")):
        return
    black_or_white = max("000000", "FFFFFF", key=lambda one: contrast(one, behind))
    colour.rgb = RGBColor.from_string(black_or_white)


def card(slide, shape, margin: int):
    """A white rectangle behind a shape, wider by a margin on each side; the margin and the result are in EMU."""
    left, top = max(shape.left - margin, 0), max(shape.top - margin, 0)
    right = min(
        shape.left + shape.width + margin, slide.part.package.presentation_part.presentation.slide_width
    )
    bottom = min(
        shape.top + shape.height + margin, slide.part.package.presentation_part.presentation.slide_height
    )
    made = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, left, top, right - left, bottom - top)
    made.fill.solid()
    made.fill.fore_color.rgb = RGBColor(0xFF, 0xFF, 0xFF)
    made.line.fill.background()
    made.shadow.inherit = False
    made.name = "card"
    shape._element.addprevious(made._element)
    return made
