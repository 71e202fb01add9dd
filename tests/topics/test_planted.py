"""A planted signal comes back: topics, shares by month with honest intervals, the break."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis import topics
from analysis.settings import Settings
from analysis.topics import changes, effort, shares
from analysis.wording import tell
from tests.topics.planted import Planted, plant

WINDOW = ("2023-01", "2024-04")


@pytest.fixture(scope="module")
def planted() -> Planted:
    return plant()


@pytest.fixture(scope="module")
def found(planted: Planted) -> dict[str, pd.DataFrame]:
    return _build(planted)


@pytest.fixture(scope="module", autouse=True)
def less_effort():
    """A sixth of the usual runs: enough for a corpus as clear as this, and quick."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(effort, "BUDGET", effort.BUDGET / 6)
        patch.setattr(effort, "GENSIM", effort.Effort(3, 10))
        yield


def _build(planted: Planted, **choices) -> dict[str, pd.DataFrame]:
    settings = Settings(topics=len(planted.topics), window=WINDOW, workers=1, **choices)
    return topics.build(
        planted.paragraphs, planted.articles, planted.meetings, terms=planted.words, settings=settings
    )


def _matched(planted: Planted, found: dict[str, pd.DataFrame]) -> dict[int, int]:
    """Planted topic to the number of the found topic with most of its words."""
    own = [set(np.array(planted.words)[row > 0.15 / 20 + 1e-9]) for row in planted.topics]
    first = found["topic_words"].query("rank <= 10").groupby("topic")["word"].agg(set)
    return {at: max(first.index, key=lambda topic: len(first[topic] & words)) for at, words in enumerate(own)}


def _cosines(planted: Planted, found: dict[str, pd.DataFrame]) -> list[float]:
    columns = {word: at for at, word in enumerate(planted.words)}
    values = []
    for at, topic in _matched(planted, found).items():
        rows = found["topic_words"][found["topic_words"]["topic"] == topic]
        vector = np.zeros(len(columns))
        vector[[columns[word] for word in rows["word"]]] = rows["weight"]
        truth = planted.topics[at]
        values.append(float(vector @ truth / np.linalg.norm(vector) / np.linalg.norm(truth)))
    return values


def test_topics_are_recovered(planted, found):
    assert sorted(_matched(planted, found).values()) == [1, 2, 3, 4]
    assert np.mean(_cosines(planted, found)) >= 0.95


@pytest.mark.thorough
def test_topics_are_recovered_by_gensim_too(planted):
    made = _build(planted, engine="gensim")
    assert sorted(_matched(planted, made).values()) == [1, 2, 3, 4]
    assert np.mean(_cosines(planted, made)) >= 0.9


def test_the_background_is_found_apart(planted, found):
    """The last 20 words are common to all topics; none of them is among a topic's first words or in its label."""
    common = set(planted.words[-20:])
    assert set(found["topic_background"]["word"].head(20)) == common
    assert not set(found["topic_words"].query("rank <= 10")["word"]) & common
    assert not {part for label in found["topics"]["label"] for part in label.split("·")} & common


def test_intervals_hold_the_truth_as_often_as_they_say(planted, found):
    """64 months by topics of one corpus; the bounds leave room for chance at this size."""
    inside = _inside(planted, found)
    assert len(inside) == 64
    assert 0.85 <= np.mean(inside) <= 0.97


def _inside(planted, found) -> list[bool]:
    months = found["topic_months"].set_index(["topic", "month"])
    inside = []
    for at, topic in _matched(planted, found).items():
        for month, truth in planted.shares[at].items():
            row = months.loc[(topic, month)]
            inside.append(bool(row["share_low"] <= truth <= row["share_high"]))
    return inside


@pytest.mark.slow
def test_intervals_hold_the_truth_in_85_to_95_of_100_months():
    """Ten planted corpora: 640 months by topics."""
    made = [plant(seed=seed) for seed in range(10, 20)]
    inside = [value for one in made for value in _inside(one, _build(one))]
    assert 0.85 <= np.mean(inside) <= 0.95


def test_the_break_is_found_in_its_month_and_only_there(planted, found):
    told = found["topic_changes"].query("kind == 'break'")
    topic = _matched(planted, found)[planted.broken]
    mine = told[told["topic"] == topic]
    months = [str(month) for month in pd.period_range(*WINDOW, freq="M")]
    assert len(mine) == 1
    assert abs(months.index(mine["month"].iloc[0]) - months.index(planted.break_month)) <= 1
    assert mine["after"].iloc[0] - mine["before"].iloc[0] == pytest.approx(0.30, abs=0.06)


def test_no_break_is_found_where_there_is_none():
    random = np.random.default_rng(3)
    months = np.repeat([f"2023-{month:02}" for month in range(1, 13)], 10)
    told = [
        row
        for _ in range(20)
        for row in changes.breaks(random.dirichlet([2, 2, 2], 120) * 50, months, seed=1)
    ]
    assert len(told) <= 3


def test_too_few_articles_for_a_break_are_said_to_be():
    rows = changes.breaks(np.ones((5, 2)), ["2023-01"] * 5, seed=1)
    assert [tell(row["note"]) for row in rows] == [
        "not enough data: 5 articles in 1 month; breaks are tested from 24 articles in 8 months"
    ] * 2


def test_shares_are_of_words(planted, found):
    months = found["topic_months"]
    assert months.groupby("month")["share"].sum().round(6).eq(1).all()
    assert found["topic_shares"].groupby("article_id")["share"].sum().round(6).eq(1).all()
    assert found["topics"]["share"].sum() == pytest.approx(1)
    assert (months["articles"] == 12).all()


def test_one_article_alone_has_no_interval():
    share, low, high = shares.interval(np.array([[3.0, 1.0]]), seed=[1])
    assert share.tolist() == [0.75, 0.25]
    assert np.isnan(low).all() and np.isnan(high).all()


def test_the_ends_of_an_interval_are_numpys_quantiles():
    rows = np.random.default_rng(1).random((4, 1000))
    for tail in (0.0, 0.031, 0.05):
        wanted = np.quantile(rows, [tail, 1 - tail], axis=1)
        assert np.allclose(shares._quantiles(rows.astype("float32"), tail), wanted, atol=1e-6)


@pytest.mark.parametrize("texts", [1, shares.FEW, shares.FEW + 1, 5000])
def test_each_text_is_resampled_as_often_whatever_the_size_of_a_block(texts: int):
    drawn = np.vstack([*shares._times((1,), texts)])
    assert drawn.shape == (shares.RESAMPLES, texts)
    assert (drawn.sum(axis=1) == texts).all()
