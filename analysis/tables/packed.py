"""The uses of a corpus, packed: a large one has millions, and as objects each takes ten times the bytes."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from operator import attrgetter
from typing import overload

from analysis.records import Use

#: Fields of which many uses have the same text.
_SHARED = ("date", "article_id", "source", "written", "rule", "place", "within")
_shared = attrgetter(*_SHARED[1:])
#: Numbers of a packed use: those texts, start, end, and its sentence.
_WIDTH = len(_SHARED) + 3


class Texts:
    """The texts of all uses of a corpus: equal ones once, each under a number; sentences as UTF-8."""

    def __init__(self) -> None:
        self._codes: dict[str, int] = {}
        self._shared: list[str] = []
        self._sentences, self._ends = bytearray(), array("q", [0])
        self._last: str | None = None

    def code(self, text: str) -> int:
        """The number of a text."""
        code = self._codes.setdefault(text, len(self._shared))
        if code == len(self._shared):
            self._shared.append(text)
        return code

    def code_of_sentence(self, sentence: str) -> int:
        """The number of a sentence; uses of one sentence come one after the other."""
        if sentence != self._last:
            self._last = sentence
            self._sentences += sentence.encode("utf-8", "surrogatepass")
            self._ends.append(len(self._sentences))
        return len(self._ends) - 2

    def pack(self, use: Use, date: str) -> tuple[int, ...]:
        """A use of this date as numbers, but for its term."""
        codes = map(self.code, (date, *_shared(use)))
        return (*codes, use.start, use.end, self.code_of_sentence(use.sentence))

    def shared(self, codes: Iterable[int]) -> list[str]:
        """The texts of these numbers."""
        return [self._shared[code] for code in codes]

    def unpack(self, term: str, numbers: Sequence[int]) -> Use:
        """The use of a term that was packed."""
        *codes, start, end, at = numbers
        date, article_id, source, *others = self.shared(codes)
        sentence = bytes(self._sentences[self._ends[at] : self._ends[at + 1]])
        return Use(
            term, article_id, source, start, end, date, sentence.decode("utf-8", "surrogatepass"), *others
        )


class Uses(Sequence[Use]):
    """The uses of one term in text order; each becomes an object while it is looked at.

    Examples
    --------
    >>> uses = Uses("三农", Texts())
    >>> uses.add(Use("三农", "a#1", "a", 2, 6, "", "抓好“三农”工作。", "“三农”"), "2024-05")
    >>> uses[0].sentence, uses.values("date"), uses == (uses[0],)
    ('抓好“三农”工作。', ['2024-05'], True)
    """

    __slots__ = ("_numbers", "_texts", "term")

    def __init__(self, term: str, texts: Texts) -> None:
        self.term, self._texts, self._numbers = term, texts, array("i")

    def add(self, use: Use, date: str) -> None:
        """Add the next use, with the date of its article."""
        self._numbers.extend(self._texts.pack(use, date))

    def values(self, name: str) -> list[str]:
        """A field of all uses, one that many of them share."""
        return self._texts.shared(self._numbers[_SHARED.index(name) :: _WIDTH])

    def __len__(self) -> int:
        return len(self._numbers) // _WIDTH

    @overload
    def __getitem__(self, at: int) -> Use: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Use, ...]: ...
    def __getitem__(self, at):
        if isinstance(at, slice):
            return tuple(self[each] for each in range(len(self))[at])
        first = range(len(self))[at] * _WIDTH
        return self._texts.unpack(self.term, self._numbers[first : first + _WIDTH])

    def __iter__(self) -> Iterator[Use]:
        numbers = iter(self._numbers)
        while row := tuple(islice(numbers, _WIDTH)):
            yield self._texts.unpack(self.term, row)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash((self.term, len(self)))


def values(uses: Sequence[Use], name: str) -> list[str]:
    """A field of all uses, packed or not."""
    return uses.values(name) if isinstance(uses, Uses) else [getattr(use, name) for use in uses]
