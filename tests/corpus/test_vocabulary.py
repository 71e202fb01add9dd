"""The room's vocabulary runs its own examples; the loader names file and line of a bad entry."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis import vocabulary
from analysis.corpus import (
    bylines,
    field_lines,
    furniture,
    headings,
    headline_score,
    kinds,
    labels,
    layout,
    page_words,
    pages,
)
from analysis.corpus.lines import split
from analysis.faults import InputFault
from tests.rows import each


def rows(name: str, *columns: str):
    return [pytest.param(row, id=row.where) for row in vocabulary.load(name, (*columns, "example"))]


@pytest.mark.parametrize("row", rows("corpus/field_labels", "label"))
def test_names_of_fields(row: vocabulary.Row):
    name, _, _ = row["example"].partition("：")
    assert row.pattern("label").fullmatch(name)
    some = split(f"{row['example']}\n会场布置：李仲明")
    found, _ = field_lines.rows(some)
    assert found == {line.start for line in some}


@each("row", rows("corpus/furniture", "pattern", "disposition", "reason"))
def test_furniture(row: vocabulary.Row):
    assert furniture.name(row["example"]) == (row["disposition"], row["reason"])


@pytest.mark.parametrize("row", rows("corpus/datelines", "pattern", "name"))
def test_datelines(row: vocabulary.Row):
    assert row.pattern("pattern").match(row["example"])
    assert bylines.dateline(row["example"]) == row["example"].strip()


@pytest.mark.parametrize("row", rows("corpus/decks", "pattern"))
def test_lines_below_a_headline(row: vocabulary.Row):
    others = [
        one for one in vocabulary.load("corpus/decks", ("pattern", "example")) if one.where != row.where
    ]
    assert row.pattern("pattern").fullmatch(row["example"])
    assert not any(one.pattern("pattern").fullmatch(row["example"]) for one in others)
    assert headings.belongs_below(row["example"])


@pytest.mark.parametrize("row", rows("corpus/roundups", "pattern"))
def test_round_ups(row: vocabulary.Row):
    [head] = [block for block in layout.blocks(row["example"]) if block.kind == "head"]
    assert pages.is_round_up(pages.Group((head,)))


@pytest.mark.parametrize("row", rows("corpus/site_words", "pattern"))
def test_words_of_sites(row: vocabulary.Row):
    assert row.pattern("pattern").search(row["example"])
    assert headline_score.speaks_of_site(row["example"])


@pytest.mark.parametrize(
    "headline",
    [
        "全市空气质量改善工作会议召开",
        "日本网球代表团来访",
        "基本网络建设推进会召开",
        "12345热线工作推进会召开",
        "志愿者注册工作启动",
        "市残联召开第五次会员代表大会",
        "全市养老服务长者食堂现场会召开",
        "广告产业园揭牌",
        "优惠政策惠及万家",
        "创建文明城市",
    ],
)
def test_headlines_with_words_that_sites_also_use(headline: str):
    assert not headline_score.speaks_of_site(headline)


@each("row", rows("corpus/page_words", "pattern", "kind"))
def test_words_of_pages(row: vocabulary.Row):
    assert row.pattern("pattern").fullmatch(row["example"])
    assert page_words.only(row["example"])


@pytest.mark.parametrize(
    "office",
    [
        "市委对台工作办公室",
        "市促进就业办公室",
        "市打击走私办公室",
        "市保护消费者权益委员会",
        "维护妇女儿童权益办公室",
        "从化区教育局",
    ],
)
def test_offices_named_for_a_task(office: str):
    assert page_words.is_office(office)


@pytest.mark.parametrize("headline", ["何东山看望老党员老干部", "何东山走访慰问市公安局", "服务青江大学"])
def test_what_someone_did_is_no_office(headline: str):
    assert not page_words.is_office(headline)


@pytest.mark.parametrize("row", rows("corpus/sections", "pattern", "alone"))
def test_sections(row: vocabulary.Row):
    assert row.pattern("pattern").fullmatch(row["example"])
    assert page_words.is_section(row["example"])
    assert page_words.is_surely_section(row["example"]) == (row["alone"] == "section")


@pytest.mark.parametrize("row", rows("corpus/kinds", "kind", "where", "pattern", "rule"))
def test_kinds(row: vocabulary.Row):
    words = {"heading": "", "headline": "", "bylines": []}
    if row["where"] in ("byline", "credit"):
        words["bylines"] = [("bracketed", row["example"])]
    else:
        words[row["where"]] = row["example"]
    assert kinds.kind(**words, opens="", datelined=False) == (row["kind"], row["rule"])


@pytest.mark.parametrize("row", rows("corpus/labels", "label", "use"))
def test_labels(row: vocabulary.Row):
    assert labels.read(row["example"])[0] == row["use"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("word\n会\n", "vocabulary/a.csv, line 1: no column example; the header is word"),
        ("word,example\n会,a\n议\n", "vocabulary/a.csv, line 3: 1 cells, but the header has 2"),
        (
            "word,example\n会,a,b\n",
            "vocabulary/a.csv, line 2: 3 cells, but the header has 2; put a cell that contains a comma in double quotes",
        ),
        ("word,example\n会,a\n,b\n", "vocabulary/a.csv, line 3: word is empty"),
        ("word,example\n会,a\n议,b\n会,a\n", "vocabulary/a.csv, line 4: the same entry as line 2"),
    ],
)
def test_bad_entries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, message: str):
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    monkeypatch.setattr(vocabulary, "HERE", tmp_path)
    with pytest.raises(InputFault) as fault:
        vocabulary.load.__wrapped__("a", ("word", "example"))
    assert str(fault.value) == message


def test_no_such_vocabulary():
    with pytest.raises(InputFault) as fault:
        vocabulary.load("corpus/nothing", ("word",))
    assert str(fault.value) == "vocabulary/corpus/nothing.csv: vocabulary file not found"


def test_a_bad_pattern():
    row = vocabulary.Row({"pattern": "("}, "vocabulary/a.csv, line 2")
    with pytest.raises(InputFault) as fault:
        row.pattern("pattern")
    assert str(fault.value) == (
        "vocabulary/a.csv, line 2: column 'pattern' is not a valid regular expression: "
        "missing ), unterminated subpattern at position 0"
    )


@pytest.mark.parametrize("word", ["高校", "方面", "沿江", "安全"])
def test_words_that_are_built_like_names_are_no_reporters(word: str):
    assert bylines.names(f"本报记者 王翔 {word}") == ("王翔",)


@each("row", vocabulary.load("corpus/title_people", ("word", "example")))
def test_names_behind_words_for_people_stay(row):
    assert row["word"] in row["example"]
    assert headings.tidy(row["example"]) == row["example"]


@pytest.mark.parametrize(
    "line", ["1月3日，江州合作社停电（检修）", "1月3日，江州气象台通讯（网络）", "1月3日江州电视台致电："]
)
def test_what_ends_like_a_dateline(line: str):
    """A cut of electricity, a telegram: words that end in 电 or 讯 and send no news."""
    assert not bylines.dateline(line)
