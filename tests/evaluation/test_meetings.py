"""The scorer of meetings: what it counts as right, as wrong, and as missing."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

from analysis.evaluation import meetings
from analysis.evaluation.score import Score
from analysis.wording import tell

HEADER = "file,article,kind,status,date,time_of_day,year_basis,name,series,body,chair,speaker,attendees,form,evidence\n"
GOLD = HEADER + (
    "a.txt,1,meeting,held,2024-01-29,下午,context,全市教育工作会议,教育工作会议,,李大伟,王小明,,,x\n"
    "a.txt,2,reception,held,2024-01-30,,context,王小明会见周明一行,,,,王小明,孙立人,,x\n"
    "a.txt,2,meeting,referenced,2023,,context,中央经济工作会议,,,,,,,x\n"
    "elsewhere.txt,1,meeting,held,2024-01-29,,context,别处会议,,,,,,,x\n"
)


def found(*rows: dict) -> dict[str, pd.DataFrame]:
    blank = dict.fromkeys(
        ("time_of_day", "series", "chair", "speakers", "attendees", "body", "form", "year_basis", "date"), ""
    )
    made = [blank | {"status": "held", "article_ids": "a.txt#1"} | row for row in rows]
    return {"articles": pd.DataFrame({"source": ["a.txt"]}), "meetings": pd.DataFrame(made)}


MEETING = {
    "kind": "meeting",
    "date": "2024-01-29",
    "time_of_day": "下午",
    "name": "全市教育工作会议",
    "series": "教育工作会议",
    "chair": "李大伟",
    "speakers": "王小明",
    "year_basis": "context",
}
RECEPTION = {
    "kind": "reception",
    "date": "2024-01-30",
    "name": "王小明会见周明一行",
    "speakers": "王小明",
    "attendees": "孙立人",
    "year_basis": "context",
    "article_ids": "a.txt#2",
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    (tmp_path / meetings.SEEDS).write_text(GOLD, encoding="utf-8")
    return tmp_path


def by_measure(scores) -> dict[str, tuple[int, int, int]]:
    return {s.measure.removeprefix("seeds: "): (s.right, s.found, s.gold) for s in scores}


def test_all_right(gold):
    scores = meetings.score(found(MEETING, RECEPTION), gold)
    assert by_measure(scores) == {
        "held meetings and receptions with the right date": (2, 2, 2),
        "held events and visits with the right date": (0, 0, 0),
        "names": (2, 2, 2),
        "series": (2, 2, 2),
        "times of day": (2, 2, 2),
        "chairs": (2, 2, 2),
        "speakers": (2, 2, 2),
        "attendees": (2, 2, 2),
        "bodies": (2, 2, 2),
        "forms": (2, 2, 2),
        "where years come from": (2, 2, 2),
    }
    assert all(score.faults == () for score in scores)


def test_a_wrong_date_is_a_false_positive_and_a_false_negative(gold):
    score = meetings.score(found(MEETING | {"date": "2023-01-29"}, RECEPTION), gold)[0]
    assert (score.right, score.found, score.gold, score.f1) == (1, 2, 2, 0.5)
    assert [*map(tell, score.faults)] == [
        "a.txt meeting 全市教育工作会议 2024-01-29: 2023-01-29, expected 2024-01-29"
    ]


def test_what_is_missing_and_what_is_too_much_is_named(gold):
    score = meetings.score(
        found(MEETING, {"kind": "meeting", "name": "招商大会", "date": "2024-03-01"}), gold
    )[0]
    assert (score.right, score.found, score.gold) == (1, 2, 2)
    assert [*map(tell, score.faults)] == [
        "a.txt reception 王小明会见周明一行 2024-01-30: not found",
        "a.txt meeting 招商大会 2024-03-01: not in the gold data",
    ]


def test_what_is_only_referred_to_is_not_scored(gold):
    referred = {"kind": "meeting", "name": "中央经济工作会议", "status": "referenced"}
    score = meetings.score(found(MEETING, RECEPTION, referred), gold)[0]
    assert (score.right, score.found, score.gold) == (2, 2, 2)


def test_a_shorter_name_is_the_same_meeting_but_not_the_same_name(gold):
    scores = meetings.score(found(MEETING | {"name": "教育工作会议"}, RECEPTION), gold)
    assert by_measure(scores)["held meetings and receptions with the right date"] == (2, 2, 2)
    names = next(score for score in scores if score.measure == "seeds: names")
    assert (names.right, names.found) == (1, 2)
    assert [*map(tell, names.faults)] == [
        "a.txt meeting 全市教育工作会议 2024-01-29: 教育工作会议, expected 全市教育工作会议"
    ]


@pytest.mark.parametrize(
    ("name", "date", "pairs"),
    [
        ("青江市与海山集团签署战略合作协议", "2024-03-05", 1),
        ("青江市与海山集团签署战略合作协议", "2024-03-06", 0),
        ("青江港开工仪式", "2024-03-05", 0),
    ],
)
def test_a_ceremony_that_only_says_that_something_was_signed_is_the_signing_of_its_day(name, date, pairs):
    ceremony = meetings.Row("a.txt", "event", "2024-03-05", "签约仪式", {})
    assert len(meetings.match([ceremony], [meetings.Row("a.txt", "event", date, name, {})])) == pairs


def test_two_rows_cannot_match_one(gold):
    score = meetings.score(found(MEETING, MEETING, RECEPTION), gold)[0]
    assert (score.right, score.found, score.gold) == (2, 3, 2)


def test_gold_of_files_that_were_not_read_is_left_out(gold):
    tables = found(MEETING)
    tables["articles"] = pd.DataFrame({"source": ["other.txt"]})
    assert meetings.score(tables, gold) == []


def test_records_without_a_meeting_count_what_is_found_in_them(tmp_path):
    (tmp_path / meetings.BROADCAST).write_text(
        "key,kind,date,time_of_day,name,series,chair,speaker,note\nr1,none,,,,,,,\n", encoding="utf-8"
    )
    tables = found(MEETING | {"article_ids": "r1#1"})
    tables["articles"] = pd.DataFrame({"source": ["r1"]})
    score = meetings.score(tables, tmp_path)[0]
    assert (score.right, score.found, score.gold) == (0, 1, 0)
    assert [*map(tell, score.faults)] == ["r1 meeting 全市教育工作会议 2024-01-29: not in the gold data"]


@pytest.mark.parametrize(
    ("read", "date", "strict", "whole"),
    [
        (("r1", "r9"), "2024-03-05/2024-03-08", 0, 1),
        (("r1", "r9"), "2024-03-08", 1, 0),
        (("r1",), "2024-03-08", 1, None),  # the opening is not in the run
    ],
)
def test_a_meeting_whose_other_days_the_run_tells_is_scored_by_these_too(tmp_path, read, date, strict, whole):
    (tmp_path / meetings.BROADCAST).write_text(
        "key,kind,date,time_of_day,name,series,chair,speaker,note,whole,whole_from\n"
        "r1,meeting,2024-03-08,,北方论坛,,,,closing,2024-03-05/2024-03-08,r9\n",
        encoding="utf-8",
    )
    tables = found({"kind": "meeting", "name": "北方论坛", "date": date, "article_ids": "r9#1；r1#1"})
    tables["articles"] = pd.DataFrame({"source": [*read]})
    scores = {s.measure: s.right for s in meetings.score(tables, tmp_path)}
    assert scores["broadcast: held meetings and receptions with the right date"] == strict
    assert scores.get("broadcast: held meetings and receptions with all days of the meeting") == whole


@pytest.mark.parametrize("corpus", ["seeds", "broadcast"])
def test_a_corpus_has_a_chinese_name(corpus):
    label = Score(f"{corpus}: speakers", 1, 1, 1).label("zh")
    assert label.endswith("：讲话") and not re.search("[A-Za-z]", label)
