"""New phrases of known words that nobody lists: 中华民族现代文明 in the summer of 2023.

Words of the dictionary side by side are mostly stock phrases, places and
events. A new formulation differs in time and in company: it is absent from
the first part of the corpus and then recurs over articles, it holds together
as a unit with free edges, verbs that are said of policies govern it, and a
headline or a pair of quotation marks shows it as a name. All of this is asked
for: precision comes before recall.

References
----------
Bouma (2009) and Jin and Tanaka-Ishii (2006), see `cohesion`. Dunning (1993),
see `keyness`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from analysis.formulations import cues, dictionary, keyness
from analysis.formulations.cohesion import Shape, Words, entropy, joints, neighbour
from analysis.wording import message

#: Parts of speech of the words of a formulation: nouns, verbs, adjectives and what describes them; no names.
_NO_NAME = ("ns", "nr", "nt", "m", "t", "f", "r", "d", "p", "u", "q")


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What a new phrase has to reach.

    Attributes
    ----------
    uses, articles : int
        Occurrences, and articles they stand in.
    silent : float
        Share of the dated articles, in order of time, that must go by before its first use.
    likelihood : float
        Log-likelihood of its uses against the silent time (p < 0.001).
    cohesion : float
        Normalised pointwise mutual information of the weakest joint, -1 to 1.
    entropy : float
        Of the words behind it, in nats.
    governed : float
        Share of its uses right behind a verb that is said of policies.
    longest : int
        In characters.
    """

    uses: int = 6
    articles: int = 5
    silent: float = 1 / 6
    likelihood: float = 3.84
    cohesion: float = 0.3
    entropy: float = 1.5
    governed: float = 0.5
    longest: int = 10


def find(
    words: Words,
    dates: Mapping[str, str],
    shown: Callable[[str], bool],
    *,
    thresholds: Thresholds = Thresholds(),
) -> dict[str, str]:
    """The new phrases, each with the figures that let it in.

    Parameters
    ----------
    words : Words
        Of the whole corpus.
    dates : mapping
        Article to its date (YYYY-MM-DD); without dates nothing is new.
    shown : callable
        Whether a phrase stands in a headline or in quotation marks somewhere.
    """
    dated = sorted(date for date in dates.values() if len(date) >= 7)
    if len(dated) < 20 or dated[0] == dated[-1]:
        return {}
    since = dated[int(len(dated) * thresholds.silent)]
    before = sum(date < since for date in dated)
    codes, row, known = words.codes, words.row, words.known
    shape = Shape.of(known)
    found: dict[str, str] = {}
    for (left, right), cohesion, where in _new_joints(words, codes, shape, dates, since, thresholds):
        phrase = known[left] + known[right]
        governed = sum(known[row[at - 1]] in cues.policy_verbs() for at in where if at) / len(where)
        if governed < thresholds.governed or not shown(phrase) or not _nominal(phrase):
            continue
        figures = _Figures.of(words, shape, where, dates, (before, len(dated) - before), cohesion)
        if figures.first >= since and figures.reach(thresholds):
            found[phrase] = figures.told(governed=round(governed, 2), before=before, since=since)
    return found


@dataclass(frozen=True, slots=True)
class _Figures:
    """What speaks for a phrase."""

    first: str  #: date of its first use; "" if one of its articles has none
    uses: int
    articles: int
    likelihood: float
    cohesion: float
    entropy: float

    @classmethod
    def of(
        cls,
        words: Words,
        shape: Shape,
        places: list[int],
        dates: Mapping[str, str],
        sizes: tuple[int, int],
        cohesion: float,
    ) -> _Figures:
        """Of a phrase of two words that stands at these places, against so many articles before and since."""
        articles = {words.article(at) for at in places}
        return cls(
            min(dates.get(article, "") for article in articles),
            len(places),
            len(articles),
            float(keyness.log_likelihood([len(places)], [0], sizes[1], sizes[0])[0]),
            cohesion,
            entropy(Counter(neighbour(words.row, at + 2, shape) for at in places)),
        )

    def reach(self, thresholds: Thresholds) -> bool:
        """Whether all of them reach what is asked."""
        return (
            self.articles >= thresholds.articles
            and self.entropy >= thresholds.entropy
            and self.likelihood >= thresholds.likelihood
        )

    def told(self, **others: str | int | float) -> str:
        """The message that says why the phrase is a formulation."""
        return message(
            "found_burst",
            first=self.first,
            uses=self.uses,
            articles=self.articles,
            likelihood=round(self.likelihood, 1),
            cohesion=round(self.cohesion, 2),
            entropy=round(self.entropy, 1),
            **others,
        )


def _new_joints(
    words: Words,
    codes: np.ndarray,
    shape: Shape,
    dates: Mapping[str, str],
    since: str,
    thresholds: Thresholds,
) -> Iterator[tuple[tuple[int, int], float, list[int]]]:
    """Pairs of words of two characters or more that hold and are not there before `since`: cohesion and places."""
    counts = np.bincount(codes, minlength=len(shape.length))
    length = np.array(shape.length)
    able = np.array(shape.chinese) & (counts >= thresholds.uses) & (length >= 2)
    able &= np.array(shape.first) & np.array(shape.last)
    places = np.flatnonzero(able[codes[:-1]] & able[codes[1:]])
    if not len(places):
        return
    pairs = joints(codes)[places]
    order = np.argsort(pairs, kind="stable")
    pairs, places = pairs[order], places[order]
    starts = np.flatnonzero(np.concatenate(([True], pairs[1:] != pairs[:-1])))
    together = np.diff(np.append(starts, len(pairs)))
    left, right = pairs[starts] >> 32, pairs[starts] & 0xFFFFFFFF
    total = len(codes)
    with np.errstate(divide="ignore"):
        cohesion = np.log(together * total / (counts[left] * counts[right])) / -np.log(together / total)
    fits = (together >= thresholds.uses) & (cohesion >= thresholds.cohesion)
    fits &= length[left] + length[right] <= thresholds.longest
    for at in np.flatnonzero(fits).tolist():
        where = places[starts[at] : starts[at] + together[at]].tolist()
        if dates.get(words.article(where[0]), "") >= since:
            yield (int(left[at]), int(right[at])), float(cohesion[at]), where


def _nominal(phrase: str) -> bool:
    """Whether a phrase can be the name of an idea: it ends in a noun, and no word of it names a person or place."""
    tags = dictionary.tags(phrase)
    return tags[-1].startswith("n") and not any(tag.startswith(_NO_NAME) for tag in tags)
