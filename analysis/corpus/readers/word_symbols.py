"""Symbols of Word's picture fonts, as characters: Symbol, Wingdings and their like."""

from __future__ import annotations

_FIRST, _LAST = 0xF020, 0xF0FF  #: where such fonts stand in Unicode
#: The font Symbol from place 0x20 (Adobe's encoding); a space where it has a piece of a larger sign, or none.
_SYMBOL = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?"
    "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"
    " αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼ "
    "                                "
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…  ↵"
    "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"
    "◊〈®©™∑           〉∫            "
)
#: Signs of Wingdings and Wingdings 2 that texts use, by their place.
_WINGDINGS = {
    **{0x28: "☎", 0x29: "✆", 0x2A: "✉", 0x46: "☞", 0x4A: "☺", 0x4C: "☹", 0x52: "☼"},
    **{
        0x6C: "●",
        0x6D: "❍",
        0x6E: "■",
        0x6F: "□",
        0x70: "□",
        0x71: "❑",
        0x72: "❒",
        0x73: "⬧",
        0x74: "⧫",
        0x75: "◆",
    },
    **{0x76: "❖", 0x77: "⬥", 0x78: "☒", 0x7B: "❀", 0x7D: "“", 0x7E: "”"},
    **{0x80 + i: sign for i, sign in enumerate("⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿")},
    **{0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA4: "◉", 0xA7: "▪", 0xA8: "□", 0xAB: "★", 0xB7: "•"},
    **{0xD5: "⌫", 0xD8: "➢", 0xDC: "➲", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "→", 0xF0: "⇨"},
    **{0xEF: "⇦", 0xF1: "⇧", 0xF2: "⇩", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"},
}
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□", 0x2A: "□"}
#: Where no font is named.
_ANY = _WINGDINGS_2 | _WINGDINGS | {0x52: "☑", 0x2A: "★"}


def shown(code: int, font: str = "") -> str:
    """What a reader sees of the place `code` of a font of symbols; of other codes their character.

    >>> shown(0xF06D, "Symbol"), shown(0xF0E0, "Wingdings"), shown(0xFC, "Wingdings"), shown(0xF0FC), shown(0x2192)
    ('μ', '→', '✓', '✓', '→')
    >>> shown(0xF052, "Wingdings 2"), shown(0xF0AA, "Wingdings")
    ('☑', '\ufffd')
    """
    if code > 0x10FFFF or 0xD800 <= code < 0xE000:
        return "\ufffd"
    name = font.strip().lower()
    if not (_FIRST <= code <= _LAST or (is_symbols(name) and 0x20 <= code <= 0xFF)):
        return chr(code)
    place = code & 0xFF
    if name == "symbol":
        sign = _SYMBOL[place - 0x20] if place - 0x20 < len(_SYMBOL) else " "
        return sign if sign != " " or place == 0x20 else "\ufffd"
    signs = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}.get(name, _ANY)
    return signs.get(place) or _ANY.get(place, "\ufffd")


def is_symbols(font: str) -> bool:
    """Whether a font is one of symbols."""
    return font.strip().lower() in ("symbol", "wingdings", "wingdings 2", "wingdings 3", "webdings")


def text(words: str, font: str = "") -> str:
    """Words of a run with the symbols that are set as characters of private use: \uf0fc已办.

    >>> text("\uf0fc已办"), text("已办")
    ('✓已办', '已办')
    """
    if not any(_FIRST <= ord(char) <= _LAST for char in words):
        return words
    return "".join(shown(ord(char), font) if _FIRST <= ord(char) <= _LAST else char for char in words)
