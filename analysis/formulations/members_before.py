"""Members before the name: 党建、经济、文化“三张报表”."""

from __future__ import annotations

import re
from functools import cache

from analysis import vocabulary
from analysis.formulations import dictionary
from analysis.formulations.listing import (
    LONGEST,
    REACH,
    SENTENCE_WORDS,
    Listing,
    carried_words,
    counted_word,
    listing_of,
    split_last,
    without_attribute,
    without_tail,
)
from analysis.formulations.marks import CLOSING, MARKS, OPENING
from analysis.formulations.openers import first_member, governs, verbs
from analysis.regexes import longest_first

#: Between the list and the name: 在…上发挥“三个支撑”作用.
_ROLE = re.compile(r"(?:上|方面|中|领域)(?:\w{0,4})(?:发挥|实现|展现|体现|突出|做到|形成|取得)出?$")
#: End of 以…为代表 after a list: 以甲、乙、丙为代表的“新三样”.
_AS = "为(?:代表|重点|主|核心|支撑|引领|主体|抓手|载体|路径|目标|主题|基础|(?:主要)?内容)"
_EXAMPLES = re.compile(rf"(?<=\w){_AS}$")
#: The whole of such a phrase: 以甲、乙|为主要内容的.
_WITH_AND_AS = re.compile(rf"以(?P<list>[^以]*)(?<=\w){_AS}的?$")
_MARKED_EXAMPLES = re.compile(rf"(?<=[{CLOSING}]){_AS}$")
_WHOLE = re.compile(rf"[{OPENING}]([^{MARKS}]{{1,200}})[{CLOSING}]$")
_CLOSING = frozenset(CLOSING + "》")
#: A part of a member in quotation marks: “双碳”承诺和自主行动.
_QUOTED_PART = re.compile(rf"[{OPENING}][^{MARKS}]+[{CLOSING}](?=.)")
_INNER_MARKS = re.compile(f"[{MARKS}《》]")
#: A name that counts people: “两支队伍”.
_OF_PEOPLE = re.compile(rf"(?<=[{OPENING}])[^{MARKS}]{{0,6}}(?:队伍|群体|人群|主体|人才|人员)(?=[{CLOSING}])")
#: Maximum length of the words before a name that sums up the previous sentence: 会议提出“五个必须”.
_SUMMING_UP = 12
#: Between a list and the name that sums it up.
_SUMS_UP = re.compile(
    "[，,](?:切实|真正|努力|全面)?(?:实现|做到|达到|确保|形成|构成|落实|推动|体现|守牢|筑牢|夯实)$"
)
#: A part of a name that the list explains: “2”指|甲和乙“两大产业”.
_LABEL = re.compile(rf"^.*[{CLOSING}](?:是指|指的是|指|即)")
_AND_SO_ON = re.compile(r"等(?P<noun>[^\W\d一二两三四五六七八九十百千万多]{3,14})$")
_CLAUSE_END = re.compile(r"[。！？!?；;\n，,：:]")
#: Between a list and the name it defines: 甲、乙、丙，就是“三个区”.
_CALLED = re.compile(
    r"[，,]?(?:这?(?:就是|即为|即是|便是|是)|构成了?|组成了?|统称为?|合称为?|简称为?|(?:曾经?)?被?称为(?:[^，。、]{1,10}的)?|概括为|概括起来(?:就是|是|为)|归纳为|简称)$"
)


def list_before(text: str, start: int, total: int) -> Listing | None:
    """A list directly before the name.

    Ignores lists of persons and bodies, which are subjects of the sentence or
    issuers of a document, not members.

    >>> list_before("广大党员、干部“两个确立”", 7, 2)
    """
    if start == 0 or text[start - 1] in "、，。；：《":
        return None
    marked = _marked_before(text, start, total)
    if marked:
        return marked
    in_commas = _in_commas(text, start, total)
    if in_commas:
        return in_commas
    clause, partial = _clause(text, start, total)
    if total > 2 or (clause.count("以") == 1 and _WITH_AND_AS.search(clause)):
        clause = _without_link(clause)
    pieces = _pieces(clause, total, partial)
    if pieces is None:
        return None
    first, opened = first_member(pieces)
    joined = clause.count("、") < len(pieces) - 1  # the last two are joined by 和
    first = re.sub("^[0-9]+年?", "", first)  # the year of a campaign: 2023增品种
    if not first or (joined and len(pieces) == 2 and not _alike(first, pieces[1])):
        return None
    if len(pieces) < total and len(first) > max(map(len, pieces[1:])) + 1:
        return None  # with few members, introductory words cannot be separated from the first one
    members = without_tail([first, *pieces[1:]], longest=2)
    if total > 2:
        members[-1] = without_attribute(members[-1], members[:-1])
    fits = _names(members, of_people=_OF_PEOPLE.search(text, start, start + LONGEST) is not None)
    return listing_of(members, "before", total, opened=opened) if fits else None


def _in_commas(text: str, start: int, total: int) -> Listing | None:
    """Members separated by commas, the last after 以及: 实现甲，乙，以及丙“三个转变”."""
    sentence = re.split(r"[。！？!?\n；;：:]", text[max(0, start - REACH) : start])[-1]
    *others, last = sentence.split("，")[-total:]
    if len(others) != total - 1 or total < 3 or not last.startswith(("以及", "和")) or "、" in sentence:
        return None
    members = [*others, re.sub("^(?:以及|和)", "", last)]
    first, opened = first_member(members)
    members = [first, *members[1:]]
    return listing_of(members, "before", total) if opened and first and _names(members) else None


def with_shared_word(text: str, start: int, total: int, name: str) -> Listing | None:
    """Members before the name that all start with its counted word: 确保甲，确保乙“两个确保”.

    >>> with_shared_word("要守牢底线，确保粮食安全，确保不发生返贫，实现“两个确保”。", 23, 2, "“两个确保”").members
    ('确保粮食安全', '确保不发生返贫')
    """
    if marked := _marked_before(text, start, total):
        return marked
    word = counted_word(name)
    if not word:
        return _carrying(text, start, total, name)
    if word not in text[max(0, start - REACH) : start]:
        return None
    ending = _ending_alike(text[max(0, start - REACH) : start], total, word)
    if ending:
        return ending
    before = re.split(r"[。！？!?\n]", text[max(0, start - REACH) : start])[-1]
    if len(before) <= _SUMMING_UP and word not in before:
        return _sentence_before(text[max(0, start - REACH) : start - len(before)], total, word)
    before = _without_link(re.sub("这些?$", "", before)) if before.endswith(("这", "这些", "的")) else before
    pieces = [piece.strip(f" {MARKS}") for piece in re.split("[，,；;、]", before)]
    parted = bool(pieces) and not pieces[-1].startswith(word)
    if parted:
        pieces.pop()  # 实现“…”
    found: list[str] = []
    while pieces and len(found) < total and word in pieces[-1]:
        piece = pieces.pop()
        found.insert(0, piece[piece.rfind(word) :])
        if not piece.startswith(word):
            break
    fits = len(found) == total and all(len(word) < len(piece) <= LONGEST for piece in found)
    fits = fits and (parted or not governs(found[-1]))
    return listing_of(found, "before", total) if fits else None


def _carrying(text: str, start: int, total: int, name: str) -> Listing | None:
    """A list whose members have the counted words of the name.

    A clause can sum it up (仓容上新、管理上细、服务上优，实现“三上”); directly before the
    name, all but the first start with their words (不发通知、不听汇报、直奔基层“两不一直”).
    """
    words = carried_words(name)
    if len(words) != total or total < 3:
        return None
    summed = _SUMS_UP.search(text, max(0, start - 10), start)
    clause = _clause(text, summed.start() if summed else start, total)[0]
    pieces = _without_link(clause).split("、")
    if len(pieces) != total or not all(word in piece for word, piece in zip(words, pieces)):
        return None
    first, *others = pieces
    at = first.rfind(words[0])
    if len(first) > at + 1 and all(other.startswith(word) for other, word in zip(others, words[1:])):
        return listing_of([first[at:], *others], "before", total)
    first = first_member(pieces)[0] if summed else ""
    return listing_of([first, *others], "before", total) if first else None


def _sentence_before(before: str, total: int, word: str) -> Listing | None:
    """The clauses of the previous sentence, if so many start or end with the word: 必须甲；必须乙。会议提出“两个必须”."""
    sentence = re.split(r"[。！？!?\n]", before)[-2:-1]
    for separator in ("[；;]", "[；;，,]", "[；;，,、]"):
        pieces = [piece.strip(f" {MARKS}") for part in sentence for piece in re.split(separator, part)]
        pieces = [re.sub("^(?:即|就是|也就是)", "", piece) for piece in pieces]
        for found in (
            [piece for piece in pieces if piece.startswith((word, f"必须{word}", f"要{word}"))],
            [piece for piece in pieces if piece.endswith(word) and piece != word],
        ):
            if len(found) == total and max(map(len, found)) <= LONGEST:
                return listing_of(found, "before", total)
    return None


def _ending_alike(before: str, total: int, word: str) -> Listing | None:
    """Members that all end with the word: 从甲向乙转变、从丙向丁转变“两个转变”."""
    clause = re.split("[。！？!?\n，,；;：:]", before)[-1]
    pieces = clause.split("、")
    if len(pieces) != total or not all(piece.endswith(word) and piece != word for piece in pieces):
        return None
    first, _ = first_member(pieces)
    return listing_of([first, *pieces[1:]], "before", total) if first else None


def _clause(text: str, start: int, total: int) -> tuple[str, bool]:
    """The clause before a name without the connecting words, and whether its list ends with 等."""
    clause = text[max(0, start - REACH) : start]
    called = _CALLED.search(clause, max(0, len(clause) - 20)) if total > 2 else None
    called = called or (_SUMS_UP.search(clause, max(0, len(clause) - 10)) if total > 2 else None)
    clause = clause[: called.start()] if called else clause
    breaks = list(_CLAUSE_END.finditer(clause))
    clause = clause[breaks[-1].end() :] if breaks else clause
    clause = re.sub(r"(?:这|这些|上述)$", "", clause)
    clause = _LABEL.sub("", clause)
    whole = _AND_SO_ON.search(clause)
    noun_phrase = whole and not verbs().search(whole["noun"][:-2])
    if whole and noun_phrase and len(split_last(clause[: whole.start()].split("、"), total)) == total > 2:
        return clause[: whole.start()], False  # 甲、乙和丙|等技术推广“三大行动”: all are listed
    partial = re.search(r"等(?:\w{0,2})$", clause)
    if partial:
        return clause[: partial.start()], True
    role = _ROLE.search(clause)
    return (clause[: role.start()] if role else clause), False


def _without_link(clause: str) -> str:
    """A list without the words that join it to the name: 实现甲、乙、丙|的“三个统一”, 以甲、乙、丙|为代表的“新三样”."""
    whole = _WITH_AND_AS.search(clause) if clause.count("以") == 1 else None
    if whole:
        return whole["list"]
    clause = clause.removesuffix("的")
    return _EXAMPLES.sub("", clause) if clause.count("为") == 1 else clause


def _pieces(clause: str, total: int, partial: bool) -> list[str] | None:
    """The items of a list, if their number matches the name, or if there are fewer followed by 等."""
    pieces = clause.split("、")
    if total == len(pieces) == 2 and re.search(rf"[{CLOSING}]", pieces[0]):
        pieces = pieces[1:]  # 优化“一环”布局、山地和湖区“双片区”
    if len(pieces) < total and not partial:
        pieces = split_last(pieces, total)
    elif len(pieces) > total and re.search(rf"[{CLOSING}]", pieces[-total]):
        first = re.split(rf"[{CLOSING}](?:以?及|和|与)?", pieces[-total])[-1]
        pieces = [first, *pieces[1 - total :]]
    if len(pieces) > total and all(map(_actors().search, pieces[:-total])):
        pieces = pieces[-total:]  # 财政局、林业局推出甲、乙、丙“三张清单”
    enough = len(pieces) == total or (partial and 2 <= len(pieces) < total)
    return pieces if enough and all(piece.strip() for piece in pieces) else None


def _names(members: list[str], *, of_people: bool = False) -> bool:
    """Whether the items can be members of a slogan; persons only of one that counts people."""
    return not (
        _last_governs(members)
        or SENTENCE_WORDS.search(members[-1])
        or any(_INNER_MARKS.search(_QUOTED_PART.sub("", member)) for member in members)
        or any(re.search(rf"等[{OPENING}]", member) for member in members)
        or any(member.startswith(("在", "给", "于")) for member in members)
        or max(map(len, members)) > LONGEST
        or (not of_people and sum(bool(_actors().search(member)) for member in members) * 2 > len(members))
    )


def _last_governs(members: list[str]) -> bool:
    """Whether the last item ends with a verb that governs the name: 城乡示范区、打造“六个区”.

    Items of one length are a list: 初步划定、优化调整、规划统筹三个阶段.
    """
    last, others = members[-1], {len(member) for member in members[:-1]}
    alike = (len(last) > 2 or len(members) > 2) and (
        others == {len(last)} or (len(members) > 2 and len(last) in others)
    )
    return governs(last) and not (alike and not last.endswith(("的", "是", "了")))


@cache
def _actors() -> re.Pattern[str]:
    """Persons and bodies, by the endings of their names."""
    rows = vocabulary.load("formulations/actors", ("words", "example"))
    words = longest_first(row["words"] for row in rows)
    return re.compile(f"(?:{'|'.join(map(re.escape, words))})$")


def _alike(first: str, second: str) -> bool:
    """Whether two items joined by 和 have similar length, and neither contains or ends in a verb."""
    if dictionary.tags(second)[-1] == "v":
        return False
    return abs(len(first) - len(second)) <= 3 and not any(
        match.end() < len(piece) for piece in (first, second) for match in verbs().finditer(piece)
    )


def _marked_before(text: str, start: int, total: int) -> Listing | None:
    """Members in marks before the name: one pair around all, one around each, or each the title of a work."""
    at = start - 1 if text[start - 1 : start] in ("的", "这") else start
    example = _MARKED_EXAMPLES.search(text, max(0, at - 8), at)
    at = example.start() if example else at
    if text[at - 1 : at] not in _CLOSING:
        return _marked_in_sentence(text, start, total)
    whole = _WHOLE.search(text, max(0, at - 210), at)
    pieces = whole[1].split("、") if whole else []
    if len(pieces) == total:
        return listing_of(pieces, "before", total)
    for opening, closing in ((OPENING, CLOSING), ("《", "》")):
        each = re.search(
            rf"(?:[{opening}][^{MARKS}《》]{{1,30}}[{closing}](?:以及|[、和与及])?){{{total}}}$",
            text[max(0, at - 40 * total) : at],
        )
        if each:
            found = re.findall(rf"[{opening}]([^{MARKS}《》]+)[{closing}]", each.group())
            return listing_of(found[-total:], "before", total)
    return _marked_in_sentence(text, start, total)


def _marked_in_sentence(text: str, start: int, total: int) -> Listing | None:
    """Members in quotation marks, spread over the sentence that 这 sums up: 发起“甲”，实施“乙”，这两大举措."""
    if text[start - 1 : start] != "这":
        return None
    before = re.split(r"[。！？!?\n；;]", text[max(0, start - REACH) : start])[-1]
    found = re.findall(rf"[{OPENING}]([^{MARKS}]{{2,{LONGEST}}})[{CLOSING}]", before)
    return listing_of(found, "before", total) if len(found) == total else None
