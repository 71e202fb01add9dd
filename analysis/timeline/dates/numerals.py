"""Numbers as dates write them: half-width, full-width and Chinese."""

from __future__ import annotations

import re

_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")}
_DIGITS |= dict.fromkeys("零○ＯО", 0)
_TENS = {"十": 10, "廿": 20, "卅": 30}

#: Character classes for regexes.
DIGIT = "[0-9０-９]"
CHINESE_DIGIT = "[〇零○ＯО一二三四五六七八九]"

_UNDER_HUNDRED = re.compile(r"([一二三四五六七八九]?)([十廿卅]?)([一二三四五六七八九]?)")


def read(text: str) -> int:
    """The number that `text` writes; -1 where it writes none.

    It reads years digit by digit (二〇二四) and numbers under a hundred
    (二十一, 廿八). Hundreds and thousands are left alone: no date has them.

    >>> [read(t) for t in ("29", "２９", "二〇二四", "十", "二十一", "三十", "廿八", "二三", "百")]
    [29, 29, 2024, 10, 21, 30, 28, -1, -1]
    """
    if text.isdecimal():
        return int(text)
    if len(text) == 4 and all(character in _DIGITS for character in text):
        return int("".join(str(_DIGITS[character]) for character in text))
    matched = _UNDER_HUNDRED.fullmatch(text)
    if matched is None or not text:
        return -1
    times, ten, one = matched.groups()
    if not ten:
        return -1 if times and one else _DIGITS[times or one]
    if times and ten != "十":
        return -1
    return _DIGITS[times or "一"] * _TENS[ten] + (_DIGITS[one] if one else 0)
