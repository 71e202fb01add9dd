"""Topics of a part of a study: shares, intervals and paragraphs are those of its articles, and none is too certain."""

from __future__ import annotations

import numpy as np
import pytest

from analysis import Study


@pytest.fixture(scope="module")
def study() -> Study:
    return Study("seeds", workers=1)


def bounds(part: Study) -> np.ndarray:
    return part.topics[["share_low", "share_high"]].to_numpy(float)


def everything(study: Study) -> Study:
    return study.where(article_id=study.articles["article_id"].tolist())


def test_the_shares_of_a_part_have_intervals_as_those_of_the_whole(study):
    widths = (bounds(everything(study)) @ [-1, 1]) / (bounds(study) @ [-1, 1])
    assert 0.8 < np.median(widths) < 1.25  # not equal: articles of a part count by characters, not by words
    part = study.where(since="2023-10", until="2024-01")
    low, high = bounds(part).T
    assert (low < high).all() and (low <= part.topics["share"]).all() and (part.topics["share"] <= high).all()
    largest = part.topics.loc[part.topics["share"].idxmax()]
    interval = f"({largest['share_low']:.0%}–{largest['share_high']:.0%})"
    drawn = part.figure("topic_words")
    assert drawn.title.endswith(interval) and "90% interval" in drawn.caption


def test_a_single_article_has_shares_without_intervals(study):
    part = study.where(article_id=study.articles["article_id"].iloc[0])
    assert part.topics["share"].sum() == pytest.approx(1) and np.isnan(bounds(part)).all()
    for language, end in (("en", "% of the text"), ("zh", "%")):
        drawn = part.figure("topic_words", language=language)
        assert drawn.title.endswith(end) and "nan" not in drawn.title
        assert "90%" not in drawn.caption


def test_without_articles_no_topic_has_a_share(study):
    part = study.where(since="2030-01")
    assert part.topics[["share", "share_low", "share_high"]].isna().all(axis=None)
    assert (part.topics["paragraphs"] == 0).all()
    drawn = part.figure("topic_words")
    assert drawn.title == "There are no articles to show topics of"
    said = [text.get_text() for text in drawn.figure.texts]
    assert "There is no article to show." in said and not any("%" in text for text in said)
    assert "nan" not in part.topic(1)._repr_html_()


def test_the_paragraphs_of_a_topic_are_those_of_the_part(study):
    sources = study.articles["source"].unique()
    parts = sum(study.where(source=one).topics["paragraphs"] for one in sources)
    assert parts.tolist() == everything(study).topics["paragraphs"].tolist()
    assert (
        parts <= study.topics["paragraphs"]
    ).all()  # those with less than 10 % of every topic are not listed
    part = study.where(since="2023-10", until="2024-01")
    assert part.topics["paragraphs"].sum() == part.topic_paragraphs["paragraph_id"].nunique()
    assert part.where(until="2023-10").topics["paragraphs"].sum() < part.topics["paragraphs"].sum()
