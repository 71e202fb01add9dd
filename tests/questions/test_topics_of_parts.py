"""Topics of a part of a study: shares, intervals and paragraphs are those of its articles, and none is too certain."""

from __future__ import annotations

import numpy as np
import pytest

from analysis import Study
from analysis.faults import InputFault


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


def test_every_figure_of_topics_says_that_a_part_has_no_articles(study):
    part = study.where(since="2030-01")
    for name in ("topic_words", "topics_by_article", "topics_over_time"):
        drawn = part.figure(name)
        assert drawn.title == "There are no articles to show topics of"
        said = [text.get_text() for text in drawn.figure.texts]
        assert "There is no article to show." in said
        assert not any("too short" in text or "dated to a month" in text for text in said)
    with pytest.raises(InputFault, match="there is no article here"):
        part.topics_as_gensim(topics=4)


def test_parts_that_are_compared_are_called_by_their_conditions(study):
    early, late = study.where(until="2023-11"), study.where(since="2023-12")
    assert early.compare(late).names == ("texts until Nov 2023", "texts from Dec 2023")
    assert study.compare(late).names == ("one", "other")
    assert early.compare(late, names=("甲", "乙")).names == ("甲", "乙")


def test_any_word_can_be_drawn_as_the_search_finds_it(study):
    assert "工作" not in set(study.formulations["term"])
    hits = study.search("工作", "新型.{0,4}化")
    drawn = study.figure("formulations", term=["工作", "新型.{0,4}化", "高质量发展"])
    uses = drawn.data.groupby("term")["uses"].sum()
    for term in hits.terms:
        assert uses[term] == (hits.kwic["term"] == term).sum()
    assert uses["高质量发展"] == len(study.search("高质量发展"))
    assert drawn.title.startswith("3 terms; the most frequent is 工作")
    assert drawn.alt == f"Uses of each term by month. {drawn.title}" and "formulation" not in drawn.caption
    assert study.figure("formulations", term=["工作", "高质量发展"], language="zh").title.startswith(
        "2个词语；"
    )
    with pytest.raises(
        InputFault, match="there is no formulation '没有的词' here, and the texts do not have it"
    ):
        study.figure("formulations", term=["工作", "没有的词"])


def test_hits_have_the_same_columns_in_a_part_without_articles(study):
    kwic = study.where(since="2030-01").search("工作").kwic
    assert kwic.empty and [*kwic] == [*study.search("工作").kwic]
