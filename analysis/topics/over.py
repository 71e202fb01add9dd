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
    rows = []
    for name in window:
        rows += _rows({"month": name}, held.columns, words[months == name], "articles", seed=[seed, 1])
    table = pd.DataFrame(rows, columns=["month", "topic", "share", "share_low", "share_high", "articles"])
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
    held, topics = paragraphs.to_numpy(), paragraphs.columns
    places = pd.Series(np.arange(len(held))).groupby(np.asarray(origin, dtype=object)).indices
    rows = []
    reported = meetings[meetings["status"] == "held"]
    for meeting_id, cell in zip(reported["meeting_id"].tolist(), reported["article_ids"].tolist()):
        parts = [places[a] for a in tables.split(cell) if a in places]
        if parts:
            rows += _rows(
                {"meeting_id": meeting_id},
                topics,
                held[np.concatenate(parts)],
                "paragraphs",
                seed=[seed, 2],
                least=LEAST,
            )
    return pd.DataFrame(
        rows, columns=["meeting_id", "topic", "share", "share_low", "share_high", "paragraphs"]
    )


def by_series(held: pd.DataFrame, meetings: pd.DataFrame, *, seed: int) -> pd.DataFrame:
    """``topic_series``: of each series of meetings, over the articles that report them."""
    reported = meetings[(meetings["status"] == "held") & (meetings["series"] != "")]
    words = held.to_numpy()
    places = {article_id: at for at, article_id in enumerate(held.index.tolist())}
    rows = []
    for series, group in reported.groupby("series", sort=True):
        ids = sorted({a for cell in group["article_ids"].tolist() for a in tables.split(cell) if a in places})
        if ids:
            rows += _rows(
                {"series": series, "meetings": len(group)},
                held.columns,
                words[[places[article_id] for article_id in ids]],
                "articles",
                seed=[seed, 3],
            )
    names = ["series", "topic", "share", "share_low", "share_high", "articles", "meetings"]
    return pd.DataFrame(rows, columns=names)


def _rows(
    key: dict, topics: pd.Index, held: np.ndarray, counted: str, *, seed: list[int], least: int = 2
) -> list[dict]:
    """One row a topic: the key, the share with its interval, how many texts."""
    share = low = high = np.full(held.shape[1], np.nan)
    if len(held):
        share, low, high = shares.interval(held, seed=seed)
        if len(held) < least:
            low = high = np.full(held.shape[1], np.nan)
    return [
        {**key, "topic": topic, "share": s, "share_low": lo, "share_high": hi, counted: len(held)}
        for topic, s, lo, hi in zip(topics, share, low, high)
    ]
