"""The gallery of questions: short notebooks that run on the corpus that ships."""

from __future__ import annotations

import json
import re
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
    code = _code(path)
    assert len(code) <= 15 and all(cell.count("\n") < 5 for cell in code)
    assert "study" in _run(path, code)


@pytest.mark.parametrize(
    "texts",
    [
        {"a.txt": "说明\n\n各部门要提高认识，抓好落实。要坚持绿色发展，扎实推进乡村振兴。\n"},
        {
            "a.txt": "青江市召开农业工作会议\n\n2022年4月8日，青江市农业工作会议召开。市长林海主持会议并讲话。\n"
        },
    ],
    ids=["nothing dated", "one article"],
)
@pytest.mark.parametrize("path", sorted(GALLERY.glob("*.ipynb")), ids=lambda path: path.stem)
def test_texts_without_an_answer_end_no_cell_in_a_traceback(path, texts, tmp_path):
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    own = re.sub('"[./]*seeds"', repr(str(tmp_path)), "\n".join(_code(path)[:1]))
    assert str(tmp_path) in own
    _run(path, [own, *_code(path)[1:]])


def test_a_meeting_that_is_only_announced_is_no_sitting_of_its_series(tmp_path):
    held = "2024年6月18日，全县防汛抗旱工作会议在县会议中心召开，县长张一主持会议。\n"
    notice = "关于召开全县防汛抗旱工作会议的通知\n定于2024年7月18日上午9时召开全县防汛抗旱工作会议。\n2024年7月12日\n"
    (tmp_path / "a.txt").write_text(f"全县防汛抗旱工作会议召开\n{held}", encoding="utf-8")
    (tmp_path / "b.txt").write_text(notice, encoding="utf-8")
    path = GALLERY / "how_a_series_changed.ipynb"
    first, *others = _code(path)
    names = _run(path, [re.sub('"[./]*seeds"', repr(str(tmp_path)), first), *others])
    assert sorted(names["study"].meetings["status"]) == ["held", "planned"]
    assert names["counts"].to_dict() == {"防汛抗旱工作会议": 1}


@pytest.mark.parametrize("path", sorted(GALLERY.glob("*.ipynb")), ids=lambda path: path.stem)
def test_both_languages_have_the_same_cells(path):
    one, other = _code(path), _code(NOTEBOOKS / "zh" / "questions" / path.name)
    assert one[2:] == other[2:]


def _code(path: Path) -> list[str]:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]


def _run(path: Path, code: list[str]) -> dict[str, object]:
    names: dict[str, object] = {}
    for cell in code:
        exec(compile(cell, path.name, "exec"), names)
    return names


def test_the_words_shown_are_those_of_the_first_pair(monkeypatch):
    path = GALLERY / "who_chaired_whom.ipynb"
    monkeypatch.chdir(path.parent)
    names = _run(path, _code(path))
    chair, person = names["counts"].index[0]
    row = names["shown"].reset_index().iloc[0]
    assert (row["chair"], row["person"]) == (chair, person)


def test_the_gallery_is_whole():
    assert {path.stem for path in GALLERY.glob("*.ipynb")} == {
        "how_a_series_changed",
        "how_two_papers_differ",
        "when_did_a_term_appear",
        "who_chaired_whom",
    }
