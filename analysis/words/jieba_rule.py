"""Make rjieba's tokens identical to jieba's.

Both use the same dictionary and algorithm. Two differences are known: rjieba
keeps Latin letters and digits joined by ``-``, ``.`` or ``_`` together
(``F-16``), while jieba splits them; and it groups characters outside jieba's
range (extension A, the supplementary planes), which jieba returns one by one.
"""

from __future__ import annotations

import re
from collections.abc import Callable

#: Characters that rjieba treats as Chinese and jieba does not.
_OUTSIDE = re.compile(r"([\u3400-\u4dbf\u9fd6-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])")

#: Pattern of jieba.finalseg: letters and digits, one decimal part, a per cent sign.
_LATIN = re.compile(r"([a-zA-Z0-9]+(?:\.\d+)?%?)")

#: A token that may have to be split: ASCII with a joiner inside.
_JOINED = re.compile(r"(?=[^a-zA-Z0-9]*[a-zA-Z0-9])[a-zA-Z0-9+#&._%\-]*[-._][a-zA-Z0-9+#&._%\-]*")


def correct(text: str, cut: Callable[[str], list[str]], known: Callable[[str], bool]) -> list[str]:
    """Segment `text` with `cut` (rjieba) into the tokens that jieba returns.

    Joined tokens in the dictionary (`known`) and tokens without a joiner are
    unchanged.

    Examples
    --------
    >>> correct("XBB.1.5株", lambda part: ["XBB.1.5", "株"], lambda word: False)
    ['XBB.1', '.', '5', '株']
    """
    tokens: list[str] = []
    parts = _OUTSIDE.split(text)
    for at, part in enumerate(parts):
        if at % 2:
            tokens.append(part)
        elif part:
            tokens += cut(part)
    if any(joint in text for joint in "-._"):
        return [
            piece
            for token in tokens
            for piece in (_split(token, known) if token.isascii() and len(token) > 1 else (token,))
        ]
    return tokens


def _split(token: str, known: Callable[[str], bool]) -> list[str]:
    if not _JOINED.fullmatch(token) or known(token):
        return [token]
    return [piece for piece in _LATIN.split(token) if piece]
