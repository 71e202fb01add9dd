"""Days of the calendar that are counted by nation or world, and those that a school or a town counts for itself."""

from __future__ import annotations

import pytest

from analysis.timeline.years import rounds
from tests.timeline.documents import held_dates

NAMES = [
    "环境日",
    "妇女节",
    "护士节",
    "科技活动周",
    "残疾预防日",
    "敬老月",
    "教师节",
    "植树节",
    "“六五”环境日",
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("counter", "届次")
def test_a_count_of_ones_own(name: str, counter: str):
    assert not list(rounds.find(f"学校举行第三{counter}{name}启动仪式"))


@pytest.mark.parametrize("name", NAMES)
def test_the_count_of_a_nation(name: str):
    assert list(rounds.find(f"学校庆祝第三个{name}"))


@pytest.mark.parametrize("name", ["世界环境日", "国际护士节", "全国残疾预防日", "中国记者节"])
def test_a_name_that_says_whose_day_it_is(name: str):
    assert list(rounds.find(f"学校举行第三届{name}启动仪式"))


def test_a_day_of_ones_own_gives_no_year():
    assert held_dates("6月5日，学校举行第三届环境日启动仪式。") == ["XXXX-06-05"]


@pytest.mark.parametrize(
    ("number", "month"), [(19, "2019-05"), (20, "2020-08"), (21, "2021-05"), (22, "2022-08"), (24, "2024-05")]
)
def test_weeks_of_science(number: int, month: str):
    (found,) = rounds.find(f"第{number}届全国科技活动周")
    first, last = found.says.split("/")
    assert first < f"{month}-15" < last
    assert [one for one in ("05", "08") if first < f"{month[:4]}-{one}-15" < last] == [month[-2:]]


def test_weeks_of_saving_energy_give_no_month():
    assert not list(rounds.find("第3个全国节能宣传周"))
