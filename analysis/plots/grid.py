"""Small multiples: which topics to show, and where their panels stand."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.plots.page import Page
from analysis.plots.style import ACCENT
from analysis.wording import say

#: From one line of a panel's heading to the next, in points.
LINE_HEIGHT = 19.0
#: A panel with room for two.
_HIGH = 110.0


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


def heading_lines(page: Page, cell: Cell, row) -> int:
    """How many lines the heading of a panel takes: a second one if it is needed, and the panel high enough."""
    return len(_label(page, cell, row, 2)) if cell.height >= _HIGH else 1


def _label(page: Page, cell: Cell, row, lines: int) -> list[str]:
    return page.wrap(topic_name(row), cell.width - page.width(f"{row.share:.0%}", 16) - 8, 15, lines=lines)


def heading(page: Page, cell: Cell, row, *, lines: int) -> str:
    """A topic's label, in at most so many lines, and share above its panel; both as one text, too."""
    share = f"{row.share:.0%}"
    for at, line in enumerate(_label(page, cell, row, lines)):
        page.text(cell.left, cell.top - 10 - LINE_HEIGHT * at, line, size=15, color=ACCENT)
    page.text(cell.right, cell.top - 10, share, size=16, ha="right", color=ACCENT)
    return f"{topic_name(row)} · {share}"


def topic_name(row) -> str:
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
