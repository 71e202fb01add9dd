"""Find the names of persons among the words of a corpus, by the offices before them: 外交部长李明.

The part of speech in a dictionary does not separate persons from places and
ordinary words with the form of a name (文明, 卫星 and 顿涅茨克 have the same
tag). In official texts, offices are printed before the names of persons and
hardly ever before other words.
"""

from __future__ import annotations

import numpy as np

from analysis.topics import subjects
from analysis.words import Sequences, parts_of_speech

#: Minimum number of uses after an office, and minimum proportion of all uses.
LEAST_USES, LEAST_PROPORTION = 3, 0.05
#: Parts of speech of names; those of transliterated persons are often tagged as places.
_TAGS = ("nr", "ns", "x")


def find(tokens: Sequences) -> frozenset[str]:
    """The words that are names of persons.

    Examples
    --------
    >>> names = np.array(["卫星", "外交部长", "王毅"], dtype=object)
    >>> frozen = find(Sequences(names, np.array([1, 2, 0] * 3), np.array([0, 3, 6, 9])))
    >>> sorted(frozen)
    ['王毅']
    """
    size = len(tokens.names)
    offices = np.array([subjects.is_office(name) for name in tokens.names.tolist()], dtype=bool)
    follows = offices[tokens.codes[:-1]]
    starts = np.asarray(tokens.starts)
    inner = starts[(starts > 0) & (starts < len(tokens.codes))]
    follows[inner - 1] = False  # not across paragraphs
    after = np.bincount(tokens.codes[1:][follows], minlength=size)
    uses = np.maximum(np.bincount(tokens.codes, minlength=size), 1)
    likely = np.flatnonzero((after >= LEAST_USES) & (after >= LEAST_PROPORTION * uses) & ~offices)
    return frozenset(name for name in tokens.names[likely].tolist() if _may_name_a_person(name))


def _may_name_a_person(name: str) -> bool:
    """Whether the dictionary has a single word as a name, or does not know it.

    >>> _may_name_a_person("会议"), _may_name_a_person("习近平")
    (False, True)
    """
    pieces = parts_of_speech(name)
    return len(name) > 1 and len(pieces) == 1 and pieces[0][1].startswith(_TAGS)
