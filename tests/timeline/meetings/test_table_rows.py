"""Tables of meetings on web pages and in lists: which cell is the name, which one the day, in any order and with any sign."""

from __future__ import annotations

import pytest

from analysis import corpus, timeline
from analysis.records import Source

ROWS = [
    ("市政府第三次常务会议", "2024年3月5日", "2024-03-05", "meeting"),
    ("第五届青江眼科学术大会", "2024年9月4 - 8日", "2024-09-04/2024-09-08", "meeting"),
    ("青江中学迎新春联欢会", "2024年1月26日上午", "2024-01-26", "event"),
]
HEADS = [("序号", "会议名称", "时间", "地点"), ("类型", "活动名称", "活动时间", "活动地点")]


def table(sign: str, head: tuple[str, ...], rows: list[tuple[str, ...]], *, framed: bool) -> str:
    """A table whose columns a sign parts; `framed` with the sign at both ends, as in Markdown."""
    lines = [f" {sign} ".join(row) for row in (head, *rows)]
    if framed:
        lines = [f"{sign} {line} {sign}" for line in lines]
        lines.insert(1, sign + f"---{sign}" * len(head))
    return "\n".join(lines)


def rows_of(text: str) -> list[tuple[str, str, str, str]]:
    found = timeline.build([corpus.cut(Source("page.txt", text))]).meetings
    return sorted((one.name, one.date, one.kind, one.status) for one in found)


@pytest.mark.parametrize("head", HEADS, ids=lambda head: head[1])
@pytest.mark.parametrize(("sign", "framed"), [("|", True), ("|", False), ("｜", False), ("\t", False)])
@pytest.mark.parametrize("order", [(0, 1, 2, 3), (0, 2, 1, 3), (2, 1, 3, 0)])
def test_each_row_is_a_meeting(head: tuple[str, ...], sign: str, framed: bool, order: tuple[int, ...]):
    def ordered(cells):
        return tuple(cells[at] for at in order)

    rows = [ordered((f"{at}", name, day, "会展中心")) for at, (name, day, *_) in enumerate(ROWS, 1)]
    found = rows_of(table(sign, ordered(head), rows, framed=framed))
    assert found == sorted((name, date, kind, "held") for name, _, date, kind in ROWS)


@pytest.mark.parametrize("title", ["2024年上半年会议计划", "青江会展中心活动预告"])
def test_a_table_of_plans_announces(title: str):
    rows = [(f"{at}", name, day, "会展中心") for at, (name, day, *_) in enumerate(ROWS, 1)]
    found = rows_of(f"{title}\n{table('|', HEADS[0], rows, framed=False)}")
    assert {status for *_, status in found} == {"planned"} and len(found) == len(ROWS)


def test_what_a_cell_says_of_plans_announces_nothing():
    """Without a headline of its own, the rows are read as headlines."""
    rows = [
        (f"{at}", name, day, "总结工作并提出下一年计划和安排") for at, (name, day, *_) in enumerate(ROWS, 1)
    ]
    found = rows_of(table("|", HEADS[0], rows, framed=False))
    assert [status for *_, status in found] == ["held"] * len(ROWS)


@pytest.mark.parametrize(
    "rows",
    [
        [("市委召开农村工作会议", "2024年3月5日"), ("市政府召开教育工作会议", "2024年3月6日")],
        [("1", "全市农业工作会议召开", "2024年3月5日"), ("2", "我市发布防汛预案", "2024年3月6日")],
        [("1", "全市农业工作会议", "2024-03-05"), ("2", "全市教育工作会议", "2024-03-06")],
        [("1", "座谈会", "2024年3月5日"), ("2", "会议", "2024年3月6日")],
    ],
    ids=["headlines with their day", "headlines in a table", "days of publication", "sorts"],
)
def test_other_lists_are_no_tables_of_meetings(rows: list[tuple[str, ...]]):
    found = rows_of(table("|", ("序号", "标题", "日期")[-len(rows[0]) :], rows, framed=False))
    assert not [one for one in found if one[0] in {cell for row in rows for cell in row}]
