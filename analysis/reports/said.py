"""What the tables say in English sentences, in Chinese for the Chinese pages.

Notes on topics, reasons for gaps and years, and names of measures are made by
the steps that find them. ``said.csv`` has a pattern for each, its Chinese, and
an example that the tests run. What has no pattern stays as it is.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib import resources


def in_chinese(text: str) -> str:
    """A sentence of the tables in Chinese; of several, joined by ``; ``, each that is known.

    >>> in_chinese("mixture: its first words seldom stand in the same paragraphs; 市委")
    '内容混杂：首要词语很少出现在同一段落；市委'
    """
    whole = _one(text)
    return whole if whole != text else "；".join(_one(part) for part in text.split("; "))


def _one(text: str) -> str:
    for pattern, chinese in _patterns():
        match = pattern.fullmatch(text)
        if match:
            return match.expand(chinese)
    return text


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    text = resources.files("analysis.reports").joinpath("said.csv").read_text(encoding="utf-8")
    return [(re.compile(row["says"]), row["zh"]) for row in csv.DictReader(text.splitlines())]
