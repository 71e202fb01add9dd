"""Half-width punctuation beside Chinese becomes full-width: each mark one for one."""

from __future__ import annotations

import re

_WIDE = "\u3007\u3400-\u9fff\U00020000-\U0003ffff"  #: Chinese characters
_MARKS = "，。、；：？！“”‘’（）《》〈〉【】〔〕…—％℃"
_BESIDE = f"{_WIDE}{_MARKS}"

#: Before an opening quotation mark, and behind a closing one.
_CLAUSE_STARTS, _CLAUSE_ENDS = frozenset("，、：；（,:;("), frozenset("，。、；：！？）,.;:!?)")

_TO_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
# Each begins with the mark itself, so that a text without it is passed over at once.
_SIMPLE = re.compile(
    rf"""
    [,;:?!]
    (?: (?<=[{_BESIDE}%].)                                   # 召开,会议
      | (?<=[\w)\]"'.].)(?=\s{{0,2}}[{_BESIDE}"'])           # GDP,增长
    )
    """,
    re.VERBOSE,
)
_STOP = re.compile(
    rf"""
    \.
    (?: (?<=[{_WIDE}”’）》】%].)(?![A-Za-z.])                  # 召开.
      | (?<=[A-Za-z)].)(?<!\b[A-Za-z]\.)(?=[{_WIDE}“《（])     # GDP.会议
    )
    """,
    re.VERBOSE,
)
_BRACKETS = re.compile(r"\(([^()\n]{0,120}(?:\n[^()\n]{1,120})?)\)")
_OPEN_BRACKET = re.compile(rf"\((?:(?=[{_WIDE}])|(?<=[{_BESIDE}].)(?=\d{{1,2}}[月日年]))")
_CLOSE_BRACKET = re.compile(rf"\)(?<=[{_WIDE}].)")
_SINGLE = re.compile(r"(?<![A-Za-z])'([^'\n]{1,60})'(?![A-Za-z])")
_DASH = re.compile(rf"--(?:(?<=[{_BESIDE}\s]..)(?=[{_WIDE}“《\d])|(?<=[{_WIDE}”）]..)(?!-))")
_ANGLES = re.compile(r"<([^<>\n]{1,60})>")
_HAN = re.compile(f"[{_WIDE}]")
_NEEDED = re.compile(rf"[,;:?!.()\"'<>-](?:(?<=[{_BESIDE}%].)|(?=\s?[{_BESIDE}]))")


def needs(text: str) -> bool:
    """Whether any half-width mark is next to Chinese."""
    return _NEEDED.search(text) is not None


def widened(text: str) -> str:
    """The same number of characters, with full-width marks next to Chinese.

    Does not change marks within numbers, times, addresses and words of other
    scripts, and a stop that follows no Chinese character.

    >>> widened('会议强调,要抓好"三件大事"(详见附件):一是改革.')
    '会议强调，要抓好“三件大事”（详见附件）：一是改革。'
    >>> widened("增长5.2%,GDP,CPI;见www.a.cn,15:06,1,200亿"), widened("1. 抓好")
    ('增长5.2%，GDP,CPI；见www.a.cn,15:06,1,200亿', '1. 抓好')
    """
    for pattern, opening, closing in (
        (_BRACKETS, "（", "）"),
        (_SINGLE, "‘", "’"),
        (_ANGLES, "《", "》"),
    ):
        text = _paired(text, pattern, opening, closing)
    if '"' in text:
        text = _quoted(text)
    text = _OPEN_BRACKET.sub("（", text)
    text = _CLOSE_BRACKET.sub("）", text)
    text = _SIMPLE.sub(_wide_unless_number, text)
    text = _STOP.sub("。", text)
    return _DASH.sub("——", text)


def _wide_unless_number(match: re.Match[str]) -> str:
    """The full-width mark, unless it stands in a number or a time (1,200 or 15:06)."""
    text, at = match.string, match.start()
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if before.isascii() and before.isdigit() and after.isascii() and after.isdigit():
        return match[0]
    return _TO_WIDE[match[0]]


def _paired(text: str, pattern: re.Pattern[str], opening: str, closing: str) -> str:
    def wide(match: re.Match[str]) -> str:
        around = text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]
        if "\n\n" in match[1] or not (
            _HAN.search(match[1]) or any(char in around for char in around if _is_wide(char))
        ):
            return match[0]
        return f"{opening}{match[1]}{closing}"

    return pattern.sub(wide, text)


def _quoted(text: str) -> str:
    """Straight quotation marks as opening and closing ones, paragraph by paragraph.

    What a mark of a clause follows is closing, what one precedes is opening;
    others take turns, so that a stray one does no harm to those far behind it.
    """
    chars = list(text)
    opened = -1  # the place of the mark that is open
    for match in re.finditer(r'"|(?<=[。！？])\s*\n|\n\s*\n', text):
        at = match.start()
        if match[0] != '"':
            opened = -1
            continue
        after = text[at + 1 : at + 2]
        if opened < 0 and after not in _CLAUSE_ENDS:
            opened = at
        elif opened >= 0 and text[at - 1] in _CLAUSE_STARTS and after not in _CLAUSE_ENDS and at > opened + 1:
            opened = at  # the one before it was a stray
        else:
            if opened >= 0 and _beside_wide(text, opened, at):
                chars[opened], chars[at] = "“", "”"
            elif opened < 0 and _is_wide(text[at - 1 : at] or " "):
                chars[at] = "”"
            opened = -1
    return "".join(chars)


def _beside_wide(text: str, opening: int, closing: int) -> bool:
    """Whether Chinese stands between two marks, or right beside them."""
    around = text[max(0, opening - 1) : opening] + text[closing + 1 : closing + 2]
    return _HAN.search(text, opening, closing) is not None or any(map(_is_wide, around))


def _is_wide(char: str) -> bool:
    return bool(_HAN.match(char)) or char in _MARKS
