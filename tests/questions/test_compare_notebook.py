"""The notebook on comparison runs on any corpus, and says so where there is nothing to compare."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from analysis.questions import parts
from analysis.reports import notebooks
from analysis.settings import Settings
from tests.conftest import ROOT

PATH = ROOT / "notebooks" / "06_compare.ipynb"


def conclusion(corpus: Path, cache: Path) -> str:
    """What the first output of the notebook says, and that every table came."""
    node = notebooks.run(PATH, settings=Settings(corpus=corpus, window=None), cache_folder=cache)
    code = [cell for cell in node.cells if cell.cell_type == "code"]
    assert len(node.cells) <= 15 and all(len(cell.source.splitlines()) <= 6 for cell in code)
    assert all(cell.outputs for cell in code[2:])
    return next(out["data"]["text/markdown"] for cell in code for out in cell.outputs if "data" in out)


@pytest.mark.slow
def test_newspapers_are_compared(tmp_path):
    rows = [f"{paper},2024-0{n}-03,市委召开会议，{words}。" for n in range(1, 7) for paper, words in
            (("甲报", "保护森林，发展林业"), ("乙报", "建设港口，疏浚航道"))]  # fmt: skip
    table = tmp_path / "papers.csv"
    table.write_text("\n".join(["source,published,text", *rows]), encoding="utf-8")
    said = conclusion(table, tmp_path / "kept")
    assert said.startswith(
        "Compared by newspaper or site: **乙报** (6 articles) with **甲报** (6 articles). "
    )


@pytest.mark.slow
def test_the_earlier_texts_of_the_shipped_corpus_are_compared_with_the_later(tmp_path):
    said = conclusion(ROOT / "seeds", tmp_path / "kept")
    assert said.startswith("Compared by date: **") and "words tested" in said


@pytest.mark.slow
def test_one_article_has_nothing_to_compare(tmp_path):
    corpus = tmp_path / "one"
    corpus.mkdir()
    (corpus / "a.txt").write_text("2024年5月6日，市委召开会议，研究改革工作。\n", encoding="utf-8")
    assert conclusion(corpus, tmp_path / "kept").endswith("there is nothing to compare.")


def articles(**columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame({"article_id": list("abcd"), **columns})


def test_the_largest_newspaper_is_compared_with_all_others():
    found = parts(articles(date=["2024"] * 4, origin=["甲报", "乙报", "乙报", "丙报"]))
    assert (found.by, found.names, found.one, found.other) == (
        "origin", ("乙报", "the rest"), ("b", "c"), ("a", "d"),
    )  # fmt: skip


def test_halves_and_columns_are_named_in_words():
    dates = ["2023-10-17", "2023", "2024-01-29/2024-02-01", "2023-12"]
    english, chinese = (parts(articles(date=dates), language) for language in ("en", "zh"))
    assert english.one == ("a",) and english.other == ("d", "c")
    assert english.finding.markdown == (
        "Compared by date: **Oct 2023** (1 article) with **Dec 2023 – Feb 2024** (2 articles)."
    )
    assert chinese.finding.markdown == "按日期比较：**2023年10月**（1篇）与**2023年12月—2024年2月**（2篇）。"


def test_a_text_dated_to_the_year_alone_is_in_neither_half_of_it():
    found = parts(articles(date=["2023", "2023-03-01", "2023-04-01", "2023"]))
    assert (found.one, found.other) == (("b",), ("c",))


def test_articles_without_a_value_are_in_no_group():
    found = parts(articles(date=[""] * 4, 省份=["云南", "", "四川", "云南"]), "zh")
    assert (found.names, found.one, found.other) == (("云南", "四川"), ("a", "d"), ("c",))
    assert found.finding.markdown == "按省份比较：**云南**（2篇）与**四川**（1篇）。"


def test_a_column_of_the_corpus_divides_where_no_newspaper_is_named():
    found = parts(articles(date=[""] * 4, origin=[""] * 4, 省份=["云南", "云南", "四川", "云南"]))
    assert (found.by, found.one, found.other) == ("省份", ("a", "b", "d"), ("c",))


def test_a_column_with_a_value_for_each_article_divides_nothing():
    found = parts(articles(date=["2023", "2023", "2024", ""], origin=[""] * 4, 题=list("甲乙丙丁")))
    assert (found.by, found.one, found.other) == ("date", ("a", "b"), ("c",))


def test_articles_of_one_date_are_not_divided():
    found = parts(articles(date=["2024-05-01", "2024-05-02", "2024-05-02", "2024-05-02?"]))
    assert (found.one, found.other) == (("a",), ("b", "c", "d"))
    assert not parts(articles(date=["2024-05"] * 4))
