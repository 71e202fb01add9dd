"""Automatic numbers of Word paragraphs, as a reader sees them: 一、 (1) 第三条."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from lxml import etree

from analysis import numerals
from analysis.corpus.readers.packages import attribute, child, local

_DIGITS = "〇一二三四五六七八九"
_LEGAL = str.maketrans("〇零一二三四五六七八九十百千", "零零壹贰叁肆伍陆柒捌玖拾佰仟")
_PLACEHOLDER = re.compile(r"%([1-9])")
_OF_FONT = re.compile("[\ue000-\uf8ff]|[\x21-\xff]$")  #: marks that another font shows as a symbol
_TIGHT_ENDS = frozenset("、）)．：:】》")  #: after these no space parts a number from its text


def _roman(number: int) -> str:
    words = ""
    for value, letters in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
    ):
        words += letters * (number // value)
        number %= value
    return words


def _from(first: str, most: int) -> Callable[[int], str]:
    """A row of characters in Unicode that counts from 1, as ① to ⑳."""
    return lambda n: chr(ord(first) + n - 1) if 1 <= n <= most else str(n)


def _of(words: str) -> Callable[[int], str]:
    return lambda n: words[(n - 1) % len(words)] if n > 0 else str(n)


def _by_digit(n: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(n))


def _legal(n: int) -> str:
    """As on cheques: 壹拾贰."""
    words = numerals.write(n)
    return ("壹" if words.startswith("十") else "") + words.translate(_LEGAL)


def _circled(n: int) -> str:
    return _from("㊀", 10)(n)


#: How numbers are written, by Word's name of the format (ECMA-376, ST_NumberFormat).
FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02}",
    "decimalFullWidth": lambda n: str(n).translate({ord("0") + i: ord("０") + i for i in range(10)}),
    "decimalEnclosedCircle": _from("①", 20),
    "decimalEnclosedCircleChinese": _from("①", 20),
    "decimalEnclosedParen": _from("⑴", 20),
    "decimalEnclosedFullstop": _from("⒈", 20),
    "ideographEnclosedCircle": _circled,
    "chineseCounting": numerals.write,
    "chineseCountingThousand": numerals.write,
    "japaneseCounting": numerals.write,
    "taiwaneseCounting": numerals.write,
    "taiwaneseCountingThousand": numerals.write,
    "ideographDigital": _by_digit,
    "japaneseDigitalTenThousand": numerals.write,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal,
    "ideographTraditional": _of("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _of("子丑寅卯辰巳午未申酉戌亥"),
    "upperLetter": lambda n: _of("ABCDEFGHIJKLMNOPQRSTUVWXYZ")(n) * ((n + 25) // 26),
    "lowerLetter": lambda n: _of("abcdefghijklmnopqrstuvwxyz")(n) * ((n + 25) // 26),
    "upperRoman": _roman,
    "lowerRoman": lambda n: _roman(n).lower(),
    "numberInDash": lambda n: f"- {n} -",
    "bullet": lambda n: "•",
    "ordinal": lambda n: (
        f"{n}{'th' if n % 100 in (11, 12, 13) else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}"
    ),
    "none": lambda n: "",
}


def spaced(number: str) -> str:
    """A number with the space that parts it from its text.

    >>> spaced("一、"), spaced("第一条")
    ('一、', '第一条 ')
    """
    return number if not number or number[-1] in _TIGHT_ENDS else number + " "


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list."""

    start: int = 1
    format: str = "decimal"
    text: str = "%1."
    restart: int = -1  #: how many of the highest levels let it begin anew; -1: all higher ones
    arabic: bool = False  #: the numbers of higher levels are shown in Arabic digits
    style: str = ""  #: paragraphs of this style are on this level
    suffix: str = "tab"  #: what parts a number from its text: tab, space, nothing

    def allows_restart(self, depth: int) -> bool:
        """Whether a number of the level `depth` lets this deeper one begin anew."""
        return self.restart < 0 or depth < self.restart

    def mark(self) -> str:
        """The mark before each item of an unnumbered list: • for any mark from a symbol font."""
        text = self.text.strip()
        plain = text and not _OF_FONT.match(text)
        return spaced(text if plain else "•")


@dataclass
class Numbering:
    """The lists of a document and how far each has counted."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)  #: of each list (numId)
    shared: dict[str, str] = field(default_factory=dict)  #: numId to the definition that it counts with
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def depth(self, number_id: str, style: str) -> int | None:
        """The level of a list that the paragraphs of a style are on; None where the list names none."""
        levels = self.levels.get(number_id, {})
        return next((depth for depth, level in levels.items() if level.style == style), None)

    def next(self, number_id: str, depth: int) -> str:
        """The number of the next paragraph of a list, with the space after it; "" where it has none."""
        levels = self.levels.get(number_id)
        if not levels or depth not in levels:
            return ""
        counts = self.counts.setdefault(self.shared[number_id], {})
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            if levels.get(deeper, Level()).allows_restart(depth):
                del counts[deeper]
        level = levels[depth]
        if level.format == "bullet":
            return level.mark()

        def shown(match: re.Match) -> str:
            d = int(match[1]) - 1
            other = levels.get(d, Level())
            how = "decimal" if level.arabic else other.format
            return FORMATS.get(how, str)(counts.get(d, other.start))

        number = _PLACEHOLDER.sub(shown, level.text).strip()
        return number if level.suffix == "nothing" else spaced(number)


def read(root: etree._Element | None) -> Numbering:
    """The lists that a document's numbering part defines."""
    made = Numbering()
    if root is None:
        return made
    abstract: dict[str, dict[int, Level]] = {}
    styles: dict[str, str] = {}  # a list style's name to the definition it stands for
    links: dict[str, str] = {}
    for one in root:
        if local(one) != "abstractNum":
            continue
        key = attribute(one, "abstractNumId")
        abstract[key] = {int(attribute(lvl, "ilvl", "0")): _level(lvl) for lvl in one if local(lvl) == "lvl"}
        if (name := child(one, "styleLink")) is not None:
            styles[attribute(name, "val")] = key
        if (name := child(one, "numStyleLink")) is not None:
            links[key] = attribute(name, "val")
    for one in root:
        if local(one) != "num":
            continue
        key, base = attribute(one, "numId"), attribute(child(one, "abstractNumId"), "val")
        base = styles.get(links.get(base, ""), base)
        levels = dict(abstract.get(base, {}))
        made.shared[key] = base
        for override in (o for o in one if local(o) == "lvlOverride"):
            depth = int(attribute(override, "ilvl", "0"))
            if (whole := child(override, "lvl")) is not None:
                levels[depth] = _level(whole)
            if (start := child(override, "startOverride")) is not None:
                old = levels.get(depth, Level())
                levels[depth] = replace(old, start=int(attribute(start, "val", "1")))
                made.shared[key] = f"{base}/{key}"  # it counts for itself
        made.levels[key] = levels
    return made


def _level(lvl: etree._Element) -> Level:
    def value(name: str, default: str) -> str:
        found = child(lvl, name)
        return default if found is None else attribute(found, "val", default)

    how = child(lvl, "numFmt")
    if how is None:
        how = child(lvl, "AlternateContent", "Fallback", "numFmt")
    return Level(
        int(value("start", "1")),
        attribute(how, "val", "decimal"),
        value("lvlText", ""),
        int(value("lvlRestart", "-1")),
        child(lvl, "isLgl") is not None,
        value("pStyle", ""),
        value("suff", "tab"),
    )
