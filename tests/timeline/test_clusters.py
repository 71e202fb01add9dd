"""Which reports are of one meeting does not depend on their order, and no two that are certainly of two meetings are joined."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import timeline
from analysis.timeline import merging
from analysis.timeline.clusters import Clusters
from analysis.timeline.gathering import DatedGathering
from analysis.timeline.matching import are_apart
from analysis.timeline.meetings import series
from analysis.timeline.people.roles import Roles
from tests.timeline.documents import document

(MODEL,) = timeline.scan(document("2024年1月29日，市委召开全市教育大会。")).gatherings

_NAMES = {
    "sittings": ["市政府第21次常务会议", "市政府第22次常务会议", "市政府常务会议"],
    "levels": ["市委常委会会议", "全市教育大会", "全国教育大会", "教育大会", "云港市教育大会"],
    "ceremonies": ["北方论坛开幕式", "北方论坛", "北方论坛闭幕式"],
    "briefings": ["市政府新闻发布会", "市政府防汛新闻发布会"],
}
_TOPICS = ["", "，介绍防汛救灾和水库调度进展", "，介绍新能源汽车出口增长态势"]
_DATES = [
    "2024-01-29",
    "2024-01-29",
    "2024-01-29",
    "2024-01-29/2024-01-31",
    "2024-01-31",
    "2024",
    "",
    "XXXX-01-29",
]


@st.composite
def _reports(draw) -> list[DatedGathering]:
    drawn = []
    names = _NAMES[draw(st.sampled_from(sorted(_NAMES)))]
    for number in range(draw(st.integers(2, 9))):
        name = draw(st.sampled_from(names))
        source = draw(st.sampled_from(["a.txt", "b.txt", "c.txt", "d.txt"]))
        people = draw(st.lists(st.sampled_from(["王小明", "李大伟", "赵亮"]), max_size=2, unique=True))
        g = replace(
            MODEL,
            name=name,
            source=source,
            article_id=f"{source}#{draw(st.integers(1, 2))}",
            span=MODEL.span._replace(start=number, end=number + 9),
            series=series.series(name),
            session=series.session(name),
            venue=draw(st.sampled_from(["", "", "广西南宁", "云南昆明"])),
            roles=Roles(chair=tuple(people)),
            after=draw(st.sampled_from(_TOPICS)),
        )
        drawn.append(DatedGathering(g, draw(st.sampled_from(_DATES))))
    return drawn


def _clusters(reports: list[DatedGathering]) -> set[frozenset[int]]:
    return {frozenset(one.gathering.start for one in group) for group in merging.groups(reports)}


@settings(max_examples=200, deadline=None)
@given(_reports(), st.randoms(use_true_random=False))
def test_any_order_of_reports_gives_the_same_clusters(reports, random):
    shuffled = list(reports)
    random.shuffle(shuffled)
    assert _clusters(shuffled) == _clusters(reports)


@settings(max_examples=200, deadline=None)
@given(_reports())
def test_no_cluster_holds_two_that_are_apart(reports):
    for group in merging.groups(reports):
        for one, other in combinations((report.gathering for report in group), 2):
            assert not are_apart(one, other) and not are_apart(other, one)


def report(source: str, *chair: str, **fields) -> DatedGathering:
    g = replace(
        MODEL,
        name="市委常委会会议",
        source=source,
        article_id=f"{source}#1",
        roles=Roles(chair=chair),
        **fields,
    )
    return DatedGathering(g, "2024-01-29")


def test_a_report_without_people_joins_no_two_meetings():
    reports = [report("a.txt"), report("b.txt", "王小明"), report("c.txt", "李大伟")]
    assert sorted(len(group) for group in merging.groups(reports)) == [1, 2]


def test_each_member_of_a_cluster_is_heeded():
    """A report that agrees with the first of a cluster, being of one source with it, may still be apart from another."""
    made = Clusters([report("a.txt", "王小明"), report("b.txt", "王小明"), report("a.txt", "李大伟")])
    assert made.may_join(0, 2)
    assert made.join(0, 1)
    assert not made.join(0, 2)


def test_a_guest_without_a_name_in_another_article_of_the_same_source_is_another():
    named = report("a.txt", "王小明")
    again = DatedGathering(replace(named.gathering, article_id="a.txt#2"), named.date)
    unnamed = DatedGathering(replace(named.gathering, kind="reception", name="王小明会见代表团"), named.date)
    made = Clusters([named, again, unnamed])
    assert made.may_join(0, 2)
    assert made.join(0, 1)
    assert not made.join(0, 2)


def test_ten_thousand_reports_that_share_their_chair_are_one():
    reports = [report(f"{n}.txt", "王小明", f"代表{n}") for n in range(10_000)]
    assert len(merging.groups(reports)) == 1
