"""Meetings that another meeting decides to convene: 会议决定……召开市委全会."""

from __future__ import annotations

import re
from functools import cache

from analysis.timeline.meetings import head_nouns
from analysis.timeline.meetings.reporting_status import decisions
from analysis.timeline.patterns import alternatives

#: The name of a meeting behind a decision has so many characters: not 决定座谈会.
_SHORTEST = 4
#: Before the decision: who decides, or how. Other words make it part of the name: 虚拟现实大会, 代表建议交办会议.
_DECIDER = "(?:[^，。；]{0,11}?(?:[会议方委府组院校局部厅省市县区者们]|研究|讨论|审议|协商|一致|正式|初步|共同|已经?|还|并|也|现))?"
#: Takes a decision as its object, so that a meeting is about it: 学习全会决定专题研讨班.
_DEALS_WITH = re.compile("学习|贯彻|落实|宣讲|解读")


@cache
def _decision() -> re.Pattern[str]:
    """Words for a decision: those that report a meeting no more than a wish does (决定, 建议), and others (确定)."""
    words = (alternatives("meetings_decisions"), *decisions())
    return re.compile(f"{_DECIDER}(?:{'|'.join(words)})(?!书)(?:于|在)?")


def decision_end(name: str) -> int:
    """Where the words for a decision end that open the name of a meeting; 0 where the name has none.

    >>> [name[decision_end(name):] for name in ("会议决定市委全会", "学习全会决定研讨大会", "提案建议办理座谈会")]
    ['市委全会', '学习全会决定研讨大会', '提案建议办理座谈会']
    """
    found = _decision().match(name)
    if found is None or _DEALS_WITH.search(found.group()):
        return 0
    rest = name[found.end() :]
    return found.end() if len(rest) >= _SHORTEST and head_nouns.head_of(rest) else 0
