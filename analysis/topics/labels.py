"""Names of topics: made of their own words, or given by a person in a file that lasts."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analysis import tables
from analysis.faults import InputFault
from analysis.topics import pairing

FILE = "topic_labels.csv"
COLUMNS = ("words", "label")
#: A topic is still the same while its first words overlap a label's so far (Jaccard).
SAME = 0.4
WORDS = 3


@dataclass(frozen=True, slots=True)
class Given:
    """A label that a person gave to the topic that had these first words."""

    words: tuple[str, ...]
    label: str
    where: str


def suggest(ranked: Sequence[Sequence[str]], relevance: Sequence[dict[str, float]]) -> list[str]:
    """A label for each topic: the three most telling of its ten first words.

    A word that is part of one already taken is passed over, and so is, where
    possible, a word that an earlier topic's label has.

    Examples
    --------
    >>> suggest([["党建", "组织", "基层党建", "工作"]], [{"党建": 3, "组织": 2, "基层党建": 4, "工作": 1}])
    ['基层党建·组织·工作']
    """
    labels: list[str] = []
    used: set[str] = set()
    for words, telling in zip(ranked, relevance):
        order = sorted(words, key=lambda word: (word in used, -telling[word], word))
        taken: list[str] = []
        for word in order:
            if len(taken) < WORDS and not any(word in other or other in word for other in taken):
                taken.append(word)
        used.update(taken)
        labels.append("·".join(taken))
    return labels


def read(text: str) -> list[Given]:
    """The labels that people gave, from the text of a ``topic_labels.csv``.

    Raises
    ------
    InputFault
        If it is no CSV with the columns ``words`` and ``label``.

    >>> read("words,label\\n党建；组织,Party building\\n")
    [Given(words=('党建', '组织'), label='Party building', where='topic_labels.csv, line 2')]
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
        Given(tuple(tables.split(row["words"] or "")), row["label"].strip(), f"{FILE}, line {rows.line_num}")
        for row in rows
        if (row["label"] or "").strip()
    ]


def apply(
    given: Sequence[Given], ranked: Sequence[Sequence[str]], suggested: Sequence[str]
) -> tuple[list[str], list[str]]:
    """Labels with those that people gave put in, and a warning for each that has no topic any more.

    Examples
    --------
    >>> given = [Given(("党建", "组织"), "Party building", "topic_labels.csv, line 2"),
    ...          Given(("海洋", "渔业"), "Sea", "topic_labels.csv, line 3")]
    >>> apply(given, [["党建", "组织", "基层"], ["产业", "创新"]], ["党建·组织", "产业·创新"])
    (['Party building', '产业·创新'], ['topic_labels.csv, line 3: the topic labelled Sea (海洋；渔业) is gone; \
no topic shares enough of its words, so the label is not used'])
    """
    labels, warnings = list(suggested), []
    if not given:
        return labels, warnings
    overlap = [[len({*g.words} & {*words}) / len({*g.words} | {*words}) for words in ranked] for g in given]
    pairs = dict(zip(*pairing.best(np.array(overlap))))
    for at, label in enumerate(given):
        topic = pairs.get(at)
        if topic is not None and overlap[at][topic] >= SAME:
            labels[topic] = label.label
        else:
            warnings.append(
                f"{label.where}: the topic labelled {label.label} ({tables.join(label.words)}) is gone; "
                "no topic shares enough of its words, so the label is not used"
            )
    return labels, warnings
