"""Spans by the text that their offsets count in, so that a type checker tells one from another.

A sentence lies in the reading of its paragraph; a reading is made from the
source, with lines joined and spelling normalised.
"""

from __future__ import annotations

from typing import NamedTuple

from analysis.records import Mapped


class SentenceSpan(NamedTuple):
    """Start and end within a sentence; end exclusive."""

    start: int
    end: int


class ReadingSpan(NamedTuple):
    """Start and end within the reading of a paragraph; end exclusive."""

    start: int
    end: int


class SourceSpan(NamedTuple):
    """Start and end within the decoded text of a source; end exclusive."""

    start: int
    end: int


def in_reading(start: int, span: SentenceSpan) -> ReadingSpan:
    """Where the words of a sentence that begins at `start` stand in the reading.

    >>> in_reading(20, SentenceSpan(1, 3))
    ReadingSpan(start=21, end=23)
    """
    return ReadingSpan(start + span.start, start + span.end)


def in_source(reading: Mapped, span: ReadingSpan) -> SourceSpan:
    """Where the words of a reading stand in the source.

    >>> in_source(Mapped("会议强调", ((0, 10), (2, 13))), ReadingSpan(1, 3))
    SourceSpan(start=11, end=14)
    """
    return SourceSpan(*reading.span(span.start, span.end))
