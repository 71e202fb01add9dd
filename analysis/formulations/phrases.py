"""Find candidates in one paragraph, with and without quotation marks.

A candidate is an occurrence with its context cues. Whether the term is a
formulation is decided from all occurrences, in `verdicts`.
"""

from __future__ import annotations

from analysis.formulations import announced, pairs, parallels, quotations, unmarked
from analysis.formulations.candidates import Candidate


def find(text: str) -> list[Candidate]:
    """The candidates of one paragraph in order; `text` must be folded.

    >>> [c.term for c in find("打造开放、创新、改革三个高地，落实“一岗双责”")]
    ['三个高地', '一岗双责']
    """
    found = [
        *quotations.find(text),
        *unmarked.find(text),
        *parallels.find(text),
        *pairs.find(text),
        *announced.find(text),
    ]
    return sorted(found, key=lambda candidate: (candidate.start, candidate.end))
