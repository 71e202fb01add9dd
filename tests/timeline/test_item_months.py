"""Month and year of the items of a page, inferred together: some ways of saying them, and pages of random layouts."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date, timedelta

import pytest

from analysis.timeline.item_months import Item, infer
from tests.rows import each
from tests.timeline import dated_pages

#: Shares of the items of random pages.
RIGHT, WRONG = 0.96, 0.01


@each("back", [False, True])
@each("seed", range(20))
def test_months_follow_from_order_and_headings(seed: int, back: bool):
    """Bare days below headings of months, of which the first alone names a year; over the end of a year."""
    rng = random.Random(seed)
    days = sorted({date(2018, 8, 1) + timedelta(rng.randrange(0, 300)) for _ in range(25)}, reverse=back)
    first = days[0]
    items = [Item(d.day, said_month=d.month, said_year=first.year, of_month=first.month) for d in days]
    assert infer(items) == [(d.year, d.month) for d in days]


@pytest.mark.parametrize("back", [False, True])
def test_bare_days_of_a_short_time_go_over_the_end_of_a_month(back: bool):
    days = [(27, 2), (28, 2), (1, 3), (3, 3)]
    items = [Item(day, published="2019-03-05") for day, _ in days]
    found = infer(items[::-1] if back else items)
    assert [month for _, month in (found[::-1] if back else found)] == [month for _, month in days]


def test_what_nothing_says_stays_open():
    assert infer([Item(3), Item(8), Item(11)]) == [(0, 0)] * 3
    assert infer([Item(3, 5), Item(8, 6)]) == [(0, 5), (0, 6)]


def test_a_day_that_contradicts_its_heading_keeps_its_own_month():
    items = [Item(29, said_month=4, said_year=2019), Item(2, 5, said_month=4, said_year=2019)]
    assert infer(items) == [(2019, 4), (2019, 5)]


def test_random_pages():
    outcomes: Counter[str] = Counter()
    for seed in range(10_000, 10_060):
        page = dated_pages.page(seed)
        found = dated_pages.read(page)
        outcomes.update(dated_pages.outcome(found.get(topic), day) for topic, day in page.days.items())
    assert outcomes["right"] >= RIGHT * outcomes.total(), outcomes
    assert outcomes["wrong"] <= WRONG * outcomes.total(), outcomes
