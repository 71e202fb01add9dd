"""Evaluate articles: boundaries, headlines, reporters, kinds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from analysis.evaluation.score import Score
from analysis.tables import among
from analysis.wording import message

GOLD = "seeds_articles.csv"

#: Measures for articles with a correct start, and the columns that must agree.
MEASURES = {
    "headlines": ("headline",),
    "kickers and decks": ("kicker", "deck"),
    "reporters": ("reporters",),
    "kinds of article": ("kind",),
    "places of the headline": ("headline_position",),
}


def score(tables: Mapping[str, pd.DataFrame], gold: Path) -> list[Score]:
    """Score the tables `articles` and `paragraphs` of a run.

    An article is correct if its first and last words are, ignoring white space
    and Markdown marks. Only files in both the run and the gold data are
    scored; without such files there are no scores.

    Parameters
    ----------
    tables : dict of str to DataFrame
    gold : Path
        The folder with ``seeds_articles.csv``.
    """
    if not (gold / GOLD).is_file():
        return []
    rows = pd.read_csv(gold / GOLD, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    wanted = rows[among(rows["file"], tables["articles"]["source"])].to_dict("records")
    if not wanted:
        return []
    found = _found(tables, {row["file"] for row in wanted})
    begins = {(row["source"], row["bare"][: len(first)]): row for row in found for first in _firsts(wanted)}
    pairs = [(row, begins.get((row["file"], _bare(row["first_words"])))) for row in wanted]
    scores = [_ends(pairs, found, len(wanted))]
    for measure, columns in MEASURES.items():
        scores.append(_agreement(measure, columns, pairs, len(found)))
    return scores


def _found(tables: Mapping[str, pd.DataFrame], files: set[str]) -> list[dict]:
    """The articles of these files, with their full text, stripped."""
    paragraphs = tables["paragraphs"].sort_values(["source", "start"], kind="stable")
    texts = paragraphs.groupby("article_id", sort=False)["text"].agg("".join)
    articles = tables["articles"][tables["articles"]["source"].isin(files)]
    return [row | {"bare": _bare(texts.get(row["article_id"], ""))} for row in articles.to_dict("records")]


def _firsts(wanted: list[dict]) -> set[str]:
    return {_bare(row["first_words"]) for row in wanted}


def _ends(pairs: list[tuple[dict, dict | None]], found: list[dict], gold: int) -> Score:
    """Score of articles with correct boundaries."""
    right, faults = 0, []
    for wanted, got in pairs:
        label = f"{wanted['file']} article {wanted['article']}"
        if got is None:
            faults.append(message("fault_missed", where=f"{label} {wanted['first_words']}"))
        elif not got["bare"].endswith(_bare(wanted["last_words"])):
            found_end = got["bare"][-20:]
            faults.append(
                message("fault_unfinished", where=label, found=found_end, gold=wanted["last_words"])
            )
        else:
            right += 1
    matched = {got["article_id"] for _, got in pairs if got}
    faults += [
        message("fault_extra", where=row["article_id"]) for row in found if row["article_id"] not in matched
    ]
    return Score("articles with both ends right", right, len(found), gold, tuple(faults))


def _agreement(
    measure: str, columns: tuple[str, ...], pairs: list[tuple[dict, dict | None]], found: int
) -> Score:
    """Score of articles in which all `columns` agree."""
    right, faults = 0, []
    for wanted, got in pairs:
        differing = [column for column in columns if got is None or got[column] != wanted[column]]
        right += not differing
        if got is not None:
            faults += [
                message(
                    "fault_other",
                    where=f"{wanted['file']} article {wanted['article']} {column}",
                    found=got[column],
                    gold=wanted[column],
                )
                for column in differing
            ]
    return Score(measure, right, found, len(pairs), tuple(faults))


def _bare(text: str) -> str:
    """Strip white space and the marks of a Markdown heading.

    >>> _bare("# 牢记嘱托 建强堡垒")
    '牢记嘱托建强堡垒'
    """
    return re.sub(r"[\s#]", "", text)
