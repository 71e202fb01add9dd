"""Pieces of text with their places on a page become lines in reading order."""

from __future__ import annotations

import itertools
import re
import statistics
from dataclasses import dataclass

from analysis.corpus.lines import has_sentence_mark, width

_SPACE = 0.2  #: characters of white space that are a space, not the setting of a line
_ROWS = 4  #: lines on each side of a gutter, at least: fewer are a table or a caption
_FEWEST, _BLOCK = 3, 10.0  #: rows of a short column, and characters across it, at least
_CROSSING = (
    0.35  #: share of the lines that may run across a gutter (headlines, a paragraph over both columns)
)
_FILLED = 0.6  #: share of its column that a usual line of text fills; cells of a table are shorter
_NARROWEST = 5.0  #: characters across the narrowest column
_LARGER = 1.25  #: times the usual size: a heading
_PARAGRAPH_ENDS = frozenset("。！？…”）)")
_LONGEST_HEADING = 90  #: characters
#: What a line break may not part: a number or a Latin word, or one character; with the marks that may not begin a row.
_FIRST_WORD = re.compile(r"(?:[A-Za-z\d.%]+|.)[，。、；：！？）”’》」』】,;:!?)%]*")
_PARTED_WORD = re.compile("[A-Za-z]-$")
_SETTING = 0.6  #: characters that a row may be short because of how its marks and digits are set
_MOST_ROOM = 6.0  #: characters at the end of a row that runs to the edge
_GAP = "  "  #: between the cells of a table
#: A row that is no running text: cells, a line of a table of contents.
_NO_TEXT = re.compile(rf"{_GAP}|[.．…·]{{3,}}\s*\d{{0,4}}$")
_FEW_ROWS = 8


@dataclass(slots=True)
class Segment:
    """Characters that follow one another on one line without a gap; its box in points, y upwards."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    vertical: bool = False  #: whether each character stands below the one before
    spaced: bool = False  #: whether the file has a space before it, and Latin words on both sides

    @property
    def middle(self) -> float:
        return (self.bottom + self.top) / 2


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a column: its text, and how it stands in the column."""

    text: str
    size: float
    indent: float  #: in characters
    gap: float  #: white space above it, in lines; 0 for the first of a column
    filled: float  #: share of the column's width
    spare: float  #: white space behind it, in characters
    top: float


def lines(segments: list[Segment]) -> list[str]:
    """The lines of a page: columns one after the other, headings in larger type marked as in Markdown.

    A line that begins with an indent of two characters keeps it, and an empty
    line stands where the space between two lines is larger than usual.
    Vertical text is read from the right.

    Parameters
    ----------
    segments : list of Segment
        In the order in which the file draws them.
    """
    segments = _once(segments)
    if is_vertical(segments):
        return _vertical(segments)
    columns = _ordered(_joined(segments))
    return _written([row for column in columns for row in _rows(column)])


def _once(segments: list[Segment]) -> list[Segment]:
    """Segments without those drawn a second time at their place: a bold face that is made so."""
    places: dict[str, list[Segment]] = {}
    made = []
    for part in segments:
        same = places.setdefault(part.text, [])
        near = 0.2 * part.size
        if any(
            abs(one.left - part.left) < near and abs(one.bottom - part.bottom) < near for one in same[-8:]
        ):
            continue
        same.append(part)
        made.append(part)
    return made


def _joined(segments: list[Segment]) -> list[Segment]:
    """Segments in the order in which the file draws them, joined where they touch."""
    made: list[Segment] = []
    for part in segments:
        last = made[-1] if made else None
        if last is None or not _follows(last, part):
            made.append(part)
            continue
        gap = part.left - last.right
        spaced = part.spaced or gap > _SPACE * part.size
        made[-1] = Segment(
            last.text + (" " if spaced else "") + part.text,
            min(last.left, part.left),
            min(last.bottom, part.bottom),
            max(last.right, part.right),
            max(last.top, part.top),
            last.size if len(last.text) >= len(part.text) else part.size,
            spaced=last.spaced,
        )
    return made


def _follows(last: Segment, part: Segment) -> bool:
    overlap = min(last.top, part.top) - max(last.bottom, part.bottom)
    lower = min(last.top - last.bottom, part.top - part.bottom)
    near = -0.5 * part.size <= part.left - last.right <= 0.9 * max(part.size, last.size)
    return near and overlap > 0.5 * lower and 0.7 < part.size / last.size < 1.45


def is_vertical(segments: list[Segment]) -> bool:
    """Whether most characters stand below the one before them."""
    down = sum(len(part.text) for part in segments if part.vertical)
    across = sum(len(part.text) for part in segments if not part.vertical and len(part.text) > 1)
    for a, b in itertools.pairwise(segments):
        if len(a.text) == len(b.text) == 1 and abs(a.left - b.left) < 0.3 * a.size:
            down += 0.5 * a.size < a.top - b.top < 2.5 * a.size
    return down > 8 and down > 2 * across


def _vertical(segments: list[Segment]) -> list[str]:
    """Columns of vertical text, from the right."""
    columns: list[list[Segment]] = []
    for part in segments:
        last = columns[-1][-1] if columns else None
        if last and abs(last.left - part.left) < 0.5 * part.size and part.top < last.top:
            columns[-1].append(part)
        else:
            columns.append([part])
    columns.sort(key=lambda column: (-round(column[0].left / max(1.0, column[0].size)), -column[0].top))
    return ["".join(part.text for part in column) for column in columns]


# ---- columns --------------------------------------------------------------------------


def _ordered(parts: list[Segment]) -> list[list[Segment]]:
    """Segments as columns in reading order.

    Where a gutter runs down the page, the text left of it is read before
    the text right of it, between two lines that run across it (a headline
    over both). Linear but for sorting, at each of at most as many levels as
    there are columns.
    """
    gutter = _gutter(parts)
    if gutter is None:
        return [parts] if parts else []
    alone = _headlines(parts, gutter)
    crossing = sorted(
        (part for part in parts if part.left < gutter < part.right or id(part) in alone),
        key=lambda part: -part.middle,
    )
    sides = [part for part in parts if not (part.left < gutter < part.right or id(part) in alone)]
    sides.sort(key=lambda part: -part.middle)
    ordered: list[list[Segment]] = []
    across: list[Segment] = []  # lines that run across, one right below the other
    k = 0
    for line in [*crossing, None]:
        floor = line.middle if line is not None else float("-inf")
        band = []
        while k < len(sides) and sides[k].middle > floor:
            band.append(sides[k])
            k += 1
        if band and across:
            ordered.append(across)
            across = []
        for side in (
            [part for part in band if part.right <= gutter],
            [part for part in band if part.left >= gutter],
        ):
            ordered += _ordered(side)
        if line is not None:
            across.append(line)
    return [*ordered, across] if across else ordered


def _headlines(parts: list[Segment], gutter: float) -> set[int]:
    """The parts in larger type that stand over both columns and are too short to reach across the gutter.

    Beside such a headline there is nothing, and each column begins anew right below it.
    """
    usual = statistics.median(part.size for part in parts)
    found = set()
    for part in parts:
        if part.size <= _LARGER * usual or part.left < gutter < part.right:
            continue
        others = [one for one in parts if (one.left >= gutter) != (part.left >= gutter)]
        low, high = part.bottom - 0.5 * usual, part.top + 0.5 * usual
        below = [one.top for one in others if one.top <= low]
        beside = any(one.bottom < high and one.top > low for one in others)
        if not beside and below and part.bottom - max(below) < 3 * part.size:
            found.add(id(part))
    return found


def _gutter(parts: list[Segment]) -> float | None:
    """Where a white stripe parts columns of running text; None on a page of one column, or a table."""
    if len(parts) < 2 * _FEWEST:
        return None
    size = statistics.median(part.size for part in parts)
    left, right = min(part.left for part in parts), max(part.right for part in parts)
    if right - left < 2 * _NARROWEST * size:
        return None
    step = size / 2
    cells = int((right - left) / step) + 1
    change = [0] * (cells + 1)
    for part in parts:  # how many lines cover each stripe, half a character wide
        change[int((part.left - left) / step)] += 1
        change[min(cells, int((part.right - left - 0.01) / step) + 1)] -= 1
    covered, total = [], 0
    for one in change[:cells]:
        total += one
        covered.append(total)
    best, found = None, None
    for cell in range(int(_NARROWEST * 2), cells - 1):
        if covered[cell] > _CROSSING * len(parts) or (best is not None and covered[cell] >= best):
            continue
        where = left + (cell + 0.5) * step
        if _parts_columns(parts, where, size):
            best, found = covered[cell], where
    return found


def _parts_columns(parts: list[Segment], where: float, size: float) -> bool:
    left = [part for part in parts if part.right <= where]
    right = [part for part in parts if part.left >= where]
    if not _is_column(left, size):
        return False
    return _is_column(right, size) or _begins_column(right, left, size)


def _is_column(side: list[Segment], size: float) -> bool:
    """Whether the text on one side of a gutter is running text."""
    if len(side) < _ROWS and not _is_block(side, size):
        return False
    width = max(part.right for part in side) - min(part.left for part in side)
    if width < _NARROWEST * size:
        return False
    full = sorted((part.right - part.left for part in side), reverse=True)
    if full[len(full) // 3] < _FILLED * min(width, _usual_width(side)):
        return False
    return statistics.median(len(part.text) for part in side) >= 4


def _is_block(side: list[Segment], size: float) -> bool:
    """Whether a few rows have one width, but for the last: a short column, not the cells of a table."""
    rows = sorted(side, key=lambda part: -part.middle)[:-1]
    widths = [part.right - part.left for part in rows]
    if len(side) < _FEWEST or any(part.text[-1] in _PARAGRAPH_ENDS for part in rows):
        return False
    return max(widths) - min(widths) < size and min(widths) >= _BLOCK * size


def _begins_column(right: list[Segment], left: list[Segment], size: float) -> bool:
    """Whether a few rows at the right are the last ones of a text that fills the columns left of them."""
    if not right or len(left) < 3 * _ROWS:
        return False
    below = max(part.top for part in left) - max(part.top for part in right)
    return abs(below) < size and all(part.left - right[0].left < 3 * size for part in right)


def _usual_width(side: list[Segment]) -> float:
    """The width of a column, where a few longer lines do not count."""
    widths = sorted(part.right - part.left for part in side)
    return widths[int(0.9 * (len(widths) - 1))]


# ---- rows -----------------------------------------------------------------------------


def _rows(column: list[Segment]) -> list[Row]:
    """The lines of one column, from the top."""
    left = min(part.left for part in column)
    right = max(part.right for part in column)
    lines: list[list[Segment]] = []
    for part in sorted(column, key=lambda part: (-part.middle, part.left)):
        last = lines[-1][0] if lines else None
        if last and abs(last.middle - part.middle) < 0.4 * min(
            last.top - last.bottom, part.top - part.bottom
        ):
            lines[-1].append(part)
        else:
            lines.append([part])
    made: list[Row] = []
    below = None
    for parts in lines:
        parts.sort(key=lambda part: part.left)
        text = parts[0].text
        for before, part in itertools.pairwise(parts):
            text += (_GAP if part.left - before.right > 2 * part.size else " ") + part.text
        size = max(parts, key=lambda part: len(part.text)).size
        top, bottom = max(part.top for part in parts), min(part.bottom for part in parts)
        gap = 0.0 if below is None else (below - top) / max(1.0, top - bottom)
        width = max(1.0, right - left)
        made.append(
            Row(
                text.strip(),
                size,
                (parts[0].left - left) / size,
                gap,
                (parts[-1].right - parts[0].left) / width,
                (right - parts[-1].right) / size,
                top,
            )
        )
        below = bottom
    return made


def _written(rows: list[Row]) -> list[str]:
    """Rows as lines of text, with indents, empty lines and headings."""
    rows = [row for row in rows if row.text]
    usual = _usual_size(rows)
    gaps = [row.gap for row in rows if row.gap]
    usual_gap = statistics.median if len(gaps) >= _FEW_ROWS else min  # most of a few rows begin paragraphs
    space = usual_gap(gaps) if gaps else 0.0
    indented = sum(1 for row in rows if _is_indented(row)) >= max(2, 0.08 * len(rows))
    wide = max(space + 0.6, 1.6 * space, 0.4)
    parted = indented or any(
        row.gap > wide and row.size == above.size for above, row in itertools.pairwise(rows)
    )
    made: list[str] = []
    last: Row | None = None
    kind = ""  # of the last row: larger (a heading), apart (between paragraphs), body
    for row in rows:
        larger = row.size > _LARGER * usual and len(row.text) <= _LONGEST_HEADING
        far = row.gap > wide
        same = last if last and abs(row.size - last.size) < 0.5 and row.gap < 1.2 else None
        if same and kind == "body" and not (larger or far) and _goes_on(made[-1], same, row, parted=parted):
            made[-1] = _together(made[-1], row.text)
            last = row
            continue
        ended = last is None or last.text[-1] in _PARAGRAPH_ENDS
        apart = (
            indented
            and not larger
            and not _is_indented(row)
            and (kind == "apart" or (ended and kind != "larger"))
        )
        now = "larger" if larger else "apart" if apart and row.filled < 1.05 else "body"
        if same and (
            (now == kind == "larger")
            or (now == kind == "apart" and not far and same.text[-1] not in _PARAGRAPH_ENDS)
        ):
            made[-1] += ("" if same.filled > 0.85 else " ") + row.text
        else:
            if made and (now == "larger" or far or (now == "apart") != (kind == "apart")):
                made.append("")
            indent = "　　" if _is_indented(row) and not larger else ""
            made.append(("# " if larger else indent) + row.text)
        last, kind = row, now
    return made


def _goes_on(above: str, last: Row, row: Row, *, parted: bool) -> bool:
    """Whether a row goes on with the paragraph above it, whose last row has no room for its first word.

    `parted` says whether indents or space show where paragraphs begin; elsewhere a row that ends with a sentence may
    be the last one of its own.
    """
    word = _FIRST_WORD.match(row.text)
    room = min(_MOST_ROOM, width(word[0]) + _SETTING) if word else 0.0
    if row.indent >= 1 or last.spare >= room or _NO_TEXT.search(last.text) or _NO_TEXT.search(row.text):
        return False
    ends = last.text[-1] in _PARAGRAPH_ENDS
    return has_sentence_mark(above + row.text) if parted else not ends and has_sentence_mark(above)


def _together(above: str, text: str) -> str:
    """Two rows of a paragraph: Latin words with a space between, one that a hyphen parts without it.

    >>> _together("the munici-", "pal office"), _together("of the", "office"), _together("搭乘运-", "20赶赴")
    ('the municipal office', 'of the office', '搭乘运-20赶赴')
    """
    if _PARTED_WORD.search(above) and text[:1].islower() and text[:1].isascii():
        return above[:-1] + text
    latin = above[-1:].isascii() and above[-1:].isalpha() and text[:1].isascii() and text[:1].isalpha()
    return f"{above} {text}" if latin else above + text


def _is_indented(row: Row) -> bool:
    """Whether it begins two characters from the edge of its column."""
    return 1.5 <= row.indent <= 2.6


def _usual_size(rows: list[Row]) -> float:
    """The size of most characters."""
    sizes: dict[float, int] = {}
    for row in rows:
        size = round(row.size, 1)
        sizes[size] = sizes.get(size, 0) + len(row.text)
    return max(sizes, key=lambda size: sizes[size], default=1.0)
