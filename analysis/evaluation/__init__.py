"""Evaluation of a run against gold data: precision and recall."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from analysis.evaluation.score import Score


def all_scores(tables: Mapping[str, pd.DataFrame], gold: Path) -> list[Score]:
    """All measures for which the run has tables and the folder has gold data."""
    from analysis.evaluation import articles, formulations, meetings, years

    subjects = {articles: "articles", meetings: "meetings", years: "meetings", formulations: "formulations"}
    made = [subject for subject, table in subjects.items() if table in tables]
    return [score for subject in made for score in subject.score(tables, gold)]


__all__ = ["Score", "all_scores"]
