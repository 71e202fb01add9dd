"""How texts are fitted on a page."""

from __future__ import annotations

import io

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from analysis.plots import heat, sizes
from analysis.plots.page import Page
from analysis.plots.style import house
from tests.rows import each


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


@pytest.mark.parametrize(
    "text",
    [
        "36个月中12个月有文章或会议；4,991篇文章均可确定月份",
        "全市教育工作会议召开，市长王小明出席并作了讲话",
        "Ten of 36 months have an article；all of them dated well to a 月份",
    ],
)
def test_a_title_in_two_lines_does_not_end_in_a_line_of_one_or_two_characters(page, text):
    whole = page.width(text)
    for missing in (4, 10, 18):
        lines = page.wrap(text, whole - missing)
        assert len(lines) == 2 and len(lines[1]) > 2
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_a_row_of_cells_has_all_its_numbers_or_none(page):
    rows = {100.0: ("7", "8", "12"), 60.0: ("7", "8", "9")}
    cells = [
        heat.Cell((40.0 + 12 * at, bottom, 11.0, 30.0), 0.5, words)
        for bottom, row in rows.items()
        for at, words in enumerate(row)
    ]
    heat.draw(page, page.canvas, cells)
    assert [text.get_text() for text in page.figure.texts if text.get_text().isdigit()] == ["7", "8", "9"]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (
            "Wang is named in 13 of 20 meetings and events (chair 2, speaker or host 1, visitor 2)",
            "visitor 2)",
        ),
        (
            "12 of 13 can be dated to a month, Oct to May; the busiest months are Oct and Jan (4 each)",
            "Jan (4 each)",
        ),
        ("70场会议和活动中65场可定到月，2023年8月至2023年11月；2023年9月最多（22场）", "最多（22场）"),
    ],
)
def test_a_bracketed_number_stays_with_its_words(page, text, last):
    whole = page.width(text)
    for width in range(200, int(whole) + 10, 3):
        assert page.wrap(text, width, lines=20)[-1].endswith(last), width


def test_fitted_text_fits(page):
    for text in ("长" * 300, "a" * 300, "《》" * 100, "x y " * 100):
        assert page.width(page.fit(text, 200)) <= 200


def test_no_cells_are_drawn_as_none():
    with house():
        page = Page("标题", "说明")
        heat.draw(page, page.canvas, [])
        page.figure.savefig(io.BytesIO(), format="svg")


@pytest.mark.parametrize("lines", [1, 2])
def test_names_that_begin_alike_are_told_apart(lines):
    page = Page("", "")
    head = "中国人民政治协商会议第十四届全国委员会常务委员会" * lines
    texts = [f"{head}第{number}小组" for number in "一二三"] + ["市委", "市政府"]
    told = page.tell_apart(texts, 150, lines=lines)
    assert list(told) == texts and len(set(told.values())) == len(texts)
    assert told["市委"] == "市委"
    for text, words in told.items():
        assert all(page.width(line) <= 150 for line in words.split("\n")) and words.count("\n") < lines
        assert words.replace("\n", "")[:2] == text[:2]
    assert all(told[text].endswith(text[-3:]) for text in texts)


@each("name", [*sizes.NAMED, "180x120mm", "85x100mm"])
@each("times", [1, 3, 30])
def test_a_note_of_any_length_keeps_off_the_edges(name, times):
    note = " · ".join(["Source: 5个来源、16篇文章，2023年1月至2024年12月"] * times)
    with house(), sizes.laid_out(sizes.size(name)):
        page = Page("标题", note)
        renderer = FigureCanvasAgg(page.figure).get_renderer()
        boxes = [text.get_window_extent(renderer) for text in page.figure.texts[1:]]
    points = 72 / page.figure.dpi
    assert min(box.y0 for box in boxes) * points >= 7
    assert max(box.x1 for box in boxes) * points <= page.full_width - 7
    assert max(box.y1 for box in boxes) * points <= page.bottom
