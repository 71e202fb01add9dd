"""Days of the Minguo calendar above items; a line that reads like the date of a text and is none."""

from __future__ import annotations

import pytest

from analysis import corpus, timeline
from analysis.records import Source

NEWS = (
    (1, "海州举行“第三届乡村旅游文化节”。"),
    (5, "第二届海上论坛在云港举行。"),
    (12, "清江市召开渔业座谈会。"),
    (14, "两地首长会议在海州举行。"),
)


def held(text: str) -> list[str]:
    """The dates of what a page reports as held, in order."""
    meetings = timeline.build([corpus.cut(Source("page.txt", text))]).meetings
    return sorted(one.date for one in meetings if one.status == "held")


@pytest.mark.parametrize("era", ["", "民国", "中华民国"])
@pytest.mark.parametrize("year", [101, 104, 113])
@pytest.mark.parametrize("bullet", ["◎", "●"])
def test_days_of_the_minguo_calendar_stand_above_their_items(era, year, bullet):
    items = "\n".join(f"{bullet}{era}{year}年10月{day}日\n{words}" for day, words in NEWS)
    assert held(f"本月要目\n{items}") == [f"{year + 1911}-10-{day:02}" for day, _ in NEWS]


def page(published: str, days: tuple[str, ...]) -> str:
    """A page whose second line reads like its date; its news has a year of its own."""
    visits = "\n".join(f"{day}，周怀仁出席第{n}届北方论坛。" for n, day in enumerate(days, 3))
    return f"周怀仁出席北方论坛\n{published}\n{visits}"


def test_a_line_months_before_all_news_is_not_the_date_of_the_text():
    """What a text dates itself and reports as held is not yet to come because of a line."""
    days = ("2015年10月31日", "2015年11月15日", "2015年11月18日")
    assert held(page("2015-04-09", days)) == ["2015-10-31", "2015-11-15", "2015-11-18"]


@pytest.mark.parametrize(
    "days", [("2015年4月15日", "2015年4月18日"), ("2015年4月8日", "2015年10月31日", "2015年11月18日")]
)
def test_a_line_near_some_of_the_news_is(days):
    """Days shortly after the line are announced, and so are all where the text reports something held before."""
    assert all(date <= "2015-04-10" for date in held(page("2015-04-09", days)))
