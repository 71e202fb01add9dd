"""In which month an article stands."""

from __future__ import annotations

import pandas as pd

from analysis import tables


def months(articles: pd.DataFrame, meetings: pd.DataFrame) -> dict[str, str]:
    """Each article's month: of the earliest meeting that it reports as held, else of its publication.

    An article whose month the texts do not give is not in it.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a#1", "b#1", "c#1"], "published": ["2024-03-02", "2024", ""]})
    >>> meetings = pd.DataFrame({"meeting_id": ["m1"], "status": ["held"], "date": ["2024-01-29"],
    ...                          "date_start": ["2024-01-29"], "article_ids": ["a#1；c#1"]})
    >>> months(articles, meetings)
    {'a#1': '2024-01', 'c#1': '2024-01'}
    """
    found = {row.article_id: row.published[:7] for row in articles.itertuples() if _has_month(row.published)}
    held = meetings[(meetings["status"] == "held") & meetings["date"].map(_has_month).astype(bool)]
    for row in held.sort_values(["date_start", "meeting_id"], ascending=False).itertuples():
        for article_id in tables.split(row.article_ids):
            found[article_id] = row.date[:7]
    return found


def _has_month(date: str) -> bool:
    return len(date) >= 7 and date[4] == "-" and date[5:7].isdigit() and "01" <= date[5:7] <= "12"


def window(first: str, last: str) -> list[str]:
    """Every month from first to last.

    Examples
    --------
    >>> window("2023-11", "2024-02")
    ['2023-11', '2023-12', '2024-01', '2024-02']
    """
    return [str(month) for month in pd.period_range(first, last, freq="M")]
