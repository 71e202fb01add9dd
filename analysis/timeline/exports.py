"""The timeline as other programs take it: JSON, and a file that a calendar opens."""

from __future__ import annotations

import json
from pathlib import Path

from analysis.run import store
from analysis.timeline import calendar_file


def write(folder: Path) -> None:
    """``meetings.json`` and ``meetings.ics`` beside the meetings table in `folder`."""
    meetings = store.from_parquet(folder / "meetings.parquet")
    text = json.dumps(meetings.to_dict(orient="records"), ensure_ascii=False, indent=1)
    (folder / "meetings.json").write_text(text + "\n", encoding="utf-8")
    (folder / "meetings.ics").write_bytes(calendar_file.render(meetings).content)
