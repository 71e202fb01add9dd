"""The fitted model of a corpus: fine topics, the tree over them, and its published cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd
from scipy import sparse

from analysis.refusals import refused
from analysis.run import on_disk
from analysis.settings import SEED, Settings
from analysis.topics import (
    background,
    choice,
    coherence,
    cohesion,
    consensus,
    effort,
    kept,
    mixture,
    ranking,
    shares,
    subjects,
    tree,
)
from analysis.topics.consensus import Consensus
from analysis.topics.material import Material
from analysis.topics.tree import Node
from analysis.words import parts_of_speech

#: Fine topics below one of these are dropped: recurrence over runs, weighted coherence, and cohesion of its leading
#: paragraphs times recurrence. Measures of just the ten top words are no criterion: one word more or less moves them,
#: and each seed would drop other topics.
RECURRENT, TOGETHER, COHESIVE = 0.7, 0.15, 0.2
#: Largest number of topics: with more, a fit takes hours, and nobody reads them.
MOST = 300
#: Number of terms listed for each topic.
LISTED = 30
#: Minimum proportion of a paragraph's non-background words for it to belong to a topic, and minimum number of
#: paragraphs: in a small corpus, those with most.
MAIN, FEWEST = 0.5, 10
#: Number of exemplars of a topic, and number of leading paragraphs of which they are chosen together.
EXEMPLARS, POOL = 3, 12
#: What a paragraph without any term of the label counts; one with all, 1 more; and the exponent of this. One without the
#: first term counts so much less that it is an exemplar only where there are too few with it.
UNNAMED, NAMING, LACKING = 0.05, 3, 1e-3
#: A reader notices a term that is at least this prominent: one that stands in one enumeration only is not.
SHOWN = 0.5
#: A paragraph of fewer counted words is often a stock sentence, and an exemplar only where there are too few others.
SHORT = 12
#: Minimum value of a paragraph of the pool, relative to the value of the last that is needed.
COMPARABLE = 0.02
#: Paragraphs whose shares in all topics are held together, beside those in the leaves.
BLOCK = 25_000
#: Subtracted from the relevance of terms that are not a topic's own; larger than any difference in relevance.
_AFTER = 1e3


@dataclass(frozen=True)
class Model:
    """A fitted model, applied to the paragraphs.

    Attributes
    ----------
    material : Material
    found : Consensus
        The fine topics: the leaves of the tree.
    nodes : list of Node
    topic_counts : ndarray of shape (paragraphs, 1 + leaves)
        Number of words of each paragraph in the background and each leaf.
    rest : ndarray of shape (paragraphs,)
        Number of words of each paragraph in dropped topics.
    uses : ndarray of shape (1 + leaves, terms)
        Uses of each term in the background and each leaf; the remaining uses
        are in dropped topics.
    tried : DataFrame
        The measured cuts, one of them chosen.
    """

    material: Material
    found: Consensus
    nodes: list[Node]
    topic_counts: np.ndarray
    rest: np.ndarray
    uses: np.ndarray
    tried: pd.DataFrame

    @cached_property
    def size(self) -> np.ndarray:
        """Number of words in each leaf."""
        leaves = self.topic_counts[:, 1:]
        size = leaves.sum(axis=0)
        on_disk.release()
        return size

    @cached_property
    def common(self) -> np.ndarray:
        """Distribution of the terms over all texts."""
        return background.overall(self.material.term_counts)

    @cached_property
    def preference(self) -> np.ndarray:
        """Added to the relevance of each term to order the top words: names of things come before verbs and the like."""
        return np.log(subjects.weights(self.material.terms, subjects.TOP_WORD))

    @cached_property
    def presence(self) -> sparse.csr_matrix:
        """1 if a paragraph contains a term: paragraphs by terms."""
        counts = self.material.term_counts
        ones = on_disk.array(((part > 0).astype(float) for part in _parts_of(counts.data)), np.zeros(0))
        return sparse.csr_matrix((ones, counts.indices, counts.indptr), shape=counts.shape)

    @cached_property
    def columns(self) -> dict[str, int]:
        """The column of each term."""
        return {name: at for at, name in enumerate(self.material.terms.tolist())}

    @cached_property
    def prominence(self) -> sparse.csr_matrix:
        """How prominent each term is in each paragraph, from 0 to 1: paragraphs by terms.

        A term is more prominent if it occurs repeatedly or in the first
        sentence, less in an enumeration. A reader sees a term also in a longer
        one: 亚运会 in 亚运会火炬.
        """
        parts = self._parts

        def of(weights: sparse.csr_matrix) -> sparse.csr_matrix:
            found = sparse.csr_matrix(sparse.csr_matrix(weights, dtype=np.float32) @ parts)
            np.subtract(1, np.power(0.5, found.data, out=found.data), out=found.data)
            return found

        blocks = (of(weights) for _, weights in on_disk.by_rows(self.material.term_weights, BLOCK))
        return on_disk.matrix(blocks, parts[:0])

    @cached_property
    def _parts(self) -> sparse.csr_matrix:
        """1 if a term consists of another one and further words, or is the same: terms by terms."""
        found = {(at, at) for at in self.columns.values()}
        for name, at in self.columns.items():
            words = [word for word, _ in parts_of_speech(name)]
            for start, end in combinations(range(len(words) + 1), 2):
                part = self.columns.get("".join(words[start:end]))
                if part is not None:
                    found.add((at, part))
        size = len(self.columns)
        rows, columns = np.array(sorted(found), dtype=int).reshape(-1, 2).T
        return sparse.csr_matrix((np.ones(len(rows), dtype="float32"), (rows, columns)), shape=(size, size))

    def cut(self, number: int) -> Cut:
        """Cut the tree into a number of topics, largest first."""
        places = np.array(tree.cut(self.nodes, number))
        order = np.argsort(-Cut(self, places).size, kind="stable")
        return Cut(self, places[order])


@dataclass(frozen=True)
class Cut:
    """The topics of one cut: nodes of the tree, in the order of their numbers."""

    model: Model
    places: np.ndarray

    def to_send(self, *, terms: bool) -> Cut:
        """The same for tables that another process makes: the shares of paragraphs and, if so, the uses of terms."""
        made, found = self.model.material, self.model.found
        material = replace(
            made,
            vocabulary=made.vocabulary[:0],
            counts=made.counts[:0],
            term_counts=made.term_counts if terms else made.term_counts[:0],
            term_weights=made.term_weights[:0],
        )
        runs = replace(found, words=found.words[:, :0], halves=found.halves[:0], folds=found.folds[:0])
        uses = self.model.uses if terms else self.model.uses[:, :0]
        return Cut(replace(self.model, material=material, found=runs, uses=uses), self.places)

    @cached_property
    def groups(self) -> np.ndarray:
        """Membership of leaves in topics: leaves by topics, 0 or 1."""
        return tree.members(self.model.nodes, self.places.tolist())

    @cached_property
    def topic_counts(self) -> np.ndarray:
        """Number of words of each paragraph in each topic: paragraphs by topics."""
        found = (self.model.topic_counts[block, 1:] @ self.groups for block in self.blocks)
        return on_disk.array(found, np.zeros((0, len(self.places))))

    @property
    def blocks(self) -> Iterator[slice]:
        """The paragraphs, so many at a time."""
        return on_disk.slices(len(self.model.topic_counts), BLOCK)

    @cached_property
    def size(self) -> np.ndarray:
        """Number of words in each topic."""
        total = np.zeros((1, len(self.places)))
        for block in self.blocks:  # added one after the other, so that the size of a block changes no digit
            counts = self.model.topic_counts[block, 1:] @ self.groups
            total = np.vstack([total, counts]).sum(axis=0, keepdims=True)
        return total[0]

    @cached_property
    def uses(self) -> np.ndarray:
        """Uses of each term in each topic: topics by terms."""
        return self.groups.T @ self.model.uses[1:]

    @cached_property
    def words(self) -> np.ndarray:
        """Term distributions without the part explained by the background: topics by terms."""
        whole = self.uses / np.maximum(self.uses.sum(axis=1, keepdims=True), 1e-12)
        return background.parsimonious(whole, self.model.common)

    @cached_property
    def own(self) -> np.ndarray:
        """Whether a term has more uses in a topic than in the background: topics by terms.

        A word used evenly in all texts (重庆) is often frequent in a topic too, but tells nothing about it.
        """
        return (self.words > 0) & (self.uses > self.model.uses[0])

    @cached_property
    def order(self) -> np.ndarray:
        """Column indices of the listed terms of each topic by relevance and preference; the topic's own terms first."""
        relevance = ranking.relevance(self.words, self.model.common) + self.model.preference
        scores = np.where(self.words > 0, relevance, -np.inf) - np.where(self.own, 0, _AFTER)
        return ranking.first(scores, LISTED)

    @cached_property
    def first(self) -> np.ndarray:
        """Column indices of the ten top terms of each topic."""
        return self.order[:, : ranking.FIRST]

    @cached_property
    def presence(self) -> sparse.csr_matrix:
        """1 if a paragraph contains a term: paragraphs by terms."""
        return self.model.presence

    @property
    def proportions(self) -> Iterator[np.ndarray]:
        """Proportion of each paragraph's non-background words in each topic, topic by topic.

        Those of a paragraph sum to less than 1 if words are in dropped topics.
        """
        return (column / self._words for column in self.topic_counts.T)

    @cached_property
    def _words(self) -> np.ndarray:
        """Number of non-background words of each paragraph, at least a little."""
        counted = [self.model.topic_counts[block, 1:].sum(axis=1) for block in self.blocks]
        return np.maximum(np.concatenate(counted) + self.model.rest, 1e-12)

    @cached_property
    def prominence(self) -> sparse.csr_matrix:
        """How prominent each term is in each paragraph: paragraphs by terms."""
        return self.model.prominence

    @cached_property
    def ownership(self) -> np.ndarray:
        """Proportion of each term's prominence that is in paragraphs of each topic, by their shares: topics by terms."""
        total = np.maximum(self.prominence.sum(axis=0).A1, 1e-12)

        def some(block: slice) -> np.ndarray:
            return np.column_stack([self._share(topic, block) for topic in self.groups.T])

        return (shares.weighed(self.prominence, some, len(self.places)) / total[:, None]).T

    def _share(self, topic: np.ndarray, block: slice) -> np.ndarray:
        """Proportion of the non-background words of some paragraphs in one topic, given its leaves."""
        return self.model.topic_counts[block, 1:] @ topic / self._words[block]

    @property
    def typicality(self) -> Iterator[np.ndarray]:
        """How typical each paragraph is of each topic, times the topic's share, topic by topic."""
        topic_counts = self.model.topic_counts
        length = np.concatenate([topic_counts[block].sum(axis=1, keepdims=True) for block in self.blocks])
        for topic in self.groups.T:
            column = np.zeros(len(topic_counts))
            for block in self.blocks:
                for leaf in 1 + np.flatnonzero(topic):
                    column[block] += shares.typicality(topic_counts[block, [leaf]], length[block])[:, 0]
                column[block] *= self._share(topic, block)
            yield column

    def exemplars(self, labels: Sequence[Sequence[str]]) -> np.ndarray:
        """Typical paragraphs that have a subject in common, the one that the label names: topics by `EXEMPLARS`.

        The leading paragraphs contain the first term of the label, and their
        terms are most like the topic's and its label's; the longest with the
        largest shares often add something else. Of these, the exemplars are the
        ones that are most like each other: one that is not makes a reader doubt
        the label.
        """
        length = np.sqrt(np.maximum(self.presence.sum(axis=1).A1, 1))[:, None]
        words = (self.words / np.linalg.norm(self.words, axis=1, keepdims=True)).T
        leading = ranking.Leading(POOL)
        within = [[self.model.columns[term] for term in label] for label in labels]
        for block in self.blocks:
            presence = self.presence[block]
            typical = shares.typicality(self.model.topic_counts[block])[:, 1:] @ self.groups
            prominence = self.prominence[block]
            named = np.array([_named(prominence[:, terms].toarray()) for terms in within])
            long_enough = np.where(self.model.topic_counts[block].sum(axis=1) < SHORT, LACKING, 1)
            leading.add((typical * (presence @ words / length[block])).T * named * long_enough)
        rarity = np.log1p(self.presence.shape[0] / np.maximum(self.presence.sum(axis=0).A1, 1))
        return np.array(
            [
                rows[_alike(values, self.presence[rows].multiply(rarity).tocsr())]
                for rows, values in zip(leading.places(), leading.values())
            ]
        )

    def shared(self, exemplars: np.ndarray) -> np.ndarray:
        """Proportion of the exemplars of each topic in which a reader notices each term: topics by terms."""
        return np.array([(self.prominence[rows].toarray() >= SHOWN).mean(axis=0) for rows in exemplars])

    def prominent(self, exemplars: np.ndarray) -> np.ndarray:
        """How prominent each term is in the exemplars of each topic: topics by terms."""
        return np.array([self.prominence[rows].mean(axis=0).A1 for rows in exemplars])

    @cached_property
    def paragraphs(self) -> list[np.ndarray]:
        """Paragraphs of each topic: those with at least half of their non-background words in it, else those with most."""
        main: list[list[np.ndarray]] = [[] for _ in self.places]
        most = ranking.Leading(FEWEST)
        for block in self.blocks:
            share = (self.model.topic_counts[block, 1:] @ self.groups).T / self._words[block]
            for rows, own in zip(main, share, strict=True):
                rows.append(block.start + np.flatnonzero(own >= MAIN))
            most.add(share)
        found = zip(map(np.concatenate, main), most.places(), strict=True)
        return [rows if len(rows) >= FEWEST else np.sort(leading) for rows, leading in found]

    @cached_property
    def exclusivity(self) -> np.ndarray:
        """Proportion of each term's uses in each topic; 0 for terms outside the topic."""
        return np.where(self.words > 0, self.uses / np.maximum(self.model.uses.sum(axis=0), 1e-12), 0)

    @cached_property
    def halves(self) -> list[tuple[np.ndarray, np.ndarray] | None]:
        """The two groups of paragraphs of each mixed topic, else None."""
        return [
            mixture.parts(self.presence, rows, own) for rows, own in zip(self.paragraphs, self.exclusivity)
        ]

    @cached_property
    def plain(self) -> np.ndarray:
        """Word distributions, for comparison with other models of the same words: topics by words."""
        return choice.merged(self.model.found.words, self.model.size, self.groups)

    @cached_property
    def stability(self) -> np.ndarray:
        """Overlap of each topic's top words between two halves of the runs, each with its own tree."""
        number = len(self.places)
        halves = [
            choice.merged(half, self.model.size, tree.groups(tree.grow(half), number))
            for half in self.model.found.halves
        ]
        return choice.agreement(self.plain, *halves)


def _parts_of(numbers: np.ndarray) -> Iterator[np.ndarray]:
    """So many numbers at a time."""
    return (numbers[part] for part in on_disk.slices(len(numbers), BLOCK * 40))


def _named(prominence: np.ndarray) -> np.ndarray:
    """How well each paragraph is named by the terms of a label, by how prominent they are: paragraphs by terms.

    >>> _named(np.array([[1.0, 1.0], [1.0, 0.0], [0.0, 1.0]])).round(5).tolist()
    [1.15763, 0.16638, 0.00017]
    """
    return (UNNAMED + np.sqrt(prominence).mean(axis=1)) ** NAMING * np.where(prominence[:, 0] > 0, 1, LACKING)


def _alike(values: np.ndarray, terms: sparse.csr_matrix) -> list[int]:
    """The `EXEMPLARS` of some paragraphs that have high values, which descend, and are most like each other.

    Parameters
    ----------
    values : ndarray of shape (paragraphs,)
    terms : csr_matrix of shape (paragraphs, terms)
        Weight of each term of the paragraph.

    >>> terms = sparse.csr_matrix([[1, 1, 0, 0], [0, 0, 1, 1], [1, 1, 0, 0], [1, 0, 1, 0], [1, 1, 0, 0.0]])
    >>> _alike(np.array([5.0, 4.0, 4.0, 4.0, 4.0]), terms), _alike(np.array([5.0, 4.0, 4.0, 4.0, 0.0]), terms)
    ([0, 2, 4], [0, 2, 3])
    """
    last = min(EXEMPLARS, len(values)) - 1
    comparable = int((values > COMPARABLE * values[last]).sum())
    if comparable <= EXEMPLARS:
        return list(range(last + 1))
    dense = terms[:comparable].toarray()
    dense /= np.maximum(np.linalg.norm(dense, axis=1, keepdims=True), 1e-12)
    together = np.array(list(combinations(range(comparable), EXEMPLARS)))
    likeness = (dense @ dense.T).round(9)
    pairs = np.array(
        [likeness[together[:, one], together[:, other]] for one, other in combinations(range(EXEMPLARS), 2)]
    )
    # the least similar pair counts twice: two alike beside a third do not make a subject
    return together[
        (values[together].mean(axis=1) * (pairs.mean(axis=0) + pairs.min(axis=0))).argmax()
    ].tolist()


def fit(
    material: Material, settings: Settings, *, pool: Executor | None = None, store: kept.Store | None = None
) -> tuple[Model, int]:
    """Fit the model of a corpus; return it with the requested or chosen number of topics.

    Raises
    ------
    InputFault
        If more than `MOST` topics are requested.
    """
    if settings.topics is not None and settings.topics > MOST:
        raise refused("too_many_topics", n=settings.topics, most=MOST)
    # A requested number is fitted as it is: a cut of finer topics to 6 to 16 is less stable.
    leaves = settings.topics or effort.leaves(len(material.paragraphs), material.tokens)

    def found(seed: int) -> tuple[Consensus, np.ndarray, np.ndarray]:
        choices: dict[str, Any] = {"topics": leaves, "seed": seed, "engine": settings.engine}
        made = kept.kept(
            store, material.counts, lambda: consensus.fit(material.counts, pool=pool, **choices), **choices
        )
        whole = shares.fold_in(material.counts, np.vstack([made.background, made.words]))
        reliable = _reliable(made, material, whole, settings.topics or 2)
        return made.only(np.flatnonzero(reliable)), whole, reliable

    fitted, whole, reliable = found(settings.seed)
    nodes = tree.grow(fitted.words)
    if settings.topics is not None:
        tried = choice.measure(material.counts, fitted, nodes, [settings.topics])
    else:
        # The number is chosen with the default seed, so that it does not depend on the user's.
        judged = fitted if settings.seed == SEED else found(SEED)[0]
        numbers = choice.candidates(len(judged.words))
        tried = choice.measure(material.counts, judged, tree.grow(judged.words), numbers)
    # Words of dropped topics belong to no other topic, which would otherwise mix subjects.
    ours = np.r_[True, reliable]
    order = np.r_[np.flatnonzero(ours), np.flatnonzero(~ours)]
    by_topic = on_disk.empty((len(order), len(whole)))  # mostly one topic is looked at after the other
    for block in on_disk.slices(len(whole), BLOCK):
        by_topic[:, block] = whole[block][:, order].T
    del whole
    uses = shares.uses(material.term_counts, by_topic.T)[: ours.sum()]
    rest = by_topic[ours.sum() :].sum(axis=0)
    model = Model(material, fitted, nodes, by_topic[: ours.sum()].T, rest, uses, tried)
    return model, min(int(tried.loc[tried["chosen"], "topics"].iloc[0]), len(fitted.words))


def _reliable(found: Consensus, material: Material, topic_counts: np.ndarray, least: int) -> np.ndarray:
    """Mask of topics that recur over runs, are coherent and have enough paragraphs with a subject in common; at least the
    best `least` topics.
    """
    words = np.vstack([found.background, found.words])
    main = [topic_counts[block, 1:].argmax(axis=1) for block in on_disk.slices(len(topic_counts), BLOCK)]
    paragraphs = np.bincount(np.concatenate(main), minlength=len(found.words))
    together = coherence.weighted(found.words, material.counts) >= TOGETHER
    cohesive = found.recurrence * cohesion.of_topics(material.counts, topic_counts, words) >= COHESIVE
    reliable = (found.recurrence >= RECURRENT) & together & cohesive & (paragraphs >= choice.LEAST)
    ranked = np.lexsort((-found.recurrence, -paragraphs, ~reliable))
    reliable[ranked[:least]] = True
    return reliable
