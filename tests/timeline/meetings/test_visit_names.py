"""A tour takes the name that the headline of its article gives it, and one tour is one row."""

from __future__ import annotations

from itertools import product

import pytest

import analysis
from analysis import corpus, timeline
from analysis.records import Source

PLACES = "滨江区法院、东湖区法院、南溪县法院、白渡县法院和市中级人民法院"
BODY = "3月5日，市高院院长{name}先后到{place}调研指导工作。副院长宗卫陪同调研。"
NAMES = ("周仲明", "于涛", "向前进", "欧阳青")


def visits(text: str) -> list[tuple[str, str]]:
    rows = timeline.build([corpus.cut(Source("a.txt", text))]).meetings
    return [(one.name, one.date) for one in rows if one.kind == "visit"]


@pytest.mark.parametrize(
    ("headline", "name"),
    [
        ("市高院{name}院长到基层法院调研指导工作", "市高院{name}院长到基层法院调研指导工作"),
        ("{name}到基层法院调研时强调 抓实审判工作", "{name}到基层法院调研"),
        ("{name}在调研基层法院时强调 抓实审判工作", "{name}调研基层法院"),
        ("{name}调研讲话引发热烈反响", "{name}到滨江区法院等调研指导工作"),
        ("我市加强法院工作调研", "{name}到滨江区法院等调研指导工作"),
        ("", "{name}到滨江区法院等调研指导工作"),
    ],
)
def test_the_name_of_the_headline(headline, name):
    for who in NAMES:
        text = f"{headline.format(name=who)}\n\n{BODY.format(name=who, place=PLACES)}"
        assert visits(text) == [(name.format(name=who), "XXXX-03-05")], text


def test_two_tours_keep_their_own_names():
    text = "周仲明到企业调研\n\n3月5日，市长周仲明到清江集团调研。\n\n3月6日，副市长宗卫到华远集团督导安全生产工作。"
    assert visits(text) == [
        ("周仲明到清江集团调研", "XXXX-03-05"),
        ("宗卫到华远集团督导安全生产工作", "XXXX-03-06"),
    ]


@pytest.mark.parametrize(
    ("others", "verb"),
    product(("副市长宗卫、秘书长于涛", "副市长宗卫"), ("检查指导工作", "调研")),
)
def test_a_stop_of_the_tour_is_no_second_tour(others, verb):
    text = f"3月5日上午，市长周仲明、{others}等领导到工业园区{verb}，周仲明市长一行深入清江集团，调研了电池的生产情况。"
    (one,) = visits(text)
    assert one[0].startswith("周仲明") and verb in one[0]


def test_many_travellers_are_named_by_the_first():
    names = ("周仲明", "宗卫", "于涛", "骆青")
    for count, called in ((3, "周仲明、宗卫、于涛"), (4, "周仲明等")):
        who = "、".join(names[:count])
        assert visits(f"3月5日，市领导{who}到清江集团调研。") == [(f"{called}到清江集团调研", "XXXX-03-05")]


@pytest.mark.parametrize(
    "between", ["市长骆青陪同考察，", "市长骆青到机场迎接，副市长宗卫陪同考察，", "市长骆青会见媒体，"]
)
def test_the_guest_is_named_in_a_clause_before_those_of_the_host(between):
    found = analysis.find_meetings(
        f"2024年5月8日，远达集团董事长周仲明一行来到清江市，{between}骆青在市民中心会见客人。"
    )
    assert "骆青会见远达集团董事长周仲明一行" in found["name"].tolist()


@pytest.mark.parametrize("verb", ["调研", "督导", "考察"])
@pytest.mark.parametrize("ceremony", ["签约仪式", "揭牌仪式"])
def test_a_tour_before_or_after_a_ceremony_has_its_day(verb, ceremony):
    text = f"清江市扩大合作。\n\n2024年5月8日，清江市与远达集团举行{ceremony}。{{when}}，市长周仲明到远达产业园{verb}项目建设。"
    for when in (f"{ceremony}前", "随后", f"{ceremony}结束后"):
        found = analysis.find_meetings(text.format(when=when))
        assert sorted(found["kind"]) == ["event", "visit"], when
        assert set(found["date"]) == {"2024-05-08"}
