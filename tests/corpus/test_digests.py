"""Chronicles and digests: each item is a paragraph of its own, below the headings that hold for it."""

from __future__ import annotations

import pytest

from analysis import corpus
from analysis.corpus import item_marks
from analysis.records import Source
from tests.metamorphic.transform import wrapped

ITEMS = (
    "1月2日 青江市委召开常委会会议，传达学习中央经济工作会议精神，研究贯彻落实意见。",
    "1月5日至6日，青江市六届人大四次会议召开，听取和审议政府工作报告，选举产生新一届领导班子。",
    "同日，市政府召开常务会议，研究春运工作，部署安全生产。",
    "1月18日，市长何东山调研重点项目。",
)
WEEK = "一周要闻（2021年6月7日—6月13日）"


def roles(text: str) -> list[tuple[str, str]]:
    document = corpus.cut(Source("a.txt", text))
    assert len(document.articles) == 1
    return [(paragraph.role, paragraph.reading.text) for paragraph in document.paragraphs]


def test_marks_of_two_lists_in_turn_are_those_of_both():
    lines = [f"{mark}6月{day}日，全会召开。" for day, mark in enumerate("➢❖" * 3, start=1)]
    starts = [at * (len(lines[0]) + 1) for at in range(6)]
    assert sorted(item_marks.edits("\n".join(lines))) == [(at, at + 1, "●") for at in starts]
    assert list(item_marks.edits("\n".join(lines[:4]))) == []  # two of each are no list


@pytest.mark.parametrize("between", ["\n", "\n\n", "\n　　"])
@pytest.mark.parametrize("width", [0, 20, 33])
def test_items_below_a_title(between: str, width: int):
    text = between.join(["2019年1月大事记", *ITEMS])
    assert roles(wrapped(width)(text) if width else text) == [
        ("headline", "2019年1月大事记"),
        *(("body", item) for item in ITEMS),
    ]


@pytest.mark.parametrize("month", ["{}月", "2019年{}月", "{}月份"])
def test_months_over_items(month: str):
    first, second = "2日，市委召开常委会会议，传达学习中央会议精神。", "5日，市六届人大四次会议召开。"
    text = "\n".join(["2019年青江市大事记", month.format(1), first, second, month.format(2), first])
    assert roles(text) == [
        ("headline", "2019年青江市大事记"),
        ("subheading", month.format(1)),
        ("body", first),
        ("body", second),
        ("subheading", month.format(2)),
        ("body", first),
    ]


def test_items_of_a_week_with_headings_of_their_own():
    items = [
        ("市委召开常委会会议", "6月7日，市委书记何东山主持召开市委常委会会议，传达学习中央有关会议精神，研究贯彻落实意见。"),
        ("市政府召开常务会议", "6月9日，市长李仲明主持召开市政府常务会议，研究乡村振兴工作，听取防汛准备情况汇报。"),
        ("何东山调研项目建设", "6月11日，市委书记何东山到高新区调研重点项目建设，察看施工现场，了解工程进度。"),
    ]  # fmt: skip
    text = "\n".join([WEEK, *(line for item in items for line in item)])
    assert roles(text) == [
        ("headline", WEEK),
        *(pair for heading, body in items for pair in (("subheading", heading), ("body", body))),
    ]
