"""Noun phrases of more than one word: 现代制造业集群, 基层党组织建设."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import rjieba

from analysis.words.content import content
from analysis.words.lexicon import stop_words

#: Times that two neighbours must meet, and the NPMI from which they are one phrase.
LEAST, BOUND = 3, 0.4
#: A phrase of two words may be joined to a third; no phrase is longer than so many characters.
ROUNDS, LONGEST = 2, 10
#: Part of a pair's uses from which one and the same word before it belongs to it.
SAME_BEFORE = 0.8
#: Parts of speech (of jieba's dictionary) that may stand before the head of a phrase, and that may be its head.
#: Words that name people (``nr``) are neither, but for the surname-like ``nrfg``, as in 习近平新时代; those that name
#: places (``ns``) stand before too many words to make a phrase with each: 重庆重点, 中国人民.
_BEFORE = ("n", "vn", "an", "b", "j", "t", "s", "l", "i")
_HEAD = ("n", "vn", "an", "j", "l")


@dataclass(frozen=True)
class Sequences:
    """Tokens of all paragraphs one after the other, as numbers.

    Attributes
    ----------
    names : ndarray of str
        The token of each number.
    codes : ndarray of int
        The tokens in the order in which they stand.
    starts : ndarray of int
        Where each paragraph begins in `codes`, and the end of the last.
    """

    names: np.ndarray
    codes: np.ndarray
    starts: np.ndarray


def join_phrases(
    tokens: Sequences, terms: Collection[str] = (), *, least: int = LEAST, bound: float = BOUND
) -> Sequences:
    """The same paragraphs with noun phrases joined to one token each.

    Two neighbours are joined where the first may modify and the second may
    head a noun phrase, both carry content, and they stand together far more
    often than by chance: normalised pointwise mutual information (Bouma
    2009) of at least `bound`. Where two phrases overlap, the one with the
    higher value wins. Verbs with an object (加快建设) are not joined, nor
    what is only the end of a longer expression (重庆建设 in 新重庆建设).

    Parameters
    ----------
    terms : collection of str
        Tokens that may begin a phrase whatever part of speech they look like.
    least : int
        Times that the pair must occur.

    Examples
    --------
    >>> names = np.array(["驻村", "干部", "到", "看"], dtype=object)
    >>> tokens = Sequences(names, np.array([2, 0, 1, 0, 1, 3, 0, 1]), np.array([0, 3, 5, 8]))
    >>> joined = join_phrases(tokens, terms={"驻村"})
    >>> [str(joined.names[code]) for code in joined.codes]
    ['到', '驻村干部', '驻村干部', '看', '驻村干部']
    """
    names, codes, starts = tokens.names, tokens.codes.astype(np.int64), np.asarray(tokens.starts)
    before, head = _may_join(names, codes, terms, least)
    for _ in range(ROUNDS):
        paragraph = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
        uses = np.bincount(codes, minlength=len(names))
        possible = before[codes[:-1]] & head[codes[1:]] & (paragraph[:-1] == paragraph[1:])
        places = np.flatnonzero(possible)
        pairs, which, together = np.unique(
            codes[places] * len(names) + codes[places + 1], return_inverse=True, return_counts=True
        )
        left, right = np.divmod(pairs, len(names))
        joint = together / max(len(codes), 1)
        with np.errstate(divide="ignore"):
            npmi = np.log(together * len(codes) / (uses[left] * uses[right])) / -np.log(joint)
        short = np.array([len(names[a]) + len(names[b]) <= LONGEST for a, b in zip(left, right)], dtype=bool)
        good = (together >= least) & (npmi >= bound) & short
        good &= ~_cut_off(names, codes, places[paragraph[places] == paragraph[places - 1]], places, which)
        if not good.any():
            break
        strength = np.zeros(len(codes) + 1)
        strength[places] = np.where(good, npmi, 0)[which]
        chosen = np.flatnonzero(
            (strength[:-1] > 0) & (strength[:-1] > strength[1:]) & (strength[:-1] >= np.r_[0, strength[:-2]])
        )
        number = np.zeros(len(pairs), dtype=np.int64)
        number[good] = len(names) + np.arange(good.sum())
        at = np.searchsorted(places, chosen)
        codes[chosen] = number[which[at]]
        kept = np.ones(len(codes), dtype=bool)
        kept[chosen + 1] = False
        starts = np.r_[0, np.cumsum(kept)][starts]
        codes = codes[kept]
        joined = [names[a] + names[b] for a, b in zip(left[good], right[good])]
        names = np.concatenate([names, np.array(joined, dtype=object)])
        before, head = (np.r_[each, np.ones(len(joined), dtype=bool)] for each in (before, head))
    return Sequences(names, codes, starts)


def _cut_off(
    names: np.ndarray, codes: np.ndarray, continued: np.ndarray, places: np.ndarray, which: np.ndarray
) -> np.ndarray:
    """Which pairs are the end of a longer expression: nearly always the same word stands before (新 in 新重庆建设)."""
    pair = which[np.searchsorted(places, continued)]
    preceded, times = np.unique(pair * len(names) + codes[continued - 1], return_counts=True)
    pair, word = np.divmod(preceded, len(names))
    often = times >= SAME_BEFORE * np.bincount(which)[pair]
    stop = stop_words()
    found = np.zeros(which.max(initial=-1) + 1, dtype=bool)
    found[[p for p, w in zip(pair[often], word[often]) if names[w].isalpha() and names[w] not in stop]] = True
    return found


def _may_join(
    names: np.ndarray, codes: np.ndarray, terms: Collection[str], least: int
) -> tuple[np.ndarray, np.ndarray]:
    """Which tokens may stand before the head of a phrase, and which may be the head."""
    uses = np.bincount(codes, minlength=len(names))
    tagger = rjieba.Jieba()
    carrying = set(content([name for name, n in zip(names, uses) if n >= least], terms))
    before, head = np.zeros(len(names), dtype=bool), np.zeros(len(names), dtype=bool)
    for at, name in enumerate(names):
        if name not in carrying or len(name) < 2:
            continue
        tag = tagger.tag(name, True)[-1][1]
        person = tag.startswith("nr")
        before[at] = (
            name in terms or tag == "nrfg" or (tag.startswith(_BEFORE) and tag != "ns" and not person)
        )
        head[at] = tag.startswith(_HEAD) and not person
    return before, head
