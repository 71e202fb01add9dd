"""What became of every character of a source."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.corpus import leftovers
from analysis.corpus.door import Normalised
from analysis.corpus.layout import Block
from analysis.records import LedgerRow, Source


@dataclass(frozen=True, slots=True)
class Use:
    """A stretch of a source that a paragraph holds."""

    start: int
    end: int
    role: str
    article_id: str


def rows(source: Source, known: Normalised, uses: list[Use], skipped: list[Block]) -> tuple[LedgerRow, ...]:
    """Rows that tile the text of `source`: each character in one, in order.

    What no paragraph and no furniture holds is white space, or the marks of a
    markup language. A row goes on over white space inside a paragraph's lines.
    """
    stretches = [(use.start, use.end, use.role, use.article_id) for use in uses]
    stretches += [
        (*known.span(start, end), block.disposition, block.reason)
        for block in skipped
        for start, end in block.spans
    ]
    stretches.sort()
    made: list[LedgerRow] = []
    here = 0
    for start, end, disposition, reason in [*stretches, (len(source.text), len(source.text), "", "")]:
        if here < start:
            made.append(_between(source, here, start))
        if start < end:
            made.append(LedgerRow(source.name, start, end, disposition, reason))
        here = end
    return tuple(made)


def _between(source: Source, start: int, end: int) -> LedgerRow:
    words = source.text[start:end].strip()
    if not words:
        return LedgerRow(source.name, start, end, "blank", "white space")
    if not leftovers.visible(words).strip():
        return LedgerRow(source.name, start, end, "blank", "invisible characters")
    return LedgerRow(source.name, start, end, "furniture", "markup")
