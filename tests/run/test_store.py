"""Tables to disk and back: nothing lost, nothing that a spreadsheet would run."""

from __future__ import annotations

import io

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

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


def test_excel_is_told_that_it_is_utf8():
    assert store.to_csv(pd.DataFrame({"a": ["会"]})) == b'\xef\xbb\xbf"a"\n"\xe4\xbc\x9a"\n'


def test_parquet_is_the_same_bytes_for_the_same_cells_and_reads_back(tmp_path):
    table = pd.DataFrame({"name": ["=会议", ""], "share": [0.25, float("nan")]})
    first = store.to_parquet(table)
    assert first == store.to_parquet(table.copy())
    store.write_all({"t": table}, tmp_path)
    pd.testing.assert_frame_equal(store.Tables(tmp_path)["t"], table)
