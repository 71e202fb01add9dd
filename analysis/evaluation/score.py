"""Scores: counts of one measure, with precision, recall and F1."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from analysis.wording import say, tell


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one measure.

    Attributes
    ----------
    measure : str
        Key in ``wording/evaluation.csv``: "articles with both ends right";
        with the corpus as a prefix if there are several: "seeds: names".
    right, found, gold : int
        Correct answers, answers given, gold answers. A wrong answer counts in
        `found` and `gold` but not in `right`: it is a false positive and a
        false negative.
    faults : tuple of str
        A message (`wording.message`) for each incorrect or missing answer.
    """

    measure: str
    right: int
    found: int
    gold: int
    faults: tuple[str, ...] = field(default=())

    @property
    def precision(self) -> float:
        """Proportion of correct answers among those found; 1 if nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Proportion of gold answers found; 1 if there is no gold answer."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall.

        >>> Score("names", right=8, found=10, gold=10).f1
        0.8
        """
        total = self.found + self.gold
        return 2 * self.right / total if total else 1.0

    def label(self, language: str = "en") -> str:
        """Display name of the measure.

        >>> Score("seeds: names", right=8, found=10, gold=10).label("zh")
        '示例文本：名称'
        """
        if self.measure.startswith("years_given "):
            return tell(self.measure, language)
        corpus, _, name = self.measure.rpartition(": ")
        name_shown = say(f"measure.{name}", language)
        where = say(f"gold.{corpus}", language) if corpus else ""
        return say("score_in", language, corpus=where, measure=name_shown) if corpus else name_shown

    def tell(self, language: str = "en") -> str:
        """The score as a sentence."""
        return say(
            "score_line",
            language,
            measure=self.label(language),
            right=self.right,
            found=self.found,
            gold=self.gold,
            precision=self.precision,
            recall=self.recall,
            f1=self.f1,
        )

    def __str__(self) -> str:
        return self.tell()


def in_markdown(scores: Sequence[Score], language: str = "en") -> str:
    """A list of the scores and of all incorrect answers; if there are no scores, how to get them.

    >>> in_markdown([])
    'These texts are not annotated, so their accuracy is not known. Compare some rows with their sentences. To measure it, annotate some texts and run `python -m analysis evaluate --gold FOLDER RUN`. The README has the accuracy on other texts.'
    """
    if not scores:
        return say("no_scores", language)
    lines = [score.tell(language) for score in scores]
    lines += [tell(fault, language) for score in scores for fault in score.faults]
    return "\n".join(f"- {line}" for line in lines)
