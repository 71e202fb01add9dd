"""How texts are fitted on a page."""

from __future__ import annotations

import io

import pytest

from analysis.plots import heat
from analysis.plots.page import Page
from analysis.plots.style import house


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


def test_a_line_neither_begins_with_a_dot_or_a_sign_nor_ends_with_a_sign_that_wants_a_number(page):
    text = "资料：5个来源、16篇文章 · 时段：2023年1月至2024年12月 · n = 16篇文章，另有3篇在时段外"
    for width in range(90, 700, 7):
        lines = page.wrap(text, width, lines=20)
        assert not [line for line in lines if line.startswith(("·", "=")) or line.endswith("=")], width


def test_fitted_text_fits(page):
    for text in ("长" * 300, "a" * 300, "《》" * 100, "x y " * 100):
        assert page.width(page.fit(text, 200)) <= 200


def test_no_cells_are_drawn_as_none():
    with house():
        page = Page("标题", "说明")
        heat.draw(page, page.canvas, [])
        page.figure.savefig(io.BytesIO(), format="svg")
