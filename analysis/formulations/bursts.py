"""Find new unlisted phrases of known words: 中华民族现代文明 in the summer of 2023.

Sequences of dictionary words are mostly stock phrases, places and events. A new
formulation is absent from the first part of the corpus and then recurs in
several articles; it is cohesive and has variable contexts; policy verbs govern
it; and it appears in a headline or in quotation marks. All of these are
required, since precision has priority over recall.

References
----------
Bouma (2009) and Jin and Tanaka-Ishii (2006), see `cohesion`. Dunning (1993),
see `keyness`.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from analysis.formulations import cues, dictionary, keyness
from analysis.formulations.cohesion import (
    Shape,
    Words,
    bigram_positions,
    entropy,
    frequent,
    neighbour,
    outermost,
    positions,
)
from analysis.names import is_name
from analysis.wording import message

#: Parts of speech excluded from formulations, and those allowed for the last word.
_NEVER = ("ns", "m", "r", "p", "u")
_TIME = re.compile("[年月日季期]$")
_LAST = ("n", "v", "q", "j", "g", "z", "a")


#: Maximum number of words in a phrase.
_WORDS = 4


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Minimum values for a new phrase.

    Attributes
    ----------
    uses, articles : int
        Occurrences, and articles with them.
    silent : float
        Proportion of the dated articles, in chronological order, before its first use.
    likelihood : float
        Log-likelihood of its uses against the period before (p < 0.001).
    cohesion : float
        Normalised pointwise mutual information of its weakest bigram, -1 to 1.
    entropy : float
        Entropy of the words after it, in nats.
    governed : float
        Proportion of its uses directly after a policy verb.
    shortest, longest : int
        Length in characters.
    unshown : int
        Number of articles that replaces the evidence of a headline or quotation marks.
    months : int
        Months with uses, to exclude names of single events.
    """

    uses: int = 6
    articles: int = 5
    silent: float = 1 / 6
    likelihood: float = 3.84
    cohesion: float = 0.3
    entropy: float = 1.5
    governed: float = 0.35
    shortest: int = 4
    longest: int = 10
    unshown: int = 12
    months: int = 3


def find(
    words: Words,
    dates: Mapping[str, str],
    shown: Callable[[str], bool],
    *,
    thresholds: Thresholds = Thresholds(),
) -> dict[str, str]:
    """The new phrases, each with the figures behind the decision.

    Parameters
    ----------
    words : Words
        Words of the whole corpus.
    dates : mapping
        Date (YYYY-MM-DD) by article; without dates there are no new phrases.
    shown : callable
        Whether a phrase occurs in a headline or in quotation marks.
    """
    dated = sorted(date for date in dates.values() if len(date) >= 7)
    if len(dated) < 20 or dated[0] == dated[-1]:
        return {}
    since = dated[int(len(dated) * thresholds.silent)]
    before = sum(date < since for date in dated)
    row, known = words.row, words.known
    shape = Shape.of(known)
    found: dict[str, str] = {}
    uses: dict[str, int] = {}
    for codes, where, cohesion in _new_rows(words, shape, dates, since, thresholds):
        phrase = "".join(known[code] for code in codes)
        governed = sum(known[row[at - 1]] in cues.policy_verbs() for at in where if at) / len(where)
        if governed < thresholds.governed or not _nominal(phrase):
            continue
        figures = _Figures.of(words, shape, where, len(codes), dates, (before, len(dated) - before), cohesion)
        if figures.first < since or not figures.reach(thresholds):
            continue
        if figures.articles >= thresholds.unshown or shown(phrase):
            uses[phrase] = figures.uses
            found[phrase] = figures.reason(governed=round(governed, 2), before=before, since=since)
    return {phrase: found[phrase] for phrase in outermost(uses)}


@dataclass(frozen=True, slots=True)
class _Figures:
    """The figures for a phrase."""

    first: str  #: date of its first use; "" if one of its articles has none
    uses: int
    articles: int
    months: int
    likelihood: float
    cohesion: float
    entropy: float

    @classmethod
    def of(
        cls,
        words: Words,
        shape: Shape,
        places: list[int],
        count: int,
        dates: Mapping[str, str],
        sizes: tuple[int, int],
        cohesion: float,
    ) -> _Figures:
        """Figures of a phrase of `count` words at these positions, given the number of articles before and since."""
        articles = {words.article(at) for at in places}
        return cls(
            min(dates.get(article, "") for article in articles),
            len(places),
            len(articles),
            len({dates.get(article, "")[:7] for article in articles}),
            float(keyness.log_likelihood([len(places)], [0], sizes[1], sizes[0])[0]),
            cohesion,
            entropy(Counter(neighbour(words.row, at + count, shape) for at in places)),
        )

    def reach(self, thresholds: Thresholds) -> bool:
        """Whether all figures reach the thresholds."""
        return (
            self.articles >= thresholds.articles
            and self.months >= thresholds.months
            and self.entropy >= thresholds.entropy
            and self.likelihood >= thresholds.likelihood
        )

    def reason(self, **others: str | int | float) -> str:
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


def _new_rows(
    words: Words, shape: Shape, dates: Mapping[str, str], since: str, thresholds: Thresholds
) -> Iterator[tuple[tuple[int, ...], list[int], float]]:
    """Word sequences in which all bigrams are cohesive and one is new: words, positions, and the weakest bigram."""
    held, new = _cohesive_bigrams(words, shape, dates, since, thresholds)
    rows: dict[tuple[int, ...], array[int]] = defaultdict(lambda: array("q"))
    row = words.row
    for at in bigram_positions(words, new):
        first = at
        while True:
            last, size = at + 2, sum(shape.length[code] for code in row[first : at + 2])
            while size <= thresholds.longest and last - first <= _WORDS:
                if size >= thresholds.shortest and shape.first[row[first]] and shape.last[row[last - 1]]:
                    rows[tuple(row[first:last])].append(first)
                if (row[last - 1], row[last]) not in held:
                    break
                size += shape.length[row[last]]
                last += 1
            if not first or at - first >= _WORDS - 2 or (row[first - 1], row[first]) not in held:
                break
            first -= 1
    for codes, found in rows.items():
        places = sorted(set(found))
        if len(places) >= thresholds.uses:
            yield codes, places, min(held[bigram] for bigram in pairwise(codes))


def _cohesive_bigrams(
    words: Words, shape: Shape, dates: Mapping[str, str], since: str, thresholds: Thresholds
) -> tuple[dict[tuple[int, int], float], set[tuple[int, int]]]:
    """The cohesive bigrams with their cohesion, and those that may be new since a day."""
    bigrams, cohesion = frequent(words, shape, thresholds.uses)
    fits = cohesion >= thresholds.cohesion
    held = {
        (left, right): value for (left, right), value in zip(bigrams[fits].tolist(), cohesion[fits].tolist())
    }
    places, which = positions(words, bigrams[fits])
    first = places[np.unique(which, return_index=True)[1]]
    late = [dates.get(words.article(at), "") >= since for at in first.tolist()]
    return held, {bigram for bigram, is_late in zip(held, late) if is_late}


def _nominal(phrase: str) -> bool:
    """Whether a phrase can be the name of an idea: it ends in a noun or verb and contains no place, person or time.

    The dictionary tags of single words are unreliable (智慧 is tagged as a name), so
    persons are recognised by surname, and two-character words are accepted.

    >>> _nominal("智慧水网"), _nominal("北京市民"), _nominal("发展得很")
    (True, False, False)
    """
    words, tags = dictionary.cut(phrase), dictionary.tags(phrase)
    named = any(
        len(word) > 2 and tag.startswith("nr") and is_name(word)
        for word, tag in zip(words, tags, strict=True)
    )
    named |= any(tag == "t" and _TIME.search(word) for word, tag in zip(words, tags, strict=True))
    return tags[-1].startswith(_LAST) and not named and not any(tag.startswith(_NEVER) for tag in tags)
