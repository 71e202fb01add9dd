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

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from analysis.formulations import cues, dictionary, keyness
from analysis.formulations.cohesion import Shape, Words, entropy, joint_places, joints, neighbour, outermost
from analysis.names import is_name
from analysis.wording import message

#: Parts of speech that no word of a formulation has, and those that its last word may have.
_NEVER = ("ns", "m", "r", "p", "u")
_TIME = re.compile("[年月日季期]$")
_LAST = ("n", "v", "q", "j", "g", "z", "a")


#: The most words of one phrase.
_WORDS = 4


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
    shortest, longest : int
        In characters.
    unshown : int
        Articles from which no headline or quotation marks need to show it.
    months : int
        In which it stands: what an event is called is gone with the event.
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
            found[phrase] = figures.told(governed=round(governed, 2), before=before, since=since)
    return {phrase: found[phrase] for phrase in outermost(uses)}


@dataclass(frozen=True, slots=True)
class _Figures:
    """What speaks for a phrase."""

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
        """Of a phrase of `count` words that stands at these places, against so many articles before and since."""
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
        """Whether all of them reach what is asked."""
        return (
            self.articles >= thresholds.articles
            and self.months >= thresholds.months
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


def _new_rows(
    words: Words, shape: Shape, dates: Mapping[str, str], since: str, thresholds: Thresholds
) -> Iterator[tuple[tuple[int, ...], list[int], float]]:
    """Rows of words whose joints all hold, one of them new: the words, their places, and the weakest joint."""
    held, new = _joints_that_hold(words, shape, dates, since, thresholds)
    rows: dict[tuple[int, ...], set[int]] = defaultdict(set)
    row = words.row
    for at in joint_places(words.codes, new):
        first = at
        while True:
            last, size = at + 2, sum(shape.length[code] for code in row[first : at + 2])
            while size <= thresholds.longest and last - first <= _WORDS:
                if size >= thresholds.shortest and shape.first[row[first]] and shape.last[row[last - 1]]:
                    rows[tuple(row[first:last])].add(first)
                if (row[last - 1], row[last]) not in held:
                    break
                size += shape.length[row[last]]
                last += 1
            if not first or at - first >= _WORDS - 2 or (row[first - 1], row[first]) not in held:
                break
            first -= 1
    for codes, places in rows.items():
        if len(places) >= thresholds.uses:
            yield codes, sorted(places), min(held[joint] for joint in pairwise(codes))


def _joints_that_hold(
    words: Words, shape: Shape, dates: Mapping[str, str], since: str, thresholds: Thresholds
) -> tuple[dict[tuple[int, int], float], set[tuple[int, int]]]:
    """The joints that hold with their cohesion, and those of them that may be new since a day."""
    codes = words.codes
    counts = np.bincount(codes, minlength=len(shape.length))
    able = np.array(shape.chinese) & (counts >= thresholds.uses)
    places = np.flatnonzero(able[codes[:-1]] & able[codes[1:]])
    if not len(places):
        return {}, set()
    pairs = joints(codes)[places]
    order = np.argsort(pairs, kind="stable")
    pairs, places = pairs[order], places[order]
    starts = np.flatnonzero(np.concatenate(([True], pairs[1:] != pairs[:-1])))
    together = np.diff(np.append(starts, len(pairs)))
    left, right = pairs[starts] >> 32, pairs[starts] & 0xFFFFFFFF
    total = len(codes)
    with np.errstate(divide="ignore"):
        cohesion = np.log(together * total / (counts[left] * counts[right])) / -np.log(together / total)
    fits = np.flatnonzero((together >= thresholds.uses) & (cohesion >= thresholds.cohesion))
    held = dict(zip(zip(left[fits].tolist(), right[fits].tolist()), cohesion[fits].tolist()))
    late = [dates.get(words.article(at), "") >= since for at in places[starts[fits]].tolist()]
    return held, {joint for joint, is_late in zip(held, late) if is_late}


def _nominal(phrase: str) -> bool:
    """Whether a phrase can be the name of an idea: it ends in a noun or a verb, and no word of it names a place, a person or a time.

    The dictionary's tags of single words are rough (智慧 is a name to it), so
    persons are told by their surnames, and two characters may be anything.

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
