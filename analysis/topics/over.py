"""Topic shares by month, meeting, series, body and speaker, with 90 % intervals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd

from analysis import edtf, tables
from analysis.settings import Settings
from analysis.topics import shares
from analysis.topics.model import Cut
from analysis.wording import message

#: Minimum number of paragraphs for an interval of a meeting's share.
LEAST = 3
#: Minimum share for a paragraph to be listed under a topic.
LISTED_SHARE = 0.1
#: Articles whose shares are written together.
ARTICLES = 5000


#: Columns of the meetings table that topics are grouped by, with the column name in the resulting table.
#: 省政府 of two provinces are two bodies.
GROUPS = {"series_full": "series", "body_full": "body", "speakers": "speaker"}


def tables_of(
    cut: Cut, articles: pd.DataFrame, meetings: pd.DataFrame, settings: Settings
) -> Iterator[dict[str, pd.DataFrame]]:
    """All tables of shares, one after the other."""
    made, names = cut.model.material, np.arange(1, len(cut.places) + 1)
    counts = shares.of_groups(made.articles(), cut.topic_counts)
    of_articles = pd.DataFrame(counts, index=made.article_ids(), columns=names)
    month = months(articles)
    window, seed = edtf.months(*tables.shown_window(settings.window, articles, meetings)), settings.seed
    part = of_articles.div(of_articles.sum(axis=1).clip(lower=1e-12), axis=0).clip(0, 1).to_numpy()
    for table in by_article("topic_shares", "topic", made.article_ids(), part, names):
        yield {"topic_shares": table}
    yield {"topic_months": tables.check("topic_months", by_month(of_articles, month, window, seed=seed))}
    yield {"topic_paragraphs": _of_paragraphs(cut)}
    by_paragraph = pd.DataFrame(cut.topic_counts, columns=names, copy=False)
    yield {"topic_meetings": by_meeting(by_paragraph, made.paragraphs["article_id"], meetings, seed=seed)}
    yield {"topic_series": by_group(of_articles, meetings, "series_full", seed=seed)}
    yield {"topic_bodies": by_group(of_articles, meetings, "body_full", seed=seed)}
    yield {"topic_speakers": by_group(of_articles, meetings, "speakers", seed=seed)}


def undated(cut: Cut, articles: pd.DataFrame) -> list[dict]:
    """A note on the articles that have no month, if there are any."""
    ids, month = cut.model.material.article_ids(), months(articles)
    if not (without := sum(article_id not in month for article_id in ids)):
        return []
    note = message("articles_without_month", n=without, of=len(ids))
    return [{"about": "topic_months", "note": note}]


def months(articles: pd.DataFrame) -> dict[str, str]:
    """Month by article, for articles dated to a month."""
    dates = zip(articles["article_id"].tolist(), articles["date"].tolist())
    return {article_id: month for article_id, date in dates if (month := edtf.month(date))}


def by_article(
    name: str, column: str, article_ids: Sequence[str], part: np.ndarray, numbers: np.ndarray
) -> Iterator[pd.DataFrame]:
    """A table with a row for each article and topic, so many articles at a time.

    Parameters
    ----------
    name, column : str
        Of the table, and of its column of topics.
    part : ndarray of shape (articles, topics)
        Share of each topic in each article.
    numbers : ndarray of int
        The number of each topic.
    """
    for start in range(0, max(len(article_ids), 1), ARTICLES):
        some = part[start : start + ARTICLES]
        articles, topics = np.indices(some.shape).reshape(2, -1)
        ids = pd.Series(article_ids[start : start + ARTICLES], dtype="str")
        columns = {
            "article_id": ids.take(articles).reset_index(drop=True),
            column: numbers[topics],
            "share": some.ravel(),
        }
        yield tables.check(name, pd.DataFrame(columns))


def _of_paragraphs(cut: Cut) -> pd.DataFrame:
    found = []
    for share in cut.proportions:
        at = np.flatnonzero(share >= LISTED_SHARE)
        found.append((at, share[at]))
    rows, share = (np.concatenate(arrays) for arrays in zip(*found))
    topics = np.repeat(np.arange(1, len(found) + 1), [len(at) for at, _ in found])
    paragraphs = cut.model.material.paragraphs
    rank = np.argsort(paragraphs["paragraph_id"].argsort().to_numpy())
    order = np.lexsort((rank[rows], -share, topics))  # before the rows are made, which are larger
    columns = [column.name for column in tables.SCHEMAS["topic_paragraphs"]]
    own = [name for name in columns if name in paragraphs]
    origin = paragraphs[own].iloc[rows[order]].reset_index(drop=True)
    return origin.assign(topic=topics[order], share=share[order])[columns]


def by_month(
    topic_counts: pd.DataFrame, month: dict[str, str], window: Sequence[str], *, seed: int
) -> pd.DataFrame:
    """``topic_months``: every month of the window for each topic; missing in months without articles.

    Parameters
    ----------
    topic_counts : DataFrame
        Number of words of each article in each topic: index article_id, one
        column per topic.
    """
    months = np.array([month.get(article_id, "") for article_id in topic_counts.index.tolist()], dtype=object)
    words = topic_counts.to_numpy()
    made = _Rows(topic_counts.columns)
    for name in window:
        made.add(words[months == name], seed=[seed, 1], month=name)
    table = made.table("articles", first=["month"])
    return table.sort_values(["topic", "month"], kind="stable", ignore_index=True)


def by_meeting(
    paragraphs: pd.DataFrame, origin: Sequence[str] | pd.Series, meetings: pd.DataFrame, *, seed: int
) -> pd.DataFrame:
    """``topic_meetings``: topic shares of each meeting, over the paragraphs of the articles that report it.

    The interval is obtained by resampling these paragraphs, so it shows how
    much the share depends on individual paragraphs.

    Parameters
    ----------
    paragraphs : DataFrame
        As `topic_counts` in `by_month`, one row per paragraph.
    origin : sequence of str
        Article of each row.
    """
    topic_counts, made = paragraphs.to_numpy(), _Rows(paragraphs.columns)
    places = pd.Series(np.arange(len(topic_counts))).groupby(np.asarray(origin, dtype=object)).indices
    reported = meetings[meetings["status"] == "held"]
    for meeting_id, cell in zip(reported["meeting_id"].tolist(), reported["article_ids"].tolist()):
        parts = [places[a] for a in tables.split(cell) if a in places]
        if parts:
            made.add(topic_counts[np.concatenate(parts)], seed=[seed, 2], least=LEAST, meeting_id=meeting_id)
    return made.table("paragraphs", first=["meeting_id"])


def by_group(topic_counts: pd.DataFrame, meetings: pd.DataFrame, column: str, *, seed: int) -> pd.DataFrame:
    """Topic shares of each series, body or speaker, over the articles that report its meetings.

    Parameters
    ----------
    topic_counts : DataFrame
        As in `by_month`.
    column : str
        ``series_full``, ``body_full`` or ``speakers``; each item of a list is a group.
    """
    reported = meetings[meetings["status"] == "held"]
    words, name = topic_counts.to_numpy(), GROUPS[column]
    places = {article_id: at for at, article_id in enumerate(topic_counts.index.tolist())}
    found: dict[str, list[list[str]]] = {}
    for cell, articles in zip(reported[column].tolist(), reported["article_ids"].tolist()):
        for group in tables.split(cell) if column == "speakers" else [cell]:
            if group:
                found.setdefault(group, []).append(tables.split(articles))
    made = _Rows(topic_counts.columns)
    for group, lists in sorted(found.items()):
        ids = sorted({article_id for ids in lists for article_id in ids if article_id in places})
        if ids:
            rows = words[[places[article_id] for article_id in ids]]
            key: dict[str, Any] = {name: group, "meetings": len(lists)}
            made.add(rows, seed=[seed, 3], **key)
    return made.table("articles", first=[name], last=["meetings"])


class _Rows:
    """Builder of a table with one row per group of texts and topic."""

    def __init__(self, topics: pd.Index):
        self._topics = topics.to_numpy()
        self._keys: list[dict] = []
        self._shares: list[np.ndarray] = []  #: of shape (3, topics): share, low, high
        self._texts: list[int] = []

    def add(self, topic_counts: np.ndarray, *, seed: list[int], least: int = 2, **key: object) -> None:
        """Add a group: its shares with intervals, which are missing below `least` texts."""
        share = low = high = np.full(topic_counts.shape[1], np.nan)
        if len(topic_counts) >= least:
            share, low, high = shares.interval(topic_counts, seed=seed)
        elif len(topic_counts):
            share = topic_counts.sum(axis=0) / topic_counts.sum()
        self._keys.append(key)
        self._shares.append(np.array([share, low, high], dtype=float))
        self._texts.append(len(topic_counts))

    def table(self, counted: str, *, first: list[str], last: Sequence[str] = ()) -> pd.DataFrame:
        """The table: keys `first`, topic, shares, number of texts, keys `last`."""
        groups, topics = len(self._keys), len(self._topics)
        each = np.repeat(np.arange(groups), topics)

        def key(name: str) -> pd.Series:
            cells = pd.Series([key[name] for key in self._keys], dtype="str" if name in first else "int64")
            return cells.take(each).reset_index(drop=True)

        found = np.concatenate(self._shares, axis=1) if groups else np.zeros((3, 0))
        columns = {name: key(name) for name in first} | {"topic": np.tile(self._topics, groups)}
        columns |= dict(zip(("share", "share_low", "share_high"), found))
        columns[counted] = np.repeat(np.array(self._texts, dtype="int64"), topics)
        return pd.DataFrame(columns | {name: key(name) for name in last})
