"""Find the members of a number slogan, if the text lists them.

The list can be before the name (党建、经济、文化“三张报表”), after it with 即, a colon
or a dash, in brackets after it, or numbered in the following clauses, sentences
or paragraphs. It is accepted only if the number of members matches the name, or
if 等 marks it as incomplete. Members are verbatim: shared heads are not restored.
"""

from __future__ import annotations

from collections.abc import Sequence

from analysis.formulations import cues, members_after, members_apart, members_before, members_numbered
from analysis.formulations.listing import Listing
from analysis.formulations.members_before import list_before

__all__ = ["Listing", "find", "list_before", "unquoted_list"]


def find(
    text: str, start: int, end: int, total: int | None, *, following: Sequence[str] = ()
) -> Listing | None:
    """The members of the name at ``text[start:end]`` (including quotation marks).

    Parameters
    ----------
    total : int or None
        Number of members in the name; None for an open number, which has no list.
    following : sequence of str
        The paragraphs after `text`, which may contain numbered members.

    Examples
    --------
    >>> text = "建立党建、经济、文化“三张报表”"
    >>> find(text, text.index("“"), len(text), 3).members
    ('党建', '经济', '文化')
    >>> text = "紧盯小餐饮、小商店等“九小场所”，"
    >>> find(text, text.index("“"), len(text) - 1, 9).given
    '2 of 9'
    >>> text = "打造“两个区”：即先行区、示范区。"
    >>> find(text, 2, 7, 2).members
    ('先行区', '示范区')
    >>> text = "坚持“三个坚持”和“两个共同”，即坚持改革、坚持开放、坚持创新，共同发展、共同富裕。"
    >>> find(text, 2, 8, 3).members, find(text, 9, 15, 2).members
    (('坚持改革', '坚持开放', '坚持创新'), ('共同发展', '共同富裕'))
    >>> find("实施“三大工程”。", 2, 8, 3, following=["一是强基工程。", "二是更新工程。", "三是修复工程。"]).members
    ('强基工程', '更新工程', '修复工程')
    """
    if total is None or not 2 <= total <= 99:
        return None
    listing = (
        _introduced(text, start, end, total, following)
        or list_before(text, start, total)
        or members_apart.find(text, start, end, total, text[start:end], following)
    )
    if listing and not listing.complete and cues.noun_end(text, end) > end:
        return None  # 粮食、水利等“三农”工作: the list belongs to 工作
    return listing


def unquoted_list(
    text: str, start: int, end: int, total: int, *, following: Sequence[str] = ()
) -> Listing | None:
    """The members of a name without quotation marks: 三大工程包括：甲、乙、丙.

    Ignores plain lists before the name, incomplete lists and lists of two,
    because without marks the name can be the end of another phrase.

    >>> text = "三大工程包括：强基工程、更新工程、修复工程。"
    >>> unquoted_list(text, 0, 4, 3).members
    ('强基工程', '更新工程', '修复工程')
    """
    if not 2 < total <= 99:
        return None
    listing = _introduced(text, start, end, total, following)
    return listing if listing and listing.complete else None


def _introduced(text: str, start: int, end: int, total: int, following: Sequence[str]) -> Listing | None:
    """The list that the name introduces, or one before it whose members share a word with it."""
    name = text[start:end]
    return (
        members_numbered.numbered_list(text, end, total, following=following, name=name)
        or members_after.list_after(text, end, total, name)
        or members_before.with_shared_word(text, start, total, name)
    )
