"""What topics are made from: paragraphs as counts of words, and of terms."""

from __future__ import annotations

import itertools
import re
from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import sparse

from analysis.words import Sequences, Tokenizer, content, join_phrases, official_terms

#: A word must stand in this many paragraphs to count.
LEAST_PARAGRAPHS = 3
#: In a large corpus in one of this many.
ONE_IN = 4000
#: Between the members of a formulation that lists them: 稳进增效、除险固安、改革突破.
_BETWEEN_MEMBERS = re.compile("[、，·,；]")
_SHORTEST_MEMBER = 3


@dataclass(frozen=True)
class Material:
    """Paragraphs that hold words, in an order that their text alone decides.

    Topics are found on words, which are frequent enough for it on a small
    corpus, and told in terms: noun phrases of several words are one term
    there, and their parts do not count beside them. (Found on terms, topics
    of the seeds recover 8 to 10 themes of 16 and not 11.)

    Attributes
    ----------
    paragraphs : DataFrame
        ``paragraph_id``, ``article_id`` and ``tokens`` (how many words count),
        one row a document.
    vocabulary : ndarray of str
        The words, sorted.
    counts : csr_matrix of shape (documents, words)
        How often each word stands in each paragraph.
    terms : ndarray of str
        The terms, sorted.
    term_counts : csr_matrix of shape (documents, terms)
    """

    paragraphs: pd.DataFrame
    vocabulary: np.ndarray
    counts: sparse.csr_matrix
    terms: np.ndarray
    term_counts: sparse.csr_matrix

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
    paragraphs: pd.DataFrame,
    *,
    terms: Sequence[str] = (),
    lexicon: bool = True,
    stop: Collection[str] = (),
) -> Material:
    """Running text as counts.

    Takes body paragraphs that repeat none before them. The order in which
    they come does not matter: they are sorted by their text.

    Parameters
    ----------
    paragraphs : DataFrame
        The paragraphs table.
    terms : sequence of str
        Formulations of the corpus, kept whole and never dropped as numbers;
        of those that list their members, each member.
    lexicon : bool
        Whether terms and the lexicon of official terms are kept whole, and
        noun phrases joined.
    stop : collection of str
        Words that a user wants left out.
    """
    chosen = paragraphs[(paragraphs["role"] == "body") & (paragraphs["repeat_of"] == "")]
    chosen = chosen.sort_values(["reading", "paragraph_id"], kind="stable")
    whole = {*terms, *members(terms), *official_terms()} if lexicon else set()
    tokenizer = Tokenizer(whole)
    texts = (tokenizer.cut(reading) for reading in chosen["reading"].tolist())
    origin = chosen[["paragraph_id", "article_id"]]
    return count(texts, origin, terms=whole, phrases=lexicon, stop=stop)


def members(terms: Iterable[str]) -> set[str]:
    """The members of terms that list them, which no tokenizer could keep whole together.

    >>> sorted(members(["稳进增效、除险固安", "两地", "四高、四新"]))
    ['稳进增效', '除险固安']
    """
    parts = (part for term in terms for part in _BETWEEN_MEMBERS.split(term) if part != term)
    return {part for part in parts if len(part) >= _SHORTEST_MEMBER}


def count(
    texts: Iterable[Sequence[str]],
    origin: pd.DataFrame,
    *,
    terms: Collection[str] = (),
    phrases: bool = False,
    stop: Collection[str] = (),
) -> Material:
    """Words counted by paragraph; rare words, those of no content and paragraphs without words left out.

    Examples
    --------
    >>> texts = [["改革", "的", "突破"], ["改革", "改革"], ["改革"], ["突破"]]
    >>> origin = pd.DataFrame({"paragraph_id": list("abcd"), "article_id": list("xxyy")})
    >>> made = count(texts, origin)
    >>> made.vocabulary.tolist(), made.paragraphs["paragraph_id"].tolist(), made.tokens
    (['改革'], ['a', 'b', 'c'], 4)
    >>> count(texts, origin, stop={"改革"}).vocabulary.tolist()
    []
    """
    tokens = _sequences(texts)
    vocabulary, counts = _counted(tokens, terms, stop)
    joined = join_phrases(tokens, terms) if phrases else tokens
    names, term_counts = _counted(joined, terms, stop) if phrases else (vocabulary, counts)
    length = np.asarray(counts.sum(axis=1)).ravel().astype(int)
    filled = np.flatnonzero(length)
    rows = origin.reset_index(drop=True).assign(tokens=length).iloc[filled].reset_index(drop=True)
    return Material(rows, vocabulary, counts[filled].tocsr(), names, term_counts[filled].tocsr())


def _sequences(texts: Iterable[Sequence[str]]) -> Sequences:
    """Tokens as numbers, in the order of their names: as strings they would take twenty times the room."""
    ids: defaultdict[str, int] = defaultdict(itertools.count().__next__)
    codes, starts = array("i"), array("q", [0])
    for text in texts:
        codes.extend(map(ids.__getitem__, text))
        starts.append(len(codes))
    names = np.array(sorted(ids), dtype=object)
    place = np.empty(len(ids), dtype=np.int32)
    place[[ids[name] for name in names]] = np.arange(len(ids), dtype=np.int32)
    return Sequences(names, place[np.asarray(codes, dtype=np.int32)], np.asarray(starts))


def _counted(
    tokens: Sequences, terms: Collection[str], stop: Collection[str]
) -> tuple[np.ndarray, sparse.csr_matrix]:
    """The tokens that carry content and are frequent enough, sorted, and their counts by paragraph."""
    paragraphs = len(tokens.starts) - 1
    counts = sparse.csr_matrix(
        (np.ones(len(tokens.codes), np.int32), tokens.codes.copy(), tokens.starts),  # sorted in place below
        shape=(paragraphs, len(tokens.names)),
    )
    counts.sum_duplicates()
    least = max(LEAST_PARAGRAPHS, paragraphs // ONE_IN)
    frequent = np.flatnonzero(np.bincount(counts.indices, minlength=len(tokens.names)) >= least)
    allowed = set(content(tokens.names[frequent], terms)) - set(stop)
    kept = [at for at in frequent if tokens.names[at] in allowed]
    kept.sort(key=lambda at: tokens.names[at])
    return tokens.names[kept], counts[:, kept].astype(float).tocsr()
