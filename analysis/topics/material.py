"""Input of topic models: counts of words and terms by paragraph."""

from __future__ import annotations

import itertools
import re
from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from itertools import islice

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from scipy import sparse

from analysis import names
from analysis.corpus.bylines import without_dateline
from analysis.run import on_disk
from analysis.run.executors import Here, spread
from analysis.topics import persons
from analysis.topics.procedure import without_procedure
from analysis.words import Sequences, Tokenizer, content, join_phrases, official_terms, parts_of_speech

#: Minimum number of paragraphs that contain a word.
LEAST_PARAGRAPHS = 3
#: In a large corpus, minimum frequency: one paragraph in this many.
ONE_IN = 4000
#: Paragraphs that are counted together.
BLOCK = 10_000
#: Paragraphs that are segmented together, by one process.
SEGMENTED = 6_000
#: Separates the members of a formulation that lists them: 稳进增效、除险固安、改革突破.
_BETWEEN_MEMBERS = re.compile("[、，·,；]")
_SHORTEST_MEMBER = 3
#: Weight of a term in the first sentence of a paragraph, which says what it is about, and of one in an enumeration;
#: elsewhere 1.
IN_FIRST_SENTENCE, ENUMERATED = 2.0, 0.5
_SENTENCE_ENDS, _ENUMERATES = frozenset("。！？；!?;"), "、"


@dataclass(frozen=True)
class Material:
    """Paragraphs with word counts, in an order determined by their text only.

    Topics are fitted on words, which are frequent enough on a small corpus,
    and described by terms, in which noun phrases of several words are one
    unit whose parts are not counted separately. (Fitted on terms, topics of
    the seeds recover 8 to 10 of 16 themes instead of 11.) The words are those
    of jieba's dictionary, so that a term more in a lexicon does not give other
    topics: with a dozen of the terms left out, a third of the seeds' topics
    were others when terms counted as words.

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
    term_weights : csr_matrix of shape (documents, terms)
        The counts weighted by position: terms of the first sentence count
        more, those in enumerations less.
    persons : frozenset of str
        The words that are names of persons.
    """

    paragraphs: pd.DataFrame
    vocabulary: np.ndarray
    counts: sparse.csr_matrix
    terms: np.ndarray
    term_counts: sparse.csr_matrix
    term_weights: sparse.csr_matrix
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
    pool: Executor | None = None,
) -> Material:
    """Count the words of body text.

    Uses body paragraphs without repeats, without the datelines that open
    reports and without sentences about who was present, in any order; they
    are sorted by their text.

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
    pool : Executor, optional
        Where texts are segmented; by default in this process.
    """
    readings, origin = _in_order(paragraphs)
    whole = {*terms, *members(terms), *official_terms()} if lexicon else set()
    called = names.unknown_words(people)
    undescribed = {term for term in whole if not content(_words_of(term))}
    segment = partial(
        _segmented,
        words=frozenset(called | {*stop} | undescribed),
        terms=frozenset(whole | called) if lexicon else None,
    )
    words, tokens = _Encoder(), _Encoder()
    for of_words, of_tokens in spread(
        pool or Here(), segment, iter(lambda: [*islice(readings, SEGMENTED)], [])
    ):
        words.join(of_words)
        if of_tokens is not None:
            tokens.join(of_tokens)
    return _material(
        words.sequences(),
        tokens.sequences() if lexicon else None,
        origin,
        terms=whole,
        people=called,
        stop=stop,
    )


def _words_of(term: str) -> list[str]:
    """The words of a term in jieba's dictionary.

    >>> _words_of("安全生产"), _words_of("三化")
    (['安全', '生产'], ['三化'])
    """
    return [word for word, _ in parts_of_speech(term)]


def _segmented(
    readings: Sequence[str], words: frozenset[str], terms: frozenset[str] | None
) -> tuple[Sequences, Sequences | None]:
    """The tokens of some texts, with `words` as one token each; if there are `terms`, also with these."""
    texts = [without_procedure(without_dateline(reading)) for reading in readings]
    # made for each block: 0.1 s, and kept it would take 25 MB of each worker
    of_words = _sequences(map(Tokenizer(words).cut, texts))
    return of_words, None if terms is None else _sequences(map(Tokenizer(terms).cut, texts))


def _in_order(paragraphs: pd.DataFrame) -> tuple[Iterator[str], pd.DataFrame]:
    """Texts of the body without repeats, sorted, so many at a time; and the ids of their paragraphs and articles.

    >>> rows = [("a.1", "a", "body", "", "会议"), ("a.2", "a", "body", "a.1", "会议"), ("b.1", "b", "body", "", "人大")]
    >>> made = pd.DataFrame(rows, columns=["paragraph_id", "article_id", "role", "repeat_of", "reading"])
    >>> texts, origin = _in_order(made)
    >>> list(texts), origin["paragraph_id"].tolist()
    (['人大', '会议'], ['b.1', 'a.1'])
    """
    readings = pa.array(paragraphs["reading"], pa.large_string())
    keys = pa.table({"reading": readings, "paragraph_id": pa.array(paragraphs["paragraph_id"])})
    order = pc.sort_indices(keys, [("reading", "ascending"), ("paragraph_id", "ascending")]).to_numpy()
    chosen = (paragraphs["role"] == "body") & (paragraphs["repeat_of"] == "")
    order = order[chosen.to_numpy(bool)[order]]
    texts = (
        text
        for first in range(0, len(order), BLOCK)
        for text in readings.take(pa.array(order[first : first + BLOCK])).to_pylist()
    )
    return texts, paragraphs[["paragraph_id", "article_id"]].iloc[order]


def frequent(formulations: pd.DataFrame) -> list[str]:
    """The formulations that are used often enough to be counted as one word; the words of all others count alone.

    >>> frequent(pd.DataFrame({"term": ["高质量发展", "一号改革工程"], "uses": [5, 2]}))
    ['高质量发展']
    """
    return formulations["term"][formulations["uses"].astype(int) >= LEAST_PARAGRAPHS].tolist()


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
    stop: Collection[str] = (),
) -> Material:
    """Count words by paragraph, without rare words, function words and empty paragraphs.

    Parameters
    ----------
    texts : iterable of sequence of str
        The words of each text.
    origin : DataFrame
        ``paragraph_id`` and ``article_id`` of each text.

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
    return _material(_sequences(texts), None, origin, terms=terms, people=people, stop=stop)


def _material(
    words: Sequences,
    tokens: Sequences | None,
    origin: pd.DataFrame,
    *,
    terms: Collection[str],
    people: Collection[str],
    stop: Collection[str],
) -> Material:
    """The counts of all words, and of all terms among the tokens, by default the words."""
    vocabulary, counts = _counted(words, terms, stop)
    whole = words if tokens is None else tokens
    found = persons.find(whole)
    length = np.asarray(counts.sum(axis=1)).ravel().astype(int)
    filled = length > 0
    rows = origin.reset_index(drop=True).assign(tokens=length)[filled].reset_index(drop=True)
    counts = _without_empty(counts)
    term_names, term_counts = vocabulary, counts
    if tokens is not None:
        whole = join_phrases(tokens, terms, apart=people)
        on_disk.release()
        term_names, term_counts = _counted(whole, terms, stop, filled)
    term_weights = _weighted(whole, term_names, filled)
    on_disk.release()
    return Material(rows, vocabulary, counts, term_names, term_counts, term_weights, found.union(people))


def _without_empty(counts: sparse.csr_matrix) -> sparse.csr_matrix:
    """The same counts without the rows that have none; nothing of them is copied.

    >>> _without_empty(sparse.csr_matrix([[0, 1], [0, 0], [2, 0]])).toarray().tolist()
    [[0, 1], [2, 0]]
    """
    ends = np.r_[0, counts.indptr[1:][np.diff(counts.indptr) > 0]]
    return sparse.csr_matrix((counts.data, counts.indices, ends), shape=(len(ends) - 1, counts.shape[1]))


class _Encoder:
    """Encodes tokens as integers sorted by name; strings would need twenty times the memory.

    >>> encoder = _Encoder()
    >>> encoder.add(["市委", "会议"])
    >>> encoder.join(_sequences([["会议"], []]))
    >>> joined = encoder.sequences()
    >>> joined.names.tolist(), joined.codes.tolist(), joined.starts.tolist()
    (['会议', '市委'], [1, 0, 0], [0, 2, 3, 3])
    """

    def __init__(self) -> None:
        self._ids: defaultdict[str, int] = defaultdict(itertools.count().__next__)
        self._codes, self._ends = array("i"), array("q", [0])

    def add(self, text: Sequence[str]) -> None:
        """Encode the tokens of the next text."""
        self._codes.extend(map(self._ids.__getitem__, text))
        self._ends.append(len(self._codes))

    def join(self, part: Sequences) -> None:
        """Take over the tokens of the next texts."""
        ids = np.array([self._ids[name] for name in part.names], dtype=np.int32)
        self._ends.frombytes((len(self._codes) + np.asarray(part.starts[1:], dtype=np.int64)).tobytes())
        self._codes.frombytes(ids[part.codes].tobytes())

    def sequences(self) -> Sequences:
        """All tokens so far."""
        names = np.array(sorted(self._ids), dtype=object)
        place = np.empty(len(names), dtype=np.int32)
        place[[self._ids[name] for name in names]] = np.arange(len(names), dtype=np.int32)
        return Sequences(names, place[np.asarray(self._codes, dtype=np.int32)], np.array(self._ends))


def _sequences(texts: Iterable[Sequence[str]]) -> Sequences:
    """Encode texts.

    >>> _sequences([["改革", "创新"], ["改革"]]).codes.tolist()
    [1, 0, 1]
    """
    encoder = _Encoder()
    for text in texts:
        encoder.add(text)
    return encoder.sequences()


def _counted(
    tokens: Sequences, terms: Collection[str], stop: Collection[str], chosen: np.ndarray | None = None
) -> tuple[np.ndarray, sparse.csr_matrix]:
    """The content words that are frequent enough, sorted, and their counts by paragraph, or by `chosen` paragraph."""
    paragraphs, size = len(tokens.starts) - 1, len(tokens.names)
    found_in = np.zeros(size, dtype=np.int64)
    for block in _blocks(tokens):
        found_in += np.bincount(block.indices, minlength=size)
    frequent = np.flatnonzero(found_in >= max(LEAST_PARAGRAPHS, paragraphs // ONE_IN))
    allowed = set(content(tokens.names[frequent], terms)) - set(stop)
    kept = [at for at in frequent.tolist() if tokens.names[at] in allowed]
    kept.sort(key=lambda at: tokens.names[at])
    return tokens.names[kept], _of_words(_blocks(tokens), kept, chosen, np.float64)


def _of_words(
    blocks: Iterable[sparse.csr_matrix], kept: Sequence[int], chosen: np.ndarray | None, kind: type
) -> sparse.csr_matrix:
    """The columns of some words, in the rows that are chosen, or in all."""

    def parts() -> Iterator[sparse.csr_matrix]:
        first = 0
        for block in blocks:
            last = first + block.shape[0]
            yield block[:, kept] if chosen is None else block[chosen[first:last]][:, kept]
            first = last

    return on_disk.matrix(parts(), sparse.csr_matrix((0, len(kept)), dtype=kind))


def _weighted(tokens: Sequences, names: np.ndarray, chosen: np.ndarray | None = None) -> sparse.csr_matrix:
    """Counts of some words by paragraph, or by `chosen` paragraph, weighted by position."""
    places = {name: at for at, name in enumerate(tokens.names.tolist())}
    kept = [places[name] for name in names]
    ends = np.isin(np.arange(len(places)), [places[mark] for mark in _SENTENCE_ENDS if mark in places])
    enumerates = np.arange(len(places)) == places.get(_ENUMERATES, -1)
    weigh = partial(_position_weights, ends=ends, enumerates=enumerates)
    return _of_words(_blocks(tokens, weigh), kept, chosen, np.float32)


def _position_weights(tokens: Sequences, ends: np.ndarray, enumerates: np.ndarray) -> np.ndarray:
    """The weight of each token by its position in its text; of each word, whether it ends a sentence or enumerates.

    >>> words = _sequences([["抓", "改革", "。", "国企", "、", "园区", "改革", "。"], [], ["改革"], ["、", "改革"]])
    >>> _position_weights(words, words.names == "。", words.names == "、").tolist()
    [2.0, 2.0, 2.0, 0.5, 1.0, 0.5, 1.0, 1.0, 2.0, 2.0, 1.0]
    """
    text = np.repeat(np.arange(len(tokens.starts) - 1), np.diff(tokens.starts))
    sentence = np.r_[0, np.cumsum(ends[tokens.codes])]
    first = sentence[:-1] == sentence[tokens.starts[text]]
    weights = np.where(first, np.float32(IN_FIRST_SENTENCE), np.float32(1))
    mark, within = enumerates[tokens.codes], text[1:] == text[:-1]
    weights[np.r_[mark[1:] & within, False] | np.r_[False, mark[:-1] & within]] *= ENUMERATED
    return weights


def _blocks(
    tokens: Sequences, weigh: Callable[[Sequences], np.ndarray] | None = None
) -> Iterator[sparse.csr_matrix]:
    """Counts, or sums of weights, of all words by paragraph, so many paragraphs at a time."""
    for first in range(0, len(tokens.starts) - 1, BLOCK):
        starts = tokens.starts[first : first + BLOCK + 1]
        codes = tokens.codes[starts[0] : starts[-1]].copy()  # sorted in place below
        starts = starts - starts[0]
        values = weigh(Sequences(tokens.names, codes, starts)) if weigh else np.ones(len(codes), np.int32)
        counts = sparse.csr_matrix((values, codes, starts), shape=(len(starts) - 1, len(tokens.names)))
        counts.sum_duplicates()
        yield counts
