"""Context cues for the class of a phrase: policy, name, title, speech, scare quotes.

The cues are listed in `vocabulary/formulations/cues.csv`. No cue decides alone;
`verdicts` considers all occurrences.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from analysis import vocabulary
from analysis.formulations import dictionary, numbers
from analysis.formulations.marks import CLOSING, MARKS, OPENING
from analysis.regexes import certain, longest_first

#: Maximum distance of a cue from the phrase.
REACH = 14

#: End of the noun phrase after a quotation.
_STOPS = re.compile(rf"[^\w]|[的为是在把被{MARKS}]|让|使|(?<!^)[将对从和与及以并]")
_WITHIN = re.compile("[中上下里内间后前时]")
_GENITIVE_NOUN = re.compile(r"(?:的)(\w{2,8})")
_CLOSED = frozenset(CLOSING + "》")
_CLAUSE = re.compile(r"\w*$")
#: Another quotation of a series, after and before the current one.
_LINK = re.compile(rf"(?:[、和与及]|以及)?\w{{0,7}}[{OPENING}][^{MARKS}]{{1,30}}[{CLOSING}]")
_LINK_BEFORE = re.compile(rf"[{OPENING}][^{MARKS}]{{1,30}}[{CLOSING}][、和与及]?$")
_QUOTATION = re.compile(rf"、?[{OPENING}](?P<words>[^{MARKS}]{{2,12}})[{CLOSING}]")
_QUOTATION_BEFORE = re.compile(rf"[{OPENING}](?P<words>[^{MARKS}]{{2,12}})[{CLOSING}]、?$")
_LONGEST_CHAIN = 8
#: The number of a point of an enumeration, which says nothing about a quotation after it: 一是“…”.
_POINT = re.compile(r"(?:^|\W)[一二三四五六七八九十]是$")
_AND_SO_ON = re.compile(r"等(?:\d+|[一二三四五六七八九十两]+|N)?(?:[个项大类种])?")


@dataclass(frozen=True, slots=True)
class Cue:
    """A word near a phrase, and the class it indicates."""

    speaks: str  #: policy, name, title, speech, scare
    side: str  #: after, before, within
    words: str
    direct: bool = True  #: directly next to the phrase


#: Priority of classes if a word indicates two.
_ORDER = ("speech", "name", "title", "policy", "scare")


@cache
def _words(side: str) -> dict[str, str]:
    """The cue words of one side, with the class each indicates."""
    rows = vocabulary.load("formulations/cues", ("side", "words", "speaks", "example"))
    words = [(row["words"], row["speaks"]) for row in rows if row["side"] == side]
    return dict(sorted(words, key=lambda word: -_ORDER.index(word[1])))


@cache
def countries() -> tuple[str, ...]:
    """Foreign countries and unions; phrases that belong to them are names."""
    return tuple(row["name"] for row in vocabulary.load("formulations/countries", ("name", "example")))


@cache
def policy_verbs() -> frozenset[str]:
    """Verbs that take policies as objects, directly before the phrase."""
    return frozenset(words for words, speaks in _words("before").items() if speaks == "policy")


@cache
def _search(side: str, speaks: str) -> re.Pattern[str]:
    words = [word for word, meaning in _words(side).items() if meaning == speaks]
    return re.compile("|".join(map(re.escape, longest_first(words))))


def _last_word(side: str, words: str) -> tuple[str, str] | None:
    """The longest cue word at the end of `words`, with its class."""
    known = _words(side)
    return next(
        (
            (words[at:], known[words[at:]])
            for at in range(max(0, len(words) - 6), len(words))
            if words[at:] in known
        ),
        None,
    )


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
        further = _STOPS.search(window, 1)
        noun = window[: min(6, further.start() if further else 6)]
    elif _WITHIN.match(window) and not dictionary.is_word(window[:2]):
        return []  # 在“…”中汲取思想: the phrase does not name the following noun
    found: list[Cue] = []
    for speaks in ("name", "title"):
        match = None if genitive and speaks == "name" else _named(noun, speaks)
        if match:
            found.append(Cue(speaks, "after", match.group(), match.start() == 0))
    match = _search("after", "policy").search(noun)
    longest = max((len(cue.words) for cue in found if cue.direct), default=0)
    if match and (not longest or (match.start() == 0 and len(match.group()) > longest)):
        return [Cue("policy", "after", match.group(), not genitive)]
    return sorted(found, key=lambda cue: not cue.direct)[:1]


@lru_cache(maxsize=2**14)
def _named(noun: str, speaks: str) -> re.Match[str] | None:
    """A cue for a name or title at or near the start of a noun phrase; single characters only at its end.

    Ignores a character that is part of a word: 节 in 节点, 展 in 发展.

    >>> _named("江边灯展", "title").group(), _named("绿色发展", "title"), _named("薄弱环节", "title")
    ('灯展', None, None)
    """
    pattern = _search("after", speaks)
    first = pattern.match(noun)
    if first and first.end() == 1 and dictionary.is_word(noun[:2]):
        first = None
    if first:
        return first
    matches = list(pattern.finditer(noun))
    near = next((one for one in matches if one.end() - one.start() > 1 and one.start() < 6), None)
    if near:
        return near
    last = matches[-1] if matches and matches[-1].end() == len(noun) else None
    if last and last.start() == len(noun) - 1 > 0 and speaks == "title" and dictionary.is_word(noun[-2:]):
        last = None  # for names, 白酒 counts as 酒 and 金奖 as 奖
    return last


def names_a_thing(noun: str) -> bool:
    """Whether a noun phrase after a quotation shows that it is a name: “远山”|号邮轮整治行动.

    >>> names_a_thing("号邮轮整治行动"), names_a_thing("强首府战略")
    (True, False)
    """
    return bool(_named(noun, "name") or _named(noun, "title"))


def noun_end(text: str, end: int) -> int:
    """End of the noun phrase after ``text[:end]`` if its head is a policy noun; otherwise `end`.

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
    >>> before("这里是“新天地”", 3)[0].speaks, before("二是“小而不优”问题突出", 2)
    ('scare', [])
    """
    window = text[max(0, start - REACH) : start]
    if window.endswith(countries()):
        return [Cue("name", "before", next(name for name in countries() if window.endswith(name)))]
    if window[-1:] == "：" and window[-2:-1] in _CLOSED:
        return []  # “山海行动”：“强山富海、兴业安民” is an explanation, not speech
    if _POINT.search(window):
        return []
    adjacent = _last_word("before", window)
    if adjacent:
        return [Cue(adjacent[1], "before", adjacent[0])]
    clause = certain(_CLAUSE.search(window)).group()
    matches = list(_search("before", "policy").finditer(clause))
    if matches and "的" not in clause[matches[-1].end() :]:
        return [Cue("policy", "before", matches[-1].group(), False)]
    return []


def chain_end(text: str, end: int) -> int:
    """Start of the words after a series of quotations: after “A”、“B”等新 in “A”、“B”等新模式.

    >>> text = "探索“村企联合”、跨区域“飞地”等新模式"
    >>> text[chain_end(text, text.index("、")):]
    '新模式'
    """
    for _ in range(_LONGEST_CHAIN):
        link = _LINK.match(text, end)
        if link is None:
            break
        end = link.end()
    more = _AND_SO_ON.match(text, end)
    return more.end() if more else end


def in_series(text: str, start: int, end: int) -> bool:
    """Whether other quotations directly precede and follow a quotation.

    >>> in_series("“四地”“五城”“六港”", 4, 8), in_series("“四地”“五城”", 4, 8)
    (True, False)
    """
    before, after = text[:start].rstrip("、")[-1:], text[end:].lstrip("、")[:1]
    return bool(before) and before in CLOSING and bool(after) and after in OPENING


def beside_number(text: str, start: int, end: int) -> bool:
    """Whether a quoted number slogan directly precedes or follows a quotation: “一个龙头引领”、“四个协同发力”.

    >>> text = "以“龙头引领”、“四个协同”为主线"
    >>> beside_number(text, 1, 7), beside_number("以“龙头引领”、“协同发力”为主线", 1, 7)
    (True, False)
    """
    after = _QUOTATION.match(text, end)
    before = _QUOTATION_BEFORE.search(text, max(0, start - 16), start)
    return any(found and numbers.read(found["words"]) for found in (before, after))


def chain_start(text: str, start: int) -> int:
    """Start of the series of quotations whose last one opens at `start`.

    >>> text = "健全“甲甲”“乙乙”、“丙丙”机制"
    >>> text[: chain_start(text, text.index("“丙"))]
    '健全'
    """
    for _ in range(_LONGEST_CHAIN):
        link = _LINK_BEFORE.search(text, max(0, start - 36), start)
        if link is None:
            break
        start = link.start()
    return start


def within(term: str) -> list[Cue]:
    """Cues from the last word of the phrase: “枫桥经验” is a policy, “山海论坛” a name.

    Ignores long phrases that start with a verb, which are lines of a document
    rather than names of policies, and the end of a verb (展 in 绿色发展).

    >>> within("枫桥经验"), within("山海论坛")[0].speaks, within("经验"), within("绿色发展")
    ([Cue(speaks='policy', side='within', words='经验', direct=True)], 'title', [], [])
    """
    last = _last_word("within", term)
    if last and len(last[0]) == 1 and (dictionary.ends_in_verb(term) or dictionary.ends_in_verb(term[-2:])):
        return []
    if last and len(term) > len(last[0]) + 1 and (last[1] != "policy" or len(term) <= 10):
        return [Cue(last[1], "within", last[0])]
    return []
