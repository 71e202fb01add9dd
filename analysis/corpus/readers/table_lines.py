"""Tables of Word and OpenDocument files become lines: rows of names and values a line each, other cells a line a paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

#: A line and what it is: "" for running text.
Line = tuple[str, str]
#: The lines of one cell.
Cell = Sequence[Line]

#: Characters of a cell that says what its neighbour holds.
_LABEL = 12


def lines(rows: Sequence[Sequence[Cell]]) -> Iterator[Line]:
    r"""A row a line, its cells parted by tabs, where these are a line each; of a longer value the paragraphs follow its name.

    A table with prose in two cells of a row sets texts side by side: each paragraph of a cell is a line.

    >>> def cell(*texts):
    ...     return [(text, "") for text in texts]
    >>> list(lines([[cell("地点"), cell("县府三楼")], [cell("内容"), cell("会议开始。", "会议结束。")]]))
    [('地点\t县府三楼', ''), ('内容', ''), ('会议开始。', ''), ('会议结束。', '')]
    >>> list(lines([[cell("地点"), cell("县府三楼")], [cell("甲会召开。"), cell("乙会召开。")]]))
    [('地点', ''), ('县府三楼', ''), ('甲会召开。', ''), ('乙会召开。', '')]
    """
    side_by_side = any(sum(map(_is_prose, row)) > 1 for row in rows)
    for row in rows:
        cells = row if len(row) == 1 else [cell for cell in map(_filled, row) if cell]
        if len(cells) > 1 and not side_by_side and _is_record(cells):
            yield "\t".join(text.strip() for [(text, _)] in cells), ""
        else:
            yield from (line for cell in cells for line in cell)


def _filled(cell: Cell) -> Cell:
    return [line for line in cell if line[0].strip()]


def _is_prose(cell: Cell) -> bool:
    return any("。" in text for text, _ in cell)


def _is_record(cells: Sequence[Cell]) -> bool:
    """Whether each cell is a line of running text, with a sentence at most in the one that others name."""
    whole = all(len(cell) == 1 and not cell[0][1] and "\n" not in cell[0][0] for cell in cells)
    heading = any(text.startswith("#") for cell in cells for text, _ in cell)
    first = cells[0][0][0].strip()
    named = len(first) <= _LABEL or not any(map(_is_prose, cells))
    return whole and not heading and named and not _is_prose(cells[0])
