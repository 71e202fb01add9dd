"""The scorer of years, on planted tables; and the bars on records whose publication is known."""

from __future__ import annotations

import gzip
import json

import pytest

from analysis import edtf, tables
from analysis.evaluation import years
from analysis.records import Meeting
from analysis.wording import tell


def meeting(source: str, date: str, **more) -> Meeting:
    first, last = edtf.bounds(date)
    return Meeting(
        f"m{source}", "meeting", "held", "例会", source, 0, 5, "例会召开", "held",
        date=date, date_start=first, date_end=last, date_precision=edtf.precision(date), **more,
    )  # fmt: skip


TABLE = tables.meetings(
    [
        meeting("a", "2023-05-24", year_confidence=0.9),
        meeting("b", "2022-05-24", year_confidence=0.8),
        meeting("c", "", year_confidence=0.4, year_others=((2023, 0.4), (2024, 0.3))),
        meeting("d", "2023-12-30", year_confidence=0.95),
    ]
)
PUBLISHED = {"a": "2023-05-25", "b": "2023-05-25", "c": "2023-05-25", "d": "2024-01-02", "e": "2023-05-25"}


def test_each_record_is_right_wrong_withheld_or_not_found():
    judged = years.judge(TABLE, PUBLISHED)
    assert dict(zip(judged["record"], judged["outcome"])) == {
        "a": "right", "b": "wrong", "c": "withheld", "d": "right", "e": "not found"
    }  # fmt: skip
    assert judged["likely"].tolist() == ["2023", "2022", "2023", "2023", ""]


def test_reliability_holds_probabilities_against_what_is_right():
    table = years.reliability(years.judge(TABLE, PUBLISHED))
    assert table.set_index("low")["dates"].to_dict() == {0.0: 0, 0.2: 0, 0.4: 1, 0.6: 0, 0.75: 1, 0.9: 2}
    assert table.set_index("low")["right"].dropna().to_dict() == {0.4: 1.0, 0.75: 0.0, 0.9: 1.0}


def test_a_run_over_records_of_known_publication_is_scored_with_its_reliability(tmp_path):
    lines = "".join(json.dumps({"id": key, "published": day}) + "\n" for key, day in PUBLISHED.items())
    with gzip.open(tmp_path / "central_meetings_2012_2018.jsonl.gz", "wt", encoding="utf-8") as handle:
        handle.write(lines)
    dated, *reliability = years.score({"meetings": TABLE}, tmp_path)
    assert (dated.right, dated.found, dated.gold) == (2, 3, 5)
    assert [*map(tell, dated.faults)] == [
        "b: 2022-05-24, published 2023-05-25",
        "e: not found, published 2023-05-25",
    ]
    assert [(s.label(), s.right, s.found) for s in reliability] == [
        ("years with confidence 0.40 to 0.60 (mean 0.40)", 1, 1),
        ("years with confidence 0.75 to 0.90 (mean 0.80)", 0, 1),
        ("years with confidence 0.90 to 1.00 (mean 0.93)", 2, 2),
    ]


def test_a_run_over_other_texts_and_a_folder_without_that_corpus_have_no_scores(tmp_path):
    assert years.score({"meetings": TABLE}, tmp_path) == []
    with gzip.open(tmp_path / "central_meetings_2012_2018.jsonl.gz", "wt", encoding="utf-8") as handle:
        handle.write('{"id": "z", "published": "2015-01-02"}\n')
    assert years.score({"meetings": TABLE}, tmp_path) == []


@pytest.mark.slow
def test_years_without_publication_dates(data):
    judged = years.central(data, told=False)
    shares = judged["outcome"].value_counts(normalize=True)
    assert shares["right"] >= 0.40
    assert shares["wrong"] <= 0.025  # 5 of 243; of the half that no weight was fitted to, 1 of 121


@pytest.mark.slow
def test_probabilities_mean_what_they_say(data):
    table = years.reliability(years.central(data, told=False))
    sure = table[(table["low"] >= 0.75) & (table["dates"] >= 20)]
    assert (sure["right"] >= sure["confidence"] - 0.1).all()
