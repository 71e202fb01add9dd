"""Paragraphs that the end of a page cuts, after any of their rows."""

from __future__ import annotations

from analysis import corpus
from analysis.records import Source
from tests.rows import each

ROW = 23
PARAGRAPHS = (
    "5月7日上午，青江市委召开常委会会议，传达学习中央有关会议精神，研究贯彻意见。市委书记王小明主持会议并讲话。",
    "会议指出，要坚持稳中求进工作总基调，扎实推动高质量发展，抓好安全生产，压实各方责任，统筹高质量发展和高水平安全，奋力谱写新篇章。",
    "会议强调，各级各部门要提高政治站位，增强责任感和紧迫感，以钉钉子精神抓好各项工作落实，确保全年目标任务圆满完成。",
    "会议审议了《青江市安全生产条例》，听取了全市防汛抗旱工作情况汇报，研究了其他事项，对做好下一步工作提出要求。",
)


def _pages(number: int, rows: int, between: str) -> str:
    """The text as a PDF gives it: a paragraph a line, the one of this number cut after so many rows of it."""
    lines = [f"　　{text}" for text in PARAGRAPHS]
    cut = rows * ROW - 2  # the first row is indented
    whole = PARAGRAPHS[number]
    lines[number] = f"　　{whole[:cut]}\n\n{between}{whole[cut:]}"
    return "# 青江市委召开常委会会议\n2024年5月8日　来源：青江日报\n" + "\n".join(lines)


@each("number", range(len(PARAGRAPHS)))
@each("rows", [1, 2])
@each("between", ["", "— 1 —\n\n", "- 12 -\n\n"])
def test_a_paragraph_goes_on_behind_the_end_of_a_page(number: int, rows: int, between: str):
    document = corpus.cut(Source("a.txt", _pages(number, rows, between)))
    assert [one.text for one in document.paragraphs if one.role == "body"] == list(PARAGRAPHS)


def test_titles_with_their_days_stay_lines_though_all_are_of_one_length():
    titles = [
        f"青江市召开{what}工作会议2024-05-{day:02}"
        for day, what in enumerate(["教育", "水利", "农业", "林业", "科技"], 1)
    ]
    document = corpus.cut(Source("a.txt", "\n".join(titles)))
    assert [one.text for one in document.paragraphs] == titles


def test_a_heading_above_a_paragraph_without_indent_stays_one():
    text = (
        "　　5月7日，市委召开会议。会议指出，要抓好落实。\n\n　　提高站位，增强责任感\n\n"
        "会议强调，要压实责任，确保完成任务。\n\n会议要求，各级要抓好落实，确保实效。"
    )
    document = corpus.cut(Source("a.txt", text))
    assert "提高站位，增强责任感" in [one.text for one in document.paragraphs]
