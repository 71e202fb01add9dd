"""Tables for readers: every column has a head, and every value of a closed list a text, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

from analysis import Study, display, wording
from analysis.corpus import describe as of_corpus
from analysis.corpus.describe import GROUPS
from analysis.formulations import describe as of_formulations
from analysis.formulations import voices
from analysis.plots.topic_choice import _KNOWN as MEASURES
from analysis.tables import SCHEMAS, meanings, readable
from analysis.tables.answers import ANSWERS
from analysis.timeline import describe as of_timeline
from analysis.topics import describe as of_topics
from tests.questions import made
from tests.rows import each

PACKAGE = Path(readable.__file__).parents[1]
CHINESE = re.compile(r"[\u4e00-\u9fff]")
CHOICES = [
    (column.name, choice)
    for schema in SCHEMAS.values()
    for column in schema
    for choice in column.choices
    if choice
]
#: Closed lists that no schema restricts, as the code that writes them has them.
WRITTEN = [
    *(("disposition", name) for name in (*GROUPS, "unread")),
    *(("role", name) for name in ("body", "headline", "kicker", "deck", "subheading", "byline")),
    *(("members_stand", name) for name in ("before", "after", "none")),
    *(
        ("pattern", name)
        for name in ("number", "code", "parallel", "quoted", "announced", "recurrent", "listed")
    ),
    *((name, cell) for name in ("chosen", "differs") for cell in ("True", "False")),
    *(("members_complete", cell) for cell in ("yes", "no")),
    *(("direction", cell) for cell in ("more", "less", "same")),
    *(("what", group) for group in GROUPS.values()),
    ("kind", "all"),
]


@pytest.fixture(scope="module")
def study(tmp_path_factory) -> Study:
    path = made.workbook(tmp_path_factory.mktemp("made"))
    return Study(path, language="zh", columns={"source": "报纸", "province": "省份"})


@each("table", meanings.DOCUMENTED)
def test_every_column_has_a_chinese_head(table: str):
    columns = [column.name for column in meanings.DOCUMENTED[table]]
    heads = readable.heads(columns, "zh")
    assert len(set(heads)) == len(columns)
    assert {head for head in heads if not CHINESE.search(head) or len(head) > 14} == set()
    assert readable.heads(columns, "en") == columns
    assert CHINESE.search(meanings.rows()[table]["zh_head"])


@each(("column", "value"), dict.fromkeys([*CHOICES, *WRITTEN]))
def test_every_value_has_both_languages(column: str, value: str):
    assert value in wording.values(column)
    chinese = wording.value(column, value, "zh")
    assert CHINESE.search(chinese) or column == "significance"
    assert not CHINESE.search(wording.value(column, value, "en"))


def test_bases_of_dates_that_the_code_writes_have_both_languages():
    texts = "".join(path.read_text("utf-8") for path in sorted((PACKAGE / "corpus").rglob("*.py")))
    written = set(
        re.findall(r'"(column|masthead|page metadata|script|url|file name|date line|modified)"', texts)
    )
    assert len(written) == 8
    assert written - wording.values("published_basis") == set()


def test_every_text_of_a_value_belongs_to_a_column():
    columns = {column.name for schema in meanings.DOCUMENTED.values() for column in schema}
    known = {f"{name}_" for name in columns}
    assert [key for key in wording.texts("values") if not any(map(key.startswith, known))] == []
    assert MEASURES  # figures and tables name the same measures
    for measure in {*MEASURES} & wording.values("measure"):
        assert wording.value("measure", measure, "zh") == wording.say(f"measure_{measure}", "zh")


def english(frame: pd.DataFrame, own: set[str]) -> dict[str, list]:
    """Heads and cells of a readable table that hold no Chinese but a word, apart from identifiers and dates."""
    made_ = readable.table(frame, "zh")
    found = {head: [] for head in made_.columns if not CHINESE.search(str(head)) and head not in own}
    kept = {"article_id", "paragraph_id", "meeting_id", "meeting_ids", "source", "mentions", "reason_places"}
    kept |= {
        "choice",
        "gloss",
        "exemplar",
        "exemplars",
        "article_ids",
        "repeat_of",
        "between",
        "rule",
        "about",
        "published_others",
        "value",  # a date as it is read
    }
    for name, head in zip(frame.columns, made_.columns, strict=True):
        cells = [] if name in kept else [cell for cell in made_[head] if isinstance(cell, str)]
        if bad := [cell for cell in cells if re.search("[A-Za-z]{2,}", cell) and "：" not in cell]:
            found[head] = bad[:3]
    return found


@pytest.mark.parametrize("table", SCHEMAS)
def test_a_chinese_table_holds_no_english(study: Study, table: str):
    frame = study.tables[table]
    if table == "ledger":  # a part of an article has its id for a reason
        frame = frame[~frame["reason"].str.contains("#")]
    assert english(frame, {"province"}) == {}


def answers(study: Study) -> dict[str, pd.DataFrame]:
    found = study.compare(source=("江宁日报", "云港晚报"))
    person, network = study.person("王晓明"), study.network()
    hits = study.search("高质量发展")
    return {
        "texts": study.texts,
        "search_kwic": hits.kwic,
        "search_by": hits.by_month,
        "compare_words": found.words,
        "compare_topics": found.topics,
        "compare_meetings": found.meetings,
        "compare_meetings_per_month": found.meetings_per_month,
        "compare_people": found.people,
        "topic_effects": study.topic_effects("source"),
        "absences": study.absences(),
        "network_edges": network.edges,
        "network_persons": network.persons,
        "person_meetings": person.meetings,
        "person_series": person.series,
        "person_partners": person.partners,
        "person_terms": person.terms,
    }


def test_answers_have_the_documented_columns_and_no_english(study: Study):
    given = answers(study)
    assert given.keys() == ANSWERS.keys() - {"in_notebooks"}
    more = {
        "search_by": {"month"},
        "compare_meetings": {"江宁日报", "云港晚报"},
        "texts": {"栏目", "province"},
    }
    for name, frame in given.items():
        assert set(frame.columns) - more.get(name, set()) == {column.name for column in ANSWERS[name]}, name
        assert english(frame, {"江宁日报", "云港晚报", "province"}) == {}, name


def shown_in_notebooks(study: Study) -> dict[str, pd.DataFrame]:
    """The tables that only notebooks make, as they make them."""
    document = study.document(study.meetings["source"].iloc[0])
    basis = study.articles["published_basis"].replace("", "unknown")
    return {
        "shares": of_corpus.shares(study.ledger),
        "basis": basis.value_counts().reset_index(name="article_count"),
        "as_read": of_timeline.as_read(document, "zh"),
        "exemplars": of_topics.exemplars(study.topics, study.paragraphs).drop(columns="exemplar"),
        "mixed": of_topics.mixed_paragraphs(study.topic_paragraphs, least=0.1),
        "voices": voices(study.formulation_uses, study.meetings),
        "rejects": of_formulations.reasons(study.formulation_rejects),
        "thresholds": of_formulations.by_thresholds(study.paragraphs),
    }


def test_tables_that_only_notebooks_make_have_chinese_heads_and_values(study: Study):
    tables = shown_in_notebooks(study)
    assert {name: english(frame, set()) for name, frame in tables.items()} == {name: {} for name in tables}
    voice = readable.table(tables["voices"], "zh")
    assert set(voice["身份"]) == {"机构", "讲话人"}
    assert {"文章数", "文章总数"} <= set(voice.columns)


def test_words_of_the_corpus_are_not_translated(study: Study):
    articles = study.articles.assign(kind_given="held", value="report", headline="held")
    told = readable.table(articles, "zh")
    assert {"kind_given", "value", "province"} <= set(told.columns)
    assert set(told["kind_given"]) == set(told["标题"]) == {"held"}
    assert readable.table(articles, "en").equals(articles)


def test_a_list_of_values_and_missing_cells():
    frame = pd.DataFrame(
        {"meeting_id": ["m1"] * 3, "role": ["chair；speaker", None, ""], "kind": ["visit", "", None]}
    )
    told = readable.table(frame, "zh")
    assert told["角色"].fillna("-").tolist() == ["主持；讲话或会见", "-", ""]
    assert told["类别"].fillna("-").tolist() == ["考察", "", "-"]


def test_a_cell_that_lists_all_values_of_its_column_is_translated_too():
    every = "；".join(sorted(wording.values("kind")))
    frame = pd.DataFrame({"meeting_id": ["m1"], "kind": [every]})
    assert not re.search("[a-z]", readable.table(frame, "zh")["类别"][0])


def test_a_notebook_shows_the_name_of_the_column_and_the_code_of_a_value():
    frame = pd.DataFrame({"meeting_id": ["m1"], "status": ["held"], "mine": ["x"]})
    shown = display.table(frame, "zh")
    assert re.search(r"<th[^>]*>状态<br><small[^>]*>status</small></th>", shown)
    assert '<td class="short" title="held">已举行</td>' in shown
    assert "<th>mine</th>" in shown
    assert "held</td>" in display.table(frame, "en")
