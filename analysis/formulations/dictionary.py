"""The segmenter's dictionary as it ships, with no terms added: what is a plain word, and what a run comes apart into."""

from __future__ import annotations

from functools import cache

import rjieba


@cache
def _jieba() -> rjieba.Jieba:
    return rjieba.Jieba()


def is_word(term: str) -> bool:
    """Whether the dictionary has the term.

    >>> is_word("压力"), is_word("强根铸魂")
    (True, False)
    """
    return _jieba().has_word(term)


def cut(text: str) -> list[str]:
    """The dictionary's words of a text, nothing guessed.

    >>> cut("走深走实")
    ['走', '深', '走', '实']
    """
    return _jieba().cut(text, False)
