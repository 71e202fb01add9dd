"""The iCalendar file, read back as a calendar would."""

from __future__ import annotations

from datetime import date

from icalendar import Calendar

from analysis import tables
from analysis.records import Meeting, Reason
from analysis.timeline import calendar_file


def meeting(key: str, status: str = "held", **more) -> Meeting:
    return Meeting(key, "meeting", status, f"会议{key}", "a.txt", 3, 9, "会议召开。", "held", **more)


DAY = meeting(
    "m1", date="2024-01-29", date_start="2024-01-29", date_end="2024-01-29", date_precision="day", time_of_day="下午",
    year_basis="context", year_confidence=0.97, year_reasons=(Reason("anniversary", "2024", "新中国成立75周年"),),
    chair=("王翔",), venue="人民大礼堂",
)  # fmt: skip
YEAR = meeting(
    "m2",
    date="2023",
    date_start="2023-01-01",
    date_end="2023-12-31",
    date_precision="year",
    year_basis="neighbour",
)
PLANNED = meeting(
    "m3",
    "planned",
    date="2024-03-05/2024-03-11",
    date_start="2024-03-05",
    date_end="2024-03-11",
    date_precision="interval",
    year_basis="explicit",
)
TABLE = tables.meetings([DAY, YEAR, PLANNED, meeting("m4"), meeting("m5", "referenced")])


def events() -> dict[str, dict]:
    calendar = Calendar.from_ical(calendar_file.render(TABLE).content)
    return {str(event["UID"]).partition("@")[0]: event for event in calendar.walk("VEVENT")}


def test_dated_meetings_are_all_day_events_and_the_rest_is_counted():
    made = calendar_file.render(TABLE)
    assert (made.events, made.left_out) == (3, 1)
    found = events()
    assert sorted(found) == ["m1", "m2", "m3"]
    assert (found["m1"]["DTSTART"].dt, found["m1"]["DTEND"].dt) == (date(2024, 1, 29), date(2024, 1, 30))
    assert (found["m3"]["DTSTART"].dt, found["m3"]["DTEND"].dt) == (date(2024, 3, 5), date(2024, 3, 12))
    assert [str(found[key]["STATUS"]) for key in ("m1", "m3")] == ["CONFIRMED", "TENTATIVE"]
    assert str(found["m1"]["LOCATION"]) == "人民大礼堂"


def test_the_notes_give_the_reason_and_the_evidence():
    assert str(events()["m1"]["DESCRIPTION"]) == (
        "Date: 2024-01-29 下午 (day)\n"
        "Year: cues in the article, probability 0.97\n"
        f"  {TABLE['year_reasons'][0]}\n"
        "Chair: 王翔\n"
        "Evidence: 会议召开。\n"
        "Source: a.txt, characters 3 to 9"
    )


def test_an_uncertain_day_spans_every_day_that_it_may_have_been_on():
    event = events()["m2"]
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2023, 1, 1), date(2024, 1, 1))
    assert "The day is not known: the event spans every day that it may have been on." in event["DESCRIPTION"]


def test_the_same_table_gives_the_same_bytes():
    assert calendar_file.render(TABLE).content == calendar_file.render(TABLE[::-1]).content


def test_the_labels_are_in_the_language_asked_for():
    calendar = Calendar.from_ical(calendar_file.render(TABLE, language="zh").content)
    first, second, _ = sorted(calendar.walk("VEVENT"), key=lambda event: str(event["UID"]))
    lines = str(first["DESCRIPTION"]).split("\n")
    assert lines[0] == "日期：2024-01-29 下午（精确到日）"
    assert "主持：王翔" in lines and "出处：a.txt，第3至9字" in lines
    assert "具体日期不明：日程跨越所有可能的日期。" in str(second["DESCRIPTION"])
    assert [str(one) for one in first["CATEGORIES"].cats] == ["会议"]


def test_the_reasons_are_in_the_language_asked_for():
    table = TABLE.assign(year_basis="context", year_reasons="anniversary → 2024: 新中国成立75周年")
    said = calendar_file.render(table, language="zh").content.decode().replace("\r\n ", "")
    assert "周年 → 2024" in said and "anniversary" not in said
