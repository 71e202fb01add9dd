"""What persons do at a meeting, as data: the words for it, and the role that it gives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from typing import NamedTuple

from analysis import vocabulary
from analysis.timeline.patterns import unmasked


class Act(Enum):
    """What a person does at a meeting."""

    CHAIR = "chair"  #: 主持
    SPEECH = "speech"  #: 讲话, 主旨演讲
    REPORT = "report"  #: 作报告
    ADDRESS = "address"  #: 致辞
    SAID = "said"  #: 在会上强调
    SAID_THERE = (
        "said_there"  #: 在全市教育工作会议上强调; of this meeting only in the sentence that reports it
    )
    PART = "part"  #: 发言, 宣读, 汇报: present, and heard
    ATTEND = "attend"  #: 出席, 参加, 列席, 宣布开幕


@dataclass(frozen=True, slots=True)
class Hit:
    """An act in a sentence; offsets are within the sentence."""

    act: Act
    start: int
    end: int
    words: str


#: What a text has in place of quoted matter that is masked.
_QUOTES = ("《", "“", "「")


class _Patterns(NamedTuple):
    """The patterns of the acts, and in which of them each word stands: every match holds one of the words of its row."""

    acts: tuple[tuple[Act, re.Pattern[str]], ...]
    by_word: dict[str, list[int]]
    plain: tuple[str, ...]  #: the words as they stand in a text without masks


@cache
def _patterns() -> _Patterns:
    acts = []
    by_word: dict[str, list[int]] = {}
    rows = vocabulary.load("timeline/people_acts", ("pattern", "words", "role", "example"))
    for place, row in enumerate(rows):
        row.pattern("pattern")
        if row["role"] not in {act.value for act in Act}:
            raise row.fault(f"role {row['role']!r}, which is none of {', '.join(act.value for act in Act)}")
        acts.append((Act(row["role"]), re.compile(unmasked(row["pattern"]))))
        for word in unmasked(row["words"]).split("|"):
            by_word.setdefault(word, []).append(place)
    return _Patterns(tuple(acts), by_word, (*by_word, *_QUOTES))


def may_hold_acts(words: str) -> bool:
    """Whether there may be acts in a sentence that is not masked yet; never false where there are.

    >>> may_hold_acts("市长王小明主持会议。"), may_hold_acts("全市增长百分之五。"), may_hold_acts("审议了《条例》。")
    (True, False, True)
    """
    return any(map(words.__contains__, _patterns().plain))


@lru_cache(maxsize=256)  # a sentence is read for each meeting that it belongs to
def acts_in(flat: str) -> tuple[Hit, ...]:
    """The acts of a masked sentence, in their order; of two that overlap, the one that begins first.

    >>> [(hit.act.value, hit.words) for hit in acts_in("市长王小明主持会议并讲话。")]
    [('chair', '主持'), ('speech', '讲话')]
    """
    acts, by_word, _ = _patterns()
    places = {place for word, places in by_word.items() if word in flat for place in places}
    hits = [
        Hit(act, *found.span(), found.group())
        for act, pattern in map(acts.__getitem__, sorted(places))
        for found in pattern.finditer(flat)
    ]
    hits.sort(key=lambda hit: (hit.start, -hit.end))
    kept: list[Hit] = []
    for hit in hits:
        if not kept or hit.start >= kept[-1].end or hit.act is not kept[-1].act:
            kept.append(hit)
    return tuple(kept)
