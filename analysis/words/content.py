"""Select content words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

from analysis.words.lexicon import stop_words

_CHINESE = re.compile(r"[一-鿕]")

#: A number with its unit: 三十, 第五, 2024年, 一季度, 十多个.
_NUMBER = re.compile(
    r"""
    第?
    [0-9０-９.,%一二三四五六七八九十百千万亿两零〇几数多余]+   # digits of either kind
    (?:年|月|日|号|时|点|分|秒|周年|年代|年度|季度|个|多个|次|名|位|项|条|件|家|人|届|批|周|天|元|万|亿|岁|倍|成|大)?
    """,
    re.VERBOSE,
)


def content(tokens: Iterable[str], terms: Collection[str] = ()) -> list[str]:
    """The content words among tokens, in order.

    Removes single characters, numbers and dates, stop words, and tokens
    without Chinese characters. Tokens in `terms` are always kept: 885 is a
    mechanism if the corpus says so.

    Examples
    --------
    >>> content(["2024年", "我们", "推进", "885", "机制", "，", "三十"])
    ['推进', '机制']
    >>> content(["2024年", "推进", "885", "机制"], terms={"885"})
    ['推进', '885', '机制']
    """
    # the length first, which most tokens fail: it costs less than a look into a memory
    return [token for token in tokens if (len(token) > 1 and _is_content(token)) or token in terms]


@lru_cache(maxsize=1 << 17)
def _is_content(token: str) -> bool:
    return token not in stop_words() and bool(_CHINESE.search(token)) and not _NUMBER.fullmatch(token)
