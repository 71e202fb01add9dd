"""The texts behind a page: what a click on a mark shows, and no more than that.

A page carries the articles that its evidence stands in, whole where they are
few; for a large corpus only the stretch around each span, so that the page
stays small. Offsets stay those of the source, so that what is shown can be
found again in the file.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from analysis.tables import among, row_tuples, split

#: Characters of articles that a page may carry whole.
WHOLE = 300_000
#: Characters on each side of a span where articles are too long to be carried whole.
AROUND = 160

#: One place: number of the source on the page, start, end.
Place = tuple[int, int, int]

_PLACE = re.compile(r"(?P<source>.+?):(?P<start>\d+)-(?P<end>\d+)", re.DOTALL)


def places(cell: str) -> list[tuple[str, int, int]]:
    r"""The spans of a ``mentions`` cell; a source's name may hold anything.

    >>> places("a.txt:3-9；b：c\\；d.txt:0-4")
    [('a.txt', 3, 9), ('b：c；d.txt', 0, 4)]
    """
    found = [match for item in split(cell) if (match := _PLACE.fullmatch(item))]
    return [(m["source"], int(m["start"]), int(m["end"])) for m in found]


@dataclass
class Texts:
    """Collects the places a page speaks of, then gives the texts around them.

    Parameters
    ----------
    sources : mapping of str to str
        Decoded text by source name.
    articles : DataFrame
        Its spans bound what is shown.
    """

    sources: Mapping[str, str]
    articles: pd.DataFrame
    _numbers: dict[str, int] = field(default_factory=dict)
    _spans: dict[str, set[tuple[int, int]]] = field(default_factory=lambda: defaultdict(set))

    def place(self, source: str, start: int, end: int) -> Place:
        """Ask for the text around a span; the place as the page will know it."""
        self._spans[source].add((int(start), int(end)))
        return self._numbers.setdefault(source, len(self._numbers)), int(start), int(end)

    def pack(self, *, whole: int = WHOLE, around: int = AROUND) -> list[dict]:
        """For each source asked for, in order of number: its name and the parts ``[offset, text]``.

        A part that does not begin or end with its article has a third value: 1 if text is left out
        before it, 2 if after it, 3 if on both sides. Also the articles that the places are in, as far as they
        have a date or a headline: ``[start, end, date, headline]``.
        """
        bounds = self._articles()
        told = self._told()
        asked = {source: sorted(self._within(source, bounds)) for source in self._numbers}
        if sum(end - start for spans in asked.values() for start, end in _union(spans)) > whole:
            asked = {source: sorted(self._windows(source, bounds, around)) for source in self._numbers}
        return [
            {
                "name": source,
                "parts": [
                    [start, self.sources.get(source, "")[start:end], *self._cut(source, bounds, start, end)]
                    for start, end in _union(spans)
                ],
            }
            | ({"articles": told[source]} if source in told else {})
            for source, spans in asked.items()
        ]

    def _cut(self, source: str, bounds: Mapping[str, list], start: int, end: int) -> Iterable[int]:
        """On which sides of a part its article goes on."""
        begins, ends = {0}, {len(self.sources.get(source, ""))}
        for first, last in bounds.get(source, ()):
            begins.add(first)
            ends.add(last)
        sides = (start not in begins) + 2 * (end not in ends)
        return [sides] if sides else []

    def _articles(self) -> dict[str, list[tuple[int, int]]]:
        found = defaultdict(list)
        for row in row_tuples(self.articles[among(self.articles["source"], self._numbers)]):
            found[row.source].append((row.start, row.end))
        return found

    def _told(self) -> dict[str, list[list]]:
        """Date and headline of each article that a place is in, by source."""
        found = defaultdict(list)
        if {"date", "headline"} <= {*self.articles}:
            for row in row_tuples(self.articles[among(self.articles["source"], self._numbers)]):
                stands = any(row.start <= start and end <= row.end for start, end in self._spans[row.source])
                if stands and (row.date or row.headline):
                    found[row.source].append([row.start, row.end, row.date, row.headline])
        return found

    def _within(self, source: str, bounds: Mapping[str, list]) -> Iterable[tuple[int, int]]:
        """For each span the article that holds it, or else the span itself."""
        for start, end in self._spans[source]:
            yield next(((a, b) for a, b in bounds.get(source, ()) if a <= start and end <= b), (start, end))

    def _windows(self, source: str, bounds: Mapping[str, list], around: int) -> Iterable[tuple[int, int]]:
        for start, end in self._spans[source]:
            low, high = next(
                ((a, b) for a, b in bounds.get(source, ()) if a <= start and end <= b),
                (0, len(self.sources.get(source, ""))),
            )
            yield max(low, start - around), min(high, end + around)


def _union(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sorted spans with those that touch or overlap made one.

    >>> _union([(0, 4), (2, 9), (12, 15)])
    [(0, 9), (12, 15)]
    """
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def occurrences(word: str, text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    """Where `word` stands in ``text[start:end]``, line breaks inside it allowed.

    >>> list(occurrences("会议", "要会\\n议，会议", 0, 7))
    [(1, 4), (5, 7)]
    """
    pattern = re.compile(r"\s*".join(re.escape(character) for character in word))
    for match in pattern.finditer(text, start, end):
        yield match.span()
