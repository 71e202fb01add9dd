"""An opening whose gathering stands in the clause before, with whatever of its day the text says."""

from __future__ import annotations

import pytest

from analysis import find_meetings
from tests.rows import each

GATHERINGS = [
    "第六届海州灯会",
    "第二届滨江区邻里节",
    "海州市第八届读书节",
    "第十届清江国际马拉松",
    "清江梅花节",
]
CEREMONIES = ["开幕式", "闭幕式", "启动仪式"]


def held(text: str, **about) -> list[tuple[str, str, str]]:
    """Kind, name and date of what a text reports as held."""
    rows = find_meetings(text, **about).to_dict("records")
    return [(row["kind"], row["name"], row["date"]) for row in rows if row["status"] == "held"]


@each("ceremony", CEREMONIES)
@each("gathering", GATHERINGS)
@each(("published", "date"), [("", ""), ("2023-04-12", "2023-04-11"), ("2023-04", "2023-04")])
def test_a_gathering_before_a_comma_names_its_ceremony(gathering, ceremony, published, date):
    text = f"{gathering}，昨晚在滨江体育场举行{ceremony}。海内外宾朋欢聚一堂。"
    assert held(text, published=published) == [("event", f"{gathering}{ceremony}", date)]


@pytest.mark.parametrize("mark", ["，", ","])
@pytest.mark.parametrize("opening", ["", "备受瞩目的", "由市委宣传部主办的"])
def test_words_before_the_gathering_are_no_part_of_it(opening, mark):
    text = f"{opening}第六届海州灯会{mark}4月10日晚在市民广场隆重举行开幕式。"
    assert held(text) == [("event", "第六届海州灯会开幕式", "XXXX-04-10")]


def test_a_flower_festival_is_no_person():
    assert held("4月10日，海州梅花节在石桥镇举行开幕式。") == [("event", "海州梅花节开幕式", "XXXX-04-10")]


@pytest.mark.parametrize("clause", ["王小明参加第六届海州灯会", "市民齐聚广场"])
def test_a_clause_is_no_gathering(clause):
    assert held(f"{clause}，4月10日在清江举行开幕式。") == []
    named = f"{clause}，4月10日在清江举行第三届梅花节开幕式。"
    assert held(named) == [("event", "第三届梅花节开幕式", "XXXX-04-10")]
