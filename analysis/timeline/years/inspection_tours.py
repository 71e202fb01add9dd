"""Inspection tours that local texts recall by their month: 今年4月，习近平总书记视察湖北 is said in 2018.

Each row of ``vocabulary/timeline/inspection_tours.csv`` gives a province and
the months of the tours since the 18th congress; tours of whole regions are
listed under each of their provinces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from analysis import vocabulary
from analysis.regexes import longest_first
from analysis.timeline.years.evidence import Found

RULE = "tour recalled"
_LEADER = "习近平"
#: How many years after the tour each word is said.
_YEARS_AGO = {"今年": 0, "去年": 1, "前年": 2}


@cache
def _months() -> dict[str, tuple[str, ...]]:
    """The months of the tours to each province, by its name and its short name."""
    months = {}
    for row in vocabulary.load("timeline/inspection_tours", ("place", "short", "months", "example", "says")):
        found = tuple(row["months"].split("；"))
        if not all(re.fullmatch(r"20\d\d-[01]\d", month) for month in found):
            raise row.fault("column 'months' holds other than months, such as 2018-04；2020-03")
        months[row["place"]] = months[row["short"]] = found
    return months


@cache
def _recalled() -> tuple[re.Pattern[str], ...]:
    """今年4月，习近平总书记视察湖北, and 习近平总书记今年4月视察湖北."""
    when = rf"(?P<ago>{'|'.join(_YEARS_AGO)})(?P<month>\d{{1,2}})月"
    leader = f"{_LEADER}(?:总书记|主席|同志)?"
    tour = (
        rf"[^。，；月年]{{0,8}}?(?:视察|考察|亲临|莅临|来到?|到|赴|在)了?(?P<place>{'|'.join(longest_first(_months()))})"
        r"(?=省|市|自治区|视察|考察|调研|指导|、|时|并|期间|重要|作|发表|之后|[。；，]|$)"
    )
    return re.compile(rf"{when}[^。；月年]{{0,12}}?{leader}{tour}"), re.compile(
        rf"{leader}[在于]?{when}{tour}"
    )


def find(text: str) -> Iterator[Found]:
    """The years in which a text recalls a tour.

    >>> [f.says for f in find("今年4月，习近平总书记视察湖北，提出要求。")], [f.says for f in find("去年9月，习近平总书记在湖南考察。")]
    (['2018'], ['2021'])
    >>> list(find("今年5月，习近平总书记视察湖北。")), list(find("今年4月，省长李大伟到湖北考察。"))
    ([], [])
    """
    if _LEADER not in text:
        return
    for found in (hit for pattern in _recalled() for hit in pattern.finditer(text)):
        month = int(found["month"])
        years = [
            int(tour[:4]) + _YEARS_AGO[found["ago"]]
            for tour in _months()[found["place"]]
            if int(tour[5:]) == month
        ]
        if years:
            says = f"{years[0]}" if len(years) == 1 else f"[{','.join(map(str, years))}]"
            yield Found(RULE, says, *found.span())
