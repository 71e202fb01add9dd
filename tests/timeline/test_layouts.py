"""Each item of a chronicle or a digest has its date, in every layout of `layout_forms`."""

from __future__ import annotations

from collections import Counter

import pytest

from analysis import corpus
from analysis.records import Source
from tests.timeline import dated_pages
from tests.timeline.documents import held_dates
from tests.timeline.layouts import layouts

#: By whether a form of the page is held out: shares of the items that are right at least, and wrong at most.
SHARES = {False: (0.96, 0.01), True: (0.87, 0.03)}


@pytest.mark.parametrize("held_out", SHARES)
def test_pages(held_out: bool):
    outcomes: Counter[str] = Counter()
    for layout in layouts(60, start=30_000, held_out=held_out):
        page = layout.page()
        found = dated_pages.read(page)
        outcomes.update(dated_pages.outcome(found.get(topic), day) for topic, day in page.days.items())
    right, wrong = SHARES[held_out]
    assert outcomes["right"] >= right * outcomes.total(), outcomes
    assert outcomes["wrong"] <= wrong * outcomes.total(), outcomes


NUMBERS = "\n".join(f"[{k}]市政府召开第{k}次常务会议。" for k in range(1, 5))


def test_marks_of_a_text_without_days_stay():
    [document] = [corpus.cut(Source("page.txt", NUMBERS))]
    assert document.paragraphs[0].reading.text.startswith("[1]")


def test_parts_of_a_page_begin_their_days_again():
    parts = "【市委】\n5日 市委召开全会。\n9日 市委召开常委会会议。\n【市政府】\n4日 市政府召开常务会议。\n8日 市政府召开全体会议。"
    assert held_dates(f"上周要闻回顾\n2024-03-11 20:00\n{parts}") == [
        f"2024-03-{day:02}" for day in (4, 5, 8, 9)
    ]


@pytest.mark.parametrize(
    ("says", "day"),
    [
        ("今天是3月8日，一起来看昨天的要闻。", "2024-03-07"),
        ("3月8日时政要闻", "2024-03-07"),
        ("今天是3月8日 星期五", "2024-04-07"),  # the day on which somebody looked at the page
    ],
)
def test_the_day_on_which_a_page_says_that_it_is_written(says: str, day: str):
    text = f"{says}\n发布时间：2024-04-28 05:12\n全市教育工作会议7日下午在清江召开，市长何东山出席并讲话。"
    assert held_dates(text) == [day]
