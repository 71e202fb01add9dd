"""Paragraphs that stand again, exactly or nearly, within and across sources.

Two paragraphs are held against each other only if they share a clause of
some length that few others have, so the work grows with the text, not with
its square; see Manku, Jain & Das Sarma (2007) on why candidates come first
and the comparison second.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from analysis.records import Document, LedgerRow, Paragraph

#: How alike two paragraphs are to count as one, from 0 to 1: see `likeness`.
NEAR = 0.93
SHORTEST = 20  #: characters without marks: a shorter paragraph is a formula, not a copy
SHORTEST_NEAR = 50  #: below this only exact repeats count
_CLAUSE = 8  #: characters of a clause that is worth looking up
_CROWD = 16  #: paragraphs at most that a clause leads to; a commoner one is a formula
_MARKS = re.compile(r"[^\w]+")
_NUMBER = re.compile(r"\d+|第[一二三四五六七八九十百]+|[一二三四五六七八九十百]+(?=[年月日次届个项])")


@dataclass(slots=True)
class Repeats:
    """The paragraphs met so far that repeat nothing, and how to find them.

    Takes documents one by one, in the order in which the first standing is
    looked for; keeps no document.
    """

    near: float = NEAR  #: see `settle`
    _stood: list[tuple[str, str, int]] = field(
        default_factory=list
    )  #: id of the first, bare text, hash of the text
    # Of a large corpus the clauses are millions: hashes and numbers of paragraphs take a third of the room.
    _exact: dict[int, int] = field(default_factory=dict)  #: hash of the bare text to its place in `_stood`
    _clauses: dict[int, tuple[int, ...]] = field(
        default_factory=dict
    )  #: hash of a clause to the places that have it

    def mark(self, document: Document) -> Document:
        """The next document, with every repeated body paragraph pointing to its first standing."""
        return _marked(document, self)

    def same(self, words: str) -> tuple[str, str, int] | None:
        """The paragraph of just these words."""
        place = self._exact.get(hash(words))
        return self._stood[place] if place is not None and self._stood[place][1] == words else None

    def sharing(self, clause: str) -> Iterable[int]:
        """Places of the first paragraphs that may hold a clause."""
        return self._clauses.get(hash(clause), ())

    def at(self, place: int) -> tuple[str, str]:
        """Id and bare text of the paragraph at a place."""
        return self._stood[place][:2]

    def remember(self, first: str, words: str, text: str, clauses: Iterable[str] = ()) -> None:
        """Take down a paragraph, and the clauses that lead to it."""
        place = len(self._stood)
        self._stood.append((first, words, hash(text)))
        self._exact.setdefault(hash(words), place)
        for clause in clauses:
            crowd = self._clauses.get(hash(clause), ())
            if len(crowd) < _CROWD:
                self._clauses[hash(clause)] = (*crowd, place)


def settle(documents: Iterable[Document], *, near: float = NEAR) -> list[Document]:
    """The same documents with every repeated body paragraph pointing to its first standing.

    Leaves alone headings and bylines, paragraphs so short that they are
    formulas (会议还研究了其他事项), and near copies in which a number differs:
    the next sitting reported in the same words is no repeat.

    Parameters
    ----------
    documents : iterable of Document
        In the order in which the first standing is looked for.
    near : float
        Likeness from which a paragraph is a repeat; 1 finds only those that
        differ in nothing but marks and spaces.
    """
    repeats = Repeats(near)
    return [repeats.mark(document) for document in documents]


def bare(text: str) -> str:
    """A text without marks and spaces.

    >>> bare("“两个确立”，坚决做到")
    '两个确立坚决做到'
    """
    return _MARKS.sub("", text)


def likeness(a: str, b: str) -> float:
    """Share of neighbouring pairs of characters that two texts have in common (Dice), from 0 to 1.

    >>> round(likeness("抓好安全生产工作的极端重要性", "抓好安全生产工怍的极端重要性"), 2)
    0.85
    """
    one, other = Counter(map(str.__add__, a, a[1:])), Counter(map(str.__add__, b, b[1:]))
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else float(a == b)


def _marked(document: Document, seen: Repeats) -> Document:
    found = {}
    for paragraph in document.paragraphs:
        if paragraph.role == "body":
            first, why = _first_standing(paragraph, seen)
            if first:
                found[paragraph.paragraph_id] = (first, why)
    if not found:
        return document
    paragraphs = tuple(
        replace(p, repeat_of=found[p.paragraph_id][0]) if p.paragraph_id in found else p
        for p in document.paragraphs
    )
    body = [p for p in paragraphs if p.role == "body"]
    others = {p.repeat_of.rpartition("#")[0] for p in body}
    whole = len(found) == len(body) and len(others) == 1 and document.source.name not in others
    note = f"; the whole file repeats {others.pop()}" if whole else ""
    ledger = _repeated(document.ledger, paragraphs, {key: why + note for key, (_, why) in found.items()})
    return replace(document, paragraphs=paragraphs, ledger=ledger)


def _first_standing(paragraph: Paragraph, seen: Repeats) -> tuple[str, str]:
    """Where a paragraph stood first and how like it that is; ("", "") and remembered if nowhere."""
    words = bare(paragraph.reading.text)
    if len(words) < SHORTEST:
        return "", ""
    known = seen.same(words)
    if known:
        how = "repeats" if known[2] == hash(paragraph.text) else "but for its marks repeats"
        return known[0], f"{how} {known[0]}"
    clauses = [clause for clause in _MARKS.split(paragraph.reading.text) if len(clause) >= _CLAUSE]
    if len(words) >= SHORTEST_NEAR and seen.near < 1:
        first, how_like = _nearest(words, clauses, seen)
        if how_like >= seen.near:
            seen.remember(first, words, paragraph.text)
            return first, f"nearly repeats {first} ({how_like:.2f})"
    seen.remember(paragraph.paragraph_id, words, paragraph.text, clauses)
    return "", ""


def _nearest(words: str, clauses: list[str], seen: Repeats) -> tuple[str, float]:
    """The paragraph that shares most clauses, and how like it is."""
    shared: Counter[int] = Counter()
    for clause in clauses:
        for place in seen.sharing(clause):
            shared[place] += len(clause)
    best, score = "", 0.0
    for place, common in shared.most_common(3):
        paragraph_id, text = seen.at(place)
        if common < 0.25 * len(words) or not 0.7 <= len(text) / len(words) <= 1.4:
            continue
        if _NUMBER.findall(words) != _NUMBER.findall(text):
            continue  # a template filled in anew: another day, another session
        how_like = likeness(words, text)
        if how_like > score:
            best, score = paragraph_id, how_like
    return best, score


def _repeated(
    ledger: tuple[LedgerRow, ...], paragraphs: tuple[Paragraph, ...], why: dict[str, str]
) -> tuple[LedgerRow, ...]:
    """The ledger with the rows of repeated paragraphs marked.

    Only body rows change; white space, and a caption or heading that stands
    inside a paragraph, stay what they are.
    """
    starts = [row.start for row in ledger]
    reasons = {
        start: why[p.paragraph_id]
        for p in paragraphs
        if p.paragraph_id in why
        for start in starts[bisect_left(starts, p.start) : bisect_left(starts, p.end)]
    }
    return tuple(
        replace(row, disposition="repeat", reason=reasons[row.start])
        if row.disposition == "body" and row.start in reasons
        else row
        for row in ledger
    )
