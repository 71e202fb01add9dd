"""Tables to disk and back: nothing lost, nothing that a spreadsheet would run."""

from __future__ import annotations

import copy
import io
import shutil
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.faults import InputFault
from analysis.run import store


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+86",
        "-5",
        "@sum",
        "\tx",
        "'quoted",
        "''",
        "会议",
        "",
        "a\nb",
        "a\r=1+1",
        "\r",
        'say "so"',
        "a,b",
    ],
)
def test_a_cell_comes_back_as_it_was(cell):
    table = pd.DataFrame({"name": [cell, "x"], "count": [1, 2]})
    back = store.from_csv(store.to_csv(table))
    assert back["name"].tolist() == [cell, "x"]
    assert back["count"].tolist() == [1, 2]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")), min_size=1))
def test_no_written_cell_begins_like_a_formula(cells):
    table = pd.DataFrame({"name": ["header-safe", *cells]})
    content = store.to_csv(table)
    assert store.from_csv(content)["name"].tolist() == ["header-safe", *cells]
    raw = pd.read_csv(io.BytesIO(content), encoding="utf-8-sig", dtype="str", keep_default_na=False)
    assert not raw["name"].str.startswith(("=", "+", "-", "@")).any()


def _write(table: pd.DataFrame, folder: Path, name: str) -> None:
    with store.Stream(folder, name) as stream:
        stream.add(table)
    store.log_long_cells(name, stream.long_cells)


def test_excel_is_told_that_it_is_utf8():
    assert store.to_csv(pd.DataFrame({"a": ["会"]})) == b'\xef\xbb\xbf"a"\n"\xe4\xbc\x9a"\n'


def test_parquet_is_the_same_bytes_for_the_same_cells_and_reads_back(tmp_path):
    table = pd.DataFrame({"name": ["=会议", ""], "share": [0.25, float("nan")]})
    for name in ("t", "again"):
        _write(table.copy(), tmp_path, name)
    assert (tmp_path / "t.parquet").read_bytes() == (tmp_path / "again.parquet").read_bytes()
    pd.testing.assert_frame_equal(store.Tables(tmp_path)["t"], table)


def test_kept_results_that_were_swept_away_meanwhile_are_told(tmp_path, monkeypatch):
    from analysis.study import Study

    monkeypatch.setenv("OFFICIAL_TEXTS_CACHE", str(tmp_path / "cache"))
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text("2024年3月5日，市委召开工作会议。", encoding="utf-8")
    study = Study(tmp_path / "corpus")
    assert "meetings" in study.tables
    shutil.rmtree(study.folder)
    for ask in (lambda: study.meetings, lambda: study.sources):
        with pytest.raises(InputFault, match="made way for later results; open the corpus again"):
            ask()


def test_tables_are_read_again_in_another_process_and_some_columns_alone(tmp_path):
    _write(pd.DataFrame({"a": [1], "b": ["x"]}), tmp_path, "t")
    tables = store.Tables(tmp_path)
    assert tables["t"]["a"].tolist() == [1]
    assert (len(tables), [*tables], "t" in tables, "u" in tables) == (1, ["t"], True, False)
    sent = copy.copy(tables)  # by what a pickle would hold
    assert sent.__dict__["_read"] == {}
    assert sent["t"].equals(tables["t"])
    assert store.part(sent, "t", ("b",)).to_dict("list") == {"b": ["x"]}
    assert store.part(dict(tables), "t", ("b",)).to_dict("list") == {"b": ["x"]}


def test_cells_that_excel_cuts_are_told(tmp_path, caplog):
    table = pd.DataFrame({"text": ["会" * 32_767, "议" * 32_768]})
    with caplog.at_level("WARNING"):
        _write(table, tmp_path, "paragraphs")
    assert [record.getMessage().split(":")[0] for record in caplog.records] == ["paragraphs.csv, column text"]
    assert "column text: 1 cell is longer than the 32,767 characters" in caplog.text
    assert (
        store.from_csv((tmp_path / "paragraphs.csv").read_bytes())["text"].tolist() == table["text"].tolist()
    )


def test_rows_are_chosen_stretch_by_stretch_as_of_the_whole_table(tmp_path, monkeypatch):
    monkeypatch.setattr(store, "_AT_ONCE", 2)
    table = pd.DataFrame({"term": list("abcde"), "uses": range(5), "text": ["会议"] * 5})
    with store.Stream(tmp_path, "uses") as stream:
        stream.add(table)
    asked = []

    def chosen(rows):
        asked.append(len(rows))
        return rows[rows["uses"] > 1]

    found = store.part(store.Tables(tmp_path), "uses", ["uses", "term"], chosen)
    assert asked == [2, 2, 1]
    assert found.equals(table.loc[[2, 3, 4], ["uses", "term"]])
    assert store.part({"uses": table}, "uses", ["uses", "term"], chosen).equals(found)


def test_an_empty_table_gives_its_columns(tmp_path):
    with store.Stream(tmp_path, "uses") as stream:
        stream.add(pd.DataFrame({"term": pd.Series([], dtype="str"), "uses": pd.Series([], dtype="int64")}))
    found = store.part(store.Tables(tmp_path), "uses", ["uses"], lambda rows: rows)
    assert found.columns.tolist() == ["uses"] and found.empty
