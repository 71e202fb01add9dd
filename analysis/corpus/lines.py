"""A source as physical lines, each with its place, and the measure they were set to."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass

#: Ends a sentence, a quotation or a bracket: a paragraph may stop here.
FINAL = frozenset("。！？…；：”’）」』》】〉.!?;:\"')]—~")

#: Behind a title in a list: 市委召开全会2024-05-04.
_DAY_OF_TITLE = re.compile(r"[\u4e00-\u9fff”》）!！?？]\s*(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}$")
_SENTENCE_MARK = re.compile("[，。；！？、：,;]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that holds something, without the white space around it."""

    start: int
    end: int
    text: str
    indent: int  #: characters of white space before it
    blanks: int  #: empty lines before it; the first line has one at least
    width: float  #: of the row with its indent, in full-width characters
    count: int  #: of the row with its indent and the spaces at its end, in characters

    @property
    def after_blank(self) -> bool:
        """Whether nothing, or an empty line, stands before it."""
        return self.blanks > 0

    @property
    def final(self) -> bool:
        """Whether it stops where a paragraph may stop: at a mark, or at the day of a title in a list of them."""
        return self.text[-1] in FINAL or _DAY_OF_TITLE.search(self.text) is not None


def split(text: str) -> list[Line]:
    """The lines of a source that hold more than white space.

    Leaves every character where it is: lines only point at it.

    Examples
    --------
    >>> [(line.start, line.text, line.blanks) for line in split("题\\n\\n　　一月。\\n二月。")]
    [(0, '题', 1), (5, '一月。', 1), (9, '二月。', 0)]
    """
    lines = []
    position, blanks = 0, 1
    for raw in text.splitlines(keepends=True):
        body = raw.strip()
        if body:
            indent = len(raw) - len(raw.lstrip())
            start = position + indent
            row = raw.rstrip()
            lines.append(
                Line(start, start + len(body), body, indent, blanks, width(row), len(raw.rstrip("\r\n")))
            )
            blanks = 0
        else:
            blanks += 1
        position += len(raw)
    return lines


def width(text: str) -> float:
    """Width in full-width characters; Latin letters and digits count half.

    >>> width("市委"), width("2024年")
    (2.0, 3.0)
    """
    return (len(text.encode("utf-8", "surrogatepass")) + len(text)) / 4


def has_sentence_mark(text: str) -> bool:
    """Whether a mark stands in it that parts clauses: it is running text, or a long heading.

    >>> has_sentence_mark("会议强调，要"), has_sentence_mark("坚定信心 鼓足干劲")
    (True, False)
    """
    return _SENTENCE_MARK.search(text) is not None


#: Characters by which marks that may not begin a row can lengthen the one before.
LONGER = 4
_FEW = 12  #: lines of a short text
_ROWS = (12, 46)  #: how long rows of such a text may be
_FAR_LONGER = 3  #: times the length of a short row: a line that is no row of the same text


@dataclass(frozen=True, slots=True)
class Measure:
    """The line length that a hard-wrapped text was set to.

    Attributes
    ----------
    full : float
        The length of a usual row; 0 where lines are paragraphs, not rows of type.
    slack : float
        How much shorter a full row may be.
    by : str
        ``width`` or ``count``: what of a `Line` is measured.
    """

    full: float = 0.0
    slack: float = 0.0
    by: str = "width"

    def fills(self, line: Line) -> bool:
        """Whether `line` runs to the end of its row, and not far beyond it.

        The first of a paragraph may be two characters short: its indent is
        often lost.
        """
        if not self.full:
            return False
        lost = 2 if line.after_blank and not line.indent and self.slack > 1 else 0
        return self.full - self.slack - lost <= getattr(line, self.by) <= self.full + LONGER


def measure(lines: list[Line]) -> Measure:
    """Whether the text is hard-wrapped, and how wide its rows are.

    It is where most lines that another follows directly have one length, give
    or take two characters (a mark may not begin a row), and stop in the middle
    of a sentence, and where few lines are longer. Leaves alone a text whose
    lines are whole paragraphs, and verse or lists, whose lines are of all lengths.

    Examples
    --------
    >>> wrapped = "会议强调要全面\\n贯彻落实新的部\\n署并且坚持稳中\\n求进狠抓工作落\\n实。"
    >>> measure(split(wrapped))
    Measure(full=7.0, slack=0.0, by='width')
    >>> measure(split("会议召开。\\n会议强调，要贯彻落实新的部署。\\n会议号召。"))
    Measure(full=0.0, slack=0.0, by='width')
    """
    inner = [a for a, b in itertools.pairwise(lines) if not b.after_blank]
    found = max((_usual(inner, by) for by in ("width", "count")), key=lambda found: found[0])[1]
    if found.full < _ROWS[0] and any(line.width > _FAR_LONGER * found.full for line in lines):
        found = Measure()  # names or places, each on a line, beside paragraphs
    return found if found.full or len(lines) > _FEW else _of_few(lines)


def _of_few(lines: list[Line]) -> Measure:
    """The measure of a text of a few lines: the one length of those that stop within a sentence.

    Ignores a text with a longer line, which is a paragraph, and one
    whose lines stop at different lengths.

    >>> measure(split("市委召开会议\\n5月6日，市委召开会议，传达学习中央有关会议精\\n神，研究贯彻意见。")).full
    22.0
    """
    rows = [
        a
        for a, b in itertools.pairwise(lines)
        if not (b.after_blank or b.indent > 1 or a.final) and has_sentence_mark(a.text)
    ]
    if not rows:
        return Measure()
    by = min(("width", "count"), key=lambda by: _spread(rows, by))
    least = min(getattr(line, by) for line in rows)
    longest = max(getattr(line, by) for line in lines)
    if not _ROWS[0] <= least <= _ROWS[1] or _spread(rows, by) > LONGER or longest > least + LONGER:
        return Measure()
    return Measure(least, 0.0, by)


def _spread(rows: list[Line], by: str) -> float:
    sizes = [getattr(line, by) for line in rows]
    return max(sizes) - min(sizes)


def _usual(inner: list[Line], by: str) -> tuple[float, Measure]:
    """The share of rows that keep strictly to their usual length, and that length if they have one."""
    sizes = [getattr(line, by) for line in inner]
    counts = Counter(round(size) for size in sizes if 6 <= size <= 80)
    if not counts:
        return 0.0, Measure()
    # of equally common lengths the longest
    best = max(counts, key=lambda size: (counts[size] + counts[size - 1] + counts[size - 2], size))
    rows = [size for size in sizes if best - 2.5 <= size <= best + 0.5]
    broken = sum(1 for line, size in zip(inner, sizes) if best - 2.5 <= size <= best + 0.5 and not line.final)
    longer = sum(1 for size in sizes if size > best + LONGER)
    if len(rows) < 4 or len(rows) < 0.5 * len(inner) or broken < 0.6 * len(rows) or longer > 0.25 * len(rows):
        return 0.0, Measure()
    usual = Counter(rows).most_common(1)[0][0]
    near = [size for size in sizes if usual - 6 <= size <= usual + 3]
    strict = sum(1 for size in near if usual <= size <= usual + 2) / len(near)
    if strict >= 0.9:
        slack = 0.0
    elif sum(1 for size in near if usual - 1 <= size <= usual + 2) >= 0.95 * len(near):
        slack = 1.0
    else:
        slack = 3.5
    return strict, Measure(usual, slack, by)
