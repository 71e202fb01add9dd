"""One form for each character: half-width digits, unified ideographs, simplified script, one sort of quotation marks.

Every rule here puts one character in the place of one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

import opencc

from analysis import vocabulary

#: A text of which this share of the Chinese characters is only ever traditional is a traditional one.
TRADITIONAL = 0.1

_HAN = re.compile("[\u3400-\u9fff]")
_ALPHABET = {
    code: code - 0xFEE0
    for first, last in ("０９", "ＡＺ", "ａｚ")
    for code in range(ord(first), ord(last) + 1)
}
#: Marks that have an ordinary form: small and half-width ones, corner brackets, dots of names, dashes drawn as lines.
_MARKS = str.maketrans(
    "﹐﹑﹒﹔﹕﹖﹗﹙﹚﹛﹜﹝﹞｡､｢｣﹁﹂﹃﹄「」『』〝〞〟＂・‧∙⋅･─━―\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f",
    "，、．；：？！（）｛｝〔〕。、“”“”‘’“”‘’“””＂·····———            ",
)
#: Traditional characters that are good simplified ones too, so that `respelled` decides by the phrase or the text.
_IN_BOTH = {"著": "着", "瞭": "了", "藉": "借"}
_BETWEEN_DIGITS = re.compile(r"[．：／－](?<=\d.)(?=\d)")
#: A year in Chinese figures whose zeros are typed as letters or as digits: 二O一九年, 二OO八年.
_LETTERS_FOR_ZERO = re.compile(
    "[一二](?=[一二三四五六七八九〇零○]{0,2}[OoОοΟ0])[OoОοΟ0○〇零一二三四五六七八九]{3}(?=年)"
)
_ZERO = str.maketrans("OoОοΟ0", "〇" * 6)
_NARROW = {"．": ".", "：": ":", "／": "/", "－": "-"}


def respelled(text: str, *, traditional: bool) -> str:
    """The same number of characters, each in its ordinary form; a traditional text is converted phrase by phrase.

    Does not change characters that are good simplified usage (乾 in 乾坤) unless
    the whole source is `traditional`.

    >>> respelled("２０２４年⽉⽇，會議「召開」，３．５％", traditional=False)
    '2024年月日，会议“召开”，3.5％'
    >>> respelled("乾坤", traditional=False), respelled("衣服乾淨", traditional=True)
    ('乾坤', '衣服干净')
    >>> respelled("二Ｏ一九年", traditional=False), respelled("二0OO年，一个O型圈", traditional=False)
    ('二〇一九年', '二〇〇〇年，一个O型圈')
    """
    if traditional:
        whole = _converter().convert(text)
        if len(whole) == len(text):
            text = whole
        else:  # a phrase that changes its length: by lines, so that only its line is left to the table
            text = "\n".join(
                new if len(new := _converter().convert(line)) == len(line) else line
                for line in text.split("\n")
            )
    text = text.translate(_table())
    text = _BETWEEN_DIGITS.sub(lambda match: _NARROW[match[0]], text)
    return _LETTERS_FOR_ZERO.sub(lambda match: match[0].translate(_ZERO), text)


def asked(words: str) -> str:
    """Words to look for, or a pattern, in the script of the readings.

    >>> asked("關於營商環境"), asked("乾坤"), asked("[一-龥]{2}會議")
    ('关于营商环境', '乾坤', '[一-龥]{2}会议')
    """
    return respelled(words, traditional=is_traditional(words, set(words)))


def one_by_one(letters: Iterable[str]) -> tuple[str, str]:
    """Traditional characters, and the simplified one of each, for a text of these letters and what is asked of it.

    For a page, which cannot convert by phrases: to compare two texts, both are converted.

    >>> one_by_one("區委")
    ('區', '区')
    """
    present = set(letters)
    pairs = [(old, new) for old, new in _each().items() if not present.isdisjoint((old, new))]
    return "".join(old for old, _ in pairs), "".join(new for _, new in pairs)


def needs(text: str, characters: set[str]) -> bool:
    """Whether `respelled` would change a text of these characters, but for the conversion of a traditional one."""
    return not characters.isdisjoint(_changed()) or any(
        pattern.search(text) for pattern in (_BETWEEN_DIGITS, _LETTERS_FOR_ZERO)
    )


def is_traditional(text: str, characters: set[str]) -> bool:
    """Whether a text of these characters is in traditional ones, not a simplified one with a slip.

    Looks at its first characters alone.

    >>> [is_traditional(text, set(text)) for text in ("會議強調，要貫徹落實", "会议强调，要一貫到底，毫不放松坚持党的领导加强党的建设")]
    [True, False]
    """
    if characters.isdisjoint(_only_traditional()):
        return False
    sample = text[:20000]
    found = len(_traditional_only().findall(sample))
    return found > 0 and found >= TRADITIONAL * len(_HAN.findall(sample))


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


@cache
def _table() -> dict[int, int]:
    return _ALPHABET | _MARKS | _ideographs() | {ord(old): ord(new) for old, new in _strict().items()}


@cache
def _ideographs() -> dict[int, int]:
    """Radicals and compatibility ideographs to the characters that they look like."""
    table: dict[int, int] = {}
    for row in vocabulary.load("corpus/radicals", ("radicals", "characters", "note", "example")):
        if len(row["radicals"]) != len(row["characters"]):
            raise row.fault(f"{len(row['radicals'])} radicals and {len(row['characters'])} characters")
        table |= {ord(old): ord(new) for old, new in zip(row["radicals"], row["characters"])}
    for code in (*range(0xF900, 0xFB00), *range(0x2F800, 0x2FA20)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1 and plain != chr(code):
            table[code] = ord(plain)
    return table


@cache
def _each() -> dict[str, str]:
    """`_strict`, and the characters of GB 2312 that the converter changes where they stand alone."""
    others = [char for char in map(chr, range(0x4E00, 0x9FA6)) if _in_gb2312(char)]
    changed = zip(others, _converter().convert("\n".join(others)).split("\n"))
    return _strict() | {old: new for old, new in changed if old != new and len(new) == 1} | _IN_BOTH


@cache
def _strict() -> dict[str, str]:
    """Traditional characters outside GB 2312, the simplified character set, whose simplified form is inside it."""
    candidates = [char for char in map(chr, range(0x4E00, 0x9FA6)) if not _in_gb2312(char)]
    simplified = _converter().convert("\n".join(candidates)).split("\n")
    return {
        old: new
        for old, new in zip(candidates, simplified)
        if old != new and len(new) == 1 and _in_gb2312(new)
    }


def _in_gb2312(char: str) -> bool:
    try:
        return bool(char.encode("gb2312"))
    except UnicodeEncodeError:
        return False


@cache
def _only_traditional() -> frozenset[str]:
    return frozenset(_strict())


@cache
def _traditional_only() -> re.Pattern[str]:
    return re.compile(f"[{''.join(_strict())}]")


@cache
def _changed() -> frozenset[str]:
    """Every character that the table changes."""
    return frozenset(map(chr, _table()))
