"""Rows of a table by their cells; a large table is not held for them."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import tables
from analysis.faults import InputFault
from analysis.plots import formulations as figure
from analysis.questions.part_tables import PartTables
from analysis.run import store
from analysis.study import Study

USES = [("三件事", "a#1", "2024-01-02"), ("四件事", "a#1", "2024-01-02"), ("三件事", "b#1", "2024-02"), ("五件事", "c#1", "")]  # fmt: skip


@pytest.fixture
def written(tmp_path, monkeypatch) -> store.Tables:
    """Tables on disk that are read two rows at a time."""
    monkeypatch.setattr(store, "STRETCH", 2)
    monkeypatch.setattr(store, "_AT_ONCE", 2)
    uses = pd.DataFrame(USES, columns=["term", "article_id", "date"]).assign(sentence="抓好三件事。")
    columns = [column.name for column in tables.SCHEMAS["formulation_uses"]]
    whole = tables.frame("formulation_uses", []).reindex(range(len(uses)))
    for name in columns:
        whole[name] = (
            uses[name] if name in uses else whole[name].fillna("" if whole[name].dtype == "str" else 0)
        )
    with store.Stream(tmp_path, "formulation_uses", as_csv=False) as stream:
        stream.add(whole)
    return store.Tables(tmp_path)


def study_of(given) -> Study:
    study = Study.__new__(Study)
    study._conditions = ()
    study.tables = given
    return study


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ({}, [0, 1, 2, 3]),
        ({"term": "三件事"}, [0, 2]),
        ({"term": ["四件事", "五件事"]}, [1, 3]),
        ({"term": pd.Series(["四件事"])}, [1]),
        ({"term": "三件事", "article_id": "b#1"}, [2]),
        ({"date": ""}, [3]),
        ({"term": "六件事"}, []),
        ({"term": []}, []),
    ],
)
def test_rows_by_their_cells_in_the_order_of_the_table(written, cells, found):
    study = study_of(written)
    made = study.rows("formulation_uses", ["term", "date"], **cells)
    assert made.index.tolist() == found and [*made] == ["term", "date"]
    assert made["term"].tolist() == [USES[at][0] for at in found]
    whole = study.rows("formulation_uses", **cells)
    assert whole.equals(written["formulation_uses"].loc[found])


def test_rows_of_a_part(written):
    part = PartTables(written, {"formulation_uses": ("article_id", ["a#1", "c#1"])}, {}, {}, {})
    assert study_of(part).rows("formulation_uses", "term", article_id="a#1")["term"].tolist() == [
        "三件事",
        "四件事",
    ]
    assert part["formulation_uses"]["term"].tolist() == ["三件事", "四件事", "五件事"]
    assert part["formulation_uses"].index.tolist() == [0, 1, 2]


@pytest.mark.parametrize(("asked", "named"), [(("uses",), "uses"), (("formulation_uses", ["word"]), "word")])
def test_a_table_or_column_that_is_not_there(written, asked, named):
    with pytest.raises(InputFault, match=f"'{named}'"):
        study_of(written).rows(*asked)
    with pytest.raises(InputFault, match="'word'"):
        study_of(written).rows("formulation_uses", word="三件事")


def test_neither_rows_nor_the_figure_nor_a_part_hold_the_whole_table(written, monkeypatch):
    def whole(path, columns=None):
        raise AssertionError(f"{path.stem} is read as a whole")

    monkeypatch.setattr(store, "from_parquet", whole)
    study_of(written).rows("formulation_uses", term="三件事")
    part = PartTables(written, {"formulation_uses": ("article_id", ["a#1"])}, {}, {}, {})
    assert len(part["formulation_uses"]) == 2
    shown = tables.frame("formulations", []).reindex(range(1))
    given = {"formulations": shown.assign(term="三件事", variant_of="", uses=2, articles=2, first_seen="2024-01-02", pattern="x")}  # fmt: skip
    every = _Both(given, written)
    assert figure.draw(every).data["uses"].sum() == 2


class _Both(store.Stored):
    """Small tables that are held, and others on disk."""

    def __init__(self, held: dict[str, pd.DataFrame], on_disk: store.Tables):
        self.held, self.on_disk = held, on_disk

    def __getitem__(self, name):
        return self.held[name] if name in self.held else self.on_disk[name]

    def part(self, name, columns, chosen=None):
        of = self.held if name in self.held else self.on_disk
        return store.part(of, name, columns, chosen)

    def __contains__(self, name):
        return name in self.held or name in self.on_disk

    def __iter__(self):
        return iter([*self.held, *self.on_disk])

    def __len__(self):
        return len(self.held) + len(self.on_disk)
