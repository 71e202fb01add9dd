"""Lists of members, and helpers shared by all layouts of lists."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from analysis.formulations import dictionary
from analysis.formulations.marks import MARKS
from analysis.formulations.numbers import value
from analysis.regexes import certain

#: Maximum distance of a list from its name, in characters.
REACH = 400
#: Maximum length of a member.
LONGEST = 45

#: Words that show that the last piece continues the sentence.
SENTENCE_WORDS = re.compile(r"已经|正在|全面完|新增|将于|分别|根本在|等")
_JOINTS = ("以及", "和", "与", "及")
#: Start of a numbered member.
ORDINAL = re.compile("[一二三四五六七八九十][是要]|第[一二三四五六七八九十]")
SENTENCE_END = re.compile(r"[。！？!?\n]")
_ALL_MARKS = re.compile(f"[{MARKS}]")
#: The counted word of a name: 三个坚持, “两个结合”, 四个“全覆盖”.
_COUNTED_WORD = re.compile(r"[一二两双三四五六七八九十]+个(?:必须|要)?(?P<word>[^\W]{2,4})")


@dataclass(frozen=True, slots=True)
class Listing:
    """The members found, and their position relative to the name."""

    members: tuple[str, ...]
    stand: str  #: before, after
    complete: bool
    given: str  #: "8 of 8"
    opened: bool = True  #: whether the list has introductory words


#: A remark in brackets behind a member.
_IN_BRACKETS = re.compile(r"(?<=..)[（(][^（）()]+[）)]$")
#: The ordinal of a member, with its numeral: 一是, 二要, 第三，, 其四，, （五）
_NUMBERED = re.compile(
    r"(?:(?P<plain>[一二三四五六七八九十])(?:是要|[是要则、，])|第(?P<ordinal>[一二三四五六七八九十])[是要，、：]*|其(?P<which>[一二三四五六七八九十])"
    r"|[（(](?P<bracketed>[一二三四五六七八九十])[）)])"
)


def without_ordinals(members: list[str]) -> list[str]:
    """The members without ordinals, if these count from one; words before the first ordinal are left out.

    >>> without_ordinals(["一是强基工程", "二是育苗工程"]), without_ordinals(["要求：第一，查思想", "第二，查作风"])
    (['强基工程', '育苗工程'], ['查思想', '查作风'])
    >>> without_ordinals(["一是强基", "三是育苗"]), without_ordinals(["第一书记", "第二课堂"])
    (['一是强基', '三是育苗'], ['第一书记', '第二课堂'])
    """
    if len(members) < 2:
        return members
    found = [_NUMBERED.search(members[0]), *map(_NUMBERED.match, members[1:])]
    if not all(found):
        return members
    matches = list(map(certain, found))
    counted = [value(next(filter(None, one.groups()))) for one in matches] == [*range(1, len(members) + 1)]
    spoken = not all(one.group().startswith("第") and len(one.group()) == 2 for one in matches)
    rest = [member[one.end() :] for member, one in zip(members, matches)]
    return rest if counted and spoken and all(rest) else members


def listing_of(members: list[str], stand: str, total: int, *, opened: bool = True) -> Listing:
    """A listing, complete if it has `total` members."""
    members = without_ordinals(members)
    if len(members) > 1 and all(map(_IN_BRACKETS.search, members)):
        members = [_IN_BRACKETS.sub("", member) for member in members]
    count = len(members)
    return Listing(tuple(members), stand, count == total, f"{count} of {total}", opened)


def of_usual_length(members: list[str], total: int) -> Listing | None:
    """The members as a list; None if one is too long."""
    return listing_of(members, "after", total) if max(map(len, members)) <= LONGEST else None


def rest_of_sentence(text: str, start: int, end: int | None = None) -> str:
    """The text from `start` to the end of its sentence, or to `end` at most."""
    end = start + REACH if end is None else end
    stop = SENTENCE_END.search(text, start, end)
    return text[start : stop.start() if stop else end]


def split_last(pieces: list[str], total: int) -> list[str]:
    """Split the last piece at 和 if the count is then correct.

    >>> split_last(["甲区", "乙区和丙区"], 3)
    ['甲区', '乙区', '丙区']
    """
    if len(pieces) == total - 1:
        splits = [pieces[-1].rpartition(joint) for joint in _JOINTS]
        # 甲与乙的关系、丙与丁的关系|及戊的关系: where the first half ends like the others
        splits.sort(key=lambda split: len(split[0]) < 3 or split[0][-2:] != pieces[0][-2:])
        for first, found, last in splits:
            if found and len(first) > 1 and len(last) > 1:
                return [*pieces[:-1], first, last]
    return pieces


def bare(piece: str) -> str:
    """A piece of a list without the marks around it or around the whole list, but with those of a part of it.

    >>> bare("“强基工程”"), bare("“强基工程"), bare("“双碳”承诺"), bare("抓好“三农”")
    ('强基工程', '强基工程', '“双碳”承诺', '抓好“三农”')
    """
    piece = piece.strip()
    stripped = piece.strip(f" {MARKS}")
    return stripped if _balanced(stripped) or not _balanced(piece) else piece


def _balanced(piece: str) -> bool:
    return piece.count("“") == piece.count("”")


def without_tail(members: list[str], *, longest: int = LONGEST) -> list[str]:
    """The members, the last one without up to `longest` characters that do not belong to it.

    It ends where the other members do: 甲中心、乙中心、丙中心|外贸.

    >>> without_tail(["算力中枢", "能力中枢", "运行中枢外贸"])
    ['算力中枢', '能力中枢', '运行中枢']
    >>> without_tail(["锂电池", "风机", "太阳能电池加速出海"])
    ['锂电池', '风机', '太阳能电池']
    >>> without_tail(["工业经济", "数字经济产业"])
    ['工业经济', '数字经济产业']
    """
    *others, last = members
    endings = Counter(other[-2:] for other in others if len(other) > 2)
    if len({other[-1] for other in others}) == 1 and len(others) > 2 and min(map(len, others)) > 2:
        endings[others[0][-1]] = len(others)  # 新型工业化、城镇化、信息化、农业现代化|深度融合
    for ending, count in endings.items():
        end = last.find(ending, 1) + len(ending)
        longer = len(last) > max(map(len, others)) + 2
        alike = count == len(others) > 1 or (longer and count > 0)
        if (
            end > 2
            and last.find(ending, 1) > 0
            and 1 < len(last) - end <= longest
            and alike
            and end in accumulate(map(len, dictionary.cut(last)))
        ):
            return [*others, last[:end]]
    return members


def without_attribute(last: str, others: Sequence[str]) -> str:
    """The last of several members as long as the others, if a noun with 的 follows: 生产、生活、生态|的有机统一."""
    head, _, rest = last.partition("的")
    sizes = {len(other) for other in others}
    return head if rest and len(head) in sizes and not any("的" in other for other in others) else last


def counted_word(name: str) -> str:
    """The word that each member starts or ends with: 坚持 in “三个坚持”; "" for other names.

    >>> counted_word("“三个坚持”"), counted_word("三个必须坚持"), counted_word("三大工程")
    ('坚持', '坚持', '')
    """
    match = _COUNTED_WORD.fullmatch(_ALL_MARKS.sub("", name))
    return match["word"] if match else ""


#: One number and its noun in a name: 三亮 and 三比 in 三亮三比.
_NUMBER_AND_NOUN = re.compile(
    r"([一二两双三四五六七八九十])(?:个|大|项|大项|张|条)?(统一|[^一二两双三四五六七八九十\W]{1,4})"
)
#: One of each: 四个一.
_ONES = re.compile(rf"[{MARKS}]?([一二两双三四五六七八九十])个一[{MARKS}]?")
#: The noun of the whole in a name: 双百|工程.
_WHOLE = re.compile("(?<=.)(?:工程|行动|计划|活动|机制|制度|工作法|模式)$")


def carried_words(name: str) -> list[str]:
    """For each member of a slogan, the word that it may repeat: 亮, 亮, 比, 比 for 两亮两比; [] for other names.

    >>> carried_words("“四统一”"), carried_words("双百工程"), carried_words("一亮两比")
    (['统一', '统一', '统一', '统一'], ['百', '百'], ['亮', '比', '比'])
    """
    ones = _ONES.fullmatch(name)
    if ones:
        return ["一"] * (value(ones[1]) or 0)
    words: list[str] = []
    bare = _WHOLE.sub("", re.sub(rf"[{MARKS}、]", "", name))
    at = 0
    for match in _NUMBER_AND_NOUN.finditer(bare):
        if match.start() != at:
            return []
        words += [match[2]] * (value(match[1]) or 0)
        at = match.end()
    return words if at == len(bare) else []


def at_an_end(piece: str, word: str) -> bool:
    """Whether a member starts with a word, or ends with one of two or more characters.

    One character at the end says little: many words end with 好 or 化.

    >>> at_an_end("统一供种", "统一"), at_an_end("管理统一", "统一"), at_an_end("建好", "好")
    (True, True, False)
    """
    return piece.startswith(word) or (len(word) > 1 and piece.endswith(word))


def without_numerals(members: list[str]) -> list[str]:
    """Members without the numerals in front of them, if these count from one: 一听诉求，二查原委.

    >>> without_numerals(["一听诉求", "二查原委", "三促和解"]), without_numerals(["一核", "两带"])
    (['听诉求', '查原委', '促和解'], ['一核', '两带'])
    """
    numbered = 2 < len(members) < 11 and all(
        member.startswith(numeral) and len(member) > 2 and member[1] not in "是要个、，"
        for member, numeral in zip(members, "一二三四五六七八九十")
    )
    return [member[1:] for member in members] if numbered else members
