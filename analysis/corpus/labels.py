"""Lines that say what they are: 标题：…, 正文：…, as databases of newspapers write them out."""

from __future__ import annotations

import re
from functools import cache

from analysis import vocabulary

#: Before the headline that a text had where it was first published: 原标题：
ORIGINAL = re.compile(r"[（(【\[]?(?:原[标標][题題]|原题|原文标题)\s*[:：]\s*")
USES = ("headline", "heading", "text", "furniture")


def read(line: str) -> tuple[str, int]:
    """What a labelled line is, and how long its label is; ("", 0) for any other.

    Leaves alone a word of the vocabulary that no colon follows at once.

    Examples
    --------
    >>> read("标题：全会举行"), read("【正文】会议强调，"), read("标题党要整治")
    (('headline', 3), ('text', 4), ('', 0))
    """
    match = _labels().match(line)
    return (_uses()[match.lastgroup or ""], match.end()) if match else ("", 0)


@cache
def _rows() -> tuple[vocabulary.Row, ...]:
    rows = vocabulary.load("corpus/labels", ("label", "use", "example"))
    for row in rows:
        row.pattern("label")
        if row["use"] not in USES:
            raise row.fault(f"use {row['use']!r} is none of {', '.join(USES)}")
    return rows


@cache
def _labels() -> re.Pattern[str]:
    labels = "|".join(f"(?P<r{i}>{row['label']})" for i, row in enumerate(_rows()))
    return re.compile(rf"(?P<bracket>[【\[<])?(?:{labels})(?(bracket)[】\]>][:：]?|[\s　]?[:：])[\s　]*")


@cache
def _uses() -> dict[str, str]:
    return {f"r{i}": row["use"] for i, row in enumerate(_rows())}
