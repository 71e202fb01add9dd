"""Evaluate years: correct, wrong, not given; and calibration of the confidence.

Records with a known publication date are dated again without it; their true
date is shortly before it.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pandas as pd

from analysis import corpus, edtf, tables, timeline
from analysis.evaluation.score import Score
from analysis.records import Source
from analysis.tables import row_tuples
from analysis.wording import message

#: Maximum days between the date of a record and its publication.
_BEFORE = 3
_BINS = (0.0, 0.2, 0.4, 0.6, 0.75, 0.9, 1.0)
_CENTRAL = "central_meetings_2012_2018.jsonl.gz"


def score(made: dict[str, pd.DataFrame], gold: Path) -> list[Score]:
    """Score dates and calibration of a run on the central meetings, using their publication dates.

    No scores for other texts, or if `gold` does not contain that corpus.
    """
    if not (gold / _CENTRAL).is_file():
        return []
    published = {record["id"]: record["published"] for record in _records(gold)}
    if not set(made["meetings"]["source"]) & set(published):
        return []
    return _central_scores(judge(made["meetings"], published))


def _central_scores(judged: pd.DataFrame) -> list[Score]:
    told = judged[judged["outcome"].isin(["right", "wrong"])]
    right = judged[judged["outcome"] == "right"]
    faults = tuple(
        message("fault_year", where=row.record, found=row.date, published=row.published)
        for row in row_tuples(judged[judged["outcome"].isin(["wrong", "not found"])])
    )
    scores = [
        Score(
            "central meetings, dated 0 to 3 days before publication",
            len(right),
            len(told),
            len(judged),
            faults,
        )
    ]
    for row in row_tuples(reliability(judged)):
        if row.dates:
            measure = message("years_given", low=row.low, high=row.high, confidence=row.confidence)
            scores.append(Score(measure, round(row.right * row.dates), row.dates, row.dates))
    return scores


def dated(sources: list[Source]) -> pd.DataFrame:
    """Make the meetings table of some sources."""
    documents = corpus.settle([corpus.cut(source) for source in sources])
    line = timeline.build(documents)
    return tables.meetings(line.meetings)


def judge(meetings: pd.DataFrame, published: Mapping[str, str]) -> pd.DataFrame:
    """Judge the date of the first meeting of each record.

    Parameters
    ----------
    meetings : DataFrame
        The meetings table of a run.
    published : mapping
        Publication date by record, which the run did not know.

    Returns
    -------
    DataFrame
        Columns record, published, date, confidence, likely (the most probable
        year), outcome: ``right`` (0 to 3 days before publication), ``wrong``,
        ``withheld`` (no year) or ``not found``.
    """
    held = meetings[meetings["status"] == "held"].sort_values(["source", "start"], kind="stable")
    first = {row.source: row for row in row_tuples(held.drop_duplicates("source"))}
    for row in row_tuples(held):  # copies, and other records that report it
        for article in tables.split(row.article_ids):
            first.setdefault(article.rpartition("#")[0], row)
    rows = []
    for record in sorted(published):
        meeting = first.get(record)
        if meeting is None:
            rows.append((record, published[record], "", 0.0, "", "not found"))
            continue
        likely = meeting.date_start[:4] or meeting.year_others.partition(":")[0]
        rows.append(
            (
                record,
                published[record],
                meeting.date if meeting.date_start else "",
                meeting.year_confidence,
                likely,
                _outcome(meeting, published[record]),
            )
        )
    return pd.DataFrame(rows, columns=["record", "published", "date", "confidence", "likely", "outcome"])


def _outcome(meeting, published: str) -> str:
    if not meeting.date_start:
        return "withheld"
    return "right" if 0 <= edtf.apart(meeting.date_end, published) <= _BEFORE else "wrong"


def reliability(judged: pd.DataFrame) -> pd.DataFrame:
    """Calibration: proportion of correct years by bins of confidence.

    Columns: low, high, dates, right (proportion whose most probable year is
    correct), confidence (mean). The year of a date shortly before New Year is
    the year before publication.
    """
    told = judged[judged["likely"] != ""]
    truth = [edtf.shift(day, -_BEFORE)[:4] for day in told["published"]]
    hit = (told["likely"] == told["published"].str[:4]) | (told["likely"] == truth)
    table = pd.DataFrame({"confidence": told["confidence"], "right": hit.astype(float)})
    rows = []
    for low, high in pairwise(_BINS):
        part = table[(table["confidence"] >= low) & ((table["confidence"] < high) | (high == 1.0))]
        rows.append((low, high, len(part), part["right"].mean(), part["confidence"].mean()))
    return pd.DataFrame(rows, columns=["low", "high", "dates", "right", "confidence"]).round(3)


def central(data: Path, *, told: bool) -> pd.DataFrame:
    """`judge` on the central meetings of 2012 to 2018, with or without their publication dates."""
    records = _records(data)
    sources = [
        Source(record["id"], record["text"], record["title"], record["published"], "column")
        for record in records
    ]
    if not told:
        sources = [replace(source, published="", published_basis="") for source in sources]
    return judge(dated(sources), {record["id"]: record["published"] for record in records})


def _records(data: Path) -> list[dict[str, str]]:
    with gzip.open(data / _CENTRAL, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
