"""What is missing between what is there."""

from __future__ import annotations

from analysis import edtf, tables
from analysis.records import Meeting
from analysis.timeline import gaps
from analysis.wording import tell


def meeting(
    session: str, date: str, *, status: str = "held", series: str = "市委全会", body: str = "市委"
) -> Meeting:
    first, last = edtf.bounds(date)
    return Meeting(
        f"m{session}{date}", "meeting", status, f"{series}{session}", "a.txt", 0, 5, "市委全会", "held",
        date=date, date_start=first, date_end=last, date_precision=edtf.precision(date), series=series, session=session,
        body=(body,) if body else (),
    )  # fmt: skip


def rows(found) -> list[tuple]:
    return [(r.kind, r.what, r.period_start, r.period_end, "；".join(r.between)) for r in found]


def test_months_without_a_source_stand_in_runs():
    found = gaps.find([meeting("", "2023-05-24")], ["2023-03-02", ""], ("2023-01", "2023-07"))
    assert rows(found) == [
        ("month", "2023-01/2023-02", "2023-01", "2023-02", ""),
        ("month", "2023-04", "2023-04", "2023-04", ""),
        ("month", "2023-06/2023-07", "2023-06", "2023-07", ""),
    ]
    assert [tell(gap.reason) for gap in found] == [
        "no article and no meeting in these 2 months",
        "no article and no meeting in this month",
        "no article and no meeting in these 2 months",
    ]


def test_sessions_that_must_have_happened():
    found = gaps.find(
        [meeting("六届四次", "2023"), meeting("六届七次", "2025-01-10"), meeting("六届八次", "2025-02")],
        [],
        ("2023-01", "2022-12"),
    )
    assert rows(found) == [
        ("session", "六届一次/六届三次", "", "2023-12-31", "m六届四次2023"),
        ("session", "六届五次/六届六次", "2023-01-01", "2025-01-10", "m六届四次2023；m六届七次2025-01-10"),
    ]
    assert tell(found[1].reason) == (
        "市委全会六届四次 (2023) and 市委全会六届七次 (2025-01-10) are mentioned, so it must have taken place; "
        "no text here reports it as held"
    )


def test_a_session_that_is_only_referred_to_is_missing():
    found = gaps.find(
        [meeting("1", "2023-01-05"), meeting("2", "", status="referenced")], [], ("2023-01", "2023-01")
    )
    assert rows(found) == [("session", "第2次", "2023-01-05", "", "m12023-01-05；m2")]


def test_terms_and_years_are_counted_apart_and_plans_prove_nothing():
    found = gaps.find(
        [
            meeting("五届九次", "2022-01-05"),
            meeting("六届一次", "2022-06-01"),
            meeting("五届八次", "2021-07-05"),
            meeting("五届三次", "2018-07-05"),
            meeting("2024-1", "2024-03-01", series="例会"),
            meeting("2024-3", "2024-05-01", series="例会"),
            meeting("九", "2025-01-01", status="planned", series="例会"),
            meeting("2023", "2023-10-17", series="论坛"),
        ],
        [],
        ("2023-01", "2022-12"),
    )
    assert [row[1] for row in rows(found)] == ["2024年第2次", "五届一次/五届二次", "五届四次/五届七次"]


def test_nothing_missing_gives_an_empty_table_with_its_columns():
    found = tables.gaps(gaps.find([], [], ("2024-01", "2023-01")))
    assert found.empty
    assert list(found.columns) == [
        "kind",
        "what",
        "series",
        "period_start",
        "period_end",
        "reason",
        "between",
    ]


def test_sessions_counted_beyond_a_hundred():
    sat = [("十届217次", "2021-09-28"), ("十届218次", "2021-10-12"), ("十届219次", "2021-10-26")]
    found = gaps.find([meeting(*each, series="市委常委会会议") for each in sat], [], ("2023-01", "2022-12"))
    assert rows(found) == [("session", "十届一次/十届二百一十六次", "", "2021-09-28", "m十届217次2021-09-28")]


def test_a_series_named_once_or_twice_lacks_only_what_lies_between_sittings_of_a_body():
    """A festival of which the texts of one year name the 18th lacks no seventeen."""
    window = ("2023-01", "2022-12")
    once = meeting("18", "2023-09-01", series="艺术节", body="")
    later = meeting("20", "2025-09-01", series="艺术节", body="")
    assert gaps.find([once], [], window) == []
    assert gaps.find([once, later], [], window) == []
    assert gaps.find([meeting("18", "2023-09-01", series="常务会议")], [], window) == []
    sat = [meeting(number, f"2023-0{number[-1]}-01", series="常务会议") for number in ("18", "16")]
    assert [row[1] for row in rows(gaps.find(sat, [], window))] == ["第17次"]
    third = meeting("21", "2026-09-01", series="艺术节", body="")
    assert [row[1] for row in rows(gaps.find([once, later, third], [], window))] == ["第1次/第17次", "第19次"]


def test_sittings_of_a_term_counted_in_chinese_beyond_a_hundred():
    """第一百三十四次 of a term is no 34th of a thirteenth and first one, which looked like a year."""
    for term, first, last, missing in (
        ("十三", "一百三十四", "一百三十六", "一百三十五"),
        ("六", "九十九", "一百零一", "一百"),
        ("十", "一百零九", "一百一十一", "一百一十"),
    ):
        held = [
            meeting(f"{term}届{number}次", date)
            for number, date in ((first, "2023-02-23"), (last, "2023-03-04"))
        ]
        found = gaps.find(held, [], ("2023-02", "2023-03"))
        assert [gap.what for gap in found if gap.kind == "session"] == [f"{term}届{missing}次"]


def test_nothing_is_missing_between_two_counts():
    cabinet = {"series": "国务院全体会议", "body": "国务院"}
    found = gaps.find(
        [
            meeting("8", "2023-02-03", **cabinet),
            meeting("2", "2023-08-16", **cabinet),
            meeting("1", "2023-03-17", **cabinet),
        ],
        [],
        ("2023-01", "2022-12"),
    )
    assert rows(found) == []


def test_of_a_single_high_number_and_a_count_that_jumps_by_dozens_nothing_is_said():
    window = ("2023-01", "2022-12")
    council = {"series": "理事会会议", "body": "理事会"}
    mentioned = meeting("52", "", status="referenced", **council)
    assert gaps.find([mentioned], [], window) == []
    apart = [meeting("3", "2023-01-10", **council), meeting("52", "2023-09-20", **council)]
    assert gaps.find(apart, [], window) == []
    late = [meeting(str(number), f"2023-0{number - 50}-20", **council) for number in (52, 53, 54)]
    assert gaps.find(late, [], window) == []  # nor that fifty went before
    near = [meeting("3", "2023-01-10", **council), meeting("15", "2023-09-20", **council)]
    assert [row[1] for row in rows(gaps.find(near, [], window))] == ["第4次/第14次"]
    low = meeting("2", "", status="referenced", **council)
    assert [row[1] for row in rows(gaps.find([low], [], window))] == ["第2次"]


def missing(*sat: tuple[str, str], **more: str) -> list[str]:
    meetings = [meeting(number, date, **more) for number, date in sat]
    return [row[1] for row in rows(gaps.find(meetings, [], ("2023-01", "2022-12")))]


def test_within_a_term_all_sessions_between_two_are_missing_however_many():
    committee = {"series": "县人大常委会会议", "body": "县人大常委会"}
    assert missing(("十四届三次", "2022-02-20"), ("十四届三十次", "2024-12-20"), **committee) == [
        "十四届四次/十四届二十九次"
    ]
    assert missing(("十四届三十次", ""), status="referenced", **committee) == ["十四届三十次"]


def test_of_a_count_without_term_many_are_missing_where_there_was_time_for_them():
    council = {"series": "常务会议", "body": "县政府"}
    early = [("4", "2022-03-01"), ("5", "2022-03-20"), ("6", "2022-04-10")]
    assert missing(*early, ("40", "2023-12-10"), **council) == ["第1次/第3次", "第7次/第39次"]
    assert missing(*early, ("40", "2022-06-10"), **council) == ["第1次/第3次"]
    assert missing(*early, ("40", ""), **council) == ["第1次/第3次"]
