"""Members apart from the name, known by the word that the name counts.

Between a name and its list there can be clauses, sentences or paragraphs: “三关”。严把时间关，…；严把责任关，….
Such a list is accepted if exactly as many heads of clauses, sentences or paragraphs start or end with the
counted word as the name has members. Ordinals may be missing or wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analysis.formulations.listing import (
    REACH,
    Listing,
    at_an_end,
    bare,
    carried_words,
    counted_word,
    listing_of,
)
from analysis.formulations.marks import CLOSING, MARKS, OPENING

#: How far after the name the heads are searched, in characters.
_FAR = 900
#: Maximum length of a head.
_LONGEST = 16
#: Maximum length of a head if the counted word is one character.
_SHORT = 8
#: Separators of the units whose heads are compared, widest first.
_LEVELS = ("\n", "\n。！？", "\n。！？；;", "\n。！？；;，,")
_HEAD_END = re.compile("[，,：:。；;！？\n]")
_ORDINAL = re.compile(
    r"^(?:[一二三四五六七八九十][是要、]|第[一二三四五六七八九十][，、]?|[（(]?\w{1,2}[）)]|\d{1,2}[.．、]|——|[•●■·-])"
)
_ROW = re.compile(rf"[{OPENING}](?P<row>[^{MARKS}]{{3,90}})[{CLOSING}]")
_EACH = re.compile(rf"(?:[{OPENING}][^{MARKS}]{{2,20}}[{CLOSING}](?:[、，]|以及|[和与及])?){{2,}}")
_QUOTED = re.compile(rf"[{OPENING}]([^{MARKS}]+)[{CLOSING}]")


def find(
    text: str, start: int, end: int, total: int, name: str, following: Sequence[str] = ()
) -> Listing | None:
    """The members whose heads or quotations have the counted word of the name.

    >>> text = "严把“三关”。严把时间关，按期完成；严把责任关，落实到人；严把质量关，确保无误。"
    >>> find(text, 2, 6, 3, "“三关”").members
    ('严把时间关', '严把责任关', '严把质量关')
    >>> text = "组织“三评”活动，提高水平。通过“自评、互评、点评”查找问题。"
    >>> find(text, 2, 6, 3, "“三评”").members
    ('自评', '互评', '点评')
    """
    word = counted_word(name)
    words = [word] * total if word else carried_words(name.strip(MARKS))
    if len(words) != total or total < 2:
        return None
    after = "\n".join((text[end:], *following))[:_FAR]
    if not any(after.count(one) >= words.count(one) for one in words):
        after = ""
    for row in (*_rows(after[:REACH]), *_rows(text[max(0, start - REACH) : start])):
        if len(row) == total > 2 and all(map(_carries, row, words)):
            return listing_of(row, "after", total)
    clause = _HEAD_END.search(after)
    return _heads(after[clause.end() :], words, name.strip(MARKS)) if clause else None


def _rows(text: str) -> Iterator[list[str]]:
    """Lists in quotation marks: one pair around all, or one around each."""
    for match in _ROW.finditer(text):
        yield re.split("[、，；]", match["row"])
    for match in _EACH.finditer(text):
        yield _QUOTED.findall(match.group())


def _heads(text: str, words: Sequence[str], name: str) -> Listing | None:
    """The heads of the units of one level, if those with the counted words are as many as the words."""
    for level in _LEVELS:
        found: list[str] = []
        for unit in map(str.strip, re.split(f"[{level}]", text)):
            if len(words) == 2 and not _ORDINAL.match(unit):
                continue  # two clauses with one word are often no list
            head = bare(_HEAD_END.split(_ORDINAL.sub("", unit), maxsplit=1)[0])
            if name not in head and any(_carries(head, word) for word in {*words}):
                found.append(head)
        alike = len(words[0]) > 1 or _of_one_length(found)
        if len({*found}) == len(words) == len(found) and alike and all(map(_carries, found, words)):
            return listing_of(found, "after", len(words))
    return None


def _of_one_length(heads: Sequence[str]) -> bool:
    """Whether heads are short and of one length, as one character in common says little: 秩序优, 环境优."""
    sizes = [len(head) for head in heads]
    return bool(sizes) and max(sizes) <= _SHORT and max(sizes) - min(sizes) <= 1


def _carries(item: str, word: str) -> bool:
    """Whether an item has the word at an end, and more than the word.

    One character at the end is enough here, because such heads must be of one length (`_of_one_length`).
    """
    return len(word) < len(item) <= _LONGEST and (at_an_end(item, word) or item.endswith(word))
