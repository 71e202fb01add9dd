"""Transformations of a text that leave what it says as it is: pure functions of text, and of a seed where they draw.

``TEXTS`` holds those that take a text alone, by name. The files of
``tests/metamorphic/files.py`` write a text in each format.
"""

from __future__ import annotations

import html
import random
import re
from collections.abc import Callable, Iterable
from functools import cache

import opencc

from analysis import vocabulary

_HAN = "\u3400-\u9fff"
_NARROW_MARKS = str.maketrans("，；：？！（）“”‘’", ",;:?!()\"\"''")
_WIDE_FORMS = {ord("0") + i: ord("０") + i for i in range(10)}
_WIDE_FORMS |= {ord("A") + i: ord("Ａ") + i for i in range(26)} | {
    ord("a") + i: ord("ａ") + i for i in range(26)
}
_READINGS = {
    "会": "huì",
    "议": "yì",
    "召": "zhào",
    "开": "kāi",
    "习": "xí",
    "市": "shì",
    "委": "wěi",
    "强": "qiáng",
    "调": "diào",
}
_ENTITIES = {
    "“": "&ldquo;",
    "”": "&rdquo;",
    "·": "&middot;",
    "—": "&mdash;",
    "（": "&#65288;",
    "）": "&#xff09;",
}

Text = Callable[[str], str]


# ---- the same characters, written otherwise -------------------------------------------


def half_width_marks(text: str) -> str:
    """Full-width punctuation as NFKC folds it; the full stop and the comma of lists have no half-width form there.

    >>> half_width_marks("会议强调，要抓好“三件大事”（见附件）。")
    '会议强调,要抓好"三件大事"(见附件)。'
    """
    return text.translate(_NARROW_MARKS)


def half_width_stops(text: str) -> str:
    """As `half_width_marks`, with . for the full stop too.

    >>> half_width_stops("会议召开。会议强调，要抓好。")
    '会议召开.会议强调,要抓好.'
    """
    return half_width_marks(text).replace("。", ".")


def full_width_digits(text: str) -> str:
    """Digits and letters as wide as Chinese characters.

    >>> full_width_digits("2024年GDP")
    '２０２４年ＧＤＰ'
    """
    return text.translate(_WIDE_FORMS)


def traditional(text: str) -> str:
    """In traditional characters, phrase by phrase.

    >>> traditional("会议强调，要发展")
    '會議強調，要發展'
    """
    return _traditional().convert(text)


def radicals(text: str) -> str:
    """Characters that look like a radical as that radical, as some PDFs give them.

    >>> radicals("5月5日人民")
    '5⽉5⽇⼈⺠'
    """
    return text.translate(_radicals())


def entities(text: str) -> str:
    """Some marks as references of HTML that nobody resolved.

    >>> entities("“一号工程”")
    '&ldquo;一号工程&rdquo;'
    """
    return "".join(_ENTITIES.get(char, char) for char in text)


# ---- characters that nobody sees, or needs ----------------------------------------------


def sprinkled(char: str, *, every: int = 7) -> Text:
    """Puts an invisible character behind every so many Chinese characters.

    >>> sprinkled("\\u200b", every=2)("市委召开")
    '市委\\u200b召开\\u200b'
    """
    pattern = re.compile(f"((?:[{_HAN}][^{_HAN}\n]*?){{{every}}})")
    return lambda text: pattern.sub(lambda match: match[1] + char, text)


def byte_order_mark(text: str) -> str:
    """With a mark at the start of each line, as joined files have it."""
    return "\n".join("\ufeff" + line for line in text.split("\n"))


def readings(text: str) -> str:
    """With the reading of some characters behind them in brackets.

    >>> readings("召开会议")
    '召(zhào)开(kāi)会(huì)议(yì)'
    """
    return "".join(f"{char}({_READINGS[char]})" if char in _READINGS else char for char in text)


def spaced(text: str) -> str:
    """A space between all characters of a line but those of one number or word; wider gaps stay wider.

    >>> spaced("2024年5月，召开会议")
    '2024 年 5 月 ， 召 开 会 议'
    """
    return "\n".join(
        "  ".join(" ".join(re.findall(r"[A-Za-z0-9.%]+|.", phrase)) for phrase in line.split(" "))
        for line in text.split("\n")
    )


def digits_set_off(text: str) -> str:
    """A space between Chinese and figures.

    >>> digits_set_off("2024年5月5日召开21次会议")
    '2024 年 5 月 5 日召开 21 次会议'
    """
    return re.sub(f"(?<=[{_HAN}])(?=[0-9])|(?<=[0-9%])(?=[{_HAN}])", " ", text)


# ---- lines -----------------------------------------------------------------------------


def wrapped(width: int) -> Text:
    """Hard-wraps each line at so many characters; marks may not begin a row.

    >>> wrapped(4)("市委召开会议，部署。")
    '市委召开\\n会议，部\\n署。'
    """

    def wrap(text: str) -> str:
        return "\n".join(row for line in text.split("\n") for row in _rows(line, width))

    return wrap


def _rows(line: str, width: int) -> list[str]:
    rows = []
    while len(line) > width:
        end = width
        while end < len(line) and line[end] in "，。、；：！？）”’》】":
            end += 1
        rows.append(line[:end])
        line = line[end:]
    return [*rows, line] if line or not rows else rows


def line_ends(text: str) -> str:
    """Line ends as Windows writes them."""
    return text.replace("\n", "\r\n")


def with_furniture(text: str) -> str:
    """Menus and tools of a page around the text, each on lines of their own."""
    above = "首页 > 新闻中心 > 要闻\n字号：大 中 小\n\n"
    below = "\n\n扫一扫，分享到手机\n上一篇：没有了\n版权所有：某某网 京ICP备12345678号\n"
    return above + text + below


def with_background(text: str) -> str:
    """A sentence that says nothing of dates or people after each paragraph."""
    return "\n".join(
        line + "据了解，相关工作正在有序推进。" if len(line) > 40 and line.endswith("。") else line
        for line in text.split("\n")
    )


# ---- other people, other years ------------------------------------------------------------


def renamed(text: str, names: Iterable[str], surname: str) -> str:
    """Each of the names with another surname, everywhere.

    >>> renamed("市长何东山主持，何东山指出", ["何东山"], "于")
    '市长于东山主持，于东山指出'
    """
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, surname + name[1:])
    return text


def later(text: str, years: int) -> str:
    """All years from 1950 to 2049 moved by so many; numbers of terms and plans stay.

    >>> later("2024年1月，2023—2025年，第2024号文", 3)
    '2027年1月，2026—2028年，第2024号文'
    """
    year = re.compile(r"(?<![\d第])(?:19[5-9]|20[0-4])\d(?=\s?(?:年|[-—–~至到]\s?(?:20)?\d\d\s?年|[-./]\d))")
    return year.sub(lambda match: str(int(match[0]) + years), text)


# ---- all that take a text alone ----------------------------------------------------------

TEXTS: dict[str, Text] = {
    "half-width marks": half_width_marks,
    "half-width marks and stops": half_width_stops,
    "full-width digits": full_width_digits,
    "traditional characters": traditional,
    "radicals": radicals,
    "entities": entities,
    "zero-width spaces": sprinkled("\u200b"),
    "soft hyphens": sprinkled("\u00ad", every=5),
    "private use": sprinkled("\ue000", every=11),
    "byte order marks": byte_order_mark,
    "readings": readings,
    "spaced": spaced,
    "digits set off": digits_set_off,
    "line ends of Windows": line_ends,
    "furniture": with_furniture,
    "wrapped at 18": wrapped(18),
    "wrapped at 27": wrapped(27),
    "wrapped at 38": wrapped(38),
}


def drawn(seed: int, *, most: int = 3) -> tuple[str, Text]:
    """Several transformations one after the other, drawn at random; their names joined, and the whole."""
    chance = random.Random(seed)
    names = chance.sample([name for name in TEXTS if not name.startswith("wrapped")], chance.randint(2, most))

    def whole(text: str) -> str:
        for name in names:
            text = TEXTS[name](text)
        return text

    return " + ".join(names), whole


@cache
def _traditional() -> opencc.OpenCC:
    return opencc.OpenCC("s2t")


@cache
def _radicals() -> dict[int, str]:
    table = {}
    rows = vocabulary.load("corpus/radicals", ("radicals", "characters", "note", "example"))
    for row in reversed(rows):  # the Kangxi radicals first: they are what PDFs give
        for radical, character in zip(row["radicals"], row["characters"]):
            table.setdefault(ord(character), radical)
    return table


def escaped(text: str) -> str:
    """For HTML and XML.

    >>> escaped("a<b")
    'a&lt;b'
    """
    return html.escape(text, quote=False)
