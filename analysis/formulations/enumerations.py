"""Plain enumerations: 四个方面：一是…，二是…

They are no formulations, for their name says nothing; but a reader of a
speech wants to see what they list. They have a table of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.formulations import dictionary, members_after, members_before, numbers
from analysis.formulations.counting import sentence
from analysis.formulations.listing import Listing, counted_word
from analysis.records import Paragraph

#: Paragraphs behind the name in which its members may be numbered.
PARAGRAPHS = 12

#: A number with what it counts, where members may follow or have come before.
_NAMED = re.compile(
    rf"""
    (?<! [一二两双三四五六七八九十百千万亿几数多半第每前后近约超逾\d年月至.%+] )
    (?<! (?<!做)到 )
    (?! 一 ) (?P<number> {numbers.NUMERAL} )
    (?P<classifier> 个|大|项|点|条|种|类|件|方面|重|步 )
    (?P<noun> [^\W\d_]{{0,10}}? )
    (?= [：:。，；\n（(] | 即 | 包括 | 分别 | 一是 | 第一 | $ )
    """,
    re.VERBOSE,
)
_MAYBE = re.compile("[一二两三四五六七八九十](?:个|大|项|点|条|种|类|件|方面|重|步)")


@dataclass(frozen=True, slots=True)
class Enumeration:
    """One enumeration, with where its name stands."""

    name: str  #: 四个方面
    members: tuple[str, ...]
    number: int  #: how many the name says
    complete: bool
    article_id: str
    source: str
    start: int
    end: int
    sentence: str


def find(paragraph: Paragraph, text: str, following: Sequence[str]) -> Iterator[Enumeration]:
    """The enumerations whose names stand in one paragraph.

    Parameters
    ----------
    text : str
        The paragraph's reading, folded.
    following : sequence of str
        The paragraphs behind it.
    """
    if not _MAYBE.search(text):
        return
    for match in _NAMED.finditer(text):
        total = numbers.value(match["number"])
        if not total or total < 2:
            continue
        name = _name(match)
        listing = listed(text, match, total, following) if name else None
        if listing is None:
            continue
        word = counted_word(match.group())
        if word and all(member.startswith(word) for member in listing.members):
            name = match.group()  # 四个坚持：一是坚持…
        start, end = paragraph.reading.span(match.start(), match.end())
        yield Enumeration(
            name,
            listing.members,
            total,
            listing.complete,
            paragraph.article_id,
            paragraph.source,
            start,
            end,
            text[slice(*sentence(text, match.start(), match.end()))],
        )


def _name(match: re.Match[str]) -> str:
    """The number and what it counts, without what the sentence says of it; "" for what is no noun."""
    noun = dictionary.noun(match["noun"]) if match["noun"] else ""
    if not noun and match["classifier"] not in ("方面", "点", "条", "类", "项", "个", "步"):
        return ""
    return match["number"] + match["classifier"] + noun


def listed(text: str, match: re.Match[str], total: int, following: Sequence[str]) -> Listing | None:
    """What a plain number counts, where the text lists it.

    >>> text = "要抓好三个方面：一是抓改革，二是抓开放，三是抓创新。"
    >>> listed(text, _NAMED.search(text), 3, ()).members
    ('抓改革', '抓开放', '抓创新')
    >>> text = "从经济、政治、文化三个方面，提出要求。"
    >>> listed(text, _NAMED.search(text), 3, ()).members
    ('经济', '政治', '文化')
    """
    end = match.end()
    found = members_after.numbered_list(text, end, total, following=following, least=2)
    if found is None and text[end : end + 1] in ("：", ":", "（", "(", "即", "包", "分", "，"):
        found = members_after.list_after(text, end, total)
    if found is None:
        found = members_before.list_before(text, match.start(), total)
        found = found if found and (found.opened or total > 2) else None
    return found
