"""One spelling for analysis, and the way back to the source."""

from __future__ import annotations

import pytest

from analysis.corpus import door, spelling
from tests.rows import each


@each(
    ("text", "reading"),
    [
        ("會(huì)議（yì）強調", "会议强调"),
        ("２０２４年Ａ股", "2024年A股"),
        ("市\u200b委\ufeff召\ue123开", "市委召开"),
        ("在基层一貫到底", "在基层一贯到底"),
        ("习近平(xí jìn píng)召(zhào)开", "习近平召开"),
        ("2024 年 5 月 5 日 ， 市 委 召 开 会 议", "2024年5月5日，市委召开会议"),
        ("会议于 2024 年 5 月 5 日召开", "会议于2024年5月5日召开"),
        (
            '5月5日,市委召开"三件大事"推进会(扩大).会议强调:要抓好!',
            "5月5日，市委召开“三件大事”推进会（扩大）。会议强调：要抓好！",
        ),
        ("５⽉５⽇，⼈⺠代表⼤会，⻓江", "5月5日，人民代表大会，长江"),
        ("市委&ldquo;一号&#8203;工程&rdquo;&nbsp;推进会", "市委“一号工程” 推进会"),
        ("「一號工程」，買買提・艾力", "“一号工程”，买买提·艾力"),
        ('![](a.jpg)市委召开[全会](https://a.cn/1.html "公报")。', "市委召开全会。"),
        ("![会场](/img/1.png) [市委](/sw/)召开会议", " 市委召开会议"),
        # left alone
        ("青政发[2024](5)号，[一](略)", "青政发[2024]（5）号，[一]（略）"),
        ("扭转乾坤，著书立说，瞭望台", "扭转乾坤，著书立说，瞭望台"),
        ("联合国（UN）和世界卫生组织(who)", "联合国（UN）和世界卫生组织（who）"),
        ("全角标点，（括号）：一律保留！", "全角标点，（括号）：一律保留！"),
        ("坚定信心 鼓足干劲 奋进争先", "坚定信心 鼓足干劲 奋进争先"),
        ("本报记者 王翔 周双双　杨　帆", "本报记者 王翔 周双双　杨　帆"),
        ("增长5.2%，15:06，1,200亿，3.5，www.a.cn", "增长5.2%，15:06，1,200亿，3.5，www.a.cn"),
    ],
)
def test_readings(text: str, reading: str):
    assert door.normalised(text).text == reading


def test_a_traditional_text_is_converted_by_its_phrases():
    text = "乾隆皇帝的後代，乾淨的衣服，著名的發展"
    assert spelling.is_traditional(text, set(text))
    assert door.normalised(text).text == "乾隆皇帝的后代，干净的衣服，著名的发展"


def test_spans_lead_back_over_joined_lines_and_dropped_characters():
    source = "會(huì)議強\n\n調２０"
    known = door.normalised(source)
    reading = known.reading(((0, 3), (5, 8)))
    assert reading.text == "会议强调20"
    assert [source[reading.at(i)] for i in range(6)] == list("會議強調２０")
    assert source[slice(*reading.span(1, 4))] == "議強\n\n調"
    assert known.words(((0, 3), (5, 8))) == "會議強調２０"


def test_what_is_dropped_behind_a_span_belongs_to_it():
    source = "　　习(xí)\u200b \n会"
    known = door.normalised(source)
    assert known.text == "　　习 \n会"
    assert [source[slice(*known.span(a, b))] for a, b in ((2, 3), (5, 6))] == ["习(xí)\u200b", "会"]


@pytest.mark.parametrize("position", range(12))
def test_places_lead_into_the_normalised_text_and_back(position: int):
    known = door.normalised("会(huì)议\u200b\n市 委 召 开 会 议")
    place = known.place(position)
    assert place == len(known.text) or known.mapped.at(place) >= position


def test_what_needs_nothing_is_not_touched():
    text = "会议强调，要抓好落实。"
    assert door.normalised(text).text is text
