"""A reader's own fit: other choices, compared with the published topics; gensim's model saved and opened again."""

from __future__ import annotations

import pytest

from analysis import topics
from analysis.faults import InputFault
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


@pytest.mark.parametrize(
    ("choices", "told"),
    [
        ({"engine": "gensm"}, "fit(..., engine='gensm'): give 'gibbs' or 'gensim'"),
        ({"topics": 0}, "fit(..., topics=0): give a whole number from 2"),
        ({"topics": 2.5}, "fit(..., topics=2.5): give a whole number from 2"),
        ({"workers": 0}, "fit(..., workers=0): give a whole number from 1"),
        ({"stop": "全市"}, "stop='全市': give a list of words, such as stop=['全市']"),
        ({"terms": "新质生产力"}, "terms='新质生产力': give a list of words, such as terms=['新质生产力']"),
    ],
)
def test_a_slip_in_a_choice_is_told_before_anything_is_fitted(planted, monkeypatch, choices, told):
    monkeypatch.setattr(live.model, "fit", lambda *_, **__: pytest.fail("fitted"))
    with pytest.raises(InputFault) as fault:
        live.fit(planted.paragraphs, **choices)
    assert str(fault.value) == told


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
