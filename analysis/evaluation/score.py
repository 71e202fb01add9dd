"""How found is held against gold: one line of counts, and what they come to."""

from __future__ import annotations

from dataclasses import dataclass, field

from analysis.wording import say, tell


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one measure.

    Attributes
    ----------
    measure : str
        What was counted, as in ``wording/evaluation.csv``: "articles with both
        ends right"; before it, where there are several, the corpus: "seeds: names".
    right, found, gold : int
        Right answers, answers given, answers in the gold. A wrong answer
        counts in `found` and in `gold` but not in `right`: it is a false
        positive and a false negative.
    faults : tuple of str
        A message (`wording.message`) for each answer that is not right, and each one missed.
    """

    measure: str
    right: int
    found: int
    gold: int
    faults: tuple[str, ...] = field(default=())

    @property
    def precision(self) -> float:
        """Right among found; 1 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Right among gold; 1 where the gold has none."""
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
        """What was counted, in words.

        >>> Score("seeds: names", right=8, found=10, gold=10).label("zh")
        'seeds：名称'
        """
        if self.measure.startswith("years_given "):
            return tell(self.measure, language)
        corpus, _, name = self.measure.rpartition(": ")
        told = say(f"measure.{name}", language)
        return say("score_in", language, corpus=corpus, measure=told) if corpus else told

    def tell(self, language: str = "en") -> str:
        """The score in a sentence."""
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
