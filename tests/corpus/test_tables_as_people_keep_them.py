"""Tables with titles above their heads, merged cells, hidden rows, and marks that programs put into them."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from analysis import corpus
from analysis.records import Source, Unread

ONE, TWO = "5月6日，市委召开会议。", "5月7日，市政府召开会议，部署“两个”重点工作。"
FOUND = [(ONE, "2024-05-06", "青江日报"), (TWO, "2024-05-07", "青江日报")]


def read(path: Path) -> tuple[list[tuple[str, str, str]], list[Unread]]:
    items = [item for batch in corpus.batches(path) for item in corpus.load(batch)]
    sources = [item for item in items if isinstance(item, Source)]
    return [(one.text, one.published, one.origin) for one in sources], [
        x for x in items if isinstance(x, Unread)
    ]


def book(path: Path, *rows: list, change=None) -> Path:
    made = openpyxl.Workbook()
    sheet = made.active
    for row in rows:
        sheet.append(row)
    if change is not None:
        change(made, sheet)
    made.save(path)
    return path


HEAD = ["正文", "发布日期", "来源"]
ROWS = [[ONE, "2024-05-06", "青江日报"], [TWO, "2024-05-07", "青江日报"]]


def merged(made, sheet) -> None:
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("C3:C4")


def second(made, sheet) -> None:
    other = made.create_sheet("数据")
    for row in (HEAD, *ROWS):
        other.append(row)


@pytest.mark.parametrize(
    ("rows", "change"),
    [
        pytest.param([["2024年文章汇总"], HEAD, *ROWS], None, id="a title above the head"),
        pytest.param(
            [["2024年文章汇总"], ["制表：何东山", "2024年6月"], [], HEAD, *ROWS],
            None,
            id="two lines above the head",
        ),
        pytest.param(
            [["文章汇总"], HEAD, ROWS[0], [TWO, "2024-05-07", None]], merged, id="a cell over two rows"
        ),
        pytest.param(
            [["填表说明"], ["请逐条填写，不要合并单元格。"]], second, id="instructions on the first sheet"
        ),
    ],
)
def test_a_workbook_of_people(tmp_path, rows, change):
    assert read(book(tmp_path / "a.xlsx", *rows, change=change))[0] == FOUND


_CSV = "正文,发布日期,来源\n" + f"{ONE},2024-05-06,青江日报\n{TWO},2024-05-07,青江日报\n"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("sep=,\n" + _CSV, id="the separator is named first"),
        pytest.param(_CSV.replace("青江日报\n", "青江日报,\n"), id="a comma behind each row"),
        pytest.param(_CSV.replace(",", "|"), id="bars"),
        pytest.param(_CSV.replace("\n", "\r"), id="line ends of old"),
        pytest.param("\n\n" + _CSV, id="empty lines first"),
        pytest.param("2024年文章汇总,,\n" + _CSV, id="a title above the head"),
        pytest.param(
            _CSV.replace("来源", "来源,,").replace("青江日报", "青江日报,,"), id="columns without names"
        ),
    ],
)
def test_a_table_of_programs(tmp_path, data):
    path = tmp_path / "a.csv"
    path.write_text(data, encoding="utf-8", newline="")
    assert read(path)[0] == FOUND


def test_quotation_marks_in_a_table_parted_by_tabs_stay(tmp_path):
    path = tmp_path / "a.tsv"
    path.write_text(
        'text\tpublished\n"两个确立"写入报告。\t2024-05-06\n他说："会议开始。\t2024-05-07\n', encoding="utf-8"
    )
    assert [text for text, _, _ in read(path)[0]] == ['"两个确立"写入报告。', '他说："会议开始。']


def test_a_text_of_several_lines_far_down_in_a_table_parted_by_tabs(tmp_path):
    path = tmp_path / "a.tsv"
    lines = [f"{ONE}\t2024-05-06\n"] * 300
    path.write_text("".join(["text\tpublished\n", *lines, f'"{ONE}\n{ONE}"\t2024-05-07\n']), encoding="utf-8")
    found, missing = read(path)
    assert len(found) == 301 and missing == []
    assert found[-1][0] == f"{ONE}\n{ONE}"


def test_columns_of_one_name_are_not_mixed_up(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(f"text,published,text\n{ONE},2024-05-06,备注\n", encoding="utf-8")
    assert [text for text, _, _ in read(path)[0]] == [ONE]


def test_a_text_as_a_list_of_paragraphs(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(f'{{"text": ["{ONE}", "会议还研究了其他事项。"]}}\n', encoding="utf-8")
    assert [text for text, _, _ in read(path)[0]] == [f"{ONE}\n会议还研究了其他事项。"]


def test_a_list_of_records_on_one_line(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(f'[{{"text": "{ONE}"}}, {{"text": "{TWO}"}}]\n', encoding="utf-8")
    assert [text for text, _, _ in read(path)[0]] == [ONE, TWO]


def test_a_row_with_too_few_cells_is_reported(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(f"text,published\n{ONE},2024-05-06\n{TWO}\n", encoding="utf-8")
    found, missing = read(path)
    assert len(found) == 1 and len(missing) == 1
