"""Context of formulations: KWIC lines, and other formulations in the same articles."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import sparse

#: Characters on each side of a KWIC line.
WIDTH = 30
#: Maximum number of neighbours per term, and minimum number of shared articles.
NEIGHBOURS, SHARED = 10, 2


class Kwic:
    """Keyword in context, one row per use; parts of the table of uses come one after the other."""

    def __init__(self, width: int = WIDTH) -> None:
        self._width = width
        self._within: tuple[str, str] | None = None
        self._taken: dict[tuple[str, str, str], int] = {}

    def of(self, uses: pd.DataFrame) -> pd.DataFrame:
        """Lines of the next uses.

        Returns
        -------
        DataFrame
            term, left, keyword (as written), right, date, source, article_id,
            start, end. Contexts end with the sentence.

        >>> uses = pd.DataFrame({"term": ["三农"], "sentence": ["抓好“三农”工作。"], "written": ["“三农”"], "date": [""],
        ...     "source": ["a"], "article_id": ["a#1"], "start": [2], "end": [6]})
        >>> Kwic().of(uses)[["left", "keyword", "right"]].values.tolist()
        [['抓好', '“三农”', '工作。']]
        """
        columns = (uses[name].tolist() for name in ("term", "source", "article_id", "sentence", "written"))
        lines = [self._sides(*row) for row in zip(*columns)]
        return pd.DataFrame(
            {
                "term": uses["term"],
                "left": [left for left, _ in lines],
                "keyword": uses["written"],
                "right": [right for _, right in lines],
                **{name: uses[name] for name in ("date", "source", "article_id", "start", "end")},
            }
        )

    def _sides(self, term: str, source: str, article: str, sentence: str, written: str) -> tuple[str, str]:
        """The text before and after a use in its sentence; the n-th equal use of a term is its n-th occurrence there."""
        if self._within != (term, source):  # the uses of a term come source by source
            self._within, self._taken = (term, source), {}
        key = (article, written, sentence)
        at = sentence.find(written, self._taken.get(key, 0))
        at = at if at >= 0 else max(0, sentence.find(written))
        self._taken[key] = at + 1
        end = at + len(written)
        return sentence[max(0, at - self._width) : at], sentence[end : end + self._width]


def neighbours(uses: pd.DataFrame, articles: int) -> pd.DataFrame:
    """For each term, the terms that co-occur with it in articles more often than by chance.

    Parameters
    ----------
    uses : DataFrame
        term, article_id; occurrences inside a longer formulation are not counted.
    articles : int
        Number of articles of the corpus.

    Returns
    -------
    DataFrame
        term, other, articles (shared), npmi (normalised pointwise mutual
        information, -1 to 1), highest first.
    """
    columns = ["term", "other", "articles", "npmi"]
    if articles < SHARED:
        return pd.DataFrame(columns=columns)
    pairs = uses.loc[uses["within"] == "", ["term", "article_id"]].drop_duplicates()
    if pairs.empty:
        return pd.DataFrame(columns=columns)
    rows, terms = pd.factorize(pairs["term"])
    places, _ = pd.factorize(pairs["article_id"])
    incidence = sparse.csr_matrix((np.ones(len(rows), dtype=np.int32), (rows, places)))
    together = sparse.coo_matrix(incidence @ incidence.T)
    counts = np.asarray(incidence.sum(axis=1)).ravel()
    keep = (together.row != together.col) & (together.data >= SHARED)
    if not keep.any():
        return pd.DataFrame(columns=columns)
    one, other, shared = together.row[keep], together.col[keep], together.data[keep]
    with np.errstate(divide="ignore", invalid="ignore"):
        npmi = np.log(shared * articles / (counts[one] * counts[other])) / -np.log(shared / articles)
    table = pd.DataFrame(
        {"one": one, "other": other, "articles": shared, "npmi": np.nan_to_num(npmi).round(4)}
    )
    table = table.sort_values(["one", "npmi", "articles", "other"], ascending=[True, False, False, True])
    table = table.groupby("one").head(NEIGHBOURS)
    return pd.DataFrame(
        {
            "term": terms[table["one"]],
            "other": terms[table["other"]],
            "articles": table["articles"].to_numpy(),
            "npmi": table["npmi"].to_numpy(),
        },
        columns=columns,
    )
