"""What topics are made from: paragraphs as counts of words."""

from __future__ import annotations

import itertools
from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import sparse

from analysis.words import Tokenizer, content, join_collocations, official_terms

#: A word must stand in this many paragraphs to count.
LEAST_PARAGRAPHS = 3
#: In a large corpus in one of this many.
ONE_IN = 4000


@dataclass(frozen=True)
class Material:
    """Paragraphs that hold words, in an order that their text alone decides.

    Attributes
    ----------
    paragraphs : DataFrame
        ``paragraph_id``, ``article_id`` and ``tokens`` (how many count), one
        row a document.
    vocabulary : ndarray of str
        The words, sorted.
    counts : csr_matrix of shape (documents, words)
        How often each word stands in each paragraph.
    """

    paragraphs: pd.DataFrame
    vocabulary: np.ndarray
    counts: sparse.csr_matrix

    @property
    def tokens(self) -> int:
        """Words in all, repeats counted."""
        return int(self.counts.sum())

    def articles(self) -> sparse.csr_matrix:
        """Article by paragraph, 1 where the paragraph is the article's; rows in order of `article_ids`."""
        rows = pd.Categorical(self.paragraphs["article_id"], categories=self.article_ids()).codes
        columns = np.arange(len(rows))
        shape = (len(self.article_ids()), len(rows))
        return sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=shape)

    def article_ids(self) -> list[str]:
        """The articles that the paragraphs come from, sorted."""
        return sorted(self.paragraphs["article_id"].unique())


def gather(
    paragraphs: pd.DataFrame, *, terms: Sequence[str] = (), lexicon: bool = True, collocations: bool = False
) -> Material:
    """Running text as counts.

    Takes body paragraphs that repeat none before them. The order in which
    they come does not matter: they are sorted by their text.

    Parameters
    ----------
    paragraphs : DataFrame
        The paragraphs table.
    terms : sequence of str
        Formulations of the corpus, kept whole and never dropped as numbers.
    lexicon : bool
        Whether terms and the lexicon of official terms are kept whole.
    collocations : bool
        Whether neighbours that seldom stand apart are joined to one word. Off
        by default: on the seeds it lowered coherence over outside news and
        stability, since a joined word is rarer than its parts.
    """
    chosen = paragraphs[(paragraphs["role"] == "body") & (paragraphs["repeat_of"] == "")]
    chosen = chosen.sort_values(["reading", "paragraph_id"], kind="stable")
    whole = {*terms, *official_terms()} if lexicon else set()
    tokenizer = Tokenizer(whole)
    texts = (tokenizer.cut(reading) for reading in chosen["reading"].tolist())
    if collocations:
        texts = join_collocations(list(texts))
    return count(texts, chosen[["paragraph_id", "article_id"]], terms=whole)


def count(texts: Iterable[Sequence[str]], origin: pd.DataFrame, *, terms: Collection[str] = ()) -> Material:
    """Words counted by paragraph; rare words, those of no content and paragraphs without words left out.

    Examples
    --------
    >>> texts = [["改革", "的", "突破"], ["改革", "改革"], ["改革"], ["突破"]]
    >>> origin = pd.DataFrame({"paragraph_id": list("abcd"), "article_id": list("xxyy")})
    >>> made = count(texts, origin)
    >>> made.vocabulary.tolist(), made.paragraphs["paragraph_id"].tolist(), made.tokens
    (['改革'], ['a', 'b', 'c'], 4)
    """
    # words as numbers at once: as strings they would take twenty times the room
    ids: defaultdict[str, int] = defaultdict(itertools.count().__next__)
    codes, starts = array("i"), array("q", [0])
    for text in texts:
        codes.extend(map(ids.__getitem__, text))
        starts.append(len(codes))
    names = np.array(sorted(ids), dtype=object)
    place = np.empty(len(ids), dtype=np.int32)
    place[[ids[name] for name in names]] = np.arange(len(ids), dtype=np.int32)
    paragraphs = len(starts) - 1
    counts = sparse.csr_matrix(
        (np.ones(len(codes), np.int32), place[np.asarray(codes)], np.asarray(starts)),
        shape=(paragraphs, len(names)),
    )
    counts.sum_duplicates()
    least = max(LEAST_PARAGRAPHS, paragraphs // ONE_IN)
    kept = np.asarray((counts > 0).sum(axis=0)).ravel() >= least
    allowed = set(content(names, terms))
    kept &= np.fromiter((name in allowed for name in names), bool, len(names))
    counts = counts[:, kept].astype(float)
    length = np.asarray(counts.sum(axis=1)).ravel().astype(int)
    filled = length > 0
    rows = origin.reset_index(drop=True).assign(tokens=length)[filled].reset_index(drop=True)
    return Material(rows, np.asarray(names)[kept], counts[filled].tocsr())
