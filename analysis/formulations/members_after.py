"""Members after the name: after 即 or a colon, in brackets, or numbered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from analysis.formulations import dictionary, numbers
from analysis.formulations.listing import (
    LONGEST,
    ORDINAL,
    REACH,
    SENTENCE_WORDS,
    Listing,
    bare,
    carried_words,
    counted_word,
    listing_of,
    split_last,
    without_attribute,
    without_numerals,
    without_tail,
)
from analysis.formulations.marks import CLOSING, MARKS, OPENING
from analysis.formulations.openers import acts, verbs
from analysis.numerals import write
from analysis.regexes import certain

#: Maximum distance between two numbered members; each can have a paragraph.
NUMBERED_REACH = 900
#: Maximum number of numbered members.
MOST = 20

_BRACKETS = {"（": "）", "(": ")", "〔": "〕", "[": "]"}
_EXPLAINS = re.compile(
    r"""
    \s* (?:
        [，,。]? \s* (?: 具体|主要|也 )?
        (?: 即|也就是|就是|便是|分别(?:是|为)|(?:具体|主要)?包括|(?:具体|主要)?包含|涵盖|指的?是|是指|具体(?:为|是|来说)|做到|为(?=[^，。；：]+、) )
        (?: 了|要 )? [：:，,]?
      | [：:] \s* (?: 即|就是|一方面 )?
      | —— (?: 即 )?
    )
    """,
    re.VERBOSE,
)
#: Words of the same noun phrase between a name and its explanation: “三大工程”建设任务，即…
_HEAD = re.compile(r"\w{0,6}")
#: The rest of the name's clause before a colon.
_COLON = re.compile(r"\w{1,16}：")
#: Between a name and clauses about its members, and the longest subject of such a clause.
_AMONG = re.compile(r"\w{0,6}，(?:其中[，,]?)?")
_LONGEST_SUBJECT = 8
#: Another name explained together with this one: “三个坚持”和“三个共同”，即…
_NAME_AFTER = re.compile(
    rf"(?:(?:[、和与及，]|以及)\w{{0,4}})?[{OPENING}](?P<name>[^{MARKS}]{{2,12}})[{CLOSING}]"
)
#: The rest of the noun phrase of names explained together: 的具体要求.
_REST = re.compile(r"(?:的?\w{2,6}(?=，))?")
_NAME_BEFORE = re.compile(
    rf"[{OPENING}](?P<name>[^{MARKS}]{{2,12}})[{CLOSING}](?:(?:[、和与及，]|以及)\w{{0,4}})?$"
)
#: A name that repeats its number: 三联三促.
_TWICE = re.compile(r"(?P<number>[二两三四五六七八九])(?P<one>\w)(?P=number)(?P<two>\w)")
#: Words that start an explanation within a noun phrase: “四个一线”工作法|指的是….
_SAYS = re.compile("即|就是|是指|指的?是|包括|分别(?:是|为)|原则是|做法是|内容(?:是|为)")
_ROW_BEFORE = re.compile(rf"[{CLOSING}](?:[、和与及，]|以及)?$")
_LONGEST_ROW = 4
_PART_OF_NAME = re.compile("[一二两三四五六七八九十][^一二两三四五六七八九十]+")
#: Number of sentences after the name's in which its members are searched, and the longest subject there.
_NEXT_SENTENCES, _SUBJECT = 2, 4
#: Start of the explanation of the next name: 两翼”即甲和乙，“三带”即丙、丁、戊; …；五个重点：甲、乙….
_NEXT_NAME = re.compile(
    rf"""
    [，,；;] \s* (?:
        [{OPENING}][^{MARKS}]{{1,12}}[{CLOSING}] (?: 即|是|指|为|包括|： )
      | \w{{0,4}}? (?<!第) {numbers.NUMERAL} [个大项张条种类] [^\W\d]{{1,8}}? (?: ： | ，?(?:就是|即) )
    )
    """,
    re.VERBOSE,
)
_SENTENCE_END = re.compile(r"[。！？!?\n]")
_CLAUSE = re.compile(r"[^。！？!?；;\n，,：:]*")
#: Text between a name and its first numbered member.
_INTRODUCES = re.compile(
    r"(?:\w{0,12}(?:[。：:，,；;]|\n))?\s*(?:其中[，,]|具体(?:来说|而言)?[，,]|(?:即|就是|包括)[：:]?\s*)?\s*"
)
#: Ordinals of the first member, with the word and the mark that the others repeat: 一是, 第一，, 第一张清单是, （一）, 1.
_FIRST = re.compile(
    r"""
      (?P<number> [一1①] ) (?: 是|要|、|(?<=1)[.．](?=\D)|(?<=①) )
    | [（(] (?P<bracketed> [一1] ) [）)]
    | 第 (?P<ordinal> 一 ) (?P<unit> \w{0,4}? ) (?: 是|，|、|： )
    """,
    re.VERBOSE,
)
_FIRST_OF_SENTENCE = re.compile(rf"(?<=[。\n])(?:{_FIRST.pattern})", re.VERBOSE)
#: The numeral of the nth member, by that of the first.
_NUMERALS: dict[str, Callable[[int], str]] = {
    "一": write,
    "1": str,
    "①": lambda number: chr(ord("①") + number - 1),
}
#: Start of a paragraph that is one member.
_BULLET = re.compile(r"\s*(?:——|—|[•●■◆▪·-])\s*")
#: Text between a name and the first member, if the ordinals repeat the noun of the name.
_FURTHER = re.compile(r"[^\n]{0,60}?(?<=[。，：；])(?=第一)")
_SPOKEN = ("首先", "其次", "再次", "最后")
#: What is said of all members of a list: 已经全面完工.
_PREDICATE = re.compile(
    "(?<=..)(?:(?:已经?|正在|均已?|都已?|将)(?=[全陆先相正开建基投完启成取实])|(?:加速|加快|稳步|快速|持续|不断|陆续|相继|同步|双双)(?=..))"
)
#: Ordinals of two alternatives.
_ALTERNATIVES = (
    *((f"一{unit}是", f"另一{unit}是|一{unit}是") for unit in "种个张项份条件类支套本堂次"),
    ("一方面", "另一方面"),
)
_SEPARATORS = ("；;", "，,", "、", "+", "—-", "，,、")
#: What a member is about, before it: 经营上，从粗放转为精细.
_LABEL = re.compile(r"^\w{1,6}(?:上|方面|层面|领域)，(?=从|由|把|将)")
#: The number of members again, after the last one.
_COUNT = re.compile(rf"({numbers.NUMERAL})[个项大类]")
#: A number in front of each member: 1.产业倍增行动；2.项目提速行动.
_DIGITS = re.compile(r"[（(]?\d{1,2}[.．、)）]\s*(?=\D)")


def list_after(text: str, end: int, total: int, name: str = "") -> Listing | None:
    """A list after the name: in brackets, after 即, a colon or a dash.

    >>> list_after("“三个区”是指东区、西区和南区，各有分工。", 5, 3).members
    ('东区', '西区', '南区')
    """
    found = (
        _by_part(text, end, total, name.strip(MARKS))
        or _dealt_out(text, end, total, name)
        or _both_in_each(text, end, name.strip(MARKS))
    )
    if found:
        return found
    for at in _after_head(text, end):
        listing = _in_brackets(text, at, total) or _explained(text, at, total, name)
        if listing:
            return listing
    return (
        _explained_in_a_row(text, end, total, name)
        or _continued(text, end, total, name)
        or _carrying(text, end, total, name)
        or _subjects(text, end, total, name)
        or _in_next_sentences(text, end, total, name)
        or _at_distance(text, end, total, name)
    )


def _at_distance(text: str, end: int, total: int, name: str) -> Listing | None:
    """A list after a colon at the end of the name's clause, each member with its part of the name: 用“四个新”概括五年的变化：…新台阶，…."""
    words = carried_words(name)
    colon = _COLON.match(text, end)
    if colon is None or len(words) != total or total < 3:
        return None
    tail = _rest_of_sentence(text, colon.end())
    for separators in ("；", "，；", "、，；"):
        pieces = list(map(bare, re.split(f"[{separators}]", tail)))
        if len(pieces) == total and all(word in piece for word, piece in zip(words, pieces)):
            return _of_usual_length(pieces, total)
    return None


def _rest_of_sentence(text: str, start: int, end: int | None = None) -> str:
    """The text from `start` to the end of its sentence, or to `end` at most."""
    end = start + REACH if end is None else end
    stop = _SENTENCE_END.search(text, start, end)
    return text[start : stop.start() if stop else end]


def _of_usual_length(members: list[str], total: int) -> Listing | None:
    """The members as a list; None if one is too long."""
    return listing_of(members, "after", total) if max(map(len, members)) <= LONGEST else None


def _after_head(text: str, end: int) -> list[int]:
    """Where an explanation can start: directly after the name, or after further words of its noun phrase."""
    last = certain(_HEAD.match(text, end)).end()
    spoken = next((at for at in range(end + 1, last) if _SAYS.match(text, at)), last)
    return list(dict.fromkeys((end, spoken, last)))


def _dealt_out(text: str, end: int, total: int, name: str) -> Listing | None:
    """Members of one of several names explained together, whose groups stand in the same order.

    “两张网”“三本账”，即甲网、乙网，丙账、丁账、戊账.
    """
    start = end - len(name)
    before: list[str] = []
    while (match := _NAME_BEFORE.search(text, max(0, start - 20), start)) and len(before) < _LONGEST_ROW:
        before.insert(0, match["name"])
        start = match.start()
    after: list[str] = []
    at = end
    while (match := _NAME_AFTER.match(text, at)) and len(after) < _LONGEST_ROW:
        after.append(match["name"])
        at = match.end()
    explains = _EXPLAINS.match(text, certain(_REST.match(text, at)).end()) if before or after else None
    if explains is None:
        return None
    tail = _rest_of_sentence(text, explains.end())
    totals = [*(numbers.total(numbers.read(one)) for one in before), total]
    totals += [numbers.total(numbers.read(one)) for one in after]
    for between, within in (("[，；]", "、"), ("；", "[、，]")):
        dealt = [re.split(within, group) for group in re.split(between, tail)[: len(totals)]]
        if [len(group) for group in dealt] == totals:
            return listing_of([one.strip(f" {MARKS}") for one in dealt[len(before)]], "after", total)
    return None


def _both_in_each(text: str, end: int, name: str) -> Listing | None:
    """Members that each have both counted words of a name with one number: “三联三促”：组织联建促融合，…."""
    twice = _TWICE.fullmatch(name)
    tail = _explanation(text, end) if twice else None
    if twice is None or tail is None:
        return None
    count = numbers.value(twice["number"])
    for separators in ("；", "，；、"):
        pieces = list(map(bare, re.split(f"[{separators}]", tail)))
        fits = len(pieces) == count and all(twice["one"] in one and twice["two"] in one for one in pieces)
        if fits and (found := _of_usual_length(pieces, len(pieces))):
            return found
    return None


def _in_brackets(text: str, at: int, total: int) -> Listing | None:
    inside = _bracketed(text, at)
    return _read(inside, total) if inside else None


def _bracketed(text: str, at: int) -> str:
    """The text in the brackets that open at `at`."""
    if at >= len(text) or text[at] not in _BRACKETS:
        return ""
    return text[at + 1 : max(at, text.find(_BRACKETS[text[at]], at, at + REACH))]


def _explanation(text: str, at: int) -> str | None:
    """The text in brackets, or the rest of the sentence after 即 or a colon."""
    explains = _EXPLAINS.match(text, at)
    return _rest_of_sentence(text, explains.end()) if explains else _bracketed(text, at) or None


def _explained(text: str, at: int, total: int, name: str) -> Listing | None:
    explains = _EXPLAINS.match(text, at)
    if explains is None:
        return None
    tail = _rest_of_sentence(text, explains.end())
    following = _NEXT_NAME.search(tail)
    tail = tail[: following.start()] if following else tail
    found = _with_counted_word(tail, total, name) or _with_carried_words(tail, total, name)
    if found or (counted_word(name) and _second_of_a_row(text, at, name)):
        return found
    return _read(tail, total)


def _second_of_a_row(text: str, end: int, name: str) -> bool:
    """Whether another name in marks directly precedes this one, so both may be explained together."""
    return _ROW_BEFORE.search(text[max(0, end - len(name) - 30) : end - len(name)]) is not None


def _continued(text: str, end: int, total: int, name: str) -> Listing | None:
    """Clauses directly after the name that all start with its counted word: “三个聚焦”，聚焦…，聚焦…."""
    word = counted_word(name)
    if word and text.startswith("，从", end):
        return _changes(text, end, total, word)
    if not word or not text.startswith((f"，{word}", f"，要{word}", f"。{word}"), end):
        return None
    return _with_counted_word(_rest_of_sentence(text, end + 1, end + REACH), total, name)


def _carrying(text: str, end: int, total: int, name: str) -> Listing | None:
    """Members directly after the name, each with the word that the name counts: “四统一”管理，统一供种、统一施肥…."""
    words = carried_words(name)
    at = certain(_HEAD.match(text, end)).end()
    if total < 2 or not text.startswith("，", at):
        return None
    tail = _rest_of_sentence(text, at + 1, at + REACH)
    numbered = re.split("[，；]", tail)[:total]
    if without_numerals(numbered) != numbered:
        return listing_of(without_numerals(numbered), "after", total)
    if len(words) != total:
        return None
    for separators in ("、", "，；、"):
        pieces = re.split(f"[{separators}]", re.split("[，；]", tail)[0] if separators == "、" else tail)
        even = len(pieces) == total > 2 and len({len(piece) for piece in pieces}) == 1
        if even and all(word in piece for word, piece in zip(words, pieces)):
            return listing_of(pieces, "after", total)  # 三供: 安全供水、优质供水、稳定供水
        found, others = pieces[:total], pieces[total:]
        prefix = found[0].find(words[0])
        rest_start = all(piece.startswith(word) for piece, word in zip(found[1:], words[1:]))
        if 0 < prefix <= _LONGEST_SUBJECT and total > 2 and rest_start:
            found[0] = found[0][prefix:]  # 引导学生|走下网络、走出宿舍、走向操场
        if len(found) != total or not all(map(_carries, found, words)):
            continue
        if not others or (separators != "、" and not _carries(others[0], words[-1])):
            return listing_of(_without_rest(found) if total > 2 else found, "after", total)
    return None


def _subjects(text: str, end: int, total: int, name: str) -> Listing | None:
    """Members that are the subjects of the following clauses: “三大工程”建设，其中强基工程…，育才工程…，清风工程…."""
    noun = name.strip(MARKS)[-2:]
    at = _AMONG.match(text, end)
    if at is None or total < 3:
        return None
    pieces = re.split("[，；]", _rest_of_sentence(text, at.end()))[:total]
    heads = [piece[: piece.find(noun) + 2] for piece in pieces if 0 < piece.find(noun) < _LONGEST_SUBJECT]
    fits = len(heads) == total and len({len(head) for head in heads}) == 1
    fits = fits and all(len(head) < len(piece) for head, piece in zip(heads, pieces))
    return listing_of(heads, "after", total) if fits else None


def _carries(piece: str, word: str) -> bool:
    """Whether a member has its word at an end, and more than the word."""
    rest = len(piece) - len(word)
    if word == "一":  # 四个一: 编一本手册、建一个专班
        return word in piece[1:] and rest < LONGEST
    return 0 < rest < LONGEST and _at_an_end(piece, word)


def _changes(text: str, end: int, total: int, word: str) -> Listing | None:
    """Changes with the counted word inside: “三个转变”，从…转变为…，从…转变为…."""
    pieces = re.split("[，；]", _rest_of_sentence(text, end + 1, end + REACH))
    fits = all(piece.startswith("从") and word in piece for piece in pieces)
    return _of_usual_length(pieces, total) if fits and len(pieces) == total else None


def _by_part(text: str, end: int, total: int, name: str) -> Listing | None:
    """The members of each part of the name: 一带为滨河景观带，两廊为山水画廊、人文长廊."""
    name = name.replace("、", "")
    groups = _PART_OF_NAME.findall(name)
    if len(groups) < 2 or "".join(groups) != name:
        return None
    found: list[str] = []
    at, limit = end, end + REACH
    for group in groups:
        start = re.compile(
            rf"[{MARKS}]?{re.escape(group)}[{MARKS}]?(?:分别)?(?:[，：]?(?:为|即|是指|是|指)|[，：])"
        ).search(text, at, limit)
        if start is None:
            return None
        stop = re.compile("[，；。,;\n]").search(text, start.end(), limit)
        at = stop.start() if stop else limit
        count = numbers.value(group[0]) or 0
        found += split_last(text[start.end() : at].strip(MARKS).split("、"), count)
    fits = len(found) == total and min(map(len, found)) > 1 and max(map(len, found)) <= LONGEST
    return listing_of([one.strip(MARKS) for one in found], "after", total) if fits else None


def _in_next_sentences(text: str, end: int, total: int, name: str) -> Listing | None:
    """Clauses of one of the next two sentences with the counted word at their start, or after the first subject.

    “三个尊重”。中方尊重…，尊重…，尊重….
    """
    word = counted_word(name)
    if not word or total < 3:
        return None
    sentences = _SENTENCE_END.split(text[end : end + REACH], maxsplit=_NEXT_SENTENCES + 1)
    for sentence in sentences[1 : _NEXT_SENTENCES + 1]:
        if name in sentence or ORDINAL.match(sentence):
            return None  # explained there
        pieces = re.split("[，；]", sentence)
        if len(pieces) == total and all(piece.endswith(word) and piece != word for piece in pieces):
            return _of_usual_length(pieces, total)
        found = [piece[piece.find(word) :] for piece in pieces if 0 <= piece.find(word) <= _SUBJECT]
        if (
            len(found) == len(pieces) == total
            and sum(piece.startswith(word) for piece in pieces) >= total - 1
        ):
            return _of_usual_length(found, total)
    return None


def _explained_in_a_row(text: str, end: int, total: int, name: str) -> Listing | None:
    """Several names explained together: the members of each start with its counted word."""
    word = counted_word(name)
    if not word:
        return None
    at = end
    for _ in range(_LONGEST_ROW):
        match = _NAME_AFTER.match(text, at)
        if match is None:
            break
        at = match.end()
    if at == end and not _second_of_a_row(text, end, name):
        return None
    explains = _EXPLAINS.match(text, at)
    if explains is None:
        return None
    return _with_counted_word(_rest_of_sentence(text, explains.end()), total, name)


def _with_counted_word(tail: str, total: int, name: str) -> Listing | None:
    """Members that all start with the counted word: 坚持…，坚持… for 三个坚持."""
    word = counted_word(name)
    if not word:
        return None
    for separators in ("；;", "；;，,", "；;，,、"):
        pieces = list(map(bare, re.split(f"[{separators}]", tail)))
        pieces = [re.sub("^[一二三四五六七八九十][是要]", "", piece) for piece in pieces]
        pieces[0] = _from_word(pieces, word)
        if len(pieces) == total and all(piece.endswith(word) for piece in pieces):
            pieces[0] = _from_word(pieces, pieces[1][:1])  # 促进增长|由粗放向集约转变，由…转变
        found = [piece for piece in pieces if piece.startswith((word, f"必须{word}", f"要{word}"))]
        ending = (piece for piece in pieces if piece.endswith(word) and piece != word)
        found = found or [piece for piece in ending if not ORDINAL.match(piece)]
        if not found and len(pieces) == total > 2 and all(word in piece for piece in pieces):
            heads = [piece.split("，")[0] for piece in pieces]  # 三个关键: 突出甲这个关键，凝聚共识；…
            found = heads if all(word in head for head in heads) else pieces  # 三个一律: 凡甲一律…、凡乙一律…
        if len(found) == total and max(map(len, found)) <= LONGEST and not found[-1].endswith("的"):
            return listing_of(found, "after", total)
    return None


def _from_word(pieces: Sequence[str], word: str) -> str:
    """The first of several pieces from the word on that all others start with: 主动|对接甲、对接乙."""
    first, *others = pieces
    at = first.find(word)
    short = 0 < at <= _LONGEST_SUBJECT and len(first) > at + max(2, len(word))
    return first[at:] if short and others and all(other.startswith(word) for other in others) else first


def _with_carried_words(tail: str, total: int, name: str) -> Listing | None:
    """Members that start with the words of a name of several numbers: 查甲、查乙，配合做丙 for “两查一配合”."""
    words = carried_words(name)
    if len(words) != total or total < 3:
        return None
    for separators in ("；", "，；", "、，；"):
        pieces = list(map(bare, re.split(f"[{separators}]", tail)))
        for at in range(len(pieces) - total + 1):
            first, *others = pieces[at : at + total]
            start = 0 if _at_an_end(first, words[0]) else first.rfind(words[0])
            starts = all(map(_at_an_end, others, words[1:]))
            ends = at + total == len(pieces) or not pieces[at + total].startswith(words[-1])
            if start >= 0 and starts and ends and len({*others}) == len(others):
                found = _without_rest([first[start:], *others])
                return _of_usual_length(found, total)
    return None


def _at_an_end(piece: str, word: str) -> bool:
    """Whether a member starts with a word, or ends with one of two or more characters."""
    return piece.startswith(word) or (len(word) > 1 and piece.endswith(word))


def _read(words: str, total: int) -> Listing | None:
    """Parse the text after a name as a list of `total` members, or of fewer followed by 等."""
    words = re.sub(r"^(?:即|是|要|包括|分别为|[：:])+", "", words.strip())
    found = _marked_row(words, total) or _first_clauses(words, total)
    if found:
        return found
    for tail in _tails(words):
        partial = tail.endswith("等")
        tail = tail.removesuffix("等")
        for separators in _SEPARATORS:
            split = re.split(f"[{separators}]", tail)
            if separators == "，,、" and not _even(split, total):
                continue
            for pieces in (split, split_last(split, total)):
                listing = _listed(pieces, total, partial, clauses=separators == "；;")
                if listing and not _goes_on(pieces[-1]):
                    return listing
    return None


def _even(pieces: list[str], total: int) -> bool:
    """Whether the members of a name of two numbers stand in groups of the same length: 严标准、严程序，细谋划、细落实."""
    return len(pieces) == total > 3 and max(map(len, pieces)) - min(map(len, pieces)) < 2


def _marked_row(words: str, total: int) -> Listing | None:
    """Members each in quotation marks, with or without 、 between them: “甲”“乙”和“丙”."""
    each = rf"[{OPENING}]([^{MARKS}]{{2,{LONGEST}}})[{CLOSING}]"
    row = re.match(rf"(?:{each}(?:[、，]|以及|[和与及])?)+", words)
    found = re.findall(each, row.group()) if row else []
    return listing_of(found, "after", total) if len(found) == total > 1 else None


def _first_clauses(words: str, total: int) -> Listing | None:
    """The first clauses of parts separated by ；, if each part has further clauses: 甲，即…；乙，即…."""
    pieces = list(map(bare, re.split("[；;]", words)))
    if len(pieces) == total > 2 and all(map(_LABEL.match, pieces)):
        found = [re.split("[，,：:]", _LABEL.sub("", piece))[0] for piece in pieces]
        return _of_usual_length(found, total)
    heads = [re.split("[，,：:]", piece)[0].strip(MARKS) for piece in pieces]
    fits = len(pieces) == total > 2 and all(len(head) < len(piece) for head, piece in zip(heads, pieces))
    fits = fits and min(map(len, heads)) > 1 and max(map(len, heads)) <= min(map(len, heads)) + 6
    return listing_of(heads, "after", total) if fits and not any(map(ORDINAL.match, heads)) else None


def _goes_on(last: str) -> bool:
    """Whether the last item of a 、 list contains a comma, so that the sentence continues after the list."""
    return re.search("[，,；;：]", last) is not None


def _tails(words: str) -> Iterator[str]:
    """The words after 即 up to the end of the sentence, of its part, and of the clause."""
    yield words
    for stops in ("；;", "，,；;：:"):
        head = re.split(f"[{stops}]", words, maxsplit=1)[0]
        if head != words:
            yield head


def _listed(pieces: list[str], total: int, partial: bool, *, clauses: bool) -> Listing | None:
    members = list(map(bare, pieces))
    if all(map(_DIGITS.match, members)):
        members = [_DIGITS.sub("", member, count=1) for member in members]
    members = without_numerals(members)
    members[-1] = re.sub("^(?:以及|及|和)", "", members[-1])
    if not clauses and len(members) == total > 2:
        members = without_tail(_without_rest(members))
        members[0] = _without_verb(members)
    enough = len(members) == total or (partial and 2 <= len(members) < total)
    if any(member.count("“") != member.count("”") or "；" in member for member in members):
        return None
    if not enough or not all(members) or (SENTENCE_WORDS.search(members[-1]) and not clauses):
        return None
    if max(map(len, members)) > LONGEST or _uneven(members) or any(map(ORDINAL.match, members)):
        return None
    return listing_of(members, "after", total)


def _without_verb(members: list[str]) -> str:
    """The first member without a verb that governs all, if the others have its length or, without verbs, its ending: 实现|清单化、项目化."""
    first, *others = members
    verb = verbs().match(first)
    if verb is None:
        return first
    ends_alike = {other[-2:] for other in others} == {first[-2:]} and not any(map(acts, others))
    fits = ends_alike or {len(other) for other in others} == {len(first) - verb.end()}
    return first[verb.end() :] if fits and len(first) > verb.end() + 1 else first


def _without_predicate(members: list[str]) -> str:
    """The last member without what is said of all: 甲中心、乙中心、丙博物馆|已经全面完工."""
    last = members[-1]
    predicate = _PREDICATE.search(last)
    if predicate is None or any(predicate.group() in member for member in members[:-1]):
        return last
    longest = max(map(len, members[:-1]))
    return last[: predicate.start()] if predicate.start() <= longest + 4 else last


def _without_rest(members: list[str]) -> list[str]:
    """The members, the last one without a predicate or noun of all of them."""
    *others, last = members
    again = next(
        (one for one in _COUNT.finditer(last) if numbers.value(one[1]) == len(members) and one.start() > 1),
        None,
    )
    if again:
        return [*others, last[: again.start()]]  # 净资产收益率、研发强度、营业现金比率|三个指标进一步提升
    size = len(others[0])
    much_longer = len(others) > 2 and {len(other) for other in others} == {size} and len(last) > 2 * size + 1
    if much_longer and size > 1 and size in accumulate(map(len, dictionary.cut(last))):
        return [*others, last[:size]]  # 不赞成、不允许、不支持、不接受|任何形式的分裂
    return [*others, without_attribute(_without_predicate(members), others)]


def _uneven(members: list[str]) -> bool:
    """Whether the last member is much longer than the others, so that it continues as a sentence."""
    others = max(map(len, members[:-1]))
    return len(members[-1]) > max(3 * others, others + 12)


def numbered_list(
    text: str, end: int, total: int, *, following: Sequence[str] = (), least: int = 3, name: str = ""
) -> Listing | None:
    """Members numbered from one to `total` in clauses, sentences or paragraphs after the name.

    The first clause of each is used. Ignores a series with more members than
    the name announces, and one with fewer than `least`, since two points are
    often just a description of measures.

    >>> text = "实施“三大工程”。一是强基工程，二是更新工程，加快旧改。三是修复工程。"
    >>> numbered_list(text, text.index("”") + 1, 3).members
    ('强基工程', '更新工程', '修复工程')
    >>> numbered_list(text, text.index("”") + 1, 4)
    """
    if not 2 <= total <= MOST:
        return None
    at = certain(_INTRODUCES.match(text, end)).end()
    if at >= len(text) - 1 and following:  # the name is at the end of its paragraph
        bulleted = _bullets(following, total)
        if bulleted:
            return bulleted
        text = text + "\n" + "\n".join(following)
        at = certain(_INTRODUCES.match(text, end)).end()
    if text.startswith(_SPOKEN[0], at) and least <= total <= len(_SPOKEN):
        last = f"{_SPOKEN[total - 1]}|最后|第{write(total)}"
        return _row(text, at, [*_SPOKEN[: total - 1], last], total)
    for first, second in _ALTERNATIVES if total == 2 else ():
        if text.startswith(first, at):
            return _row(text, at, [first, second], total)
    first_of = _FIRST.match(text, at) or _first_with_noun(text, end, name)
    if first_of is None and following and "\n" not in text and not _SENTENCE_END.search(text):
        text = text + "\n" + "\n".join(following)
        first_of = _FIRST_OF_SENTENCE.search(text, end, end + REACH)  # the name is in a headline
    if first_of is None or (total < least and first_of["unit"] != "步"):
        return None
    if following and "\n" not in text:
        text = text + "\n" + "\n".join(following)
    return _row(text, first_of.start(), _ordinals(first_of, total + 1), total)


def _first_with_noun(text: str, end: int, name: str) -> re.Match[str] | None:
    """The first ordinal after further clauses, if it repeats the noun of the name: 四张清单…，…。第一张清单是."""
    further = _FURTHER.match(text, end) if text.find("第一", end, end + 64) >= 0 else None
    first = _FIRST.match(text, further.end()) if further else None
    fits = first and first["unit"] and len(first["unit"]) > 1 and name.strip(MARKS).endswith(first["unit"])
    return first if fits else None


def _ordinals(first: re.Match[str], count: int) -> list[str]:
    """The first ordinal and those that follow it: 一是, 二是, 三是."""
    group = next(group for group in ("number", "bracketed", "ordinal") if first[group])
    head, tail = (
        first.group()[: first.start(group) - first.start()],
        first.group()[first.end(group) - first.start() :],
    )
    return [f"{head}{_NUMERALS[first[group]](number)}{tail}" for number in range(1, count + 1)]


def _bullets(paragraphs: Sequence[str], total: int) -> Listing | None:
    """Members that are paragraphs with a dash or bullet, as many as announced."""
    starts = [_BULLET.match(paragraph) for paragraph in paragraphs[: total + 1]]
    if not all(starts[:total]) or len(starts) < total or (len(starts) > total and starts[total]):
        return None
    found = [_clause(paragraph, certain(start).end()) for paragraph, start in zip(paragraphs[:total], starts)]
    return _of_usual_length(found, total) if all(found) else None


def _row(text: str, at: int, ordinals: Sequence[str], total: int) -> Listing | None:
    """Members after these ordinals, the first of which is at `at`; none if the series continues."""
    series = re.compile(f"(?<!另){re.escape(ordinals[0])}").search(text, at + 2)
    repeated = ordinals[0] in ordinals[1].split("|")
    again = series.start() if series and not repeated else -1  # another series starts there
    at += len(ordinals[0])
    found = [_clause(text, at)]
    for ordinal in ordinals[1:]:
        stop = at + NUMBERED_REACH if again < 0 else min(again, at + NUMBERED_REACH)
        match = re.compile(rf"(?<=[。；，：、,;:\n！？])\s*(?:{_any_of(ordinal)})").search(text, at, stop)
        if match is None:
            break
        at = match.end()
        found.append(_clause(text, at))
    if len(found) == total and all(found) and max(map(len, found)) <= LONGEST:
        return listing_of(found, "after", total)
    return None


def _any_of(words: str) -> str:
    return "|".join(map(re.escape, words.split("|")))


def _clause(text: str, at: int) -> str:
    """The first clause of a numbered member, without a comma after its ordinal."""
    at += text.startswith(("，", "、"), at)
    return bare(certain(_CLAUSE.match(text, at)).group())
