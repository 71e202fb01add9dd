"""Tables as an Excel workbook, read back by openpyxl."""

from __future__ import annotations

import pandas as pd
import pytest
from openpyxl import load_workbook

from analysis import Study, tables
from analysis.faults import InputFault
from analysis.refusals import in_language
from analysis.run import store
from analysis.study import TABLES_OF_WORKBOOK
from analysis.tables import readable, workbook
from analysis.wording import say
from tests.rows import each


@pytest.fixture
def study(tmp_path) -> Study:
    (tmp_path / "a.txt").write_text(
        "市委召开工作会议\n\n5月3日，市委书记张明主持召开工作会议。会议强调，要抓好落实。\n", "utf-8"
    )
    return Study(tmp_path)


def test_a_workbook_has_chinese_heads_and_the_rows_of_the_tables(study, tmp_path):
    path = study.to_excel(tmp_path / "out.xlsx", tables=["articles", "meetings"], language="zh")
    book = load_workbook(path)
    assert book.sheetnames == ["文章", "会议"]
    first, second = [[cell.value for cell in row] for row in book["文章"].iter_rows()][:2]
    got = dict(zip(first, second, strict=True))
    assert got["标题"] == study.articles["headline"][0] == "市委召开工作会议"
    assert "headline" not in first and len(first) == len(study.articles.columns)
    assert book["会议"].max_row == len(study.meetings) + 1
    english = load_workbook(study.to_excel(tmp_path / "en.xlsx"))["articles"]
    assert [cell.value for cell in english[1]] == list(study.articles.columns)


def test_a_part_of_a_study_is_written_with_the_same_tables(study, tmp_path):
    part = study.where(since="2020")
    assert load_workbook(part.to_excel(tmp_path / "part.xlsx")).sheetnames == [*TABLES_OF_WORKBOOK]
    assert list(part.gaps.columns) == list(study.gaps.columns)
    with pytest.raises(InputFault, match="ledger is a table of the whole study"):
        _ = part.ledger


@each("name", tables.SCHEMAS)
def test_chinese_heads_are_short_and_different(name):
    columns = [column.name for column in tables.SCHEMAS[name]]
    heads = readable.heads(columns, "zh")
    assert len(set(heads)) == len(columns)
    assert max(len(head) for head in heads) <= 40
    assert all(any("\u4e00" <= c <= "\u9fff" for c in head) or "EDTF" in head for head in heads)


def test_no_cell_runs_as_a_formula_and_numbers_stay_numbers(tmp_path):
    table = pd.DataFrame({"text": ["=1+1", "@x", "http://a.b"], "n": [1, 2, 3], "p": [0.5, None, 1.0]})
    workbook.write({"t": table}, tmp_path / "a.xlsx", language="en")
    sheet = load_workbook(tmp_path / "a.xlsx")["t"]
    assert [cell.value for cell in sheet["A"]] == ["text", "=1+1", "@x", "http://a.b"]
    assert {cell.data_type for cell in sheet["A"]} == {"s"}
    assert [cell.value for cell in sheet["B"]] == ["n", 1, 2, 3]
    assert [cell.value for cell in sheet["C"]] == ["p", 0.5, None, 1]


def test_a_sheet_holds_its_head_and_one_row_fewer_than_excel_has(tmp_path, monkeypatch):
    monkeypatch.setattr(workbook, "ROWS", 3)
    workbook.write({"t": pd.DataFrame({"n": [1, 2]})}, tmp_path / "a.xlsx", language="en")
    with pytest.raises(InputFault, match=r"b\.xlsx"):
        workbook.write({"t": pd.DataFrame({"n": [1, 2, 3]})}, tmp_path / "b.xlsx", language="en")


def test_wrong_names_are_told(study, tmp_path):
    with pytest.raises(InputFault, match="articls"):
        study.to_excel(tmp_path / "a.xlsx", tables=["articls"])
    with pytest.raises(InputFault, match="give 'en' or 'zh'"):
        study.to_excel(tmp_path / "a.xlsx", language="de")


def test_why_a_workbook_cannot_be_written_is_told_in_the_language_of_the_study(study, tmp_path):
    path = tmp_path / "none" / "a.xlsx"
    with pytest.raises(InputFault) as told:
        study.to_excel(path)
    assert str(told.value) == f"{path}: cannot be written (No such file or directory)"
    assert in_language(told.value, "zh") == f"{path}：无法写入（{say('system_2', 'zh')}）"


def test_a_chinese_workbook_has_chinese_values_and_messages_in_words(study, tmp_path):
    book = load_workbook(study.to_excel(tmp_path / "out.xlsx", language="zh"))

    def row(sheet: str) -> dict:
        head, first = [[cell.value for cell in row] for row in book[sheet].iter_rows()][:2]
        return dict(zip(head, first, strict=True))

    assert (row("文章")["文体"], row("文章")["标题位置"]) == ("报道", "正文之前")
    assert (row("会议")["类别"], row("会议")["状态"]) == ("会议", "已举行")
    assert row("参会情况")["角色"] == "主持"
    english = load_workbook(study.to_excel(tmp_path / "en.xlsx"))["meetings"]
    cells = {cell.value for line in english.iter_rows() for cell in line}
    assert "held" in cells and "已举行" not in cells


def test_the_text_of_each_article_of_a_part_is_a_sheet(study, tmp_path):
    (tmp_path / "b.txt").write_text("教育座谈会举行\n\n会议听取汇报。\n\n会议要求，抓好教育。\n", "utf-8")
    whole = Study(tmp_path)
    part = whole.where(source="b.txt")
    assert part.texts[["article_id", "text"]].values.tolist() == [
        ["b.txt#1", "会议听取汇报。\n会议要求，抓好教育。"]
    ]
    assert len(whole.texts) == len(whole.articles) == 2
    sheet = load_workbook(part.to_excel(tmp_path / "part.xlsx", language="zh"))["文章正文"]
    assert [[cell.value for cell in line] for line in sheet.iter_rows()][1][-1] == part.texts["text"][0]
    assert [cell.value for cell in sheet[1]] == ["文章编号", "统计日期", "标题", "正文"]


def test_cells_that_are_cut_are_told_in_the_language_of_the_workbook(tmp_path, caplog):
    table = pd.DataFrame({"text": ["长" * (store.CELL + 1), "短"]})
    for language in ("en", "zh"):
        workbook.write({"t": table}, tmp_path / f"{language}.xlsx", language=language)
    assert caplog.messages == [
        f"t: 1 cell cut at {store.CELL:,} characters, the limit of Excel",
        f"t：1个单元格超出Excel的上限，已截至{store.CELL:,}个字符",
    ]


def test_how_many_warnings_are_not_shown_is_told_in_the_language_of_the_study(study, monkeypatch, caplog):
    monkeypatch.setattr(Study, "warnings", [f"警告{n}" for n in range(30)])
    told = {language: Study(study.settings.corpus, language=language) for language in ("en", "zh")}
    said = [(len(made.articles), caplog.messages[-1]) for made in told.values()]
    assert said == [(1, "20 more in study.warnings"), (1, "另有20条，见`study.warnings`")]
