"""Persons of one name in several places: 高峰 among the leaders of two provinces.

An official who moves to another place does not go back and forth. A name that
offices of two places hold by turns is therefore the name of two persons, who
get the place behind their name: 高峰（四川省）.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from analysis import edtf
from analysis.timeline import known_places
from analysis.timeline.gathering import DatedGathering, Gathering

#: An office is of each place in so many stretches of time: one visit to another place is no office there.
_STRETCHES = 2
_LEVELS = "|".join(known_places.LEVELS)
#: What an office of a place begins with: 省委书记, 副市长, 县领导, 四川省委书记; no 市场监管局局长.
_OFFICE = re.compile(
    rf"(?P<place>[\u4e00-\u9fff]{{2,8}}?)??副?(?P<level>{_LEVELS})(?=[委长]|政府|政协|人大|人民|纪委|监委|领导|级领导)"
)


def told_apart(reports: Sequence[DatedGathering]) -> list[DatedGathering]:
    """The reports with the place behind each name that persons of several places have.

    Where neither the office nor the article gives the place, the name stays as it is.
    """
    held: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for report in reports:
        if edtf.is_whole(report.date) and edtf.precision(report.date) in ("day", "interval"):
            for one in report.gathering.roles.appearances:
                if place := place_of(one.office, report.gathering.places):
                    held[one.person, known_places.level(place)].append((edtf.bounds(report.date)[0], place))
    shared: dict[str, set[str]] = {}
    for (person, _), offices in held.items():
        if len(places := _by_turns(offices)) > 1:
            shared.setdefault(person, set()).update(places)
    return [
        replace(report, gathering=_placed(report.gathering, shared))
        if shared and any(one.person in shared for one in report.gathering.roles.appearances)
        else report
        for report in reports
    ]


def place_of(office: str, places: Iterable[str]) -> str:
    """The place of an office, given those of the article; "" if the office is of no place or it is not known.

    >>> place_of("省委副书记、省长", ["四川省", "成都市"]), place_of("副市长", ["四川省", "成都市"])
    ('四川省', '成都市')
    >>> place_of("云南省委书记", ["四川省"]), place_of("市场监管局局长", ["成都市"]), place_of("国务委员", ["四川省"])
    ('云南省', '', '')
    """
    found = _OFFICE.match(office)
    if found is None:
        return ""
    if found["place"]:
        return found["place"] + found["level"]
    return next((one for one in places if known_places.level(one) == found["level"]), "")


def _by_turns(offices: Iterable[tuple[str, str]]) -> set[str]:
    """The places that hold a name by turns, given days and places.

    >>> days = ["2024-01-05", "2024-02-05", "2024-03-05", "2024-04-05"]
    >>> sorted(_by_turns(zip(days, ["甲省", "乙省", "甲省", "乙省"]))), _by_turns(zip(days, ["甲省", "甲省", "乙省", "乙省"]))
    (['乙省', '甲省'], set())
    """
    stretches = [place for place, _ in groupby(place for _, place in sorted(offices))]
    return {place for place in stretches if stretches.count(place) >= _STRETCHES}


def _placed(g: Gathering, shared: dict[str, set[str]]) -> Gathering:
    """The gathering with the place behind those names."""
    names: dict[str, str] = {}
    for one in g.roles.appearances:
        there = shared.get(one.person, set())
        own = place_of(one.office, g.places)
        place = own if own in there else next((place for place in g.places if place in there), "")
        if place and (one.person not in names or own):
            names[one.person] = f"{one.person}（{place}）"
    return replace(g, roles=g.roles.renamed(lambda person: names.get(person, person)))
