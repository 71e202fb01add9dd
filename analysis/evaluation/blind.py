"""Blind test of topics: word intrusion and label matching.

Word intrusion follows Chang et al. (2009), *Reading tea leaves*. Readers see
items without answers; the key is in a separate file.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.refusals import refused
from analysis.tables import row_tuples
from analysis.wording import say

WORDS, LABELS, KEY = "words.csv", "labels.csv", "key.csv"
#: Top words per item, and items per topic.
SHOWN, ITEMS = 5, 2
#: Number of top words that they are drawn from.
FIRST = 10
_LONGEST = 300


def word_items(topic_words: pd.DataFrame, *, seed: int = 1) -> tuple[list[dict], list[dict]]:
    """Items of six words, five of one topic and one top word of another; and their key.

    Examples
    --------
    >>> words = pd.DataFrame([{"topic": topic, "rank": rank, "word": f"{topic}{chr(96 + rank)}"}
    ...                       for topic in (1, 2) for rank in range(1, 11)])
    >>> items, key = word_items(words)
    >>> len(items), len(items[0]["words"].split()), key[0]["right"] in items[0]["words"].split()
    (4, 6, True)
    """
    random = np.random.default_rng([seed, 1])
    ranked = topic_words[topic_words["rank"] <= FIRST].sort_values(["topic", "rank"])
    first = {topic: part["word"].tolist() for topic, part in ranked.groupby("topic")}
    items, key = [], []
    for topic, own in first.items():
        others = [
            w for other, words in first.items() if other != topic for w in words[:SHOWN] if w not in own
        ]
        for _ in range(ITEMS if others and len(own) >= SHOWN else 0):
            intruder = str(random.choice(others))
            shown = [*random.choice(own, SHOWN, replace=False).tolist(), intruder]
            items.append({"words": " ".join(random.permutation(shown)), "answer": ""})
            key.append({"topic": topic, "right": intruder})
    return _shuffled(items, key, random, "w")


def label_items(
    topics: pd.DataFrame, paragraphs: pd.DataFrame, *, seed: int = 1
) -> tuple[list[dict], list[dict]]:
    """The exemplar paragraph of each topic, to be matched with a label; and the key."""
    random = np.random.default_rng([seed, 2])
    text = paragraphs.set_index("paragraph_id")["reading"]
    items = [{"paragraph": text.get(row.exemplar, "")[:_LONGEST], "answer": ""} for row in row_tuples(topics)]
    key = [{"topic": row.topic, "right": row.label} for row in row_tuples(topics)]
    return _shuffled(items, key, random, "p")


def _shuffled(items: list[dict], key: list[dict], random, letter: str) -> tuple[list[dict], list[dict]]:
    order = random.permutation(len(items))
    names = [f"{letter}{number:02}" for number in range(1, len(items) + 1)]
    shuffled = [[{"item": name, **rows[at]} for name, at in zip(names, order)] for rows in (items, key)]
    return shuffled[0], shuffled[1]


def write(tables: Mapping[str, pd.DataFrame], folder: Path, *, seed: int = 1) -> list[Path]:
    """Write items and key of a run to a folder; each paragraph item ends with the labels to choose from.

    Raises
    ------
    InputFault
        If the run has no topics, or the folder already contains answered items.
    """
    if "topics" not in tables or tables["topics"].empty:
        raise refused("refused_no_topics")
    words, words_key = word_items(tables["topic_words"], seed=seed)
    paragraphs, paragraphs_key = label_items(tables["topics"], tables["paragraphs"], seed=seed)
    labels = " | ".join(sorted(tables["topics"]["label"]))
    for item in paragraphs:
        item["labels"] = labels
    for name in (WORDS, LABELS):
        if (folder / name).is_file() and any(row.get("answer", "").strip() for row in _read(folder / name)):
            raise refused("refused_answers", path=str(folder / name))
    folder.mkdir(parents=True, exist_ok=True)
    return [
        _write(folder / name, rows)
        for name, rows in ((WORDS, words), (LABELS, paragraphs), (KEY, words_key + paragraphs_key))
    ]


def score(folder: Path, *, language: str = "en") -> list[str]:
    """Number of correct answers, with the incorrect ones, as lines to print.

    Raises
    ------
    InputFault
        If the files from `write` are missing, or nothing has been answered.
    """
    key = {row["item"]: row for row in _read(folder / KEY)}
    lines = []
    for name, what in ((WORDS, "intrude_words"), (LABELS, "intrude_labels")):
        rows = _read(folder / name)
        strange = [row["item"] for row in rows if row["item"] not in key]
        if strange:
            raise refused("refused_draw", path=str(folder / name), item=strange[0], answers=KEY)
        answered = [row for row in rows if row["answer"].strip()]
        if not answered:
            continue
        wrong = [row for row in answered if row["answer"].strip() != key[row["item"]]["right"]]
        right = len(answered) - len(wrong)
        share = f"{right / len(answered):.2f}"
        lines.append(say(what, language, right=right, n=len(answered), share=share))
        for row in wrong:
            item, given, expected = row["item"], row["answer"].strip(), key[row["item"]]
            values = {"item": item, "given": given, "topic": expected["topic"], "right": expected["right"]}
            lines.append(f"    {say('intrude_wrong', language, **values)}")
    if not lines:
        raise refused("refused_no_answers", folder=str(folder), words=WORDS, labels=LABELS)
    return lines


def _read(path: Path) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return [{name: cell or "" for name, cell in row.items()} for row in csv.DictReader(file)]
    except FileNotFoundError:
        raise refused("refused_no_items", path=str(path)) from None


def _write(path: Path, rows: Sequence[Mapping[str, object]] | Iterable[Mapping[str, object]]) -> Path:
    rows = list(rows)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path
