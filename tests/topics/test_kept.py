"""Fits that are kept, and damaged: made again, never taken and never a traceback."""

from __future__ import annotations

import random

import numpy as np
from scipy import sparse

from analysis.topics import kept
from analysis.topics.consensus import Consensus

SHAPES = [(2,), (1, 2), (1,), (2, 1, 2), (2, 2, 2)]


def test_a_fit_that_is_damaged_anywhere_is_refused():
    dice = random.Random(1)
    packed = kept.pack(Consensus(*(np.full(shape, 0.1) for shape in SHAPES)))
    assert kept.unpack(packed) is not None
    for _ in range(300):
        damaged = bytearray(packed)
        damaged[dice.randrange(len(damaged))] ^= 1 << dice.randrange(8)
        assert kept.unpack(bytes(damaged)) is None
        assert kept.unpack(packed[: dice.randrange(len(packed))]) is None


def test_what_a_fit_depends_on_makes_another_key():
    counts = sparse.csr_matrix(np.array([[1, 0, 2], [0, 3, 1]]))
    store: dict[str, bytes] = {}

    class Memory:
        get = staticmethod(store.get)
        put = staticmethod(store.__setitem__)

    made = []

    def make() -> Consensus:
        made.append(len(made))
        return Consensus(*(np.full(shape, 0.1) for shape in SHAPES))

    for again in range(2):
        for matrix, number in ((counts, 4), (counts, 5), (counts * 2, 4), (counts[:, :2], 4)):
            kept.kept(Memory(), matrix, make, topics=number)
        assert len(made) == len(store) == 4, again


def test_a_selection_of_topics_keeps_the_background_of_each_fold_first():
    topics, words, folds = 3, 4, 2
    marked = np.arange(folds * (1 + topics) * words, dtype=float).reshape(folds, 1 + topics, words)
    whole = Consensus(
        np.zeros(words), np.zeros((topics, words)), np.zeros(topics), np.zeros((2, topics, words)), marked
    )
    assert (whole.only(np.array([1, 0])).folds == marked[:, [0, 2, 1]]).all()
