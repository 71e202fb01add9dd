"""The things that a number slogan counts, where the text lists them.

A list may stand before the name (党建、经济、文化“三张报表”), after it with 即,
a colon or a dash, or in brackets behind it. It is taken only where it comes
to the number in the name, or says with 等 that it is not whole. Nothing is
added to a member that the text does not put there: heads that members share
are not restored.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from analysis import vocabulary
from analysis.formulations import cues
from analysis.formulations.marks import CLOSERS, CLOSING, MARKS, OPENING

REACH = 400

#: Between the name and what a list says of it: 在…上发挥“三个支撑”作用.
_ROLE = re.compile(r"(?:上|方面|中|领域)(?:\w{0,4})(?:发挥|实现|展现|体现|突出|做到|形成|取得)出?$")
#: Words of a sentence, not of a name: the last piece tells, it does not list.
_TELLS = re.compile(r"已经|正在|全面完|新增|将于|分别|根本在|等")
_SENTENCE_END = re.compile(r"[。！？!?；;\n]")
_CLAUSE_END = re.compile(r"[。！？!?；;\n，,：:]")
_CLAUSE = re.compile(r"[^。！？!?；;\n，,：:]*")
_BRACKETS = {"（": "）", "(": ")", "〔": "〕", "[": "]"}
_EXPLAINS = re.compile(
    r"\s*(?:[，,]?\s*(?:即|也就是|就是|分别(?:是|为)|包括|指的?是|是指)[：:]?|[：:]\s*(?:即)?|——(?:即)?)"
)
_HEAD = re.compile(r"\w{0,6}")
#: What may follow the verb that governs a list: 完善了…, 用好…
_COMPLEMENT = re.compile("[了着好]*")
#: Where the next name of a row is explained: 两翼”即甲和乙，“三带”即丙、丁、戊.
_NEXT_NAME = re.compile(rf"[，,；;]\s*[{OPENING}][^{MARKS}]{{1,12}}[{CLOSING}](?:即|是|指|为|包括|：)")
#: What may stand between a name and the first of its numbered members.
_INTRODUCES = re.compile(r"\w{0,12}[。：:，,；;]\s*(?:其中[，,])?")
#: How members are numbered, and their numbers.
_NUMBERED = ("{}是", "{}要", "第{}，", "第{}是", "（{}）", "{}、")
_NUMERALS = "一二三四五六七八九十"
#: Between a list and the name that it is said to be: 甲、乙、丙，就是“三个区”.
_CALLED = re.compile(
    r"[，,]?(?:这?(?:就是|即为|即是|便是|是)|构成了?|组成了?|统称为?|合称为?|简称为?|被?称为|概括为)$"
)


@dataclass(frozen=True, slots=True)
class Listing:
    """The members found, and where."""

    members: tuple[str, ...]
    stand: str  #: before, after
    complete: bool
    given: str  #: "8 of 8"
    opened: bool = True  #: whether words that open a list were read before it


@cache
def _openers() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What may open a list: (any word that governs it, the prepositions among them)."""
    rows = vocabulary.load("formulations/openers", ("words", "kind", "example"))

    def pattern(kinds):
        words = sorted(
            (row["words"] for row in rows if row["kind"] in kinds), key=lambda word: (-len(word), word)
        )
        return re.compile("|".join(map(re.escape, words)))

    return pattern(("verb",)), pattern(("preposition",))


def find(text: str, start: int, end: int, total: int | None) -> Listing | None:
    """The members of the name at ``text[start:end]`` (quotation marks included).

    Parameters
    ----------
    total : int or None
        What the name counts; None where its end is open, and nothing is listed.

    Examples
    --------
    >>> text = "建立党建、经济、文化“三张报表”"
    >>> find(text, text.index("“"), len(text), 3).members
    ('党建', '经济', '文化')
    >>> text = "紧盯小餐饮、小商店等“九小场所”，"
    >>> find(text, text.index("“"), len(text) - 1, 9).given
    '2 of 9'
    >>> text = "打造“两个区”：即先行区、示范区。"
    >>> find(text, 2, 7, 2).members
    ('先行区', '示范区')
    """
    if total is None or not 2 <= total <= 99:
        return None
    listing = behind(text, end, total) or numbered(text, end, total) or ahead(text, start, total)
    if listing and not listing.complete and cues.noun_end(text, end) > end:
        return None  # 粮食、水利等“三农”工作: the list is of the work
    return listing


def explained(text: str, end: int, total: int) -> Listing | None:
    """The members that stand behind a name without marks: 三大工程包括：甲、乙、丙.

    Leaves alone lists before it, those that are not whole, and those of two:
    without marks the name may be the end of another phrase.

    >>> text = "三大工程包括：强基工程、更新工程、修复工程。"
    >>> explained(text, 4, 3).members
    ('强基工程', '更新工程', '修复工程')
    """
    listing = (behind(text, end, total) or numbered(text, end, total)) if 2 < total <= 99 else None
    return listing if listing and listing.complete else None


def behind(text: str, end: int, total: int) -> Listing | None:
    """A list in brackets, after 即, after a colon or a dash behind the name."""
    for at in dict.fromkeys((end, _HEAD.match(text, end).end())):
        if text[at : at + 1] in _BRACKETS and at < len(text):
            close = text.find(_BRACKETS[text[at]], at, at + REACH)
            listing = _listing(text[at + 1 : close], total) if close > 0 else None
            if listing:
                return listing
        explains = _EXPLAINS.match(text, at)
        if explains:
            stop = _SENTENCE_END.search(text, explains.end(), explains.end() + REACH)
            tail = text[explains.end() : stop.start() if stop else explains.end() + REACH]
            following = _NEXT_NAME.search(tail)
            listing = _listing(tail[: following.start()] if following else tail, total)
            if listing:
                return listing
    return None


def numbered(text: str, end: int, total: int) -> Listing | None:
    """Members in clauses or sentences of their own, numbered from one to `total`, behind the name.

    Of each its first clause is taken. Leaves alone a row that goes on beyond
    the number in the name, and one of two: what is done is often told in two points.

    >>> text = "实施“三大工程”。一是强基工程，二是更新工程，加快旧改。三是修复工程。"
    >>> numbered(text, text.index("”") + 1, 3).members
    ('强基工程', '更新工程', '修复工程')
    >>> numbered(text, text.index("”") + 1, 4)
    """
    introduced = _INTRODUCES.match(text, end)
    if introduced is None or not 2 < total <= len(_NUMERALS):
        return None
    for style in _NUMBERED:
        at = introduced.end()
        if not text.startswith(style.format("一"), at):
            continue
        rows = [re.compile(rf"(?<=[。；，：,;:])\s*{style.format(numeral)}") for numeral in _NUMERALS]
        found = []
        for row in rows[: total + 1]:
            match = row.search(text, at, at + REACH)
            if match is None:
                break
            at = match.end()
            found.append(_CLAUSE.match(text, at).group())
        if len(found) == total and all(found):
            return Listing(tuple(found), "after", True, f"{total} of {total}")
    return None


def _listing(words: str, total: int) -> Listing | None:
    """What stands behind a name, as a list of `total` members, or of fewer that ends with 等."""
    words = re.sub(r"^(?:即|是|包括|分别为|[：:])+", "", words.strip())
    partial = words.endswith("等")
    words = words.removesuffix("等")
    splits = [re.split(f"[{separator}]", words) for separator in ("；;", "，,", "、")]
    for split in (*splits, _split_last(splits[-1], total)):
        pieces = tuple(piece.strip(f" {MARKS}") for piece in split)
        enough = len(pieces) == total or (partial and 2 <= len(pieces) < total)
        if enough and all(pieces) and not _TELLS.search(pieces[-1]):
            return Listing(pieces, "after", len(pieces) == total, f"{len(pieces)} of {total}")
    return None


def _split_last(pieces: list[str], total: int) -> list[str]:
    """The last piece parted at 和 where the count then comes out right."""
    if len(pieces) == total - 1:
        for joint in ("以及", "和", "与", "及"):
            first, found, last = pieces[-1].rpartition(joint)
            if found and len(first) > 1 and len(last) > 1:
                return [*pieces[:-1], first, last]
    return pieces


def ahead(text: str, start: int, total: int) -> Listing | None:
    """A list that stands right before the name."""
    if text[start - 1 : start] in "、，。；：" or start == 0:
        return None
    if text[start - 1 : start] in CLOSERS and start:
        quoted = _quoted_before(text, start, total)
        if quoted:
            return quoted
    clause = text[max(0, start - REACH) : start]
    called = _CALLED.search(clause, max(0, len(clause) - 6)) if total > 2 else None
    clause = clause[: called.start()] if called else clause
    breaks = list(_CLAUSE_END.finditer(clause))
    clause = clause[breaks[-1].end() :] if breaks else clause
    clause = re.sub(r"(?:这|这些|上述)$", "", clause)
    partial = re.search(r"等(?:\w{0,2})$", clause)
    role = _ROLE.search(clause)
    if partial:
        clause = clause[: partial.start()]
    elif role:
        clause = clause[: role.start()]
    pieces = clause.split("、")
    if len(pieces) < total and not partial:
        pieces = _split_last(pieces, total)
    elif len(pieces) > total:
        pieces = (
            [re.split(rf"[{CLOSING}](?:以?及|和|与)?", pieces[-total])[-1], *pieces[1 - total :]]
            if re.search(rf"[{CLOSING}]", pieces[-total])
            else pieces
        )
    enough = len(pieces) == total or (partial and 2 <= len(pieces) < total)
    if not enough or not all(piece.strip() for piece in pieces):
        return None
    first, opened = _without_opener(pieces)
    joined = clause.count("、") < len(pieces) - 1  # the last two are parted at 和
    if not first or (joined and len(pieces) == 2 and not _alike(first, pieces[1])):
        return None
    members = (first, *pieces[1:])
    if (
        _governs(members[-1])
        or _TELLS.search(members[-1])
        or any(mark in member for member in members for mark in MARKS)
    ):
        return None
    count = len(members)
    return Listing(members, "before", count == total, f"{count} of {total}", opened)


def _alike(first: str, second: str) -> bool:
    """Whether two things joined by 和 are of like length, and neither holds a verb that governs."""
    verbs, _ = _openers()
    return abs(len(first) - len(second)) <= 3 and not any(
        match.end() < len(piece) for piece in (first, second) for match in verbs.finditer(piece)
    )


def _quoted_before(text: str, start: int, total: int) -> Listing | None:
    """Members in quotation marks right before the name: one pair about all, or one about each."""
    whole = re.compile(rf"[{OPENING}]([^{MARKS}]{{1,200}})[{CLOSING}]$").search(
        text[max(0, start - 210) : start]
    )
    pieces = whole[1].split("、") if whole else []
    if len(pieces) == total:
        return Listing(tuple(pieces), "before", True, f"{total} of {total}")
    each = re.search(
        rf"(?:[{OPENING}][^{MARKS}]{{1,30}}[{CLOSING}][、和与]?){{{total}}}$",
        text[max(0, start - 40 * total) : start],
    )
    if each:
        found = re.findall(rf"[{OPENING}]([^{MARKS}]+)[{CLOSING}]", each.group())
        return Listing(tuple(found[-total:]), "before", True, f"{total} of {total}")
    return None


def _governs(piece: str) -> bool:
    """Whether a piece ends with a verb that takes the name as its object (…、打造“六个区”), or with 的."""
    verbs, prepositions = _openers()
    if piece.endswith(("的", "是", "了")):
        return True
    return any(match.end() == len(piece) for match in (*verbs.finditer(piece), *prepositions.finditer(piece)))


def _without_opener(pieces: list[str]) -> tuple[str, bool]:
    """The first member without the words that govern the list, and whether there were any.

    Where other members open with a verb, the members are actions and only a
    preposition is taken off; otherwise the last verb or preposition is.
    Where all others are of one length, so is the first. "" where the opening
    words cannot be told from the member.
    """
    first, others = pieces[0], pieces[1:]
    verbs, prepositions = _openers()
    shared = others[0][:2]
    if len(others) > 1 or verbs.match(shared):
        at = first.rfind(shared)
        if at >= 0 and len(shared) == 2 and all(other.startswith(shared) for other in others):
            return first[at:], True
    cuts = [match.end() for match in prepositions.finditer(first) if _opens(first, match)]
    if any(acts(other) for other in others):
        cut = max((cut for cut in cuts if len(first) - cut >= 2), default=0)
        rest = first[cut:]
        return rest if acts(rest) else _from_verb(rest), True
    cuts += [_COMPLEMENT.match(first, match.end()).end() for match in verbs.finditer(first)]
    if len(first) > 2 * max(map(len, others)):
        cuts += [match.end() for match in re.finditer("以及|[和与]", first)]
    cuts = [cut for cut in cuts if len(first) - cut >= 2 and first[cut] not in "的和与及、"]
    sizes = {len(other) for other in others}
    if cuts:
        return first[max(cuts) :], True
    if len(sizes) == 1 and len(others) > 1 and len(first) > len(others[0]) <= 4:
        return first[-len(others[0]) :], True
    return (first if len(first) <= max(sizes) + 3 else ""), False


def acts(member: str) -> bool:
    """Whether a member is an action: it begins with a verb.

    >>> acts("确保粮食安全"), acts("粮食安全")
    (True, False)
    """
    return _openers()[0].match(member) is not None


def _opens(first: str, preposition: re.Match[str]) -> bool:
    """Whether a preposition stands where one can: at the start, or behind a word that it may follow."""
    verbs, _ = _openers()
    at = preposition.start()
    return (
        at == 0
        or len(preposition.group()) > 1
        or first[at - 1] in "要并和是上，"
        or any(match.end() == at for match in verbs.finditer(first))
    )


def _from_verb(first: str) -> str:
    """An action from its verb on: 要打造高地 → 打造高地; "" where it has none."""
    verb = _openers()[0].search(first)
    return first[verb.start() :] if verb else ""
