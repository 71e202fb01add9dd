"""Unquoted parallels of two parts: 转作风、优环境; 早建成、早见效; 坚持高位推动、分类施策.

Two phrases of the same length are mostly two items of a sentence. They are a
slogan if both have the form of one (a verb of one character and its object, or
repeated characters), or if a verb of principles governs them or a noun of
principles follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from analysis.formulations import cues, dictionary, lexicon, parallels, wordlists
from analysis.formulations.candidates import Candidate
from analysis.formulations.openers import acts

_RUN = re.compile(r"[^\W\d_A-Za-z]+")
_RUN_BEFORE = re.compile(r"(?:^|[\W\d_A-Za-z])([^\W\d_A-Za-z]*)$")
#: Words of the sentence at the start of a part: 以生态优先、绿色发展为导向.
_OF_THE_SENTENCE = re.compile("[以对在把将按向]")
#: Sizes of the parts, in characters.
_SMALLEST, _LARGEST = 3, 9


def find(text: str) -> Iterator[Candidate]:
    """Slogans of two parts in one paragraph; `text` must be folded.

    >>> [c.term for c in find("要转作风、优环境，坚持高位推动、分类施策，确保项目早建成、早见效。")]
    ['转作风、优环境', '高位推动、分类施策', '早建成、早见效']
    >>> [c.term for c in find("推进经济发展、社会进步，买苹果、吃鸭梨，坚持党的领导、人民当家作主")]
    []
    """
    yield from _by_a_date(text)
    comma = text.find("、")
    while comma >= 0:
        following = text.find("、", comma + 1)
        if _possible(text, comma):
            found = _pair(text, comma)
            if found:
                yield found
        comma = following


#: Two actions, each with a time to reach a goal in: 攻坚二季度、大干上半年.
_BY_A_DATE = re.compile(
    r"(?<![的在从])(?P<one>(?P<verb>[^\W\d_A-Za-z]{2})(?:[一二三四]季度|[上下]半年|[一两]?百天|一百天|双过半|全年[度红]?))"
    r"[、，](?P<two>(?P<verb2>[^\W\d_A-Za-z]{2})(?:[一二三四]季度|[上下]半年|[一两]?百天|双过半|全年[度红]?))(?!\w)"
)


def _by_a_date(text: str) -> Iterator[Candidate]:
    """Two actions with a time each.

    >>> [c.term for c in _by_a_date("全县攻坚二季度、大干上半年，安排一季度、二季度，工作一百天，总结上半年")]
    ['攻坚二季度、大干上半年']
    """
    for match in _BY_A_DATE.finditer(text) if "季度" in text or "年" in text or "百天" in text else ():
        if match["verb"] != match["verb2"] and all(
            verb in _dated_verbs() for verb in (match["verb"], match["verb2"])
        ):
            near = (*cues.after(text, match.end()), *cues.before(text, match.start()))
            yield Candidate(match.group(), "parallel", *match.span(), False, "", near)


@cache
def _dated_verbs() -> frozenset[str]:
    return frozenset(wordlists.words("verbs of campaigns by a date"))


def _possible(text: str, comma: int) -> bool:
    """A fast check of the characters around 、, before words are looked up."""
    one, two = text[max(0, comma - _LARGEST - 2) : comma], text[comma + 1 : comma + 1 + _LARGEST]
    if len(one) < 3 or len(two) < 3:
        return False
    heads = _heads()
    return (
        (one[-3] in heads and two[0] in heads)
        or _alike(one[-4:], two)
        or ("就" in one and "就" in two)
        or (two[0] in "千万" and two[1] in one)
        or two[0] == two[1]
        or (two[0] in one and two[0] in parallels.FRAMING)
        or _listed(one[-4:], two[:4])
        or _verbs_near().search(one) is not None
        or _nouns_near().match(text, comma + 1) is not None
    )


def _alike(one: str, two: str) -> bool:
    """Whether four characters on both sides share two in the same places, or end in one and the same place: 强县、兴县."""
    if len(one) < 4 or len(two) < 4:
        return sum(a == b for a, b in zip(one, two)) > 1
    shared = (one[0] == two[0]) + (one[1] == two[1]) + (one[2] == two[2])
    return shared + (one[3] == two[3]) > 1 or (one[3] == two[3] and one[3] in parallels.PLACES)


@cache
def _verbs_near() -> re.Pattern[str]:
    return re.compile(wordlists.any_of("verbs before pairs"))


@cache
def _nouns_near() -> re.Pattern[str]:
    return re.compile(rf"\w{{4,6}}的?(?:{'|'.join(sorted(parallels.governing()))})")


def _after_verb(text: str, start: int) -> bool:
    """Whether a verb whose objects are principles precedes: 坚持|高位推动、分类施策."""
    return text[max(0, start - 4) : start].endswith(wordlists.words("verbs before pairs"))


@cache
def _heads() -> frozenset[str]:
    return parallels.chars("verb") | parallels.chars("manner")


def _pair(text: str, comma: int) -> Candidate | None:
    """The slogan around one 、."""
    before = _RUN_BEFORE.search(text, max(0, comma - 30), comma)
    after = _RUN.match(text, comma + 1)
    if before is None or after is None:
        return None
    one, two = before.group(1), after.group()
    if text[before.start(1) - 1 : before.start(1)] == "、" or text[after.end() : after.end() + 1] == "、":
        return None
    for size in range(_SMALLEST, min(_LARGEST, len(one), len(two)) + 1):
        pieces = [one[-size:], two[:size]]
        start, end = comma - size, comma + 1 + size
        known = size == 4 and _known_and_alone(text, start, end, pieces)
        if not (known or has_form(pieces) or (3 < size < 7 and _governed(text, start, end, pieces))):
            continue
        if parallels.ends_with_words(one, size) and parallels.ends(text, comma + 1, size, two):
            near = (*cues.after(text, end), *cues.before(text, start))
            return Candidate("、".join(pieces), "parallel", start, end, False, "", near)
    return None


def has_form(pieces: list[str]) -> bool:
    """Whether the form of two parts alone shows that they are a slogan.

    >>> has_form(["转作风", "优环境"]), has_form(["早建成", "早见效"]), has_form(["招大引强", "招新引优"])
    (True, True, True)
    >>> has_form(["件件有回音", "事事有着落"]), has_form(["向改革要动力", "向管理要效益"])
    (True, True)
    >>> has_form(["买苹果", "吃鸭梨"]), has_form(["加强领导", "明确责任"])
    (False, False)
    """
    if len(pieces[0]) == 3:
        return parallels.short_actions(pieces) or parallels.short_manners(pieces)
    alone = (parallels.doubled, parallels.two_actions, parallels.framed, _from_few_to_many)
    if any(has(pieces) for has in alone):
        return True
    if len(pieces[0]) == 4:
        return parallels.repeats(pieces) or parallels.for_a_place(pieces)
    return _conditional(pieces)


def _from_few_to_many(pieces: list[str]) -> bool:
    """Whether examples are followed by ten times as many of a kind: 百村示范、千村整治.

    >>> _from_few_to_many(["百村示范", "千村整治"]), _from_few_to_many(["百年老店", "千年古城"])
    (True, False)
    """
    one, two = pieces
    return (
        one[:1] + two[:1] in ("百千", "千万", "十百", "百万")
        and one[1] == two[1] not in "年里人分"
        and one[2:] != two[2:]
    )


def _conditional(pieces: list[str]) -> bool:
    """Whether 就 joins two halves at the same place in both parts: 见红旗就扛、见第一就争."""
    at = pieces[0].find("就")
    return (
        1 < at < len(pieces[0]) - 1
        and pieces[1].find("就") == at
        and pieces[0][-1] != pieces[1][-1]
        and all(dictionary.tags(piece)[0][0] not in "tr" for piece in pieces)
    )


def _governed(text: str, start: int, end: int, pieces: list[str]) -> bool:
    """Whether a verb or noun of principles governs them: 坚持…、…; …、…的工作导向."""
    if (
        pieces[0][:2] == pieces[1][:2]
        or pieces[0][-2:] == pieces[1][-2:]
        or "的" in pieces[0] + pieces[1]
        or _OF_THE_SENTENCE.match(pieces[0])
    ):
        return False
    if not any(map(_active, pieces)) or any(map(acts, pieces)):
        return False
    if _after_verb(text, start):
        return True
    return all(map(_active, pieces)) and any(
        cue.words in parallels.governing() and cue.direct for cue in cues.after(text, end)
    )


def _listed(one: str, two: str) -> bool:
    """Whether one of two phrases is in the lexicon."""
    known = lexicon.entries()
    return one in known or two in known


def _known_and_alone(text: str, start: int, end: int, pieces: list[str]) -> bool:
    """Whether two phrases, of which the lexicon has one, fill a clause: ，实干争先、勇立潮头，."""
    exhortations = wordlists.words("verbs of exhortations")
    opens = start == 0 or not text[start - 1].isalnum() or _after_verb(text, start)
    return (
        bool(opens)
        and not text[end : end + 1].isalnum()
        and _listed(*pieces)
        and any(map(_active, pieces))
        and not any(acts(piece) or piece.startswith(exhortations) for piece in pieces)
    )


def _active(piece: str) -> bool:
    return any(tag[0] in "vail" for tag in dictionary.tags(piece))
