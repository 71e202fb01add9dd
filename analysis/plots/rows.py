"""The rows of figures: what one mark stands for, and how many rows have room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

from analysis.plots.drawn import Drawn
from analysis.plots.page import LEAST_ROW
from analysis.plots.when import Span


def fitting(draw: Callable[[int], Drawn], rows: int, fewest: int, least: float = LEAST_ROW) -> Drawn:
    """A figure of so many rows, or of as many as its page has room for, down to the `fewest`, each of the `least` height."""
    drawn = draw(rows)
    fewer = max(rows - ceil(drawn.lacking / least), fewest)
    return draw(fewer) if drawn.lacking > 0 and fewer < rows else drawn


@dataclass(frozen=True)
class Mark:
    """One meeting as it is drawn."""

    meeting_id: str
    name: str
    kind: str
    status: str
    body: str
    lane: str
    days: Span
    precision: str
    time_of_day: str
    confidence: float

    @property
    def sure_day(self) -> bool:
        """Whether it is dated to days rather than to a stretch in which it lies."""
        return self.precision in ("day", "interval")

    @property
    def sure_year(self) -> bool:
        return self.confidence >= 0.8


@dataclass(frozen=True)
class Part:
    """One person's role in one meeting."""

    meeting_id: str
    meeting: str
    date: str
    person: str
    role: str
