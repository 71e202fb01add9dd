"""People of a chronicle's items are read whatever stands before the day of the item: a bullet, a number, a bracket."""

from __future__ import annotations

import itertools

from analysis import corpus, timeline
from analysis.records import Source
from tests.rows import each

MARKS = ("", "▲", "△ ", "●", "★", "◆", "※", "•", "· ", "1. ", "2、", "一、", "（1）", "（二）", "①")
BRACKETS = ("【】", "[]", "（）", "()", "〔〕")
SPACES = (" ", "，", "　", "")
PERSONS = (("王国庆", "翁培军", "单国良"), ("茅小云", "段学军", "鱼晓萍"))


def items(before: str, after: str, names: tuple[str, str, str]) -> str:
    first, second, third = names
    told = (
        (6, f"县委书记{first}主持召开县委农村工作领导小组会议。会议听取了汇报。"),
        (7, f"县长{second}深入城关镇检查指导河道治理工作，副县长{third}陪同。"),
        (9, f"全县教育大会召开，县长{second}出席会议并讲话。"),
    )
    return "\n".join(["大事记（2019年5月）", *(f"{before}5月{day}日{after}{words}" for day, words in told)])


@each("names", PERSONS)
@each(
    ("before", "after"),
    [*itertools.product(MARKS, SPACES), *((pair[0], pair[1]) for pair in BRACKETS)],
)
def test_who_chaired_spoke_and_came_along(before, after, names):
    first, second, third = names
    made = timeline.build([corpus.cut(Source("page.txt", items(before, after, names)))]).meetings
    assert [(m.date, m.chair, m.speakers, m.attendees) for m in made] == [
        ("2019-05-06", (first,), (), ()),
        ("2019-05-07", (), (), (third,)),
        ("2019-05-09", (), (second,), ()),
    ]
