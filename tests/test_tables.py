"""The border of tables: a defect is named by table, column and row."""

from __future__ import annotations

import pytest

from analysis import tables

ROW = {
    "article_id": "a#1", "source": "a", "start": 0, "end": 3, "headline": "", "kind": "report", "reporters": "",
    "published": "", "published_basis": "", "kicker": "", "deck": "", "headline_position": "none", "rule": "",
}  # fmt: skip


def test_a_fitting_row_passes_with_columns_in_order():
    table = tables.frame("articles", [ROW | {"extra": 1}])
    assert list(table.columns) == [*[column.name for column in tables.SCHEMAS["articles"]], "extra"]
    assert table.loc[0, "start"] == 0


def test_an_empty_table_has_its_columns():
    for name, schema in tables.SCHEMAS.items():
        assert list(tables.frame(name, []).columns) == [column.name for column in schema]


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ({"article_id": ""}, "articles.article_id, row 1: '' is no non-empty text"),
        ({"start": -1}, "articles.start, row 1: -1 is no whole number from 0 to inf"),
        ({"published": "2024-13"}, "articles.published, row 1: '2024-13' is no EDTF date"),
        (
            {"headline_position": "under"},
            "articles.headline_position, row 1: 'under' is no one of 'before', 'after', 'inside', 'none'",
        ),
    ],
)
def test_a_defect_is_named(cell, message):
    with pytest.raises(tables.TableDefect) as told:
        tables.frame("articles", [ROW, ROW | cell])
    assert message in str(told.value)


def test_all_defects_are_told_at_once():
    with pytest.raises(tables.TableDefect) as told:
        tables.frame("articles", [ROW | {"start": -1, "article_id": ""}])
    assert str(told.value).count("; ") == 1


@pytest.mark.parametrize(
    "date", ["", "2024", "2024-05", "2024-05-24", "2024-07-15/2024-07-18", "2023-36", "2024/..", "2024-05~"]
)
def test_edtf_is_known(date):
    assert tables.frame("articles", [ROW | {"published": date}]).loc[0, "published"] == date


def test_a_missing_column_is_told():
    with pytest.raises(tables.TableDefect) as told:
        tables.check("ledger", tables.frame("ledger", []).drop(columns="reason"))
    assert str(told.value) == "ledger.reason: the column is missing"
