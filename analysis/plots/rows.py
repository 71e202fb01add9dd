"""What one mark of a figure stands for, where two ways of drawing share it."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.plots.when import Span


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
