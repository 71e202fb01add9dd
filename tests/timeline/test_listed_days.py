"""The year of dated items from the publication shortly after the last of them: made lists of several months."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest

from analysis import timeline
from tests.rows import each
from tests.timeline.documents import document

NAMES = (
    "全市农业工作会议",
    "市政协主席会议",
    "市政府党组会议",
    "全市教育大会",
    "市人大常委会会议",
    "全市信访工作会议",
)


def page(days: list[date], *, sign: str, headings: bool) -> str:
    """A list of one meeting a day, without a year."""
    lines = []
    for name, day in zip(NAMES, days, strict=True):
        if headings and f"{day.month}月" not in lines:
            lines.append(f"{day.month}月")
        lines.append(f"{sign}{day.month}月{day.day}日，{name}在云港召开。")
    return "\n".join(lines)


def drawn(seed: int, last: date) -> list[date]:
    """Days up to 10 months before the last one, in order, with more than a season between the first and the last."""
    draw = Random(seed)
    return sorted(
        [
            last,
            *(last - timedelta(days=d) for d in draw.sample(range(5, 300, 7), 4)),
            last - timedelta(days=300),
        ]
    )


def found(days: list[date], published: str, **form) -> set[str]:
    made = timeline.build([document(page(days, **form), published=published)])
    return {meeting.date for meeting in made.meetings}


@each("seed", range(6))
@each("published", ["2023-08-30", "2024-03-01", "2019-12-31"])
@each("sign", ["●", "△", "◆"])
@each("headings", [True, False])
def test_items_end_shortly_before_the_publication(seed, published, sign, headings):
    ago = Random(seed + 100).randrange(1, 60)
    days = drawn(seed, date.fromisoformat(published) - timedelta(days=ago))
    dates = {day.isoformat() for day in days}
    assert found(days, published, sign=sign, headings=headings) == dates
    assert found(days[::-1], published, sign=sign, headings=headings) == dates


@pytest.mark.parametrize("seed", range(6))
def test_without_order_or_long_before_the_publication_the_year_stays_open(seed):
    days = drawn(seed, date(2023, 8, 20))
    mixed = [*days[3:], *days[:3]]
    for order, published in ((mixed, date(2023, 8, 30)), (days, date(2023, 12, 20))):
        dates = found(order, published.isoformat(), sign="●", headings=False)
        far = [day for day in days if 100 < (published - day).days < 240]
        assert far and {f"XXXX-{day:%m-%d}" for day in far} <= dates
