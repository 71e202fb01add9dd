"""Lines that consist of a year or a month, above the items of a chronicle: 2019年, [2019], ——3月——, 【三月】, 2019.03, 民国108年."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis import numerals
from analysis.corpus.bullets import SIGNS

#: Names of chronicles.
CHRONICLE = "(?:大事(?:[记纪]要?|年表|要览|概览|回顾|录)?|要事(?:纪要|[记录])?|纪事|记事|大事|(?:执政|政务|党政|工作)(?:纪要|纪实))"
WEEKDAY = "(?:周|星期|礼拜)[一二三四五六日天]"
#: The first year of the Republic of China is 1912.
_BEFORE_MINGUO = 1911
_NUMBER = "(?:\\d{1,2}|十[一二]?|[一二三四五六七八九元])"
#: A year in figures, in words, or of the Republic of China; its 年 may be left out where it stands alone.
YEAR = rf"(?:公元)?(?:(?P<year>(?:19|20)\d\d|(?:一九|二[〇○零]){numerals.CHINESE_DIGIT}{{2}}|民国\d{{2,3}}|(?<!\d)(?:9\d|1[01]\d)(?=年)))"
MONTH = rf"(?P<month>{_NUMBER})\s?月(?:份)?"
#: 2019-05, 2019.5
FIGURES = r"[-./](?P<figures>0?[1-9]|1[0-2])(?![-./\d])"
_LINE = re.compile(
    rf"(?:{YEAR}\s?(?:年度?)?\s?(?:{FIGURES}|{MONTH})?|{MONTH.replace('month', 'alone', 1)}|(?P<sign>[\u32c0-\u32cb]))\s?(?:{CHRONICLE}|编辑|[A-Za-z]+\.?)?"
)
_DECORATION = "【】〖〗[]［］〔〕（）()<>《》—－–-=_·★☆●◆■▍▌|：: \u3000\t"
_NUMBERED = re.compile(
    r"[一二三四五六七八九十]{1,3}[、．.]|\d{1,2}[、．.](?!\d)|[（(][一二三四五六七八九十]{1,3}[）)]|第(?=[一二三四五六七八九十]{1,2}月)"
)
#: The code point before ㋀ (1月 in one character): ㋀ minus it is month 1.
_BEFORE_JANUARY = 0x32BF
_LONGEST = 24  #: characters of such a line


@dataclass(frozen=True, slots=True)
class Period:
    """Year and month of a line, 0 if it has none; `start` and `end` are the span of the year in the line."""

    year: int
    month: int
    start: int = 0
    end: int = 0


def year_of(words: str) -> int:
    """A year in any of the ways of `YEAR`.

    >>> year_of("2019"), year_of("二〇一九"), year_of("民国108"), year_of("108")
    (2019, 2019, 2019, 2019)
    """
    number = numerals.read(words.removeprefix("民国"))
    return number + _BEFORE_MINGUO if number < 1000 else number


def month_of(words: str | None) -> int:
    """A month in figures or in words; 0 for none.

    >>> month_of("十二"), month_of("元"), month_of("13"), month_of(None)
    (12, 1, 0, 0)
    """
    number = 1 if words == "元" else numerals.parse(words or "") or 0
    return number if number <= 12 else 0


def read(text: str) -> Period | None:
    """The period that a line names, if the line holds only the period and marks around it.

    >>> [(one.year, one.month) for one in map(read, ("·2019年·", "[2019]", "——3月——", "二〇一九年三月", "2019.03", "一、3月", "民国108年"))]
    [(2019, 0), (2019, 0), (0, 3), (2019, 3), (2019, 3), (0, 3), (2019, 0)]
    >>> read("㋂").month, read("㋋").month
    (3, 12)
    >>> read("3月召开会议"), read("12"), read("2019年13月")
    (None, None, None)
    """
    if len(text) > _LONGEST:
        return None
    inner = text.strip(_DECORATION + SIGNS)
    if number := _NUMBERED.match(inner):
        inner = inner[number.end() :].strip(_DECORATION)
    found = _LINE.fullmatch(inner)
    if found is None:
        return None
    said = found["month"] or found["alone"] or found["figures"]
    month = ord(found["sign"]) - _BEFORE_JANUARY if found["sign"] else month_of(said)
    if said and not month:
        return None
    if not found["year"]:
        return Period(0, month)
    start = text.find(found["year"])
    end = start + len(found["year"])
    return Period(year_of(found["year"]), month, start, end + text[end:].startswith("年"))
