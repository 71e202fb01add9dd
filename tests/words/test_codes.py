"""Columns that hold codes: a wrong one is an error with file and line, whatever reads the file."""

from __future__ import annotations

import csv
import shutil

import pytest

from analysis import vocabulary

LISTED = vocabulary.load("codes", ("file", "column", "codes"))


@pytest.fixture
def loads(tmp_path, monkeypatch):
    """Loads the columns of a file of its own folder, with this cell changed in a row of it."""
    monkeypatch.setattr(vocabulary, "HERE", tmp_path)

    def changed(name: str, column: str, value: str, at: int) -> int:
        source = vocabulary.Path(vocabulary.__file__).parent
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        shutil.copy(source / "codes.csv", tmp_path)
        with (source / f"{name}.csv").open(encoding="utf-8-sig", newline="") as handle:
            rows = [*csv.DictReader(handle)]
        filled = [number for number, row in enumerate(rows) if row[column]]
        rows[filled[at]][column] = value
        with (tmp_path / f"{name}.csv").open("w", encoding="utf-8", newline="") as handle:
            writer = csv.DictWriter(handle, [*rows[0]])
            writer.writeheader()
            writer.writerows(rows)
        vocabulary.load.__wrapped__(name, (column,) if len(filled) == len(rows) else (), ())
        return len(rows)

    return changed


@pytest.mark.parametrize("row", LISTED, ids=lambda row: f"{row['file']} {row['column']}")
@pytest.mark.parametrize("at", [0, -1])
def test_a_code_that_is_none_of_those_listed(row, at, loads):
    with pytest.raises(vocabulary.InputFault) as error:
        loads(row["file"], row["column"], "codex", at)
    said = str(error.value)
    assert said.startswith(f"vocabulary/{row['file']}.csv, line ")
    assert f"column '{row['column']}' is 'codex', expected one of " in said


@pytest.mark.parametrize("row", LISTED, ids=lambda row: f"{row['file']} {row['column']}")
def test_each_code_that_is_listed_is_used(row):
    path = vocabulary.HERE / f"{row['file']}.csv"
    with path.open(encoding="utf-8-sig", newline="") as handle:
        used = {cells[row["column"]] for cells in csv.DictReader(handle)}
    assert set(row["codes"].split("|")) == used - {""}
