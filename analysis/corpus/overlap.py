"""How much two texts share of their words, by pairs of neighbouring characters."""

from __future__ import annotations

import re
from functools import lru_cache

_NOT_CHINESE = re.compile("[^\u3400-\u9fff]+")
LEAD = 160  #: characters of a lead paragraph


@lru_cache(maxsize=256)  # the beginning and end of a text are compared with several others
def pairs(text: str) -> frozenset[str]:
    """Its pairs of neighbouring Chinese characters, without punctuation and digits."""
    chinese = bare(text)
    return frozenset(map(str.__add__, chinese, chinese[1:]))


def bare(text: str) -> str:
    """Its Chinese characters alone."""
    return _NOT_CHINESE.sub("", text)


def lead_share(heading: str, text: str) -> float:
    """Share of a heading's character pairs that occur in the first lines of a text.

    >>> lead_share("市委召开全会", "3月4日，市委召开全会。"), lead_share("热门推荐", "3月4日，市委召开全会。")
    (1.0, 0.0)
    """
    wanted = pairs(heading)
    chinese = bare(text[:LEAD])
    return sum(pair in chinese for pair in wanted) / max(1, len(wanted))
