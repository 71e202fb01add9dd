"""Terms of the lexicon, prepared once for all corpora.

The lexicon has some 12,000 terms and variants, and few of them occur in a
text. What does not depend on the corpus is made once in a process; a corpus
only looks up the terms that occur in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from analysis.formulations import candidates, lexicon, numbers
from analysis.formulations.counting import Patterns

#: Pattern in the text for each kind of the lexicon.
_PATTERNS = {"number": "number", "code": "code", "parallel": "parallel"}


@dataclass(frozen=True, slots=True)
class ListedTerm:
    """What the lexicon says of a term or variant."""

    kind: str
    pattern: str
    number: str
    since: str
    gloss: str
    members: tuple[str, ...]
    in_marks: bool  #: counted only in quotation marks

    @property
    def total(self) -> int | None:
        """Number of members of a number slogan; None for other terms and open numbers."""
        return numbers.total(self.number) if self.number else None


@cache
def entries() -> Mapping[str, lexicon.Entry]:
    """The entry of each term and variant, in the order of the lexicon.

    >>> entries()["以文化人，以文育人"].term
    '以文化人、以文育人'
    """
    return {word: entry for entry in lexicon.entries().values() for word in (entry.term, *entry.variants)}


@cache
def places() -> Mapping[str, int]:
    """The place of each term and variant in the lexicon."""
    return {word: place for place, word in enumerate(entries())}


@cache
def term(word: str) -> ListedTerm:
    """A term or variant of the lexicon.

    >>> term("四个意识").number, term("以文化人").kind
    ('4', 'coinage')
    """
    entry = entries()[word]
    number = numbers.read(word) if entry.kind in ("number", "coinage", "campaign") else ""
    one_part = word != entry.term and len(candidates.parts(word)) < min(2, len(candidates.parts(entry.term)))
    # 以文化人 of 以文化人、以文育人
    kind = "coinage" if entry.kind == "parallel" and one_part else entry.kind
    return ListedTerm(
        kind=kind,
        pattern="number" if number else _PATTERNS.get(kind, "listed"),
        number=number,
        since=entry.since if word == entry.term else "",
        gloss=entry.gloss,
        members=entry.members,
        in_marks=_in_marks(word, entry),
    )


def _in_marks(word: str, entry: lexicon.Entry) -> bool:
    return entry.in_marks and word == entry.term


@cache
def patterns() -> Patterns:
    """The search for all terms and variants."""
    marked = [word for word, entry in entries().items() if _in_marks(word, entry)]
    apart = frozenset(marked)
    return Patterns([word for word in entries() if word not in apart], marked)


@cache
def parallels_by_part() -> Mapping[str, Sequence[str]]:
    """The parallels that have each part."""
    found = defaultdict(list)
    for word, entry in entries().items():
        if entry.kind == "parallel" and term(word).pattern == "parallel":
            for part in candidates.parts(word):
                found[part].append(word)
    return found


@cache
def _in_one_text() -> str:
    return "\n".join(entries())


def contain(phrase: str, *, without: Collection[str] = ()) -> bool:
    """Whether a phrase is one of the terms and variants, or a part of one, leaving out some of them.

    >>> contain("四个意"), contain("四个意", without=["四个意识"]), contain("意识四个")
    (True, False, False)
    """
    if phrase not in _in_one_text():
        return False
    return not without or any(phrase in word for word in entries() if word not in without)
