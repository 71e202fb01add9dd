"""Tables that describe the topics: words, labels, quality, and the tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd
from scipy import sparse

from analysis import tables
from analysis.run import on_disk
from analysis.topics import coherence, labels, mapping, notes, over, quality, ranking, shares, subjects
from analysis.topics.model import LISTED, Cut

#: Minimum proportion of a word's uses in the background for it to be listed there.
MOSTLY = 0.5
#: Number of times that exemplars are chosen by the label and its further terms by the exemplars.
ROUNDS = 2
#: Between the terms of a label.
SEPARATOR = "·"


def topics(cut: Cut, named: Sequence[labels.Given], *, seed: int) -> tuple[list[dict], list[dict]]:
    """The rows of the topics table, and notes about labels."""
    made = cut.model.material
    membership = made.articles()
    share, low, high = shares.interval(shares.of_groups(membership, cut.topic_counts), seed=[seed, 0])
    terms, exemplars = named_with_exemplars(cut)
    present = _attendance(cut, exemplars)
    suggested = [
        SEPARATOR.join([labels.ATTENDANCE, *label] if listed else label)
        for listed, label in zip(present, terms)
    ]
    given, gone = labels.apply(named, made.terms[cut.first].tolist(), suggested)
    together = coherence.npmi(cut.first, made.term_counts)
    intruders = quality.intrusion(cut.first.tolist(), made.term_counts)
    plain = notes.boilerplate(made.term_counts, membership)
    main = cut.topic_counts.argmax(axis=1)
    length = np.asarray(made.counts.sum(axis=1)).ravel()
    recurrence = [
        float(cut.model.found.recurrence[cut.groups[:, at] > 0].mean()) for at in range(len(cut.places))
    ]
    exemplar_ids = made.paragraphs["paragraph_id"].to_numpy()[exemplars]
    rows = []
    for at in range(len(cut.places)):
        paragraphs = int((main == at).sum())
        behind = cut.model.topic_counts[main == at, 0].sum() / max(length[main == at].sum(), 1)
        rows.append(
            {
                "topic": at + 1,
                "label": given[at],
                "share": share[at],
                "share_low": low[at],
                "share_high": high[at],
                "coherence": together[at],
                "stability": cut.stability[at],
                "note": notes.of_topic(
                    boilerplate=int(plain[cut.first[at]].sum()),
                    coherence=together[at],
                    stability=cut.stability[at],
                    recurrence=recurrence[at],
                    paragraphs=paragraphs,
                    parts=cut.halves[at] is not None,
                ),
                "exemplar": exemplar_ids[at, 0],
                "exemplars": tables.join(exemplar_ids[at]),
                "recurrence": recurrence[at],
                "paragraphs": paragraphs,
                "suggested": suggested[at],
                "background": min(float(behind), 1.0),
                "intrusion": intruders[at],
            }
        )
    return rows, [{"about": labels.FILE, "note": warning} for warning in gone]


def named_with_exemplars(cut: Cut) -> tuple[list[list[str]], np.ndarray]:
    """The terms of each topic's label, and its exemplars: each chosen by the other, in turn.

    A further term that the exemplars do not share is left out in the end: a
    reader who compares them with the label would look for it in vain.
    """
    terms = _label_terms(cut)
    for _ in range(ROUNDS):
        terms = _label_terms(cut, terms, cut.exemplars(terms))
    exemplars = cut.exemplars(terms)
    return labels.shared_alone(terms, cut.model.columns, cut.shared(exemplars)), exemplars


def _attendance(cut: Cut, exemplars: np.ndarray) -> list[bool]:
    """Whether the exemplars of each topic are lists of persons and offices."""
    made = cut.model.material
    people = [name in made.persons or subjects.kind(name) == "people" for name in made.terms.tolist()]
    of_people = made.term_counts @ np.array(people, dtype=float)
    every = made.term_counts.sum(axis=1).A1
    return [bool(of_people[rows].sum() >= labels.ATTENDING * every[rows].sum()) for rows in exemplars]


def _label_terms(
    cut: Cut,
    before: Sequence[Sequence[str]] = (),
    exemplars: np.ndarray | None = None,
) -> list[list[str]]:
    model = cut.model
    free = model.uses[0] < MOSTLY * np.maximum(model.uses.sum(axis=0), 1e-12)
    return labels.suggest(
        model.material.terms,
        free,
        cut.ownership,
        cut.prominence,
        cut.paragraphs,
        cut.halves,
        model.material.persons,
        cut.first,
        cut.typicality,
        pd.factorize(model.material.paragraphs["article_id"])[0],
        before,
        None if exemplars is None else cut.shared(exemplars),
        None if exemplars is None else cut.prominent(exemplars),
        [] if exemplars is None else _attendance(cut, exemplars),
    )


def words(cut: Cut) -> pd.DataFrame:
    """``topic_words``."""
    listed = cut.order
    at, ranks = np.indices(listed.shape).reshape(2, -1)
    columns = listed.ravel()
    own = cut.own[at, columns]
    # at least ten words are listed per topic, if it has as many
    own |= (ranks < ranking.FIRST) & (cut.words[at, columns] > 0)
    at, ranks, columns = at[own], ranks[own], columns[own]
    return tables.check(
        "topic_words",
        pd.DataFrame(
            {
                "topic": at + 1,
                "rank": ranks + 1,
                "word": cut.model.material.terms[columns].astype(str),
                "weight": cut.words[at, columns],
                "relevance": ranking.relevance(cut.words, cut.model.common)[at, columns],
            }
        ),
    )


def label_file(cut: Cut, rows: Sequence[dict]) -> pd.DataFrame:
    """``topic_labels``: template for renaming topics."""
    terms = cut.model.material.terms
    found = [
        {"words": tables.join(terms[first]), "label": row["label"]} for first, row in zip(cut.first, rows)
    ]
    return tables.frame("topic_labels", found)


def plane(cut: Cut, rows: Sequence[dict]) -> pd.DataFrame:
    """``topic_map``: topics with similar words are close."""
    places = mapping.plane(cut.words).round(6)
    found = [
        {"topic": row["topic"], "x": x, "y": y, "share": row["share"]} for row, (x, y) in zip(rows, places)
    ]
    return tables.frame("topic_map", found)


def background_words(cut: Cut) -> pd.DataFrame:
    """``topic_background``: the words mostly used in the background, by weight."""
    model = cut.model
    terms = model.material.terms
    uses = model.uses[0]
    mostly = np.flatnonzero(uses >= MOSTLY * np.maximum(model.uses.sum(axis=0), 1e-12))
    ranked = sorted(mostly, key=lambda at: (-uses[at], terms[at]))[:LISTED]
    counts = [some[:, ranked] for _, some in on_disk.by_rows(model.material.term_counts, notes.BLOCK)]
    membership = model.material.articles()
    # a sparse mean adds up parts of one, and may exceed it
    articles = notes.present(membership @ sparse.vstack(counts, format="csr")) / membership.shape[0]
    rows = [
        {"rank": rank, "word": terms[at], "weight": uses[at] / max(uses.sum(), 1e-12), "articles": part}
        for rank, (at, part) in enumerate(zip(ranked, articles), 1)
    ]
    return tables.frame("topic_background", rows)


def quality_table(cut: Cut, rows: Sequence[dict]) -> pd.DataFrame:
    """``topic_quality``: measures over all topics."""
    counts = cut.model.material.term_counts
    first = cut.first.tolist()
    tested = [row["intrusion"] for row in rows if not np.isnan(row["intrusion"])]
    found = {
        "coherence": float(np.mean([row["coherence"] for row in rows])),
        "stability": float(np.mean([row["stability"] for row in rows])),
        "diversity": quality.diversity(first),
        "document frequency": quality.document_frequency(first, counts),
        "intrusion": float(np.mean(tested)) if tested else np.nan,
        "background": float(cut.model.topic_counts[:, 0].sum() / cut.model.topic_counts.sum()),
        "unsteady": float(np.mean(["unsteady" in row["note"] for row in rows])),
    }
    return tables.frame("topic_quality", [{"measure": name, "value": value} for name, value in found.items()])


def _of_group(rows: Sequence[dict]) -> str:
    """The label of a group of topics where the user gave one to one of its two largest topics, else "".

    >>> made = {"label": "Reform", "suggested": "改革·创新", "share": 0.2}, {"label": "党建·组织", "suggested": "党建·组织", "share": 0.1}
    >>> _of_group(made), _of_group(made[1:]), _of_group([made[1]] * 2)
    ('Reform·党建', '', '')
    """
    largest = sorted(rows, key=lambda row: -row["share"])[:2]
    if len(largest) < 2 or all(row["label"] == row["suggested"] for row in largest):
        return ""
    parts = (
        row["label"].split(SEPARATOR)[0] if row["label"] == row["suggested"] else row["label"]
        for row in largest
    )
    return SEPARATOR.join(dict.fromkeys(parts))


def tree_tables(cut: Cut, rows: Sequence[dict]) -> Iterator[dict[str, pd.DataFrame]]:
    """``topic_tree`` with its words, then its shares part by part; for any number of topics.

    A cut into n topics consists of the nodes with ``fewest`` ≤ n ≤ ``most``.
    Published topics keep their numbers as nodes. ``topic`` is the published
    topic that contains a finer node, and 0 for coarser nodes. A coarser node
    whose main topics have labels of the user's takes these.
    """
    model = cut.model
    every = Cut(model, np.arange(len(model.nodes)))
    share = every.size / max(model.size.sum(), 1e-12)
    names = _node_numbers(cut)
    published = {int(at): row for at, row in zip(cut.places, rows)}
    inside = {leaf: topic for topic, at in enumerate(cut.places, 1) for leaf in model.nodes[at].leaves}
    suggested = _node_labels(cut, rows, inside)
    found = []
    for at, node in enumerate(model.nodes):
        owners = {inside[leaf] for leaf in node.leaves}
        of_topics = [rows[topic - 1] for topic in sorted(owners)]
        columns = every.first[at]
        found.append(
            {
                "node": names[at],
                "parent": names[node.parent] if node.parent >= 0 else 0,
                "fewest": node.fewest,
                "most": node.most,
                "topic": owners.pop() if len(owners) == 1 else 0,
                "label": published[at]["label"] if at in published else _of_group(of_topics) or suggested[at],
                "share": min(float(share[at]), 1.0),
                "words": tables.join(model.material.terms[columns[every.words[at, columns] > 0]]),
                "leaves": tables.join(str(names[leaf]) for leaf in node.leaves),
            }
        )
    found.sort(key=lambda row: row["node"])
    yield {"topic_tree": tables.frame("topic_tree", found), "topic_tree_words": _node_words(every, names)}
    numbers = np.array([names[leaf] for leaf in range(len(model.found.words))])
    made = model.material
    counts = shares.of_groups(made.articles(), model.topic_counts[:, 1:])
    part = np.clip(counts / np.maximum(counts.sum(axis=1, keepdims=True), 1e-12), 0, 1)
    for table in over.by_article("topic_tree_shares", "node", made.article_ids(), part, numbers):
        yield {"topic_tree_shares": table}


def _node_labels(cut: Cut, rows: Sequence[dict], inside: dict[int, int]) -> dict[int, str]:
    """Labels of the nodes that are not published: of groups of topics, and of parts of topics."""
    model = cut.model
    topics = {at: sorted({inside[leaf] for leaf in node.leaves}) for at, node in enumerate(model.nodes)}
    groups = [at for at, within in topics.items() if len(within) > 1]
    parts = sorted(topics.keys() - {*groups} - {*cut.places.tolist()})
    first = [row["suggested"].removeprefix(labels.ATTENDANCE + SEPARATOR).split(SEPARATOR)[0] for row in rows]
    members = [[first[topic - 1] for topic in topics[at]] for at in groups]
    joined, parted = Cut(model, np.array(groups, dtype=int)), Cut(model, np.array(parts, dtype=int))
    named = labels.of_groups(
        model.material.terms,
        joined.ownership,
        joined.prominence,
        joined.paragraphs,
        members,
        joined.typicality,
    )
    found = dict(zip(groups, named)) | dict(zip(parts, _label_terms(parted) if parts else []))
    return {at: SEPARATOR.join(label) for at, label in found.items()}


def _node_words(every: Cut, names: dict[int, int]) -> pd.DataFrame:
    nodes, ranks = np.indices(every.first.shape).reshape(2, -1)
    columns = every.first.ravel()
    found = pd.DataFrame(
        {
            "node": np.array([names[at] for at in range(len(every.first))])[nodes],
            "rank": ranks + 1,
            "word": every.model.material.terms[columns].astype(str),
            "weight": every.words[nodes, columns],
        }
    )
    found = found[found["weight"] > 0].sort_values(["node", "rank"], ignore_index=True)
    return tables.check("topic_tree_words", found)


def _node_numbers(cut: Cut) -> dict[int, int]:
    """Node numbers: published topics keep theirs, followed by the others from coarse to fine."""
    rest = sorted(
        set(range(len(cut.model.nodes))) - set(cut.places.tolist()),
        key=lambda at: (cut.model.nodes[at].most, at),
    )
    return {int(at): number for number, at in enumerate([*cut.places, *rest], 1)}
