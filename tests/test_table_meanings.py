"""Each column of each table is documented: its meaning in both languages, with an example that fits it."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from analysis import display, tables, vocabulary, wording
from analysis.faults import InputFault
from analysis.tables import meanings, readable
from tests.rows import each

DOCS = Path(__file__).parents[1] / "docs"
COLUMNS = [(table, column) for table, schema in meanings.DOCUMENTED.items() for column in schema]


@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_every_table_and_column_has_a_meaning(language: str):
    assert all(meanings.meaning(table, column.name, language) for table, column in COLUMNS)
    assert all(meanings.rows()[table][language] for table in meanings.DOCUMENTED)


def test_every_meaning_is_used():
    used = {*meanings.DOCUMENTED}
    for table, column in COLUMNS:
        own = f"{table}.{column.name}"
        used.add(own if own in meanings.rows() else f"*.{column.name}")
    assert set(meanings.rows()) - used == set()


@each("table", tables.SCHEMAS)
def test_the_examples_fit_their_columns(table: str):
    row = {}
    for column in tables.SCHEMAS[table]:
        text = meanings.example(table, column.name)
        made = {"whole": int, "number": float, "flag": lambda cell: cell == "True"}.get(column.kind, str)
        row[column.name] = made(text)
    assert len(tables.frame(table, [row])) == 1


@pytest.mark.parametrize(("language", "name"), meanings.DOCUMENTS.items())
def test_the_document_is_current(language: str, name: str):
    made = meanings.document(language)
    assert (DOCS / name).read_text("utf-8") == made, "run: python -m analysis.tables.meanings docs"
    assert all(f"| `{column.name}` |" in made for _, column in COLUMNS)


@each("language", wording.LANGUAGES)
@each("table", tables.SCHEMAS)
def test_a_whole_table_has_its_own_meanings_and_no_others(table: str, language: str):
    names = [column.name for column in tables.SCHEMAS[table]]
    found = meanings.of_table((*names, "mine"), language)
    assert found == {name: meanings.meaning(table, name, language) for name in names}
    part = tuple(names[: max(2, len(names) // 2)])
    assert meanings.of_table(part, language).keys() <= set(part)


def test_a_meaning_of_no_column_names_file_and_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "wording").mkdir()
    (tmp_path / "wording" / "columns.csv").write_text(
        "column,example,zh_head,en,zh\nmeetings.weather,rain,天气,weather,天气\n", "utf-8"
    )
    monkeypatch.setattr(vocabulary, "HERE", tmp_path)
    for kept in (vocabulary.load, meanings.rows):
        kept.cache_clear()
    try:
        with pytest.raises(
            InputFault, match=r"columns.csv, line 2: unknown table or column 'meetings.weather'"
        ):
            meanings.rows()
    finally:
        monkeypatch.undo()
        for kept in (vocabulary.load, meanings.rows):
            kept.cache_clear()


def test_a_column_without_a_meaning_names_the_file_and_the_column():
    with pytest.raises(KeyError, match=r"wording/columns.csv: no row for the column meetings.weather"):
        meanings.meaning("meetings", "weather")


def test_a_notebook_says_what_a_column_means():
    shown = display.table(pd.DataFrame({"meeting_id": ["m1"], "date_precision": ["day"], "mine": ["<x>"]}))
    assert 'title="precision of the date\n日期精度"' in shown
    assert "<th>mine</th>" in shown


@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_a_table_of_a_notebook_has_the_meanings_of_one(language: str):
    """By a column that no other table has; otherwise its common names are anybody's."""
    found = meanings.of_table(("what", "characters", "share"), language)
    assert found["share"] == meanings.meaning(meanings.NOTEBOOKS, "share", language)
    assert meanings.of_table(("what", "value", "uses"), language) == {}


@pytest.mark.parametrize("missing", [None, float("nan")])
@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ("status", "held", "已举行"),
        ("year_reasons", "anniversary → 2024: 建市75周年", "周年 → 2024：建市75周年"),
        ("members_given", "2 of 3", "2/3"),
        ("reason", "no_source_month", "该月没有文章，也没有会议"),
        ("reason", "footnote", "脚注"),
        ("reason", "page.txt#1", "page.txt#1"),
        ("rule", "held", "举行"),
    ],
)
def test_a_missing_cell_stays_missing_in_chinese(name: str, code: str, words: str, missing: object):
    column = pd.Series([code, missing], name=name, dtype="object")
    told = readable.cells(column, "zh").tolist()
    assert told[0] == words and told[1] is missing
