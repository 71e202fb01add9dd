"""A font cut down to the letters that are shown: for pages as it is, for PDF with other outlines.

The suite's Chinese font has cubic (CFF) outlines, which matplotlib embeds in
PDF under the wrong type: some readers then refuse it. A subset with quadratic
(TrueType) outlines is embedded rightly, is small, and keeps the text
searchable. The letters keep their widths, and their shapes to a thousandth of
the letter size.
"""

from __future__ import annotations

import io
from pathlib import Path

import uharfbuzz as hb
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

#: Greatest distance of an outline from the original, in units of a thousandth of the letter size.
_TOLERANCE = 1.0

_NAMES = {"familyName": 1, "styleName": 2, "uniqueFontIdentifier": 3, "fullName": 4, "psName": 6}


#: Tables that only vertical writing or alternate shapes need.
_UNNEEDED = ("vhea", "vmtx", "VORG", "GSUB", "GPOS", "GDEF", "BASE", "DSIG")


def cut(path: Path, text: str) -> TTFont:
    """Those letters of `text` that a font has, as a font: the same for the same letters.

    HarfBuzz cuts it, in a hundredth of the time that fontTools takes for so
    large a font.
    """
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(map(ord, text))
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _UNNEEDED)
    wanted.layout_feature_tag_set.clear()
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.DESUBROUTINIZE
    font = hb.Face(hb.Blob.from_file_path(str(path)))
    return TTFont(io.BytesIO(hb.subset(font, wanted).blob.data), recalcTimestamp=False)


def truetype(path: Path, text: str) -> bytes:
    """Those letters of `text` that a CFF font has, as a TrueType font of the same name."""
    font = cut(path, text)
    every, drawn = font.getBestCmap(), font.getGlyphSet()
    letters = {ord(c): every[ord(c)] for c in sorted(set(text)) if ord(c) in every}
    order = [".notdef", *sorted(set(letters.values()) - {".notdef"})]
    made = {name: _DRAWN.get((path, name)) or _quadratic(drawn[name]) for name in order}
    _DRAWN.update({(path, name): glyph for name, glyph in made.items()})
    widths = {name: round(drawn[name].width) for name in order}
    return _built(font, letters, made, widths)


#: Letters of a font that were drawn before: most figures have the same ones.
_DRAWN: dict[tuple[Path, str], object] = {}


def _quadratic(glyph):
    pen = TTGlyphPen(None)
    glyph.draw(Cu2QuPen(pen, _TOLERANCE, reverse_direction=True))
    return pen.glyph()


def _built(font: TTFont, letters: dict[int, str], glyphs: dict, widths: dict[str, int]) -> bytes:
    made = FontBuilder(font["head"].unitsPerEm, isTTF=True)
    made.setupGlyphOrder(list(glyphs))
    made.setupCharacterMap(letters)
    made.setupGlyf(glyphs)
    shapes = made.font["glyf"]
    made.setupHorizontalMetrics({name: (width, shapes[name].xMin) for name, width in widths.items()})
    line, typographic = font["hhea"], font["OS/2"]
    made.setupHorizontalHeader(ascent=line.ascent, descent=line.descent, lineGap=line.lineGap)
    made.setupOS2(
        version=4,
        usWeightClass=400,
        sTypoAscender=typographic.sTypoAscender,
        sTypoDescender=typographic.sTypoDescender,
    )
    made.setupNameTable({key: font["name"].getDebugName(number) for key, number in _NAMES.items()})
    made.setupPost()
    made.font["head"].created = made.font["head"].modified = font["head"].created
    made.font.recalcTimestamp = False
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()
