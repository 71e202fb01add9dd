"""The meetings as JSON: what Python's own encoder writes, row by row."""

from __future__ import annotations

import json

import pandas as pd

from analysis import tables
from analysis.run import store
from analysis.timeline import exports


def test_the_rows_are_written_as_json_itself_would_with_the_same_indent():
    table = pd.DataFrame(
        {
            "name": ["“全会”\\一\n二", ""],
            "chair": ["王翔；李明", ""],
            "year_confidence": [0.97, 1.0],
            "start": [3, 12],
            "uncertain": [True, False],
        }
    )
    rows = [
        {name: tables.split(cell) if name == "chair" else cell for name, cell in row.items()}
        for row in table.to_dict("records")
    ]
    assert "".join(exports._as_json(table)) == json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def test_both_files_stand_beside_the_meetings_table(tmp_path):
    meetings = tables.from_records.meetings([])
    with store.Stream(tmp_path, "meetings") as stream:
        stream.add(meetings)
    exports.write(tmp_path)
    assert json.loads((tmp_path / "meetings.json").read_text(encoding="utf-8")) == []
    assert (tmp_path / "meetings.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
