"""Members after the name that each repeat a word of it: “三个聚焦”，聚焦…，聚焦…，聚焦….

The word is the one that the name counts (`counted_word`), or one for each member (`carried_words`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.formulations import numbers
from analysis.formulations.explanation import HEAD, explanation
from analysis.formulations.listing import (
    LONGEST,
    ORDINAL,
    REACH,
    SENTENCE_END,
    Listing,
    at_an_end,
    bare,
    carried_words,
    counted_word,
    listing_of,
    of_usual_length,
    rest_of_sentence,
    without_numerals,
)
from analysis.formulations.marks import MARKS
from analysis.formulations.splitting import without_rest
from analysis.regexes import certain

#: The rest of the name's clause before a colon.
_COLON = re.compile(r"\w{1,16}：")
#: Between a name and clauses about its members, and the longest subject of such a clause.
_AMONG = re.compile(r"\w{0,6}，(?:其中[，,]?)?")
_LONGEST_SUBJECT = 8
#: A name that repeats its number: 三联三促.
_TWICE = re.compile(r"(?P<number>[二两三四五六七八九])(?P<one>\w)(?P=number)(?P<two>\w)")
#: Number of sentences after the name's in which its members are searched, and the longest subject there.
_NEXT_SENTENCES, _SUBJECT = 2, 4


def with_counted_word(tail: str, total: int, name: str) -> Listing | None:
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


def with_carried_words(tail: str, total: int, name: str) -> Listing | None:
    """Members that start with the words of a name of several numbers: 查甲、查乙，配合做丙 for “两查一配合”."""
    words = carried_words(name)
    if len(words) != total or total < 3:
        return None
    for separators in ("；", "，；", "、，；"):
        pieces = list(map(bare, re.split(f"[{separators}]", tail)))
        for at in range(len(pieces) - total + 1):
            first, *others = pieces[at : at + total]
            start = 0 if at_an_end(first, words[0]) else first.rfind(words[0])
            starts = all(map(at_an_end, others, words[1:]))
            ends = at + total == len(pieces) or not pieces[at + total].startswith(words[-1])
            if start >= 0 and starts and ends and len({*others}) == len(others):
                found = without_rest([first[start:], *others])
                return of_usual_length(found, total)
        found = pieces[:total]  # 两包四定: 领导包片、干部包村，定人员、…
        several = len({*words}) > 1 and len(found) == total > 3
        inside = several and all(word in piece for word, piece in zip(words, found))
        if inside and max(map(len, found)) < 9 and not (pieces[total:] and words[-1] in pieces[total]):
            return of_usual_length(found, total)
    return None


def continued(text: str, end: int, total: int, name: str) -> Listing | None:
    """Clauses directly after the name that all start with its counted word: “三个聚焦”，聚焦…，聚焦…."""
    word = counted_word(name)
    if word and text.startswith("，从", end):
        return _changes(text, end, total, word)
    if not word or not text.startswith((f"，{word}", f"，要{word}", f"。{word}"), end):
        return None
    return with_counted_word(rest_of_sentence(text, end + 1, end + REACH), total, name)


def _changes(text: str, end: int, total: int, word: str) -> Listing | None:
    """Changes with the counted word inside: “三个转变”，从…转变为…，从…转变为…."""
    pieces = re.split("[，；]", rest_of_sentence(text, end + 1, end + REACH))
    fits = all(piece.startswith("从") and word in piece for piece in pieces)
    return of_usual_length(pieces, total) if fits and len(pieces) == total else None


def carrying(text: str, end: int, total: int, name: str) -> Listing | None:
    """Members directly after the name, each with the word that the name counts: “四统一”管理，统一供种、统一施肥…."""
    words = carried_words(name)
    at = certain(HEAD.match(text, end)).end()
    if total < 2 or not text.startswith("，", at):
        return None
    tail = rest_of_sentence(text, at + 1, at + REACH)
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
            return listing_of(without_rest(found) if total > 2 else found, "after", total)
    return None


def _carries(piece: str, word: str) -> bool:
    """Whether a member has its word at an end, and more than the word."""
    rest = len(piece) - len(word)
    if word == "一":  # 四个一: 编一本手册、建一个专班
        return word in piece[1:] and rest < LONGEST
    return 0 < rest < LONGEST and at_an_end(piece, word)


def subjects(text: str, end: int, total: int, name: str) -> Listing | None:
    """Members that are the subjects of the following clauses: “三大工程”建设，其中强基工程…，育才工程…，清风工程…."""
    noun = name.strip(MARKS)[-2:]
    at = _AMONG.match(text, end)
    if at is None or total < 3:
        return None
    pieces = re.split("[，；]", rest_of_sentence(text, at.end()))[:total]
    heads = [piece[: piece.find(noun) + 2] for piece in pieces if 0 < piece.find(noun) < _LONGEST_SUBJECT]
    fits = len(heads) == total and len({len(head) for head in heads}) == 1
    fits = fits and all(len(head) < len(piece) for head, piece in zip(heads, pieces))
    return listing_of(heads, "after", total) if fits else None


def both_in_each(text: str, end: int, name: str) -> Listing | None:
    """Members that each have both counted words of a name with one number: “三联三促”：组织联建促融合，….

    >>> text = "“三联三促”机制：组织联建促融合，产业联动促发展，治理联抓促和谐。"
    >>> both_in_each(text, text.find("机制"), "三联三促").members
    ('组织联建促融合', '产业联动促发展', '治理联抓促和谐')
    """
    twice = _TWICE.fullmatch(name)
    tail = (
        explanation(text, end) or explanation(text, certain(HEAD.match(text, end)).end()) if twice else None
    )
    if twice is None or tail is None:
        return None
    count = numbers.value(twice["number"])
    for separators, part in (("；", tail), ("，；、", tail), ("、", re.split("[，；]", tail)[0])):
        pieces = list(map(bare, re.split(f"[{separators}]", part)))
        pieces[0] = _from_word(pieces, twice["one"])
        fits = len(pieces) == count and all(twice["one"] in one and twice["two"] in one for one in pieces)
        if fits and (found := of_usual_length(pieces, len(pieces))):
            return found
    return None


def in_next_sentences(text: str, end: int, total: int, name: str) -> Listing | None:
    """Clauses of one of the next two sentences with the counted word at their start, or after the first subject.

    “三个尊重”。中方尊重…，尊重…，尊重….
    """
    word = counted_word(name)
    if not word or total < 3:
        return None
    sentences = SENTENCE_END.split(text[end : end + REACH], maxsplit=_NEXT_SENTENCES + 1)
    for sentence in sentences[1 : _NEXT_SENTENCES + 1]:
        if name in sentence or ORDINAL.match(sentence):
            return None  # explained there
        pieces = re.split("[，；]", sentence)
        if len(pieces) == total and all(piece.endswith(word) and piece != word for piece in pieces):
            return of_usual_length(pieces, total)
        found = [piece[piece.find(word) :] for piece in pieces if 0 <= piece.find(word) <= _SUBJECT]
        if (
            len(found) == len(pieces) == total
            and sum(piece.startswith(word) for piece in pieces) >= total - 1
        ):
            return of_usual_length(found, total)
    return None


def at_distance(text: str, end: int, total: int, name: str) -> Listing | None:
    """A list after a colon at the end of the name's clause, each member with its part of the name: 用“四个新”概括五年的变化：…新台阶，…."""
    words = carried_words(name)
    colon = _COLON.match(text, end)
    if colon is None or len(words) != total or total < 3:
        return None
    tail = rest_of_sentence(text, colon.end())
    for separators in ("；", "，；", "、，；"):
        pieces = list(map(bare, re.split(f"[{separators}]", tail)))
        if len(pieces) == total and all(word in piece for word, piece in zip(words, pieces)):
            return of_usual_length(pieces, total)
    return None
