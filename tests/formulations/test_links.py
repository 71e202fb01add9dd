"""Links between formulations: which of two is the other's variant or successor, and where no link is made."""

from __future__ import annotations

from collections import Counter

import pytest

from analysis.formulations import links
from analysis.formulations.links import UsageHistory


def quoted(term: str, *dates: str, uses: int = 0) -> UsageHistory:
    return UsageHistory(term, "quoted", "", uses or len(dates), dates)


def counted(term: str, *dates: str, uses: int = 0) -> UsageHistory:
    return UsageHistory(term, "number", "2+2", uses or len(dates), dates)


def told(*histories: UsageHistory) -> list[tuple[str, str, str]]:
    """Term, relation and other of each link, which is the same in any order of the histories."""
    made = [links.find(given) for given in (histories, histories[::-1])]
    assert made[0] == made[1]
    return [(link.term, link.relation, link.other) for link in made[0]]


PLAIN, LONG = "一子落满盘活", "一子落而满盘活"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (quoted(LONG, "2023-01"), quoted(PLAIN, "2023-02", "2023-03")),
        (quoted(LONG, "2023-01"), quoted(PLAIN, uses=9)),
        (quoted(LONG, uses=3), quoted(PLAIN, uses=2)),
        (quoted(PLAIN, uses=2), quoted(LONG, uses=2)),
    ],
    ids=["the earlier", "the dated", "the more frequent", "the first by name"],
)
def test_of_two_wordings_this_is_the_main_one(one: UsageHistory, other: UsageHistory):
    first, second = (
        (one, other)
        if (one.dates or one.uses > other.uses)
        else sorted((one, other), key=lambda each: each.term)
    )
    assert told(one, other) == [(second.term, "variant", first.term)]  # fmt: skip


OLD, NEW = "两中心两高地", "两中心两地"


@pytest.mark.parametrize(
    ("old", "new", "relation"),
    [
        (("2023-10", "2023-11"), ("2024-05",), "successor"),
        (("2023-10",), ("2024-05",), "variant"),
        (("2023-10", "2024-05"), ("2024-05",), "variant"),
        (("2023-10", "2024-06"), ("2024-05",), "variant"),
    ],
    ids=["renamed", "used once", "in one month", "used later too"],
)
def test_a_name_with_two_numbers_is_renamed_where_the_old_one_ends_before(old, new, relation):
    assert told(counted(OLD, *old), counted(NEW, *new)) == [(NEW, relation, OLD)]


@pytest.mark.parametrize(
    ("one", "other", "linked"),
    [
        ("两中心两高地", "两中心两地", True),
        ("两中心两高地", "两中心两区地", True),
        ("两中心两高地", "两中心两示范区地", False),
        ("两区两地", "两区两园", False),
    ],
)
def test_names_with_two_numbers_are_variants_where_they_differ_in_two_characters_at_most(one, other, linked):
    assert bool(told(counted(one, "2023-10"), counted(other, "2023-10"))) is linked


def framed(term: str, *dates: str, frame: tuple[str, str] = ("推进", "建设"), times: int = 4) -> UsageHistory:
    return UsageHistory(term, "quoted", "", len(dates), dates, Counter({frame: times}))


EARLY = ("2023-01-05", "2023-02-05", "2023-03-05", "2023-04-05")
LATE = ("2023-06-05", "2023-07-05", "2023-08-05", "2023-09-05")


def test_what_takes_the_place_of_another_is_its_successor():
    assert told(framed("旧提法", *EARLY), framed("新名称", *LATE)) == [("新名称", "successor", "旧提法")]


@pytest.mark.parametrize(
    "new",
    [
        framed("新名称", *LATE, frame=("推进", "改革")),
        framed("新名称", *LATE, frame=("", "建设")),
        framed("新名称", *LATE, frame=("推进", "区")),
        framed("新名称", *LATE, times=1),
        framed("新名称", *LATE[:3]),
        framed("新名称", *["2023-06-05"] * 4),
        framed("新名称", EARLY[-1], *LATE),
    ],
    ids=["other noun", "no verb", "short noun", "rarely so", "few uses", "one month", "at one time"],
)
def test_without_the_same_place_or_enough_uses_there_is_no_successor(new: UsageHistory):
    assert told(framed("旧提法", *EARLY), new) == []


def test_where_a_third_has_the_same_place_at_that_time_nothing_succeeds():
    third = framed("第三个", "2023-03-20", *LATE)
    assert told(framed("旧提法", *EARLY), framed("新名称", *LATE), third) == []


def test_a_part_is_no_part_where_one_character_of_it_is_left_over():
    terms = ("三保障", "两不愁三保障", "三保")
    histories = [UsageHistory(term, "number", "3", 2) for term in terms]
    assert told(*histories) == [("三保障", "part_of", "两不愁三保障")]
