"""Meetings whose days are all known: the Politburo's on the economy sat on 30 April in 2021, 2024 and in no year between.

Each row of ``vocabulary/timeline/known_days.csv`` is one sitting; the pattern
says how its report begins. A date that no sitting has speaks for no year.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from analysis import vocabulary
from analysis.timeline.years.evidence import Found

RULE = "known day"


@cache
def _meetings() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """For each meeting a word of its reports, their pattern, and its days as an EDTF set."""
    days: dict[tuple[str, re.Pattern[str]], list[str]] = defaultdict(list)
    rows = vocabulary.load("timeline/known_days", ("word", "pattern", "start", "end", "example"))
    for row in rows:
        if row["end"] < row["start"]:
            raise row.fault(f"ended on {row['end']}, before it began on {row['start']}")
        day = row["start"] if row["start"] == row["end"] else f"{row['start']}/{row['end']}"
        days[row["word"], row.pattern("pattern")].append(day)
    return tuple((word, pattern, f"[{','.join(sorted(found))}]") for (word, pattern), found in days.items())


def find(text: str) -> Iterator[Found]:
    """The days of the meetings that a text reports.

    >>> [f.rule for f in find("中共中央政治局4月30日召开会议，分析研究当前经济形势和经济工作。")]
    ['known day']
    >>> list(find("4月30日，市委传达中央政治局会议精神，分析经济形势。"))
    []
    """
    for word, pattern, days in _meetings():
        found = pattern.search(text) if word in text else None
        if found:
            yield Found(RULE, days, *found.span())
