"""A person's corrections, and what is said of those that cannot be made."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis import tables
from analysis.faults import InputFault
from analysis.records import Meeting
from analysis.timeline import corrections
from analysis.wording import tell, tell_all

TEXT = "市委召开例会。\n10月18日，市委全\n会举行。"
MEETINGS = [
    Meeting("m1", "meeting", "held", "例会", "a.txt", 0, 7, "市委召开例会。", "held", chair=("甲",)),
    Meeting("m2", "meeting", "held", "市委工作会议", "a.txt", 0, 4, "市委工作会议召开", "held", date="2023"),
]


def corrected(rows: str) -> tuple[list[Meeting], list[str]]:
    return corrections.apply(MEETINGS, corrections.read(rows), {"a.txt": TEXT})


def test_change_by_evidence():
    made, warnings = corrected("action,evidence,date,chair\nchange,召开例会,2023-10-18,王翔；杨帆\n")
    assert warnings == []
    one = made[0]
    assert (one.date, one.date_start, one.date_end, one.date_precision) == (
        "2023-10-18", "2023-10-18", "2023-10-18", "day"
    )  # fmt: skip
    assert (one.year_confidence, one.chair) == (1.0, ("王翔", "杨帆"))
    assert [*map(tell, one.corrected)] == [
        "changed by corrections.csv, line 2: date (empty) → 2023-10-18; chair 甲 → 王翔；杨帆"
    ]
    assert made[1] == MEETINGS[1]


def test_evidence_may_be_typed_in_other_characters_than_the_sources():
    """A person types ，and 会 where the file has a half-width comma, or 會, or a radical."""
    held = [replace(MEETINGS[0], evidence="市委6月2日,召開工⽐會議"), MEETINGS[1]]
    rows = "action,evidence,name\nchange,6月２日，召开工比会议,新例会\n"
    made, warnings = corrections.apply(held, corrections.read(rows), {"a.txt": TEXT})
    assert (made[0].name, warnings) == ("新例会", [])


def test_a_dash_empties_a_value():
    made, _ = corrected("action,evidence,chair\nchange,召开例会,-\n")
    assert made[0].chair == ()


@pytest.mark.parametrize("date", ["2023-10-18?", "2023-10~", "2023-10-18?/2023-10-20", "2023-XX-18"])
def test_a_date_in_edtf_is_kept_as_it_is_written(date):
    made, warnings = corrected(f"action,evidence,date\nchange,召开例会,{date}\n")
    assert (made[0].date, warnings) == (date, [])


@pytest.mark.parametrize(
    ("column", "value"), [("kind", "event"), ("status", "planned"), ("year_basis", "context")]
)
def test_a_value_of_a_closed_list_is_taken(column, value):
    made, warnings = corrected(f"action,evidence,{column}\nchange,召开例会,{value}\n")
    assert (getattr(made[0], column), warnings) == (value, [])


def test_drop():
    made, warnings = corrected("action,evidence\ndrop,市委工作会议\n")
    assert (made, warnings) == ([MEETINGS[0]], [])


def test_add_finds_its_evidence_in_the_text():
    made, warnings = corrected("action,evidence,name,date\nadd,10月18日，市委全会举行,市委全会,2023-10-18\n")
    assert warnings == []
    one = made[-1]
    assert (one.name, one.kind, one.status, one.source) == ("市委全会", "meeting", "held", "a.txt")
    assert TEXT[one.start : one.end] == "10月18日，市委全\n会举行"
    assert (one.evidence, one.rule) == ("10月18日，市委全会举行", "correction")
    assert tell_all(tables.meetings(made)["corrected"].iloc[-1]) == "added by corrections.csv, line 2"


def test_what_matches_nothing_or_too_much_is_said_and_the_rest_goes_on():
    made, warnings = corrected(
        "action,evidence,name\nchange,没有这句话,甲\ndrop,市委,\nadd,不在文中,乙\nadd,市委,丙\nchange,召开例会,新例会\n"
    )
    assert [*map(tell, warnings)] == [
        "corrections.csv, line 2: no meeting matches the evidence '没有这句话'; nothing was changed",
        "corrections.csv, line 3: the evidence '市委' matches 2 meetings (例会 (m1): drop,市委召开例会。, / "
        "市委工作会议 (m2, 2023): drop,市委工作会议召开,); "
        "nothing was changed; use more words, or write its id in a column meeting_id",
        "corrections.csv, line 4: the evidence '不在文中' does not occur in the corpus; nothing was added",
        "corrections.csv, line 5: the evidence '市委' occurs in 2 places; nothing was added; use more words, or give the source",
    ]
    assert made[0].name == "新例会"


@pytest.mark.parametrize(
    ("count", "listed"),
    [(2, "(例会 (m0): drop,第0次市委召开例会。 / 例会 (m1): drop,第1次市委召开例会。)"),
     (5, " / 例会 (m4): drop,第4次市委召开例会。)"),
     (25, " / 例会 (m4): drop,第4次市委召开例会。 and 20 more)")],
)  # fmt: skip
def test_of_many_matches_five_are_listed_as_rows_to_copy(count, listed):
    many = [replace(MEETINGS[0], meeting_id=f"m{n}", evidence=f"第{n}次市委召开例会。") for n in range(count)]
    _, [warning] = corrections.apply(many, corrections.read("action,evidence\ndrop,例会\n"), {})
    assert f"{listed}; nothing was changed" in tell(warning)
    assert f"matches {count} meetings (例会 (m0)" in tell(warning)
    assert ("另有" in tell(warning, "zh")) == (count > 5)


def test_a_row_that_a_warning_offers_finds_its_meeting():
    alike = [replace(MEETINGS[0], meeting_id=f"m{n}", evidence="市委召开例会。" * (n + 1)) for n in range(2)]
    _, [warning] = corrections.apply(
        alike, corrections.read("action,evidence,date,meeting_id\nchange,例会,2024,\n"), {}
    )
    # words that only the second has; the first is found by its id
    assert "(m0): change,,2024,m0 / " in tell(warning)
    row = tell(warning).partition("(m1): ")[2].partition(");")[0]
    made, warnings = corrections.apply(
        alike, corrections.read(f"action,evidence,date,meeting_id\n{row}\nchange,,2023,m0\n"), {}
    )
    assert (warnings, [one.date for one in made]) == ([], ["2023", "2024"])


def test_an_id_alone_names_a_meeting():
    made, warnings = corrected("action,meeting_id,date\nchange,m2,2024-05\nchange,m9,2024-05\n")
    assert made[1].date == "2024-05"
    assert [*map(tell, warnings)] == [
        "corrections.csv, line 3: no meeting has the meeting_id m9; nothing was changed"
    ]
    _, [warning] = corrected("action,meeting_id,evidence\ndrop,m2,召开例会\n")
    assert "the meeting m2 does not have the evidence '召开例会'" in tell(warning)


def test_evidence_that_nearly_matches_is_answered_with_the_nearest():
    _, [warning] = corrected("action,evidence\ndrop,市委工作会议今日召开\n")
    assert tell(warning).endswith(
        "nothing was changed; the nearest are: 市委工作会议 (m2, 2023): drop,市委工作会议召开"
    )


def test_the_nearest_shares_most_words_however_long_its_evidence_is():
    known = [
        replace(MEETINGS[1], meeting_id="m0", evidence="市委召开全会。"),
        replace(MEETINGS[0], evidence="例会：" + "市委召开例会。" * 40),
    ]
    _, [warning] = corrections.apply(known, corrections.read("action,evidence\ndrop,市委召开例会了\n"), {})
    assert "the nearest are: 例会 (m1): " in tell(warning)


def test_meeting_id_and_source_choose_between_matches():
    made, warnings = corrected("action,evidence,meeting_id,source\ndrop,市委,m2,a.txt\n")
    assert (made, warnings) == ([MEETINGS[0]], [])


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (
            "action,evidence,datum\nchange,例会,2023\n",
            "corrections.csv, line 1: unknown column 'datum'; did you mean 'date'?",
        ),
        ("evidence,date\n例会,2023\n", "corrections.csv, line 1: no column 'action'"),
        (
            "action,evidence,date,status\ndelete,例会,,\nchange,,2023-02-30,was\nadd,例会,,\nchange,例会,,\n",
            "corrections.csv, line 2: action 'delete', expected one of change, add, drop; "
            "corrections.csv, line 3: no evidence; give words of the text that only this meeting has, or its meeting_id; "
            "corrections.csv, line 3: status 'was', expected one of 'held', 'planned', 'referenced'; "
            "corrections.csv, line 3: date '2023-02-30', expected a date such as 2024-01-29, 2024/1/29, 2024年1月29日, "
            "2024-04 or 2023, or the first and last day: 2024-07-15/2024-07-18; "
            "corrections.csv, line 4: a meeting to add needs a name; "
            "corrections.csv, line 5: nothing to change; fill one of kind, status, date, time_of_day, year_basis, "
            "name, series, session, body, chair, speakers, attendees, form, venue, agenda",
        ),
        (
            "action,evidence,date\nchange,例会,2024-07-18/2024-07-15\n",
            "corrections.csv, line 2: date '2024-07-18/2024-07-15', expected a date such as 2024-01-29, 2024/1/29, 2024年1月29日, "
            "2024-04 or 2023, or the first and last day: 2024-07-15/2024-07-18",
        ),
        (
            "action,evidence\ndrop,a,b\n",
            "corrections.csv, line 2: 3 cells, but the header has 2; put a cell that contains a comma in double quotes",
        ),
    ],
)
def test_faults_are_gathered_with_file_and_line(rows, message):
    with pytest.raises(InputFault) as error:
        corrections.read(rows)
    assert str(error.value) == message


@pytest.mark.parametrize("text", ["", "\ufeff", "\n"])
def test_an_empty_file_corrects_nothing(text):
    assert corrections.read(text) == ()
