"""Sentences about how a meeting was held: who was present, who chaired it, in which form. They name no subject."""

from __future__ import annotations

import re
from functools import cache

from analysis import vocabulary
from analysis.words import parts_of_speech

#: Longest sentence that is examined, in characters.
LONGEST = 400
_SENTENCE = re.compile("[^。！？!?\n]+[。！？!?\n]*")
_FORM = re.compile("(?<=方式|形式)(?:举行|召开|进行)")
_BRACKETED = re.compile("[（(][^（()）]*[）)]")


@cache
def _of(kind: str) -> frozenset[str]:
    rows = vocabulary.load("words/procedure", ("kind", "word", "example"))
    return frozenset(row["word"] for row in rows if row["kind"] == kind)


@cache
def _ending() -> re.Pattern[str]:
    ends, objects = (
        "|".join(sorted(_of(kind), key=lambda word: (-len(word), word))) for kind in ("ending", "object")
    )
    return re.compile(rf"(?:{ends})(?:{objects})?[。！!\s]*$")


@cache
def _verbs() -> frozenset[str]:
    """The verbs that a sentence about procedure may have."""
    return frozenset({*map(_without_form, _of("ending"))} | _of("object") | _of("beside"))


def _without_form(text: str) -> str:
    """The text without the verb of the form of a meeting; elsewhere it says which meeting was held."""
    return _FORM.sub("", text)


def without_procedure(text: str) -> str:
    """The text without sentences that only say who was present or chaired, or in which form a meeting was held.

    Such a sentence ends with a verb of attendance and has no verb of another kind.

    Examples
    --------
    >>> without_procedure("会议以视频方式举行。各区县党（工）委书记，市级有关部门负责人在主会场参会。")
    ''
    >>> without_procedure("要抓好安全生产。李仲明主持会议。")
    '要抓好安全生产。'
    >>> without_procedure("全市教育工作会议召开，何东山出席。")
    '全市教育工作会议召开，何东山出席。'
    """
    if not any(word in text for word in _of("ending")):
        return text
    return "".join(found for found in _SENTENCE.findall(text) if not is_procedure(found))


def is_procedure(sentence: str) -> bool:
    """Whether a sentence is only about who was present or how a meeting was held.

    >>> is_procedure("市领导何东山参加。"), is_procedure("鼓励群众参加。")
    (True, False)
    """
    if len(sentence) > LONGEST or not _ending().search(sentence):
        return False
    words = parts_of_speech(_without_form(_BRACKETED.sub("", sentence)))
    return all(word in _verbs() for word, tag in words if tag.startswith("v"))
