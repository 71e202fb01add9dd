"""What stands on a page and belongs to no article: page numbers, share lines, captions."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from analysis import vocabulary
from analysis.corpus import page_words, publication_lines

_CAPTION_STARTS = frozenset("▲△▼▽↑↓◀▶◁▷←→图上下左右题")
#: Long sentences that hold one may be a disclaimer.
_IN_DISCLAIMERS = ("转载", "侵权", "代表")
LONGEST = 200  #: characters; a longer line is never furniture

_INVISIBLE = re.compile(
    "[\\s\u00ad\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufe00-\ufe0f\ufeff\ue000-\uf8ff]+"
)


@lru_cache(maxsize=64)  # the reader of pages asks several times of each line of one
def name(text: str) -> tuple[str, str] | None:
    """What a whole line is, as (disposition, reason), if it is no part of an article.

    Leaves alone any line that only begins or ends like furniture: the
    vocabulary's patterns must match it whole.

    Examples
    --------
    >>> name("扫一扫,分享到手机")
    ('furniture', 'share line')
    >>> name("▲党员在上课。（资料图片）")
    ('caption', 'photo caption mark')
    >>> name("会议还分析了三季度经济形势，安排部署有关工作。")
    """
    if len(text) > LONGEST or _is_sentence(text):
        return None
    if _INVISIBLE.fullmatch(text):
        return "blank", "invisible characters"
    if publication_lines.is_clock(text):
        return "furniture", "navigation"
    match = _patterns().fullmatch(text)
    found = _meanings()[match.lastgroup or ""] if match else None
    if found is None and page_words.only(text):
        found = "furniture", "navigation"
    elif found is None and (publication_lines.is_fields(text) or publication_lines.is_card(text)):
        found = "furniture", "table of fields"
    if (found is None or found[1] != "masthead") and publication_lines.read(text):
        return "furniture", "date line"
    return found


def _is_sentence(text: str) -> bool:
    """Whether a line is so plainly running text that the patterns need not be tried."""
    return (
        len(text) > 60
        and text[-1] in "。！？"
        and text[-2] not in ")）"
        and text[0] not in _CAPTION_STARTS
        and not any(word in text for word in _IN_DISCLAIMERS)
    )


@cache
def _rows() -> tuple[vocabulary.Row, ...]:
    rows = vocabulary.load("corpus/furniture", ("pattern", "disposition", "reason", "example"))
    for row in rows:
        if row["disposition"] not in ("furniture", "caption"):
            raise row.fault(f"disposition {row['disposition']!r} is neither furniture nor caption")
        if row.pattern("pattern").groups:
            raise row.fault("the pattern has a capturing group; write (?:…)")
    return rows


@cache
def _patterns() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<r{i}>{row['pattern']})" for i, row in enumerate(_rows())))


@cache
def _meanings() -> dict[str, tuple[str, str]]:
    return {f"r{i}": (row["disposition"], row["reason"]) for i, row in enumerate(_rows())}
