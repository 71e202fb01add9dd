"""The segmenter's original dictionary, without added terms: plain words and their segmentation."""

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


def is_idiom(term: str) -> bool:
    """Whether the dictionary has the term as an idiom (成语).

    >>> is_idiom("四面八方"), is_idiom("一岗双责")
    (True, False)
    """
    return [tag for _, tag in _jieba().tag(term, False)] == ["i"]


def ends_in_verb(text: str) -> bool:
    """Whether the last word of a text is a verb of two or more characters, or a verbal noun.

    >>> ends_in_verb("绿色发展"), ends_in_verb("春水摄影展")
    (True, False)
    """
    word, tag = _jieba().tag(text, False)[-1]
    return len(word) > 1 and tag.startswith("v")


def tags(text: str) -> list[str]:
    """The parts of speech of the words of a text; characters that make no word of the dictionary stand alone.

    >>> tags("教育家精神"), tags("强基育苗")
    (['n', 'n'], ['a', 'a', 'v'])
    """
    return [tag for _, tag in _jieba().tag(text, False)]


def cut(text: str) -> list[str]:
    """Segment a text with dictionary words only, without the HMM.

    >>> cut("走深走实")
    ['走', '深', '走', '实']
    """
    return _jieba().cut(text, False)


def noun(text: str) -> str:
    """The noun phrase at the start of a text.

    A verb is accepted only before the last word (提升行动).

    >>> noun("万亿级主导产业集群"), noun("遗产系统顺利通过"), noun("示范区"), noun("提升行动")
    ('万亿级主导产业集群', '遗产系统', '示范区', '提升行动')
    """
    end = reach = 0
    words = _jieba().tag(text, False)
    if len(words) == 2 and words[0][1] == "v" and words[1][1] in ("n", "vn"):
        return text
    for word, tag in words:
        reach += len(word)
        if tag[0] in "nqjgskz" or tag in ("vn", "an", "ng") or word.endswith("战"):
            end = reach
        elif tag[0] not in "abm":
            break
    return text[:end]
