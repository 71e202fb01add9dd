"""Small multiples: which topics to show, and where their panels stand."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.cells import split
from analysis.plots.page import SIZE, Page
from analysis.plots.style import ACCENT
from analysis.wording import say

#: From one line of a panel's heading to the next, in points.
LINE_HEIGHT = 19.0
#: A panel with room for two.
_HIGH = 110.0
#: What parts the terms of a label.
_PARTS = re.compile("[·、]")
#: What opens, and what closes it.
_CLOSED = {"“": "”", "‘": "’", "《": "》", "（": "）", "(": ")", "「": "」"}
#: No term is shortened to fewer characters than this: of a whole label; of its first two terms.
_FEW, _FEWEST = 6, 3


@dataclass(frozen=True)
class Cell:
    """The box of one panel, in points: from the lower left corner."""

    left: float
    bottom: float
    width: float
    height: float

    @property
    def top(self) -> float:
        return self.bottom + self.height

    @property
    def right(self) -> float:
        return self.left + self.width


def cells(
    page: Page,
    count: int,
    top: float,
    *,
    bottom: float,
    most_columns: int = 5,
    usual: float = 240.0,
    apart: float = 16.0,
) -> list[Cell]:
    """Boxes for so many panels: in one row for up to three, else in two; in two columns on a high page.

    Parameters
    ----------
    usual : float
        The height of a panel where that of the page is open.
    apart : float
        From one row of panels to the next.
    """
    gap = 26.0 if page.full_width > 640 else 18.0
    high = page.narrow or page.height > page.full_width
    rows = -(-count // 2) if high else 1 if count <= 3 else 2
    if high and count <= 3:
        rows = max(count, 1)
    columns = min(max(-(-count // rows), 1), most_columns)
    width = (page.right - page.left - gap * (columns - 1)) / columns
    height = (top - bottom - apart * (rows - 1)) / rows
    height = min(height, usual) if page.flexible else height
    return [
        Cell(
            page.left + (at % columns) * (width + gap),
            top - (at // columns + 1) * height - (at // columns) * apart,
            width,
            height,
        )
        for at in range(count)
    ]


def largest(topics: pd.DataFrame, count: int) -> pd.DataFrame:
    """The topics with the largest shares, in that order."""
    return topics.sort_values(["share", "topic"], ascending=[False, True]).head(count)


def heading_lines(page: Page, cell: Cell, row: Any) -> int:
    """How many lines the heading of a panel takes: a second one if it is needed, and the panel high enough."""
    return len(heading_rows(page, cell, row, 2)) if cell.height >= _HIGH else 1


def heading_rows(page: Page, cell: Cell, row: Any, lines: int) -> list[str]:
    """A topic's name in at most so many lines of a panel's heading."""
    return name_lines(page, row, cell.width - page.width(f"{row.share:.0%}", 16) - 8, 15, lines=lines)


def name_lines(page: Page, row: Any, width: float, size: float = SIZE, *, lines: int) -> list[str]:
    """A topic's name in at most so many lines: its terms are shortened before the second one is lost."""
    for form in shorter(topic_name(row), dotted(row)):
        made = page.wrap(form, width, size, lines=lines + 1)
        if len(made) <= lines:
            return made
    return page.wrap(topic_name(row), width, size, lines=lines)


def dotted(row: Any) -> tuple[str, ...]:
    """The words of a topic that hold a dot themselves, such as names; none where its row has no words.

    >>> from types import SimpleNamespace
    >>> dotted(SimpleNamespace(words="水利；阿依古丽·买买提")), dotted(SimpleNamespace(topic=1))
    (('阿依古丽·买买提',), ())
    """
    return tuple(word for word in split(getattr(row, "words", "")) if _PARTS.search(word))


def shorter(name: str, whole: Collection[str] = ()) -> Iterator[str]:
    """A topic's name, and ever shorter forms of it in which each term is seen, at last only the first two.

    Parameters
    ----------
    whole : collection of str
        Terms that hold a dot: see `dotted`.

    >>> list(shorter("2 新型工业化进程·乡村振兴战略·水利"))[-4:]
    ['2 新型工业化进程·乡村振兴战略…', '2 新型工业化…·乡村振兴战略…', '2 新型工业…·乡村振兴…', '2 新型工…·乡村振…']
    >>> list(shorter("2 农业")), list(shorter("会见·委员长·代表"))
    (['2 农业'], ['会见·委员长·代表', '会见·委员长…'])
    >>> list(shorter("阿依古丽·买买提·水利·教育", ["阿依古丽·买买提"]))[-1]
    '阿依古…·水利…'
    """
    yield name
    start = re.match(r"\d+ ", name)
    number = start.group() if start else ""
    pieces = re.split(rf"({'|'.join(map(re.escape, whole))})" if whole else "(?!)", name.removeprefix(number))
    terms, parts = [""], []
    for at, piece in enumerate(pieces):
        inner = [piece] if at % 2 else _PARTS.split(piece)
        terms[-1] += inner[0]
        terms += inner[1:]
        parts += [] if at % 2 else _PARTS.findall(piece)
    given = {name}
    for count, fewest in ((len(terms), _FEW), (2, _FEWEST)) if parts else ():
        kept = terms[:count]
        for most in range(max(map(len, kept)), fewest - 1, -1):
            cut = [shortened(term, most) for term in kept]
            form = number + "".join(map("".join, zip(cut, [*parts[: count - 1], ""])))
            form = form if count == len(terms) or form.endswith("…") else f"{form}…"
            if form not in given:
                given.add(form)
                yield form


def shortened(term: str, most: int) -> str:
    """A term, or so many of its characters and "…"; no quotation mark or bracket stays open.

    >>> shortened("高质量发展", 3), shortened("“十四五”规划纲要", 3), shortened("水利“三服务”", 3), shortened("“三农”", 3)
    ('高质量…', '“十四…”', '水利…', '“三农”')
    """
    if len(term) <= most + 1:
        return term
    kept = term[:most].rstrip("".join(_CLOSED))
    ends = "".join(end for start, end in _CLOSED.items() if kept.count(start) > kept.count(end))
    return f"{kept}…{ends}"


def heading(page: Page, cell: Cell, row: Any, *, lines: int) -> str:
    """A topic's label, in at most so many lines, and share above its panel; both as one text, too."""
    share = f"{row.share:.0%}"
    for at, line in enumerate(heading_rows(page, cell, row, lines)):
        page.text(cell.left, cell.top - 10 - LINE_HEIGHT * at, line, size=15, color=ACCENT)
    page.text(cell.right, cell.top - 10, share, size=16, ha="right", color=ACCENT)
    return f"{topic_name(row)} · {share}"


def topic_name(row: Any) -> str:
    """Number and label of a topic; a group of several has no number that a reader meets elsewhere.

    >>> from types import SimpleNamespace
    >>> topic_name(SimpleNamespace(topic=3, label="改革、企业"))
    '3 改革、企业'
    """
    return row.label if getattr(row, "is_group", False) else f"{row.topic} {row.label}"


def without_articles(topics: pd.DataFrame) -> bool:
    """Whether topics are those of a selection that holds no article."""
    return len(topics) > 0 and bool(topics["share"].isna().all())


def some_of(shown: int, count: int, language: str) -> str:
    """How many topics, and how many of them are shown."""
    if shown < count:
        return say("leading_topics", language, shown=shown, topics=count)
    return say("topics", language, n=count)
