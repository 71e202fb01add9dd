"""The texts behind a page: what a click on a mark shows, and no more than that.

A page carries the articles that its evidence stands in, whole where they are
few; for a large corpus only the stretch around each span, so that the page
stays small. What is shown together lies in one block. Offsets stay those of
the source, so that what is shown can be found again in the file.
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

#: Columns of the articles that are looked at.
_SHOWN = ("source", "start", "end", "date", "headline")
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
    _spans: dict[int, dict[str, set[tuple[int, int]]]] = field(default_factory=dict)

    def place(self, source: str, start: int, end: int, *, block: int = 0) -> Place:
        """Ask for the text around a span, in a block of those that a page opens; the place as the page will know it."""
        spans = self._spans.setdefault(block, {}).setdefault(source, set())
        spans.add((int(start), int(end)))
        return self._numbers.setdefault(source, len(self._numbers)), int(start), int(end)

    def pack(self, *, whole: int = WHOLE, around: int = AROUND) -> list[dict[int, dict]]:
        """For each block the sources asked for, by number: name and the parts ``[offset, text]``.

        A part that does not begin or end with its article has a third value: 1 if text is left out
        before it, 2 if after it, 3 if on both sides. Also the articles that the places are in, as far as they
        have a date or a headline: ``[start, end, date, headline]``.
        """
        known = self._known()
        blocks = [self._spans.get(number, {}) for number in range(1 + max(self._spans, default=0))]
        holders = [
            {name: {span: known[name].article_of(*span) for span in asked} for name, asked in block.items()}
            for block in blocks
        ]
        articles = [
            {
                name: [(one.start, one.end) if one else span for span, one in held.items()]
                for name, held in block.items()
            }
            for block in holders
        ]
        if self._size(articles) > whole:
            articles = [
                {name: [*known[name].windows(held, around)] for name, held in block.items()}
                for block in holders
            ]
        return [
            {
                self._numbers[name]: {"name": name, "parts": known[name].parts(_union(sorted(spans)))}
                | _told(held[name].values())
                for name, spans in asked.items()
            }
            for asked, held in zip(articles, holders, strict=True)
        ]

    @staticmethod
    def _size(asked: Iterable[Mapping[str, Sequence[tuple[int, int]]]]) -> int:
        """Characters of the spans that are asked for, each counted once whatever its blocks."""
        spans: dict[str, set[tuple[int, int]]] = defaultdict(set)
        for block in asked:
            for name, own in block.items():
                spans[name].update(own)
        return sum(end - start for own in spans.values() for start, end in _union(sorted(own)))

    def _known(self) -> dict[str, _Source]:
        """The sources asked for, each with its articles in order."""
        found = defaultdict(list)
        columns = [name for name in _SHOWN if name in self.articles]
        for row in row_tuples(self.articles.loc[among(self.articles["source"], self._numbers), columns]):
            found[row.source].append(row)
        return {
            source: _Source(self.sources.get(source, ""), sorted(found[source], key=_start))
            for source in self._numbers
        }


class _Source:
    """A source: its text, and where its articles begin and end."""

    def __init__(self, text: str, articles: Sequence):
        self.text, self.articles = text, articles
        self.begins = {0, *(one.start for one in articles)}
        self.ends = {len(text), *(one.end for one in articles)}

    def article_of(self, start: int, end: int) -> Any:
        """The article that holds a span, or None."""
        at = bisect_right(self.articles, start, key=_start) - 1
        return self.articles[at] if at >= 0 and end <= self.articles[at].end else None

    def windows(self, held: Mapping, around: int) -> Iterable[tuple[int, int]]:
        """The stretch around each span, within its article."""
        for (start, end), one in held.items():
            low, high = (one.start, one.end) if one else (0, len(self.text))
            yield max(low, start - around), min(high, end + around)

    def parts(self, spans: Iterable[tuple[int, int]]) -> list[list]:
        """The text of each span, and on which sides its article goes on."""
        parts = []
        for start, end in spans:
            sides = (start not in self.begins) + 2 * (end not in self.ends)
            parts.append([start, self.text[start:end], *([sides] if sides else [])])
        return parts


_start = attrgetter("start")


def _told(articles: Iterable) -> dict[str, list[list]]:
    """Place, date and headline of each article that has one of the two, in order; None is no article."""
    found = {one.start: one for one in articles if one}
    rows = [
        [one.start, one.end, getattr(one, "date", ""), getattr(one, "headline", "")]
        for _, one in sorted(found.items())
    ]
    told = [row for row in rows if row[2] or row[3]]
    return {"articles": told} if told else {}


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
