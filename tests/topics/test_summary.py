"""The tables that sum up a topic model."""

from __future__ import annotations

import warnings
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from analysis.topics import describe, summary
from analysis.topics.summary import background_words, quality_table


@pytest.mark.parametrize("articles", [9, 11, 18, 20, 21])
def test_a_word_of_every_article_is_in_all_of_them_and_not_in_more(articles):
    """A sparse mean of so many ones is a little more than 1, which no share may be."""
    material = SimpleNamespace(
        terms=["会议", "安平"],
        articles=lambda: sparse.identity(articles, format="csr"),
        term_counts=sparse.csr_matrix(np.column_stack([np.ones(articles), np.arange(articles) < 3])),
    )
    model = SimpleNamespace(material=material, uses=np.array([[2.0, 1.0], [0.0, 0.0]]))
    found = background_words(SimpleNamespace(model=model)).set_index("word")["articles"]
    assert found["会议"] == 1.0
    assert found["安平"] == pytest.approx(3 / articles)


@pytest.mark.parametrize(("language", "none"), [("en", "No word"), ("zh", "没有")])
def test_background_words_in_a_sentence(language, none):
    quality = pd.DataFrame({"measure": ["background"], "value": [0.25]})
    words = pd.DataFrame({"word": ["工作", "发展"]})
    assert describe.background(words[:0], quality, language).startswith(none)
    said = describe.background(words, quality, language)
    assert "工作、发展" in said and "25" in said


def test_topics_that_no_intruder_can_be_drawn_for_have_no_measure_and_no_warning():
    material = SimpleNamespace(term_counts=sparse.csr_matrix(np.ones((3, 2))))
    model = SimpleNamespace(material=material, topic_counts=np.ones((2, 2)))
    row = {"coherence": 0.1, "stability": 1.0, "intrusion": np.nan, "note": ""}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        made = quality_table(SimpleNamespace(first=np.array([[0, 1]]), model=model), [row])
    assert np.isnan(made.set_index("measure").loc["intrusion", "value"])


def test_without_topics_the_sentence_on_time_does_not_speak_of_unknown_months():
    months = pd.DataFrame(columns=["month", "topic", "articles"])
    said = describe.over_time(months, pd.DataFrame(columns=["kind", "note"]), pd.DataFrame(columns=["topic"]))
    assert said == "There are too few texts, or they are too short, for topics."


def test_the_further_terms_of_a_label_occur_in_most_of_its_exemplars(monkeypatch):
    monkeypatch.setattr(summary, "_label_terms", lambda *_: [["党员", "街道", "先锋"]])
    cut = SimpleNamespace(
        model=SimpleNamespace(columns={"党员": 0, "街道": 1, "先锋": 2}),
        exemplars=lambda labels: np.array([[4, 7, 9]]),
        shared=lambda exemplars: np.array([[1.0, 1 / 3, 2 / 3]]),
    )
    labels, exemplars = summary.named_with_exemplars(cut)
    assert labels == [["党员", "先锋"]] and exemplars.tolist() == [[4, 7, 9]]
