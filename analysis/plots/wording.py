"""The figures' own words in each language, from ``wording.csv``.

The corpus' words (names, terms, headlines) never pass through here: they stay.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources

LANGUAGES = ("en", "zh")


class _Count(int):
    """A number whose format says which noun goes with it: ``{n:article|articles}``."""

    def __format__(self, spec: str) -> str:
        one, bar, many = spec.partition("|")
        if not bar:
            return f"{int(self):,}" if not spec else format(int(self), spec)
        return f"{int(self):,} {one if self == 1 else many}"


def say(key: str, language: str, **values: object) -> str:
    """A sentence of ``wording.csv`` with its values set in.

    Raises
    ------
    KeyError
        If there is no such key or language.

    Examples
    --------
    >>> say("sources", "en", sources=1, articles=1204)
    '1 source, 1,204 articles'
    >>> say("sources", "zh", sources=1, articles=1204)
    '1个来源、1,204篇文章'
    """
    counted = {name: _Count(value) if type(value) is int else value for name, value in values.items()}
    return _wording()[key][language].format(**counted)


@cache
def _wording() -> dict[str, dict[str, str]]:
    text = resources.files("analysis.plots").joinpath("wording.csv").read_text(encoding="utf-8")
    return {row["key"]: row for row in csv.DictReader(text.splitlines())}


def short(value: float, language: str) -> str:
    """A count in few characters.

    >>> short(820, "en"), short(8249, "en"), short(38249, "zh"), short(5, "zh")
    ('820', '8.2k', '3.8万', '5')
    """
    base, unit = (10_000, "万") if language == "zh" else (1_000, "k")
    if value < base:
        return f"{value:.0f}"
    if value >= base * 1000 and language == "en":
        return f"{value / 1e6:.1f}M"
    return f"{value / base:.1f}{unit}" if value < 100 * base else f"{value / base:.0f}{unit}"
