"""Metadata of a corpus: columns of tables, front matter, folders."""

from __future__ import annotations

import csv
from datetime import date, datetime
from pathlib import Path

import pytest

from analysis import Study, load, vocabulary
from analysis.corpus import checked_columns
from analysis.corpus.columns import LONGEST, Columns, words
from analysis.faults import InputFault
from tests.rows import each

TEXT = "5月6日，市委常委会召开会议，研究部署工作。"


def table(folder: Path, *rows: dict[str, str], name: str = "t.csv") -> Path:
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


@each("row", vocabulary.load("corpus/columns", ("ours", "theirs", "example")))
def test_a_usual_name_is_taken(row):
    columns = Columns.of([{row["example"]: "x", "其他": "y"}])
    assert columns.roles == {row["ours"]: row["example"]}
    assert columns.further == (("其他", "其他"),)


def test_the_users_choice_goes_before_usual_names_and_these_by_rank():
    row = {"日期": "", "发布日期": "", "标题": "", "正文": "", "内容": ""}
    assert Columns.of([row]).roles == {"text": "正文", "title": "标题", "published": "发布日期"}
    chosen = Columns.of([row], (("text", "内容"), ("when", "日期")))
    assert chosen.roles == {"text": "内容", "title": "标题", "published": "发布日期"}
    assert chosen.further == (("when", "日期"), ("正文", "正文"))


def test_metadata_of_a_table_stands_in_articles_and_chooses_and_groups(tmp_path):
    path = table(
        tmp_path,
        {"编号": "a", "来源": "甲报", "省份": "云南", "kind": "要闻", "正文": TEXT},
        {"编号": "b", "来源": "乙报", "省份": "", "kind": "社论", "正文": TEXT.replace("6", "7")},
    )
    study = Study(path, workers=1)
    assert study.articles[["source", "origin", "省份", "kind_given"]].values.tolist() == [
        ["a", "甲报", "云南", "要闻"],
        ["b", "乙报", "", "社论"],
    ]
    assert study.where(省份="云南").articles["source"].tolist() == ["a"]
    assert study.where(source="乙报").articles["source"].tolist() == ["b"]
    hits = study.search("会议")
    assert hits.by("source")[["origin", "articles"]].values.tolist() == [["乙报", 1], ["甲报", 1]]
    assert set(zip(hits.kwic["origin"], hits.kwic["source"])) == {("甲报", "a"), ("乙报", "b")}
    assert set(study.search("会议").by("省份")["省份"]) == {"云南", "(none)"}


def test_a_column_of_texts_is_named_and_kept_where_asked_for(tmp_path):
    path = table(tmp_path, {"text": TEXT, "网页": "长" * (LONGEST + 1)})
    assert Study(path, workers=1).warnings[0] == (
        "网页: skipped: contains long texts and is not kept with the articles; "
        'to keep the first 200 characters: columns={"网页": "网页"}'
    )
    kept = Study(path, columns={"网页": "网页"})
    assert kept.articles["网页"].tolist() == ["长" * LONGEST]


def test_front_matter_and_folders_are_columns(tmp_path):
    (tmp_path / "云南" / "昆明").mkdir(parents=True)
    (tmp_path / "云南" / "昆明" / "a.md").write_text(
        f"---\ntitle: 会议\nauthor: '张三'\ntags:\n  - 甲\n  - 乙\nkeys: [丙, 丁]\n来源: 云南日报\n---\n{TEXT}\n",
        encoding="utf-8",
    )
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    one, other = load(tmp_path, columns={"province": "folder:1", "city": "folder:2"})[::-1]
    assert dict(one.source.metadata) == {
        "province": "云南", "city": "昆明", "author": "张三", "tags": "甲；乙", "keys": "丙；丁",
    }  # fmt: skip
    assert one.source.origin == "云南日报"
    assert other.source.metadata == ()


@pytest.mark.parametrize(
    "pairs, said",
    [
        ([("text", "")], "column text=: write OURS=THEIRS, such as text=正文 or province=folder:1"),
        ([("text", "a"), ("text", "b")], "column text=b: text is a already"),
        ([("p", "folder:0")], "column p=folder:0: write folder:1 for the first folder below the corpus"),
        (
            [("text", "folder:1")],
            "column text=folder:1: a folder's name is metadata; give it another name than text",
        ),
    ],
)
def test_a_choice_that_cannot_be_followed(pairs, said):
    with pytest.raises(InputFault) as fault:
        checked_columns(pairs)
    assert str(fault.value) == said


def test_many_values_are_grouped_as_other_and_said(tmp_path, caplog):
    rows = [{"text": f"第{n}次会议召开，市委常委会研究部署工作。", "号": str(n % 500)} for n in range(520)]
    by = Study(table(tmp_path, *rows), workers=1).search("会议").by("号")
    assert len(by) == 51 and by.loc[by["号"] == "(other)", "articles"].item() == 520 - 20 * 2 - 30
    assert "号 has 500 values; the 50 most frequent are shown, all others as (other)" in caplog.text


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (3.0, "3"), (2.5, "2.5"), (-0.25, "-0.25"), (7, "7"), (True, "True"), (float("nan"), ""), (None, ""), ("会议", "会议"),
        (datetime(2024, 3, 5), "2024-03-05"), (datetime(2024, 3, 5, 9, 30), "2024-03-05T09:30:00"), (date(2024, 3, 5), "2024-03-05"),
        (["甲", 2.0], "甲；2"),
    ],
)  # fmt: skip
def test_a_cell_of_any_kind_as_text(cell, text):
    assert words(cell) == text
