"""The name that opens a run of words, and what goes on after it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from analysis.names import (
    DOTS,
    FOREIGN,
    NAME_TAGS,
    is_foreign,
    is_name,
    never_last,
    not_transliterated,
    surname_of,
    tags,
    transliterating,
)
from analysis.timeline.patterns import alternatives


@cache
def after_name() -> re.Pattern[str]:
    """What may follow a name, at the end of a list or before the verb: 等市领导, 一行, 专程."""
    return re.compile(f"{alternatives('people_after_names')}+$")


def ends_in_phrase(run: str, size: int) -> bool:
    """Whether the last of the first `size` characters begins a phrase that may follow a name: 王毅|应询, 王明|应记者要求.

    >>> ends_in_phrase("王毅应询介绍", 3), ends_in_phrase("王毅应询介绍", 2)
    (True, False)
    """
    return _phrase_after_name().match(run, size - 1) is not None


@cache
def _phrase_after_name() -> re.Pattern[str]:
    return re.compile(alternatives("people_after_names"))


#: Parts of speech that go on after a name: what the person does, how, to whom, in what number.
_GOES_ON_TAGS = ("v", "d", "p", "c", "u", "m", "ad", "l", "i")


def opening_name(run: str, *, titled: bool = False) -> str:
    """The name that opens a run of words which says on what the person does; "" where none does.

    Parameters
    ----------
    run : str
        What follows an office (`titled`), or opens a clause.

    Examples
    --------
    >>> [opening_name(run) for run in ("李强将出席", "王小明深入基层", "向会议报告", "张伟表示")]
    ['李强', '王小明', '', '张伟']
    >>> opening_name("阿卜杜热合曼·吐尔逊乘专机"), opening_name("穆萨·法基在清江·海州站")
    ('阿卜杜热合曼·吐尔逊', '穆萨·法基')
    >>> opening_name("泽连斯基乘专机", titled=True), opening_name("热线开通", titled=True)
    ('泽连斯基', '')
    """
    dotted = FOREIGN.match(run)
    return _opening_name(run[: max(24, dotted.end() + 8 if dotted else 0)], titled)


@lru_cache(maxsize=8192)
def _opening_name(run: str, titled: bool) -> str:
    dotted = FOREIGN.match(run)
    if dotted and any(dot in dotted.group() for dot in DOTS):
        if run.startswith(tuple(DOTS), dotted.end()):  # longer than any name
            return ""
        return _until_predicate(run, sure=max(map(dotted.group().rfind, DOTS)))
    if titled:
        foreign = next((at for at, one in enumerate(run) if one not in transliterating()), len(run))
        if foreign > 3 and (foreign == len(run) or acts(run[foreign:])):
            return run[:foreign]
    surname = surname_of(run)
    if surname:
        ends = _word_ends(run)
        for size in (len(surname) + 2, len(surname) + 1):
            name, rest = run[:size], run[size:]
            known = size in ends and is_name(name, titled=titled) and rest and acts(rest)
            if size > len(surname) + 1 and ends_in_phrase(run, size):
                continue
            if known and (len(tags(name)) > 1 or tags(name)[0][1].startswith(NAME_TAGS)):
                return name
    return _until_predicate(run) if titled else ""


def _word_ends(run: str) -> set[int]:
    """Where the words of a run end."""
    ends, at = set(), 0
    for word, _ in tags(run):
        at += len(word)
        ends.add(at)
    return ends


def acts(rest: str) -> bool:
    """Whether what follows a name says what the person does."""
    word, tag = tags(rest)[0]
    return (
        tag.startswith(_GOES_ON_TAGS)
        or len(word) > 3
        or word[0] in never_last()
        or after_name().search(rest) is not None
    )


def _until_predicate(run: str, *, sure: int = 0) -> str:
    """A transliterated name, up to the word that says what the person does, which is not among the first `sure` characters."""
    at = 0
    for word, tag in tags(run):
        plain = tag.startswith(("v", "d", "p", "c", "u", "ad", "vn", "f", "r", "m")) and len(word) > 1
        if (plain and at > sure) or not_transliterated().search(word):
            break
        at += len(word)
    return run[:at] if is_foreign(run[:at]) else ""


@lru_cache(maxsize=8192)
def is_word(word: str) -> bool:
    """Whether a word between names is a common one, or holds one, and no name: 企业, 各部门.

    >>> [is_word(word) for word in ("企业", "各部门", "乌兰", "布小林", "籍明元")]
    [True, True, False, False, False]
    """
    words = tags(word)
    if len(words) == 1:
        return not words[0][1].startswith((*NAME_TAGS, "nz", "ns"))
    return not_transliterated().search(word) is not None or any(
        len(one) > 1 and not tag.startswith((*NAME_TAGS, "nz", "ns")) for one, tag in words
    )


def begins_word(before: str, word: str) -> bool:
    """Whether a word begins where a word of the dictionary ends.

    >>> begins_word("教育局", "王小明"), begins_word("有关部", "门负责")
    (True, False)
    """
    return len(before) in _word_ends(before + word)
