"""What an analyst asks next: spellings of persons, a workbook in Chinese, citations of records, words left out."""

from __future__ import annotations

import copy
import logging
import re
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from analysis import Study
from analysis.corpus import cues, kinds
from analysis.faults import InputFault
from analysis.refusals import in_language
from analysis.tables import SCHEMAS, meanings, readable
from analysis.topics import material
from analysis.wording import catalogue
from tests.questions import made


@pytest.fixture(scope="module")
def study(tmp_path_factory) -> Study:
    folder = tmp_path_factory.mktemp("asked")
    (folder / "people.csv").write_text("person,variants\n王晓明,王小明\n", "utf-8")
    return Study(made.workbook(folder), columns={"source": "报纸", "province": "省份"})


def test_a_spelling_finds_its_person(study):
    whole = study.where(person="王晓明").meetings["meeting_id"].tolist()
    assert whole and study.where(person="王小明").meetings["meeting_id"].tolist() == whole
    assert study.where(person=["王小明", "王晓明"]).meetings["meeting_id"].tolist() == whole
    assert study.person("王小明").person == "王晓明"
    spelt, named = (study.figure("timeline", person=one).data for one in ("王小明", "王晓明"))
    assert spelt.equals(named)
    assert study.compare(person="王小明").words.equals(study.compare(person="王晓明").words)
    with pytest.raises(InputFault, match="王晓明"):
        study.where(person="王晓")


def test_a_chinese_workbook_has_chinese_sheets_and_rules(study, tmp_path):
    book = load_workbook(study.to_excel(tmp_path / "zh.xlsx", language="zh"))
    assert book.sheetnames == [meanings.rows()[name]["zh_head"] for name in study_tables()]
    sheet = book[meanings.rows()["articles"]["zh_head"]]
    heads = [cell.value for cell in sheet[1]]
    rules = {row[heads.index("判定规则")].value for row in sheet.iter_rows(min_row=2)}
    assert rules and not any(re.search("[a-z]{3}", rule) for rule in rules)


def study_tables():
    from analysis.study import TABLES_OF_WORKBOOK

    return TABLES_OF_WORKBOOK


def test_all_sheets_have_different_chinese_names():
    names = [meanings.rows()[name]["zh_head"] for name in (*SCHEMAS, "texts")]
    assert len({name[:31] for name in names}) == len(names)
    assert not any(set(name) & set("[]:*?/\\") or re.search("[a-z]{3}", name) for name in names)


def test_every_rule_of_an_article_has_a_chinese_text():
    own = {*(name for name, weight in cues.WEIGHTS.items() if weight > 0), "start"} - {"cohesion"}
    own |= {row["rule"] for row, _ in kinds._rules()}
    own |= {
        "bullet and day",
        "dateline",
        "author's line, no reporter",
        "reporters named",
        "no mark of another kind",
    }
    assert {name for name in own if f"article.{name}" not in catalogue()} == set()


def test_a_citation_of_a_record_names_its_table(study):
    key = study.articles["article_id"][0]
    assert "articles.xlsx, record n01, characters" in repr(study.cite(key)).replace(
        study.settings.corpus.name, "articles.xlsx"
    )
    assert f"{study.settings.corpus.name}, record n01" in study.cite(key).bib
    assert f"{study.settings.corpus.name}, record n01" in study.cite([key]).ris
    chinese = Study(study.settings.corpus, columns={"source": "报纸", "province": "省份"}, language="zh")
    assert f"{study.settings.corpus.name}，记录n01，第" in repr(chinese.cite(key))


def test_texts_have_the_newspaper_and_own_columns(study):
    assert [*study.texts.columns][:3] == ["article_id", "date", "headline"]
    assert study.texts["origin"].tolist() == study.articles["origin"].tolist()
    assert study.texts["province"].tolist() == study.articles["province"].tolist()
    assert study.texts.columns[-1] == "text"


def test_a_pattern_leaves_out_a_kind_of_words_and_a_word_tells_longer_ones(study, caplog):
    terms = study.formulations["term"].tolist()
    made = material.gather(study.paragraphs, terms=terms)
    words = {*made.vocabulary.tolist(), *made.terms.tolist()}
    short, longer = next((a, b) for a in sorted(words, key=len) for b in words if a != b and b.startswith(a))
    left = study._left_out([f"{short}.*"], terms)
    assert {short, longer} <= left == {word for word in words if word.startswith(short)}
    assert study._left_out([short], terms) == {short}
    with pytest.raises(InputFault, match="cannot be read"):
        study._left_out(["(重庆"], terms)
    with pytest.raises(InputFault, match="matches no word"):
        study._left_out(["没有的词.+"], terms)
    with caplog.at_level(logging.WARNING):
        fitted = study.fit_topics(topics=2, stop=[short])
    shown = {*fitted.topic_words["word"], *fitted.topic_background["word"]}
    assert short not in shown
    assert (f"stop leaves out {short} only" in caplog.text) == any(short in word for word in shown)
    assert any(short in word for word in shown)  # so that there is something to tell in Chinese
    chinese = copy.copy(study)
    chinese.settings = replace(study.settings, language="zh")
    caplog.clear()
    with caplog.at_level(logging.WARNING):
        chinese.fit_topics(topics=2, stop=[short])
    assert f"只去掉了“{short}”一词" in caplog.text and "leaves out" not in caplog.text


def test_a_window_is_no_part(study):
    with pytest.raises(InputFault, match="since="):
        study.where(window=("2023-01", "2023-06"))


def test_the_bodies_of_two_provinces_are_compared_apart(study):
    assert set(study.meetings["body"]) >= {"市政府"}
    assert {"安平市政府", "临江市政府"} <= set(study.meetings["body_full"])
    assert "临江市政府" in set(study.compare(source=("江宁日报", "云港晚报")).meetings["body"])


def test_values_of_the_readable_rule_are_only_told_in_chinese():
    import pandas as pd

    rule = "begins: start; report: reporters named"
    assert readable.cells(pd.Series([rule], name="rule"), "en").tolist() == [rule]


def test_a_role_is_of_the_person_asked_for(study):
    assert len(study.where(person="李大伟", role="chair").meetings) == 30
    assert study.where(person="王晓明", role="speaker").meetings.equals(study.where(person="王小明").meetings)
    assert set(study.where(role="chair").people["person"]) >= {"李大伟", "周丽华"}
    with pytest.raises(InputFault, match="王晓明"):
        study.where(person="王晓明", role="chair")
    with pytest.raises(InputFault, match="chair"):
        study.where(role="chairs")


def test_the_articles_of_a_term_or_of_a_search(study):
    uses = study.formulation_uses.query("term == '数字乡村'")["article_id"]
    assert set(study.where(term="数字乡村").articles["article_id"]) == set(uses)
    found = study.where(article_id=study.search("数字乡村建设").kwic.article_id)
    assert set(found.articles["article_id"]) == set(uses) and len(repr(found)) < 200
    with pytest.raises(InputFault, match="数字乡村"):
        study.where(term="数字乡")


def test_kinds_and_roles_may_be_asked_for_in_the_words_that_pages_show(tmp_path):
    (tmp_path / "a.txt").write_text(
        "市委召开会议\n\n2024年5月6日，市委召开工作会议，市委书记李仲明主持会议。\n", encoding="utf-8"
    )
    study = Study(tmp_path, language="zh")
    for asked in (
        {"kind": "会议"},
        {"kind": "meeting"},
        {"person": "李仲明", "role": "主持"},
        {"status": "已举行"},
    ):
        assert len(study.where(**asked).meetings) == 1, asked
    with pytest.raises(InputFault, match="kind"):
        study.where(kind="会见")


def test_parts_without_names_of_their_own_have_those_of_the_language(tmp_path):
    (tmp_path / "a.txt").write_text("2024年5月6日，市委召开工作会议。", encoding="utf-8")
    study = Study(tmp_path, language="zh")
    with pytest.raises(InputFault) as fault:
        study.compare(study.where(since="2030"))
    assert "另一部分没有文章" in in_language(fault.value, "zh")
