"""Queries on tables shared by several packages."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from analysis import edtf
from analysis.records import ArticleDate
from analysis.settings import WINDOW


def row_tuples(table: pd.DataFrame) -> Iterator[Any]:
    """The rows of a table as named tuples with cells of any type.

    The pandas stubs type cells as scalars; their actual types are given by the
    schema.
    """
    # as `DataFrame.itertuples`, which takes each cell of a text column out of Arrow by itself
    row = namedtuple("row", ["Index", *map(str, table.columns)], rename=True)  # type: ignore[misc]
    columns = [table.index.tolist(), *(table.iloc[:, at].tolist() for at in range(table.shape[1]))]
    return map(row._make, zip(*columns, strict=True))


def among(cells: pd.Series, keys: Iterable) -> np.ndarray:
    """Whether each cell is one of the keys; faster than `Series.isin` for text.

    >>> among(pd.Series(["a", "b", "c"], dtype="str"), ["c", "a"]).tolist()
    [True, False, True]
    """
    held = pa.array(cells)
    return pc.is_in(held, value_set=pa.array(keys, type=held.type)).to_numpy(zero_copy_only=False)


def with_dates(articles: pd.DataFrame, dates: Mapping[str, ArticleDate]) -> pd.DataFrame:
    """Add dates and their basis from `timeline.date_articles` to the articles."""
    dated = [dates[article_id] for article_id in articles["article_id"].tolist()]
    return articles.assign(
        date=pd.Series([one.date for one in dated], dtype="str"),
        date_basis=pd.Series([one.basis for one in dated], dtype="str"),
    )


def known_window(
    given: tuple[str, str] | None, articles: pd.DataFrame, meetings: pd.DataFrame
) -> tuple[str, str] | None:
    """The months given, otherwise those of the dated texts (`edtf.shown_months`); None where nothing is dated.

    Uses the dates of articles, or of meetings held if no article is dated.
    """
    if given is not None:
        return given
    held = meetings.loc[meetings["status"] == "held", "date"]
    return edtf.shown_months(articles["date"], held) or edtf.shown_months(held)


def shown_window(
    given: tuple[str, str] | None, articles: pd.DataFrame, meetings: pd.DataFrame
) -> tuple[str, str]:
    """The months shown in figures and pages: the `known_window`, or any where nothing is dated."""
    return known_window(given, articles, meetings) or WINDOW


def covered_months(articles: pd.DataFrame, meetings: pd.DataFrame) -> set[str]:
    """The months with an article or a meeting held."""
    held = meetings.loc[meetings["status"] == "held", "date"]
    return edtf.covered([*articles["date"].tolist(), *held.tolist()])
