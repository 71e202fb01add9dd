"""New phrases that nobody put in quotation marks, by cohesion and boundary entropy.

A phrase that is new is not in the segmenter's dictionary: it comes apart into
single characters. Where two such characters keep company more than their
frequencies explain (normalised pointwise mutual information), the words
around them are tried: those make a phrase whose joints all hold, while what
stands on either side of it varies (branching entropy). Text is cut at
everything that is not a Chinese character first, so no phrase crosses
punctuation.

References
----------
Bouma, G. (2009). Normalized (pointwise) mutual information in collocation
extraction. GSCL. Jin, Z. and Tanaka-Ishii, K. (2006). Unsupervised
segmentation of Chinese text by use of branching entropy. COLING/ACL.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from math import log

_CHINESE = re.compile(r"[\u3400-\u9fff]+")
#: Words that begin or end no phrase.
_NEVER_FIRST = frozenset(
    "的了着过和与及或在是为将把被对从向到于也都还并但等其这那该此们会要可应已又再同愿更最很较则者称说"
)
_NEVER_LAST = frozenset(
    "的了着过和与及或在是将把被对从向到于也都还并但其这那该此们会要可应已又再同愿更最很较则称说有等"
)


@dataclass(frozen=True, slots=True)
class Bars:
    """What a phrase has to reach.

    Attributes
    ----------
    uses, articles : int
        Standings, and articles they stand in.
    cohesion : float
        Normalised pointwise mutual information of the weakest joint, -1 to 1.
    entropy : float
        Of the words on the less varied side, in nats; the edge of a run
        counts as a new word each time.
    shortest, longest : int
        Length in characters.
    """

    uses: int = 4
    articles: int = 3
    cohesion: float = 0.4
    entropy: float = 1.0
    shortest: int = 4
    longest: int = 8


@dataclass(slots=True)
class _Seen:
    """What was seen of one row of words."""

    uses: int = 0
    articles: set[str] = field(default_factory=set)
    left: Counter = field(default_factory=Counter)
    right: Counter = field(default_factory=Counter)


def find(
    texts: Iterable[tuple[str, str]], cut: Callable[[str], Sequence[str]], *, bars: Bars = Bars()
) -> list[str]:
    """The new phrases of a corpus, longest first.

    Parameters
    ----------
    texts : iterable of (str, str)
        Pairs (article_id, text).
    cut : callable
        The segmenter.

    Examples
    --------
    >>> texts = [(str(at), "%s数智赋能%s，开会。" % pair) for at, pair in enumerate(
    ...     [("推进", "工作"), ("以", "治理"), ("坚持", ""), ("", "产业"), ("靠", "企业"), ("", "")])]
    >>> find(texts, list)    # a segmenter of single characters
    ['数智赋能']
    """
    words: list[str] = []
    starts: list[int] = []
    articles: list[str] = []
    for article, text in texts:
        starts.append(len(words))
        articles.append(article)
        words += cut(text)
        words.append("\n")
    counts = Counter(words)
    joints = Counter(pairwise(words))
    total = len(words)

    def cohesion(joint: tuple[str, str]) -> float:
        share = joints[joint] / total
        return log(share * total * total / (counts[joint[0]] * counts[joint[1]])) / -log(share)

    holds = {
        joint
        for joint, count in joints.items()
        if count >= bars.uses
        and _chinese(joint[0])
        and _chinese(joint[1])
        and cohesion(joint) >= bars.cohesion
    }
    new = {joint for joint in holds if len(joint[0]) == len(joint[1]) == 1}
    seen: dict[tuple[str, ...], _Seen] = {}
    for at, joint in enumerate(pairwise(words)):
        if joint in new:
            article = articles[bisect_right(starts, at) - 1]
            for start, end in _windows(words, at, holds, new, bars):
                record = seen.setdefault(tuple(words[start:end]), _Seen())
                record.uses += 1
                record.articles.add(article)
                record.left[_neighbour(words, start - 1)] += 1
                record.right[_neighbour(words, end)] += 1
    phrases = {
        "".join(row): record.uses
        for row, record in seen.items()
        if record.uses >= bars.uses
        and len(record.articles) >= bars.articles
        and min(_entropy(record.left), _entropy(record.right)) >= bars.entropy
    }
    return _outermost(phrases)


@cache
def _chinese(word: str) -> bool:
    return bool(_CHINESE.fullmatch(word))


def _neighbour(words: Sequence[str], at: int) -> str | int:
    """The word at a position; where a mark or an end stands there, something that stands nowhere else."""
    return words[at] if 0 <= at < len(words) and _chinese(words[at]) else at


def _windows(words: Sequence[str], at: int, holds: set, new: set, bars: Bars) -> Iterator[tuple[int, int]]:
    """Rows of words around the new joint at `at` whose joints all hold, and that have no new joint before it."""
    start, before = at, 0
    while True:
        if words[start] not in _NEVER_FIRST:
            size = before + 2
            end = at + 2
            while size <= bars.longest:
                if size >= bars.shortest and words[end - 1] not in _NEVER_LAST:
                    yield start, end
                if end >= len(words) or (words[end - 1], words[end]) not in holds:
                    break
                size += len(words[end])
                end += 1
        joint = (words[start - 1], words[start]) if start else None
        if joint not in holds or joint in new or before + 2 > bars.longest:
            return
        start -= 1
        before += len(words[start])


def _entropy(neighbours: Counter) -> float:
    total = sum(neighbours.values())
    return -sum(count / total * log(count / total) for count in neighbours.values())


def _outermost(phrases: dict[str, int]) -> list[str]:
    """Without the pieces of a longer phrase that seldom stand on their own."""
    kept: list[str] = []
    inside: Counter = Counter()  # a piece, and how often its wholes stand
    for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)):
        if phrases[phrase] >= 2 * inside[phrase]:
            kept.append(phrase)
            for start in range(len(phrase)):
                for end in range(start + 1, len(phrase) + 1):
                    piece = phrase[start:end]
                    inside[piece] = max(inside[piece], phrases[phrase])
    return kept
