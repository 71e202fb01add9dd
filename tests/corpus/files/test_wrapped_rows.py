"""Rows of a PDF are put together again where the page shows that a paragraph goes on, wherever its lines are wrapped."""

from __future__ import annotations

import io

import pytest

import analysis
from analysis import timeline
from analysis.corpus.readers import pdf
from tests.metamorphic.files import _FONT, _font

HEAD = "市十届人大常委会第五次会议闭会"
NEWS = (
    "江海日报2024年8月30日讯 市十届人大常委会第五次会议于8月28日至29日举行。市人大常委会主任何东山主持会议，副主任林小武出席。",
    "会议表决通过了《江海市养犬管理条例》，听取了关于2023年决算的报告。市长陈文海列席会议。",
    "会议强调，要抓好落实。",
)


def flowing(*paragraphs: str, width: float, apart: float = 8, indent: float = 0) -> bytes:
    """A page that reportlab wraps as Chinese text is wrapped, with the digits of a proportional face."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    _font()
    body = ParagraphStyle("body", fontName=_FONT, fontSize=12, leading=18, wordWrap="CJK")
    body = body.clone("set", spaceAfter=apart, firstLineIndent=indent)
    title = body.clone("title", fontSize=18, leading=26, spaceAfter=12)
    buffer = io.BytesIO()
    page = SimpleDocTemplate(buffer, pagesize=(width + 112, 842), leftMargin=50, rightMargin=50, invariant=1)
    page.build([Paragraph(HEAD, title), *(Paragraph(words, body) for words in paragraphs)])
    return buffer.getvalue()


@pytest.mark.parametrize(("apart", "indent"), [(8, 0), (0, 24), (8, 24)])
def test_paragraphs_are_whole_wherever_they_are_wrapped(apart, indent):
    for width in range(330, 500, 13):
        found = pdf.read(flowing(*NEWS, width=width, apart=apart, indent=indent)).text
        body = ["".join(line.split()) for line in found.splitlines() if line.strip()][1:]
        assert body == ["".join(words.split()) for words in NEWS], width


def test_a_meeting_whose_verb_is_on_the_next_row(tmp_path):
    for width in range(400, 480, 16):
        path = tmp_path / f"{width}.pdf"
        path.write_bytes(flowing(*NEWS, width=width))
        found = timeline.build(analysis.load(path))
        assert [one.date for one in found.meetings] == ["2024-08-28/2024-08-29"]
        assert [one.date for one in found.article_dates.values()] == ["2024-08-28/2024-08-29"]


def test_rows_that_end_early_stay_apart():
    rows = (
        "一、抓好春季农业生产，",
        "二、抓好重点项目建设，",
        "三、抓好安全生产工作，并且每月通报一次进展情况，年底前全部完成。",
    )
    found = pdf.read(flowing(*rows, width=300, apart=0)).text.splitlines()
    assert [line for line in found if line.startswith(("一", "二", "三"))][:2] == list(rows[:2])


def test_a_list_with_page_numbers_stays_a_list():
    lines = [f"第{number}章 全面推进，持续改进{'…' * 14}{number}" for number in range(1, 9)]
    found = pdf.read(flowing(*lines, width=330, apart=0)).text
    assert [line.count("章") for line in found.splitlines() if "章" in line] == [1] * 8
