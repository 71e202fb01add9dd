"""One spelling for analysis; the source stays as it was, and every character finds its way back."""

from __future__ import annotations

import re
from functools import cache

import opencc

from analysis.records import Mapped

_FULL_WIDTH = {
    code: code - 0xFEE0
    for first, last in ("０９", "ＡＺ", "ａｚ")
    for code in range(ord(first), ord(last) + 1)
}
_INVISIBLE = "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ue000-\uf8ff\U000f0000-\U0010fffd"
#: (huì): one toned syllable in brackets, scraped from a page that annotates its reading
_PINYIN = r"(?<=[\u3400-\u9fff])[（(][a-zü]{0,5}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]{0,4}[)）]"
_DROPPED = re.compile(f"[{_INVISIBLE}]+|{_PINYIN}")
_FULL_WIDTH_CLASS = "０-９Ａ-Ｚａ-ｚ"

#: A text of which this share of the Chinese characters is only ever traditional is a traditional one.
TRADITIONAL = 0.1


def normalised(text: str, spans: tuple[tuple[int, int], ...], *, traditional: bool = False) -> Mapped:
    """The reading of a text that stands at `spans` of its source.

    Full-width digits and letters become half-width; invisible and private-use
    characters and pinyin in brackets are dropped; characters that exist only
    in traditional script become simplified. Leaves alone punctuation, and
    characters that are good simplified usage (乾 in 乾坤) unless the whole
    source is `traditional`.

    Examples
    --------
    >>> reading = normalised("會(huì)議２０２４年乾坤", ((10, 25),))
    >>> reading.text, reading.span(1, 2)
    ('会议2024年乾坤', (16, 17))
    """
    runs = []
    here = 0
    for start, end in spans:
        runs.append((here, start))
        here += end - start
    reading = Mapped(text, tuple(runs))
    if not traditional and not _needed().search(text):
        return reading
    if _DROPPED.search(text):
        reading = _without(reading, [match.span() for match in _DROPPED.finditer(text)])
    return Mapped(_respelled(reading.text, traditional), reading.runs)


def is_traditional(text: str) -> bool:
    """Whether a text is in traditional characters, not a simplified one with a slip.

    >>> is_traditional("會議強調，要貫徹落實"), is_traditional("会议强调，要一貫到底，毫不放松坚持党的领导加强党的建设")
    (True, False)
    """
    sample = text[:20000]
    found = len(_traditional_only().findall(sample))
    return found > 0 and found >= TRADITIONAL * len(_HANZI.findall(sample))


_HANZI = re.compile("[\u3400-\u9fff]")


def _without(reading: Mapped, holes: list[tuple[int, int]]) -> Mapped:
    """`reading` with some stretches of it left out."""
    text, runs = [], []
    length = 0
    pieces = zip([0, *(end for _, end in holes)], [*(start for start, _ in holes), len(reading.text)])
    old = list(reading.runs)
    k = 0
    for start, end in pieces:
        if start >= end:
            continue
        while k + 1 < len(old) and old[k + 1][0] <= start:
            k += 1
        runs.append((length, old[k][1] + start - old[k][0]))
        inner = k + 1
        while inner < len(old) and old[inner][0] < end:
            runs.append((length + old[inner][0] - start, old[inner][1]))
            inner += 1
        text.append(reading.text[start:end])
        length += end - start
    return Mapped("".join(text), tuple(runs) or reading.runs[:1])


def _respelled(text: str, traditional: bool) -> str:
    """The same number of characters, respelled one by one; a traditional text phrase by phrase."""
    if traditional:
        whole = _converter().convert(text)
        if len(whole) == len(text):
            text = whole
    return text.translate(_table())


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


@cache
def _table() -> dict[int, int]:
    """Full-width to half-width, and the characters that no simplified text uses to their simplified form."""
    return _FULL_WIDTH | {ord(old): ord(new) for old, new in _strict().items()}


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
def _traditional_only() -> re.Pattern[str]:
    return re.compile(f"[{''.join(_strict())}]")


@cache
def _needed() -> re.Pattern[str]:
    """One scan that tells whether anything needs respelling."""
    return re.compile(f"[{_FULL_WIDTH_CLASS}{_INVISIBLE}{''.join(_strict())}]|{_PINYIN}")
