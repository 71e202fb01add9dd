"""What the words around a phrase say it is: a policy, a name, a title, speech, a mere word.

The cues are data (`vocabulary/formulations/cues.csv`). Four are read after
the phrase or before it; none decides alone, `verdicts` weighs all standings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from analysis import vocabulary
from analysis.formulations.marks import CLOSING, MARKS, OPENING

#: How far from the phrase a cue may stand.
REACH = 14

#: Where the noun phrase behind a quotation ends.
_STOPS = re.compile(rf"[^\w{MARKS}]|[的为是在把将被对从和与及让使以并，。；：！？、{MARKS}]")
_GENITIVE_NOUN = re.compile(r"(?:的)(\w{2,8})")
_CHAIN = rf"(?:[、和与及]|以及)?\w{{0,7}}[{OPENING}]"
_AND_SO_ON = re.compile(r"等(?:\d+|[一二三四五六七八九十两]+|N)?(?:[个项大类种])?")


@dataclass(frozen=True, slots=True)
class Cue:
    """A word near a phrase, and what it says the phrase is."""

    speaks: str  #: policy, name, title, speech, scare
    side: str  #: after, before, within
    words: str
    direct: bool = True  #: right beside the phrase, nothing between


@cache
def _words(side: str) -> dict[str, tuple[str, ...]]:
    """The cue words of one side by what they speak for, longest first."""
    rows = vocabulary.load("formulations/cues", ("side", "words", "speaks", "example"))
    kinds: dict[str, list[str]] = {}
    for row in rows:
        if row["side"] == side:
            kinds.setdefault(row["speaks"], []).append(row["words"])
    return {
        speaks: tuple(sorted(words, key=lambda word: (-len(word), word))) for speaks, words in kinds.items()
    }


@cache
def _search(side: str, speaks: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _words(side)[speaks])))


def after(text: str, end: int) -> list[Cue]:
    """Cues in the noun phrase that follows ``text[:end]``.

    Examples
    --------
    >>> text = "完善“双招双引”工作机制，紧盯目标"
    >>> after(text, text.index("工"))
    [Cue(speaks='policy', side='after', words='工作', direct=True)]
    >>> after("乘坐“远山”号邮轮", 6)
    [Cue(speaks='name', side='after', words='号', direct=True)]
    """
    window = text[end : end + REACH]
    stop = _STOPS.search(window)
    genitive = _GENITIVE_NOUN.match(window)
    noun = genitive[1] if genitive else window[: stop.start()] if stop else window
    if window.startswith("为"):
        noun = window[:3]
    found: list[Cue] = []
    for speaks in ("name", "title"):
        match = None if genitive else _named(noun, speaks)
        if match:
            found.append(Cue(speaks, "after", match.group(), match.start() == 0))
    match = _search("after", "policy").search(noun)
    if match and not any(cue.direct for cue in found):
        return [Cue("policy", "after", match.group(), not genitive)]
    return found[:1]


def _named(noun: str, speaks: str) -> re.Match[str] | None:
    """A name's or title's cue at the start of a noun phrase, or near it; one of a single character at its end."""
    pattern = _search("after", speaks)
    near = (
        match for match in pattern.finditer(noun) if match.end() - match.start() > 1 and match.start() < 6
    )
    at_end = (match for match in pattern.finditer(noun) if match.end() == len(noun))
    return pattern.match(noun) or next(near, None) or next(at_end, None)


def noun_end(text: str, end: int) -> int:
    """Where the noun phrase behind ``text[:end]`` ends, if it ends with a policy noun; `end` if not.

    >>> text = "健全“885”抓党建带全局工作体系，"
    >>> text[: noun_end(text, 7)]
    '健全“885”抓党建带全局工作体系'
    """
    window = text[end : end + REACH]
    stop = _STOPS.search(window)
    noun = window[: stop.start()] if stop else window
    matches = list(_search("after", "policy").finditer(noun.removesuffix("建设")))
    return end + matches[-1].end() if matches else end


def before(text: str, start: int) -> list[Cue]:
    """Cues in the clause before ``text[start:]``.

    Examples
    --------
    >>> text = "深入实施农村“头雁领航”"
    >>> before(text, text.index("“"))
    [Cue(speaks='policy', side='before', words='实施', direct=False)]
    >>> before("他说：“好”", 3)
    [Cue(speaks='speech', side='before', words='：', direct=True)]
    """
    window = text[max(0, start - REACH) : start]
    for speaks in ("speech", "name", "title", "policy", "scare"):
        for words in _words("before")[speaks]:
            if window.endswith(words):
                return [Cue(speaks, "before", words)]
    clause = re.split(r"[^\w]", window)[-1]
    matches = list(_search("before", "policy").finditer(clause))
    if matches and "的" not in clause[matches[-1].end() :]:
        return [Cue("policy", "before", matches[-1].group(), False)]
    return []


def chain_end(text: str, end: int) -> int:
    """Where the words behind a row of quotations begin: behind “A”、“B”等新 of “A”、“B”等新模式.

    >>> text = "探索“村企联合”、跨区域“飞地”等新模式"
    >>> text[chain_end(text, text.index("、")):]
    '新模式'
    """
    for _ in range(8):
        link = re.compile(_CHAIN).match(text, end)
        closing = re.compile(rf"[^{MARKS}]{{1,30}}[{CLOSING}]").match(text, link.end()) if link else None
        if closing is None:
            break
        end = closing.end()
    more = _AND_SO_ON.match(text, end)
    return more.end() if more else end


def within(term: str) -> list[Cue]:
    """What the phrase's own last word says: “枫桥经验” is a policy, “山海论坛” a gathering.

    Leaves alone a long phrase that opens with a verb: what is quoted then is
    a line of a document, not the name of a policy.

    >>> within("枫桥经验"), within("山海论坛")[0].speaks, within("经验")
    ([Cue(speaks='policy', side='within', words='经验', direct=True)], 'title', [])
    """
    for speaks in ("policy", "name", "title"):
        for words in _words("within")[speaks]:
            if (
                term.endswith(words)
                and len(term) > len(words) + 1
                and (speaks != "policy" or len(term) <= 10)
            ):
                return [Cue(speaks, "within", words)]
    return []
