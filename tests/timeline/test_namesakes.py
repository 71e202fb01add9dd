"""Persons of one name in two places, and one person who moves."""

from __future__ import annotations

import networkx as nx
import pytest

from analysis import Study, corpus
from analysis.faults import InputFault
from analysis.records import Source
from analysis.timeline import build

WORDS = "{month}月8日，{level}委常委会召开会议。{level}委书记{chair}主持会议，{level}领导{name}、{other}出席会议。"
PLACES = [("四川省", "云南省", "省"), ("安平市", "青江市", "市"), ("江南省", "河西省", "省")]


def sources(turns: str, places: tuple[str, str, str], name: str) -> list[Source]:
    """A meeting a month, A or B in which of two places; "-" where nothing says in which."""
    made = []
    for month, turn in enumerate(turns, start=1):
        place = {"A": places[0], "B": places[1], "-": ""}[turn]
        chair, other = {"A": ("林志远", "曾强"), "B": ("秦宏达", "石磊"), "-": ("周立", "郑丹")}[turn]
        text = WORDS.format(month=month, level=places[2], name=name, chair=chair, other=other)
        metadata = (("地区", place),) if place else ()
        made.append(Source(f"{month}.txt", text, metadata=metadata, published=f"2024-{month:02d}-09"))
    return made


def persons(turns: str, places: tuple[str, str, str], name: str) -> dict[str, int]:
    line = build([corpus.cut(source) for source in sources(turns, places, name)])
    return {one.person: one.meetings for one in line.people if one.person.startswith(name)}


@pytest.mark.parametrize("places", PLACES)
@pytest.mark.parametrize("name", ["高峰", "郑国强", "欧阳明"])
def test_offices_of_two_places_by_turns_are_of_two_persons(places, name):
    one, other = f"{name}（{places[0]}）", f"{name}（{places[1]}）"
    assert persons("ABABAB", places, name) == {one: 3, other: 3}
    assert persons("AABBAAB", places, name) == {one: 4, other: 3}
    assert persons("ABAB-", places, name) == {one: 2, other: 2, name: 1}


@pytest.mark.parametrize("places", PLACES)
@pytest.mark.parametrize("turns", ["AAABBB", "AABAA", "------", "AAA---", "AAAAAB"])
def test_who_moves_or_visits_once_is_one_person(places, turns):
    assert persons(turns, places, "高峰") == {"高峰": len(turns)}


def test_a_namesake_is_told_apart_in_every_answer(tmp_path):
    lines = [
        f"{source.name},{source.text},{source.published},{source.metadata[0][1]}"
        for source in sources("ABABAB", PLACES[0], "高峰")
    ]
    (tmp_path / "t.csv").write_text("编号,正文,发布日期,地区\n" + "\n".join(lines) + "\n", "utf-8")
    study = Study(tmp_path / "t.csv")
    own = "高峰（四川省）"
    assert len(study.where(person="高峰").meetings) == 6
    assert study.where(person=own).meetings["chair"].tolist() == ["林志远"] * 3
    assert len(study.where(person=own, role="attendee").meetings) == 3
    profile = study.person(own)
    assert (len(profile.meetings), profile.mentions["article_id"].nunique()) == (3, 3)
    assert set(profile.partners["person"]) == {"林志远", "曾强"}
    assert study.attendance.query("person == @own")["as_written"].unique().tolist() == ["高峰"]
    with pytest.raises(InputFault, match="高峰（云南省）"):
        study.person("高峰")
    assert sorted(len(group) for group in nx.connected_components(study.network().graph)) == [3, 3]
