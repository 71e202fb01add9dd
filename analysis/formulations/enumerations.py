"""Plain enumerations: 四个方面：一是…，二是…

Their names have no content, so they are not formulations; but what they list
is of interest to readers of speeches. They have a separate table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.formulations import dictionary, members_after, members_before, members_numbered, numbers
from analysis.formulations.counting import sentence
from analysis.formulations.listing import Listing, counted_word
from analysis.formulations.marks import CLOSING, MARKS, OPENING
from analysis.records import Paragraph
from analysis.regexes import certain

#: Number of following paragraphs in which numbered members are searched.
PARAGRAPHS = 12

#: A number with a noun, which can be preceded or followed by members.
_NAMED = re.compile(
    rf"""
    (?<! [一二两双三四五六七八九十百千万亿几数多半第每前后近约超逾\d年月至.%+] )
    (?<! (?<!做)到 )
    (?! 一 ) (?P<number> {numbers.NUMERAL} | \d{{1,2}} )
    (?P<classifier> 个|大|项|点|条|种|类|件|方面|重|步|张|对 )
    (?P<noun> [{OPENING}][^{MARKS}]{{2,8}}[{CLOSING}] | [^\W\d_]{{0,10}}? )
    (?: (?= [：:。，；\n（(] | 即 | 包括 | 分别 | 一是 | 第一 | $ ) | (?<= 方面|领域|环节|层面|维度|板块|阶段|部分 ) (?! 的 ) )
    """,
    re.VERBOSE,
)
_MAYBE = re.compile(r"[一二两三四五六七八九十\d](?:个|大|项|点|条|种|类|件|方面|重|步|张|对)")
#: A number and its noun within a sentence, after a list (化工、建材、冶金三大行业增速) or before ordinals with the noun.
_WITHIN = re.compile(
    rf"(?<=\w)(?<![第每前后近约超逾这那])(?P<number>{numbers.NUMERAL})(?P<classifier>个|大|项|条|种|类|张)(?P<noun>[^\W\d_]{{2,6}})"
)
#: How far before a name its list must have its last 、.
_NEAR = 14


@dataclass(frozen=True, slots=True)
class Enumeration:
    """One enumeration, with the position of its name."""

    name: str  #: 四个方面
    members: tuple[str, ...]
    number: int  #: number in the name
    complete: bool
    article_id: str
    source: str
    start: int
    end: int
    sentence: str


def find(paragraph: Paragraph, text: str, following: Sequence[str]) -> Iterator[Enumeration]:
    """The enumerations whose names are in one paragraph.

    Parameters
    ----------
    text : str
        The paragraph's reading, folded.
    following : sequence of str
        The following paragraphs.
    """
    if not _MAYBE.search(text):
        return
    for match in (*_NAMED.finditer(text), *_within_sentences(text)):
        total = numbers.value(match["number"])
        if not total or total < 2:
            continue
        name = _name(match)
        listing = listed(text, match, total, following) if name else None
        plain = match["number"].isdigit() or match.re is _WITHIN
        if listing is None or (plain and not listing.complete):
            continue  # 玉米、大豆等8种作物 is a figure with examples
        word = counted_word(match.group())
        if match["noun"].startswith(tuple(OPENING)) and not all(word in member for member in listing.members):
            continue
        if word and all(member.startswith(word) or member.endswith(word) for member in listing.members):
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


def _within_sentences(text: str) -> Iterator[re.Match[str]]:
    """Names within a sentence, cut at the end of their noun, if a list ends directly before them or ordinals follow."""
    for match in _WITHIN.finditer(text) if "、" in text or "第一" in text else ():
        listed_before = text.rfind("、", max(0, match.start() - _NEAR), match.start()) >= 0
        noun = dictionary.noun(match["noun"]) if listed_before or f"第一{match['classifier']}" in text else ""
        end = match.start("noun") + len(noun)
        if len(noun) > 1 and not _NAMED.match(text, match.start()):
            yield certain(_WITHIN.match(text, match.start(), end))


def _name(match: re.Match[str]) -> str:
    """The number and its noun, without the rest of the sentence; "" if it is not followed by a noun."""
    if match["noun"].startswith(tuple(OPENING)):
        return match.group()  # 四个“全覆盖”
    noun = dictionary.noun(match["noun"]) if match["noun"] else ""
    if not noun and match["classifier"] not in ("方面", "点", "条", "类", "种", "项", "个", "步"):
        return ""
    return match["number"] + match["classifier"] + noun


def listed(text: str, match: re.Match[str], total: int, following: Sequence[str]) -> Listing | None:
    """The members of a plain number, if the text lists them.

    >>> text = "要抓好三个方面：一是抓改革，二是抓开放，三是抓创新。"
    >>> listed(text, _NAMED.search(text), 3, ()).members
    ('抓改革', '抓开放', '抓创新')
    >>> text = "从经济、政治、文化三个方面，提出要求。"
    >>> listed(text, _NAMED.search(text), 3, ()).members
    ('经济', '政治', '文化')
    """
    end = match.end()
    found = members_numbered.numbered_list(text, end, total, following=following, least=2, name=_name(match))
    if found is None and text[end : end + 1] in ("：", ":", "（", "(", "即", "包", "分", "，"):
        found = members_after.list_after(text, end, total, match.group())
    if found is None:
        found = members_before.list_before(text, match.start(), total)
        found = found if found and (found.opened or total > 2) else None
    return found
