"""The report of a corpus in which nothing is dated: no axis of years that no text names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from analysis import Study
from analysis.reports import index
from analysis.settings import Settings

LEADS = {"en": "Nothing in these texts has a date", "zh": "这些文本没有任何日期"}


@pytest.fixture(scope="module")
def study(tmp_path_factory) -> Study:
    folder = tmp_path_factory.mktemp("undated")
    for name, body in (("a", "教育"), ("b", "安全生产"), ("c", "文化旅游")):
        text = f"全市{body}工作会议召开\n\n昨日，全市{body}工作会议召开。市长李大伟主持会议。会议强调，要抓好落实。\n"
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return Study.of(Settings(corpus=folder, window=None))


@pytest.mark.browser
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_report_without_dates_has_a_list_and_no_axis(visit, study, tmp_path: Path, language):
    path = tmp_path / "index.html"
    settings = Settings(corpus=study.settings.corpus, window=None, language=language)
    path.write_text(
        index.render(study.tables, study.sources, settings=settings, fingerprint="0" * 32), encoding="utf-8"
    )
    with visit(path) as seen:
        expect(seen.page.locator("#rows tr")).to_have_count(3)
        expect(seen.page.get_by_text(LEADS[language])).to_be_visible()
        assert not seen.page.locator("#years").is_visible()
        assert re.findall(r"20[12]\d", seen.page.locator("#timeline").inner_text()) == []
        seen.page.locator("#by-words").fill("教育")
        expect(seen.page.locator("#rows tr")).to_have_count(1)
        assert seen.faults() == []
