"""Pairs of neighbouring words are those of a plain count."""

import numpy as np

from analysis.words import fragments


def _plain(codes, starts):
    """Each pair within a paragraph, with its position."""
    ends = set(starts[1:].tolist())
    return [((codes[at], codes[at + 1]), at) for at in range(len(codes) - 1) if at + 1 not in ends]


def _corpus(draw, words, tokens, paragraphs):
    """Codes of words, and where paragraphs begin; some are empty, also the first and the last."""
    inner = np.sort(draw.integers(0, tokens + 1, paragraphs))
    return draw.integers(0, words, tokens), np.r_[0, 0, inner, tokens, tokens]


def test_pairs_counts_and_positions_are_those_of_a_plain_count():
    draw = np.random.default_rng(5)
    for tokens in (0, 1, 2, 30, 400):
        codes, starts = _corpus(draw, 9, tokens, 12)
        names = np.array([str(number) for number in range(9)], dtype=object)
        pairs, which, together, places = fragments.neighbours(names, codes, starts)
        expected = _plain(codes.tolist(), starts)
        assert places.tolist() == [at for _, at in expected]
        assert [divmod(pair, 9) for pair in pairs[which].tolist()] == [pair for pair, _ in expected]
        assert pairs.tolist() == sorted(set(pairs.tolist()))
        assert together.tolist() == [
            [pair for pair, _ in expected].count(divmod(pair, 9)) for pair in pairs.tolist()
        ]
