"""Unquoted phrases in a fixed frame with an open place: 讲好山海故事, 应修尽修, 谁使用谁修复.

``vocabulary/formulations/frames.csv`` has one regular expression per frame, in
which ``~`` is a character of the open place. A group `term` is the phrase, if it
is not the whole match; a group `place` must be a place of the dictionary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick

from analysis import vocabulary
from analysis.formulations import dictionary
from analysis.formulations.announced import is_place
from analysis.formulations.candidates import Candidate
from analysis.formulations.cues import Cue

#: Values of the column `kind`, with the pattern of their candidates.
KINDS = {"key term": "announced", "parallel": "parallel"}
#: A character of the open place; those of pronouns and particles do not occur in one.
_OPEN = r"[^\W\d_A-Za-z的了着过这那我你他她们吗呢吧]"


#: How far a phrase reaches before and after the word that it needs, in characters.
_BEFORE, _BEHIND = 12, 48


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """One frame."""

    pattern: re.Pattern[str]
    needs: tuple[str, ...]  #: one of them is in every phrase; looking for them first is fast
    candidate: str


def find(text: str) -> Iterator[Candidate]:
    """The phrases of one paragraph; `text` must be folded.

    >>> [c.term for c in find("讲好青海故事，做到应修尽修，建设平安青海")]
    ['讲好青海故事', '应修尽修', '平安青海']
    >>> [c.term for c in find("讲好自己的故事，应有尽有，平安到家")]
    []
    """
    words, frames = _needed()
    done: dict[Frame, int] = {}
    for index, at, _ in words.find_matches_as_indexes(text, overlapping=True):
        frame, reached = frames[index], done.get(frames[index], 0)
        match = (
            frame.pattern.search(text, max(reached, at - _BEFORE), at + _BEHIND) if at >= reached else None
        )
        if match:
            done[frame] = match.end()
            yield from _candidate(frame, match)


def _candidate(frame: Frame, match: re.Match[str]) -> Iterator[Candidate]:
    groups = match.groupdict()
    start, end = match.span("term" if "term" in groups else 0)
    term = match.string[start:end]
    if not dictionary.is_word(term) and ("place" not in groups or _is_place(groups["place"])):
        cue = Cue("policy", "within", "…")
        yield Candidate(term, frame.candidate, start, end, False, "", (cue,))


def _is_place(word: str) -> bool:
    """Whether the dictionary has a word as a place, and not also as a name of another kind."""
    return dictionary.tags(word) == ["ns"] and is_place(word)


@cache
def _needed() -> tuple[AhoCorasick, list[Frame]]:
    """The words that phrases need, and the frame of each."""
    needed = [(word, frame) for frame in _frames() for word in frame.needs]
    return AhoCorasick([word for word, _ in needed]), [frame for _, frame in needed]


@cache
def _frames() -> tuple[Frame, ...]:
    return tuple(
        Frame(
            re.compile(row["pattern"].replace("~", _OPEN)),
            tuple(row["needs"].split("|")),
            _pattern(row),
        )
        for row in vocabulary.load("formulations/frames", ("pattern", "needs", "kind", "example", "finds"))
    )


def _pattern(row: vocabulary.Row) -> str:
    if row["kind"] not in KINDS:
        raise row.fault(f"kind {row['kind']!r}, expected one of {', '.join(KINDS)}")
    return KINDS[row["kind"]]
