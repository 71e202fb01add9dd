"""Unquoted parallel phrases: 稳增长、促改革、调结构; 招大引强、招先引优、招新引特."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate

from analysis import vocabulary
from analysis.formulations import cues, dictionary, wordlists
from analysis.formulations.announced import ends_in_goal
from analysis.formulations.candidates import Candidate, parts
from analysis.formulations.openers import acts

_LISTED = re.compile(r"(?<![^\W\d_A-Za-z、])[^\W\d_A-Za-z]++(?:、[^\W\d_A-Za-z]++){2,}+")
#: Fast pre-check: a part between two others.
_LISTED_MAYBE = re.compile(r"、\w{3,7}、")
#: Sizes of the parts, in characters.
_SMALLEST, _LARGEST = 3, 7
#: Parts of three characters: a verb and its object (稳增长), a manner and a verb (早建成), a noun and a quality (百姓富).
KINDS = ("verb", "manner", "quality")


def find(text: str) -> Iterator[Candidate]:
    """Three or more parts of the same length joined by 、.

    The first part is the end of its run of words; the last is a complete run,
    or is followed by 的, 等 or a policy noun.

    >>> [c.term for c in find("做好稳就业、促改革、调结构各项工作，强化稳进求效、除险清患、改革攻坚工作导向")]
    ['稳就业、促改革、调结构', '稳进求效、除险清患、改革攻坚']
    """
    if not _LISTED_MAYBE.search(text):
        return
    for match in _LISTED.finditer(text):
        pieces = match.group().split("、")
        starts = list(accumulate((len(piece) + 1 for piece in pieces), initial=match.start()))
        at = 1
        while at < len(pieces) - 1:
            size, stop = len(pieces[at]), at + 1
            while stop < len(pieces) - 1 and len(pieces[stop]) == size:
                stop += 1
            last = pieces[stop]
            if (
                _SMALLEST <= size <= _LARGEST
                and len(pieces[at - 1]) >= size
                and len(last) >= size
                and (len(last) == size if stop < len(pieces) - 1 else ends(text, starts[stop], size, last))
                and ends_with_words(pieces[at - 1], size)
            ):
                start, end = starts[at] - 1 - size, starts[stop] + size
                found = text[start:end]
                if size > 3 or rhetorical(found):
                    near = (*cues.after(text, end), *cues.before(text, start))
                    if not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum():
                        near = (*near, cues.Cue("clause", "within", "", direct=False))
                    yield Candidate(found, "parallel", start, end, False, str(stop - at + 2), near)
            at = stop


def ends(text: str, start: int, size: int, last: str) -> bool:
    """Whether the last part, which starts at `start`, can end after `size` characters of its run of words."""
    rest = last[size:]
    if not rest or rest[0] in "的等":
        return True
    if "等" in last[:size] or size not in accumulate(map(len, dictionary.cut(last[: size + 8]))):
        return False
    return rest[0] == "各" or any(
        (cue.words in governing() or cue.words in ("模式", "机制", "格局")) and cue.direct
        for cue in cues.after(text, start + size)
    )


def ends_with_words(piece: str, size: int) -> bool:
    """Whether the last `size` characters of a piece are whole words: not 思列宁主义 in 马克思列宁主义.

    >>> ends_with_words("坚持马克思列宁主义", 5), ends_with_words("突出稳进增效", 4)
    (False, True)
    """
    edges = set(accumulate(map(len, dictionary.cut(piece[-14:]))))
    return len(piece) == size or len(piece[-14:]) - size in edges


@cache
def governing() -> frozenset[str]:
    """Nouns that follow a slogan: 稳进求效、除险清患、改革攻坚|工作导向."""
    return frozenset(wordlists.words("nouns after slogans"))


@cache
def chars(kind: str) -> frozenset[str]:
    """The first or last characters of parts of three characters: verbs, manners, qualities."""
    rows = vocabulary.load("formulations/parallels", ("char", "kind", "example"))
    for row in rows:
        if row["kind"] not in KINDS or len(row["char"]) != 1:
            raise row.fault(f"expected one character and a kind of {', '.join(KINDS)}")
    return frozenset(row["char"] for row in rows if row["kind"] == kind)


@cache
def daily() -> frozenset[str]:
    """Verbs of everyday life, which make no slogan: 早起床、早出门."""
    return frozenset(row["verb"] for row in vocabulary.load("formulations/daily", ("verb", "example")))


@lru_cache(maxsize=2**12)
def rhetorical(term: str) -> bool:
    """Whether the form of a parallel phrase alone shows that it is a slogan.

    Its parts are a verb of one character and its object, or a noun and a
    quality; or they repeat two characters in the same places; or they are
    actions, of which one is a goal.

    >>> rhetorical("稳就业、促改革、调结构"), rhetorical("机制活、产业优、百姓富")
    (True, True)
    >>> rhetorical("引大引强、引新引优、引高引特"), rhetorical("提升首位度、打造增长极、争当排头兵")
    (True, True)
    >>> rhetorical("工业强县、民营兴县、生态靓县"), rhetorical("开门稳、开门好、开门红")
    (True, True)
    >>> rhetorical("雷厉风行抓落实、不折不扣抓落实、久久为功抓落实"), rhetorical("中央经济搞建设、地方经济搞建设、县域经济搞建设")
    (True, False)
    >>> rhetorical("组织共建、人才共聚、产业共兴"), rhetorical("勇担当、善作为、敢闯新")
    (True, False)
    >>> rhetorical("件件有回音、事事有着落、人人有责任"), rhetorical("雷厉风行抓落实、不折不扣促发展、久久为功见成效")
    (True, False)
    >>> rhetorical("绿色发展试验田、对外开放排头兵、科技创新主力军"), rhetorical("向市场要活力、向改革要动力、向管理要效益")
    (True, True)
    >>> rhetorical("经济建设、政治建设、文化建设"), rhetorical("高标准、高质量、高效率")
    (False, False)
    >>> rhetorical("队伍形象好、项目态势好、园区生态好"), rhetorical("老年朋友好、少年朋友好、青年朋友好")
    (True, False)
    """
    pieces = parts(term)
    if len(pieces) < 3 or len(pieces[0]) < 3 or len({len(piece) for piece in pieces}) > 1:
        return False
    if len(pieces[0]) == 3:
        return short_actions(pieces) or short_manners(pieces) or _qualities(pieces) or _same_start(pieces)
    return (
        repeats(pieces)
        or doubled(pieces)
        or _one_manner(pieces)
        or two_actions(pieces)
        or for_a_place(pieces)
        or _one_action(pieces)
        or _together(pieces)
        or _made_better(pieces)
        or framed(pieces)
        or _one_quality(pieces)
        or all(map(ends_in_goal, pieces))
        or (all(map(_is_action, pieces)) and (any(map(ends_in_goal, pieces)) or _counts(pieces)))
    )


def _is_action(piece: str) -> bool:
    """Whether a part starts with a verb of two characters."""
    first, tag = dictionary.cut(piece)[0], dictionary.tags(piece)[0]
    return acts(piece) or piece.startswith("当好") or (len(first) == 2 and tag.startswith("v"))


def _counts(pieces: Sequence[str]) -> bool:
    """Whether different verbs govern counted things: 厚植四大优势、实现四大突破."""
    verbs = {piece[:2] for piece in pieces}
    return len(verbs) == len(pieces) and all(piece[2] in "一二两三四五六七八九十" for piece in pieces)


def short_actions(pieces: Sequence[str]) -> bool:
    """A verb of one character and a noun of two: 稳增长、促改革."""
    others = sum(piece[0] not in chars("verb") for piece in pieces)
    return (
        all(dictionary.is_word(piece[1:]) for piece in pieces)
        and sum(map(dictionary.is_word, pieces)) <= (len(pieces) > 2)
        and others <= (len(pieces) > 3)
        and len({piece[0] for piece in pieces}) > 1
        and len({piece[1:] for piece in pieces}) == len(pieces)
    )


def short_manners(pieces: Sequence[str]) -> bool:
    """An adverb of one character and a verb: 早建成、早见效; 勇担当、善作为."""
    return (
        not any(piece[1:] in daily() for piece in pieces)
        and all(piece[0] in chars("manner") and not dictionary.is_word(piece) for piece in pieces)
        and sum(not dictionary.is_word(piece[1:]) for piece in pieces)
        <= (len(pieces) > 3 or (len(pieces) > 2 and len({piece[0] for piece in pieces}) == 1))
        and (
            len({piece[0] for piece in pieces}) == 1
            or all(dictionary.tags(piece[1:])[0][0] in "vl" for piece in pieces)
        )
        and len({piece[1:] for piece in pieces}) == len(pieces)
    )


def _qualities(pieces: Sequence[str]) -> bool:
    """A noun of two characters and a quality: 百姓富、生态美."""
    return all(
        piece[-1] in chars("quality")
        and len(dictionary.cut(piece)[0]) == 2
        and dictionary.tags(piece)[0][0] == "n"
        for piece in pieces
    )


def _same_start(pieces: Sequence[str]) -> bool:
    """Whether one start has different qualities: 开门稳、开门好、开门红."""
    return (
        len({piece[:2] for piece in pieces}) == 1
        and len({piece[2] for piece in pieces}) == len(pieces)
        and all(piece[2] in chars("quality") for piece in pieces)
    )


PLACES = "省市县区州旗盟镇乡村校院企港岛"
#: A strategy for a place: 工业强县.
_STRATEGY = re.compile(rf"\w\w[强兴立活稳美富旺靓安绿亮优治惠建靠促][{PLACES}]")


def for_a_place(pieces: Sequence[str]) -> bool:
    """Whether each part names what makes the same place strong: 工业强县、民营兴县、生态靓县."""
    return (
        all(map(_STRATEGY.fullmatch, pieces))
        and len({piece[-1] for piece in pieces}) == 1
        and len({piece[:2] for piece in pieces}) == len(pieces)
        and all(dictionary.is_word(piece[:2]) for piece in pieces)
    )


def _one_action(pieces: Sequence[str]) -> bool:
    """Whether idioms qualify one action: 雷厉风行抓落实、不折不扣抓落实、久久为功抓落实."""
    action = pieces[0][4:]
    return (
        len(action) > 1
        and all(piece.endswith(action) for piece in pieces)
        and len({piece[:4] for piece in pieces}) == len(pieces)
        and dictionary.tags(action)[0][0] == "v"
        and all(
            dictionary.tags(piece[:4])[0][0] in "ild" or len(dictionary.cut(piece[:4])) > 2
            for piece in pieces
        )
    )


def _together(pieces: Sequence[str]) -> bool:
    """Whether the parts do different things in one way: 组织共建、人才共聚、产业共兴; 重心下移、力量下沉、保障下倾.

    >>> _together(["政风清明", "干部清正", "社会清朗"]), _together(["经济建设", "政治建设", "文化建设"])
    (True, False)
    """
    ends = {piece[-1] for piece in pieces}
    return (
        len({piece[2] for piece in pieces}) == 1
        and (pieces[0][2] in "共互同联相下" or len(ends) == len(pieces))
        and all(len(piece) == 4 for piece in pieces)
        and len({piece[:2] for piece in pieces}) == len(pieces)
    )


def _one_quality(pieces: Sequence[str]) -> bool:
    """Whether five or more characters of each part say the same of different things: 队伍形象好、园区生态好."""
    nouns = [piece[-3:-1] for piece in pieces]
    return (
        len(pieces[0]) == 5
        and {piece[-1] for piece in pieces} <= {pieces[0][-1]} & chars("quality")
        and len({*nouns}) == len({piece[:2] for piece in pieces}) == len(pieces)
        and all(dictionary.tags(noun)[0][0] in "na" and dictionary.is_word(noun) for noun in nouns)
    )


def _one_manner(pieces: Sequence[str]) -> bool:
    """Whether one adverb of one character starts three or more different actions: 大抓项目、大兴产业、大干民生.

    >>> _one_manner(["大抓项目", "大兴产业", "大干民生"]), _one_manner(["市财政局", "市教育局", "市农业局"])
    (True, False)
    """
    return (
        len(pieces) > 2
        and len({piece[0] for piece in pieces}) == 1
        and pieces[0][0] in "大敢快真实严深早勇善"
        and len({piece[2:] for piece in pieces}) == len(pieces)
    )


def _made_better(pieces: Sequence[str]) -> bool:
    """Whether one verb and different qualities start three or more parts: 做精产品、做优服务、做大规模.

    >>> _made_better(["做精产品", "做优服务", "做大规模"]), _made_better(["做好准备", "做好服务", "做好宣传"])
    (True, False)
    """
    return (
        len({piece[0] for piece in pieces}) == 1
        and pieces[0][0] in "做建抓练管守筑育"
        and all(piece[1] in "大强优精细实活足靓牢严紧好准深专响壮" for piece in pieces)
        and len({piece[1] for piece in pieces}) == len({piece[2:] for piece in pieces}) == len(pieces)
    )


def doubled(pieces: Sequence[str]) -> bool:
    """Whether each part starts with a doubled word and goes on alike: 件件有回音、事事有着落.

    >>> doubled(["件件有回音", "事事有着落"]), doubled(["天天吃苹果", "慢慢走路去"])
    (True, False)
    """
    return (
        len(pieces[0]) > 3
        and all(piece[0] == piece[1] for piece in pieces)
        and len({piece[2] for piece in pieces}) == 1
        and len(set(pieces)) == len(pieces)
    )


def two_actions(pieces: Sequence[str]) -> bool:
    """Whether each part consists of two short actions: 稳增长保态势、调结构促转型.

    >>> two_actions(["稳增长保态势", "调结构促转型"]), two_actions(["推进经济发展", "加快社会进步"])
    (True, False)
    >>> two_actions(["稳增长", "调结构"]), two_actions(["稳增长保大态势", "调结构促大转型"])
    (False, False)
    """
    if len(pieces[0]) != 6:
        return False
    halves = [half for piece in pieces for half in (piece[:3], piece[3:])]
    return (
        all(half[0] in chars("verb") for half in halves)
        and sum(not dictionary.is_word(half[1:]) for half in halves) <= len(pieces) // 2
    )


#: The first of two words that frame each part of a slogan, and such a part: 向|改革|要|动力.
FRAMING = "向以用让靠由从变"
_FRAME = re.compile(
    rf"(?P<opens>[{FRAMING}])\w{{1,4}}(?P<links>[要促兴强带助育引聚塑彰创增为更到成换立润养赋惠变转])(?P<aim>\w{{1,4}})"
)


def framed(pieces: Sequence[str]) -> bool:
    """Whether the same two words frame different things in each part: 向改革要动力、向管理要效益.

    >>> framed(["向改革要动力", "向管理要效益"]), framed(["以案促改", "以案促治"])
    (True, True)
    >>> framed(["向上级汇报", "向群众通报"]), framed(["以县城为重点", "以乡镇为重点"])
    (False, False)
    >>> framed(["从有到优", "从大到强"]), framed(["从城东到城西", "从城南到城北"]), framed(["由甲方带队", "由乙方带车"])
    (True, False, False)
    """
    found = [match for piece in pieces if (match := _FRAME.fullmatch(piece))]
    return (
        len(found) == len(pieces)
        and all(map(_has_effect, found))
        and len({(match["opens"], match.start("links"), match["links"]) for match in found}) == 1
        and len({match["aim"] for match in found}) == len(found)
    )


def _has_effect(part: re.Match[str]) -> bool:
    """Whether a framed part says what something becomes or is good for, not where it goes or who does it."""
    if part["links"] == "到":  # 从有到优, 从跟跑到领跑, not 从城东到城西
        tags, of_states = dictionary.tags(part["aim"]), "anmv" if len(part["aim"]) == 1 else "av"
        return all(tag[0] in of_states and tag not in ("ns", "nr") for tag in tags)
    return part["opens"] != "由" or part["links"] in "变转成"


def repeats(pieces: Sequence[str]) -> bool:
    """Whether all parts have two characters, not next to each other, in common: 招…引…."""
    common = [at for at, chars in enumerate(zip(*pieces, strict=True)) if len(set(chars)) == 1]
    return len(common) == 2 and common[1] - common[0] == 2
