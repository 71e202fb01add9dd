"""Tables of people and attendance: who was where, in which role and office, by which words."""

from __future__ import annotations

import pytest

from analysis import tables, timeline
from tests.timeline.documents import document

TEXT = "2024年3月5日，市委常委会召开会议。市委书记王小明主持会议并讲话，市长李大伟、市政协主席赵丽列席。\n"


@pytest.fixture(scope="module")
def line():
    return timeline.build([document(TEXT), document(RECEPTION, name="b.txt")])


RECEPTION = "2024年4月2日，市长李大伟会见了法国驻华大使罗梁一行。副市长孙立人参加会见。\n"


def rows(line) -> list[tuple]:
    return [(row.person, row.role, row.office, row.rank) for row in line.attendance]


def test_a_row_for_each_person_in_each_role(line):
    assert rows(line) == [
        ("王小明", "chair", "市委书记", 1),
        ("王小明", "speaker", "市委书记", 1),
        ("李大伟", "attendee", "市长", 1),
        ("赵丽", "attendee", "市政协主席", 2),
        ("李大伟", "speaker", "市长", 1),
        ("孙立人", "attendee", "副市长", 1),
        ("罗梁", "guest", "法国驻华大使", 1),
    ]


def test_the_words_of_a_row_name_the_person(line):
    texts = {"page.txt": TEXT, "b.txt": RECEPTION}
    for row in line.attendance:
        assert row.as_written in texts[row.source][row.start : row.end]


def test_one_row_a_person_with_offices_and_roles(line):
    person = next(one for one in line.people if one.person == "李大伟")
    assert (person.meetings, person.attendee, person.speaker, person.chair) == (2, 1, 1, 0)
    assert [(o.title, o.first, o.last) for o in person.offices] == [("市长", "2024-03-05", "2024-04-02")]
    assert (person.first_date, person.last_date) == ("2024-03-05", "2024-04-02")


def test_a_body_that_chairs_is_no_person():
    found = timeline.build(
        [document("2024年3月5日，市委六届五次全会举行。市委常委会主持会议，王小明讲话。\n")]
    )
    assert found.meetings[0].chair == ("市委常委会",)
    assert rows(found) == [("王小明", "speaker", "", 1)]


def test_tables_fit_their_schemas(line):
    people, attended = tables.people(line.people), tables.attendance(line.attendance)
    tables.check("people", people)
    tables.check("attendance", attended)
    assert people.loc[people["person"] == "王小明", "offices"].item() == "市委书记：2024-03-05/2024-03-05"


def test_a_part_of_a_dotted_name_is_the_same_person_where_only_one_has_it():
    texts = [
        "2024年3月5日，市长李大伟会见了哈萨克斯坦总统卡瑟姆·托卡耶夫。\n",
        "2024年3月6日，市长李大伟会见了哈萨克斯坦总统托卡耶夫。\n",
    ]
    found = timeline.build([document(text, name=f"{at}.txt") for at, text in enumerate(texts)])
    assert [(one.person, one.variants, one.guest) for one in found.people if one.guest] == [
        ("卡瑟姆·托卡耶夫", ("托卡耶夫",), 2)
    ]


def test_relatives_of_one_country_in_other_offices_are_two_persons():
    texts = [
        "2024年3月5日，市长李大伟会见了青国总统巴特·沙里波夫。\n",
        "2024年3月6日，市长李大伟会见了青国总统沙里波夫。\n",
        "2024年3月7日，市长李大伟会见了青国议长沙里波夫。\n",
    ]
    found = timeline.build([document(text, name=f"{at}.txt") for at, text in enumerate(texts)])
    assert sorted((one.person, one.guest) for one in found.people if one.guest) == [
        ("巴特·沙里波夫", 2),
        ("沙里波夫", 1),
    ]


def test_a_part_of_a_name_from_another_country_is_another_person():
    texts = [
        "2024年3月5日，市长李大伟会见了沙特王储穆罕默德·本·萨勒曼。\n",
        "2024年3月6日，市长李大伟会见了阿联酋总统穆罕默德。\n",
    ]
    found = timeline.build([document(text, name=f"{at}.txt") for at, text in enumerate(texts)])
    assert {one.person for one in found.people} == {"李大伟", "穆罕默德·本·萨勒曼", "穆罕默德"}


def test_who_only_contributes_has_a_role_of_their_own_and_no_column():
    text = "2024年3月5日，市委常委会召开会议。王小明主持，副市长李大伟出席，局长孙立人汇报有关工作。\n"
    found = timeline.build([document(text)])
    assert found.meetings[0].attendees == ("李大伟",)
    assert ("孙立人", "contributor", "局长", 1) in rows(found)
    assert next(one for one in found.people if one.person == "孙立人").contributor == 1


def test_those_whom_a_traveller_leads_are_visitors():
    text = "2024年3月4日，会长王小明率考察团成员：经理李大伟、孙立人等前往青江县参访。\n"
    found = timeline.build([document(text)])
    assert {(person, role) for person, role, *_ in rows(found)} == {
        ("王小明", "visitor"),
        ("李大伟", "visitor"),
        ("孙立人", "visitor"),
    }


def test_a_sitting_within_a_visit_goes_on_where_a_paragraph_begins_with_it():
    text = (
        "2024年3月4日，校长王小明就校庆工作进行专门调研，并召开现场办公会。\n"
        "王小明听取了汇报。\n会上，主任李大伟就有关事项进行了汇报。\n"
    )
    found = timeline.build([document(text)])
    sitting = next(one for one in found.meetings if one.kind == "meeting")
    assert ("李大伟", "contributor") in {
        (row.person, row.role) for row in found.attendance if row.meeting_id == sitting.meeting_id
    }


def test_two_names_of_one_signing_are_one_row():
    text = (
        "2024年3月4日，华远集团与滨江区政府签署战略合作协议。\n"
        "3月4日，华远集团与海州市滨江区政府签署战略合作协议，区长王小明出席签约。\n"
    )
    [meeting] = timeline.build([document(text)]).meetings
    assert meeting.kind == "event"


@pytest.mark.parametrize("surname", ["王", "欧阳", "仝"])
@pytest.mark.parametrize(
    ("after", "present"),
    [
        ("副省长李丽华主持会议，市长赵志远出席会议。", []),
        ("副省长李丽华、市长赵志远参加会见。", ["李丽华", "赵志远"]),
        ("副省长李丽华、市长赵志远参加上述活动。", ["李丽华", "赵志远"]),
    ],
)
def test_who_attends_a_meeting_was_not_at_the_reception_before_it(surname, after, present):
    text = f"2024年3月8日，省长{surname}国强出席全省教育大会并讲话。\n会前，{surname}国强会见了法国驻华大使罗梁一行。\n{after}\n"
    found = timeline.build([document(text)])
    meetings = {one.kind: one for one in found.meetings}
    assert [*meetings["reception"].attendees] == present


@pytest.mark.parametrize("surname", ["王", "欧阳", "仝"])
@pytest.mark.parametrize(("day", "present"), [("18", []), ("17", ["李丽华", "赵志远"])])
def test_a_paragraph_about_another_day_is_other_news(surname, day, present):
    text = (
        f"2024年10月17日下午，省长{surname}国强会见了法国驻华大使罗梁一行。\n"
        f"10月{day}日上午，李丽华邀请嘉宾参观青江博物馆。\n李丽华、赵志远参加上述活动。\n"
    )
    found = timeline.build([document(text)])
    (reception,) = [one for one in found.meetings if one.kind == "reception"]
    assert [*reception.attendees] == present
