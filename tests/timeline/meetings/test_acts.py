"""Acts that stand for a gathering without a word for it, and tours that an official made after another event."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import analysis
from analysis import vocabulary
from analysis.timeline import patterns, sentences
from analysis.timeline.meetings import acts
from analysis.timeline.meetings.mention import Context
from analysis.timeline.meetings.rules import Rule
from tests.rows import each

ROWS = [pytest.param(row, id=row.where) for row in acts._rows()]


def found(text: str, *, lead: bool = True) -> list:
    return list(acts.find_acts(sentences.read(text, 0, len(text)), Context(lead=lead)))


@each("row", ROWS)
def test_acts(row):
    """Each example gives an act of its kind, by its day alone, and by this row alone."""
    (one,) = found(row["example"])
    assert (one.name, one.kind, one.when.value) == (row["reads"], row["kind"], "XXXX-03-05")
    assert re.search(patterns.unmasked(row["pattern"]), sentences.read(row["example"], 0, 99).flat)
    assert found(row["example"].replace("3月5日，", "")) == []
    assert found(row["example"].replace("3月5日，", "3月5日，各地陆续")) == []


@pytest.mark.parametrize("row", ROWS)
@settings(max_examples=20)
@given(data=st.data())
def test_every_match_of_an_act_holds_one_of_its_words(row, data):
    """The pattern is only tried where one of the words stands."""
    pattern = re.compile(patterns.unmasked(row["pattern"]))
    match = pattern.search(data.draw(st.from_regex(pattern)))
    assert match is None or any(word in match.group() for word in row["words"].split("|")), row.where


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"kind": "party"}, "kind 'party', which is none of meeting, event"),
        ({"who": "crowd"}, "who 'crowd', which is none of body"),
        ({"name": "object"}, "name 'object', which is none of subject"),
    ],
)
def test_a_faulty_row_names_file_and_line(monkeypatch, cells, message):
    row = {"pattern": "约谈", "words": "约谈", "kind": "meeting", "who": "body", "name": "", **cells}
    monkeypatch.setattr(acts, "_rows", lambda: (vocabulary.Row(row, "some.csv, line 3"),))
    with pytest.raises(vocabulary.InputFault, match=f"some.csv, line 3: {message}"):
        acts._acts.__wrapped__()


def test_an_act_is_part_of_a_gathering_that_its_paragraph_names():
    whole = "2024年3月5日，爱心图书捐赠仪式在石桥小学举行。3月5日，市作家协会向石桥小学捐赠图书三千册。"
    assert analysis.find_meetings(whole)["name"].tolist() == ["爱心图书捐赠仪式"]
    alone = "2024年3月5日，市作家协会向石桥小学捐赠图书三千册。"
    assert analysis.find_meetings(alone)["name"].tolist() == ["市作家协会向石桥小学捐赠图书三千册"]


def test_who_gives_a_talk_speaks_and_who_is_summoned_does_not():
    talk = "2024年3月5日，市水务局局长王小明为机关党员讲授专题党课。"
    assert analysis.find_meetings(talk)["speakers"].tolist() == ["王小明"]
    assert [one.rule for one in found("3月5日，市长王小明专题调度防汛工作。")] == [Rule.DONE]


@pytest.mark.parametrize(
    "text",
    [
        "市公安局约谈记录显示，王某曾多次违法。",
        "县纪委监委约谈工作制度正式实施。",
        "市应急局局长王小明说，调度中心掌握水库情况。",
        "市统计局副局长李大伟介绍，专题研究显示消费回暖。",
        "市财政局向社会公开捐赠资金使用情况。",
        "市红十字会向社会公布爱心企业捐赠明细。",
        "市红十字会为器官捐献者家属送去慰问。",
        "市慈善总会为困难家庭捐赠渠道更加畅通提供支持。",
        "县公安局集中销毁非法枪支的经验被推广。",
    ],
)
def test_the_word_for_an_act_within_another_word(text):
    assert found(f"3月5日，{text}") == []


def test_a_campaign_of_weeks_is_no_act():
    assert found("3月5日至4月5日，市教育局约谈培训机构。") == []
    assert found("3月5日至6日，市教育局约谈培训机构。") != []


FIRST = "2024年3月5日，全市教育大会召开。"


@each(
    ("then", "names"),
    [
        ("会后，市委书记王小明来到实验中学调研。", ["王小明来到实验中学调研"]),
        ("之后，王小明一行到实验中学检查校园安全。", ["王小明一行到实验中学检查校园安全"]),
        ("随后，王小明又前往环卫所，看望慰问环卫工人。", ["王小明前往环卫所看望慰问环卫工人"]),
        ("会前，与会人员参观了实验中学。", []),
        ("随后，王小明参观了实验中学。", []),
        ("会后，记者来到实验中学采访。", []),
        ("会后，大家来到实验中学调研。", []),
    ],
)
def test_what_an_official_went_on_to_inspect_is_a_visit_of_the_same_day(then, names):
    for headline in ("", "全市教育大会召开\n\n"):
        meetings = analysis.find_meetings(headline + FIRST + then)
        visits = meetings[meetings["kind"] == "visit"]
        assert visits["name"].tolist() == names
        assert set(visits["date"]) <= {"2024-03-05"}


@pytest.mark.parametrize("then", ["随后", "之后", "检查结束后"])
def test_the_next_stop_of_a_tour_is_no_visit_of_its_own(then):
    text = f"2024年3月5日，市委书记王小明、市长李大伟到滨江区检查防汛工作。{then}，王小明来到白渡镇，走访慰问群众。"
    assert analysis.find_meetings(text)["name"].tolist() == ["王小明、李大伟到滨江区检查防汛工作"]


def test_whom_officials_received_without_their_names_is_one_reception():
    text = "2024年3月5日，市领导会见远达集团总裁周仲明一行。\n\n3月5日下午，市长王小明会见了远达集团总裁周仲明一行。"
    assert analysis.find_meetings(text)["kind"].tolist() == ["reception"]
