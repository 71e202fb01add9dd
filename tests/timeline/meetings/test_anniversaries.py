"""What a body holds on its anniversary is named with the body and the anniversary that stand in the clause before."""

from __future__ import annotations

import pytest

from analysis import find_meetings
from tests.rows import each

#: Body, how the next clause refers to it, and how it was founded.
BODIES = [
    ("市中医院", "该院", "建院五十周年"),
    ("青江大学", "该校", "建校百年"),
    ("海州银行", "该行", "成立20周年"),
    ("滨江区图书馆", "该馆", "建馆三十周年"),
]
OPENINGS = ["时值{occasion}之际", "在{occasion}之际", "适逢{occasion}", "值此{occasion}到来之际"]
HELD = [("庆典大会", "event"), ("庆祝大会", "meeting"), ("座谈会", "meeting"), ("庆祝仪式", "event")]
_NARROW = str.maketrans("，：；（）", ",:;()")


def held(text: str, **about) -> list[tuple[str, str, str]]:
    """Kind, name and date of what a text reports as held."""
    rows = find_meetings(text, **about).to_dict("records")
    return [(row["kind"], row["name"], row["date"]) for row in rows if row["status"] == "held"]


@each("narrow", [False, True])
@each(("what", "kind"), HELD)
@each("opening", OPENINGS)
@each(("body", "called", "founded"), BODIES)
def test_a_body_named_in_the_occasion(body, called, founded, opening, what, kind, narrow):
    occasion = opening.format(occasion=body + founded)
    text = f"2024年5月4日，{occasion}，{called}隆重举行{what}，各界人士参加。"
    text = text.translate(_NARROW) if narrow else text
    assert held(text) == [(kind, f"{body}{founded}{what}", "2024-05-04")]


@pytest.mark.parametrize("body", ["海州一中", "市中医院"])
def test_a_body_named_behind_the_occasion(body):
    text = f"2024年5月4日，在建校六十周年之际，{body}隆重举行庆典。"
    assert held(text) == [("event", f"{body}建校六十周年庆典", "2024-05-04")]


def test_the_body_of_the_page_is_no_part_of_the_name():
    text = "2024年5月4日，在建校六十周年之际，我校隆重举行庆祝大会。"
    assert held(text) == [("meeting", "建校六十周年庆祝大会", "2024-05-04")]


def test_traditional_characters():
    text = "2024年5月4日，時值市立醫院建院三十周年之際，該院舉行盛大的慶典大會。"
    assert held(text) == [("event", "市立医院建院三十周年庆典大会", "2024-05-04")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2024年7月1日，在青江大学建校百年之际，华远公司举行庆祝大会。", "华远公司庆祝大会"),
        ("2024年7月1日，值青江县建县三十周年之际，县委召开全县表彰大会。", "全县表彰大会"),
        ("2024年7月1日，年终岁尾之际，华远公司举行庆祝大会。", "华远公司庆祝大会"),
    ],
)
def test_the_occasion_of_another_body_and_a_name_of_its_own(text, name):
    assert [found for _, found, _ in held(text)] == [name]


@pytest.mark.parametrize("that", ["该院", "该校", "该公司"])
def test_a_body_that_only_refers_back_is_no_part_of_a_name(that):
    assert held(f"2024年3月5日，{that}召开年度工作会议。") == [("meeting", "年度工作会议", "2024-03-05")]
