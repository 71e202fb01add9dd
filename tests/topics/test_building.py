"""All tables of topics: the same for the same seed, in any order, by either engine; bad input."""

from __future__ import annotations

import dataclasses
import hashlib
import itertools
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from analysis import names, tables, topics
from analysis.faults import InputFault
from analysis.settings import Settings
from analysis.topics import (
    background,
    cohesion,
    consensus,
    effort,
    engines,
    labels,
    material,
    model,
    shares,
    summary,
)
from analysis.topics.building import TABLES
from analysis.topics.start import agreed, start
from analysis.wording import tell
from tests.topics.planted import plant, texts
from tests.topics.planted import vocabulary as planted_words

SIZE = {"topics": 3, "months": 8, "articles": 4}
SETTINGS = Settings(topics=3, window=("2023-01", "2023-09"), workers=1)


@pytest.fixture(scope="module", autouse=True)
def less_effort():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(effort, "BUDGET", effort.BUDGET / 10)
        patch.setattr(effort, "GENSIM", effort.Effort(2, 2))
        patch.setattr(effort, "MOST_STARTS", 16)
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


def test_datelines_are_not_counted():
    openings = ["本报讯（记者 李文）", "新华社江宁3月5日电 ", "【本报江宁3月5日讯】", ""]
    rows = [
        {"paragraph_id": f"a.{n}", "article_id": "a", "role": "body", "repeat_of": "", "reading": text}
        for n, text in enumerate(f"{openings[n % 4]}各地安排{'春耕，' * n}春耕。" for n in range(16))
    ]
    made = material.gather(pd.DataFrame(rows), people=["李文"])
    assert set(made.vocabulary) == {"各地", "安排", "春耕"}


def _same(one: dict[str, pd.DataFrame], other: dict[str, pd.DataFrame]) -> list[str]:
    """Names of tables that are not the same to the last bit."""
    return [name for name in one if not one[name].equals(other[name])]


def _digest(made: dict[str, pd.DataFrame]) -> str:
    return hashlib.sha256("".join(name + made[name].to_csv() for name in sorted(made)).encode()).hexdigest()


def test_more_topics_than_anybody_reads_are_refused(planted):
    with pytest.raises(InputFault, match="use 300 or fewer"):
        model.fit(material.gather(planted.paragraphs), dataclasses.replace(SETTINGS, topics=301))


def test_every_table_is_there_and_fits_its_schema(made):
    assert set(made) == set(TABLES)
    for name in TABLES:
        assert tables.check(name, made[name]) is made[name]
    assert made["topics"]["topic"].tolist() == [1, 2, 3]
    assert made["topics"]["share"].is_monotonic_decreasing
    assert made["topic_choice"][["topics", "chosen"]].values.tolist() == [[3, True]]


def test_the_rows_of_every_table_are_numbered_from_zero(made):
    assert [name for name, table in made.items() if [*table.index] != [*range(len(table))]] == []


def test_same_seed_same_bytes(planted, made):
    assert _digest(_build(planted)) == _digest(made)


def test_hash_seed_and_processes_change_nothing(made):
    """Another interpreter, another PYTHONHASHSEED, two worker processes."""
    code = (
        "from analysis.run import executors; from analysis.topics import effort\n"
        "from tests.topics import test_building as here\n"
        f"effort.BUDGET, effort.MOST_STARTS = {effort.BUDGET}, {effort.MOST_STARTS}\n"
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


def test_of_a_large_corpus_each_run_reads_a_sample_of_its_own_and_all_of_it_is_told(
    planted, made, monkeypatch
):
    looked_at = []
    gibbs = engines.ENGINES["gibbs"]

    def watched(counts, **choices):
        looked_at.append(counts)
        return gibbs(counts, **choices)

    monkeypatch.setitem(engines.ENGINES, "gibbs", watched)
    monkeypatch.setattr(consensus, "LEAST", 5)
    tokens = int(made["topic_paragraphs"].drop_duplicates("paragraph_id")["tokens"].sum())
    monkeypatch.setattr(effort, "SAMPLE", -(-tokens // 3))
    monkeypatch.setattr(effort, "OF_SAMPLE", effort.Effort(4, 10))
    sampled = _build(planted)
    assert [counts.shape[0] for counts in looked_at[:4]] == [32, 32, 32, 32]
    assert (looked_at[0] != looked_at[1]).nnz > 0
    assert set(sampled["topic_shares"]["article_id"]) == set(made["topic_shares"]["article_id"])
    assert _digest(_build(planted)) == _digest(sampled)


def test_a_fit_is_made_once_and_kept(planted, made, monkeypatch):
    kept: dict[str, bytes] = {}

    class Store:
        get = staticmethod(kept.get)
        put = staticmethod(kept.__setitem__)

    frames = planted.paragraphs, planted.articles, planted.meetings
    first = topics.build(*frames, terms=planted.words, settings=SETTINGS, store=Store)
    assert len(kept) == 1
    monkeypatch.setattr(consensus, "fit", None)  # would fail if it were asked for
    later = dataclasses.replace(SETTINGS, window=("2023-02", "2023-09"))
    again = topics.build(*frames, terms=planted.words, settings=later, store=Store)
    assert first["topic_words"].equals(again["topic_words"])
    assert _digest(first) == _digest(made)
    name = next(iter(kept))
    kept[name] = b"damaged"
    with pytest.raises(TypeError):  # what is damaged is made again
        topics.build(*frames, terms=planted.words, settings=SETTINGS, store=Store)


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
    assert len(chosen[0]) > 1
    assert chosen[0]["chosen"].sum() == 1
    measures = ["coherence", "stability", "exclusivity", "heldout", "information"]
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
    assert _told(notes) == [["topic_months", "32 of 32 articles have no known month and are not counted"]]


def _meeting(meeting_id: str, date: str, article_ids: list[str], *, series: str = "") -> dict:
    row = {column.name: "" for column in tables.SCHEMAS["meetings"]}
    row |= {"meeting_id": meeting_id, "kind": "meeting", "status": "held", "name": "会"}
    row |= {"series": series, "series_full": series}
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


def test_groups_of_topics_have_the_labels_that_a_person_gave(planted, made):
    """Figures of many topics and the coarser topics of the report show groups."""
    given = ["Forestry", "Schools", "Roads"]
    found = _labelled(planted, made["topic_labels"].assign(label=given).to_csv(index=False))
    topics = found["topics"].sort_values(["share", "topic"], ascending=[False, True])["label"].tolist()
    tree = found["topic_tree"]
    root = tree[tree["parent"] == 0]
    assert sorted(topics) == sorted(given)
    assert root["label"].tolist() == ["·".join(topics[:2])]


def test_a_label_of_a_topic_that_is_gone_is_told(planted):
    found = _labelled(planted, "words,label\n海洋；渔业,Sea\n")
    assert "Sea" not in found["topics"]["label"].tolist()
    assert _told(found["topic_notes"]) == [
        [
            "topic_labels.csv",
            "topic_labels.csv, line 2: the label Sea (海洋、渔业) matches no topic any more and is not used",
        ]
    ]


def test_a_label_file_without_its_columns_is_refused():
    with pytest.raises(InputFault) as caught:
        labels.read("topic,name\n1,Sea\n")
    assert str(caught.value) == (
        "topic_labels.csv: no column words or label; "
        "required are words (joined by ；, as in tables/topic_labels.csv) and label"
    )


# ---- bad input ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("choices", "message"),
    [
        ({"topics": 1}, "1 is not a valid number of topics; use 2 or more, or auto"),
        ({"topics": -3}, "-3 is not a valid number of topics; use 2 or more, or auto"),
        ({"engine": "bert"}, "unknown engine 'bert'; available: gensim, gibbs"),
        ({"topics": 500}, "500 topics exceed the number of paragraphs (96); use 19 or fewer"),
    ],
)
def test_what_cannot_be_had_is_refused(planted, choices: dict, message: str):
    with pytest.raises(InputFault) as caught:
        _build(planted, dataclasses.replace(SETTINGS, **choices))
    assert str(caught.value) == message


NO_WORDS = (
    "no words to model: after removing stop words and numbers, none occurs in three or more paragraphs; "
    "use more or longer texts"
)


def test_no_words_left():
    paragraphs, articles = texts(["2024年，我们的。", "三十五个。", "是的。"])
    empty = tables.frame("meetings", [])
    with pytest.raises(InputFault) as caught:
        topics.build(paragraphs, articles, empty, settings=SETTINGS)
    assert str(caught.value) == NO_WORDS
    made = topics.build(paragraphs, articles, empty, settings=Settings())
    assert made["topics"].empty
    assert _told(made["topic_notes"]) == [["topics", f"no topics can be distinguished: {NO_WORDS}"]]


def test_a_topic_of_few_words_lists_no_words_of_another():
    """Of a small corpus a topic may have fewer than ten words: none that it lacks stands in for them."""
    vocabularies = (["水利", "河湖", "堤防"], ["教师", "课堂", "校园"])
    parts = [
        texts([f"{words[at % 3]}，{words[(at + 1) % 3]}。" for at in range(12)], article=f"{n}.txt#1")
        for n, words in enumerate([*vocabularies, *vocabularies])
    ]
    paragraphs, articles = (pd.concat(tables_, ignore_index=True) for tables_ in zip(*parts))
    found = topics.build(
        paragraphs, articles, tables.frame("meetings", []), settings=Settings(topics=2, workers=1)
    )
    assert len(found["topics"]) == 2
    for name, column in (("topic_words", "topic"), ("topic_tree_words", "node")):
        rows = found[name]
        assert (rows["weight"] > 0).all()
        assert set(rows[column]) >= {1, 2}
        listed = rows[rows[column] == 1]["word"].tolist()
        assert any(set(listed) <= set(words) for words in vocabularies)
    assert found["topic_tree"].set_index("node")["words"][1].count("；") < 3


def test_one_short_article_has_no_topics_and_says_why():
    paragraphs, articles = texts(["推进乡村振兴，壮大集体经济。"] * 5)
    made = topics.build(paragraphs, articles, tables.frame("meetings", []), settings=Settings())
    assert all(table.empty for name, table in made.items() if name != "topic_notes")
    assert made["topic_notes"]["note"].map(tell).tolist() == [
        "no topics can be distinguished: 5 paragraphs are too few to choose a number of topics; at least 10 are needed"
    ]


def test_equal_paragraphs_have_nothing_to_tell_apart():
    paragraphs, articles = texts(["推进乡村振兴，壮大集体经济，建设美丽乡村。"] * 30)
    assert _only_note(paragraphs, articles) == (
        "no topics can be distinguished: of 30 paragraphs, only 1 has distinct words"
    )


def test_one_article_of_usual_length_has_no_topics_of_its_own(planted):
    paragraphs = planted.paragraphs.head(20).assign(article_id="a.txt#1")
    articles = planted.articles.head(1).assign(article_id="a.txt#1")
    assert _only_note(paragraphs, articles, terms=planted.words) == (
        "no topics can be distinguished: a single article of 20 paragraphs; two articles, or one of 50 paragraphs, are needed"
    )


def test_stock_phrases_have_nothing_to_tell_apart():
    random = np.random.default_rng(1)
    phrases = [
        "加强领导",
        "落实责任",
        "提高认识",
        "统一思想",
        "真抓实干",
        "改进作风",
        "深入学习",
        "持续推进",
        "全面加强",
    ]
    readings = ["，".join(random.choice(phrases, 6)) + "。" for _ in range(60)]
    parts = [texts(readings[at::12], article=f"{at}.txt#1") for at in range(12)]
    paragraphs, articles = (pd.concat(tables_, ignore_index=True) for tables_ in zip(*parts))
    assert _only_note(paragraphs, articles) == (
        "no topics can be distinguished: nearly all words are spread evenly over most articles"
    )


def _only_note(paragraphs: pd.DataFrame, articles: pd.DataFrame, *, terms=()) -> str:
    """What is said where all other tables are empty."""
    made = topics.build(
        paragraphs, articles, tables.frame("meetings", []), terms=terms, settings=Settings(workers=1)
    )
    assert all(table.empty for name, table in made.items() if name != "topic_notes")
    (note,) = made["topic_notes"]["note"]
    return tell(note)


def _told(notes: pd.DataFrame) -> list[list[str]]:
    return [[row.about, tell(row.note)] for row in notes.itertuples()]


def test_one_long_article_has_topics_without_intervals(planted):
    paragraphs = planted.paragraphs.head(60).assign(article_id="a.txt#1")
    articles = planted.articles.head(1).assign(article_id="a.txt#1")
    made = topics.build(
        paragraphs, articles, tables.frame("meetings", []), terms=planted.words, settings=Settings(workers=1)
    )
    assert len(made["topics"]) >= 2
    assert made["topics"]["share_low"].isna().all()


def test_no_paragraphs_at_all():
    empty = {name: tables.frame(name, []) for name in ("paragraphs", "articles", "meetings")}
    made = topics.build(**empty, settings=Settings())
    assert _told(made["topic_notes"]) == [["topics", f"no topics can be distinguished: {NO_WORDS}"]]


def test_variants_are_told_of_the_same_fit(made):
    table = made["topic_variants"]
    assert table["choice"].map(tell).tolist() == [
        "first half of the runs",
        "second half of the runs",
        "one run without fold 1 of 5 of the paragraphs",
        "one run without fold 2 of 5 of the paragraphs",
        "fewer topics",
        "the other engine (gensim)",
    ]
    assert table["topics"].tolist() == [3, 3, 3, 3, 2, 3]
    assert (table["kept"] > 0.5).all()
    assert np.isfinite(table["coherence"]).all()


# ---- background, tree, words left out --------------------------------------------------


def test_any_cut_of_the_tree_is_made_of_finer_ones(planted):
    made = _build(planted, dataclasses.replace(SETTINGS, topics=None))
    nodes = made["topic_tree"].set_index("node")
    leaves = nodes["most"].max()
    for number in range(2, leaves + 1):
        cut = nodes[(nodes["fewest"] <= number) & (nodes["most"] >= number)]
        assert len(cut) == number
        assert cut["share"].sum() == pytest.approx(1)
        held = [leaf for cell in cut["leaves"] for leaf in tables.split(cell)]
        assert len(held) == len(set(held)) == leaves
    published = nodes.loc[made["topics"]["topic"]]
    assert published["share"].tolist() == pytest.approx(made["topics"]["share"].tolist())
    assert published["topic"].tolist() == made["topics"]["topic"].tolist()
    of_leaves = made["topic_tree_shares"].merge(nodes["topic"], left_on="node", right_index=True)
    summed = of_leaves.groupby(["article_id", "topic"])["share"].sum()
    told = made["topic_shares"].set_index(["article_id", "topic"])["share"]
    assert np.allclose(summed.sort_index(), told.sort_index())


def test_words_that_a_user_wants_left_out_are_in_no_topic(planted, made):
    word = made["topic_words"]["word"].iloc[0]
    found = topics.build(
        planted.paragraphs,
        planted.articles,
        planted.meetings,
        terms=planted.words,
        settings=SETTINGS,
        stop=f"word\n{word}\n",
    )
    assert word not in set(found["topic_words"]["word"])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("words\n重庆\n", "stop_words.csv: no column word; it needs one, with a word in each row"),
        ("word,why\n重庆,\n,empty\n", "stop_words.csv, line 3: no word in the column word"),
    ],
)
def test_a_faulty_list_of_words_to_leave_out_is_refused(planted, text: str, message: str):
    with pytest.raises(InputFault) as caught:
        topics.build(planted.paragraphs, planted.articles, planted.meetings, settings=SETTINGS, stop=text)
    assert str(caught.value) == message


def test_shares_are_told_by_series_body_and_speaker(planted):
    first, second, third = planted.articles["article_id"].head(3)
    here = {"body": "市委", "body_full": "市委"}
    there = {"body": "市委", "body_full": "安平市委", "series": "市委全会", "series_full": "安平市委全会"}
    held = [
        _meeting("m1", "2023-01-01", [first], series="市委全会")
        | here
        | {"series_full": "市委全会", "speakers": "王东；李南"},
        _meeting("m2", "2023-01-02", [second]) | here | {"speakers": "王东"},
        _meeting("m3", "2023-01-03", [third]) | there,
    ]
    found = _build(planted, meetings=tables.frame("meetings", held))
    bodies = found["topic_bodies"]
    assert bodies.groupby("body")[["articles", "meetings"]].first().to_dict("index") == {
        "安平市委": {"articles": 1, "meetings": 1},
        "市委": {"articles": 2, "meetings": 2},
    }
    assert found["topic_series"].groupby("series")["meetings"].first().to_dict() == {
        "安平市委全会": 1,
        "市委全会": 1,
    }
    speakers = found["topic_speakers"].groupby("speaker")["meetings"].first().to_dict()
    assert speakers == {"李南": 1, "王东": 2}
    assert found["topic_speakers"].groupby("speaker")["share"].sum().tolist() == pytest.approx([1, 1])


def test_words_of_dropped_topics_count_for_no_other_topic(planted, monkeypatch):
    """The fine topics about the first planted topic are dropped; its words and paragraphs go to no other topic."""
    own = {word for word, part in zip(planted.words, planted.topics[0]) if part > 0.15 / 20 + 1e-9}
    made = material.gather(planted.paragraphs, terms=planted.words)
    about = np.isin(made.vocabulary, sorted(own))
    monkeypatch.setattr(model, "_reliable", lambda found, *_: found.words[:, about].sum(axis=1) < 0.25)
    fitted, number = model.fit(made, dataclasses.replace(SETTINGS, topics=None))
    cut = fitted.cut(number)
    assert fitted.uses[1:, about].sum() < 0.2 * made.term_counts[:, about].sum()
    told = sum(cut.proportions)
    specific = about | np.isin(made.vocabulary, np.array(planted.words)[:-20])
    part = np.asarray(made.counts[:, about].sum(axis=1) / made.counts[:, specific].sum(axis=1)).ravel()
    assert np.abs(told - (1 - part)).mean() < 0.1
    assert (told <= 1 + 1e-9).all()


def test_articles_without_paragraphs_are_in_no_topic(planted, made):
    """An article of headlines alone, and one without any paragraph, change nothing."""
    headline = planted.paragraphs.iloc[:1].assign(paragraph_id="z#1.1", article_id="z#1", role="headline")
    rows = [planted.articles.iloc[:1].assign(article_id=name) for name in ("z#1", "z#2")]
    more = dataclasses.replace(
        planted,
        paragraphs=pd.concat([planted.paragraphs, headline], ignore_index=True),
        articles=pd.concat([planted.articles, *rows], ignore_index=True),
    )
    found = _build(more)
    assert not {"z#1", "z#2"} & set(found["topic_shares"]["article_id"])
    same = [name for name in made if not name.startswith("topic_months")]
    assert _same({name: made[name] for name in same}, found) == []


def test_a_topic_of_a_small_corpus_has_at_least_ten_paragraphs_to_name_it(planted):
    made = material.gather(planted.paragraphs.head(24), terms=planted.words)
    fitted, number = model.fit(made, dataclasses.replace(SETTINGS, topics=3))
    assert all(len(rows) >= model.FEWEST for rows in fitted.cut(number).paragraphs)


def test_names_of_things_stand_before_verbs_of_the_same_relevance():
    things, verbs = ["安全生产", "隐患", "消防"], ["出现", "抓好", "强调"]
    parts = ["，".join(random) for random in itertools.permutations([*things, *verbs], 6)][:40]
    others = ["，".join(words) for words in itertools.permutations(["粮食", "小麦", "农民", "种植"], 4)]
    made = material.gather(texts([f"{part}。" for part in parts + others])[0])
    fitted, _ = model.fit(made, dataclasses.replace(SETTINGS, topics=2))
    listed = min(made.terms[fitted.cut(2).first].tolist(), key=lambda words: words.index("隐患"))
    placed = [word for word in listed if word in {*things, *verbs}]
    assert set(placed[: len(things)]) == set(things)


def test_words_used_more_in_the_background_are_not_shown_as_a_topics_own(planted):
    fitted, number = model.fit(material.gather(planted.paragraphs, terms=planted.words), SETTINGS)
    even = [row[0] for row in fitted.cut(number).order]
    uses = fitted.uses.copy()
    uses[0, even] = 1.01 * uses[1:, even].max(axis=0)
    cut = dataclasses.replace(fitted, uses=uses).cut(number)
    assert not set(even) & set(cut.first.ravel())
    assert not set(fitted.material.terms[even]) & set(summary.words(cut)["word"])


def test_topics_that_recur_seldom_or_whose_words_never_meet_are_dropped():
    """The ten words of the last topic fill thirty paragraphs, each one alone."""
    together = [["安全", "隐患", "消防", "事故"], ["粮食", "小麦", "农民", "种植"]]
    alone = planted_words(10)
    readings = [f"{'，'.join(words)}。" for words in together * 6 + [[word] for word in alone * 3]]
    made = material.gather(texts(readings)[0], terms=alone)
    groups = [*together, alone]
    words = np.array([np.isin(made.vocabulary, group) / len(group) for group in groups])
    common = np.full(len(made.vocabulary), 1 / len(made.vocabulary))
    found = consensus.Consensus(common, words, np.array([1.0, 1.0, 1.0]), words[None], words[None])
    topic_counts = shares.fold_in(made.counts, np.vstack([common, words]))
    assert model._reliable(found, made, topic_counts, 1).tolist() == [True, True, False]
    seldom = dataclasses.replace(found, recurrence=np.array([1.0, 0.5, 1.0]))
    assert model._reliable(seldom, made, topic_counts, 1).tolist() == [True, False, False]


def test_a_topic_whose_leading_paragraphs_have_no_words_in_common_is_dropped():
    """The last topic is left over: each of its words meets two others, but no two paragraphs share more than one."""
    subject = ["安全", "隐患", "消防", "事故"]
    left = planted_words(10)
    over = list(itertools.combinations(left, 2))
    readings = [f"{'，'.join(words)}。" for words in [subject] * 12 + over]
    made = material.gather(texts(readings)[0], terms=left)
    words = np.array([np.isin(made.vocabulary, group) / len(group) for group in (subject, left)])
    common = np.full(len(made.vocabulary), 1 / len(made.vocabulary))
    found = consensus.Consensus(common, words, np.ones(2), words[None], words[None])
    topic_counts = shares.fold_in(made.counts, np.vstack([common, words]))
    together = cohesion.of_topics(made.counts, topic_counts, np.vstack([common, words]))
    assert together.tolist() == [1.0, 0.0]
    assert model._reliable(found, made, topic_counts, 1).tolist() == [True, False]


@pytest.mark.filterwarnings("error")
def test_a_single_paragraph_has_nothing_in_common_with_another():
    counts, words = sparse.csr_matrix([[1.0, 1.0]]), np.array([[0.5, 0.5], [0.5, 0.5]])
    assert cohesion.of_topics(counts, np.array([[0.0, 2.0]]), words).tolist() == [0.0]


def test_exemplars_are_paragraphs_of_the_topics_terms_and_not_only_the_longest(planted, monkeypatch):
    """Of equally typical paragraphs, those lead that have the topic's terms alone."""
    fitted, number = model.fit(material.gather(planted.paragraphs, terms=planted.words), SETTINGS)
    cut = fitted.cut(number)
    like = cut.presence.shape[0] // 2
    presence = np.ones(cut.presence.shape)
    presence[like : like + 3] = cut.words[0] > np.sort(cut.words[0])[-20]
    monkeypatch.setattr(shares, "typicality", np.ones_like)
    monkeypatch.setattr(model, "SHORT", 0)
    vars(cut).update(presence=sparse.csr_matrix(presence), prominence=sparse.csr_matrix(presence))
    label = fitted.material.terms[cut.first[0, :1]].tolist()
    assert cut.exemplars([label] * number)[0].tolist() == [like, like + 1, like + 2]


def test_exemplars_contain_the_terms_of_the_label(planted, monkeypatch):
    """Of equally typical paragraphs with the same number of the topic's terms, those that a reader can recognise."""
    fitted, number = model.fit(material.gather(planted.paragraphs, terms=planted.words), SETTINGS)
    cut = fitted.cut(number)
    one, other = cut.first[0, :2]
    presence = np.zeros(cut.presence.shape)
    presence[:, other] = 1.0
    presence[5:8, [one, other]] = [1.0, 0.0]
    monkeypatch.setattr(shares, "typicality", np.ones_like)
    monkeypatch.setattr(model, "SHORT", 0)
    vars(cut).update(words=np.ones(cut.words.shape), presence=sparse.csr_matrix(presence))
    vars(cut).update(prominence=sparse.csr_matrix(presence))
    labels_of_one, labels_of_other = ([fitted.material.terms[[at]]] * number for at in (one, other))
    assert cut.exemplars(labels_of_one)[0].tolist() == [5, 6, 7]
    assert cut.exemplars(labels_of_other)[0].tolist() == [0, 1, 2]


def test_most_exemplars_contain_each_term_of_the_label(planted, monkeypatch):
    """A term that stands in none of the paragraphs beside it suggests another subject."""
    fitted, number = model.fit(material.gather(planted.paragraphs, terms=planted.words), SETTINGS)
    cut = fitted.cut(number)
    terms, exemplars = summary.named_with_exemplars(cut)
    column = {name: at for at, name in enumerate(fitted.material.terms.tolist())}
    shared = cut.shared(exemplars)
    assert any(len(label) > 1 for label in terms)
    assert all(shared[at, column[term]] > 0.5 for at, label in enumerate(terms) for term in label)
    second = terms[0][1]
    shared[:, column[second]] = 0.0
    monkeypatch.setattr(model.Cut, "shared", lambda *_: shared)
    others, _ = summary.named_with_exemplars(cut)
    assert [label[0] for label in others] == [label[0] for label in terms]
    assert second not in others[0]


def test_exemplars_contain_the_first_term_before_all_and_are_like_each_other(planted, monkeypatch):
    """A paragraph that has less in common with the others than they have with each other is passed over."""
    fitted, number = model.fit(material.gather(planted.paragraphs, terms=planted.words), SETTINGS)
    cut = fitted.cut(number)
    subject, beside, *others = cut.first[0, :8]
    presence = np.zeros(cut.presence.shape)
    presence[:, [beside, *others[:3]]] = 1.0  # without the subject
    presence[3:7] = 0.0
    presence[3:7, subject] = 1.0
    presence[[3, 5, 6], beside] = 1.0
    presence[4, others[0]] = 1.0
    monkeypatch.setattr(shares, "typicality", np.ones_like)
    monkeypatch.setattr(model, "SHORT", 0)
    vars(cut).update(words=np.ones(cut.words.shape), presence=sparse.csr_matrix(presence))
    vars(cut).update(prominence=sparse.csr_matrix(presence))
    assert cut.exemplars([fitted.material.terms[[subject]]] * number)[0].tolist() == [3, 5, 6]
    two = presence.copy()
    two[5:7, subject] = 0.0
    vars(cut).update(presence=sparse.csr_matrix(two), prominence=sparse.csr_matrix(two))
    assert cut.exemplars([fitted.material.terms[[subject]]] * number)[0][:2].tolist() == [3, 4]


def test_a_stock_sentence_of_a_few_words_is_no_exemplar(planted, monkeypatch):
    """However typical it is, it tells a reader nothing; only where there are too few others."""
    fitted, number = model.fit(material.gather(planted.paragraphs, terms=planted.words), SETTINGS)
    cut = fitted.cut(number)
    subject = cut.first[0, 0]
    every = sparse.csr_matrix(np.ones(cut.presence.shape))
    long = np.full(len(fitted.topic_counts), 5.0)
    long[7:10] = 60.0
    monkeypatch.setattr(shares, "typicality", np.ones_like)
    vars(fitted).update(topic_counts=np.repeat(long[:, None] / 2, fitted.topic_counts.shape[1], axis=1))
    monkeypatch.setattr(model, "SHORT", long.max() * fitted.topic_counts.shape[1] / 4)
    vars(cut).update(presence=every, prominence=every)
    assert cut.exemplars([fitted.material.terms[[subject]]] * number)[0].tolist() == [7, 8, 9]


def _cut_of_one_topic(names: list[str], weights: list[list[float]]) -> model.Cut:
    terms, counts = np.array(names, dtype=object), sparse.csr_matrix(np.array(weights))
    paragraphs, size = counts.shape
    rows = pd.DataFrame({"paragraph_id": range(paragraphs), "article_id": range(paragraphs), "tokens": 2})
    made = material.Material(rows.astype(str), terms, counts, terms, counts, counts)
    words = np.full((1, size), 1 / size)
    found = consensus.Consensus(words[0], words, np.ones(1), words[None], words[None])
    nodes = [model.Node(leaves=(0,), parent=-1, fewest=1, most=1)]
    ones = np.ones((paragraphs, 2)), np.zeros(paragraphs), np.ones((2, size))
    return model.Cut(model.Model(made, found, nodes, *ones, pd.DataFrame()), np.array([0]))


def test_a_reader_does_not_notice_a_term_of_one_enumeration():
    cut = _cut_of_one_topic(["航运", "渔港"], 3 * [[1.0, material.ENUMERATED]])
    exemplars = np.array([[0, 1, 2]])
    assert cut.shared(exemplars).tolist() == [[1.0, 0.0]]
    assert cut.prominent(exemplars)[0].tolist() == pytest.approx([0.5, 0.29], abs=0.01)


def test_a_topic_whose_exemplars_are_lists_of_offices_is_labelled_as_such():
    exemplars = np.array([[0, 1, 2]])
    present = _cut_of_one_topic(["副市长", "市长", "会议"], 3 * [[1.0, 1.0, 1.0]])
    assert summary._attendance(present, exemplars) == [True]
    seldom = _cut_of_one_topic(["市长", "会议", "渔港"], 3 * [[1.0, 1.0, 1.0]])
    assert summary._attendance(seldom, exemplars) == [False]


def test_a_reader_sees_a_term_in_a_longer_one():
    """Where 亚运会火炬 stands, 亚运会 is not counted beside it, but it is read there."""
    names = np.array(sorted(["亚运会", "亚运会火炬", "杭州"]), dtype=object)
    counts = sparse.csr_matrix(
        [[float(name in text) for name in names] for text in 3 * [["杭州", "亚运会火炬"]]]
    )
    rows = pd.DataFrame({"paragraph_id": list("abc"), "article_id": list("abc"), "tokens": 2})
    made = material.Material(rows, names, counts, names, counts, counts)
    words = np.full((1, 3), 1 / 3)
    found = consensus.Consensus(words[0], words, np.ones(1), words[None], words[None])
    nodes = [model.Node(leaves=(0,), parent=-1, fewest=1, most=1)]
    fitted = model.Model(made, found, nodes, np.ones((3, 2)), np.zeros(3), np.ones((2, 3)), pd.DataFrame())
    cut = model.Cut(fitted, np.array([0]))
    assert cut.shared(np.array([[0, 1, 2]])).tolist() == [[1.0, 1.0, 1.0]]


NAMES = [surname + given for surname in ("郑", "欧阳", "牟") for given in ("海涛", "国勋", "清")]


@pytest.mark.parametrize("name", NAMES)
def test_the_name_of_a_person_of_the_corpus_is_one_word_and_part_of_no_phrase(name):
    acts = ("调研粮食生产", "检查安全生产", "会见企业代表", "部署防汛工作")
    readings = [
        f"副省长{name}{act}，{name}副省长对{place}的工作表示肯定。" for act in acts for place in "甲乙"
    ]
    made = material.gather(texts(readings)[0], people=[name])
    for words in (made.vocabulary, made.terms):
        assert [word for word in words if set(word) & set(name)] == [name]
    assert name in made.persons
    (column,) = np.flatnonzero(made.terms == name)
    assert made.term_counts[:, column].sum() == 2 * len(readings)


def test_persons_name_no_topic(planted, made):
    """The label words of a topic are given as persons of the corpus; others take their place."""
    persons = names.unknown_words(made["topics"]["label"].str.split("·").explode())
    found = topics.build(
        planted.paragraphs,
        planted.articles,
        planted.meetings,
        terms=planted.words,
        people=persons,
        settings=SETTINGS,
    )
    assert not set(found["topics"]["label"].str.split("·").explode()) & persons
    assert set(found["topic_words"]["word"]) & persons


def test_a_term_more_gives_the_same_words():
    """Topics are fitted on the words; only what they are called depends on a lexicon."""
    paragraphs = texts(
        ["抓好安全生产责任。", "安全生产抓好责任。", "责任要落实安全生产。", "生产要抓好责任。"] * 2
    )[0]
    one, other = (material.gather(paragraphs, terms=terms) for terms in ([], ["安全生产责任"]))
    assert one.vocabulary.tolist() == other.vocabulary.tolist()
    assert (one.counts != other.counts).nnz == 0
    assert "安全生产责任" not in one.terms


def test_a_term_without_any_word_of_content_is_a_word():
    paragraphs = texts(["健全885机制。", "885机制见效。", "机制有885。"])[0]
    made = material.gather(paragraphs, terms=["885"])
    assert "885" in made.vocabulary


def test_the_start_of_the_runs_recurs_over_samples(planted):
    made = material.gather(planted.paragraphs, terms=planted.words)
    counts = background.specific(made.counts)
    found = agreed(counts, 3, 8)
    assert found.shape == (3, counts.shape[1])
    assert consensus.match(found, start(counts, 3))[1].min() > 0.9
    assert (agreed(counts, 3, 1) == start(counts, 3)).all()
    assert agreed(counts[:3], 5, 8) is None
