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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

import numpy as np
import pandas as pd

from analysis.tables import row_tuples, split

#: Characters of articles that a page may carry whole.
WHOLE = 300_000
#: Characters on each side of a span where articles are too long to be carried whole.
AROUND = 160

#: One place: number of the source on the page, start, end.
Place = tuple[int, int, int]

#: Columns of the articles that are looked at.
_SHOWN = ("source", "start", "end", "date", "headline")
#: A source of more articles is kept for the next block.
_LONG = 1_000
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
    #: the last source of many articles, which most blocks of a corpus in one file are from
    _long: dict[str, _Source] = field(default_factory=dict)

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
        return [*self.packed(whole=whole, around=around)]

    def packed(self, *, whole: int = WHOLE, around: int = AROUND) -> Iterator[dict[int, dict]]:
        """The blocks of `pack` one after the other, so that no more than one need be held."""
        columns = [name for name in _SHOWN if name in self.articles]
        articles = self.articles[columns]
        found = articles.groupby("source", sort=False).indices
        rows = {str(name): np.asarray(at, dtype=np.intp) for name, at in found.items()}
        blocks = [self._spans.get(number, {}) for number in range(1 + max(self._spans, default=0))]
        whole_articles = not self._is_longer(whole, blocks, articles, rows)
        for block in blocks:
            made = {}
            for name, known in self._known(block, articles, rows):
                held = {span: known.article_of(*span) for span in block[name]}
                spans = _within(held) if whole_articles else known.windows(held, around)
                parts = known.parts(_union(sorted(spans)))
                made[self._numbers[name]] = {"name": name, "parts": parts} | _told(held.values())
            yield made

    def _is_longer(
        self,
        most: int,
        blocks: Iterable[Mapping[str, set]],
        articles: pd.DataFrame,
        rows: Mapping[str, np.ndarray],
    ) -> bool:
        """Whether the articles that the places are in have more characters, each counted once whatever its blocks."""
        size, spans = 0, defaultdict[str, set[tuple[int, int]]](set)
        for block in blocks:
            for name, known in self._known(block, articles, rows):
                before = _length(spans[name])
                spans[name].update(_within({span: known.article_of(*span) for span in block[name]}))
                size += _length(spans[name]) - before
            if size > most:
                return True
        return False

    def _known(
        self, names: Iterable[str], articles: pd.DataFrame, rows: Mapping[str, np.ndarray]
    ) -> Iterator[tuple[str, _Source]]:
        """These sources, each with its articles in order; `rows` are the places of the articles of each."""
        names = [*names]
        at = [rows[name] for name in names if name in rows and name not in self._long]
        found = defaultdict(list)
        for row in row_tuples(articles.iloc[np.concatenate([np.zeros(0, dtype=np.intp), *at])]):
            found[row.source].append(row)
        for name in names:
            known = self._long.get(name)
            if known is None:
                known = _Source(self.sources.get(name, ""), sorted(found[name], key=_start))
                if len(known.articles) > _LONG:
                    self._long = {name: known}
            yield name, known


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


def _within(held: Mapping[tuple[int, int], Any]) -> list[tuple[int, int]]:
    """The spans of the articles that hold the places; that of a place that no article holds."""
    return [(one.start, one.end) if one else span for span, one in held.items()]


def _length(spans: Iterable[tuple[int, int]]) -> int:
    """Characters of spans, each counted once."""
    return sum(end - start for start, end in _union(sorted(spans)))


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
