"""Join noun phrases of several words: 现代制造业集群, 基层党组织建设."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from analysis.words import fragments, pairs
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
    starts = np.asarray(tokens.starts)
    dates = fragments.rest_of_number(tokens.names, tokens.codes, starts)
    names, codes, starts = fragments.complete(tokens.names, tokens.codes, starts, apart)
    before, governs, head = _may_join(names, codes, terms, apart, least)
    for _ in range(ROUNDS):
        near, npmi = _bound(names, codes, starts, (before | governs, head), least, bound)
        cut, begun = _cut_off(names, codes, starts, near)
        good = (before[near.left] & ~cut) | (governs[near.left] & begun)
        if not good.any():
            break
        names, codes, starts = fragments.join(names, codes, starts, near, np.where(good, npmi, 0))
        joined = len(names) - len(head)
        before, head = (np.r_[each, np.ones(joined, dtype=bool)] for each in (before, head))
        governs = np.r_[governs, np.zeros(joined, dtype=bool)]
    names, codes, starts = fragments.complete(names, codes, starts, apart)
    kept_terms = set(terms)
    left_out = {name for name in tokens.names[dates] if name not in kept_terms}
    dropped = np.array([name in left_out for name in names], dtype=bool)
    return _unique(names, *fragments.without(codes, starts, np.flatnonzero(dropped[codes])))


def _bound(
    names: np.ndarray,
    codes: np.ndarray,
    starts: np.ndarray,
    able: tuple[np.ndarray, np.ndarray],
    least: int,
    bound: float,
) -> tuple[fragments.Pairs, np.ndarray]:
    """The pairs of which one word may modify and the other head a phrase, frequent and bound enough; and their NPMI."""
    size = len(names)
    all_pairs, together = pairs.count(codes, starts, size)
    length = np.array([len(name) for name in names])
    left, right = np.divmod(all_pairs, size)
    near = able[0][left] & able[1][right] & (together >= least) & (length[left] + length[right] <= LONGEST)
    all_pairs, together, left, right = (each[near] for each in (all_pairs, together, left, right))
    uses = pairs.uses(codes, size)
    joint = together / max(len(codes), 1)
    with np.errstate(divide="ignore"):
        npmi = np.log(together * len(codes) / (uses[left] * uses[right])) / -np.log(joint)
    good = npmi >= bound
    return fragments.Pairs.of(codes, starts, size, all_pairs[good]), npmi[good]


def _unique(names: np.ndarray, codes: np.ndarray, starts: np.ndarray) -> Sequences:
    """Make names unique."""
    places = {name: at for at, name in enumerate(dict.fromkeys(names.tolist()))}
    number = np.array([places[name] for name in names], dtype=np.int32)
    return Sequences(np.array(list(places), dtype=object), number[codes], starts)


def _cut_off(
    names: np.ndarray, codes: np.ndarray, starts: np.ndarray, near: fragments.Pairs
) -> tuple[np.ndarray, np.ndarray]:
    """Pairs that are the end of a longer expression: nearly always preceded by the same word.

    Returns
    -------
    cut, begun : ndarray of bool
        Pairs whose preceding word cannot be joined (重庆 in 重庆数字建设), and
        pairs whose preceding word can: 支援部队 in 快速支援部队.
    """
    usual = fragments.usual_before(len(names), codes, starts, near)
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
    uses = pairs.uses(codes, len(names))
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
