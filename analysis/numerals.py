"""Integers as written in Chinese texts: 21, ２１, 二十一, 廿一, 两千零二十三, 二〇二四, 3万."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")}
_DIGITS |= dict.fromkeys("零○ＯО0", 0) | {"两": 2} | {str(value): value for value in range(1, 10)}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_TENS = {"廿": 20, "卅": 30, "卌": 40}
#: Units of ten thousand and above; the number before multiplies the unit, the number after is smaller than it.
_GREAT = {"亿": 10**8, "万": 10**4}

#: Maximum length of a number, in characters.
LONGEST = 40

#: Character classes for regexes.
DIGIT = "[0-9０-９]"
CHINESE_DIGIT = "[〇零○ＯО一二三四五六七八九]"
#: Characters of complete numerals, including units.
NUMERAL = "[0-9０-９〇零○一二两三四五六七八九十廿卅百千万亿]"

#: A number below ten thousand by place; a zero marks skipped places.
_SECTION = re.compile(
    r"""
    (?: (?P<千>[一二两三四五六七八九1-9]?) 千 )? 零?
    (?: (?P<百>[一二两三四五六七八九1-9]?) 百 )? 零?
    (?: (?P<十>[一二三四五六七八九1-9]?) 十 | (?P<tens>[廿卅卌]) )?
    零? (?P<ones>[一二两三四五六七八九1-9]?)
    """,
    re.VERBOSE,
)
#: Digit by digit: a year, or a number that contains a zero. 三四 alone means "three or four".
_DIGIT_BY_DIGIT = re.compile(
    r"[〇零○ＯО0-9一二三四五六七八九]{4}|(?=.*[〇零○ＯО0])[〇零○ＯО0-9一二三四五六七八九]{2,}"
)


@lru_cache(maxsize=2**14)
def parse(text: str) -> int | None:
    """Parse all of `text` as a number; None if it is not one.

    A final digit without a unit takes the next lower unit, as in speech:
    二百五 is 250, 两万三 is 23,000.

    Examples
    --------
    >>> [parse(text) for text in ("29", "２９", "十", "廿三", "三百二十五", "一百零三", "两千零二十三", "二〇二四")]
    [29, 29, 10, 23, 325, 103, 2023, 2024]
    >>> [parse(text) for text in ("百", "二百五", "3万", "一亿零三十万", "一〇三")]
    [100, 250, 30000, 100300000, 103]
    >>> [parse(text) for text in ("", "二三", "次", "十百", "第一")]
    [None, None, None, None, None]
    """
    if len(text) > LONGEST:
        return None
    if text.isdecimal():
        return int(text)
    text = unicodedata.normalize("NFKC", text)
    if _DIGIT_BY_DIGIT.fullmatch(text):
        return int("".join(str(_DIGITS[character]) for character in text))
    return _parse(re.sub("[〇○OО]", "零", text)) if text else None


def read(text: str) -> int:
    """Like `parse`, but -1 if `text` is not a number.

    >>> read("廿八"), read("二三")
    (28, -1)
    """
    number = parse(text)
    return -1 if number is None else number


def _parse(text: str) -> int | None:
    """Parse a number with units, with all zeros written as 零."""
    if text == "零":
        return 0
    if text.isdecimal():
        return int(text)
    for sign, size in _GREAT.items():
        before, found, behind = text.rpartition(sign)
        if found and sign not in before:
            times = _parse(before) if before else 1
            rest = _rest(behind, size)
            return None if times is None or rest is None else times * size + rest
    return _section(text)


def _rest(text: str, size: int) -> int | None:
    """Parse the number after a unit of ten thousand or above."""
    if not text:
        return 0
    value = _parse(text.removeprefix("零"))
    if value is None or not 0 < value < size:
        return None
    return value * size // 10 if len(text) == 1 and not text.isdecimal() else value


def _section(text: str) -> int | None:
    found = _SECTION.fullmatch(text)
    if found is None or text.endswith("零"):
        return None
    total = _TENS.get(found["tens"] or "", 0)
    for sign, size in _UNITS.items():
        times = found[sign]
        if times == "" and not text.startswith(sign):  # 一 may be omitted only in the first place
            return None
        total += _DIGITS.get(times or "一", 0) * size if times is not None else 0
    spoken = _UNITS.get(text[-2:-1], 1) // 10 or 1  # 二百五: the omitted unit
    return total + _DIGITS.get(found["ones"] or "〇", 0) * spoken


def write(number: int) -> str:
    """Write a non-negative number in Chinese.

    Examples
    --------
    >>> [write(number) for number in (0, 6, 14, 20, 103, 218, 1200, 2023, 30005, 100300000, 10**12)]
    ['零', '六', '十四', '二十', '一百零三', '二百一十八', '一千二百', '二千零二十三', '三万零五', '一亿零三十万', '一万亿']
    """
    text = ""
    for sign, size in (*_GREAT.items(), ("", 1)):
        times, number = divmod(number, size)
        text += (write(times) if times > 9999 else _places(times)) + sign if times else "零"
    text = re.sub("零+", "零", text).strip("零") or "零"
    return text.removeprefix("一") if text.startswith("一十") else text


def _places(number: int) -> str:
    """Write the four places of a number from 1 to 9999, skipped ones as 零."""
    text = ""
    for sign, size in (*reversed(_UNITS.items()), ("", 1)):
        times, number = divmod(number, size)
        text += "零一二三四五六七八九"[times] + sign if times else "零"
    return text.rstrip("零")
