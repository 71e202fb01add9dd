"""Weekdays that a series keeps, learnt from its dated sittings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from analysis.timeline import years
from analysis.timeline.years import Dated, habits, weighing

SERIES = "云港市政府常务会议"
#: A Monday in 2024, and another weekday in each of the three years before.
MONDAY = "XXXX-04-15"


def sittings(count: int, *, first: str = "2024-01-08", every: int = 7, written: str = "whole") -> list[Dated]:
    """Sittings of the series from a Monday on, dated in full or by their publication two days later."""
    start = date.fromisoformat(first)
    made = []
    for n in range(count):
        day = start + timedelta(days=every * n)
        value = f"{day}" if written == "whole" else f"XXXX{day:-%m-%d}"
        published = "" if written == "whole" else f"{day + timedelta(days=2)}"
        made.append(Dated(n, f"a{n}#1", f"a{n}", value, published=published, series=SERIES))
    return made


def chance(dated: list[Dated], year: int, *, value: str = MONDAY, series: str = SERIES) -> float:
    """How probable a year is for an undated sitting beside dated ones."""
    verdict = years.settle([*dated, Dated("x", "x#1", "x", value, series=series)], [])[-1]
    known = dict(verdict.others)
    if verdict.year is not None:
        known[verdict.year] = verdict.confidence
    return known.get(year, 0.0)


@pytest.mark.parametrize("written", ["whole", "published"])
def test_the_year_in_which_the_day_is_the_usual_weekday_gains(written):
    habit = habits.learnt(sittings(12, written=written))[SERIES]
    assert (habit.weekday, round(habit.share, 2)) == (1, 0.68)
    dated = sittings(12, written=written)
    doubt, without = (1 - chance(dated, 2024, series=series) for series in (SERIES, "海州市政府常务会议"))
    assert doubt < without / 3


def test_the_habit_is_named_among_the_reasons():
    verdict = years.settle([*sittings(12), Dated("x", "x#1", "x", MONDAY, series=SERIES)], [])[-1]
    assert "weekday of the series" in {reason.rule for reason in verdict.reasons}


@pytest.mark.parametrize(
    "dated", [sittings(5), sittings(14, every=8), [*sittings(1) * 12]], ids=["few", "no habit", "one day"]
)
def test_what_shows_no_habit_is_not_learnt(dated):
    assert habits.learnt(dated) == {}


@pytest.mark.parametrize("weekdays", [(1, 2), (2, 1), (3, 5), (5, 3), (6, 7), (7, 6)], ids=str)
def test_of_two_weekdays_with_as_many_sittings_it_is_the_earlier_in_the_week(weekdays):
    both = [
        one
        for weekday in weekdays
        for one in sittings(5, first=f"{date(2024, 1, 7) + timedelta(days=weekday)}")
    ]
    assert habits.learnt(both)[SERIES].weekday == min(weekdays)


def test_no_time_is_preferred_because_its_habit_is_unknown():
    habit = habits.learnt(sittings(12))[SERIES]
    assert 0 < habit.outside <= habit.against
    costs = habits.learnt_cost(habit, MONDAY)
    assert set(costs.round(6).ravel()) == {0.0, round(habit.outside, 6), round(habit.against, 6)}


def test_announced_sittings_show_no_habit():
    planned = [
        Dated(one.key, one.article_id, one.source, one.value, series=SERIES, planned=True)
        for one in sittings(12)
    ]
    assert habits.learnt(planned) == {}


def test_the_first_and_the_last_day_of_a_habit_belong_to_it():
    first = date(2024, 1, 8)  # a Monday
    for begin, end, cost in ((0, 0, 0.0), (0, 700, 0.0), (-700, 0, 0.0), (1, 700, None), (-700, -1, None)):
        habit = replace(
            habits.learnt(sittings(12))[SERIES], first=first.toordinal() + begin, last=first.toordinal() + end
        )
        own = habits.learnt_cost(habit, "XXXX-01-08")[0][weighing.YEARS.tolist().index(2024)]
        assert own == (habit.outside if cost is None else cost)


@pytest.mark.parametrize(
    ("value", "year", "costs"),
    [
        ("XXXX-02-28", 2013, False),  # a Thursday, before any habit is known
        ("XXXX-03-01", 2013, True),  # a Friday, when Wednesday was the usual day
        ("XXXX-03-31", 2023, True),  # the last day of that habit, a Friday
        ("XXXX-04-01", 2023, True),  # a Saturday, the first day of the habit of Fridays
    ],
)
def test_a_known_habit_holds_from_its_first_day_to_its_last(value, year, costs):
    found = habits.weekday_cost("国务院常务会议", value)[0][weighing.YEARS.tolist().index(year)]
    assert (found > 0) == costs
