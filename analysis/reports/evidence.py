"""The texts behind a page: what a click on a mark shows, and no more than that.

A page carries the articles that its evidence stands in, whole where they are
few; for a large corpus only the stretch around each span, so that the page
stays small. Offsets stay those of the source, so that what is shown can be
found again in the file.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

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
        articles = self._articles()
        holders = {
            source: {span: _article_of(articles[source], *span) for span in self._spans[source]}
            for source in self._numbers
        }
        asked = {
            source: sorted((one.start, one.end) if one else span for span, one in held.items())
            for source, held in holders.items()
        }
        if sum(end - start for spans in asked.values() for start, end in _union(spans)) > whole:
            asked = {source: sorted(self._windows(source, held, around)) for source, held in holders.items()}
        told = {source: _told(held.values()) for source, held in holders.items()}
        return [
            {"name": source, "parts": self._parts(source, _union(spans), articles[source])}
            | ({"articles": told[source]} if told[source] else {})
            for source, spans in asked.items()
        ]

    def _articles(self) -> dict[str, list]:
        """The articles of each source asked for, in order."""
        found = defaultdict(list)
        for row in row_tuples(self.articles[among(self.articles["source"], self._numbers)]):
            found[row.source].append(row)
        return {source: sorted(found[source], key=_start) for source in self._numbers}

    def _parts(self, source: str, spans: Iterable[tuple[int, int]], articles: Sequence) -> list[list]:
        """The text of each span, and on which sides its article goes on."""
        text = self.sources.get(source, "")
        begins = {0, *(one.start for one in articles)}
        ends = {len(text), *(one.end for one in articles)}
        parts = []
        for start, end in spans:
            sides = (start not in begins) + 2 * (end not in ends)
            parts.append([start, text[start:end], *([sides] if sides else [])])
        return parts

    def _windows(self, source: str, held: Mapping, around: int) -> Iterable[tuple[int, int]]:
        for (start, end), one in held.items():
            low, high = (one.start, one.end) if one else (0, len(self.sources.get(source, "")))
            yield max(low, start - around), min(high, end + around)


_start = attrgetter("start")


def _article_of(articles: Sequence, start: int, end: int) -> Any:
    """The article that holds a span, or None; `articles` are those of its source, in order."""
    at = bisect_right(articles, start, key=_start) - 1
    return articles[at] if at >= 0 and end <= articles[at].end else None


def _told(articles: Iterable) -> list[list]:
    """Place, date and headline of each article that has one of the two, in order; None is no article."""
    found = {one.start: one for one in articles if one}
    rows = [
        [one.start, one.end, getattr(one, "date", ""), getattr(one, "headline", "")]
        for _, one in sorted(found.items())
    ]
    return [row for row in rows if row[2] or row[3]]


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
