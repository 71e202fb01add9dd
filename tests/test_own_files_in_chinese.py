"""Faults in a user's own files are reported in the language of the run."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from IPython.core.interactiveshell import InteractiveShell

from analysis import Study, own_examples, vocabulary
from analysis.__main__ import main
from analysis.cells import split
from analysis.faults import InputFault
from analysis.refusals import in_language
from analysis.run import beside
from analysis.tables import meanings
from analysis.timeline import corrections, own_names, own_years
from analysis.wording import catalogue
from tests.test_own_files import READERS

#: For each code that a file can give: the file, its text, and the fault in Chinese.
FAULTS = {
    "own_formula": ("terms.csv", "term\n=A1\n", "第2行：“=A1”是公式，"),
    "own_no_csv": ("people.csv", 'person,variants\n"甲"乙,丙\n', "第2行：不是有效的CSV："),
    "own_cells": ("terms.csv", "term\n甲乙,丙\n", "第2行：本行有2格，表头只有1格；"),
    "own_empty": ("bodies.csv", "body,variants\n甲委,\n", "第2行：不同写法（`variants`）列为空"),
    "own_twice": ("people.csv", "person,variants\n王明,王鸣\n王明,王铭\n", "第3行：“王明”已见于第2行"),
    "own_twice_in": ("terms.csv", "term\n甲乙\n甲乙\n", "第3行：“甲乙”已见于terms.csv第2行"),
    "own_column_missing": ("corrections.csv", "evidence,date\n甲,2024\n", "第1行：缺少操作（`action`）列"),
    "own_column_twice": ("years.csv", "first,first,words\n2024,2024,甲乙\n", "第1行：起始（`first`）列重复"),
    "own_column_joined": ("people.csv", "person；variants\n", "第1行：没有名为“person；variants”的列；"),
    "own_column_near": ("series.csv", "patern,series\n", "第1行：没有名为“patern”的列；是否指匹配模式（`pattern`）？"),
    "own_column_known": ("years.csv", "first,颜色\n", "第1行：没有名为“颜色”的列；可用的列：词语（`words`）、起始（`first`）、"),
    "own_column_elsewhere": ("years.csv", "first,label\n", "第1行：没有名为“label”的列；主题名称写在`topic_labels.csv`"),
    "own_column_roles": ("corrections.csv", "action,evidence,person\n",
                         "第1行：没有名为“person”的列；人名的不同写法"),
    "own_action": ("corrections.csv", "action,evidence\nerase,甲\n", "第2行：操作（`action`）列的“erase”无效，"),
    "own_no_evidence": ("corrections.csv", "action,evidence\ndrop,\n", "第2行：缺少原文依据；"),
    "own_no_name": ("corrections.csv", "action,evidence\nadd,甲\n", "第2行：添加会议须填写会议名称（`name`）列"),
    "own_no_change": ("corrections.csv", "action,evidence\nchange,甲\n", "第2行：没有可更正的内容；"),
    "own_misfit": ("corrections.csv", "action,evidence,date\nchange,甲,某日\n", "第2行：日期（`date`）列的“某日”无效，须为日期，"),
    "own_wanted_value": ("corrections.csv", "action,evidence,kind\nchange,甲,-\n", "须为具体的值，不能清空"),
    "own_wanted_choice": ("corrections.csv", "action,evidence,status\nchange,甲,旧\n", "须为'held', 'planned'"),
    "own_wanted_date": ("years.csv", "words,first\n甲乙,某日\n", "第2行：起始（`first`）列的“某日”无效，须为日期，"),
    "own_wanted_session": ("years.csv", "series,session,first\n全会,旧,2024\n", "须为届次，如19、"),
    "own_pattern": ("series.csv", "pattern,series\n(,甲会\n", "第2行：匹配模式“(”无法识别："),
    "own_pattern_any": ("series.csv", "pattern,series\n会*,甲会\n", "第2行：匹配模式“会*”与所有名称相符"),
    "own_drop": ("people.csv", "person,drop\n王明,no\n", "第2行：排除（`drop`）列须填“是”（`yes`）或留空"),
    "own_variants_or_drop": ("people.csv", "person,drop\n王明,\n", "第2行：不同写法（`variants`）列与排除（`drop`）列须填且只能填其一"),
    "own_words_or_series": ("years.csv", "words,first\n,2024\n", "第2行：须填写词语（`words`），或填写会议系列（`series`）和届次（`session`），"),
    "own_words_short": ("years.csv", "words,first\n甲,2024\n", "第2行：词语（`words`）列的“甲”太短，"),
    "own_both_open": ("years.csv", "words,first\n甲乙,..\n", "第2行：起始（`first`）与截止（`last`）不能都不限"),
    "own_last_first": ("years.csv", "words,first,last\n甲乙,2024,2023\n", "第2行：截止（`last`）为2023，早于起始（`first`）的2024"),
    "own_no_term": ("terms.csv", "term,note\n,旧\n", "第2行：缺少提法；"),
    "own_one_character": ("stop_terms.csv", "term\n甲\n", "第2行：“甲”只有一个字，"),
    "own_label_column": ("topic_labels.csv", "words\n甲\n", "：缺少主题标签（`label`）列；"),
    "own_label_columns": ("topic_labels.csv", "topic\n1\n", "：缺少词语（`words`）列和主题标签（`label`）列；"),
    "own_word_column": ("stop_words.csv", "term\n甲\n", "：缺少词语（`word`）列；"),
    "own_no_word": ("stop_words.csv", "word,why\n,旧\n", "第2行：词语（`word`）列为空"),
}  # fmt: skip


@pytest.mark.parametrize("code", FAULTS)
def test_each_fault_has_both_languages(code, tmp_path):
    from analysis.run import beside

    name, text, said = FAULTS[code]
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(InputFault) as raised:
        READERS[name](beside.read(tmp_path, name))
    assert raised.value.cells and any(code in cell for cell in raised.value.cells)
    assert str(raised.value) == in_language(raised.value, "en") and str(raised.value).startswith(name)
    told = in_language(raised.value, "zh")
    assert told.startswith(name) and said in told


def test_every_code_of_a_fault_is_tested():
    listed = {key for key, row in catalogue().items() if "own_files.csv" in row.where}
    told = {
        *FAULTS, "own_fault", "own_fault_of_file", "own_wanted_dates", "own_in_both", "own_unreadable", "own_encoding",
        "error_line", *(key for key in listed if key.startswith("own_place_")),
    }  # fmt: skip
    assert listed == told


def test_a_term_in_both_lists_and_unknown_bytes_are_told_in_chinese(tmp_path):
    from analysis import formulations
    from analysis.run import beside

    with pytest.raises(InputFault) as raised:
        formulations.read_own_terms("term\n甲乙\n", "term\n甲乙\n")
    assert in_language(raised.value, "zh") == "stop_terms.csv第2行：“甲乙”同时见于terms.csv第2行"
    (tmp_path / "terms.csv").write_bytes(b"term\n\xff\xff\xff\n")
    with pytest.raises(InputFault) as raised:
        beside.read(tmp_path, "terms.csv")
    assert in_language(raised.value, "zh").endswith("terms.csv：既非UTF-8也非GB18030编码的文本，请存为UTF-8")


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text("市委召开会议\n2024年3月5日，市委召开会议。\n", encoding="utf-8")
    (folder / "corrections.csv").write_text(
        "action,evidence,date\nchange,市委召开会议,某日\n", encoding="utf-8"
    )
    (folder / "people.csv").write_text("person,drop\n王明,no\n", encoding="utf-8")
    return folder


SAID = "corrections.csv第2行：日期（`date`）列的“某日”无效，须为日期，"
ALSO = "；people.csv第2行：排除（`drop`）列须填“是”（`yes`）或留空"


def test_a_run_in_chinese_tells_faulty_rows_in_chinese(corpus, tmp_path, capsys):
    assert main(["timeline", str(corpus), "--out", str(tmp_path / "out"), "--language", "zh"]) == 2
    said = capsys.readouterr().err.splitlines()[-1]
    assert said.startswith(f"错误：{SAID}") and said.endswith(ALSO)
    assert main(["timeline", str(corpus), "--out", str(tmp_path / "out")]) == 2
    assert (
        capsys.readouterr()
        .err.splitlines()[-1]
        .startswith("error: corrections.csv, line 2: date '某日', expected a date")
    )


def test_a_notebook_in_chinese_tells_faulty_rows_in_chinese(corpus, capsys):
    shell = InteractiveShell.instance()
    try:
        shell.user_ns["study"] = Study(corpus, language="zh")
        shell.run_cell("study.meetings")
    finally:
        InteractiveShell.clear_instance()
    said = capsys.readouterr().err.splitlines()[-1]
    assert said.startswith(f"InputFault: {SAID}") and said.endswith(ALSO)


#: Commands that are refused, and what each says.
REFUSED = {
    ("build", "none"): "none：没有这个文件夹或文件；请给出文本所在的文件夹，",
    ("check", "none"): "none：没有这个文件夹或表格（文件或文件夹不存在）",
    ("corpus", "texts", "--column", "text=甲", "--column", "text=乙"): "列text=乙：text已指定为甲",
    ("corpus", "texts", "--workers", "x"): "--workers x：不是有效的进程数；须为不小于1的整数",
    ("topics", "texts", "--topics", "x"): "--topics x：不是有效的主题数；须为不小于2的整数，或auto",
    ("corpus", "texts", "--from", "2024"): "--from 2024：不是月份；须写作2023-01",
    ("corpus", "texts", "--from", "2025-01", "--to", "2024-01"): "截止月份早于起始月份",
    ("corpus", "empty"): "empty：文件夹是空的；",
    ("corpus", "unread"): "其中没有可读的内容：a.txt：空文件",
    ("corpus", "t.csv"): "t.csv：没有“text”列；现有各列为",
    ("build", "texts", "--palette", "无"): "配色无：没有这种配色或文件；",
    ("build", "texts", "--palette", "p.toml"): "没有颜色blau；blue = 3不是颜色",
    ("build", "texts", "--template", "t.csv"): "模板不是可读取的演示文稿（.pptx）",
    ("build", "texts", "--template", "无.pptx"): "--template 无.pptx：无法读取（文件或文件夹不存在）",
    ("figure", "timeline", "none"): "tables：没有这个文件夹；请先运行build",
}


@pytest.mark.parametrize("called", REFUSED)
def test_what_a_command_refuses_is_told_in_chinese(called, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for name in ("texts", "unread", "empty"):
        (tmp_path / name).mkdir()
    (tmp_path / "texts" / "a.txt").write_text("2024年3月5日，市委召开会议。\n", encoding="utf-8")
    (tmp_path / "unread" / "a.txt").write_text("", encoding="utf-8")
    (tmp_path / "t.csv").write_text("甲乙丙\n2024年3月5日，市委召开会议。\n", encoding="utf-8")
    (tmp_path / "p.toml").write_text('blau = "#fff"\nblue = 3\n', encoding="utf-8")
    out = [] if called[0] in ("check", "figure") else ["--out", "out"]
    assert main([*called, *out, "--language", "zh"]) == 2
    said = capsys.readouterr().err.splitlines()[-1]
    assert said.startswith("错误：") and REFUSED[called] in said


def test_the_steps_of_a_run_are_told_in_its_language(tmp_path, capsys):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text("2024年3月5日，市委召开会议。\n", encoding="utf-8")
    called = ["formulations", str(tmp_path / "texts"), "--out", str(tmp_path / "out")]
    assert main([*called, "--language", "zh"]) == 0
    said = capsys.readouterr().err.splitlines()
    assert said == ["读取和扫描文本", "确定会议日期", "统计提法", f"完成：{tmp_path / 'out' / 'tables'}"]


#: A file with Chinese names of columns and Chinese values, and the same in English.
IN_CHINESE = {
    "corrections.csv": (
        "操作,原文依据,日期,类别,备注\n更改,甲会召开,2024年5月24日,会议,见纪要\n删除,乙会,,,\n",
        "action,evidence,date,kind,note\nchange,甲会召开,2024-05-24,meeting,见纪要\ndrop,乙会,,,\n",
    ),
    "topic_labels.csv": ("主题词,标签\n乡村；振兴,农业\n", "words,label\n乡村；振兴,农业\n"),
    "terms.csv": ("提法,变体,备注\n两山论,两山理论,\n", "term,variants,note\n两山论,两山理论,\n"),
    "stop_terms.csv": ("提法,说明\n四个方面,\n", "term,note\n四个方面,\n"),
    "stop_words.csv": ("词语\n记者\n", "word\n记者\n"),
    "years.csv": (
        "系列,届次,起始\n市政府常务会议,19,2023\n",
        "series,session,first\n市政府常务会议,19,2023\n",
    ),
    "series.csv": ("模式,系列,机构\n论坛$,青江论坛,\n", "pattern,series,body\n论坛$,青江论坛,\n"),
    "bodies.csv": ("机构,别名,地区\n甲委,乙委,青江市\n", "body,variants,place\n甲委,乙委,青江市\n"),
    "people.csv": ("姓名,排除\n高尚,是\n", "person,drop\n高尚,yes\n"),
}


def _read(name: str, text: str) -> object:
    """What a file says, in a form that can be compared."""
    if name == "corrections.csv":  # each row keeps its cells as they are written
        return [replace(row, cells=()) for row in corrections.read(text)]
    if name == "years.csv":
        return own_years.read(text)
    if name in beside.NAMED:
        own = own_names.read({name: text})
        return [(pattern.pattern, row.cells) for pattern, row in own.series], own.bodies, own.people
    return READERS[name](text)


@pytest.mark.parametrize("name", beside.NAMES)
def test_columns_and_values_may_be_in_chinese(name, tmp_path):
    chinese, english = IN_CHINESE[name]
    one, other = tmp_path / "zh", tmp_path / "en"
    for folder, text in ((one, chinese), (other, english)):
        folder.mkdir()
        (folder / name).write_text(text, encoding="gb18030" if folder == one else "utf-8")
    found, wanted = (_read(name, beside.read(folder, name)) for folder in (one, other))
    assert found == wanted


def test_each_name_of_a_column_in_chinese_is_of_one_column_that_its_file_has():
    for name in beside.NAMES:
        rows = [
            row for row in vocabulary.load("own_heads", ("file", "column", "heads")) if row["file"] == name
        ]
        heads = [head for row in rows for head in split(row["heads"])]
        assert len(heads) == len(set(heads)), name
        if name == "corrections.csv":
            shown = {column: meanings.head("meetings", column, "zh") for column in corrections.COLUMNS}
            assert all(
                heads_of[0] == shown[column]
                for column, heads_of in (
                    (row["column"], split(row["heads"])) for row in rows if row["column"] in shown
                )
            )
        written = own_examples.EXAMPLES[name][0].split(",")
        assert {*written} <= {row["column"] for row in rows}


@pytest.mark.parametrize("name", beside.NAMES)
def test_a_chinese_template_has_no_english_word(name):
    """Headers, codes and notes too; names of files, and of the format RE2, stay."""
    text = own_examples.text(name, "zh").replace("tables/topic_labels.csv的words列", "").replace("RE2", "")
    assert not re.findall("[A-Za-z]{2,}", text)


def test_each_chinese_cell_of_the_examples_stands_in_one():
    cells = {cell for *_, rows in own_examples.EXAMPLES.values() for row in rows for cell in row.split(",")}
    assert {*own_examples._CELLS} <= cells
