"""Scores are given only where the texts are those that the gold annotates, whatever their names."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis import evaluation

ROOT = Path(__file__).resolve().parents[2]


def test_a_record_counts_only_with_the_text_of_the_gold(tmp_path):
    (tmp_path / "texts.csv").write_text(
        f"name,digest\n20230101-01,{evaluation.digest('市委召开会议')}\nb,{evaluation.digest('乙')}\n",
        encoding="utf-8",
    )
    made = {"articles": pd.DataFrame({"source": ["20230101-01", "b", "c"]})}
    texts = {"20230101-01": "市委召开\n会议", "b": "另一篇", "c": "丙"}
    found = evaluation.with_gold_texts(made, texts, tmp_path)
    assert found["articles"]["source"].tolist() == ["20230101-01"]
    assert not evaluation.with_gold_texts(made, dict.fromkeys(texts, "别的"), tmp_path)


def test_the_sample_corpus_is_the_text_of_its_gold():
    known = pd.read_csv(ROOT / "tests/gold/texts.csv", index_col="name")["digest"]
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        assert known[path.name] == evaluation.digest(path.read_text("utf-8")), path.name


def test_the_texts_that_tell_all_days_of_a_meeting_are_known():
    """Otherwise a page leaves out the scores by all days, which `evaluate` prints."""
    known = pd.read_csv(ROOT / "tests/gold/texts.csv")["name"]
    rows = pd.read_csv(ROOT / "tests/gold/broadcast_meetings_2023.csv", dtype=str, keep_default_na=False)
    told = {key for cell in rows["whole_from"] for key in cell.split("；") if key}
    assert told and told <= set(known)
