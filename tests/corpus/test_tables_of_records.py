"""Tables as people have them: workbooks, dates of every kind, a file whose Chinese begins late."""

from __future__ import annotations

import csv
import datetime
import io
from pathlib import Path

import openpyxl
import pytest

from analysis import corpus
from analysis.records import Source, Unread
from analysis.wording import tell

TEXT = "会议强调，要抓好落实。"


def load(path: Path, **options) -> list[Source | Unread]:
    return [item for batch in corpus.batches(path, **options) for item in corpus.load(batch)]


def dates(tmp_path: Path, *cells: str) -> tuple[list[str], list[str]]:
    """The dates of a table with these cells, and what was reported of it."""
    with io.StringIO(newline="") as buffer:
        csv.writer(buffer).writerows([["published", "text"], *([cell, TEXT] for cell in cells)])
        (tmp_path / "t.csv").write_text(buffer.getvalue(), encoding="utf-8")
    items = load(tmp_path / "t.csv")
    return [item.published for item in items if isinstance(item, Source)], [
        f"{item.name}: {tell(item.reason)}" for item in items if isinstance(item, Unread)
    ]


@pytest.mark.parametrize(
    ("cell", "date"),
    [
        ("45321", "2024-01-30"),  # a day as Excel counts
        ("45321.354167", "2024-01-30"),
        ("1706572800", "2024-01-30"),
        ("1706572800000", "2024-01-30"),
        ("20240701083000", "2024-07-01"),
        ("202407010830", "2024-07-01"),
        ("20240701", "2024-07-01"),
        ("202407", "2024-07"),
        ("2024", "2024"),
        ("Mon, 01 Jul 2024 00:30:00 GMT", "2024-07-01"),
        ("Mon, 01 Jul 2024 20:30:00 GMT", "2024-07-02"),
        ("1 July 2024", "2024-07-01"),
        ("July 1, 2024", "2024-07-01"),
        ("2024-06-30T17:30:00Z", "2024-07-01"),
        ("2024-06-30 17:30:00", "2024-06-30"),
        ("2024/7/1 8:30", "2024-07-01"),
        ("2024.7.1", "2024-07-01"),
        ("2024年7月1日", "2024-07-01"),
        ("二〇二四年七月一日", "2024-07-01"),
        ("13/7/2024", "2024-07-13"),
    ],
)
def test_a_date_of_any_kind(tmp_path: Path, cell: str, date: str):
    assert dates(tmp_path, cell) == ([date], [])


def test_dates_of_which_others_show_the_order(tmp_path: Path):
    assert dates(tmp_path, "7/1/2024", "25/1/2024") == (["2024-01-07", "2024-01-25"], [])
    assert dates(tmp_path, "7/1/2024", "1/25/2024") == (["2024-07-01", "2024-01-25"], [])


def test_ambiguous_dates_are_told_once(tmp_path: Path):
    told = "published: '7/1/2024' may be day/month or month/day; write dates as 2024-01-30 (reported once per table)"
    assert dates(tmp_path, "7/1/2024", "8/1/2024") == (["", ""], [told])


def test_a_column_that_is_no_date_is_told_once(tmp_path: Path):
    told = "published: '昨天' is not a valid date; write dates as 2024-01-30 (reported once per table)"
    assert dates(tmp_path, "昨天", "", "前天", "2024-07-01") == (["", "", "", "2024-07-01"], [told])


def test_the_address_in_the_source_column(tmp_path: Path):
    rows = "source,text\nhttp://a.cn/2022/0922/c1.html,{0}\na.gov.cn/xw/202508/t20250829_1.shtml,{0}\n山城日报,{0}\n"
    (tmp_path / "t.csv").write_text(rows.format(TEXT), encoding="utf-8")
    assert [(s.published, s.published_basis) for s in load(tmp_path / "t.csv")] == [
        ("2022-09-22", "url"),
        ("2025-08-29", "url"),
        ("", ""),
    ]


def test_chinese_that_begins_late(tmp_path: Path):
    rows = "id,text\n" + "".join(f"a{i},{'x' * 60}\n" for i in range(2000)) + f"b,{TEXT}\n"
    (tmp_path / "t.csv").write_bytes(rows.encode("gbk"))
    assert load(tmp_path / "t.csv")[-1].text == TEXT


def test_a_workbook(tmp_path: Path):
    book = openpyxl.Workbook()
    book.active.append(["说明"])
    sheet = book.create_sheet("数据")
    sheet.append([])
    sheet.append(["编号", "标题", "日期", "正文"])
    sheet.append([1, "全会举行", datetime.datetime(2024, 5, 6, 8, 30), TEXT])
    sheet.append([2, "会议召开", 45321, TEXT])
    book.save(tmp_path / "t.xlsx")
    columns = (("id", "编号"), ("title", "标题"), ("published", "日期"), ("text", "正文"))
    assert [(s.name, s.title, s.published, s.text) for s in load(tmp_path / "t.xlsx", columns=columns)] == [
        ("1", "全会举行", "2024-05-06", TEXT),
        ("2", "会议召开", "2024-01-30", TEXT),
    ]


def test_a_workbook_that_is_broken(tmp_path: Path):
    (tmp_path / "t.xlsx").write_bytes(b"PK\x03\x04nonsense")
    (tmp_path / "z.txt").write_text(TEXT, encoding="utf-8")
    [bad, good] = load(tmp_path)
    assert isinstance(good, Source)
    assert tell(bad.reason) == "no record can be read: damaged or encrypted workbook"
