"""Find candidates in one paragraph, with and without quotation marks.

A candidate is an occurrence with its context cues. Whether the term is a
formulation is decided from all occurrences, in `verdicts`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analysis.formulations import announced, pairs, parallels, quotations, unmarked
from analysis.formulations.candidates import Candidate, parts
from analysis.wording import message


def find(text: str) -> list[Candidate]:
    """The candidates of one paragraph in order; `text` must be folded.

    >>> [c.term for c in find("打造开放、创新、改革三个高地，落实“一岗双责”")]
    ['三个高地', '一岗双责']
    >>> sorted({(c.term, c.rejected) for c in find("推行“党员联户、干部联组、支部联片”的“三联”机制")})
    [('三联', ''), ('党员联户、干部联组、支部联片', 'reject_list_of_members')]
    """
    found = [
        *quotations.find(text),
        *unmarked.find(text),
        *parallels.find(text),
        *pairs.find(text),
        *announced.find(text),
    ]
    return sorted(_without_lists(found), key=lambda candidate: (candidate.start, candidate.end))


def _without_lists(found: Sequence[Candidate]) -> list[Candidate]:
    """Reject parallels that only list the members of a slogan in the same paragraph: “甲、乙、丙”的“三抓”."""
    lists = {one.listing.members for one in found if one.listing and one.listing.complete}
    if not lists:
        return list(found)
    return [
        replace(one, rejected=message("reject_list_of_members"))
        if one.pattern == "parallel" and tuple(parts(one.term)) in lists
        else one
        for one in found
    ]
