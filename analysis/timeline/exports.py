"""The timeline as other programs take it: JSON, and a file that a calendar opens."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from analysis import tables
from analysis.run import store
from analysis.timeline import calendar_file


def write(folder: Path) -> None:
    """``meetings.json`` and ``meetings.ics`` beside the meetings table in `folder`."""
    meetings = store.from_parquet(folder / "meetings.parquet")
    with (folder / "meetings.json").open("w", encoding="utf-8") as file:
        file.writelines(_as_json(meetings))
    (folder / "meetings.ics").write_bytes(calendar_file.render(meetings).content)


def _as_json(table: pd.DataFrame) -> Iterator[str]:
    """A list of objects, one a row, row by row; lists as lists.

    >>> "".join(_as_json(pd.DataFrame({"name": ["全会", "例会"], "chair": ["王翔", ""]})))
    '[\\n {\\n  "name": "全会",\\n  "chair": [\\n   "王翔"\\n  ]\\n },\\n {\\n  "name": "例会",\\n  "chair": []\\n }\\n]\\n'
    """
    lists = set(tables.list_columns("meetings"))
    before = "[\n"
    for row in table.itertuples(index=False, name=None):
        cells = ",\n".join(
            f"  {_scalar(name)}: {_list(tables.split(cell)) if name in lists else _scalar(cell)}"
            for name, cell in zip(table.columns, row, strict=True)
        )
        yield f"{before} {{\n{cells}\n }}"
        before = ",\n"
    yield "[]\n" if table.empty else "\n]\n"


#: With an indent `json` does not use its encoder in C, which takes a fifth of the time; so the lines are broken here.
_scalar = json.JSONEncoder(ensure_ascii=False).encode


def _list(items: list[str]) -> str:
    """A list of texts, one a line, as ``json.dumps(…, indent=1)`` writes it two levels deep."""
    return "[\n   " + ",\n   ".join(map(_scalar, items)) + "\n  ]" if items else "[]"
