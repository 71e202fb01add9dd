"""Summaries of the timeline: what they count, choose and warn of."""

from __future__ import annotations

import pandas as pd

from analysis import tables
from analysis.questions import network
from analysis.timeline import describe
from tests.timeline.documents import document


def meeting(number: int, **cells: object) -> dict[str, object]:
    """A held meeting on a day that stands in its text; `cells` say what else."""
    usual = {
        "meeting_id": f"m{number}", "status": "held", "kind": "meeting", "name": f"会议{number}",
        "date": f"2024-03-0{number}", "date_start": f"2024-03-0{number}", "date_end": f"2024-03-0{number}", "date_precision": "day",
        "year_basis": "explicit", "year_confidence": 1.0, "year_others": "", "year_reasons": "", "conflicts": "",
        "chair": "", "speakers": "", "attendees": "", "evidence": "",
    }  # fmt: skip
    return usual | cells


def frame(*rows: dict[str, object]) -> pd.DataFrame:
    return pd.DataFrame(rows)


UNDATED = {"date": "XXXX-05-06", "date_start": "", "date_end": "", "date_precision": "none"}


def test_the_finding_counts_held_gatherings_by_kind_and_by_how_they_are_dated():
    made = frame(
        meeting(1),
        meeting(2, year_basis="context"),
        meeting(3, year_basis="neighbour", kind="visit"),
        meeting(4, date_precision="month", date_start="2024-02-01", date_end="2024-04-30"),
        meeting(5, **UNDATED),
        meeting(6, status="planned", date_start="2025-01-01", date_end="2025-01-01"),
    )
    assert describe.finding(made) == (
        "**5 gatherings are reported as held** (4 meetings, 1 visit), from 2024-02-01 to 2024-04-30. 3 are dated to the day. "
        "For **2** the year is not written with the date: it is inferred from other words in the article or nearby "
        "articles, which are quoted. 1 gathering has no date."
    )
    assert describe.finding(frame(meeting(1))).endswith(" (1 meeting), on 2024-03-01. 1 is dated to the day.")
    only = frame(meeting(1, **UNDATED))
    assert describe.finding(only) == "**1 gathering is reported as held** (1 meeting); none has a date."


def test_the_specimen_has_an_inferred_year_then_most_reasons_and_people_then_the_first_id():
    def chosen(*rows):
        return describe.specimen(frame(*rows))

    rich = {"year_reasons": tables.join(["a", "b"]), "attendees": tables.join(["甲", "乙", "丙"])}
    assert chosen(meeting(1), meeting(2)) == "m1"
    assert chosen(meeting(1), meeting(2, attendees="甲")) == "m2"
    assert chosen(meeting(1, year_reasons="a"), meeting(2, attendees=tables.join(["甲", "乙"]))) == "m2"
    assert chosen(meeting(1, **rich), meeting(2, year_basis="context")) == "m2"
    assert chosen(meeting(1, year_basis="context", **UNDATED), meeting(2)) == "m2"
    assert chosen(meeting(1, status="planned"), meeting(2, **UNDATED)) == ""


def test_what_one_document_tells_has_no_year_that_is_not_in_it():
    [told] = describe.as_read(document("1月29日下午，市委召开农村工作会议。")).to_dict("records")
    shown = [told[column] for column in ("status", "kind", "name", "words of the date", "value", "evidence")]
    assert shown == [
        "held",
        "meeting",
        "市委农村工作会议",
        "1月29日下午",
        "XXXX-01-29",
        "1月29日下午，市委召开农村工作会议",
    ]
    assert describe.as_read(document("没有会议。")).empty


def test_the_reasons_of_a_year_are_taken_apart():
    cells = tables.join(
        ["plenum studied → 2024-07-18/2024-12-31: 学习二十届三中全会精神：会议", "dateline → 2024"]
    )
    assert describe.reasons(pd.Series({"year_reasons": cells})).values.tolist() == [
        ["plenum studied", "2024-07-18/2024-12-31", "学习二十届三中全会精神：会议"],
        ["dateline", "2024", ""],
    ]


def test_what_is_uncertain_is_listed_with_why():
    made = describe.uncertain(
        frame(
            meeting(1),
            meeting(2, date_precision="interval"),
            meeting(3, year_confidence=0.94),
            meeting(4, year_confidence=0.95),
            meeting(5, date_precision="month", conflicts="dates"),
            meeting(6, **UNDATED, year_confidence=0.2),
            meeting(7, **UNDATED | {"date": ""}),
            meeting(8, status="planned", date_precision="month"),
        )
    )
    assert made[["why", "name"]].values.tolist() == [
        ["year uncertain", "会议3"],
        ["no day in the text; reports differ", "会议5"],
        ["no day in the text; year unknown", "会议6"],
        ["no day in the text", "会议7"],
    ]


def attendance(**roles: str) -> pd.DataFrame:
    """Who was what at meeting 1, 2 …: ``m1_chair="甲乙"`` are two persons."""
    rows = [(*key.split("_"), person) for key, persons in roles.items() for person in persons]
    return pd.DataFrame(rows, columns=["meeting_id", "role", "person"])


def test_pairs_are_counted_once_a_gathering_and_the_most_frequent_come_first():
    made = describe.pairs(
        frame(meeting(1), meeting(2), meeting(3, status="planned")),
        attendance(
            m1_chair="甲",
            m1_speaker="甲",
            m1_attendee="乙丙",
            m2_chair="丙",
            m2_attendee="乙",
            m3_chair="甲乙",
        ),
    )
    assert made.values.tolist() == [
        ["丙", "乙", 2, "会议1；会议2"],
        ["丙", "甲", 1, "会议1"],
        ["乙", "甲", 1, "会议1"],
    ]


def test_the_pairs_of_the_notebook_are_those_of_the_network():
    meetings = frame(meeting(1, chair="甲"), meeting(2, chair="甲"))
    named = attendance(m1_chair="甲", m1_guest="乙", m2_chair="甲", m2_contributor="乙", m2_visitor="丙")
    made = describe.pairs(meetings, named)
    edges = network({"meetings": meetings, "attendance": named}).edges
    assert made[["one", "other", "gatherings"]].values.tolist() == [
        ["乙", "甲", 2],
        ["丙", "乙", 1],
        ["丙", "甲", 1],
    ]
    assert (
        edges[["person", "other", "meetings"]].values.tolist()
        == made[["one", "other", "gatherings"]].values.tolist()
    )


def test_the_names_of_a_pair_are_in_the_order_of_the_meetings():
    meetings = frame(meeting(2), meeting(1))
    made = describe.pairs(meetings, attendance(m1_chair="甲", m1_guest="乙", m2_chair="甲", m2_guest="乙"))
    assert made["names"].tolist() == ["会议2；会议1"]
