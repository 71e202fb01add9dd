"""A user's own names of series and bodies: what they change, and rows that change nothing."""

from __future__ import annotations

import pytest

from analysis import timeline
from analysis.timeline import own_names
from analysis.wording import tell
from tests.timeline.documents import document


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (
            [("国务院常务会议", "国务院常务会议")] * 9,
            "nothing to change; 9 reports with a matching name already in the series '国务院常务会议'",
        ),
        (
            [("国务院常务会议", "别的系列")],
            "no effect; an earlier row applies to the 1 report with a matching name",
        ),
        ([("市委会议", "")], "no effect; no name in the meetings matches"),
    ],
)
def test_a_row_without_effect_says_why(names, said):
    own = own_names.read({"series.csv": "pattern,series\n国务院常务会议,国务院常务会议\n"})
    assert [*map(tell, own_names.without_effect(own, {}, names))] == [f"series.csv, line 2: {said}"]


def test_a_variant_stays_as_it_is_written_in_attendance_and_people(tmp_path):
    from analysis import Study

    (tmp_path / "a.txt").write_text(
        "5月3日，市委书记王小明主持召开工作会议。会议强调，要抓好落实。\n", "utf-8"
    )
    (tmp_path / "people.csv").write_text("person,variants\n王晓明,王小明\n", "utf-8")
    study = Study(tmp_path)
    assert study.attendance[["person", "as_written"]].values.tolist() == [["王晓明", "王小明"]]
    assert study.people[["person", "variants"]].values.tolist() == [["王晓明", "王小明"]]
    row = study.attendance.iloc[0]
    assert "王小明" in study.sources["a.txt"][row["start"] : row["end"]]


def test_a_row_of_a_body_without_effect_says_that_it_is_the_place():
    own = own_names.read({"bodies.csv": "body,variants,place\n甲市政府,市政府,乙市\n"})
    [told] = map(tell, own_names.without_effect(own, {}, bodies=["市政府"]))
    assert "乙市" in told and "place" in told
    [told] = map(tell, own_names.without_effect(own, {}, bodies=["市委"]))
    assert "no name in the meetings matches" in told


def test_variants_of_a_body_are_one_series():
    texts = ["3月5日，青江市政务数据局召开第3次局长办公会议。", "4月5日，青江市政数局召开第4次局长办公会议。"]
    rows = "body,variants,place\n青江市政务数据局,青江市政数局,\n"
    made = timeline.build(
        [document(text, name=f"{n}.txt") for n, text in enumerate(texts)], own_names={"bodies.csv": rows}
    )
    assert [(row.series, row.session) for row in made.meetings] == [
        ("青江市政务数据局局长办公会议", "3"),
        ("青江市政务数据局局长办公会议", "4"),
    ]
