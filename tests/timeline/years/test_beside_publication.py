"""The year of a day beside a publication date, whatever other years the text recalls."""

from __future__ import annotations

import pytest

from analysis import timeline
from tests.timeline.documents import document


def _rows(text: str, published: str) -> list[tuple[str, str]]:
    return [(one.date, one.status) for one in timeline.build([document(text, published=published)]).meetings]


@pytest.mark.parametrize("year", [2016, 2023])
@pytest.mark.parametrize(
    "recalls", ["", "工程于2010年启动，计划至2012年底完成。", "自1998年以来，两市合作不断深化。"]
)
def test_a_day_of_the_week_before_is_of_that_year(year, recalls):
    text = f"5日，市政府在云港举行水利工程启动十周年座谈会。{recalls}"
    assert _rows(text, f"{year}-07-06") == [(f"{year}-07-05", "held")]


@pytest.mark.parametrize("day", ["今天（4月14日）", "4月14日晚", "14日"])
def test_a_plan_for_the_day_of_publication_is_of_that_year(day):
    assert _rows(f"{day}，全省农业工作会议将在云港召开。", "2023-04-14") == [("2023-04-14", "planned")]


@pytest.mark.parametrize("link", ["同步举行", "并举行", "其间举行"])
def test_an_announcement_carries_over_to_later_clauses(link):
    text = f"9月25日，省文联将在云港举办第三届书法展，{link}第二届书法论坛。"
    assert _rows(text, "2023-09-21") == [("2023-09-25", "planned")] * 2


def test_what_was_done_is_held_beside_an_announcement():
    text = "9月21日，省文联召开筹备会，书法展将于10月举办。"
    assert ("2023-09-21", "held") in _rows(text, "2023-09-21")
