"""Classify terms as label candidates: subject nouns rather than verbs, places, bodies, people or the broadcaster."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache, lru_cache

import numpy as np

from analysis import names, vocabulary
from analysis.words import frequency, official_terms, parts_of_speech

#: Weight of each kind as first and as further term of a label. A place or body can still come first if it occurs in
#: far more of a topic's paragraphs than any subject noun.
FIRST = {
    "reporting": 0.35,
    "matter": 1.0,
    "place": 0.4,
    "body": 0.3,
    "people": 0.15,
    "action": 0.4,
    "activity": 0.5,
    "general": 0.2,
    "other": 0.15,
    "style": 0.05,
    "formula": 1.0,
}
LATER = {
    "reporting": 0.0,
    "matter": 1.0,
    "place": 0.6,
    "body": 0.3,
    "people": 0.0,
    "action": 0.3,
    "activity": 0.3,
    "general": 0.0,
    "other": 0.0,
    "style": 0.0,
    "formula": 0.0,
}
#: Weight of each kind among the top words of a topic.
TOP_WORD = dict.fromkeys(FIRST, 1.0) | {
    "action": 0.7,
    "activity": 0.7,
    "general": 0.7,
    "other": 0.7,
    "style": 0.7,
}
#: A general noun with a modifier of at most this many characters does not name a subject: 部分地区, 重大意义.
MODIFIER = 2
#: Verbs less frequent than this in the dictionary are used of few subjects: 慰问, 签约; others of any: 支持, 发生.
RARE = 2000
_NAMES = {"ns": "place", "nr": "people", "nt": "body"}
_MATTER = ("n", "vn", "an", "j", "l", "i")


@cache
def _endings() -> tuple[tuple[int, dict[str, str]], ...]:
    """The kind of each ending, by its length, longest first."""
    rows = vocabulary.load("words/term_kinds", ("ending", "kind", "example"))
    for row in rows:
        if not row["example"].endswith(row["ending"]):
            raise row.fault(f"the example does not end with {row['ending']}")
        if row["kind"] not in FIRST:
            raise row.fault(f"the kind {row['kind']} is none of {', '.join(FIRST)}")
    by_length: dict[int, dict[str, str]] = {}
    for row in rows:
        by_length.setdefault(len(row["ending"]), {}).setdefault(row["ending"], row["kind"])
    return tuple(sorted(by_length.items(), reverse=True))


@lru_cache(maxsize=1 << 17)
def is_office(name: str) -> bool:
    """Whether a term ends with an office or another description of a person.

    >>> is_office("外交部长"), is_office("外交部"), is_office("有关专家")
    (True, False, True)
    """
    return any(kinds.get(name[-length:]) == "people" for length, kinds in _endings())


@lru_cache(maxsize=1 << 17)
def kind(name: str) -> str:
    """The kind of thing that a term names.

    Examples
    --------
    >>> [kind(name) for name in ["安全生产", "慰问", "美国", "国家统计局", "国际人士", "部分地区"]]
    ['matter', 'activity', 'place', 'body', 'people', 'general']

    A term of official Chinese is a subject whatever its parts of speech; an idiom is not.

    >>> [kind(name) for name in ["乡村振兴", "依法治国", "绿水青山", "丰富多彩"]]
    ['matter', 'matter', 'matter', 'general']
    """
    for length, kinds in _endings():
        named = kinds.get(name[-length:], "")
        short = len(name) <= length + MODIFIER  # a longer modifier names the subject: 现代制造业集群体系
        if named and (short or named != "general"):
            return named
    if name in official_terms():
        return "matter"
    split = parts_of_speech(name)
    pieces = [speech for _, speech in split]
    if pieces == ["i"] or name.startswith("我"):  # 我院, 我市: whose it is, not what
        return "general"
    if pieces == ["nr"] and not names.is_built_like_name(name):  # 绿水青山, 从严治党
        return "matter"
    if pieces == ["nr"] and len(name) == 2:  # more often a word than a name: 文明, 康复
        return "action"
    if len(pieces) == 1 and pieces[0].startswith("v") and 0 < frequency(name) < RARE:
        return "activity"
    last = pieces[-1]
    if last.startswith(("v", "d")) and not last.startswith("vn"):
        return "other"
    named = next((_NAMES[each[:2]] for each in pieces if each[:2] in _NAMES and each != "nrfg"), "")
    if len(pieces) > 1 and pieces[0].startswith("nr") and not last.startswith("n"):
        return "other"  # a person with a predicate: 习近平总书记高度重视
    if pieces[0] == "v" and last.startswith("n") and len(pieces) > 1 and len(split[0][0]) > 1:
        return "general"  # a verb with its object: 谱写篇章
    if named and (len(pieces) == 1 or last.startswith(("nr", "ns", "nt")) or named == "body"):
        return named
    if pieces == ["vn"]:  # a verb that can be a noun: 影响
        return "action"
    return "matter" if last.startswith(_MATTER) or last == "nrfg" else "other"


def weights(
    terms: np.ndarray, by_kind: dict[str, float], persons: Collection[str] = frozenset()
) -> np.ndarray:
    """The weight of each term, by its kind; 0 for the name of a person, alone or with an office.

    >>> weights(np.array(["王毅", "王毅外长", "高铁"]), LATER, {"王毅"}).tolist()
    [0.0, 0.0, 1.0]
    """
    return np.array(
        [0.0 if _names_a_person(name, persons) else by_kind[kind(name)] for name in terms.tolist()]
    )


def _names_a_person(name: str, persons: Collection[str]) -> bool:
    """Whether a term is the name of a person, or contains one and ends with an office."""
    return name in persons or (
        is_office(name)
        and any(name[:end] in persons or name[-end:] in persons for end in range(2, len(name)))
    )
