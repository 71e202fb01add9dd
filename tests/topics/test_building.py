"""All tables of topics: the same for the same seed, in any order, by either engine; bad input."""

from __future__ import annotations

import dataclasses
import hashlib
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis import tables, topics
from analysis.faults import InputFault
from analysis.settings import Settings
from analysis.topics import choice, consensus, effort, labels, varying
from analysis.topics.building import OTHERS
from tests.topics.planted import plant, texts

SIZE = {"topics": 3, "months": 8, "articles": 4}
SETTINGS = Settings(topics=3, window=("2023-01", "2023-09"), workers=1)


@pytest.fixture(scope="module", autouse=True)
def less_effort():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(effort, "BUDGET", effort.BUDGET / 10)
        patch.setattr(effort, "GENSIM", effort.Effort(2, 5))
        yield


@pytest.fixture(scope="module")
def planted():
    return plant(**SIZE)


def _build(
    planted, settings: Settings = SETTINGS, *, order: int | None = None, meetings=None, terms=None, pool=None
):
    frames = [planted.paragraphs, planted.articles, planted.meetings if meetings is None else meetings]
    if order is not None:
        frames = [frame.sample(frac=1, random_state=order) for frame in frames]
    terms = planted.words if terms is None else terms
    return topics.build(*frames, terms=terms, settings=settings, pool=pool)


@pytest.fixture(scope="module")
def made(planted):
    return _build(planted)


def _same(one: dict[str, pd.DataFrame], other: dict[str, pd.DataFrame]) -> list[str]:
    """Names of tables that are not the same to the last bit."""
    return [name for name in one if not one[name].equals(other[name])]


def _digest(made: dict[str, pd.DataFrame]) -> str:
    return hashlib.sha256("".join(name + made[name].to_csv() for name in sorted(made)).encode()).hexdigest()


def test_every_table_is_there_and_fits_its_schema(made):
    assert set(made) == {"topics", "topic_words", "topic_choice", "topic_shares", "topic_months", *OTHERS}
    for name in set(made) & set(tables.SCHEMAS):
        assert tables.check(name, made[name]) is made[name]
    assert made["topics"]["topic"].tolist() == [1, 2, 3]
    assert made["topics"]["share"].is_monotonic_decreasing
    assert made["topic_choice"][["topics", "chosen"]].values.tolist() == [[3, True]]


def test_same_seed_same_bytes(planted, made):
    assert _digest(_build(planted)) == _digest(made)


def test_hash_seed_and_processes_change_nothing(made):
    """Another interpreter, another PYTHONHASHSEED, two worker processes."""
    code = (
        "from analysis.run import executors; from analysis.topics import effort\n"
        "from tests.topics import test_building as here\n"
        f"effort.BUDGET = {effort.BUDGET}\n"
        "planted = here.plant(**here.SIZE)\n"
        "with executors.executor(workers=2) as pool: print(here._digest(here._build(planted, pool=pool)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).resolve().parents[2],
        env={"PYTHONHASHSEED": "77", "PATH": "", "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == _digest(made)


def test_a_large_corpus_is_sampled_and_all_of_it_read(planted, made, monkeypatch):
    looked_at = []
    found = consensus.find

    def watched(counts, **choices):
        looked_at.append(counts.shape[0])
        return found(counts, **choices)

    monkeypatch.setattr(consensus, "find", watched)
    monkeypatch.setattr(consensus, "LEAST", 5)
    monkeypatch.setattr(effort, "SAMPLE", int(made["topic_paragraphs"]["tokens"].sum()) // 8)
    sampled = _build(planted)
    assert looked_at[0] < made["topic_paragraphs"]["paragraph_id"].nunique() / 2
    assert set(sampled["topic_shares"]["article_id"]) == set(made["topic_shares"]["article_id"])
    assert _digest(_build(planted)) == _digest(sampled)
    monkeypatch.setattr(effort, "SAMPLE", 1)
    _build(planted)
    assert 5 * len(made["topics"]) <= looked_at[-1] < 2 * 5 * len(made["topics"])


def test_the_order_of_rows_changes_nothing(planted, made):
    assert _same(made, _build(planted, order=5)) == []


def test_gensim_gives_the_same_tables(planted, made):
    other = _build(planted, dataclasses.replace(SETTINGS, engine="gensim"))
    assert {name: list(table.columns) for name, table in other.items()} == {
        name: list(table.columns) for name, table in made.items()
    }
    assert len(other["topics"]) == 3
    assert other["topics"]["share"].sum() == pytest.approx(1)


def test_the_number_is_chosen_by_the_measures_and_not_by_the_seed(planted):
    chosen = [
        _build(planted, dataclasses.replace(SETTINGS, topics=None, seed=seed))["topic_choice"]
        for seed in (1, 2)
    ]
    assert chosen[0].equals(chosen[1])
    assert chosen[0]["topics"].tolist() == choice.candidates(96)
    assert chosen[0]["chosen"].sum() == 1
    measures = ["coherence", "stability", "exclusivity", "heldout"]
    assert chosen[0][measures].notna().all().all()


def test_repeats_and_headlines_are_left_out(planted, made):
    more = planted.paragraphs.head(40).copy()
    more["paragraph_id"] += "x"
    repeats = more.head(20).assign(repeat_of=planted.paragraphs["paragraph_id"].head(20))
    heads = more.tail(20).assign(role="headline")
    wider = dataclasses.replace(planted, paragraphs=pd.concat([planted.paragraphs, repeats, heads]))
    assert _same(made, _build(wider)) == []


def test_months_come_from_the_dates_of_the_articles(planted):
    first = planted.articles["article_id"].iloc[0]
    meetings = tables.frame("meetings", [_meeting("m1", "2023-11-01", [first], series="市委全会")])
    dates = planted.articles["date"].where(planted.articles["article_id"] != first, "2023-09-01")
    moved = dataclasses.replace(planted, articles=planted.articles.assign(date=dates))
    found = _build(moved, meetings=meetings)
    months = found["topic_months"].drop_duplicates("month").set_index("month")["articles"]
    assert months["2023-01"] == 3
    assert months["2023-09"] == 1
    assert found["topic_months"].query("month == '2023-09'")["share_low"].isna().all()
    assert found["topic_meetings"]["meeting_id"].unique().tolist() == ["m1"]
    assert found["topic_meetings"]["share"].sum() == pytest.approx(1)
    assert found["topic_series"]["series"].unique().tolist() == ["市委全会"]


def test_empty_months_stay_empty(made):
    empty = made["topic_months"].query("month == '2023-09'")
    assert len(empty) == 3
    assert empty["articles"].tolist() == [0, 0, 0]
    assert empty[["share", "share_low", "share_high"]].isna().all().all()


def test_articles_without_a_month_are_counted(planted):
    undated = dataclasses.replace(planted, articles=planted.articles.assign(date=""))
    notes = _build(undated)["topic_notes"]
    assert notes.values.tolist() == [
        ["topic_months", "32 of 32 articles have no known month and are left out"]
    ]


def _meeting(meeting_id: str, date: str, article_ids: list[str], *, series: str = "") -> dict:
    row = {column.name: "" for column in tables.SCHEMAS["meetings"]}
    row |= {"meeting_id": meeting_id, "kind": "meeting", "status": "held", "name": "会", "series": series}
    row |= {
        "date": date,
        "date_start": date,
        "date_end": date,
        "date_precision": "day",
        "year_basis": "explicit",
    }
    return row | {
        "year_confidence": 1.0, "article_ids": tables.join(article_ids), "source": "s", "start": 0, "end": 1,
        "evidence": "会", "rule": "r",
    }  # fmt: skip


# ---- labels ---------------------------------------------------------------------------


def _labelled(planted, names: str) -> dict[str, pd.DataFrame]:
    return topics.build(
        planted.paragraphs,
        planted.articles,
        planted.meetings,
        terms=planted.words,
        settings=dataclasses.replace(SETTINGS, seed=99),
        names=names,
    )


def test_a_label_is_made_of_words_that_occur(planted, made):
    for label in made["topics"]["label"]:
        assert set(label.split("·")) <= set(planted.words)


def test_a_label_that_a_person_gave_survives_another_seed(planted, made):
    edited = made["topic_labels"].assign(label=["", "Forestry", ""])
    found = _labelled(planted, edited.to_csv(index=False))
    assert "Forestry" in found["topics"]["label"].tolist()
    assert found["topic_notes"].empty


def test_a_label_of_a_topic_that_is_gone_is_told(planted):
    found = _labelled(planted, "words,label\n海洋；渔业,Sea\n")
    assert "Sea" not in found["topics"]["label"].tolist()
    assert found["topic_notes"].values.tolist() == [
        [
            "topic_labels.csv",
            "topic_labels.csv, line 2: the topic labelled Sea (海洋；渔业) is gone; "
            "no topic shares enough of its words, so the label is not used",
        ]
    ]


def test_a_label_file_without_its_columns_is_refused():
    with pytest.raises(InputFault) as caught:
        labels.read("topic,name\n1,Sea\n")
    assert str(caught.value) == (
        "topic_labels.csv: no column words or label; "
        "it needs words (joined by ；, as tables/topic_labels.csv has them) and label"
    )


# ---- bad input ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("choices", "message"),
    [
        ({"topics": 1}, "1 topics cannot be told apart: ask for 2 or more, or for auto"),
        ({"topics": -3}, "-3 topics cannot be told apart: ask for 2 or more, or for auto"),
        ({"engine": "bert"}, "engine 'bert' is not known; there are gensim, gibbs"),
        ({"topics": 500}, "500 topics are more than there are paragraphs (96); 19 or fewer would do"),
    ],
)
def test_what_cannot_be_had_is_refused(planted, choices: dict, message: str):
    with pytest.raises(InputFault) as caught:
        _build(planted, dataclasses.replace(SETTINGS, **choices))
    assert str(caught.value) == message


NO_WORDS = (
    "no words are left to find topics in: none stands in three paragraphs or more, stop words and numbers left out; "
    "more or longer texts would do"
)


def test_no_words_left():
    paragraphs, articles = texts(["2024年，我们的。", "三十五个。", "是的。"])
    empty = tables.frame("meetings", [])
    with pytest.raises(InputFault) as caught:
        topics.build(paragraphs, articles, empty, settings=SETTINGS)
    assert str(caught.value) == NO_WORDS
    made = topics.build(paragraphs, articles, empty, settings=Settings())
    assert made["topics"].empty
    assert made["topic_notes"].values.tolist() == [["topics", NO_WORDS]]


def test_one_short_article_has_no_topics_and_says_why():
    paragraphs, articles = texts(["推进乡村振兴，壮大集体经济。"] * 5)
    made = topics.build(paragraphs, articles, tables.frame("meetings", []), settings=Settings())
    assert all(table.empty for name, table in made.items() if name != "topic_notes")
    assert made["topic_notes"]["note"].tolist() == [
        "5 paragraphs are too few to choose a number of topics; 10 or more would do"
    ]


def test_one_article_long_enough_has_topics_without_intervals():
    sentences = ["推进乡村振兴，壮大集体经济，建设美丽乡村。", "培育科技企业，推动产业创新，引进人才。"]
    paragraphs, articles = texts([sentences[number % 2] + "改革" * number for number in range(14)])
    made = topics.build(paragraphs, articles, tables.frame("meetings", []), settings=Settings(workers=1))
    assert len(made["topics"]) >= 2
    assert made["topics"]["share_low"].isna().all()


def test_no_paragraphs_at_all():
    empty = {name: tables.frame(name, []) for name in ("paragraphs", "articles", "meetings")}
    made = topics.build(**empty, settings=Settings())
    assert made["topic_notes"]["note"].tolist() == [NO_WORDS]


def test_choices_varied(planted, made):
    table = varying.vary(planted.paragraphs, made["topic_words"], terms=planted.words, settings=SETTINGS)
    assert table["choice"].tolist()[-2:] == ["with collocations joined", "the other engine"]
    assert table["kept"].between(0, 1).all()
    assert np.isfinite(table["coherence"]).all()
