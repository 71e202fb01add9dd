"""The timeline against the hand-made gold, and against records that say when they were published."""

from __future__ import annotations

import csv
import gzip
import json
from datetime import date

import pytest

from analysis import corpus, tables, timeline
from analysis.evaluation import meetings as evaluation
from analysis.records import Source


def run(documents):
    line = timeline.build(documents)
    return {"articles": tables.articles(documents), "meetings": tables.meetings(line.meetings)}


def records(path, keys=None):
    with gzip.open(path, "rt", encoding="utf-8") as handle:
        for row in map(json.loads, handle):
            if keys is None or row["id"] in keys:
                yield row


def source(row) -> Source:
    return Source(row["id"], row["text"], row["title"], row["published"], "column")


def test_seeds(seeds, gold):
    documents = [corpus.cut(one) for batch in corpus.batches(seeds) for one in corpus.load(batch)]
    scores = evaluation.score(run(corpus.settle(documents)), gold)
    assert {score.measure: (score.f1, score.faults) for score in scores} == {
        score.measure: (1.0, ()) for score in scores
    }
    assert scores[0].gold == 11


def test_broadcast(data, gold):
    with (gold / evaluation.BROADCAST).open(encoding="utf-8-sig", newline="") as handle:
        keys = {row["key"] for row in csv.DictReader(handle)}
    documents = [corpus.cut(source(row)) for row in records(data / "broadcast_2023.jsonl.gz", keys)]
    scores = {s.measure.removeprefix("broadcast: "): s for s in evaluation.score(run(documents), gold)}
    assert scores["held meetings and receptions with the right date"].f1 >= 0.95
    assert scores["chairs"].precision >= 0.92
    assert scores["speakers"].precision >= 0.92


@pytest.mark.slow
def test_broadcast_year(data, gold):
    """The whole year at once: merging gives meetings all their days, and costs the annotated items nothing."""
    documents = corpus.settle([corpus.cut(source(row)) for row in records(data / "broadcast_2023.jsonl.gz")])
    scores = {s.measure.removeprefix("broadcast: "): s for s in evaluation.score(run(documents), gold)}
    assert scores["held meetings and receptions with all days of the meeting"].f1 >= 0.98
    assert scores["held events and visits with all days of the meeting"].f1 >= 0.8


@pytest.mark.slow
def test_central(data):
    """Every record whose text names its meeting and day: the day lies up to three days before publication."""
    names = {
        "国务院常委会": "常务会议",
        "政治局会议": "政治局",
        "中央全面深化改革会议": "深化改革",
        "中央经济工作会议": "经济工作会议",
    }
    rows = list(records(data / "central_meetings_2012_2018.jsonl.gz"))
    documents = [corpus.cut(source(row)) for row in rows]
    meetings = run(documents)["meetings"]
    meetings = meetings[(meetings["status"] == "held") & (meetings["kind"] == "meeting")]
    days: dict[str, list[tuple[str, str]]] = {}
    for meeting in meetings.itertuples():
        for article in tables.split(meeting.article_ids):
            days.setdefault(article.rpartition("#")[0], []).append((meeting.name, meeting.date_end))
    right = 0
    for row in rows:
        published = date.fromisoformat(row["published"])
        right += any(
            names[row["series"]] in name and end and 0 <= (published - date.fromisoformat(end)).days <= 3
            for name, end in days.get(row["id"], [])
        )
    dateless = 3  # records that begin after the sentence that names meeting and day
    assert right >= 0.99 * (len(rows) - dateless)
