"""Who receives or inspects together with the host is an attendee, also where no word for attending stands there."""

from __future__ import annotations

import pytest

from analysis import find_meetings


@pytest.mark.parametrize("how", ["一同", "一道", "一起", "共同"])
@pytest.mark.parametrize(
    ("report", "verb"),
    [
        ("会见了东岭集团董事长周立一行", "会见"),
        ("到梅山县调研春耕生产", "调研"),
        ("到梅山县检查防汛工作", "检查"),
    ],
)
def test_who_does_it_together(report, verb, how):
    found = find_meetings(f"6月12日，市长祝舒{report}。副市长皇甫筠、秘书长钟仲钧{how}{verb}。")
    assert found["attendees"].tolist() == ["皇甫筠；钟仲钧"]


def test_guests_received_separately_are_a_reception_each():
    guests = "江国经济部代表团、东岭公司考察团和云州市市长周立"
    found = find_meetings(f"6月12日，省长祝舒分别会见了前来参加洽谈会的{guests}。")
    assert sorted(found["name"]) == [
        "祝舒会见东岭公司考察团",
        "祝舒会见云州市市长周立",
        "祝舒会见江国经济部代表团",
    ]


def test_groups_that_are_no_delegations_are_received_together():
    found = find_meetings("6月12日，省长祝舒分别会见了东岭集团、西岭集团负责人。")
    assert found["name"].tolist() == ["祝舒会见东岭集团、西岭集团负责人"]
