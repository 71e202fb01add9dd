"""Input of topic models: counts of words and terms by paragraph."""

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

from analysis import names
from analysis.topics import persons
from analysis.words import Sequences, Tokenizer, content, join_phrases, official_terms

#: Minimum number of paragraphs that contain a word.
LEAST_PARAGRAPHS = 3
#: In a large corpus, minimum frequency: one paragraph in this many.
ONE_IN = 4000
#: Separates the members of a formulation that lists them: 稳进增效、除险固安、改革突破.
_BETWEEN_MEMBERS = re.compile("[、，·,；]")
_SHORTEST_MEMBER = 3


@dataclass(frozen=True)
class Material:
    """Paragraphs with word counts, in an order determined by their text only.

    Topics are fitted on words, which are frequent enough on a small corpus,
    and described by terms, in which noun phrases of several words are one
    unit whose parts are not counted separately. (Fitted on terms, topics of
    the seeds recover 8 to 10 of 16 themes instead of 11.)

    Attributes
    ----------
    paragraphs : DataFrame
        ``paragraph_id``, ``article_id`` and ``tokens`` (number of counted
        words), one row per document.
    vocabulary : ndarray of str
        The words, sorted.
    counts : csr_matrix of shape (documents, words)
        Count of each word in each paragraph.
    terms : ndarray of str
        The terms, sorted.
    term_counts : csr_matrix of shape (documents, terms)
    persons : frozenset of str
        The words that are names of persons.
    """

    paragraphs: pd.DataFrame
    vocabulary: np.ndarray
    counts: sparse.csr_matrix
    terms: np.ndarray
    term_counts: sparse.csr_matrix
    persons: frozenset[str] = frozenset()

    @property
    def tokens(self) -> int:
        """Total number of tokens."""
        return int(self.counts.sum())

    def articles(self) -> sparse.csr_matrix:
        """Articles by paragraphs, 1 if the paragraph belongs to the article; rows in the order of `article_ids`."""
        rows = pd.Categorical(self.paragraphs["article_id"], categories=self.article_ids()).codes
        columns = np.arange(len(rows))
        shape = (len(self.article_ids()), len(rows))
        return sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=shape)

    def article_ids(self) -> list[str]:
        """The articles of the paragraphs, sorted."""
        return sorted(self.paragraphs["article_id"].unique())


def gather(
    paragraphs: pd.DataFrame,
    *,
    terms: Sequence[str] = (),
    people: Iterable[str] = (),
    lexicon: bool = True,
    stop: Collection[str] = (),
) -> Material:
    """Count the words of body text.

    Uses body paragraphs without repeats, in any order; they are sorted by
    their text.

    Parameters
    ----------
    paragraphs : DataFrame
        The paragraphs table.
    terms : sequence of str
        Formulations of the corpus, treated as one word and never dropped as
        numbers; those that list their members are split into members.
    people : iterable of str
        Names of the persons of the corpus; those that are not in the
        dictionary are treated as one word, and never part of a phrase.
    lexicon : bool
        Whether terms and entries of the lexicon are treated as one word, and
        noun phrases are joined.
    stop : collection of str
        Words to exclude.
    """
    chosen = paragraphs[(paragraphs["role"] == "body") & (paragraphs["repeat_of"] == "")]
    chosen = chosen.sort_values(["reading", "paragraph_id"], kind="stable")
    whole = {*terms, *members(terms), *official_terms()} if lexicon else set()
    called = names.unknown_words(people)
    tokenizer = Tokenizer(whole | called)
    texts = (tokenizer.cut(reading) for reading in chosen["reading"].tolist())
    origin = chosen[["paragraph_id", "article_id"]]
    return count(texts, origin, terms=whole, people=called, phrases=lexicon, stop=stop)


def members(terms: Iterable[str]) -> set[str]:
    """The members of terms that list them; a tokenizer cannot treat the list as one word.

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
    people: Collection[str] = (),
    phrases: bool = False,
    stop: Collection[str] = (),
) -> Material:
    """Count words by paragraph, without rare words, function words and empty paragraphs.

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
    joined = join_phrases(tokens, terms, apart=people) if phrases else tokens
    term_names, term_counts = _counted(joined, terms, stop) if phrases else (vocabulary, counts)
    length = np.asarray(counts.sum(axis=1)).ravel().astype(int)
    filled = np.flatnonzero(length)
    rows = origin.reset_index(drop=True).assign(tokens=length).iloc[filled].reset_index(drop=True)
    return Material(
        rows,
        vocabulary,
        counts[filled].tocsr(),
        term_names,
        term_counts[filled].tocsr(),
        persons.find(tokens).union(people),
    )


def _sequences(texts: Iterable[Sequence[str]]) -> Sequences:
    """Encode tokens as integers sorted by name; strings would need twenty times the memory."""
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
    """The content words that are frequent enough, sorted, and their counts by paragraph."""
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
