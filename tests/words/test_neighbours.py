"""Pairs of neighbouring words are those of a plain count."""

from collections import Counter

import numpy as np

from analysis.words import pairs


def _plain(codes, starts):
    """Each pair within a paragraph, with its position."""
    ends = set(starts[1:].tolist())
    return [((codes[at], codes[at + 1]), at) for at in range(len(codes) - 1) if at + 1 not in ends]


def _corpus(draw, words, tokens, paragraphs):
    """Codes of words, and where paragraphs begin; some are empty, also the first and the last."""
    inner = np.sort(draw.integers(0, tokens + 1, paragraphs))
    return draw.integers(0, words, tokens), np.r_[0, 0, inner, tokens, tokens]


def test_pairs_counts_and_positions_are_those_of_a_plain_count(monkeypatch):
    draw = np.random.default_rng(5)
    for block in (1, 7, 1000):
        monkeypatch.setattr(pairs, "BLOCK", block)
        for tokens in (0, 1, 2, 30, 400):
            codes, starts = _corpus(draw, 9, tokens, 12)
            expected = _plain(codes.tolist(), starts)
            found, together = pairs.count(codes, starts, 9)
            counts = Counter(9 * one + other for (one, other), _ in expected)
            assert (found.tolist(), together.tolist()) == (
                sorted(counts),
                [counts[pair] for pair in sorted(counts)],
            )
            wanted = found[::2]
            places, which = pairs.find(codes, starts, 9, wanted)
            assert list(zip(wanted[which].tolist(), places.tolist())) == [
                (9 * one + other, at) for (one, other), at in expected if 9 * one + other in wanted
            ]
            assert pairs.uses(codes, 9).tolist() == np.bincount(codes, minlength=9).tolist()
