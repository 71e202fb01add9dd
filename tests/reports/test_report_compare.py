"""The report's section on two groups of articles says what the notebook says, in both languages."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from types import SimpleNamespace

import pytest

from analysis.reports import comparison, index
from analysis.settings import Settings
from analysis.study import Study
from tests.reports import sample


def corpus(path: Path, months: int) -> Study:
    rows = ["source,published,text"]
    for n in range(1, months + 1):
        rows.append(f"甲报,2024-{n:02}-03,{n}月3日，市委常委会召开会议。会议强调，要保护森林，发展林业。")
        rows.append(f"乙报,2024-{n:02}-04,{n}月4日，市政府召开常务会议。会议强调，要建设港口，疏浚航道。")
        rows.append(f"乙报,2024-{n:02}-05,{n}月5日，市政府召开常务会议。会议强调，要建设港口，疏浚航道。")
    path.write_text("\n".join(rows), encoding="utf-8")
    return Study(path)


@pytest.fixture(scope="module")
def papers(tmp_path_factory) -> Study:
    return corpus(tmp_path_factory.mktemp("papers") / "papers.csv", 12)


def page(study: Study, language: str) -> str:
    settings = replace(study.settings, language=language)
    return index.render(
        study.tables,
        study.sources,
        settings=settings,
        fingerprint="0" * 32,
        compared=comparison.compared(study, language),
    )


def words(html: str) -> str:
    """The text of the section, without tags."""
    section = html[html.index('<section id="compare"') : html.index('<section id="coverage"')]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", section)).split())


def plain(markdown: str) -> str:
    return " ".join(re.sub(r"\*\*", " ", markdown).split())


def squeezed(text: str) -> str:
    return text.replace(" ", "")


@pytest.mark.parametrize(
    ("language", "first", "finding"),
    [
        (
            "en",
            "Compared by newspaper or site: **乙报** (24 articles) with **甲报** (12 articles).",
            "differ in frequency, at a false discovery rate of 5%",
        ),
        ("zh", "按来源比较：**乙报**（24篇）与**甲报**（12篇）。", "个词（见于至少"),
    ],
)
def test_groups_are_compared_with_the_sentences_and_numbers_of_the_notebook(papers, language, first, finding):
    made = comparison.compared(papers, language)
    text = words(page(papers, language))
    assert squeezed(plain(first)) in squeezed(text) and finding in text
    assert squeezed(plain(made.found.finding)) in squeezed(text)
    for row in made.found.words.head(comparison.ROWS).itertuples():
        assert f"{row.term} {row.uses:,} ({row.per_10000:.1f}) {row.uses_other:,} (" in text
    rates = made.found.meetings_per_month.iloc[0]
    assert (rates["per_month"], rates["per_month_other"]) == (2.0, 1.0)
    of_both = [f"{rate} {made_interval(language, rate, rate)} 100.0" for rate in ("2.0", "1.0")]
    assert " ".join(of_both) in text and not rates["differs"]


def made_interval(language: str, low: str, high: str) -> str:
    return f"{low} to {high}" if language == "en" else f"{low}至{high}"


def test_each_word_leads_to_its_sentences(papers):
    assert re.search(r'href="search\.html#q=[%\w]+" lang="zh">', page(papers, "en"))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "carry no newspaper, province or other property"),
        ("zh", "这些文本没有报纸、省份等可以分组的信息"),
    ],
)
def test_texts_without_groups_say_so(language, said):
    texts = sample.corpus(6)
    tables = sample.made(texts)

    study = SimpleNamespace(tables=tables, sources=texts, settings=Settings())
    text = words(page(study, language))
    assert said in text and "<table" not in text


def test_groups_of_few_articles_get_no_interval(tmp_path):
    study = corpus(tmp_path / "papers.csv", 2)
    made = comparison.compared(study, "en")
    text = words(page(study, "en"))
    assert made.found.too_few
    assert squeezed(plain(made.found.too_few)) in squeezed(text)
    assert "too few" in text and "p <" not in text.split("Words")[1]


@pytest.mark.thorough
@pytest.mark.parametrize("width", [390, 1280])
def test_the_section_fits_and_can_be_used(papers, visit, tmp_path, width):
    for language in ("en", "zh"):
        path = tmp_path / f"index.{language}.html"
        path.write_text(page(papers, language), encoding="utf-8")
        with visit(path, "#compare", width=width) as seen:
            assert seen.overflowing() == []
            assert seen.faults() == []
