"""Candidates for formulations: an occurrence with its context."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis import names
from analysis.formulations import wordlists
from analysis.formulations.cues import Cue
from analysis.formulations.marks import MARKS
from analysis.formulations.members import Listing

#: Equivalent characters, mapped one to one so that offsets do not change.
_FOLD = str.maketrans(
    {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", "＋": "+", "•": "·", "・": "·", "．": "."}
    | {chr(0xFF10 + digit): str(digit) for digit in range(10)}
)

_FOLDED = re.compile(f"[{''.join(map(chr, _FOLD))}]")
_MARKED = re.compile("[“”‘’]")
_APOSTROPHE = re.compile("(?<=[A-Za-z])’(?=[A-Za-z])")
#: What follows a quotation begins no other one: ”等新模式”.
_INSIDE = "(?![等的和与及])[^“”‘’，。；：]{2,20}"
#: A pair of marks; it is wrong if both have the same direction or differ in kind. “甲“乙”丙” is a quotation in another.
_PAIRS = re.compile(
    "“[^“”]*”|‘[^‘’]*’"
    f"|(?P<wrong>“{_INSIDE}“(?![^“”]*”)|‘{_INSIDE}‘(?![^‘’]*’)|[”’]{_INSIDE}[”’]|“{_INSIDE}’|‘{_INSIDE}”)"
)
_PARTS = re.compile(r"[、，·；\s]|——|—")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One occurrence of a possible formulation.

    Attributes
    ----------
    start, end : int
        In the reading of the paragraph, quotation marks included.
    rejected : str
        Why this occurrence is rejected regardless of context; "" otherwise.
    """

    term: str
    pattern: str  #: quoted, number, code, parallel, announced
    start: int
    end: int
    quoted: bool
    number: str = ""
    cues: tuple[Cue, ...] = ()
    listing: Listing | None = None
    rejected: str = ""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A candidate, with its position in the source."""

    article_id: str
    source: str
    start: int
    end: int
    candidate: Candidate


def kind_of(candidate: Candidate) -> str:
    """The kind of a formulation found in a text: number, code, parallel, campaign, key term or coinage.

    >>> kind_of(Candidate("剑网行动", "quoted", 0, 6, True)), kind_of(Candidate("头雁领航", "quoted", 0, 6, True))
    ('campaign', 'coinage')
    """
    if candidate.pattern in ("number", "code", "parallel"):
        return candidate.pattern
    if candidate.pattern == "announced":
        return (
            "campaign"
            if candidate.term.endswith(wordlists.words("ends of announced campaigns"))
            else "key term"
        )
    behind = [cue.words for cue in candidate.cues if cue.side == "after" and cue.direct]
    nouns = wordlists.words("ends of campaigns")
    return (
        "campaign" if candidate.term.endswith(nouns) or any(word in nouns for word in behind) else "coinage"
    )


def fold(text: str) -> str:
    """Unify full-width digits and half-width punctuation, keeping the length.

    >>> fold("８８５机制,1＋4＋N")
    '885机制，1+4+N'
    """
    text = text.translate(_FOLD) if _FOLDED.search(text) else text
    return _with_marks_mended(text) if _MARKED.search(text) else text


def _with_marks_mended(text: str) -> str:
    """The text with each pair of marks replaced that does not match; other marks and apostrophes stay.

    >>> _with_marks_mended("构建”1+4+3’体系，形成”两河三带’布局"), _with_marks_mended("落实“三张清单“制度")
    ('构建“1+4+3”体系，形成“两河三带”布局', '落实“三张清单”制度')
    >>> _with_marks_mended("“甲‘乙’丙”"), _with_marks_mended("China’s “双碳”")
    ('“甲‘乙’丙”', 'China’s “双碳”')
    >>> _with_marks_mended("探索党建”智慧党建”等新模式”")
    '探索党建“智慧党建”等新模式”'
    """
    masked = _APOSTROPHE.sub("'", text)
    wrong = [match.span() for match in _PAIRS.finditer(masked) if match["wrong"]]
    if not wrong:
        return text
    chars = list(text)
    for start, end in wrong:
        chars[start], chars[end - 1] = "“”"
    return "".join(chars)


def parallel(term: str) -> bool:
    """Whether a phrase consists of parts of similar length: 跳一跳、够得着.

    >>> parallel("总书记有号令、党中央有部署，重庆见行动"), parallel("学习、学好弄通做实")
    (True, False)

    Three or more longer parts must share 的 or 中: 新发展格局的重要节点、….

    >>> parallel("新发展格局的重要节点、绿色发展的示范样本、共同富裕的先行试验地")
    True
    """
    pieces = parts(term)
    lengths = [len(piece) for piece in pieces]
    if len(lengths) < 2 or min(lengths) < 2:
        return False
    if max(lengths) <= 9 and max(lengths) - min(lengths) <= 2:
        return True
    framed = any(all(0 < piece.find(frame) < len(piece) - 2 for piece in pieces) for frame in "的中")
    return len(pieces) > 2 and framed and max(lengths) <= 14 and max(lengths) - min(lengths) <= 4


def parts(term: str) -> list[str]:
    """The parts of a parallel phrase.

    >>> parts("跳一跳、够得着")
    ['跳一跳', '够得着']
    """
    return [part for part in _PARTS.split(re.sub(rf"[{MARKS}]", "", term)) if part]


def foreign(words: str, share: float = 1.0) -> bool:
    """Whether at least this share of the characters of a phrase are those of transliterated names.

    >>> foreign("艾布拉姆斯"), foreign("海马斯"), foreign("枫桥经验"), foreign("卢甘斯克", 0.7)
    (True, True, False, True)
    """
    return len(words) > 2 and sum(
        map(names.transliterating(typical=True).__contains__, words)
    ) >= share * len(words)
