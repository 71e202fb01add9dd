"""A reader's own fit: other choices, compared with the published topics; gensim's model saved and opened again."""

from __future__ import annotations

import pytest

from analysis import topics
from analysis.settings import Settings
from analysis.topics import effort, live
from tests.topics.planted import plant


@pytest.fixture(scope="module")
def planted():
    return plant(topics=3, months=8, articles=4)


@pytest.fixture(scope="module", autouse=True)
def less_effort():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(effort, "BUDGET", effort.BUDGET / 10)
        yield


def test_a_fit_of_the_same_choices_is_the_published_one(planted):
    settings = Settings(topics=3, workers=1)
    frames = planted.paragraphs, planted.articles, planted.meetings
    made = topics.build(*frames, terms=planted.words, settings=settings)
    cut = live.fit(planted.paragraphs, terms=planted.words, topics=3, workers=1)
    beside = live.compare(cut, made["topic_quality"], made["topic_words"]).set_index("measure")
    assert (beside["published"] == beside["this fit"]).all()
    assert beside.loc["kept", "this fit"] == 1.0
    assert beside.loc["topics", "this fit"] == 3
    assert live.describe(cut)["label"].tolist() == made["topics"]["label"].tolist()


def test_words_left_out_are_in_no_topic_of_the_fit(planted):
    cut = live.fit(planted.paragraphs, terms=planted.words, topics=3, stop=[planted.words[0]], workers=1)
    assert planted.words[0] not in set(cut.model.material.terms)


def test_gensims_model_is_saved_and_opened_again(tmp_path):
    from gensim.models import LdaModel

    planted = plant()
    model, corpus, dictionary = live.lda_model(planted.paragraphs, terms=planted.words, topics=4, passes=5)
    model.save(str(tmp_path / "topics.gensim"))
    opened = LdaModel.load(str(tmp_path / "topics.gensim"))
    assert (opened.get_topics() == model.get_topics()).all()
    assert model.num_topics == 5  # the background is the first
    common = [dictionary.token2id[word] for word in planted.words[-20:]]
    weight = model.get_topics()[:, common].sum(axis=1)
    assert weight[0] > weight[1:].max()
    assert {dictionary[at] for document in corpus for at, _ in document} <= set(planted.words)


def test_gensims_model_opens_in_pyldavis(planted):
    gensim_models = pytest.importorskip("pyLDAvis.gensim_models")
    model, corpus, dictionary = live.lda_model(planted.paragraphs, terms=planted.words, topics=3, passes=2)
    shown = gensim_models.prepare(model, list(corpus), dictionary, n_jobs=1)
    assert len(shown.topic_coordinates) == 4
