"""What passes through the settling of years: cues, dated mentions, verdicts."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.records import Reason


@dataclass(frozen=True, slots=True)
class Found:
    """Words of a text that tell a year: rule, what it says (EDTF), offsets in the text."""

    rule: str
    says: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of an article that tell when it was written.

    Attributes
    ----------
    rule : str
        The cue's name; `weights` says how much it counts.
    says : str
        When the news of the article happened, as an EDTF interval: ``2024``,
        ``2023-10/2024-06``, ``../2026``, ``2023-03-14/..``.
    words : str
        The words that it rests on.
    """

    rule: str
    says: str
    words: str
    article_id: str
    source: str
    start: int
    end: int

    def reason(self) -> Reason:
        """The cue as a reason of a meeting's year."""
        return Reason(self.rule, self.says, self.words, self.source, self.start, self.end)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of a text whose year is asked for.

    Attributes
    ----------
    key : object
        The caller's name for it; comes back in the verdict.
    value : str
        EDTF as `dates.find` gives it: ``XXXX-01-29``, ``XXXX-XX-16``, a whole
        value (its year is then explicit), or "" where the text gives no date
        at all: then the year of writing is asked for.
    offset : int
        Years from the year of writing: -1 for 去年12月.
    year_of_writing : bool
        Whether the words count from the year of writing (今年, 去年, 明年), so that
        the day itself does not tell when the text was written.
    published : str
        EDTF day of publication, or "".
    in_chronicle : bool
        Whether it is a day alone among others of its article that lie weeks apart: no news of the days before publication.
    at : int
        Offset in the source.
    series, session : str
        The numbered series that the meeting is one of, and its number there.
    planned : bool
        Whether the text announces it for the future.
    weekday : int
        1 for Monday to 7, 0 where none is named.
    words : str
        The date's own words.
    """

    key: object
    article_id: str
    source: str
    value: str
    offset: int = 0
    year_of_writing: bool = False
    published: str = ""
    in_chronicle: bool = False
    at: int = 0
    series: str = ""
    session: str = ""
    planned: bool = False
    weekday: int = 0
    words: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The year of a `Dated`, with how sure it is and why.

    Attributes
    ----------
    year : int or None
        None where it is withheld.
    date : str
        The value with the year filled in, as fine as it can be; "" if withheld.
    confidence : float
        Probability that `year` is right; of the best candidate if withheld.
    basis : str
        ``explicit``, ``published``, ``context``, ``neighbour`` or ``none``.
    reasons : tuple of Reason
        The cues that speak for `year`, the strongest first.
    others : tuple of (int, float)
        Runners-up with their probabilities.
    """

    key: object
    year: int | None
    date: str
    confidence: float
    basis: str
    reasons: tuple[Reason, ...] = ()
    others: tuple[tuple[int, float], ...] = ()
