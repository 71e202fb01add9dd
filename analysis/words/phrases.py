"""Noun phrases of more than one word: 现代制造业集群, 基层党组织建设."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import rjieba

from analysis.words import fragments
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
    codes, starts = tokens.codes.astype(np.int64), np.asarray(tokens.starts)
    dates = fragments.rest_of_number(tokens.names, codes, starts)
    names, codes, starts = fragments.complete(tokens.names, codes, starts)
    before, governs, head = _may_join(names, codes, terms, least)
    for _ in range(ROUNDS):
        uses = np.bincount(codes, minlength=len(names))
        pairs, which, together, places = fragments.neighbours(names, codes, starts)
        left, right = np.divmod(pairs, len(names))
        joint = together / max(len(codes), 1)
        with np.errstate(divide="ignore"):
            npmi = np.log(together * len(codes) / (uses[left] * uses[right])) / -np.log(joint)
        length = np.array([len(name) for name in names])
        cut, begun = _cut_off(names, codes, places, which)
        good = ((before[left] & ~cut) | (governs[left] & begun)) & head[right]
        good &= (together >= least) & (npmi >= bound) & (length[left] + length[right] <= LONGEST)
        if not good.any():
            break
        joined = int(good.sum())
        names, codes, starts = fragments.join(
            names, codes, starts, pairs, which, places, np.where(good, npmi, 0)
        )
        before, head = (np.r_[each, np.ones(joined, dtype=bool)] for each in (before, head))
        governs = np.r_[governs, np.zeros(joined, dtype=bool)]
    names, codes, starts = fragments.complete(names, codes, starts)
    kept_terms = set(terms)
    left_out = {name for name in tokens.names[dates] if name not in kept_terms}
    carrying = np.array([name not in left_out for name in names], dtype=bool)
    return _unique(names, np.where(carrying[codes], codes, -1), starts)


def _unique(names: np.ndarray, codes: np.ndarray, starts: np.ndarray) -> Sequences:
    """Each name once, however it was put together; what has the code -1 is taken out."""
    kept = codes >= 0
    starts = np.r_[0, np.cumsum(kept)][starts]
    places = {name: at for at, name in enumerate(dict.fromkeys(names.tolist()))}
    number = np.array([places[name] for name in names], dtype=np.int64)
    return Sequences(np.array(list(places), dtype=object), number[codes[kept]], starts)


def _cut_off(
    names: np.ndarray, codes: np.ndarray, places: np.ndarray, which: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Which pairs are only the end of a longer expression: nearly always the same word stands before.

    Returns
    -------
    cut, begun : ndarray of bool
        Pairs before which the word cannot be joined (重庆 in 重庆数字建设), and
        those before which it can: 支援部队 in 快速支援部队.
    """
    continued = np.flatnonzero(np.diff(places, prepend=-2) == 1)  # the place before is in the same paragraph
    pair = which[continued]
    preceded, times = np.unique(pair * len(names) + codes[places[continued] - 1], return_counts=True)
    pair, word = np.divmod(preceded, len(names))
    often = times >= SAME_BEFORE * np.bincount(which)[pair]
    stop = stop_words()
    cut, begun = np.zeros((2, which.max(initial=-1) + 1), dtype=bool)
    words, of_pair = np.unique(word[often], return_inverse=True)  # each is looked at once
    modifies = np.array([fragments.modifies(name) for name in names[words]], dtype=bool)
    alone = np.array(
        [name.isalpha() and name not in stop and not fragments.completes(name) for name in names[words]],
        dtype=bool,
    )
    np.logical_or.at(begun, pair[often], modifies[of_pair])
    np.logical_or.at(cut, pair[often], alone[of_pair])
    return cut, begun


def _may_join(
    names: np.ndarray, codes: np.ndarray, terms: Collection[str], least: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Which tokens may stand before the head of a phrase, which only within a longer one (verbs), which are heads."""
    uses = np.bincount(codes, minlength=len(names))
    tagger = rjieba.Jieba()
    carrying = set(content([name for name, n in zip(names, uses) if n >= least], terms))
    before, governs, head = np.zeros((3, len(names)), dtype=bool)
    for at, name in enumerate(names):
        if name not in carrying or len(name) < 2:
            continue
        tag = tagger.tag(name, True)[-1][1]
        person = tag.startswith("nr")
        before[at] = (
            name in terms or tag == "nrfg" or (tag.startswith(_BEFORE) and tag != "ns" and not person)
        )
        governs[at] = tag == "v" and name not in terms
        head[at] = tag.startswith(_HEAD) and not person
    return before, governs, head
