"""Where the explanation of a name starts, and its words: after 即, a colon or a dash, or in brackets."""

from __future__ import annotations

import re

from analysis.formulations.listing import REACH, rest_of_sentence

_BRACKETS = {"（": "）", "(": ")", "〔": "〕", "[": "]"}
#: Between a name and the words that explain it.
EXPLAINS = re.compile(
    r"""
    \s* (?:
        [，,。]? \s* (?: 具体|主要|也 )?
        (?: 即|也就是|就是|便是|分别(?:是|为)|(?:具体|主要)?包括|(?:具体|主要)?包含|涵盖|指的?是|是指|(?:具体|简单)来说(?:，|就是|是)?|具体(?:为|是)|主要(?:是|有)|其?(?:主要|核心|具体)?内容(?:是|为|包括)|做到|为(?=[^，。；：]+、) )
        (?: 了|要 )? [：:，,]?
      | [：:] \s* (?: 即|就是|一方面 )?
      | —— (?: 即 )?
    )
    """,
    re.VERBOSE,
)
#: Words of the same noun phrase between a name and its explanation: “三大工程”建设任务，即…
HEAD = re.compile(r"\w{0,6}")


def explanation(text: str, at: int) -> str | None:
    """The text in brackets, or the rest of the sentence after 即 or a colon."""
    explains = EXPLAINS.match(text, at)
    return rest_of_sentence(text, explains.end()) if explains else bracketed(text, at) or None


def bracketed(text: str, at: int) -> str:
    """The text in the brackets that open at `at`."""
    if at >= len(text) or text[at] not in _BRACKETS:
        return ""
    return text[at + 1 : max(at, text.find(_BRACKETS[text[at]], at, at + REACH))]
