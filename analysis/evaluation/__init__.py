"""Evaluation of a run against gold data: precision and recall."""

from __future__ import annotations

import hashlib
from collections import ChainMap
from collections.abc import Mapping
from pathlib import Path
from typing import cast

import pandas as pd

from analysis.evaluation import meetings
from analysis.evaluation.score import Score, in_markdown

#: The texts that a folder of gold annotates.
TEXTS = "texts.csv"


def all_scores(tables: Mapping[str, pd.DataFrame], gold: Path) -> list[Score]:
    """All measures for which the run has tables and the folder has gold data."""
    from analysis.evaluation import articles, formulations, years

    subjects = {articles: "articles", meetings: "meetings", years: "meetings", formulations: "formulations"}
    made = [subject for subject, table in subjects.items() if table in tables]
    return [score for subject in made for score in subject.score(tables, gold)]


def with_gold_texts(
    tables: Mapping[str, pd.DataFrame], sources: Mapping[str, str], gold: Path
) -> Mapping[str, pd.DataFrame]:
    """The tables with only those articles whose source is a text that the gold annotates; empty without any.

    Ids of records such as ``20230101-01`` coincide between corpora: the text decides, not its name.

    Parameters
    ----------
    sources : mapping of str to str
        Text of each source.
    gold : Path
        Folder with ``texts.csv``: name and digest of each annotated text, and of those that tell all days of its meetings.
    """
    path = gold / TEXTS
    if not path.exists():
        return {}
    known = pd.read_csv(path, dtype=str, keep_default_na=False)
    same = [
        name
        for name, wanted in zip(known["name"], known["digest"], strict=True)
        if name in sources and digest(sources[name]) == wanted
    ]
    if not same:
        return {}
    articles = tables["articles"]
    # the other tables are read when asked for
    return ChainMap(
        {"articles": articles[articles["source"].isin(same)]}, cast("dict[str, pd.DataFrame]", tables)
    )


def digest(text: str) -> str:
    """A name of a text's content, whatever its line breaks and spaces.

    >>> digest("市委\\n召开会议") == digest("市委召开 会议"), len(digest(""))
    (True, 16)
    """
    return hashlib.sha256("".join(text.split()).encode("utf-8", "replace")).hexdigest()[:16]


__all__ = ["Score", "all_scores", "digest", "in_markdown", "meetings", "with_gold_texts"]
