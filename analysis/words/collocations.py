"""Neighbours that stand together far more often than chance would have it."""

from __future__ import annotations

from collections.abc import Sequence

#: Stands in no text, as gensim needs something between the words of a phrase.
_JOINT = "\x1f"


def join_collocations(texts: Sequence[list[str]], *, least: int = 8, bound: float = 0.8) -> list[list[str]]:
    """`texts` with their collocations joined to one word.

    Found by gensim's Phrases with the normalised pointwise mutual
    information of neighbours (Bouma 2009): 数字 重庆 becomes 数字重庆 where
    the two seldom stand apart.

    Parameters
    ----------
    texts : sequence of list of str
        Tokens in the order in which they stand, unfiltered, so that only
        true neighbours join.
    least : int
        Times that a pair must occur.
    bound : float
        NPMI from which a pair is joined, -1 to 1.

    Examples
    --------
    >>> join_collocations([["驻村", "干部", "到"], ["驻村", "干部"], ["看", "驻村", "干部"]], least=3)
    [['驻村干部', '到'], ['驻村干部'], ['看', '驻村干部']]
    """
    from gensim.models.phrases import Phrases  # slow to import, and an option that is off

    model = Phrases(texts, min_count=least, threshold=bound, scoring="npmi", delimiter=_JOINT).freeze()
    return [[word.replace(_JOINT, "") for word in model[text]] for text in texts]
