"""Join noun phrases of several words: 现代制造业集群, 基层党组织建设."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from analysis.words import fragments
from analysis.words.content import content
from analysis.words.lexicon import stop_words

#: Minimum count and NPMI of two neighbours to form a phrase.
LEAST, BOUND = 3, 0.4
#: Maximum length of a phrase in characters; a phrase of two words can be joined to a third.
ROUNDS, LONGEST = 2, 10
#: Parts of speech (jieba) of modifiers and of heads. Names of people (``nr``) are neither, except ``nrfg``, as in
#: 习近平新时代; names of places (``ns``) precede too many words to form a phrase with each: 重庆重点, 中国人民.
_BEFORE = ("n", "vn", "an", "b", "j", "t", "s", "l", "i")
_HEAD = ("n", "vn", "an", "j", "l")


@dataclass(frozen=True)
class Sequences:
    """Concatenated tokens of all paragraphs, as integer codes.

    Attributes
    ----------
    names : ndarray of str
        Token of each code.
    codes : ndarray of int
        Codes of the tokens, in text order.
    starts : ndarray of int
        Start of each paragraph in `codes`, and the end of the last.
    """

    names: np.ndarray
    codes: np.ndarray
    starts: np.ndarray


def join_phrases(
    tokens: Sequences,
    terms: Collection[str] = (),
    *,
    apart: Collection[str] = (),
    least: int = LEAST,
    bound: float = BOUND,
) -> Sequences:
    """Join each noun phrase to one token.

    Two neighbours are joined if the first can modify and the second can head a
    noun phrase, both are content words, and their normalised pointwise mutual
    information (Bouma 2009) is at least `bound`. Of overlapping phrases, the one
    with the higher value wins. Verbs with an object (加快建设) and the end of a
    longer expression (重庆建设 in 新重庆建设) are not joined.

    Parameters
    ----------
    terms : collection of str
        Tokens that can start a phrase regardless of their part of speech.
    apart : collection of str
        Tokens that are not part of a phrase: names of persons.
    least : int
        Minimum count of the pair.

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
    names, codes, starts = fragments.complete(tokens.names, codes, starts, apart)
    before, governs, head = _may_join(names, codes, terms, apart, least)
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
    names, codes, starts = fragments.complete(names, codes, starts, apart)
    kept_terms = set(terms)
    left_out = {name for name in tokens.names[dates] if name not in kept_terms}
    carrying = np.array([name not in left_out for name in names], dtype=bool)
    return _unique(names, np.where(carrying[codes], codes, -1), starts)


def _unique(names: np.ndarray, codes: np.ndarray, starts: np.ndarray) -> Sequences:
    """Make names unique; drop tokens with the code -1."""
    kept = codes >= 0
    starts = np.r_[0, np.cumsum(kept)][starts]
    places = {name: at for at, name in enumerate(dict.fromkeys(names.tolist()))}
    number = np.array([places[name] for name in names], dtype=np.int64)
    return Sequences(np.array(list(places), dtype=object), number[codes[kept]], starts)


def _cut_off(
    names: np.ndarray, codes: np.ndarray, places: np.ndarray, which: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Pairs that are the end of a longer expression: nearly always preceded by the same word.

    Returns
    -------
    cut, begun : ndarray of bool
        Pairs whose preceding word cannot be joined (重庆 in 重庆数字建设), and
        pairs whose preceding word can: 支援部队 in 快速支援部队.
    """
    usual = fragments.usual_before(names, codes, which, places)
    stop = stop_words()
    cut, begun = np.zeros((2, len(usual)), dtype=bool)
    found = np.flatnonzero(usual >= 0)
    words, of_pair = np.unique(usual[found], return_inverse=True)  # check each once
    modifies = np.array([fragments.modifies(name) for name in names[words]], dtype=bool)
    alone = np.array(
        [name.isalpha() and name not in stop and not fragments.completes(name) for name in names[words]],
        dtype=bool,
    )
    begun[found], cut[found] = modifies[of_pair], alone[of_pair]
    return cut, begun


def _may_join(
    names: np.ndarray, codes: np.ndarray, terms: Collection[str], apart: Collection[str], least: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Masks of tokens that can be modifiers, that can be so only within a longer phrase (verbs), and that can be heads."""
    uses = np.bincount(codes, minlength=len(names))
    carrying = set(content([name for name, n in zip(names, uses) if n >= least], terms))
    before, governs, head = np.zeros((3, len(names)), dtype=bool)
    for at, name in enumerate(names):
        tag = fragments.tag(name)
        if name not in carrying or len(name) < 2 or name in apart:
            continue
        person = tag.startswith("nr")
        before[at] = (
            name in terms or tag == "nrfg" or (tag.startswith(_BEFORE) and tag != "ns" and not person)
        )
        governs[at] = tag == "v" and name not in terms
        head[at] = tag.startswith(_HEAD) and not person
    return before, governs, head
