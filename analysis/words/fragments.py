"""Repair word fragments: 再生能源 of 可再生能源, 水排 of 核污染水排海, 明清 of a name."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
import rjieba

from analysis.words import pairs
from analysis.words.lexicon import stop_words

#: Minimum count, and minimum proportion of its uses, in which a fragment is next to the rest of the word.
LEAST, MOSTLY = 3, 0.8
#: Maximum length of a completed word.
LONGEST = 10
#: Minimum proportion of uses after digits for the rest of a number or date: 日称 in 8日称.
AFTER_DIGITS = 0.8
#: Parts of speech (jieba) that can complete a noun on the left, and on the right. A two-character verb before a noun
#: governs it (贯彻精神); a one-character verb can be part of the word (可再生能源).
_LEFT = ("n", "a", "b", "d", "j", "l", "i", "z", "h", "t")
_LEFT_SHORT = (*_LEFT, "v", "k")
_RIGHT = ("n", "vn", "an", "j", "k")
#: One-character adverbs and verbs that are function words and not part of another word.
_GRAMMAR = frozenset("是有在为不也都就将已被把让使要会能应须需再又还更很最较仍未没均皆可以来去到说称讲看做")


@cache
def _tagger() -> rjieba.Jieba:
    return rjieba.Jieba()


def parts_of_speech(name: str) -> list[tuple[str, str]]:
    """Segments of a word with their parts of speech, from jieba's dictionary.

    >>> parts_of_speech("国际人士")
    [('国际', 'n'), ('人士', 'n')]
    """
    return _tagger().tag(name, True)


def frequency(word: str) -> int:
    """Frequency of a word in jieba's dictionary; 0 for other words.

    >>> frequency("慰问") < 1_000 < frequency("支持"), frequency("愿同")
    (True, 0)
    """
    return _tagger().suggest_freq(word) if _tagger().has_word(word) else 0


@lru_cache(maxsize=1 << 17)
def tag(name: str) -> str:
    """Part of speech of the last segment of a word, from jieba's dictionary.

    >>> tag("驻村干部")
    'n'
    """
    return parts_of_speech(name)[-1][1]


def complete(
    names: np.ndarray, codes: np.ndarray, starts: np.ndarray, apart: Collection[str] = ()
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Join fragments to the word that is nearly always next to them.

    Parameters
    ----------
    names, codes, starts : ndarray
        As in `Sequences`.
    apart : collection of str
        Whole words: names of persons.

    Examples
    --------
    >>> names = np.array(["发展", "可", "再生能源", "用"], dtype=object)
    >>> codes, starts = np.array([0, 1, 2, 3, 1, 2, 1, 2, 0]), np.array([0, 3, 6, 9])
    >>> names, codes, starts = complete(names, codes, starts)
    >>> [str(names[code]) for code in codes], starts.tolist()
    (['发展', '可再生能源', '用', '可再生能源', '可再生能源', '发展'], [0, 2, 4, 6])
    """
    size = len(names)
    all_pairs, counts = pairs.count(codes, starts, size)
    all_pairs, counts = all_pairs[counts >= LEAST], counts[counts >= LEAST]
    uses = pairs.uses(codes, size)
    of_left, of_right = counts / uses[all_pairs // size], counts / uses[all_pairs % size]
    bound = (of_left >= MOSTLY) | (of_right >= MOSTLY)
    near = Pairs.of(codes, starts, size, all_pairs[bound])
    of_left, of_right = of_left[bound], of_right[bound]
    good = np.array(
        [
            not (names[one] in apart or names[other] in apart)
            and _one_word(names[one], names[other], ahead=ahead, behind=behind)
            for one, other, ahead, behind in zip(near.left, near.right, of_right >= MOSTLY, of_left >= MOSTLY)
        ],
        dtype=bool,
    )
    _give_back(names, codes, starts, near, good, of_left >= MOSTLY)
    return join(names, codes, starts, near, np.where(good, np.maximum(of_left, of_right), 0))


@dataclass(frozen=True)
class Pairs:
    """Pairs of neighbours that may be joined, and where they stand.

    Attributes
    ----------
    pairs : ndarray
        As in `pairs.count`, sorted.
    left, right : ndarray
        The two words of each.
    places, which : ndarray
        Each position, in order, and the index of the pair there.
    """

    pairs: np.ndarray
    left: np.ndarray
    right: np.ndarray
    places: np.ndarray
    which: np.ndarray

    @classmethod
    def of(cls, codes: np.ndarray, starts: np.ndarray, size: int, wanted: np.ndarray) -> Pairs:
        """The `wanted` pairs, with their positions in a text of `size` different words."""
        return cls(wanted, wanted // size, wanted % size, *pairs.find(codes, starts, size, wanted))


@lru_cache(maxsize=1 << 17)
def completes(one: str) -> bool:
    """Whether a word can be the beginning of a word of which its neighbour is a fragment.

    >>> completes("快速"), completes("贯彻"), completes("的")
    (True, False, False)
    """
    if not one.isalpha() or one in stop_words() or not "一" <= one[0] <= "鿿":
        return False
    if len(one) == 1:
        return one not in _GRAMMAR - {"可"} and tag(one).startswith(_LEFT_SHORT)
    return tag(one).startswith(_LEFT) and not tag(one).startswith(("ns", "nt", "nr"))


def modifies(one: str) -> bool:
    """Whether a word is an adverb or adjective of two or more characters, which can start a phrase before a verb.

    >>> modifies("快速"), modifies("总书记")
    (True, False)
    """
    return len(one) > 1 and completes(one) and tag(one).startswith(("a", "b", "d")) and tag(one) != "an"


def _one_word(one: str, other: str, *, ahead: bool, behind: bool) -> bool:
    if len(one) + len(other) > LONGEST or not other.isalpha() or other in stop_words():
        return False
    kind = tag(other)
    if ahead and len(other) > 1 and completes(one):
        return kind.startswith((*_RIGHT, "t", "l"))
    if not behind or len(one) < 2 or other in _GRAMMAR:
        return False
    if tag(one).startswith("nr"):  # a truncated transliterated name: 埃尔多安
        return len(other) == 1 and kind not in ("u", "p", "c")
    return completes(one) and kind.startswith((*_RIGHT, "a")) and not kind.startswith("nr")


def _give_back(
    names: np.ndarray,
    codes: np.ndarray,
    starts: np.ndarray,
    near: Pairs,
    good: np.ndarray,
    followed: np.ndarray,
) -> None:
    """In `good`, give a first character back to the word before: 智能网联 汽车 for 智能网 联汽车.

    That word nearly always precedes the pair. It takes the character if the character nearly always follows it
    (`followed`); else neither pair is joined.
    """
    usual = usual_before(len(names), codes, starts, near)
    for at in np.flatnonzero(good & (usual >= 0)):
        first = near.left[at]
        if len(names[first]) == 1 and _owns(names[usual[at]]):
            good[at] = False
            longer = np.flatnonzero(near.pairs == usual[at] * len(names) + first)
            good[longer] = followed[longer]


@lru_cache(maxsize=1 << 17)
def _owns(word: str) -> bool:
    """Whether the next character can belong to a word: not after a word of grammar or a verb with an object.

    >>> [_owns(word) for word in ["智能网", "两", "贯彻", "的", "以及"]]
    [True, True, False, False, False]
    """
    if not word.isalpha() or word in stop_words() or word in _GRAMMAR:
        return False
    kind = tag(word)
    return kind != "v" if len(word) > 1 else not kind.startswith(("u", "p", "c", "r", "d", "y"))


def usual_before(size: int, codes: np.ndarray, starts: np.ndarray, near: Pairs) -> np.ndarray:
    """The word that nearly always precedes each pair; -1 if there is none."""
    at = np.searchsorted(starts, near.places)
    begins = starts[np.minimum(at, len(starts) - 1)] == near.places
    pair = near.which[~begins]
    preceded, times = np.unique(pair * size + codes[near.places[~begins] - 1], return_counts=True)
    pair, word = np.divmod(preceded, size)
    often = times >= MOSTLY * np.bincount(near.which, minlength=len(near.pairs))[pair]
    usual = np.full(len(near.pairs), -1)
    usual[pair[often]] = word[often]
    return usual


def join(
    names: np.ndarray, codes: np.ndarray, starts: np.ndarray, near: Pairs, strength: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Join each pair that has a strength; of overlapping pairs, the stronger one."""
    good = strength > 0
    held = good[near.which]
    places, which = near.places[held], near.which[held]
    own = strength[which]
    touching = np.diff(places) == 1
    after, before = np.r_[own[1:] * touching, 0], np.r_[0, own[:-1] * touching]
    chosen = (own > after) & (own >= before)
    places, which = places[chosen], which[chosen]
    number = np.zeros(len(good), dtype=np.int32)
    number[good] = len(names) + np.arange(good.sum())
    joined = np.array([names[a] + names[b] for a, b in zip(near.left[good], near.right[good])], dtype=object)
    codes = codes.copy()
    codes[places] = number[which]
    removed = places + 1
    return np.concatenate([names, joined]), *without(codes, starts, removed)


def without(codes: np.ndarray, starts: np.ndarray, removed: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Text and starts of its paragraphs without the words at some positions, which are in order."""
    return np.delete(codes, removed), starts - np.searchsorted(removed, starts)


def rest_of_number(names: np.ndarray, codes: np.ndarray, starts: np.ndarray) -> np.ndarray:
    """Mask of tokens that are the rest of a number or date: nearly all uses follow digits.

    >>> names = np.array(["12", "8", "日称", "称"], dtype=object)
    >>> rest_of_number(names, np.array([0, 2, 1, 2, 3]), np.array([0, 4, 5])).tolist()
    [False, False, True, False]
    """
    digits = np.array([name[-1:].isdigit() for name in names], dtype=bool)
    first = np.zeros(len(codes), dtype=bool)
    first[starts[:-1][starts[:-1] < len(codes)]] = True
    after = np.r_[False, digits[codes[:-1]]] & ~first
    times = np.bincount(codes[after], minlength=len(names))
    return (times >= AFTER_DIGITS * pairs.uses(codes, len(names))) & (times > 0) & ~digits
