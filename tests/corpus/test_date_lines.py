"""Dates of publication in every form, in date lines of every kind, as text and as web pages."""

from __future__ import annotations

import random

import pytest

import analysis
from analysis.corpus import publication_lines
from tests.corpus import date_lines

_PAGES = list(date_lines.pages())


def _draw(count: int, pages: list[date_lines.Page]) -> list[date_lines.Page]:
    return random.Random(7).sample(pages, count)


def test_pages():
    wrong = [
        (page.layout, page.line, page.day, faults) for page in _draw(900, _PAGES) if (faults := page.faults())
    ]
    assert wrong == []


def test_web_pages():
    """On a web page a date without a label counts only below the headline."""
    above = len(date_lines.LAYOUTS) - 1
    some = [page for page in _PAGES if page.layout != above or page.line in date_lines.SAYING]
    wrong = [
        (page.layout, page.line, page.day, faults)
        for page in _draw(150, some)
        if (faults := page.faults_of_web_page())
    ]
    assert wrong == []


@pytest.mark.parametrize("line", ["發佈日期：{d}", "發布時間：{d} 來源：{site}"])
def test_a_traditional_date_line_above_the_headline_of_a_web_page(line: str):
    above = len(date_lines.LAYOUTS) - 1
    some = [page for page in _PAGES if page.line == line and page.layout == above]
    assert [(page.day, faults) for page in some if (faults := page.faults_of_web_page())] == []


@pytest.mark.slow
def test_all_pages():
    wrong = [(page.layout, page.line, page.day, faults) for page in _PAGES if (faults := page.faults())]
    assert wrong == []


@pytest.mark.parametrize("line", date_lines.ALONE)
@pytest.mark.parametrize("day", date_lines.WORDS)
def test_a_day_in_chinese_numerals_alone_signs_a_document(line: str, day: str):
    assert publication_lines.read(line.format(d=day)) is None


@pytest.mark.parametrize(
    "line",
    [
        "会议时间：23年5月6日上午9时，地点：市委礼堂",
        "市委召开23-05-06号文件宣讲会",
        "自二〇二三年五月六日起施行",
        "二〇二三年五月六日市人民代表大会常务委员会通过",
        "联系电话：20230506",
        "时间：上午8:30",
        "2023年5月6日 临川在线 改版上线",
    ],
)
def test_a_line_of_text_with_a_day_is_no_date_line(line: str):
    assert publication_lines.read(line) is None


@pytest.mark.parametrize("day", ["2024年8月9日", "二〇二四年八月九日"])
@pytest.mark.parametrize(
    "line", ["{d}印发", "青江市人民政府办公室 {d}印发", "中共青江县委办公室　　　　{d} 印发"]
)
def test_the_colophon_of_a_document_gives_its_day(line: str, day: str):
    assert publication_lines.read(line.format(d=day)).date == "2024-08-09"
    minutes = (
        "专题会议纪要\n\n8月6日下午，市长李大伟主持召开专题会议，研究供水工作。\n\n会议要求，抓好落实。\n\n"
    )
    [meeting] = analysis.find_meetings(minutes + line.format(d=day)).to_dict("records")
    assert (meeting["date"], meeting["year_basis"]) == ("2024-08-06", "published")


@pytest.mark.parametrize(
    "line", ["方案已于2024年8月9日印发", "《青江市供水方案》2024年8月9日印发", "本意见自2024年8月9日印发"]
)
def test_a_text_that_says_when_something_was_issued_is_no_colophon(line: str):
    assert publication_lines.read(line) is None
