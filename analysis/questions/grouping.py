"""Articles grouped by month, by newspaper, or by any column of the corpus' own metadata."""

from __future__ import annotations

import logging

import pandas as pd

from analysis.faults import InputFault, offer

logger = logging.getLogger(__name__)

#: Values of a column that are groups of their own, and what all others are called.
MOST, OTHER = 50, "(other)"
#: The group of articles without a value.
UNKNOWN = "(none)"


def group(articles: pd.DataFrame, column: str, *, most: int = MOST) -> pd.Series:
    """For each article_id its group.

    Parameters
    ----------
    articles : DataFrame
        The table ``articles``.
    column : str
        A column of it, or ``"month"`` or ``"year"`` of the article's date.
        ``"source"`` is the newspaper or site where the corpus names them,
        else the file.
    most : int
        The most frequent values are groups; all others together are
        ``"(other)"``, which is logged as a warning. Months are never joined.

    Returns
    -------
    Series
        Indexed by article_id, named by the column: ``"origin"`` where
        ``"source"`` means the newspaper, so that in every table ``source`` is
        the file. Undated articles have no month, and are left out.

    Raises
    ------
    InputFault
        If there is no such column; the message offers the nearest.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a", "b"], "date": ["2024-05", ""], "省份": ["云南", ""]})
    >>> group(articles, "省份").to_dict(), group(articles, "month").to_dict()
    ({'a': '云南', 'b': '(none)'}, {'a': '2024-05'})
    """
    if column in ("month", "year") and column not in articles:
        pattern = r"^(\d{4}-\d{2})(?!\d)" if column == "month" else r"^(\d{4})"
        months = articles["date"].str.extract(pattern, expand=False)
        return months.set_axis(articles["article_id"]).dropna().rename(column)
    if column not in articles.columns:
        known = ["month", "year", *articles.columns]
        raise InputFault(f"articles cannot be grouped by {column!r}; {offer(column, known)}")
    if column == "source" and "origin" in articles and (articles["origin"] != "").any():
        column = "origin"
    values = articles[column].astype(str).replace("", UNKNOWN).set_axis(articles["article_id"])
    counts = values.value_counts()
    if len(counts) <= most:
        return values
    kept = set(counts.index[:most])
    logger.warning(
        f"{column} has {len(counts):,} values; the {most} most frequent are shown, all others as {OTHER}"
    )
    return values.where(values.isin(kept), OTHER)
