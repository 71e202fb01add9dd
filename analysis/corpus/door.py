"""A source is normalised once, when it comes in; all later rules read the normalised text.

Characters are only dropped or put one for one, so that every place of the
normalised text leads back to its place in the source.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from analysis.corpus import bare_days, item_days, item_marks, leftovers, punctuation, spacing, spelling
from analysis.records import Mapped

_WHITE = frozenset(" \t\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\u3000\u00a0")


@dataclass(frozen=True, slots=True)
class Normalised:
    """The normalised text of a source, with the way back.

    Attributes
    ----------
    source : str
        The decoded text of the source.
    mapped : Mapped
        The normalised text and its map.
    """

    source: str
    mapped: Mapped

    @property
    def text(self) -> str:
        return self.mapped.text

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The source span of ``text[start:end]``, with what was dropped right behind it."""
        if self.mapped.runs == ((0, 0),):
            return start, end
        first = self.mapped.at(start)
        last = self.mapped.at(end) if end < len(self.text) else len(self.source)
        least = self.mapped.at(end - 1) + 1
        while last > least and self.source[last - 1] in _WHITE:
            last -= 1
        return first, last

    def place(self, position: int) -> int:
        """Where in the normalised text the first character stands that comes from `position` or behind it."""
        runs = self.mapped.runs
        if runs == ((0, 0),):
            return position
        k = bisect_right(runs, position, key=lambda run: run[1]) - 1
        if k < 0:
            return 0
        here = runs[k][0] + position - runs[k][1]
        after = runs[k + 1][0] if k + 1 < len(runs) else len(self.text)
        return min(here, after)

    def words(self, spans: tuple[tuple[int, int], ...]) -> str:
        """The source's own characters at `spans` of the normalised text, without those that were dropped."""
        return "".join(self.mapped.words(start, end) for start, end in spans)

    def reading(self, spans: tuple[tuple[int, int], ...]) -> Mapped:
        """The normalised text at `spans`, joined, mapped to the source."""
        runs: list[tuple[int, int]] = []
        length = 0
        known = self.mapped.runs
        for start, end in spans:
            k = bisect_right(known, start, key=lambda run: run[0]) - 1
            runs.append((length, known[k][1] + start - known[k][0]))
            k += 1
            while k < len(known) and known[k][0] < end:
                runs.append((length + known[k][0] - start, known[k][1]))
                k += 1
            length += end - start
        text = "".join(self.text[start:end] for start, end in spans)
        own = self.words(spans)
        return Mapped(text, tuple(runs), own if own != text else "")


def normalised(source: str) -> Normalised:
    """The text of a source in its normal form.

    Dropped are invisible and private-use characters, readings in brackets
    behind a character, and spaces between single characters. Entities become
    characters, digits and letters half-width, punctuation beside Chinese
    full-width, radicals and traditional characters ordinary simplified ones;
    days that open the items of a digest (6.7 ……, 17　……) get 月 and 日.

    Examples
    --------
    >>> known = normalised("會(huì)議２０２４ 年 5 ⽉,强調\u200b")
    >>> known.text, known.span(1, 2), known.span(10, 12)
    ('会议2024年5月，强调', (6, 7), (18, 21))
    """
    mapped = Mapped(source)
    characters = set(source)
    if leftovers.needs(characters):
        text, holes = leftovers.mended(source)
        mapped = _without(Mapped(text, mapped.runs), _merged(holes))
        characters = set(mapped.text)
    traditional = spelling.is_traditional(mapped.text, characters)
    if traditional or spelling.needs(mapped.text, characters):
        mapped = _respelled(mapped, spelling.respelled(mapped.text, traditional=traditional))
    for edits in (item_marks.edits, bare_days.edits, item_days.edits):
        mapped = _edited(mapped, edits(mapped.text))
    if spacing.needs(mapped.text):
        holes = spacing.superfluous(mapped.text)
        mapped = _without(mapped, holes)
    if punctuation.needs(mapped.text):
        mapped = _respelled(mapped, punctuation.widened(mapped.text))
    return Normalised(source, mapped)


def _respelled(reading: Mapped, text: str) -> Mapped:
    """`reading` with other characters in the places of its own."""
    return Mapped(text, reading.runs, reading.own or reading.text) if text != reading.text else reading


def _edited(reading: Mapped, edits: Iterable[tuple[int, int, str]]) -> Mapped:
    """`reading` with other characters, or fewer, at some stretches of it."""
    characters = list(reading.text)
    holes: list[tuple[int, int]] = []
    for start, end, new in edits:
        characters[start : start + len(new)] = new
        holes.append((start + len(new), end))
    return _without(_respelled(reading, "".join(characters)), _merged(holes)) if holes else reading


def _merged(holes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    made: list[tuple[int, int]] = []
    for start, end in sorted(hole for hole in holes if hole[0] < hole[1]):
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(made[-1][1], end))
        else:
            made.append((start, end))
    return made


def _without(reading: Mapped, holes: list[tuple[int, int]]) -> Mapped:
    """`reading` with some stretches of it left out."""
    if not holes:
        return reading
    text, own, runs = [], [], []
    length = 0
    pieces = zip([0, *(end for _, end in holes)], [*(start for start, _ in holes), len(reading.text)])
    old = reading.runs
    k = 0
    for start, end in pieces:
        if start >= end:
            continue
        while k + 1 < len(old) and old[k + 1][0] <= start:
            k += 1
        runs.append((length, old[k][1] + start - old[k][0]))
        inner = k + 1
        while inner < len(old) and old[inner][0] < end:
            runs.append((length + old[inner][0] - start, old[inner][1]))
            inner += 1
        text.append(reading.text[start:end])
        own.append(reading.own[start:end])
        length += end - start
    return Mapped("".join(text), tuple(runs) or reading.runs[:1], "".join(own))
