"""Meetings that another meeting decides to convene: 会议决定……召开市委全会."""

from __future__ import annotations

import re
from functools import cache

from analysis.timeline.meetings import head_nouns
from analysis.timeline.patterns import alternatives

#: The name of a meeting behind a decision has so many characters: not 决定座谈会.
_SHORTEST = 4


@cache
def _decision() -> re.Pattern[str]:
    return re.compile(f"[^，。；]{{0,12}}?{alternatives('meetings_decisions')}(?!书)(?:于|在)?")


def decision_end(name: str) -> int:
    """Where the words for a decision end that open the name of a meeting; 0 where the name has none.

    >>> [name[decision_end(name):] for name in ("会议决定市委全会", "学习贯彻决定座谈会", "提案建议办理座谈会")]
    ['市委全会', '学习贯彻决定座谈会', '提案建议办理座谈会']
    """
    found = _decision().match(name)
    if found is None or len(name) - found.end() < _SHORTEST or not head_nouns.head_of(name[found.end() :]):
        return 0
    return found.end()
