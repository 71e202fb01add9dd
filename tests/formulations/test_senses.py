"""The senses of a name: which are accepted, in what order they stand, and which list is shown of each."""

from __future__ import annotations

import pytest

from analysis.formulations import senses
from analysis.formulations.listing import Listing
from analysis.formulations.senses import Explanation

FIRST, SECOND, THIRD = ("强基", "育苗"), ("护航", "聚才"), ("兴业", "惠民")


def told(
    article: int, members: tuple[str, ...], *, complete: bool = True, date: str = "", start: int = 0
) -> Explanation:
    given = f"{len(members)} of {len(members) if complete else 5}"
    return Explanation(
        Listing(members, "after", complete, given), f"a{article}", date, f"{article}.txt", start, start + 4
    )


def believed(explanations: list[Explanation], articles: int, known: tuple[str, ...] = ()) -> list[bool]:
    return [one.believed for one in senses.find(explanations, articles, known)]


@pytest.mark.parametrize(
    ("explaining", "articles", "accepted"),
    [(1, 12, True), (1, 13, False), (2, 80, True), (2, 81, False), (3, 120, True), (3, 121, False)],
)
def test_how_many_articles_must_explain_a_name_of_many(explaining: int, articles: int, accepted: bool):
    assert believed([told(n, FIRST) for n in range(explaining)], articles) == [accepted]


def test_an_article_that_explains_a_name_twice_counts_once():
    assert believed([told(1, FIRST), told(1, FIRST, start=50)], 13) == [False]


@pytest.mark.parametrize(
    ("explaining", "articles", "accepted"),
    [(1, 3, True), (1, 4, False), (2, 6, True), (2, 7, False), (3, 36, True), (3, 37, False)],
)
def test_against_the_lexicon_more_articles_must_explain_it(explaining: int, articles: int, accepted: bool):
    assert believed([told(n, FIRST) for n in range(explaining)], articles, known=SECOND) == [accepted]


def test_members_of_the_lexicon_are_accepted_from_one_article_of_any_number():
    assert believed([told(1, FIRST)], 500, known=FIRST) == [True]


def test_accepted_senses_stand_first_then_complete_ones_then_those_of_more_articles():
    explanations = [
        told(1, ("经济", "文化", "民生"), complete=False),
        told(2, FIRST),
        *(told(n, SECOND) for n in (3, 4)),
        *(told(n, THIRD) for n in (5, 6, 7)),
    ]
    for given in (explanations, explanations[::-1]):
        found = senses.find(given, 60)
        assert [(one.members, one.believed) for one in found] == [
            (THIRD, True),
            (SECOND, True),
            (FIRST, False),
            (("经济", "文化", "民生"), False),
        ]
    assert senses.shown(found) == found[0]
    assert senses.shown(senses.find(explanations[:2], 60)) is None


def test_the_form_that_most_articles_give_is_shown_with_its_place_and_complete_ones_before_others():
    longer = ("强基工程", "育苗工程")
    explanations = [
        *(told(n, (*FIRST, "护航"), complete=False) for n in (1, 2, 3)),
        told(4, longer, date="2024-03", start=7),
        told(5, FIRST, date="2024-05-01", start=8),
        told(6, FIRST, date="2023-02-01", start=9),
    ]
    for given in (explanations, explanations[::-1]):
        (sense,) = senses.find(given, 10)
        assert (sense.members, sense.complete, sense.articles) == (FIRST, True, 6)
        assert (sense.first_seen, sense.last_seen) == ("2023-02-01", "2024-05-01")
        assert sense.start in (8, 9)


def test_lists_that_share_less_than_two_thirds_of_the_shorter_one_are_two_senses():
    three, half, most = ("甲甲", "乙乙", "丙丙"), ("甲甲", "丁丁", "戊戊"), ("甲甲", "乙乙", "丁丁")
    assert len(senses.find([told(1, three), told(2, half)], 4)) == 2
    assert len(senses.find([told(1, three), told(2, most)], 4)) == 1
