"""Breaks of a topic's share, and words that rise and fall: limits, order and what is left out."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from analysis.topics import changes, shares

MONTHS = [f"2024-{month:02}" for month in range(1, 13)]


def steps(levels: list[float], *, articles: int = 4, tokens: float = 200.0) -> tuple[np.ndarray, list[str]]:
    """Words of articles in two topics, of a share of the first by month; the articles differ a little."""
    months = [f"2024-{number:02}" for number in range(1, len(levels) + 1) for _ in range(articles)]
    first = np.repeat(levels, articles) + np.tile(np.linspace(-0.01, 0.01, articles), len(levels))
    return np.column_stack([first, 1 - first]) * tokens, months


def test_each_break_has_its_month_and_the_levels_on_both_sides():
    rows = changes.breaks(*steps([0.2] * 4 + [0.8] * 4 + [0.4] * 4), seed=1)
    assert [(row["topic"], row["month"]) for row in rows] == [
        (topic, month) for topic in (1, 2) for month in ("2024-05", "2024-09")
    ]
    assert {row["kind"] for row in rows} == {"break"}
    assert [round(row[side], 1) for row in rows for side in ("before", "after")] == pytest.approx(
        [0.2, 0.6, 0.8, 0.4, 0.8, 0.4, 0.2, 0.6]
    )
    assert all(0 < row["score"] <= changes.LEVEL / 2 for row in rows)


def test_the_order_of_the_articles_changes_no_break():
    counts, months = steps([0.2] * 5 + [0.6] * 5)
    order = np.random.default_rng(1).permutation(len(months))
    there = [(row["topic"], row["month"]) for row in changes.breaks(counts, months, seed=1)]
    again = changes.breaks(counts[order], np.array(months)[order], seed=1)
    assert [(row["topic"], row["month"]) for row in again] == there == [(1, "2024-06"), (2, "2024-06")]


@pytest.mark.parametrize(
    ("levels", "found"), [([0.2] * 3 + [0.8] * 5, {"2024-04"}), ([0.2] * 5 + [0.8] * 3, {"2024-06"})]
)
def test_a_break_has_three_months_on_each_side(levels, found):
    assert {row["month"] for row in changes.breaks(*steps(levels), seed=1)} == found


def test_a_break_too_near_to_an_end_is_told_in_no_later_or_earlier_month_than_the_margin():
    rows = changes.breaks(*steps([0.2] * 1 + [0.8] * 11, articles=12), seed=1)
    assert {row["month"] for row in rows} <= {"2024-04"}


@pytest.mark.parametrize(
    ("months", "articles", "kind"),
    [(8, 3, "break"), (7, 4, "not enough data"), (8, 2, "not enough data")],
    ids=["least", "months", "articles"],
)
def test_breaks_are_tested_from_eight_months_and_24_articles(months, articles, kind):
    counts, of = steps([0.1] * 4 + [0.9] * (months - 4), articles=articles)
    rows = changes.breaks(counts, of, seed=1)
    assert [(row["topic"], row["kind"]) for row in rows] == [(1, kind), (2, kind)]


WORDS = np.array(["常用", "新词", "旧词", "少见"])


def use_of(rows: list[list[int]]) -> shares.WordUse:
    """The uses of words by paragraphs that are all of topic 1."""
    counts = np.array(rows, dtype=float)
    own = np.column_stack([np.zeros(len(rows)), counts.sum(axis=1)])
    total = counts.sum(axis=0) + 1e-6
    return shares.WordUse(sparse.csr_matrix(counts), own, np.vstack([total / total.sum()] * 2))


#: Ten paragraphs a month: the second word comes in April, the third is gone then.
USES = [[20, 9 * (month > 3), 9 * (month <= 3), 1] for month in range(1, 7) for _ in range(10)]
OF = [month for month in MONTHS[:6] for _ in range(10)]


def test_words_that_come_and_go_are_told_with_their_shares():
    rows = changes.moving_words(use_of(USES), [1], OF, WORDS)
    assert [(row["topic"], row["kind"], row["word"], row["month"]) for row in rows] == [
        (1, "rising", "新词", "2024-04"),
        (1, "falling", "旧词", "2024-04"),
    ]
    rising, falling = rows
    assert (rising["before"], falling["after"]) == pytest.approx((0, 0), abs=1e-6)
    assert (rising["after"], falling["before"]) == pytest.approx((0.3, 0.3))
    assert rising["score"] >= changes.MIN_SCORE and falling["score"] <= -changes.MIN_SCORE


def test_paragraphs_without_a_month_count_on_neither_side():
    rows, more = (
        changes.moving_words(use_of([*USES, *USES[:n]]), [1], [*OF, *[""] * n], WORDS) for n in (0, 10)
    )
    sides = [[row[side] for row in found for side in ("before", "after")] for found in (rows, more)]
    assert sides[0] == pytest.approx(sides[1])


def test_the_later_side_begins_with_a_given_month():
    rows = changes.moving_words(use_of(USES), [1], OF, WORDS, since="2024-05")
    assert {row["month"] for row in rows} == {"2024-05"}
    assert {row["word"]: round(row["before"], 3) for row in rows}["新词"] == pytest.approx(0.075)


def test_where_most_paragraphs_are_of_the_first_month_the_later_side_begins_with_the_second():
    rows = changes.moving_words(use_of(USES), [1], [MONTHS[0]] * 31 + [MONTHS[4]] * 29, WORDS)
    assert {row["month"] for row in rows} == {"2024-05"}


@pytest.mark.parametrize("months", [[""] * 60, ["2024-01"] * 60], ids=["undated", "one month"])
def test_in_one_month_nothing_moves(months):
    assert changes.moving_words(use_of(USES), [1], months, WORDS) == []


def test_five_words_are_told_in_each_direction_the_most_changed_first_and_equal_ones_by_name():
    names = np.array(["常用", "乙", "甲", "丙", "丁", "戊", "己"])
    later = [9, 9, 7, 12, 6, 5]
    rows = [[60, *([0] * 6 if month < 4 else later)] for month in range(1, 7) for _ in range(10)]
    told = [row for row in changes.moving_words(use_of(rows), [1], OF, names) if row["kind"] == "rising"]
    assert [row["word"] for row in told] == ["丁", *sorted("乙甲"), "丙", "戊"]
