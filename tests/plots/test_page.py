"""How texts are fitted, and the wording in two languages."""

from __future__ import annotations

import csv
import io
import string
from pathlib import Path

import pytest

from analysis import plots
from analysis.plots import heat
from analysis.plots.page import Page
from analysis.plots.style import house
from analysis.plots.wording import say

WORDING = Path(plots.__file__).with_name("wording.csv")


def _rows() -> list[dict]:
    with WORDING.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def page():
    from analysis.plots.page import Page

    with house():
        yield Page("A title", "a note")


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("市委经济工作会议", 300, ["市委经济工作会议"]),
        ("市委经济工作会议", 69, ["市委经济", "工作会议"]),
        ("市委经济工作会议，在重庆召开", 69, ["市委经济", "工作会…"]),
        ("会议强调，要坚持", 60, ["会议强", "调，要…"]),
        ("two words", 40, ["two", "wor…"]),
        ("", 40, [""]),
    ],
)
def test_wrap(page, text, width, lines):
    assert page.wrap(text, width, lines=2) == lines


def test_fitted_text_fits(page):
    for text in ("长" * 300, "a" * 300, "《》" * 100, "x y " * 100):
        assert page.width(page.fit(text, 200)) <= 200


def test_every_wording_has_both_languages_with_the_same_values():
    names = [row["key"] for row in _rows()]
    assert len(names) == len(set(names))
    for row in _rows():
        assert row["en"] and row["zh"], row["key"]
        values = [{f for _, f, _, _ in string.Formatter().parse(row[lang]) if f} for lang in ("en", "zh")]
        assert values[0] == values[1], row["key"]


def test_every_wording_is_used():
    folder = WORDING.parent
    code = "".join(
        p.read_text(encoding="utf-8")
        for p in (*folder.glob("*.py"), *(folder.parent / "reports").glob("*.py"))
    )
    made = ("coverage_", "gloss_", "kind_", "role_", "in_role_", "measure_", "slide_method_")
    keys = [row["key"] for row in _rows() if not row["key"].startswith(made)]
    unused = [key for key in keys if f'"{key}"' not in code and f"'{key}'" not in code]
    assert unused == []


def test_a_key_that_is_not_there():
    with pytest.raises(KeyError, match="no_such_key"):
        say("no_such_key", "en")


def test_no_cells_are_drawn_as_none():
    with house():
        page = Page("标题", "说明")
        heat.draw(page, page.canvas, [])
        page.figure.savefig(io.BytesIO(), format="svg")
