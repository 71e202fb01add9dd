"""The series that a meeting is one of, and how its name counts it, by names of many forms."""

from __future__ import annotations

import csv
from pathlib import Path

from analysis.timeline.meetings import bodies, series
from tests.rows import each


def names() -> list[tuple[str, str, str, str]]:
    with Path(__file__).with_name("series.csv").open(encoding="utf-8", newline="") as handle:
        return [(row["name"], row["kind"], row["series"], row["session"]) for row in csv.DictReader(handle)]


@each(("name", "kind", "of", "session"), names())
def test_series_and_session(name, kind, of, session):
    assert (series.series(name, kind=kind), series.session(name)) == (of, session)


@each(
    ("name", "offices", "body"),
    [
        ("部分省市纪委书记座谈会", ["中央纪委书记"], "中央纪委"),
        ("第九次全国造林绿化工作会议", ["全国政协主席"], ""),
        ("第三次全国水运普查电视电话会议", ["国务院副总理"], "国务院"),
    ],
)
def test_bodies_by_the_office_of_the_chair(name, offices, body):
    assert bodies.of_hosts(name, offices, []) == body


@each(
    ("name", "body"),
    [
        ("第九届清江经济论坛全会", "清江经济论坛"),
        ("2024清江海洋论坛会议", "清江海洋论坛"),
        ("第三届清江企业家对话会暨首届造船大会", "清江企业家对话会"),
        ("首届清江造船年会", ""),
    ],
)
def test_forums_that_are_bodies_of_their_own(name, body):
    assert series.standing_forum(series.series(name), name) == body


def test_series_called_by_their_kind_have_the_body_before_them():
    assert series.of_body("新闻发布会", ("云港市政府",)) == "云港市政府新闻发布会"
