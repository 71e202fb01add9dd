"""Topics over months, meetings and series of meetings: shares with 90 % intervals."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis import tables
from analysis.topics import shares

#: Fewer paragraphs than this say nothing of how a meeting's share may vary.
LEAST = 3


def by_month(held: pd.DataFrame, month: dict[str, str], window: Sequence[str], *, seed: int) -> pd.DataFrame:
    """``topic_months``: every month of the window for each topic; an empty month stays empty.

    Parameters
    ----------
    held : DataFrame
        Words of each article that are each topic's: index article_id,
        one column a topic.
    """
    months = np.array([month.get(article_id, "") for article_id in held.index.tolist()], dtype=object)
    words = held.to_numpy()
    made = _Rows(held.columns)
    for name in window:
        made.add(words[months == name], seed=[seed, 1], month=name)
    table = made.table("articles", first=["month"])
    return table.sort_values(["topic", "month"], kind="stable", ignore_index=True)


def by_meeting(
    paragraphs: pd.DataFrame, origin: Sequence[str], meetings: pd.DataFrame, *, seed: int
) -> pd.DataFrame:
    """``topic_meetings``: of each meeting that is reported, over the paragraphs of its articles.

    The interval is from resampling those paragraphs: how much the share
    hangs on single ones of them.

    Parameters
    ----------
    paragraphs : DataFrame
        As `held` of `by_month`, one row a paragraph.
    origin : sequence of str
        Article of each row.
    """
    held, made = paragraphs.to_numpy(), _Rows(paragraphs.columns)
    places = pd.Series(np.arange(len(held))).groupby(np.asarray(origin, dtype=object)).indices
    reported = meetings[meetings["status"] == "held"]
    for meeting_id, cell in zip(reported["meeting_id"].tolist(), reported["article_ids"].tolist()):
        parts = [places[a] for a in tables.split(cell) if a in places]
        if parts:
            made.add(held[np.concatenate(parts)], seed=[seed, 2], least=LEAST, meeting_id=meeting_id)
    return made.table("paragraphs", first=["meeting_id"])


def by_series(held: pd.DataFrame, meetings: pd.DataFrame, *, seed: int) -> pd.DataFrame:
    """``topic_series``: of each series of meetings, over the articles that report them."""
    reported = meetings[(meetings["status"] == "held") & (meetings["series"] != "")]
    words, made = held.to_numpy(), _Rows(held.columns)
    places = {article_id: at for at, article_id in enumerate(held.index.tolist())}
    for series, group in reported.groupby("series", sort=True):
        ids = sorted({a for cell in group["article_ids"].tolist() for a in tables.split(cell) if a in places})
        if ids:
            rows = words[[places[article_id] for article_id in ids]]
            made.add(rows, seed=[seed, 3], series=series, meetings=len(group))
    return made.table("articles", first=["series"], last=["meetings"])


class _Rows:
    """A table in the making: for each group of texts one row a topic, held as arrays until it is whole."""

    def __init__(self, topics: pd.Index):
        self._topics = topics.to_numpy()
        self._keys: list[dict] = []
        self._shares: list[np.ndarray] = []  #: of shape (3, topics): share, low, high
        self._texts: list[int] = []

    def add(self, held: np.ndarray, *, seed: list[int], least: int = 2, **key: object) -> None:
        """The next group: its shares with their intervals, none where there are fewer texts than `least`."""
        share = low = high = np.full(held.shape[1], np.nan)
        if len(held) >= least:
            share, low, high = shares.interval(held, seed=seed)
        elif len(held):
            share = held.sum(axis=0) / held.sum()
        self._keys.append(key)
        self._shares.append(np.array([share, low, high], dtype=float))
        self._texts.append(len(held))

    def table(self, counted: str, *, first: list[str], last: Sequence[str] = ()) -> pd.DataFrame:
        """All groups: their keys `first`, topic, shares, number of texts, and keys `last`."""
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
