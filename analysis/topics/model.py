"""The topics of a corpus as fitted: fine topics, the tree over them, and the cut of it that is published."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from scipy import sparse

from analysis.settings import SEED as DEFAULT_SEED
from analysis.settings import Settings
from analysis.topics import (
    background,
    choice,
    coherence,
    consensus,
    effort,
    kept,
    mixture,
    ranking,
    shares,
    tree,
)
from analysis.topics.consensus import Consensus
from analysis.topics.material import Material
from analysis.topics.tree import Node

#: A fine topic that fewer of the runs find again, that is the main one of fewer paragraphs, or of whose first words
#: two halves of the runs agree on fewer, or whose first words meet in fewer paragraphs (NPMI), is dropped.
RECURRENT, LEAST, STEADY, TOGETHER = 0.7, 4, 0.5, -0.05
#: The number of topics does not depend on the seed of a run: it is chosen on runs with this one.
SEED = DEFAULT_SEED
FIRST = 10
#: Terms of a topic that are listed.
LISTED = 30
#: A paragraph is a topic's from this part of its words on, the background's not counted.
MAIN = 0.5


@dataclass(frozen=True)
class Model:
    """What was fitted, and the paragraphs read by it.

    Attributes
    ----------
    material : Material
    found : Consensus
        The fine topics: the leaves of the tree.
    nodes : list of Node
    held : ndarray of shape (paragraphs, 1 + leaves)
        Words of each paragraph that are the background's, and each leaf's.
    uses : ndarray of shape (1 + leaves, terms)
        How often each term is used in the background, and in each leaf; the
        rest are uses in topics that were dropped.
    tried : DataFrame
        The cuts that were measured, one of them chosen.
    """

    material: Material
    found: Consensus
    nodes: list[Node]
    held: np.ndarray
    uses: np.ndarray
    tried: pd.DataFrame

    @cached_property
    def common(self) -> np.ndarray:
        """The distribution of the terms in all texts."""
        return background.overall(self.material.term_counts)

    def cut(self, number: int) -> Cut:
        """So many topics, the largest first."""
        places = np.array(tree.cut(self.nodes, number))
        held = self.held[:, 1:] @ tree.groups(self.nodes, number)
        order = np.argsort(-held.sum(axis=0), kind="stable")
        return Cut(self, places[order])


@dataclass(frozen=True)
class Cut:
    """Topics of a model: some nodes of its tree, in the order in which they are numbered."""

    model: Model
    places: np.ndarray

    @cached_property
    def groups(self) -> np.ndarray:
        """Leaves by topics, 1 where the one is part of the other."""
        made = np.zeros((self.model.held.shape[1] - 1, len(self.places)))
        for column, at in enumerate(self.places):
            made[list(self.model.nodes[at].leaves), column] = 1
        return made

    @cached_property
    def held(self) -> np.ndarray:
        """Words of each paragraph that are each topic's: paragraphs by topics."""
        return self.model.held[:, 1:] @ self.groups

    @cached_property
    def uses(self) -> np.ndarray:
        """How often each term is used in each topic: topics by terms."""
        return self.groups.T @ self.model.uses[1:]

    @cached_property
    def words(self) -> np.ndarray:
        """Distributions of terms without what the background explains: topics by terms."""
        whole = self.uses / np.maximum(self.uses.sum(axis=1, keepdims=True), 1e-12)
        return background.parsimonious(whole, self.model.common)

    @cached_property
    def order(self) -> np.ndarray:
        """The terms that are listed of each topic, by relevance, as columns; those that are none of its own last."""
        telling = np.where(self.words > 0, ranking.relevance(self.words, self.model.common), -np.inf)
        return ranking.first(telling, LISTED)

    @cached_property
    def first(self) -> np.ndarray:
        """The ten first terms of each topic, as columns."""
        return self.order[:, :FIRST]

    @cached_property
    def standing(self) -> sparse.csr_matrix:
        """1 where a paragraph holds a term."""
        return (self.model.material.term_counts > 0).astype(float).tocsr()

    @cached_property
    def paragraphs(self) -> list[np.ndarray]:
        """Paragraphs of each topic: half or more of what is not background is its, or else those with most of it."""
        share = self.held / np.maximum(self.model.held[:, 1:].sum(axis=1, keepdims=True), 1e-12)
        rows = [np.flatnonzero(column >= MAIN) for column in share.T]
        most = np.argsort(-share, axis=0, kind="stable")[:LEAST]
        return [each if len(each) >= LEAST else np.sort(most[:, at]) for at, each in enumerate(rows)]

    @cached_property
    def telling(self) -> np.ndarray:
        """Which part of each term's uses is in each topic; 0 for terms that are none of its own."""
        return np.where(self.words > 0, self.uses / np.maximum(self.model.uses.sum(axis=0), 1e-12), 0)

    @cached_property
    def halves(self) -> list[tuple[np.ndarray, np.ndarray] | None]:
        """Of each topic whose paragraphs part into two groups with hardly a term in common, those."""
        return [mixture.parts(self.standing, rows, own) for rows, own in zip(self.paragraphs, self.telling)]

    @cached_property
    def plain(self) -> np.ndarray:
        """Distributions of words, which other results of the same words are compared with: topics by words."""
        size = self.model.held[:, 1:].sum(axis=0)
        return choice.merged(self.model.found.words, size, self.groups)

    @cached_property
    def stability(self) -> np.ndarray:
        """Overlap of each topic's first words between two halves of the runs, each with a tree of its own."""
        size = self.model.held[:, 1:].sum(axis=0)
        number = len(self.places)
        halves = [
            choice.merged(half, size, tree.groups(tree.grow(half), number))
            for half in self.model.found.halves
        ]
        return choice.agreement(self.plain, *halves)


def fit(
    material: Material, settings: Settings, *, pool: Executor | None = None, store: kept.Store | None = None
) -> tuple[Model, int]:
    """The model of a corpus, and how many topics it has been asked for or is best cut into."""
    leaves = settings.topics or effort.leaves(len(material.paragraphs))  # asked for, none finer are fitted

    def found(seed: int) -> tuple[Consensus, np.ndarray]:
        choices: dict[str, Any] = {"topics": leaves, "seed": seed, "engine": settings.engine}
        made = kept.kept(
            store, material.counts, lambda: consensus.fit(material.counts, pool=pool, **choices), **choices
        )
        sound = _sound(made, material, settings.topics or 2)
        return made.only(np.flatnonzero(sound)), made.words[~sound]

    fitted, dropped = found(settings.seed)
    nodes = tree.grow(fitted.words)
    if settings.topics is not None:
        tried = choice.measure(material.counts, fitted, nodes, [settings.topics])
    else:
        judged = fitted if settings.seed == SEED else found(SEED)[0]
        numbers = choice.candidates(len(judged.words))
        tried = choice.measure(material.counts, judged, tree.grow(judged.words), numbers)
    # Each paragraph is described by the topics that are left; their words are read without those of the dropped ones.
    topics = np.vstack([fitted.background, fitted.words])
    held = shares.fold_in(material.counts, topics)
    whole = shares.fold_in(material.counts, np.vstack([topics, dropped])) if len(dropped) else held
    uses = shares.uses(material.term_counts, whole)[: len(topics)]
    model = Model(material, fitted, nodes, held, uses, tried)
    return model, min(int(tried.loc[tried["chosen"], "topics"].iloc[0]), len(fitted.words))


def _sound(found: Consensus, material: Material, least: int) -> np.ndarray:
    """Which topics do not depend on single runs and rest on enough paragraphs; the best `least` of all at least."""
    sample = material.counts[:: max(1, material.tokens // choice.SAMPLE)]
    held = shares.fold_in(sample, np.vstack([found.background, found.words]))[:, 1:]
    paragraphs = np.bincount(held.argmax(axis=1), minlength=len(found.words))
    steady = choice.agreement(found.words, *found.halves) >= STEADY
    together = coherence.npmi(choice.first_words(found.words), material.counts) >= TOGETHER
    sound = (found.recurrence >= RECURRENT) & (paragraphs >= LEAST) & steady & together
    ranked = np.lexsort((-found.recurrence, -paragraphs, ~sound))
    sound[ranked[:least]] = True
    return sound
