"""Where rjieba's tokens differ from jieba's, jieba's rule wins.

The two share dictionary and algorithm. They were seen to differ in two
ways only: rjieba keeps Latin letters and digits joined by ``-``, ``.`` or
``_`` together (``F-16``), where jieba breaks them; and it groups characters
outside jieba's range (extension A, the supplementary planes), which jieba
gives one by one.
"""

from __future__ import annotations

import re
from collections.abc import Callable

#: Characters that jieba knows nothing of and rjieba counts as Chinese.
_OUTSIDE = re.compile(r"([\u3400-\u4dbf\u9fd6-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])")

#: jieba.finalseg's own pattern: letters and digits, one decimal part, a per cent sign.
_LATIN = re.compile(r"([a-zA-Z0-9]+(?:\.\d+)?%?)")

#: A token that may need breaking: ASCII with a joint inside.
_JOINED = re.compile(r"(?=[^a-zA-Z0-9]*[a-zA-Z0-9])[a-zA-Z0-9+#&._%\-]*[-._][a-zA-Z0-9+#&._%\-]*")


def mend(text: str, cut: Callable[[str], list[str]], known: Callable[[str], bool]) -> list[str]:
    """`text` cut by `cut` (rjieba), token for token as jieba would.

    Leaves alone a joined token that is a word of the dictionary (`known`),
    and every token without a joint.

    Examples
    --------
    >>> mend("XBB.1.5株", lambda part: ["XBB.1.5", "株"], lambda word: False)
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
        return [piece for token in tokens for piece in _broken(token, known)]
    return tokens


def _broken(token: str, known: Callable[[str], bool]) -> list[str]:
    if len(token) == 1 or not _JOINED.fullmatch(token) or known(token):
        return [token]
    return [piece for piece in _LATIN.split(token) if piece]
