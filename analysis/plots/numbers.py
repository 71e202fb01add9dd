"""Numbers short enough for a figure."""

from __future__ import annotations


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
