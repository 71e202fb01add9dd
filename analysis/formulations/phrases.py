"""What in one paragraph might be a formulation: quoted phrases, number phrases, digit codes, parallels.

A candidate is a standing with the cues around it; whether its term is a
formulation is decided over all standings, in `verdicts`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from analysis import vocabulary
from analysis.formulations import cues, dictionary, members, numbers
from analysis.formulations.cues import Cue
from analysis.formulations.marks import MARKS, pair
from analysis.formulations.members import Listing
from analysis.formulations.numbers import CODE

#: A longer quotation is a sentence or a document, not a phrase.
LONGEST = 32

#: Characters that vary without meaning, one for one, so that offsets stay.
_FOLD = str.maketrans(
    {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", "＋": "+", "•": "·", "・": "·", "．": "."}
    | {chr(0xFF10 + digit): str(digit) for digit in range(10)}
)

_SENTENCE_WITHIN = re.compile(r"[。！？…；]")
_QUESTION = re.compile(r"什么|怎么|如何|为何|谁|哪|吗|呢|多少")
_PARTS = re.compile(r"[、，·；\s]|——|—")
_LATIN = re.compile(r"[A-Za-z0-9.\-\s]+")

#: Where an unquoted number phrase may begin; 第三个, 近三个, 这两个 are no names.
_COUNTED = re.compile(
    rf"""
    (?<! [一二两双三四五六七八九十百千万亿几多半第每前后近约超逾这那各其有\d年月至到.%+] )
    (?P<number> {numbers.NUMERAL} )
    (?P<classifier> 个|大|项|张 )
    (?= \w )
    """,
    re.VERBOSE,
)
_NOUN_END = re.compile(
    rf"[^\w]|[{MARKS}]|[的为是在把将被对从和与及让使以并等得了也都已又或而之其此]|要求|作为|成为|上升|发挥|推动|建设|进行"
)
_BARE_CODE = re.compile(rf"(?<![\w.+＋%]){CODE.pattern}(?=[^\W\d_A-Za-z])")
_LISTED = re.compile(r"[^\W\d_A-Za-z]+(?:、[^\W\d_A-Za-z]+)*+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One standing of what may be a formulation.

    Attributes
    ----------
    start, end : int
        In the reading of the paragraph, quotation marks included.
    rejected : str
        Why this standing is none, whatever stands around it; "" otherwise.
    """

    term: str
    pattern: str  #: quoted, number, code, parallel
    start: int
    end: int
    quoted: bool
    number: str = ""
    cues: tuple[Cue, ...] = ()
    listing: Listing | None = None
    rejected: str = ""


def fold(text: str) -> str:
    """`text` with full-width digits and half-width punctuation made one; as long as before.

    >>> fold("８８５机制,1＋4＋N")
    '885机制，1+4+N'
    """
    return text.translate(_FOLD)


def find(text: str) -> list[Candidate]:
    """The candidates of one paragraph, whose `text` is folded.

    >>> [(c.term, c.pattern, c.number) for c in find("运用“885”机制，落实“一岗双责”")]
    [('885', 'code', ''), ('一岗双责', 'number', '1+2')]
    >>> [(c.term, c.rejected) for c in find("他说：“今天天气很好。”")]
    [('今天天气很好。', 'speech')]
    """
    found = list(_quoted(text))
    found += _counted(text)
    found += _codes(text)
    found += _parallels(text)
    return sorted(found, key=lambda candidate: (candidate.start, candidate.end))


def parallel(term: str) -> bool:
    """Whether a phrase is parts of like length: 跳一跳、够得着.

    >>> parallel("总书记有号令、党中央有部署，重庆见行动"), parallel("学习、学好弄通做实")
    (True, False)
    """
    lengths = [len(part) for part in parts(term)]
    return len(lengths) > 1 and min(lengths) >= 2 and max(lengths) <= 9 and max(lengths) - min(lengths) <= 2


def parts(term: str) -> list[str]:
    """The parts of a parallel.

    >>> parts("跳一跳、够得着")
    ['跳一跳', '够得着']
    """
    return [part for part in _PARTS.split(re.sub(rf"[{MARKS}]", "", term)) if part]


# ---- quoted --------------------------------------------------------------------------


def _quoted(text: str) -> Iterator[Candidate]:
    for quoted in pair(text):
        inner = text[quoted.start + 1 : min(quoted.end - 1, quoted.start + 2 * LONGEST)].strip()
        if not inner:
            continue
        reason = _unfit(inner)
        if reason:
            yield Candidate(inner[: LONGEST + 1], "quoted", quoted.start, quoted.end, True, rejected=reason)
            continue
        number = numbers.read(inner)
        if CODE.fullmatch(inner):
            pattern = "code"
        elif number:
            pattern = "number"
        elif parallel(inner):
            pattern = "parallel"
            number = str(len(parts(inner))) if len(parts(inner)) > 2 else ""
        else:
            pattern = "quoted"
        near = (
            *cues.after(text, cues.chain_end(text, quoted.end)),
            *cues.before(text, cues.chain_start(text, quoted.start)),
            *cues.within(inner),
        )
        listing = None
        if pattern == "number":
            listing = members.find(text, quoted.start, quoted.end, numbers.total(number))
        reason = "list of members" if _is_list(text, inner, quoted.end) else ""
        yield Candidate(inner, pattern, quoted.start, quoted.end, True, number, near, listing, reason)


def _unfit(inner: str) -> str:
    """Why a quotation can be no formulation, from its own words alone; "" if it can.

    >>> [_unfit(inner) for inner in ("好", "坚定信心，接续奋斗！", "为什么改", "九·一八", "《条例》解读", "三公里")]
    ['one character', 'speech', 'question', 'date', 'title', 'measure']
    """
    bare = re.sub(rf"[{MARKS}]", "", inner)
    if len(bare) == 1:
        return "one character"
    if _SENTENCE_WITHIN.search(inner):
        return "speech"
    if len(inner) > LONGEST:
        return "too long for a phrase"
    if re.search(r"[《》：]|—", inner):
        return "title"
    if _QUESTION.search(inner):
        return "question"
    if any(pattern.fullmatch(bare) for pattern in _dates()):
        return "date"
    if _measures().fullmatch(bare):
        return "measure"
    if "%" in bare or re.match(r"[近约超逾][\d几数百千万一二两三四五六七八九十]", bare):
        return "measure"
    if re.search(r"[-—]20\d\d", inner) or foreign(bare):
        return "name"
    if not CODE.fullmatch(inner) and not re.search(r"[\u3400-\u9fff]{2}", bare):
        return "no Chinese words"
    return ""


#: Characters that foreign names are written with.
_FOREIGN = frozenset(
    "阿埃艾奥巴贝比布茨达德迪蒂杜多厄恩尔菲费夫弗福戈格古哈海赫霍基吉加杰卡凯坎科克肯库拉莱兰朗劳勒雷里利林龙卢鲁伦罗洛马迈曼梅门蒙米莫姆穆纳内尼诺帕佩皮普奇乔切萨塞森沙什斯苏索塔泰坦特提图托瓦万威韦维沃乌西希谢辛雅亚延扬耶伊约扎泽詹朱兹佐汗娜莎妮丝黛琳萍芮玛丹"
)


def foreign(words: str, share: float = 1.0) -> bool:
    """Whether a phrase is a foreign name by its characters, or by so large a share of them.

    >>> foreign("艾布拉姆斯"), foreign("海马斯"), foreign("枫桥经验"), foreign("卢甘斯克", 0.7)
    (True, True, False, True)
    """
    return len(words) > 2 and sum(char in _FOREIGN for char in words) >= share * len(words)


@cache
def _dates() -> tuple[re.Pattern[str], ...]:
    return tuple(
        row.pattern("pattern") for row in vocabulary.load("formulations/dates", ("pattern", "example"))
    )


@cache
def _measures() -> re.Pattern[str]:
    units = "|".join(
        sorted(
            (re.escape(row["noun"]) for row in vocabulary.load("formulations/units", ("noun", "example"))),
            key=len,
            reverse=True,
        )
    )
    return re.compile(
        rf"[一二两三四五六七八九十百千万亿零〇\d.,，％%]+(?:{units}|%|％)(?:多|以上|以下|内|左右)?"
    )


def _is_list(text: str, inner: str, end: int) -> bool:
    """Whether a quotation only lists what the number phrase behind it counts: “甲、乙”两个区."""
    counted = _COUNTED.match(text, end)
    return bool(counted) and "、" in inner and numbers.value(counted["number"]) == inner.count("、") + 1


# ---- unquoted ------------------------------------------------------------------------


def _counted(text: str) -> Iterator[Candidate]:
    """Number phrases without marks: those whose things stand right before them, and rules named after their body.

    Leaves alone what is merely counted (东、西两个方向), what this or that
    points at (这两个集群), and a list that no verb or preposition opens.
    """
    for match in _COUNTED.finditer(text):
        body = _words("body", "(?:%s)$").search(text[max(0, match.start() - 6) : match.start()])
        rules = _words("rule", "(?:%s)").match(text, match.end())
        if body and rules:
            start, end = match.start() - len(body.group()), rules.end()
            cue = Cue("policy", "before", body.group())
            yield Candidate(
                text[start:end], "number", start, end, False, numbers.read(text[start:end]), (cue,)
            )
            continue
        noun = _noun(text, match.end())
        if len(noun) < 2 or _only_counted().match(noun):
            continue
        end = match.end() + len(noun)
        number = numbers.read(text[match.start() : end])
        if number and match["classifier"] in "个大":
            listing = members.ahead(text, match.start(), numbers.total(number) or 0)
            if listing and listing.complete and listing.opened:
                cue = Cue("policy", "before", "、".join(listing.members))
                yield Candidate(
                    text[match.start() : end], "number", match.start(), end, False, number, (cue,), listing
                )


def _noun(text: str, start: int) -> str:
    """The noun that a number phrase counts, as far as it can be read without marks."""
    window = text[start : start + 14]
    stop = _NOUN_END.search(window)
    return dictionary.noun(window[: stop.start()]) if stop else ""


@cache
def _only_counted() -> re.Pattern[str]:
    rows = vocabulary.load("formulations/counted", ("noun", "example"))
    units = vocabulary.load("formulations/units", ("noun", "example"))
    nouns = sorted(
        {row["noun"] for row in rows} | {row["noun"] for row in units if len(row["noun"]) > 1},
        key=lambda noun: (-len(noun), noun),
    )
    any_of = "|".join(map(re.escape, nouns))
    return re.compile(rf"(?:{any_of})|.*(?:{any_of})$")


@cache
def _words(kind: str, pattern: str) -> re.Pattern[str]:
    rows = vocabulary.load("formulations/bodies", ("words", "kind", "example"))
    words = sorted((row["words"] for row in rows if row["kind"] == kind), key=lambda word: (-len(word), word))
    return re.compile(pattern % "|".join(map(re.escape, words)))


def _codes(text: str) -> Iterator[Candidate]:
    """Digit codes without marks, right before the noun that makes them one: 885机制."""
    for match in _BARE_CODE.finditer(text):
        near = [cue for cue in cues.after(text, match.end()) if cue.direct and cue.speaks == "policy"]
        unit = _measures().match(text, match.start())
        year = re.fullmatch(r"(?:19|20)\d\d", match.group())
        if near and not unit and not year and "+" in match.group():
            yield Candidate(match.group(), "code", match.start(), match.end(), False, "", tuple(near))


def _parallels(text: str) -> Iterator[Candidate]:
    """Three or more parts of the same length, four characters at least, joined by 、 without marks.

    The first is cut from the end of its run of words, the last must end its own.
    """
    for match in _LISTED.finditer(text):
        pieces = match.group().split("、")
        starts = list(accumulate((len(piece) + 1 for piece in pieces), initial=match.start()))
        at = 1
        while at < len(pieces) - 1:
            size, stop = len(pieces[at]), at + 1
            while stop < len(pieces) - 1 and len(pieces[stop]) == size:
                stop += 1
            last = pieces[stop]
            whole = len(last) == size if stop < len(pieces) - 1 else re.match(r"[的等]|$", last[size:])
            if 4 <= size <= 7 and len(pieces[at - 1]) >= size and len(last) >= size and whole:
                start, end = starts[at] - 1 - size, starts[stop] + size
                yield Candidate(text[start:end], "parallel", start, end, False, str(stop - at + 2))
            at = stop
