"""One spelling for analysis, and the way back to the source."""

from __future__ import annotations

import pytest

from analysis.corpus import spelling


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("會(huì)議（yì）強調", "会议强调"),
        ("２０２４年Ａ股", "2024年A股"),
        ("市\u200b委\ufeff召\ue123开", "市委召开"),
        ("在基层一貫到底", "在基层一贯到底"),
        # left alone
        ("扭转乾坤，著书立说，瞭望台", "扭转乾坤，著书立说，瞭望台"),
        ("联合国（UN）和世界卫生组织(who)", "联合国（UN）和世界卫生组织(who)"),
        ("全角标点，（括号）：一律保留！", "全角标点，（括号）：一律保留！"),
    ],
)
def test_readings(text: str, reading: str):
    assert spelling.normalised(text, ((0, len(text)),)).text == reading


def test_a_traditional_text_is_converted_by_its_phrases():
    text = "乾隆皇帝的後代，乾淨的衣服，著名的發展"
    assert spelling.is_traditional(text)
    assert (
        spelling.normalised(text, ((0, len(text)),), traditional=True).text
        == "乾隆皇帝的后代，干净的衣服，著名的发展"
    )


def test_spans_lead_back_over_joined_lines_and_dropped_characters():
    source = "會(huì)議強\n\n調２０"
    reading = spelling.normalised("會(huì)議強調２０", ((0, 8), (10, 13)))
    assert reading.text == "会议强调20"
    assert [source[reading.at(i)] for i in range(6)] == list("會議強調２０")
    assert source[slice(*reading.span(1, 4))] == "議強\n\n調"


def test_what_needs_nothing_is_not_touched():
    text = "会议强调，要抓好落实。"
    assert spelling.normalised(text, ((5, 16),)).text is text
