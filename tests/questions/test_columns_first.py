"""A missing column or value is reported as soon as the texts are read; groups of a count can be selected."""

from __future__ import annotations

import logging

import pandas as pd
import pytest

from analysis import asking, pipeline
from analysis.faults import InputFault
from analysis.settings import Settings
from analysis.study import Study


@pytest.fixture
def corpus(tmp_path, monkeypatch):
    """Texts that have not been read before, and topics that are never to be fitted."""
    monkeypatch.setenv("OFFICIAL_TEXTS_CACHE", str(tmp_path / "cache"))
    table = tmp_path / "texts.csv"
    rows = [(f"1月{n}日，市委召开会议。", "2024-01-30", f"省{n}") for n in range(2, 6)]
    pd.DataFrame(rows, columns=["正文", "日期", "省份"]).to_csv(table, index=False)

    def fitted(*given, **named):
        raise AssertionError("topics were fitted")

    monkeypatch.setattr(pipeline.topics, "build", fitted)
    return table


@pytest.mark.parametrize(
    "ask",
    [
        lambda study: study.compare_each("省分"),
        lambda study: study.compare(省分="省2"),
        lambda study: study.where(省分="省2"),
        lambda study: study.topic_effects("省分"),
        lambda study: study.topic_effects("省份", control="省分"),
        lambda study: study.figure("timeline", 省分="省2"),
    ],
)
def test_a_wrong_column_is_told_before_topics_are_fitted(corpus, ask):
    with pytest.raises(InputFault, match="no column '省分'; did you mean 省份"):
        ask(Study(corpus, workers=1))


def test_so_it_is_on_the_command_line(corpus, tmp_path):
    with pytest.raises(InputFault, match="no column '省分'; did you mean 省份"):
        asking.compare(Settings(corpus=corpus, workers=1, out=tmp_path / "out"), "省分")
    assert not (tmp_path / "out").exists()


@pytest.fixture(scope="module")
def study(tmp_path_factory) -> Study:
    rows = [("3月1日，市委召开会议。", f"省{n:02d}") for n in range(18) for _ in range(18 - n)]
    table = tmp_path_factory.mktemp("corpus") / "texts.csv"
    numbered = [
        (f"{text}第{n}号。", province) for n, (text, province) in enumerate([*rows, (rows[0][0], "")])
    ]
    pd.DataFrame(numbered, columns=["正文", "省份"]).to_csv(table, index=False)
    return Study(table, workers=1)


@pytest.mark.parametrize("most", [16, 12, 1])
def test_the_group_of_all_others_is_chosen_as_it_is_counted(study, most, caplog):
    caplog.set_level(logging.ERROR)
    counts = study.articles["省份"].value_counts()
    others = {*counts.index[most:], ""} - {*counts.index[:most]}
    chosen = study.where(省份="(other)", most=most)
    assert {*chosen.articles["省份"]} - {""} == others - {""}
    assert len(study.where(省份=["(other)", "省00"], most=most).articles) == len(chosen.articles) + 18


def test_articles_without_a_value_are_chosen_as_they_are_counted(study):
    assert study.where(省份="(none)").articles["省份"].tolist() == [""]


def test_a_group_that_no_count_makes_is_told(study):
    with pytest.raises(InputFault, match=r"there is no 省份 '\(other\)' here"):
        study.where(省份="(other)", most=100)
