"""A gathering as one article tells it: what `scan` gives and `assemble` dates and merges."""

from __future__ import annotations

from dataclasses import dataclass, field

from analysis.timeline.dates import TimeExpression
from analysis.timeline.people_roles import Roles


@dataclass(frozen=True, slots=True)
class Gathering:
    """A gathering with its year still open.

    Attributes
    ----------
    when : TimeExpression or None
        The words that date it; None where the text gives none.
    previous : str
        The value of the day named before those words, for 当日 and 次日.
    at : int
        Source offset of the words that date it, else `start`.
    lead : bool
        Whether the article says it where it says its news.
    """

    article_id: str
    source: str
    paragraph_id: str
    kind: str
    status: str
    name: str
    start: int
    end: int
    evidence: str
    rule: str
    when: TimeExpression | None
    previous: str
    at: int
    lead: bool
    series: str = ""
    session: str = ""
    body: tuple[str, ...] = ()
    roles: Roles = field(default_factory=Roles)
    form: str = ""
    venue: str = ""
    agenda: str = ""

    @property
    def key(self) -> str:
        """Names it within a run."""
        return f"{self.source}:{self.start}:{self.name}"
