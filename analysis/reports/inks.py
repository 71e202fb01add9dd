"""Colours of slides that read on any template: text follows the theme, pictures and charts lie on white cards."""

from __future__ import annotations

from collections.abc import Sequence
from colorsys import hls_to_rgb, rgb_to_hls
from copy import deepcopy
from dataclasses import dataclass

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE, PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from analysis.reports import decoration
from analysis.reports.decoration import Box

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


def background(slide) -> tuple[str, ...]:
    """The colours behind a slide, from its layout or master: several of a gradient, none where they are unknown."""
    for holder in (slide.slide_layout, slide.slide_layout.slide_master):
        given = holder._element.cSld.find(qn("p:bg"))
        if given is None:
            continue
        named = given.find(qn("p:bgRef"))
        if named is None:
            return _painted(slide, given.find(qn("p:bgPr"))) or ()
        return _known(slide, named) if named.get("idx") == "1001" else ()
    return tuple(filter(None, [_theme(slide, "bg1")]))


def grounds(slide, box: Box) -> tuple[str, ...]:
    """The colours that text at a place of a slide may stand on; none where one is unknown, such as that of a picture.

    A template may draw its ground, or a band for the titles, as a shape over its background.
    """
    found: tuple[str, ...] = ()
    for mark in reversed(decoration.marks(slide)):
        fill = _filled(slide, mark.element) if mark.box.meets(box) else None
        if fill is None:
            continue
        if not fill:
            return ()
        found += fill
        if mark.box.holds(box):
            return found
    behind = background(slide)
    return found + behind if behind else ()


def _filled(slide, element) -> tuple[str, ...] | None:
    """The colours that a shape is filled with, () if they are unknown, None where one sees through it."""
    if element.tag == qn("p:cxnSp"):
        return None
    drawn = element.find(qn("p:spPr"))
    if element.tag != qn("p:sp") or drawn is None:
        return ()
    fill = _painted(slide, drawn)
    style = element.find(f"{qn('p:style')}/{qn('a:fillRef')}")
    if fill is not None or style is None or style.get("idx") == "0" or drawn.find(qn("a:noFill")) is not None:
        return fill
    return _known(slide, style)


def _painted(slide, properties) -> tuple[str, ...] | None:
    """The colours of the fill that an element holds, () if they are unknown, None where it holds none."""
    solid, gradient, *others = (
        properties.find(qn(f"a:{fill}Fill")) for fill in ("solid", "grad", "blip", "patt")
    )
    if solid is not None:
        return _known(slide, solid)
    if gradient is not None:
        return _known(slide, *gradient.iterfind(f"{qn('a:gsLst')}/{qn('a:gs')}"))
    return None if others == [None, None] else ()


def _known(slide, *parents) -> tuple[str, ...]:
    """The colours that elements hold, if all are known."""
    colours = [_colour(slide, parent) for parent in parents]
    return tuple(colour for colour in colours if colour) if all(colours) else ()


def _colour(slide, parent) -> str | None:
    """The one colour that an element holds, if at most its lightness is modified."""
    if len(parent) != 1:
        return None
    kind = parent[0]
    given = {
        qn("a:srgbClr"): lambda: kind.get("val").upper(),
        qn("a:schemeClr"): lambda: _theme(slide, kind.get("val")),
        qn("a:sysClr"): lambda: kind.get("lastClr"),
    }.get(kind.tag, lambda: None)()
    if given is None or not len(kind):
        return given
    hue, light, strength = rgb_to_hls(*(int(given[at : at + 2], 16) / 255 for at in (0, 2, 4)))
    for change in kind:
        share = int(change.get("val", "0")) / 100_000
        if change.tag == qn("a:lumMod"):
            light *= share
        elif change.tag == qn("a:lumOff"):
            light += share
        else:
            return None
    parts = hls_to_rgb(hue, min(max(light, 0.0), 1.0), strength)
    return "".join(f"{round(255 * part):02X}" for part in parts)


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


def is_light(slide, box: Box) -> bool:
    """Whether the fixed colours of figures read at a place of a slide without a card."""
    behind = grounds(slide, box)
    return bool(behind) and min(map(_luminance, behind)) >= _LIGHT


def is_white(slide, box: Box) -> bool:
    """Whether the white ground of a figure does not show on a slide.

    A light slide of another colour would show the figure as a patch without an edge.
    """
    behind = grounds(slide, box)
    return bool(behind) and max(contrast(one, "FFFFFF") for one in behind) < 1.05


def take_theme_colour(
    colour, name: str, slide, *, on: Sequence[str] = ("FFFFFF",), least: float = LEAST
) -> bool:
    """Give `colour` this colour of the theme, if it is readable on these grounds; returns whether it is."""
    own = _theme(slide, name) if name in _NAMED else None
    if own is None or not _reads(own, on, least):
        return False
    colour.theme_color = _NAMED[name]
    return True


def darkened(slide, name: str) -> str:
    """A colour of the theme, dark enough for bars and lines on white; "" where it is not known, or a grey."""
    own = _theme(slide, name)
    if own is None:
        return ""
    hue, light, strength = rgb_to_hls(*(int(own[at : at + 2], 16) / 255 for at in (0, 2, 4)))
    if not strength:
        return ""
    for step in range(20):
        parts = hls_to_rgb(hue, light * (1 - step / 20), strength)
        made = "".join(f"{round(255 * part):02X}" for part in parts)
        if contrast(made, "FFFFFF") >= LEAST_OF_MARKS:
            return made
    return ""


def _reads(ink: str, on: Sequence[str], least: float = LEAST) -> bool:
    return bool(on) and min(contrast(ink, one) for one in on) >= least


def _own_fill(slide, *, title: bool):
    """The element with the colour that a template gives its titles, or its text."""
    styles = slide.slide_layout.slide_master._element.find(qn("p:txStyles"))
    style = qn("p:titleStyle" if title else "p:bodyStyle")
    fill = f"{qn('a:lvl1pPr')}/{qn('a:defRPr')}/{qn('a:solidFill')}"
    holders = [holder._element.find(f".//{qn('a:lstStyle')}/{fill}") for holder in _titles_of(slide) if title]
    found = [*holders, None if styles is None else styles.find(f"{style}/{fill}")]
    return next((one for one in found if one is not None and len(one) == 1), None)


def _titles_of(slide) -> list:
    """The places for titles of the layout and the master."""
    layout = slide.slide_layout
    return [
        shape
        for holder in (layout, layout.slide_master)
        for shape in holder.placeholders
        if shape.placeholder_format.type in (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
    ]


def write(run, ink: Ink, slide, box: Box, *, title: bool = False) -> None:
    """Colour a run so that it reads where it stands on its slide.

    A title takes the colour of the template's titles, text with a colour of the theme that one, other text on
    a light slide its own. Where that does not read, it takes the theme's
    colour of text, or that of the background where a template paints its
    slides dark and leaves the theme light; black or white if neither reads.
    Where the ground is unknown, text has the colour that the template gives it.
    """
    behind = grounds(slide, box)
    colour = run.font.color
    own = _own_fill(slide, title=title)
    if not behind:
        if own is None:
            colour.theme_color = MSO_THEME_COLOR.TEXT_1
        else:
            _take(run, own)
        return
    of_titles = _colour(slide, own) if title and own is not None else None
    if of_titles and _reads(of_titles, behind):
        _take(run, own)
        return
    if take_theme_colour(colour, ink.theme, slide, on=behind):
        return
    if _reads(ink.on_white, behind):
        colour.rgb = RGBColor.from_string(ink.on_white)
        return
    if any(take_theme_colour(colour, name, slide, on=behind) for name in ("tx1", "bg1")):
        return
    black_or_white = max("000000", "FFFFFF", key=lambda one: min(contrast(one, ground) for ground in behind))
    colour.rgb = RGBColor.from_string(black_or_white)


def _take(run, fill) -> None:
    """Give a run a fill of the template."""
    properties = run._r.get_or_add_rPr()
    properties.insert(0, deepcopy(fill))


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
