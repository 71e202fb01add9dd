"""Lists in cells: nothing is lost, whatever an item holds."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
from hypothesis import given
from hypothesis import strategies as st

from analysis import tables
from analysis.__main__ import main
from analysis.cells import join, split
from analysis.run import store
from analysis.tables.columns import columns_of

ITEMS = st.lists(st.text("；;\\a会 :", min_size=1))


@given(ITEMS)
def test_a_list_comes_back_from_its_cell(items: list[str]):
    assert split(join(items)) == items


@given(st.lists(ITEMS, min_size=1))
def test_a_list_comes_back_from_csv_and_stands_as_a_list_in_parquet(lists: list[list[str]]):
    table = pd.DataFrame({"members": [join(items) for items in lists], "n": range(len(lists))})
    assert [split(cell) for cell in store.from_csv(store.to_csv(table))["members"]] == lists
    assert store.as_arrow(table, ["members"])["members"].to_pylist() == lists


def test_cells_typed_by_a_person_need_no_escapes():
    assert split("王翔；李明") == ["王翔", "李明"]
    assert split("C:\\texts；") == ["C:\\texts"]


def test_an_article_of_a_file_with_the_separator_in_its_name_keeps_its_date(tmp_path: Path):
    corpus, out = tmp_path / "corpus", tmp_path / "out"
    corpus.mkdir()
    (corpus / "安平；教育.txt").write_text(
        "全市教育工作会议召开\n\n2024年3月5日，全市教育工作会议在安平召开。市委书记王翔出席会议并讲话，打好“三张清单”改革。\n",
        encoding="utf-8",
    )
    assert main(["formulations", str(corpus), "--out", str(out), "--workers", "1"]) == 0
    made = store.Tables(out / "tables")
    article = "安平；教育.txt#1"
    assert made["articles"][["article_id", "date", "date_basis"]].values.tolist() == [
        [article, "2024-03-05", "meeting"]
    ]
    assert split(made["meetings"].loc[0, "article_ids"]) == [article]
    assert pq.read_table(out / "tables" / "meetings.parquet")["article_ids"].to_pylist() == [[article]]
    assert store.from_csv((out / "tables" / "meetings.csv").read_bytes()).equals(made["meetings"])


def test_a_new_field_of_a_record_is_a_new_column(monkeypatch):
    @dataclass(frozen=True)
    class Note:
        about: str
        note: str
        places: tuple[str, ...] = ()

    columns = columns_of(Note, tables.Column("about", required=True))
    assert [(column.name, column.kind) for column in columns] == [
        ("about", "text"),
        ("note", "text"),
        ("places", "list"),
    ]
    monkeypatch.setitem(tables.SCHEMAS, "notes", columns)
    table = tables.of_records("notes", [Note("a", "b", ("c；d", "e"))])
    assert table.to_dict("list") == {"about": ["a"], "note": ["b"], "places": ["c\\；d；e"]}
