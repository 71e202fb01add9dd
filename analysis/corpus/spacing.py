"""Spaces that no reader of Chinese needs: between single characters, beside digits and before marks."""

from __future__ import annotations

import re

_SPACE = " \t\u3000"
_HAN = "\u3007\u3400-\u9fff\U00020000-\U0003ffff"
_CLOSING = "，。、；：？！”’）》】〉％…"
_OPENING = "“‘（《【〈"
_WIDE = f"{_HAN}{_CLOSING}{_OPENING}—"

_BETWEEN = re.compile(rf"(?<=[{_HAN}])([{_SPACE}]*)(?=[{_HAN}])")
_SINGLE = re.compile(r"(?<=[^\s])[ \u3000](?=[^\s])")
_SEVERAL = re.compile(r"(?<=\S)[ \u3000]{2,}(?=\S)")
_DATE_IN_FIGURES = r"(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d"  # after a headline it is set off on purpose
_DIGIT_BORDER = re.compile(
    rf"(?<=[{_HAN}])([ \u3000]?)(?=\d)(?!{_DATE_IN_FIGURES})|(?<=[\d%])([ \u3000]?)(?=[{_HAN}])"
)
_LATIN_WORDS = re.compile(r"(?<=[A-Za-z])[ \u3000](?=[A-Za-z])")
_DIGITS = re.compile(r"(?<=\d)[ \u3000](?=\d)")

#: Spaces that go wherever they stand: in a day, before a closing mark, after an opening one.
_ALWAYS = re.compile(
    rf"""
    [ \u3000]
    (?: (?<=\d.)[ \u3000]?(?=[年月日号时届](?:[ \u3000]{{0,2}}[\d{_HAN}，。、；：）]|$))   # 2024 年 5 月
      | (?<=[年月].)[ \u3000]?(?=\d{{1,2}}[ \u3000]{{0,2}}[月日号])                     # 年 5 月
      | (?<=第.)[ \u3000]?(?=[\d一二三四五六七八九十])                                   # 第 5 次
      | (?<=[{_HAN}\d”’）》] )[ ]?(?=[{_CLOSING}])                                      # 会议 ，
      | (?<=[{_OPENING}] )[ ]?(?=[{_HAN}\d])                                           # “ 三农
      | (?<=[，、；] )[ ]?(?=[{_HAN}“《（\d])                                            # ， 会议
    )
    """,
    re.VERBOSE | re.MULTILINE,
)
#: A day set with a space between all its figures, as in a masthead that was recognised: 2 0 2 4 年 5 月 1 8 日 星 期 六
_SPACED_DAY = re.compile(
    r"(?<![\d.])[12](?:[ \u3000]\d){3}[ \u3000]?年[ \u3000]?\d(?:[ \u3000]?\d)?[ \u3000]?月[ \u3000]?\d(?:[ \u3000]?\d)?[ \u3000]?日"
    r"(?:[ \u3000]星[ \u3000]期[ \u3000][一二三四五六日天])?"
)
_GAP = re.compile("[ \u3000]")
_BY_DIGIT = re.compile(r"[ \u3000](?:(?<=[\d%].)|(?=\d))")

_SPACED_LINE, _SPACED_TEXT = 0.6, 0.4  #: shares of borders between characters that hold a space
_LEAST_LINE, _LEAST_TEXT = 4, 40  #: borders
_NAME_OF_SECTION = re.compile(
    rf"\s*(?:[{_HAN}](?:[ \u3000][{_HAN}]){{3}}|(?:[{_HAN}\d]+[ \u3000])*大[ \u3000]+事[ \u3000]+[记紀纪])\s*"
)  # 政 务 要 闻, 大 事 记
_PANGU = 0.6  #: share of borders between Chinese and digits
_HINT = re.compile(rf"[ \u3000](?:(?<=[{_WIDE}\w].)[ \u3000]*(?=[{_WIDE}\d]))")


def needs(text: str) -> bool:
    """Whether any space stands between two characters of a line."""
    return _HINT.search(text) is not None


def superfluous(text: str) -> list[tuple[int, int]]:
    """Where spaces stand that are to be dropped, in order.

    In a line of which most neighbouring characters are parted by a space, single
    spaces go and of several one stays; beside digits they go where a line
    sets most of its digits off. Keeps the spaces between the phrases
    of a headline, between names, and at the start of a line.

    >>> line = "2024 年 5 月 5 日 ， 市 委 召 开 会 议"
    >>> "".join(line[i] for i in range(len(line)) if not any(a <= i < b for a, b in superfluous(line)))
    '2024年5月5日，市委召开会议'
    >>> line = "2 0 2 4 年 5 月 1 8 日 星 期 六"
    >>> "".join(line[i] for i in range(len(line)) if not any(a <= i < b for a, b in superfluous(line)))
    '2024年5月18日星期六'
    >>> superfluous("坚定信心 鼓足干劲 奋进争先"), superfluous("山城日报 2024年1月30日 星期二")
    ([], [])
    """
    holes: list[tuple[int, int]] = [match.span() for match in _ALWAYS.finditer(text)]
    for day in _SPACED_DAY.finditer(text):
        holes += [gap.span() for gap in _GAP.finditer(text, day.start(), day.end())]
    everywhere = _is_spaced(text, _SPACED_TEXT, _LEAST_TEXT)
    set_off = _sets_off_digits(text, least=4)
    position = 0
    for line in text.split("\n"):
        if " " in line or "\u3000" in line:
            if everywhere or _is_spaced(line, _SPACED_LINE, _LEAST_LINE) or _NAME_OF_SECTION.fullmatch(line):
                holes += [(position + a, position + b) for a, b in _singles(line)]
            elif set_off or _sets_off_digits(line):
                holes += [
                    (position + match.start(), position + match.end())
                    for match in _DIGIT_BORDER.finditer(line)
                    if match.end() > match.start()
                ]
        position += len(line) + 1
    return _merged(holes)


def _is_spaced(text: str, share: float, least: int) -> bool:
    if 3 * (text.count(" ") + text.count("\u3000")) < share * len(text):
        return False  # far too few
    borders = _BETWEEN.findall(text)
    spaced = sum(1 for space in borders if space)
    return len(borders) >= least and spaced >= share * len(borders)


def _singles(line: str) -> list[tuple[int, int]]:
    """Single spaces of a spaced line, but for those between words and between numbers."""
    kept = {match.start() for match in _LATIN_WORDS.finditer(line)} | {
        match.start() for match in _DIGITS.finditer(line)
    }
    holes = [match.span() for match in _SINGLE.finditer(line) if match.start() not in kept]
    return holes + [(match.start() + 1, match.end()) for match in _SEVERAL.finditer(line)]


def _sets_off_digits(line: str, *, least: int = 2) -> bool:
    if len(_BY_DIGIT.findall(line)) < _PANGU * least:
        return False
    borders = [match[1] or match[2] or "" for match in _DIGIT_BORDER.finditer(line)]
    return len(borders) >= least and sum(1 for space in borders if space) >= _PANGU * len(borders)


def _merged(holes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Holes in order, those that overlap as one."""
    made: list[tuple[int, int]] = []
    for start, end in sorted(holes):
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(made[-1][1], end))
        else:
            made.append((start, end))
    return made
