"""Pieces of text on a page become words, rows and columns."""

from __future__ import annotations

import pytest

from analysis.corpus.readers.pdf_layout import Segment, lines


def pieces(*words: tuple[str, float], size: float = 10.0, top: float = 700) -> list[Segment]:
    """Pieces on one row, each with the white space before it in parts of a character."""
    made: list[Segment] = []
    at = 60.0
    for text, space in words:
        at += space * size
        made.append(Segment(text, at, top - size, at + size * len(text), top, size))
        at = made[-1].right
    return made


@pytest.mark.parametrize(
    ("space", "between"),
    [(-0.4, ""), (0.0, ""), (0.19, ""), (0.25, " "), (0.85, " "), (1.2, " "), (2.1, "  "), (9.0, "  ")],
)
def test_the_space_between_two_pieces_of_a_row(space: float, between: str):
    """A setting of the line is none, a wide one parts the cells of a table."""
    assert lines(pieces(("GDP", 0), ("增长", space))) == [f"GDP{between}增长"]
    assert lines(pieces(("会议", 3), ("召", space), ("开", 0))) == [f"会议{between}召开"]


def test_a_piece_drawn_twice_stands_once_and_the_same_word_further_on_again():
    row = pieces(("会议", 0), ("会议", 0))
    assert lines([row[0], row[0], row[1], row[1]]) == ["会议会议"]


@pytest.mark.parametrize("rows", [3, 4])
def test_columns_have_at_least_four_rows(rows: int):
    left, right = "会议强调坚持稳中求进", "全市上下推动改革发展"
    page = [
        part
        for row in range(rows)
        for part in pieces((f"{left}。", 0), (f"{right}。", 4), top=700 - 20 * row)
    ]
    if rows < 4:
        assert lines(page) == [f"{left}。  {right}。"] * rows
    else:
        assert lines(page) == [f"{left}。"] * rows + [f"{right}。"] * rows
