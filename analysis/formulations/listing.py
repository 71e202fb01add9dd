"""Lists of members, and helpers shared by all layouts of lists."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate

from analysis.formulations import dictionary
from analysis.formulations.marks import MARKS

#: Maximum distance of a list from its name, in characters.
REACH = 400
#: Maximum length of a member.
LONGEST = 45

#: Words that show that the last piece continues the sentence.
SENTENCE_WORDS = re.compile(r"已经|正在|全面完|新增|将于|分别|根本在|等")
_JOINTS = ("以及", "和", "与", "及")
#: Start of a numbered member.
ORDINAL = re.compile("[一二三四五六七八九十][是要]|第[一二三四五六七八九十]")
#: The counted word of a name: 三个坚持, “两个结合”.
_COUNTED_WORD = re.compile(
    rf"[{MARKS}]?[一二两双三四五六七八九十]+个(?:必须|要)?(?P<word>[^{MARKS}\W]{{2,4}})[{MARKS}]?"
)


@dataclass(frozen=True, slots=True)
class Listing:
    """The members found, and their position relative to the name."""

    members: tuple[str, ...]
    stand: str  #: before, after
    complete: bool
    given: str  #: "8 of 8"
    opened: bool = True  #: whether the list has introductory words


def listing_of(members: list[str], stand: str, total: int, *, opened: bool = True) -> Listing:
    """A listing, complete if it has `total` members."""
    count = len(members)
    return Listing(tuple(members), stand, count == total, f"{count} of {total}", opened)


def split_last(pieces: list[str], total: int) -> list[str]:
    """Split the last piece at 和 if the count is then correct.

    >>> split_last(["甲区", "乙区和丙区"], 3)
    ['甲区', '乙区', '丙区']
    """
    if len(pieces) == total - 1:
        for joint in _JOINTS:
            first, found, last = pieces[-1].rpartition(joint)
            if found and len(first) > 1 and len(last) > 1:
                return [*pieces[:-1], first, last]
    return pieces


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
    for ending, count in endings.items():
        end = last.find(ending, 1) + 2
        longer = len(last) > max(map(len, others)) + 2
        alike = count == len(others) > 1 or (longer and count > 0)
        if (
            end > 2
            and 1 < len(last) - end <= longest
            and alike
            and end in accumulate(map(len, dictionary.cut(last)))
        ):
            return [*others, last[:end]]
    return members


def counted_word(name: str) -> str:
    """The word that each member starts or ends with: 坚持 in “三个坚持”; "" for other names.

    >>> counted_word("“三个坚持”"), counted_word("三个必须坚持"), counted_word("三大工程")
    ('坚持', '坚持', '')
    """
    match = _COUNTED_WORD.fullmatch(name)
    return match["word"] if match else ""
