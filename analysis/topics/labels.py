"""Names of topics: a phrase of the corpus with two words beside it, or what a person gave in a file that lasts."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analysis import tables
from analysis.faults import InputFault
from analysis.topics import pairing
from analysis.wording import message

FILE = "topic_labels.csv"
COLUMNS = ("words", "label")
#: A topic is still the same while its first words overlap a label's so far (Jaccard).
SAME = 0.4
#: Parts of a label: a phrase and two words, or three words.
PARTS = 3
#: A phrase has so many characters at least, and is the topic's own from this part of its uses on.
PHRASE, OWN = 4, 0.4
#: Uses in the topic that a phrase needs.
LEAST_USES = 3.0


@dataclass(frozen=True, slots=True)
class Given:
    """A label that a person gave to the topic that had these first words."""

    words: tuple[str, ...]
    label: str
    line: int  #: in the file


def suggest(
    names: np.ndarray, order: np.ndarray, uses: np.ndarray, common: np.ndarray, words: np.ndarray
) -> list[str]:
    """A label for each topic: its most telling phrase, then its first words that the phrase does not hold.

    A phrase is a term of four characters or more. The most telling one has
    the highest product of how much of its use is in the topic and of its
    weight in it (the square root: a phrase of several words is rarer than a
    word). Words of the background are in no label, and a part that an earlier
    topic's label has is passed over where possible.

    Parameters
    ----------
    names : ndarray of str
        The terms.
    order : ndarray of shape (topics, terms)
        Terms of each topic from first to last.
    uses : ndarray of shape (topics, terms)
        How often each term is used in each topic.
    common : ndarray of shape (terms,)
        How often it is used in the background.
    words : ndarray of shape (topics, terms)
        Distributions.

    Examples
    --------
    >>> names = np.array(["党建", "基层党建工作", "工作", "组织", "群众"])
    >>> uses = np.array([[9.0, 5.0, 1.0, 4.0, 3.0]])
    >>> suggest(names, np.array([[0, 1, 3, 4, 2]]), uses, np.array([0.0, 0, 9, 0, 0]), uses / uses.sum())
    ['基层党建工作·组织·群众']
    """
    total = np.maximum(uses.sum(axis=0) + common, 1e-12)
    free = common < 0.5 * total
    long = np.array([len(name) >= PHRASE for name in names])
    labels: list[str] = []
    used: set[str] = set()
    for topic, ranked in enumerate(order):
        own = uses[topic] / total
        phrases = np.flatnonzero(
            free & long & (own >= OWN) & (uses[topic] >= LEAST_USES) & (words[topic] > 0)
        )
        telling = sorted(phrases, key=lambda at: (-own[at] * np.sqrt(words[topic, at]), names[at]))
        wanted = [*telling[:1], *(at for at in ranked[: 4 * PARTS] if free[at] and words[topic, at] > 0)]
        taken: list[str] = []
        for avoid in (used, set()):
            for name in (str(names[at]) for at in wanted):
                overlaps = any(name in other or other in name for other in taken)
                if len(taken) < PARTS and name not in avoid and not overlaps:
                    taken.append(name)
        used.update(taken)
        labels.append("·".join(taken or [str(names[ranked[0]])]))
    return labels


def read(text: str) -> list[Given]:
    """The labels that people gave, from the text of a ``topic_labels.csv``.

    Raises
    ------
    InputFault
        If it is no CSV with the columns ``words`` and ``label``.

    >>> read("words,label\\n党建；组织,Party building\\n")
    [Given(words=('党建', '组织'), label='Party building', line=2)]
    """
    if not text.strip():
        return []
    rows = csv.DictReader(io.StringIO(text))
    missing = [column for column in COLUMNS if column not in (rows.fieldnames or ())]
    if missing:
        raise InputFault(
            f"{FILE}: no column {' or '.join(missing)}; it needs words (joined by ；, as tables/topic_labels.csv has them) and label"
        )
    return [
        Given(tuple(tables.split(row["words"] or "")), row["label"].strip(), rows.line_num)
        for row in rows
        if (row["label"] or "").strip()
    ]


def apply(
    given: Sequence[Given], ranked: Sequence[Sequence[str]], suggested: Sequence[str]
) -> tuple[list[str], list[str]]:
    """Labels with those that people gave put in, and a message for each that has no topic any more.

    Examples
    --------
    >>> given = [Given(("党建", "组织"), "Party building", 2),
    ...          Given(("海洋", "渔业"), "Sea", 3)]
    >>> apply(given, [["党建", "组织", "基层"], ["产业", "创新"]], ["党建·组织", "产业·创新"])
    (['Party building', '产业·创新'], \
['label_gone {"file": "topic_labels.csv", "line": 3, "label": "Sea", "words": "海洋、渔业"}'])
    """
    labels = list(suggested)
    warnings: list[str] = []
    if not given:
        return labels, warnings
    overlap = [[len({*g.words} & {*words}) / len({*g.words} | {*words}) for words in ranked] for g in given]
    pairs = dict(zip(*pairing.best(np.array(overlap))))
    for at, label in enumerate(given):
        topic = pairs.get(at)
        if topic is not None and overlap[at][topic] >= SAME:
            labels[topic] = label.label
        else:
            words = "、".join(label.words)
            warnings.append(message("label_gone", file=FILE, line=label.line, label=label.label, words=words))
    return labels, warnings
