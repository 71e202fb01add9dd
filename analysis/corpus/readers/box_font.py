"""A font in which every character is the same box: 632 bytes that tell pdfium that characters have a size.

A PDF need not carry its fonts. Where the system has none for Chinese, pdfium
takes the characters of such a file to be of no size, and drops those that
stand alone; with a real Chinese font it takes five times as long. Reading
needs no shapes: the widths of characters stand in the PDF itself.

``python -m analysis.corpus.readers.box_font`` writes ``font/boxes.ttf`` anew.
"""

from __future__ import annotations

import io
from pathlib import Path

FOLDER = Path(__file__).parent / "font"
FILE = FOLDER / "boxes.ttf"
_LAST = 0x32000  #: end of the code points that have a box
_CHINESE_AND_OTHERS = (
    1 | 0b1111 << 17
)  #: code pages of OS/2: Latin, Japanese, simplified, Korean, traditional


def build() -> bytes:
    """The font as a TrueType file; the same bytes each time."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for point in ((0, 800), (900, 800), (900, 0)):
        pen.lineTo(point)
    pen.closePath()
    box = pen.glyph()
    font = FontBuilder(1000, isTTF=True)
    font.updateHead(created=0, modified=0)
    font.font.recalcTimestamp = False
    font.setupGlyphOrder([".notdef", "box"])
    font.setupGlyf({".notdef": box, "box": box})
    font.setupHorizontalMetrics({".notdef": (1000, 0), "box": (1000, 0)})
    font.setupHorizontalHeader(ascent=880, descent=-120)
    font.setupCharacterMap({0x4E00: "box"})
    table = CmapSubtable.newSubtable(13)  # many characters, one glyph: a single entry
    table.platformID, table.platEncID, table.language = 3, 10, 0
    table.format, table.reserved, table.length, table.nGroups = 13, 0, 0, 1
    table.cmap = dict.fromkeys(range(0x20, _LAST), "box")
    font.font["cmap"].tables = [table]
    font.setupNameTable({"familyName": "Boxes", "styleName": "Regular"})
    font.setupOS2(ulCodePageRange1=_CHINESE_AND_OTHERS, sTypoAscender=880, sTypoDescender=-120)
    font.setupPost()
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()


if __name__ == "__main__":
    FILE.write_bytes(build())
