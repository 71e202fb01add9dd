"""The table of people: who comes first, offices in the order of time, and which place of a report counts."""

from __future__ import annotations

from analysis import timeline
from tests.timeline.documents import document

REPORTS = (
    "2024年3月5日，全市教育工作会议召开。副市长王小明出席并讲话，市教育局局长李大伟主持。",
    "2024年5月8日，全市卫生工作会议召开。市长王小明出席并讲话，市卫健委主任张建国主持。",
    "2023年1月9日，全市水利工作会议召开。副市长王小明出席并讲话，市水利局局长陈立新主持。",
    "全市林业工作会议召开。市委书记王小明出席并讲话。",
    "2024年8月1日，全市商务工作会议将于8月20日召开，市长李大伟将出席会议。",
)


def people(*texts: str) -> list:
    return list(
        timeline.build([document(text, name=f"{n}.txt", published="2024-08-01" if "将" in text else "") for n, text in enumerate(texts)]).people
    )  # fmt: skip


def test_those_at_most_meetings_come_first_and_of_as_many_by_name():
    for texts in (REPORTS, REPORTS[::-1]):
        assert [one.person for one in people(*texts)] == ["王小明", *sorted(["张建国", "李大伟", "陈立新"])]


def test_offices_are_in_the_order_of_their_first_day_and_those_without_one_last():
    for texts in (REPORTS, REPORTS[::-1]):
        person = people(*texts)[0]
        assert [(one.title, one.first, one.last) for one in person.offices] == [
            ("副市长", "2023-01-09", "2024-03-05"),
            ("市长", "2024-05-08", "2024-05-08"),
            ("市委书记", "", ""),
        ]


def test_only_meetings_that_were_held_are_counted_and_give_the_first_and_last_day():
    first = people(*REPORTS)[0]
    assert (first.meetings, first.speaker, first.first_date, first.last_date) == (
        4,
        4,
        "2023-01-09",
        "2024-05-08",
    )
    other = next(one for one in people(*REPORTS) if one.person == "李大伟")
    assert (other.meetings, other.chair, other.attendee) == (1, 1, 0)
