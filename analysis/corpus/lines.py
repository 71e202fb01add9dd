"""A source as physical lines, each with its place, and the measure they were set to."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

#: Ends a sentence, a quotation or a bracket: a paragraph may stop here.
FINAL = frozenset("。！？…；：”’）」』》】〉.!?;:\"')]—~")

_SENTENCE_MARK = re.compile("[，。；！？、：,;]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that holds something, without the white space around it."""

    start: int
    end: int
    text: str
    indent: int  #: characters of white space before it
    after_blank: bool  #: nothing, or an empty line, stands before it
    width: float  #: of the row with its indent, in full-width characters

    @property
    def final(self) -> bool:
        """Whether it stops where a paragraph may stop."""
        return self.text[-1] in FINAL


def split(text: str) -> list[Line]:
    """The lines of a source that hold more than white space.

    Leaves every character where it is: lines only point at it.

    Examples
    --------
    >>> [(line.start, line.text, line.after_blank) for line in split("题\\n\\n　　一月。\\n二月。")]
    [(0, '题', True), (5, '一月。', True), (9, '二月。', False)]
    """
    lines = []
    position, blank = 0, True
    for raw in text.splitlines(keepends=True):
        body = raw.strip()
        if body:
            indent = len(raw) - len(raw.lstrip())
            start = position + indent
            lines.append(Line(start, start + len(body), body, indent, blank, width(raw.rstrip())))
            blank = False
        else:
            blank = True
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


@dataclass(frozen=True, slots=True)
class Measure:
    """The line length that a hard-wrapped text was set to.

    Attributes
    ----------
    full : float
        The longest usual line, in full-width characters; 0 where lines are
        paragraphs, not rows of type.
    slack : float
        How much shorter a full line may be.
    """

    full: float = 0.0
    slack: float = 0.0

    def fills(self, line: Line) -> bool:
        """Whether `line` runs to the end of its row.

        The first of a paragraph may be two characters short: its indent is
        often lost.
        """
        lost = 2 if line.after_blank and not line.indent else 0
        return self.full > 0 and line.width >= self.full - self.slack - lost


def measure(lines: list[Line]) -> Measure:
    """Whether the text is hard-wrapped, and how wide its rows are.

    It is where most lines that another follows directly have one length, give
    or take two characters (a mark may not begin a row), and stop in the middle
    of a sentence. Leaves alone a text whose lines are whole paragraphs, and
    verse or lists, whose lines are of all lengths.

    Examples
    --------
    >>> wrapped = "会议强调要全面\\n贯彻落实新的部\\n署并且坚持稳中\\n求进狠抓工作落\\n实。"
    >>> measure(split(wrapped))
    Measure(full=7.0, slack=1.0)
    >>> measure(split("会议召开。\\n会议强调，要贯彻落实新的部署。\\n会议号召。"))
    Measure(full=0.0, slack=0.0)
    """
    inner = [a for a, b in zip(lines, lines[1:]) if not b.after_blank]
    counts = Counter(round(line.width) for line in inner if 6 <= line.width <= 80)
    if not counts:
        return Measure()
    # ties go to the wider measure
    best = max(counts, key=lambda w: (counts[w] + counts[w - 1] + counts[w - 2], w))
    rows = [line for line in inner if best - 2.5 <= line.width <= best + 0.5]
    broken = sum(1 for line in rows if not line.final)
    if len(rows) < 4 or len(rows) < 0.5 * len(inner) or broken < 0.6 * len(rows):
        return Measure()
    usual = sorted(line.width for line in rows)[len(rows) * 3 // 4]
    near = [line for line in inner if usual - 6 <= line.width <= usual + 2]
    exact = sum(1 for line in near if abs(line.width - usual) <= 1) >= 0.95 * len(near)
    return Measure(usual, 1.0 if exact else 3.5)
