"""Unquoted names that a verb announces: 打造内陆开放高地, 实施工业强区战略, 弘扬温州人精神, 建设平安青海.

The last word of a name shows its kind: a goal (高地, 先行区, 之城), a plan (战略,
攻坚行动), a spirit (精神) or a principle (并举, 优先). A goal can also be a place: 现代化新重庆, 健康广元.
Nouns of buildings, projects and institutions are not in the vocabulary, because
they make names of things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from analysis import vocabulary
from analysis.formulations import dictionary
from analysis.formulations.candidates import Candidate
from analysis.formulations.cues import Cue, countries
from analysis.formulations.marks import MARKS
from analysis.formulations.openers import verbs
from analysis.regexes import longest_first

KINDS = ("goal", "plan", "spirit", "principle")
#: Length of a name in characters, its last word included.
_SHORTEST, _LONGEST = 4, 16
#: Characters that do not occur in a name.
_NEVER = rf"\W\d_A-Za-z的了着地得是在把被让使摆这于{MARKS}"
#: Adverbs before a verb that the dictionary tags as nouns.
_ADVERBS = ("全面", "全力", "高质量", "高标准", "高水平", "高起点", "合力", "携手", "共同", "整体", "系统")
#: Starts of phrases that are not names: 打造成为…, 建设一批…, 实施好….
_NOT_A_NAME = re.compile(
    "成[为功]|[一更最为好这该其各每两三四五六七八九十第]|出|以|全国|全省|全市|全县|全区|我|若干|重要|主要|重大|关键|核心|相关|有关|具有|新的|国家级|省级|市级|迈入|走在|进入"
)
#: After a name: the end of the clause, or a noun that belongs to the sentence.
_BEHIND = (
    rf"(?=$|[^\w]|[{MARKS}]|建设|创建|新|中|上|和|与|及|等|的|作|贡|而|行动|活动|提供|奠定|注入|努力|不懈)"
)
#: Words before a name, up to 的: 建设充满活力的|湖滨商贸名城.
_ATTRIBUTE = re.compile(rf"[^{_NEVER}]{{3,14}}的")
_CLAUSE_BEFORE = re.compile(rf"[^{_NEVER}]+$")
_NEW_PLACE = re.compile(rf"新(?P<place>[^{_NEVER}]{{2,3}})(?=建设)")


def find(text: str) -> Iterator[Candidate]:
    """The announced names of one paragraph; `text` must be folded.

    >>> [c.term for c in find("加快打造西部创新高地、区域消费名城，实施工业强区战略，弘扬老山海精神，建设美好新青海。")]
    ['西部创新高地', '区域消费名城', '工业强区战略', '老山海精神', '美好新青海']
    >>> [c.term for c in find("打造西部创新高地。")]
    ['西部创新高地']
    """
    done = 0
    for match in _verbs().finditer(text):
        if match.start() < done or _is_noun(text, match):
            continue
        kinds = _announcers()[match.group()]
        at = match.end()
        while True:
            name = _name(text, at, kinds)
            attribute = _ATTRIBUTE.match(text, at) if not name and "goal" in kinds else None
            if attribute:
                at = attribute.end()
                name = _name(text, at, ("goal",))
            if not name:
                break
            done = end = at + len(name)
            yield Candidate(name, "announced", at, end, False, "", (Cue("policy", "before", match.group()),))
            if text[end : end + 1] != "、":
                break
            at = end + 1
    yield from _qualities_and_places(text, done)
    for match in _NEW_PLACE.finditer(text) if "新" in text else ():
        if _is_place(match["place"]):
            qualities = _qualities_before().search(text, max(0, match.start() - 20), match.start())
            start = qualities.start() if qualities else match.start()
            cue = Cue("policy", "after", "建设")
            yield Candidate(text[start : match.end()], "announced", start, match.end(), False, "", (cue,))


@cache
def _qualities() -> str:
    """Qualities of a place, as part of a pattern: 美好, 平安."""
    words = (row["quality"] for row in vocabulary.load("formulations/qualities", ("quality", "example")))
    return f"(?:{'|'.join(words)})+"


@cache
def _qualities_before() -> re.Pattern[str]:
    return re.compile(f"{_qualities()}$")


def _qualities_and_places(text: str, done: int) -> Iterator[Candidate]:
    """A quality and a place before 建设: 温暖西宁|建设, 品质青海|建设.

    >>> [c.term for c in _qualities_and_places("温暖西宁建设，品质青海建设，加快西宁建设", 0)]
    ['温暖西宁', '品质青海']
    >>> [c.term for c in _qualities_and_places("，新时代现代化强市建设开局良好", 0)]
    ['新时代现代化强市']
    """
    end = text.find("建设", done)
    while end >= 0:
        goal = _goal_before(text, done, end)
        if goal:
            yield Candidate(
                goal, "announced", end - len(goal), end, False, "", (Cue("policy", "after", "建设"),)
            )
        for size in (2, 3):
            at = end - size
            qualities = _qualities_before().search(text, max(0, at - 20), at) if at > 1 else None
            start = qualities.start() if qualities else at - 2
            fits = qualities or (at > 1 and dictionary.tags(text[start:at]) in (["a"], ["an"]))
            if fits and start >= done and _is_place(text[at:end]):
                cue = Cue("policy", "after", "建设")
                yield Candidate(text[start:end], "announced", start, end, False, "", (cue,))
        end = text.find("建设", end + 2)


def _goal_before(text: str, done: int, end: int) -> str:
    """A goal that fills the clause before 建设: 新时代社会主义现代化强市|建设."""
    if end < done + _SHORTEST or not text[end - 4 : end].endswith(_ends_of_goals()):
        return ""
    name = _CLAUSE_BEFORE.search(text, max(done, end - _LONGEST), end)
    if name is None or len(name.group()) <= _SHORTEST or name.group().startswith(countries()):
        return ""
    start = end - len(name.group())
    whole = start == 0 or not text[start - 1].isalnum()
    fits = whole and not _NOT_A_NAME.match(name.group())
    return (
        name.group()
        if fits and not any(tag[0] in "vdpcur" and tag != "vn" for tag in dictionary.tags(name.group()))
        else ""
    )


@cache
def _ends_of_goals() -> tuple[str, ...]:
    return tuple(noun for noun, kind in _nouns().items() if kind == "goal")


def _is_noun(text: str, verb: re.Match[str]) -> bool:
    """Whether a verb is the noun of an action, after another noun: 工程建设西部先行区."""
    if verb.group() not in ("建设", "创建"):
        return False
    before = re.split(r"\W", text[max(0, verb.start() - 6) : verb.start()])[-1]
    return (
        bool(before)
        and not before.endswith((*_ADVERBS, *_announcers()))
        and dictionary.tags(before)[-1] in ("n", "vn", "an", "l", "j")
    )


def _name(text: str, at: int, kinds: tuple[str, ...]) -> str:
    """The name that starts at a position, or ""."""
    if _NOT_A_NAME.match(text, at):
        return ""
    may_end = not _last_characters(kinds).isdisjoint(text[at + 1 : at + _LONGEST])
    match = _names(kinds).match(text, at) if may_end else None
    if match is None:
        return _place(text, at) if "goal" in kinds else ""
    name = match.group()
    fits = _SHORTEST <= len(name) <= _LONGEST and _stem_fits(match["stem"], kinds) and not _has_verb(name)
    return (
        name
        if fits and not name.startswith(countries()) and dictionary.tags(name)[0][0] not in "pcudr"
        else ""
    )


@cache
def _last_characters(kinds: tuple[str, ...]) -> frozenset[str]:
    return frozenset(noun[-1] for noun, kind in _nouns().items() if kind in kinds)


def _stem_fits(stem: str, kinds: tuple[str, ...]) -> bool:
    """Whether the words before the last one have a possible length; 民族精神 is a word, not a formulation."""
    return 3 <= len(stem) <= 7 if "spirit" in kinds else len(stem) > 1


def _has_verb(name: str) -> bool:
    """Whether a name contains a verb of the sentence: 推动|构建山海高地."""
    first = verbs().match(name)
    return (first is not None and first.group() not in ("发展", "服务")) or bool(_inner_verbs().search(name))


@cache
def _inner_verbs() -> re.Pattern[str]:
    """The announcing verbs that are not also nouns."""
    nouns = ("建设", "创建", "深化", "定位", "启动", "落实", "传承", "推进", "推动", "开展")
    return re.compile("|".join(verb for verb in _announcers() if verb not in nouns))


@cache
def _names(kinds: tuple[str, ...]) -> re.Pattern[str]:
    ends = "|".join(longest_first(noun for noun, kind in _nouns().items() if kind in kinds))
    return re.compile(rf"(?P<stem>[^{_NEVER}]{{1,14}}?)(?:{ends}){_BEHIND}")


def _place(text: str, at: int) -> str:
    """A goal that is a place: 现代化新重庆, 健康广元; "" for others.

    >>> _place("美好新青海建设", 0), _place("新的青海", 0), _place("健康中国", 0)
    ('美好新青海', '', '')
    """
    match = _places().match(text, at)
    if match is None or (not match["qualities"] and not match["new"]):
        return ""
    place = match["place"]
    return match.group() if _is_place(place) and len(match.group()) >= 3 else ""


@cache
def _places() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<qualities>(?:{_qualities()})?)(?P<new>新?)(?P<place>[^{_NEVER}]{{2,3}}?){_BEHIND}"
    )


def _is_place(word: str) -> bool:
    """Whether the dictionary has a word as the name of a place in China; it tags small places as other names."""
    if word == "中国" or word in countries() or not dictionary.is_word(word):
        return False
    if word[-1] in "市区县乡镇村地国" or re.fullmatch(_qualities(), word):
        return False
    return dictionary.tags(word)[0] in ("ns", "nz", "nr")


def is_place_goal(term: str) -> bool:
    """Whether a term is a quality and a place: 平安青海.

    >>> is_place_goal("平安青海"), is_place_goal("平安家庭")
    (True, False)
    """
    return len(term) > 3 and _place(term, 0) == term


def ends_in_goal(phrase: str) -> bool:
    """Whether the last word of a phrase is a goal.

    >>> ends_in_goal("争当排头兵"), ends_in_goal("提升首位度")
    (True, False)
    """
    return phrase.endswith(tuple(noun for noun, kind in _nouns().items() if kind == "goal"))


@cache
def _nouns() -> dict[str, str]:
    """The last words of names, with their kind."""
    return {row["noun"]: row["kind"] for row in _rows("formulations/announced", "noun")}


@cache
def _announcers() -> dict[str, tuple[str, ...]]:
    """The verbs, with the kinds of names that they announce."""
    found: dict[str, tuple[str, ...]] = {}
    for row in _rows("formulations/announcers", "verb"):
        found[row["verb"]] = (*found.get(row["verb"], ()), row["kind"])
    return found


def _rows(name: str, column: str) -> Iterator[vocabulary.Row]:
    for row in vocabulary.load(name, (column, "kind", "example")):
        if row["kind"] not in KINDS:
            raise row.fault(f"kind {row['kind']!r}, expected one of {', '.join(KINDS)}")
        yield row


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile("|".join(longest_first(_announcers())))
