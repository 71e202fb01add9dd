"""The scorer of articles."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from analysis import corpus, tables
from analysis.evaluation import articles
from analysis.wording import tell

GOLD = """\
file,article,kind,headline,kicker,deck,first_words,last_words,headline_position,reporters
a.txt,1,report,甲会召开,,,甲会召开,部署工作。,before,王翔
a.txt,2,report,,,,本报讯,结束。,none,
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "seeds_articles.csv").write_text(GOLD, encoding="utf-8")
    return tmp_path


def frames(*found: dict) -> dict[str, pd.DataFrame]:
    rows = [
        {"kicker": "", "deck": "", "reporters": "", "kind": "report", "source": "a.txt", **row}
        for row in found
    ]
    paragraphs = [
        {"article_id": row["article_id"], "source": row["source"], "start": i, "text": row.pop("text")}
        for i, row in enumerate(rows)
    ]
    return {"articles": pd.DataFrame(rows), "paragraphs": pd.DataFrame(paragraphs)}


FIRST = {
    "article_id": "a.txt#1",
    "text": "甲会 召开\n会议部署工作。",
    "headline": "甲会召开",
    "headline_position": "before",
    "reporters": "王翔",
}
SECOND = {"article_id": "a.txt#2", "text": "本报讯 会议结束。", "headline": "", "headline_position": "none"}


def test_all_right(folder: Path):
    scores = articles.score(frames(dict(FIRST), dict(SECOND)), folder)
    assert [str(score) for score in scores][:2] == [
        "articles with correct boundaries: 2 correct, 2 found, 2 in the gold data: precision 1.000, recall 1.000, F1 1.000",
        "headlines: 2 correct, 2 found, 2 in the gold data: precision 1.000, recall 1.000, F1 1.000",
    ]
    assert [score.faults for score in scores] == [()] * 6


def test_a_missed_boundary_is_one_article_lost_and_its_neighbour_wrong(folder: Path):
    both = FIRST | {"text": FIRST["text"] + SECOND["text"]}
    ends = articles.score(frames(both), folder)[0]
    assert (ends.right, ends.found, ends.gold) == (0, 1, 2)
    assert [*map(tell, ends.faults)] == [
        "a.txt article 1: ends with 甲会召开会议部署工作。本报讯会议结束。, expected 部署工作。",
        "a.txt article 2 本报讯: not found",
    ]


def test_an_article_too_many_costs_precision(folder: Path):
    extra = SECOND | {"article_id": "a.txt#3", "text": "小标题"}
    ends = articles.score(frames(dict(FIRST), dict(SECOND), extra), folder)[0]
    assert (ends.right, ends.found, ends.gold) == (2, 3, 2)
    assert [*map(tell, ends.faults)] == ["a.txt#3: not in the gold data"]


def test_a_wrong_reporter_is_named(folder: Path):
    scores = articles.score(frames(FIRST | {"reporters": "王天翊"}, dict(SECOND)), folder)
    assert [*map(tell, scores[3].faults)] == ["a.txt article 1 reporters: 王天翊, expected 王翔"]


def test_the_seeds(seeds: Path, gold: Path):
    documents = corpus.settle(
        [corpus.cut(source) for batch in corpus.batches(seeds) for source in corpus.load(batch)]
    )
    made = {"articles": tables.articles(documents), "paragraphs": tables.paragraphs(documents)}
    for score in articles.score(made, gold):
        assert (score.right, score.found, score.gold, score.faults) == (16, 16, 16, ())


def test_a_run_over_other_files_is_not_scored(gold):
    tables = {"articles": pd.DataFrame({"source": ["b.txt"]}), "paragraphs": pd.DataFrame()}
    assert articles.score(tables, gold) == []
