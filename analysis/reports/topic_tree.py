"""The topics of every cut of their tree, as the report's controls need them: words, months, paragraphs.

Nothing is fitted here: a coarser topic is the sum of the published topics that it joins, weighted by their shares.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis import edtf
from analysis import tables as border
from analysis.reports.evidence import Place, Texts
from analysis.run.store import part
from analysis.tables import among, row_tuples
from analysis.topics.ranking import LAMBDA

#: Columns of the paragraphs that are read.
PARAGRAPHS = ("paragraph_id", "article_id", "source", "start", "end", "repeat_of", "role")
#: Columns that are read of the shares of paragraphs.
SHARES = ("paragraph_id", "topic", "share", "tokens")
#: Paragraphs of a topic that can be opened, and words of which the page chooses.
SHOWN, WORDS = 20, 60
#: Paragraphs of a topic in one month, and how many a page carries in all: of more months each has one, or none.
IN_MONTH, CARRIED = 2, 2400

_PARTS = re.compile("[·、；]")


@dataclass(frozen=True)
class Node:
    """A topic of some cuts.

    Attributes
    ----------
    topics : tuple of int
        The published topics that it joins; the one that it is part of, or is.
    published, finer : bool
        Whether it is a published topic; whether it is only a part of one.
    """

    number: int
    parent: int
    fewest: int
    most: int
    label: str
    share: float
    topics: tuple[int, ...]
    published: bool
    finer: bool
    leaves: tuple[int, ...]


def nodes(tables: Mapping[str, pd.DataFrame]) -> list[Node]:
    """The nodes of the tree; the published topics alone where a run has no tree."""
    topics, tree = tables["topics"], tables.get("topic_tree", pd.DataFrame())
    count = len(topics)
    if tree.empty or count < 2:
        return [
            Node(int(row.topic), 0, count, count, row.label, row.share, (int(row.topic),), True, False, ())
            for row in row_tuples(topics)
        ]
    listed = {int(row.node): row for row in row_tuples(tree)}
    leaves = {number: {int(leaf) for leaf in border.split(row.leaves)} for number, row in listed.items()}
    names = {int(topic) for topic in topics["topic"]}
    made = []
    for number, row in listed.items():
        published = number in names
        finer = not published and int(row.topic) in names
        inside = [name for name in sorted(names) if leaves[name] <= leaves[number]]
        own = (number,) if published else (int(row.topic),) if finer else tuple(inside)
        made.append(
            Node(
                number, int(row.parent), int(row.fewest), int(row.most), row.label, float(row.share),
                own, published, finer, tuple(sorted(leaves[number])),
            )
        )  # fmt: skip
    return made


def data(
    tables: Mapping[str, pd.DataFrame], paragraphs: pd.DataFrame, texts: Texts, *, glossed: bool
) -> dict[str, object]:
    """What the scripts of the report read, under ``tree``.

    Parameters
    ----------
    paragraphs : DataFrame
        With the columns `PARAGRAPHS`.
    glossed : bool
        Whether labels get the English of the lexicon, where it has one.

    Returns
    -------
    dict
        ``nodes``, each with words as ``[word, ln weight, ln lift]`` (relevance
        is λ · ln weight + (1 − λ) · ln lift), in the order of the usual λ, its series
        over ``months`` as ``[share, low, high]`` and its paragraphs as
        ``[share, place]``, also those of each month (``monthly``); ``published``, ``most`` and ``least`` number of
        topics, ``lambda``.
    """
    found = nodes(tables)
    if not found:
        return {}
    months, series = _over_time(tables, paragraphs, found)
    standing = _paragraphs(tables, paragraphs, texts)
    monthly = _monthly(tables, paragraphs, texts, len(months))
    words, glosses = _words(tables, found), _glosses(tables["formulations"]) if glossed else {}
    notes = set(tables["topics"].loc[tables["topics"]["note"] != "", "topic"].astype(int))
    return {
        "nodes": [
            {
                "id": node.number,
                "label": node.label,
                "gloss": gloss(node.label, glosses),
                "share": round(node.share, 4),
                "fewest": node.fewest,
                "most": node.most,
                "topics": node.topics,
                "published": node.published,
                "words": words[node.number],
                "months": series.get(node.number, []),
                "paragraphs": standing.get(node.topics[0], []) if len(node.topics) == 1 else [],
                "monthly": monthly.get(node.topics[0], {}) if len(node.topics) == 1 else {},
                "note": bool(node.published and node.number in notes),
            }
            for node in found
        ],
        "months": months,
        "published": len(tables["topics"]),
        "least": min(node.fewest for node in found),
        "most": max(node.most for node in found),
        "lambda": LAMBDA,
    }


def outline(tables: Mapping[str, pd.DataFrame]) -> list[dict]:
    """The tree from its root down, as nested items of node and parts; empty where there is none."""
    found = nodes(tables)
    below: dict[int, list[Node]] = {}
    for node in found:
        below.setdefault(node.parent, []).append(node)

    def item(node: Node) -> dict:
        parts = sorted(below.get(node.number, []), key=lambda part: -part.share)
        return {"node": node, "parts": [item(part) for part in parts]}

    return [item(node) for node in below.get(0, [])] if len(below) > 1 else []


def gloss(label: str, glosses: Mapping[str, str]) -> str:
    """The English of the parts of a label that the lexicon has.

    >>> gloss("安全生产·风险", {"安全生产": "workplace safety"})
    'workplace safety'
    """
    return " · ".join(glosses[part] for part in _PARTS.split(label) if part in glosses)


def _glosses(formulations: pd.DataFrame) -> dict[str, str]:
    known = formulations[formulations["gloss"] != ""] if "gloss" in formulations else formulations.head(0)
    return dict(zip(known["term"], known["gloss"])) if len(known) else {}


def _words(tables: Mapping[str, pd.DataFrame], found: Iterable[Node]) -> dict[int, list]:
    """For each node its words with weight and lift; what a published topic does not list counts as nothing."""
    listed = tables["topic_words"]
    weights: dict[int, dict[str, float]] = {}
    overall: dict[str, float] = {}
    for row in row_tuples(listed.sort_values(["topic", "rank"])):
        if row.weight > 0:
            weights.setdefault(int(row.topic), {})[row.word] = float(row.weight)
            lift = (row.relevance - LAMBDA * math.log(row.weight)) / (1 - LAMBDA) - math.log(row.weight)
            overall.setdefault(row.word, math.exp(-lift))
    shares = {int(row.topic): float(row.share) for row in row_tuples(tables["topics"])}
    fine = tables.get("topic_tree_words", pd.DataFrame(columns=["node", "word", "weight"]))
    by_node = dict(iter(fine.groupby("node")))
    made = {}
    for node in found:
        if node.finer:
            rows = by_node.get(node.number, fine.head(0))
            own = {word: float(weight) for word, weight in zip(rows["word"], rows["weight"]) if weight > 0}
        else:
            own = {}
            total = sum(shares[topic] for topic in node.topics) or 1.0
            for topic in node.topics:
                for word, weight in weights.get(topic, {}).items():
                    own[word] = own.get(word, 0.0) + weight * shares[topic] / total
        lifts = {word: math.log(weight / overall.get(word, weight)) for word, weight in own.items()}
        most = sorted(own, key=lambda word: -own[word])[:WORDS]
        if node.published:  # as the tables rank them
            most = [word for word in own if word in set(most)]
        else:
            most.sort(key=lambda word: -(LAMBDA * math.log(own[word]) + (1 - LAMBDA) * lifts[word]))
        made[node.number] = [[word, round(math.log(own[word]), 3), round(lifts[word], 3)] for word in most]
    return made


def _paragraphs(
    tables: Mapping[str, pd.DataFrame], paragraphs: pd.DataFrame, texts: Texts
) -> dict[int, list[tuple[float, Place]]]:
    """The paragraphs of each published topic, the largest share first."""

    def first(shares: pd.DataFrame) -> pd.DataFrame:
        by = ["topic", "share", "tokens"]
        ordered = shares.sort_values(by, ascending=[True, False, False], kind="stable")
        return ordered.groupby("topic").head(SHOWN)

    shown = first(part(tables, "topic_paragraphs", SHARES, first))
    spans = paragraphs[among(paragraphs["paragraph_id"], shown["paragraph_id"])]
    places = {row.paragraph_id: (row.source, row.start, row.end) for row in row_tuples(spans)}
    made: dict[int, list[tuple[float, Place]]] = {}
    for row in row_tuples(shown):
        if row.paragraph_id in places:
            place = texts.place(*places[row.paragraph_id])
            made.setdefault(int(row.topic), []).append((round(float(row.share), 3), place))
    return made


def _monthly(
    tables: Mapping[str, pd.DataFrame], paragraphs: pd.DataFrame, texts: Texts, months: int
) -> dict[int, dict[str, list[tuple[float, Place]]]]:
    """For each published topic the paragraphs with the largest share of it in each month."""
    each = min(IN_MONTH, CARRIED // max(months * len(tables["topics"]), 1))
    dates = dict(zip(tables["articles"]["article_id"], tables["articles"]["date"]))
    month = paragraphs["article_id"].map(lambda article: edtf.month(dates.get(article, "")))
    spans = paragraphs.assign(month=month)[["paragraph_id", "source", "start", "end", "month"]]
    spans = spans[spans["month"] != ""]

    def first(dated: pd.DataFrame) -> pd.DataFrame:
        ordered = dated.sort_values(["share", "tokens", "paragraph_id"], ascending=[False, False, True])
        return ordered.groupby(["topic", "month"]).head(each)

    dated = part(
        tables, "topic_paragraphs", SHARES, lambda shares: first(shares.merge(spans, on="paragraph_id"))
    )
    made: dict[int, dict[str, list[tuple[float, Place]]]] = {}
    for row in row_tuples(first(dated)):
        place = texts.place(row.source, row.start, row.end)
        shown = made.setdefault(int(row.topic), {}).setdefault(row.month, [])
        shown.append((round(float(row.share), 3), place))
    return made


def _over_time(
    tables: Mapping[str, pd.DataFrame], paragraphs: pd.DataFrame, found: Iterable[Node]
) -> tuple[list[list], dict[int, list]]:
    """The months that have texts, each with its articles, and for each node its share in them.

    Published topics have their intervals; a coarser topic is the sum of those
    that it joins; the share of a finer one is that of its articles, by length.
    """
    known = tables["topic_months"]
    known = known[known["articles"] > 0].dropna(subset="share") if len(known) else known
    if known.empty:
        return [], {}
    months = known.drop_duplicates("month").sort_values("month")
    names = months["month"].tolist()
    own = {
        topic: rows.set_index("month").reindex(names)[["share", "share_low", "share_high"]]
        for topic, rows in known.groupby("topic")
    }
    fine = _of_leaves(tables, paragraphs, names) if any(node.finer for node in found) else None
    made: dict[int, list] = {}
    for node in found:
        if node.published:
            table = own.get(node.number)
            made[node.number] = [] if table is None else [_rounded(row) for row in table.to_numpy()]
        elif node.finer and fine is not None:
            made[node.number] = [[round(x, 4)] for x in fine.reindex(columns=node.leaves).sum(axis=1)]
        elif not node.finer:
            total = sum(own[topic]["share"] for topic in node.topics if topic in own)
            made[node.number] = [] if isinstance(total, int) else [_rounded([x]) for x in total]
    return [[name, int(n)] for name, n in zip(names, months["articles"])], made


def _rounded(values: Iterable[float]) -> list[float]:
    return [round(float(value), 4) for value in values if not np.isnan(value)]


def _wide(shares: pd.DataFrame) -> pd.DataFrame:
    return shares.pivot_table(index="article_id", columns="node", values="share", fill_value=0.0)


def _of_leaves(
    tables: Mapping[str, pd.DataFrame], paragraphs: pd.DataFrame, names: list[str]
) -> pd.DataFrame:
    """The share of each leaf of the tree in each month, articles weighted by their length."""
    running = paragraphs[(paragraphs["repeat_of"] == "") & (paragraphs["role"] == "body")]
    length = (running["end"] - running["start"]).groupby(running["article_id"]).sum()
    held = part(tables, "topic_tree_shares", ("article_id", "node", "share"), _wide)
    held = held.fillna(0.0).groupby(level=0).sum().sort_index(axis=1)  # an article may be in two stretches
    size = length.reindex(held.index, fill_value=0)
    dates = dict(zip(tables["articles"]["article_id"], tables["articles"]["date"]))
    month = [edtf.month(dates.get(article, "")) for article in held.index]
    total = held.mul(size, axis=0).groupby(month).sum()
    return total.div(size.groupby(month).sum().clip(lower=1), axis=0).reindex(names)
