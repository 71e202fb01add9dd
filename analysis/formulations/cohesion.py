"""Find new phrases without quotation marks, by cohesion and boundary entropy.

A new phrase is not in the segmenter's dictionary, so it is split into single
characters. If two such characters co-occur more often than by chance (normalised
pointwise mutual information), the words around them are examined: a phrase is a
sequence in which all bigrams are cohesive while the words on either side vary
(branching entropy). Text is first split at all non-Chinese characters, so no
phrase crosses punctuation.

References
----------
Bouma, G. (2009). Normalized (pointwise) mutual information in collocation
extraction. GSCL. Jin, Z. and Tanaka-Ishii, K. (2006). Unsupervised
segmentation of Chinese text by use of branching entropy. COLING/ACL.
"""

from __future__ import annotations

import itertools
import re
from array import array
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import log

import numpy as np

from analysis.words import pairs

#: Bigrams are counted over the whole text at once: breaks between paragraphs are words in it.
_WHOLE = np.zeros(1, dtype=np.int64)
_CHINESE = re.compile(r"[\u3400-\u9fff]+")
#: Words that cannot start or end a phrase.
_NEVER_FIRST = frozenset(
    "的了着过和与及或在是为将把被对从向到于也都还并但等其这那该此们会要可应已又再同愿更最很较则者称说"
)
_NEVER_LAST = frozenset(
    "的了着过和与及或在是将把被对从向到于也都还并但其这那该此们会要可应已又再同愿更最很较则称说有等"
)


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Minimum values for a phrase.

    Attributes
    ----------
    uses, articles : int
        Occurrences, and articles with them.
    cohesion : float
        Normalised pointwise mutual information of the weakest bigram, -1 to 1.
    entropy : float
        Entropy of the words on the less variable side, in nats; each edge of
        a run counts as a different word.
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
class _Statistics:
    """Statistics of one word sequence."""

    uses: int = 0
    articles: set[str] = field(default_factory=set)
    left: Counter = field(default_factory=Counter)
    right: Counter = field(default_factory=Counter)


class Words:
    """The words of a corpus in order, four bytes each, with a break after each paragraph.

    Examples
    --------
    >>> words = Words()
    >>> words.add("a", ["坚持", "改革"])
    >>> words.add("a", ["改革"])
    >>> words.codes.tolist(), words.known[1:]
    ([1, 2, 0, 2, 0], ['坚持', '改革'])
    """

    def __init__(self) -> None:
        self._ids = defaultdict(itertools.count(1).__next__, {"\n": 0})
        self.row = array("i")  #: word codes: indices into `known`
        self._starts: list[int] = []
        self._articles: list[str] = []

    def add(self, article_id: str, words: Iterable[str]) -> None:
        """Add the words of the next paragraph."""
        self._starts.append(len(self.row))
        self._articles.append(article_id)
        self.row.extend(map(self._ids.__getitem__, words))
        self.row.append(0)

    @property
    def codes(self) -> np.ndarray:
        """`row`, as an array."""
        return np.frombuffer(self.row, dtype=np.int32) if self.row else np.zeros(0, np.int32)

    @property
    def known(self) -> list[str]:
        """Distinct words, in the order of first occurrence."""
        return list(self._ids)

    def article(self, at: int) -> str:
        """The article of the word at a position."""
        return self._articles[bisect_right(self._starts, at) - 1]


@dataclass(frozen=True, slots=True)
class Shape:
    """Properties of each word, by code."""

    length: list[int]
    chinese: list[bool]
    first: list[bool]  #: can start a phrase
    last: list[bool]  #: can end a phrase

    @classmethod
    def of(cls, known: Sequence[str]) -> Shape:
        """Determine the properties from the words."""
        return cls(
            [len(word) for word in known],
            [bool(_CHINESE.fullmatch(word)) for word in known],
            [word not in _NEVER_FIRST for word in known],
            [word not in _NEVER_LAST for word in known],
        )


def find(words: Words, *, thresholds: Thresholds = Thresholds()) -> list[str]:
    """The new phrases of a corpus, longest first.

    Parameters
    ----------
    words : Words
        Segmented with dictionary words only, without the HMM.

    Examples
    --------
    >>> words = Words()
    >>> for at, pair in enumerate(
    ...     [("推进", "工作"), ("以", "治理"), ("坚持", ""), ("", "产业"), ("靠", "企业"), ("", "")]):
    ...     words.add(str(at), "%s数智赋能%s，开会。" % pair)    # single characters
    >>> find(words)
    ['数智赋能']
    """
    known = words.known
    shape = Shape.of(known)
    cohesive = _cohesive_bigrams(words, shape, thresholds)
    new = {bigram for bigram in cohesive if shape.length[bigram[0]] == shape.length[bigram[1]] == 1}
    seen: dict[tuple[int, ...], _Statistics] = {}
    row = words.row
    for at in bigram_positions(words, new):
        article = words.article(at)
        for start, end in _windows(row, at, cohesive, new, shape, thresholds):
            record = seen.setdefault(tuple(row[start:end]), _Statistics())
            record.uses += 1
            record.articles.add(article)
            record.left[neighbour(row, start - 1, shape)] += 1
            record.right[neighbour(row, end, shape)] += 1
    phrases = {
        "".join(known[code] for code in codes): record.uses
        for codes, record in seen.items()
        if record.uses >= thresholds.uses
        and len(record.articles) >= thresholds.articles
        and min(entropy(record.left), entropy(record.right)) >= thresholds.entropy
    }
    return outermost(phrases)


def frequent(words: Words, shape: Shape, least: int) -> tuple[np.ndarray, np.ndarray]:
    """Bigrams of Chinese words that stand together at least so often.

    Returns
    -------
    bigrams : ndarray of shape (bigrams, 2)
        First and second word of each, sorted.
    cohesion : ndarray
        Their normalised pointwise mutual information.
    """
    codes, size = words.codes, len(shape.length)
    counts = pairs.uses(codes, size)
    able = np.array(shape.chinese) & (counts >= least)
    found, together = pairs.count(codes, _WHOLE, size)
    found, together = found[together >= least], together[together >= least]
    left, right = np.divmod(found, size)
    held = able[left] & able[right]
    left, right, together = left[held], right[held], together[held]
    total = len(codes)
    with np.errstate(divide="ignore"):
        cohesion = np.log(together * total / (counts[left] * counts[right])) / -np.log(together / total)
    return np.stack([left, right], axis=1), cohesion


def _cohesive_bigrams(words: Words, shape: Shape, thresholds: Thresholds) -> set[tuple[int, int]]:
    """The cohesive bigrams of Chinese words: frequent, and more frequent than by chance."""
    bigrams, cohesion = frequent(words, shape, thresholds.uses)
    return {(left, right) for left, right in bigrams[cohesion >= thresholds.cohesion].tolist()}


def positions(words: Words, bigrams: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Positions of any of these bigrams, which are sorted; and which one stands at each."""
    size = len(words.known)
    return pairs.find(words.codes, _WHOLE, size, bigrams[:, 0] * size + bigrams[:, 1])


def bigram_positions(words: Words, bigrams: set[tuple[int, int]]) -> Iterator[int]:
    """Positions of any of these bigrams."""
    if bigrams:
        yield from positions(words, np.array(sorted(bigrams), dtype=np.int64))[0].data


def neighbour(row: Sequence[int], at: int, shape: Shape) -> int:
    """The word at a position; a unique value at punctuation or an end."""
    return row[at] if 0 <= at < len(row) and shape.chinese[row[at]] else -1 - at


def _windows(
    row: Sequence[int], at: int, cohesive: set, new: set, shape: Shape, thresholds: Thresholds
) -> Iterator[tuple[int, int]]:
    """Sequences around the new bigram at `at` in which all bigrams are cohesive, and in which it is the first new one."""
    start, before = at, 0
    while True:
        if shape.first[row[start]]:
            size = before + 2
            end = at + 2
            while size <= thresholds.longest:
                if size >= thresholds.shortest and shape.last[row[end - 1]]:
                    yield start, end
                if end >= len(row) or (row[end - 1], row[end]) not in cohesive:
                    break
                size += shape.length[row[end]]
                end += 1
        bigram = (row[start - 1], row[start]) if start else None
        if bigram not in cohesive or bigram in new or before + 2 > thresholds.longest:
            return
        start -= 1
        before += shape.length[row[start]]


def entropy(neighbours: Counter) -> float:
    """Entropy of the words at one edge of a phrase, in nats."""
    total = sum(neighbours.values())
    return -sum(count / total * log(count / total) for count in neighbours.values())


def outermost(phrases: dict[str, int]) -> list[str]:
    """Remove parts of longer phrases that rarely occur alone."""
    kept: list[str] = []
    inside: Counter = Counter()  # count of the longer phrases of each part
    for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)):
        if phrases[phrase] >= 2 * inside[phrase]:
            kept.append(phrase)
            for start in range(len(phrase)):
                for end in range(start + 1, len(phrase) + 1):
                    piece = phrase[start:end]
                    inside[piece] = max(inside[piece], phrases[phrase])
    return kept
