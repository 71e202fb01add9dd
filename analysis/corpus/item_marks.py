"""Marks before the items of a list that a page draws in its own way: ➢ 6月7日……, [1] ……, 01 ……, 一是……; each as ●."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from analysis import numerals
from analysis.corpus.bullets import MARK, SIGNS
from analysis.corpus.item_days import is_titled

_LEAST = 3  #: items with a mark
_ORDINARY = re.compile(MARK)
#: A sign that is no letter, no bracket and no mark of a sentence.
_SIGN = rf"(?P<sign>(?![{SIGNS}])(?:——?|––?|--?|\+(?=[ \t])|[Δ*»\u2190-\u2bff\U0001f300-\U0001faff]))"
_NUMBER = r"(?P<number>\d{1,3}|[一二三四五六七八九十]{1,3})"
#: A number as pages write it before an item: [1], 【1】, 1：, 01 , 1 . , 一是, 第一，.
_NUMBERED = rf"(?P<open>[\[［【(（<《]?)第?{_NUMBER}(?P<close>\s?[\]］】)）>》]|\s?[.．、:：)）]|是|，|(?<=0\d)(?=[ \t\u3000])|(?<=[1-9]\d)(?=[ \t\u3000]))"
_BEFORE = re.compile(rf"(?m)^[ \t\u3000]*(?P<mark>{_SIGN}|{_NUMBERED})(?P<gap>[ \t\u3000]*)(?=(?P<next>\S))")
#: What two numbers with a point between can be: a day.
_DAY_IN_FIGURES = re.compile(r"\d{1,4}[.．·/-]\d")
_DAY = r"(?:\d\s?[日号]|[一二三四五六七八九十]日|\d[.．·/-]\d|[(（]\d{1,2}[)）])"
#: A day near the start or the end of an item, and on a line of its own.
_DAY_AT_EDGE = re.compile(rf"^.{{0,12}}{_DAY}|{_DAY}.{{0,12}}$")
_DAY_ALONE = re.compile(rf"(?m)^.{{0,10}}{_DAY}.{{0,6}}$")
_BARE_DAY = re.compile(r"\d{1,2}日")


def edits(text: str) -> Iterator[tuple[int, int, str]]:
    """Start and end of each such mark, and what is to stand there: as many characters, or fewer.

    The same sign opens several lines, or numbers count up from one, and several
    name a day, or one below the title of a digest; text that is marked in the
    ordinary way is left alone.

    >>> list(edits("➢6月7日，全会召开。\\n➢6月8日，论坛开幕。\\n➢6月9日，市长调研。"))
    [(0, 1, '●'), (12, 13, '●'), (24, 25, '●')]
    >>> [new for _, _, new in edits("[1]3日，全会召开。\\n[2]4日，论坛开幕。\\n[3]5日，市长调研。")]
    ['●', '●', '●']
    >>> list(edits("[1]3日，全会召开。\\n[5]4日，论坛开幕。\\n[3]5日，市长调研。"))
    []
    """
    alone = len(_DAY_ALONE.findall(text)) >= _LEAST
    found = [one for one in _BEFORE.finditer(text) if _may_be_mark(text, one)]
    for _, group in groupby(sorted(found, key=_style), key=_style):
        marks = list(group)
        days = sum(_DAY_AT_EDGE.search(_line(text, one)) is not None for one in marks)
        dated = alone or days >= _LEAST or (days > 0 and is_titled(text[: marks[0].start()]))
        if len(marks) >= _LEAST and dated and (marks[0]["sign"] or _count_up(marks)):
            for one in marks:
                yield one.start("mark"), one.end("mark"), "●"


def _line(text: str, one: re.Match[str]) -> str:
    """What follows a mark in its line."""
    end = text.find("\n", one.end())
    return text[one.end() : end if end >= 0 else len(text)].rstrip()


def _may_be_mark(text: str, one: re.Match[str]) -> bool:
    """Whether it is no part of a day and not what `MARK` reads."""
    if one["sign"]:
        return one["next"] not in "—-*=#"
    if _DAY_IN_FIGURES.match(text, one.start("mark")):
        return one["close"].strip() in (".", "．") and _BARE_DAY.match(text, one.end("gap")) is not None
    ordinary = _ORDINARY.match(text, one.start("mark"))
    numbers_days = one["close"] in ("、", ".", "．") and _BARE_DAY.match(text, one.end("gap")) is not None
    return ordinary is None or numbers_days


def _style(one: re.Match[str]) -> tuple[str, str, str, bool]:
    """What marks of one list have in common."""
    if one["sign"]:
        return one["sign"], "", "", False
    return "", one["open"], one["close"].strip(), one["number"].isdecimal()


def _count_up(marks: Sequence[re.Match[str]]) -> bool:
    """Whether numbers count up by one, perhaps again from one in the next part."""
    numbers = [numerals.read(one["number"]) for one in marks]
    return numbers[0] == 1 and all(b in (a + 1, 1) for a, b in pairwise(numbers))
