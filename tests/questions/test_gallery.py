"""The gallery of questions: short notebooks that run on the corpus that ships."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
GALLERY = NOTEBOOKS / "questions"


@pytest.mark.parametrize(
    "path",
    sorted(NOTEBOOKS.rglob("questions/*.ipynb")),
    ids=lambda path: path.relative_to(NOTEBOOKS).as_posix(),
)
def test_a_question_is_answered(path, monkeypatch):
    monkeypatch.chdir(path.parent)
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    assert len(code) <= 15 and all(cell.count("\n") < 5 for cell in code)
    names: dict[str, object] = {}
    for cell in code:
        exec(compile(cell, path.name, "exec"), names)
    assert "study" in names


def test_the_gallery_is_whole():
    assert {path.stem for path in GALLERY.glob("*.ipynb")} == {
        "how_a_series_changed",
        "how_two_papers_differ",
        "when_did_a_term_appear",
        "who_chaired_whom",
    }
